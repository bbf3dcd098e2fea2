/// A pipeline: which pages to read, how to fetch them, and where the events go.
///
/// This is a pipeline file after it was found to be right: paths are absolute, addresses are addresses.
public struct Pipeline: Equatable, Sendable {
    /// One place that pages come from.
    public struct Source: Equatable, Sendable {
        /// What receipts and messages call it.
        public var name: String
        /// Who published the pages, where they do not say so themselves.
        public var publisher: String?
        /// The year under review, where the titles do not name it.
        public var year: Int?
        /// Globs of saved pages, absolute.
        public var files: [String]
        /// Addresses of pages.
        public var pages: [String]
    }

    /// What the user set of how pages are fetched; nil where the usual values hold.
    public struct FetchSettings: Equatable, Sendable {
        /// Seconds for one page.
        public var timeout: Int?
        /// A longer page is an error.
        public var maximumBytes: Int?
        /// Hosts that may be asked though their addresses are private ones.
        public var allowHosts: [String] = []
    }

    /// What the pipeline is called in receipts and messages.
    public var name: String
    /// The pipeline file.
    public var file: String
    /// The digest of the file's bytes, as they were read; nil where the text came from elsewhere.
    public var digest: String?
    /// The folder of the archive, absolute.
    public var archive: String
    /// Whom a site may write to when it is fetched from.
    public var contact: String?
    /// How pages are fetched.
    public var fetch: FetchSettings
    /// Where the pages come from.
    public var sources: [Source]
}
