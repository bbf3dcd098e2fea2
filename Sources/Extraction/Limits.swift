/// How much of a page is read, so that a hostile one costs seconds and not the machine.
///
/// Every limit that cuts something leaves a warning in the document. Real news pages stay far below all of them.
struct Limits: Equatable, Sendable {
    /// Bytes of a page that are decoded; the rest is left.
    var bytes = 64 << 20
    /// Elements and runs of text that are kept of the tree; a page of 1 MB has about 30,000.
    var nodes = 1_000_000
    /// Attributes of one element. libxml2 compares each with all before it: 40,000 cost it eight seconds.
    var attributes = 256
    /// Open elements that libxml2 may look through for end tags that close nothing, in all. It searches the
    /// whole stack for each, so 100,000 stray end tags under 100,000 open elements would be 10,000,000,000 looks.
    var strayEndTagWork = 200_000_000
    /// Bytes of linked data (JSON-LD) that are read.
    var linkedData = 2 << 20
    /// Bytes of a script in which an article is looked for where the page itself has none.
    var scriptData = 8 << 20
}
