/// Tells where a text stops telling what happened and begins to sum up, to thank or to explain itself.
enum ClosingRemarks {
    /// An opening by which closing remarks are known.
    struct Opening: Sendable {
        let words: StaticString
        let reason: String
    }

    /// The openings, English and Chinese.
    static let openings: [Opening] = [
        Opening(words: "Overall,", reason: "sums up"),
        Opening(words: "In summary", reason: "sums up"),
        Opening(words: "In conclusion", reason: "sums up"),
        Opening(words: "To sum up", reason: "sums up"),
        Opening(words: "Summing up", reason: "sums up"),
        Opening(words: "All in all", reason: "sums up"),
        Opening(words: "In short,", reason: "sums up"),
        Opening(words: "Taken together", reason: "sums up"),
        Opening(words: "Taken as a whole", reason: "sums up"),
        Opening(words: "Looking ahead", reason: "looks ahead"),
        Opening(words: "Looking back", reason: "looks back"),
        Opening(words: "Looking forward", reason: "looks ahead"),
        Opening(words: "Going forward", reason: "looks ahead"),
        Opening(words: "As the year ends", reason: "sums up"),
        Opening(words: "Editor's note", reason: "speaks of the page"),
        Opening(words: "Editors' note", reason: "speaks of the page"),
        Opening(words: "The above", reason: "speaks of the page"),
        Opening(words: "This compilation", reason: "speaks of the page"),
        Opening(words: "This review", reason: "speaks of the page"),
        Opening(words: "This list", reason: "speaks of the page"),
        Opening(words: "That is our", reason: "speaks of the page"),
        Opening(words: "If you would like", reason: "speaks to the reader"),
        Opening(words: "If you have", reason: "speaks to the reader"),
        Opening(words: "See you in", reason: "speaks to the reader"),
        Opening(words: "We wish", reason: "speaks to the reader"),
        Opening(words: "What lies ahead", reason: "looks ahead"),
        Opening(words: "Outlook", reason: "looks ahead"),
        Opening(words: "We thank", reason: "thanks"),
        Opening(words: "Thank you", reason: "thanks"),
        Opening(words: "免责声明", reason: "speaks of the page"),
        Opening(words: "Disclaimer", reason: "speaks of the page"),
        Opening(words: "总之", reason: "sums up"),
        Opening(words: "综上", reason: "sums up"),
        Opening(words: "总体来看", reason: "sums up"),
        Opening(words: "总的来看", reason: "sums up"),
        Opening(words: "总体而言", reason: "sums up"),
        Opening(words: "总的来说", reason: "sums up"),
        Opening(words: "整体来看", reason: "sums up"),
        Opening(words: "展望", reason: "looks ahead"),
        Opening(words: "回顾", reason: "looks back"),
        Opening(words: "回首", reason: "looks back"),
        Opening(words: "纵观", reason: "sums up"),
        Opening(words: "放眼未来", reason: "looks ahead"),
        Opening(words: "结语", reason: "sums up"),
        Opening(words: "编者按", reason: "speaks of the page"),
        Opening(words: "特此", reason: "ends a notice"),
        Opening(words: "写在最后", reason: "sums up"),
        Opening(words: "编后", reason: "speaks of the page"),
        Opening(words: "以上", reason: "speaks of the page"),
        Opening(words: "注：", reason: "speaks of the page"),
        Opening(words: "您心目中", reason: "speaks to the reader"),
        Opening(words: "你心目中", reason: "speaks to the reader"),
        Opening(words: "欢迎", reason: "speaks to the reader"),
        Opening(words: "感谢", reason: "thanks"),
        Opening(words: "感恩", reason: "thanks"),
        Opening(words: "（本", reason: "speaks of the page"),
    ]

    /// Openings of a paragraph that comments on what was told before it, in whatever item.
    static let commentOpenings: [Opening] = [
        Opening(words: "Comment", reason: "comments"),
        Opening(words: "Our view", reason: "comments"),
        Opening(words: "Our comment", reason: "comments"),
        Opening(words: "Our take", reason: "comments"),
        Opening(words: "Our verdict", reason: "comments"),
        Opening(words: "Verdict:", reason: "comments"),
        Opening(words: "Analysis:", reason: "comments"),
        Opening(words: "Why it matters", reason: "comments"),
        Opening(words: "Editor", reason: "comments"),
        Opening(words: "点评", reason: "comments"),
        Opening(words: "评论", reason: "comments"),
        Opening(words: "简评", reason: "comments"),
        Opening(words: "短评", reason: "comments"),
        Opening(words: "分析：", reason: "comments"),
        Opening(words: "编者按", reason: "comments"),
        Opening(words: "入选理由", reason: "comments"),
    ]

    /// Whether a comment begins at an offset, in a bracket of its own or not.
    static func commentBegins(in bytes: [UInt8], at offset: Int) -> Bool {
        let scalar = bytes.scalar(at: offset)
        let start = scalar.value.opens ? offset + scalar.length : offset
        return commentOpenings.contains { opening in
            // "Commenting on the matter, ..." is a sentence like any other.
            bytes.has(opening.words, at: start) && !bytes.byte(at: start + opening.words.utf8CodeUnitCount).isLetter
        }
    }

    /// Whether closing remarks begin at an offset.
    static func begin(in bytes: [UInt8], at offset: Int) -> Bool {
        openings.contains { bytes.has($0.words, at: offset) }
    }
}
