/// A stretch of the document that may be segmented: a block that is not furniture and not the title.
struct Region: Equatable, Sendable {
    /// UTF-8 offsets into the text.
    var range: Range<Int>
    /// 1 to 6 where the page says the block is a heading; 0 elsewhere.
    var headingLevel: Int = 0
    /// The leading part that the page prints in bold.
    var boldOpening: Range<Int>?
    /// Whether the page says it is an item of a list.
    var isListItem = false
}
