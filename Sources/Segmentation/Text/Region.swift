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

extension [Region] {
    /// The region that holds an offset, or, if wanted, the first one after it; logarithmic.
    func first(containing offset: Int, orAfter: Bool = false) -> Region? {
        let index = indexOfFirst(endingAfter: offset)
        guard index < count else { return nil }
        return self[index].range.contains(offset) || orAfter ? self[index] : nil
    }

    /// The index of the first region that ends after an offset; `count` where there is none.
    func indexOfFirst(endingAfter offset: Int) -> Int {
        firstIndex(past: { $0.range.upperBound <= offset })
    }
}
