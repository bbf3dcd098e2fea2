/// A kind of line that stands around articles and is none of their text.
struct FurnitureRule: Sendable {
    /// Where such a line may stand.
    enum Place: Sendable {
        /// Before the first paragraph.
        case head
        /// After the first paragraph.
        case foot
        case anywhere
    }

    /// What follows from such a line.
    enum Effect: Sendable {
        /// It is furniture itself.
        case line
        /// It opens the foot: all that follows is furniture too, unless that is more text than went before.
        case rest
    }

    /// How such a line reads; letters in lower case, white space collapsed.
    enum Pattern: Sendable {
        /// The line is one of these, whatever colons, dots or arrows stand around it.
        case whole([String])
        /// It begins with one of these.
        case opens([String])
        /// It ends with one of these.
        case ends([String])
        /// One of these stands anywhere in it.
        case holds([String])
        /// A date of publication, with little beside it.
        case dateline
        /// The way from the home page: parts between `/`, `>` and the like, the first of which is the home page.
        case crumbs([String])
        /// "By" and a name.
        case credit
    }

    /// The name that blocks and explanations bear.
    let name: String
    /// Why it is a rule.
    let reason: String
    let place: Place
    let effect: Effect
    /// The longest such line, in bytes.
    let longest: Int
    let patterns: [Pattern]
    /// Lines that the rule must take, and that a test runs.
    let examples: [String]
    /// Lines that look alike and must stay.
    let counterexamples: [String]

    init(
        _ name: String, reason: String, place: Place, effect: Effect = .line, longest: Int, patterns: [Pattern],
        examples: [String], counterexamples: [String] = []
    ) {
        self.name = name
        self.reason = reason
        self.place = place
        self.effect = effect
        self.longest = longest
        self.patterns = patterns
        self.examples = examples
        self.counterexamples = counterexamples
        compiled = patterns.map(CompiledPattern.init)
    }

    private let compiled: [CompiledPattern]

    /// Whether a line is of this kind, wherever it stands.
    func takes(_ line: FurnitureLine) -> Bool {
        line.bytes.count <= longest && compiled.contains { $0.matches(line) }
    }
}

/// A line as rules look at it.
struct FurnitureLine: Sendable {
    /// The line, trimmed.
    let bytes: ArraySlice<UInt8>
    /// In lower case (ASCII, Latin-1 and Cyrillic), white space of every kind as one space.
    let lower: [UInt8]
    /// In lower case, without the colons, dots, arrows and brackets around it.
    let core: ArraySlice<UInt8>

    /// Only the beginning of a long line is looked at: rules for such lines ask for nothing else.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        lower = FurnitureLine.plain(bytes.count > FurnitureLine.short ? bytes.prefix(128) : bytes)
        var core = lower[...]
        while let first = core.first, FurnitureLine.isTrim(first) { core.removeFirst() }
        while true {
            if let last = core.last, FurnitureLine.isTrim(last) {
                core.removeLast()
            } else if let mark = FurnitureLine.wideMarks.first(where: { core.ends(with: $0) }) {
                core.removeLast(mark.count)
            } else if let mark = FurnitureLine.wideMarks.first(where: { core.begins(with: $0) }) {
                core.removeFirst(mark.count)
            } else {
                break
            }
        }
        self.core = core
    }

    /// In lower case, white space of every kind as one space.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            var width = 1
            if byte == 0xC2, index + 1 < bytes.endIndex, bytes[index + 1] == 0xA0 { width = 2 }
            if byte == 0xE3, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 {
                width = 3
            }
            if width > 1 || byte <= 0x20 {
                if plain.last != 0x20 { plain.append(0x20) }
            } else if index + 1 < bytes.endIndex, let small = smallLetter(byte, bytes[index + 1]) {
                plain.append(small.0)
                plain.append(small.1)
                width = 2
            } else {
                plain.append(byte.lowercasedASCII)
            }
            index += width
        }
        return plain
    }

    /// The small letter of a capital of two bytes: U+00C0 to U+00DE, and the Cyrillic U+0410 to U+042F.
    private static func smallLetter(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8)? {
        switch (first, second) {
        case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E): (0xC3, second + 0x20)
        case (0xD0, 0x90...0x9F): (0xD0, second + 0x20)
        case (0xD0, 0xA0...0xAF): (0xD1, second - 0x20)
        default: nil
        }
    }

    /// Bytes of the longest line that a rule may look at the end of.
    static let short = 400
    /// Bytes of the longest line that any rule takes.
    static let longest = 1600

    private static func isTrim(_ byte: UInt8) -> Bool {
        ":.>[]()|-*# <+".utf8.contains(byte) || byte.isSpaceASCII
    }

    private static let wideMarks: [[UInt8]] = ["：", "。", "»", "›", "…", "【", "】", "（", "）", "→", "·", "«"].map {
        Array($0.utf8)
    }
}

