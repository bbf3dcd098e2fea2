import CLibXML2

/// libxml2 as a whole.
enum MarkupLibrary {
    /// libxml2 wants its globals set up before the first use from several threads. Doing so again, as other rooms of
    /// the program do, changes nothing; and nothing here sets a global of it.
    static let isReady: Bool = {
        xmlInitParser()
        return true
    }()
}
