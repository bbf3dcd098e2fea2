/// A way to spoil a page: what a broken transfer, a bad editor or somebody with bad intentions makes of it.
///
/// The same generator gives the same page. Stretches end at any byte, so that characters are torn, too.
public enum Mutation: CaseIterable, Sendable {
    /// The page breaks off, or begins in the middle.
    case cut
    /// A stretch is missing.
    case drop
    /// A stretch of another page stands in it.
    case splice
    /// A stretch stands in it several times, at one place.
    case multiply
    /// Two stretches stand in each other's place.
    case swap
    /// Single bits are wrong.
    case flip
    /// Single bytes are any.
    case overwrite
    /// Words that mean something to a reader of reviews stand where none are expected.
    case insert

    /// A page spoiled in one to four ways.
    ///
    /// - Parameters:
    ///   - page: the page.
    ///   - other: a page of which a part may be spliced into it.
    public static func mutant(
        of page: [UInt8], beside other: [UInt8], using generator: inout some RandomNumberGenerator
    ) -> [UInt8] {
        var mutant = page
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            (allCases.randomElement(using: &generator) ?? .flip).apply(to: &mutant, beside: other, using: &generator)
        }
        return mutant
    }

    private func apply(
        to page: inout [UInt8], beside other: [UInt8], using generator: inout some RandomNumberGenerator
    ) {
        let place = Int.random(in: 0...page.count, using: &generator)
        switch self {
        case .cut:
            if Bool.random(using: &generator) { page.removeFirst(place) } else { page.removeLast(page.count - place) }
        case .drop:
            page.removeSubrange(Mutation.stretch(of: page, using: &generator))
        case .splice:
            page.insert(contentsOf: other[Mutation.stretch(of: other, using: &generator)], at: place)
        case .multiply:
            let stretch = page[Mutation.stretch(of: page, using: &generator)]
            let times = Int.random(in: 1...max(1, min(40, 600 / max(1, stretch.count))), using: &generator)
            page.insert(contentsOf: Array(repeating: stretch, count: times).joined(), at: place)
        case .swap:
            let ends = (0..<3).map { _ in Int.random(in: 0...page.count, using: &generator) }.sorted()
            page = Array(page[..<ends[0]] + page[ends[1]..<ends[2]] + page[ends[0]..<ends[1]] + page[ends[2]...])
        case .flip:
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                guard let index = page.indices.randomElement(using: &generator) else { return }
                page[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            }
        case .overwrite:
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                guard let index = page.indices.randomElement(using: &generator) else { return }
                page[index] = UInt8.random(in: 0...255, using: &generator)
            }
        case .insert:
            var words: [UInt8] = []
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                words += Mutation.words.randomElement(using: &generator) ?? []
            }
            page.insert(contentsOf: words, at: place)
        }
    }

    /// A stretch of up to 400 bytes.
    private static func stretch(of page: [UInt8], using generator: inout some RandomNumberGenerator) -> Range<Int> {
        let start = Int.random(in: 0...page.count, using: &generator)
        return start..<min(page.count, start + Int.random(in: 1...400, using: &generator))
    }

    private static let words = printed.map { Array($0.utf8) } + malformed

    /// What a reader of reviews takes for a marker, a date, an amount, a heading or the end of something.
    public static let printed = [
        "1. ", "2. ", "2.1 ", "1.1.1 ", "3.", "IV. ", "A. ", "(a) ", "(i) ", "（二）", "二、", "十二、", "第三条 ", "第一章 ", "一是",
        "②", "#4 ", "No. 5 ", "Part 2: ", "Event two: ", "事件三：", "Second, ", "7) ", "8、", "99999999999999999999. ",
        "On May 3, ", "In June, ", "From May 3 to 5, ", "between Dec. 30 and Jan. 2, ", "5月3日，", "2024年6月，",
        "at the end of 2023", "late December", "H1 2024", "Q4", "the 22nd", "the same day", "同日，", "次日", "去年", "本月底",
        "February 30", "29 February 2023", "9999-12-31", "0001-01-01", "00:61", "2024-13-45", "二〇二四年", "2024",
        "12.5%", "3.5 mt", "RMB 5.2 billion", "$1.5-2 trillion", "1万吨", "一百二十亿元", "1,000 mt/yr", "a dozen",
        "5 to 10 kg",
        "99999999999999999999 t", "1e400 m", "½ t", "0.000000000000000000001 km",
        "Mill Reopens", "工厂投产", "it opened", "Co., Ltd.", "U.S.", "Looking ahead", "展望", "Comment: ", "点评：", "Contents",
        ". ", "。", ", ", "，", ": ", "：", "; ", "；", "、", "!", "?", "…", "——", "-", "–", "/",
        "\"", "“", "”", "(", ")", "（", "）", "《", "》", "[", "】", "'",
        "\n", "\n\n", "\r\n", "\t", " ", "\u{3000}", "\u{A0}", "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{2028}", "\u{85}",
        "\u{1}", "\u{2}", "\u{3}", "\u{5}", "\u{301}", "A", "z", "é", "１", "Ａ", "𠀀", "\u{10FFFF}",
        "<h2>", "</h2>", "<li>", "<ol start=7 type=i>", "<li value=-2147483648>", "</ol>", "<p>", "<b>", "<br>",
        "&nbsp;",
        "&#x31;", "&#0;", "<table><tr><td>", "</table>", "<dl><dt>", "<!--", "-->", "<script>", "<pre>", "<title>",
        "<meta",
    ]

    /// Bytes that are no UTF-8: a bare continuation, a torn character, an overlong one, a surrogate, one past the last.
    private static let malformed: [[UInt8]] = [
        [0x00], [0x80], [0xE4, 0xB8], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFE],
    ]
}