private enum CompiledPattern: Sendable {
    case whole([[UInt8]])
    case opens([[UInt8]])
    case ends([[UInt8]])
    case holds([[UInt8]])
    case dateline
    case crumbs([[UInt8]])
    case credit

    init(_ pattern: FurnitureRule.Pattern) {
        func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }
        self =
            switch pattern {
            case .whole(let words): .whole(bytes(words))
            case .opens(let words): .opens(bytes(words))
            case .ends(let words): .ends(bytes(words))
            case .holds(let words): .holds(bytes(words))
            case .dateline: .dateline
            case .crumbs(let words): .crumbs(bytes(words))
            case .credit: .credit
            }
    }

    func matches(_ line: FurnitureLine) -> Bool {
        switch self {
        case .whole(let words): words.contains { line.core.count == $0.count && line.core.begins(with: $0) }
        case .opens(let words): words.contains { line.lower.begins(with: $0) }
        case .ends(let words): words.contains { line.core.ends(with: $0) }
        case .holds(let words): words.contains { line.lower.holds($0) }
        case .dateline: Dateline.matches(line)
        case .crumbs(let homes): Breadcrumb.matches(line, homes: homes)
        case .credit: Credit.matches(line)
        }
    }
}

/// A line of publication date, time, source and author.
enum Dateline {
    /// A date with a time of day or a label beside it, or a date quite alone.
    ///
    /// - Parameter dayFirst: the order of numbers that could have either, where something tells it.
    static func matches(_ line: FurnitureLine, dayFirst: Bool? = nil) -> Bool {
        guard let time = PublicationTime.first(in: line.bytes, dayFirst: dayFirst) else { return false }
        let bytes = Array(line.bytes)
        let rest = bytes[..<time.range.lowerBound] + [0x20] + bytes[time.range.upperBound...]
        let lower = Array(rest).lowercasedASCII()
        // "First published on 11 June 2024." is a sentence, and a byline.
        let isNear = time.range.lowerBound <= longestOpening
        if isNear, openings.contains(where: { line.lower.begins(with: $0) }) { return true }
        if labels.contains(where: { lower.holds($0) }) { return !isSentence(line) }
        if isPart(line, time) { return true }
        let words = lower.split { !$0.isLetterASCII && $0 < 0x80 }.filter { !fillers.contains($0.string) }
        return time.time == nil ? words.isEmpty : words.count <= 3 && !isSentence(line)
    }

    /// Whether a date is all that stands between two bars or dots of a line, as beside a name: "Ada Pole | May 3, 2024".
    private static func isPart(_ line: FurnitureLine, _ time: PublicationTime) -> Bool {
        guard line.bytes.count <= longestParted else { return false }
        let before = trimmedSpace(line.bytes.prefix(time.range.lowerBound))
        let after = trimmedSpace(line.bytes.dropFirst(time.range.upperBound))
        guard !before.isEmpty || !after.isEmpty else { return false }
        // "(Harbour Post, May 3, 2024)" under an article.
        if brackets.contains(where: { line.bytes.begins(with: $0.opening) && after.elementsEqual($0.closing) }) {
            return true
        }
        return (before.isEmpty || separators.contains { before.ends(with: $0) })
            && (after.isEmpty || isZone(after) || separators.contains { after.begins(with: $0) })
    }

    /// Whether nothing but letters such as "ET" is left of a line.
    private static func isZone(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count <= 4 && bytes.allSatisfy(\.isUpperASCII)
    }

    private static let brackets: [(opening: [UInt8], closing: [UInt8])] = [("(", ")"), ("（", "）"), ("【", "】")].map {
        (Array($0.utf8), Array($1.utf8))
    }

    private static func trimmedSpace(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, first.isSpaceASCII { bytes.removeFirst() }
        while let last = bytes.last, last.isSpaceASCII { bytes.removeLast() }
        return bytes
    }

    private static let separators: [[UInt8]] = ["|", "·", "•", "｜", "/"].map { Array($0.utf8) }
    /// Bytes of the longest line of a name, a date and a counter.
    private static let longestParted = 120
    /// Bytes that may stand before the date in a line that says when it was published.
    private static let longestOpening = 40

    /// How lines begin that say when the page was published, sentences or not; in lower case.
    private static let openings: [[UInt8]] = [
        "first published", "published", "originally published", "posted", "veröffentlicht", "publié", "publicado",
        "pubblicato", "发布", "首发",
    ].map { Array($0.utf8) }

    /// The words after which a line that also tells of a change says when it was published.
    static let publicationLabels: [[UInt8]] = ["published", "posted", "发布"].map { Array($0.utf8) }

    /// Whether a line has a date and nothing else: no time of day, no label. In a chronicle such lines are
    /// headings.
    static func isBareDate(_ line: FurnitureLine) -> Bool {
        guard let time = PublicationTime.first(in: line.bytes), time.time == nil else { return false }
        let lower = line.lower
        return !labels.contains { lower.holds($0) }
    }

    private static func isSentence(_ line: FurnitureLine) -> Bool {
        line.lower.ends(with: [UInt8(ascii: ".")]) || line.lower.holds(Array("。".utf8))
            || line.lower.holds(Array("，".utf8))
    }

    private static let labels: [[UInt8]] = [
        "published", "posted", "updated", "source:", "source：", "last modified", "publish time", "release time",
        "author:", "editor:", "views:", "min read", "veröffentlicht", "aktualisiert", "stand:", "publié", "mis à jour",
        "publicado", "actualizado", "pubblicato", "aggiornato", "opublikowano", "опубликовано", "written by", " uhr",
        "submitted by", "first published", "date:", "发布", "时间", "来源", "作者", "编辑", "浏览", "阅读",
        "字号", "字体", "日期", "点击",
    ].map { Array($0.utf8) }

    private static let fillers: Set<String> = [
        "icon", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "on", "at", "date", "time", "星期", "周",
    ]
}

private enum Breadcrumb {
    static func matches(_ line: FurnitureLine, homes: [[UInt8]]) -> Bool {
        let separators: [[UInt8]] = ["/", ">", "»", "›", "＞", "→", "|", "\\"].map { Array($0.utf8) }
        for home in homes where line.lower.begins(with: home) {
            var rest = line.lower[home.count...].drop { $0 == 0x20 }
            // "Home page", "Home News >"
            if rest.isEmpty { return true }
            for separator in separators where rest.begins(with: separator) {
                rest = rest.dropFirst(separator.count)
                return true
            }
        }
        return false
    }
}

/// "By Jane Doe", "Von Jane Doe": the word and one to five words that all begin with a capital.
enum Credit {
    private static let openings: [[UInt8]] = [
        "by ", "by: ", "von ", "von: ", "par ", "por ", "di ", "door ", "av ",
    ].map { Array($0.utf8) }
    private static let joining: Set<String> = ["and", "de", "und", "et", "y", "e", "en", "van", "von", "der", "la"]

    /// The first bytes that such a line may have.
    static let firstBytes = openings.compactMap(\.first)

    static func matches(_ line: FurnitureLine) -> Bool {
        guard let opening = openings.first(where: { line.lower.begins(with: $0) }) else { return false }
        let words = line.bytes.dropFirst(opening.count).split {
            $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "|")
        }
        guard (1...5).contains(words.count) else { return false }
        return words.allSatisfy { word in
            guard let first = word.first else { return false }
            return first.isUpperASCII || first >= 0x80 || joining.contains(word.string)
        } && !line.bytes.contains { $0.isDigitASCII }
    }
}
