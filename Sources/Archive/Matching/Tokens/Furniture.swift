/// Words around a report that belong to the page and not to what happened: bylines, times of change, datelines, sources at
/// the end. They are set aside before reports are compared.
///
/// A pattern is words parted by spaces; `{clock}`, `{number}`, `{date}`, `{name}` (a word with a capital) and, at the end of
/// a closing pattern, `{rest}` (a few words to the end) stand for what varies, and `?` behind an element makes it optional.
struct Furniture: Sendable {
    /// Where its words stand.
    enum Place: Sendable {
        case opening, closing, anywhere
    }

    /// What the rule is called.
    var name: String
    /// Why it is safe to set these words aside.
    var reason: String
    /// Where the words stand.
    var place: Place
    /// What they look like.
    var patterns: [String]
    /// Texts before and after.
    var examples: [(printed: String, compared: String)]
    /// Texts that it leaves alone.
    var counterexamples: [String] = []

    private static let publishers = ["smm", "shanghai metals market", "reuters", "xinhua", "bloomberg", "上海有色网", "新华社"]

    static let all: [Furniture] = [
        Furniture(
            name: "attribution", reason: "it says who passed the report on", place: .opening,
            patterns: Attribution.all.flatMap(\.openings),
            examples: [("SMM reported that output rose.", "output rose"), ("据悉，产量上升。", "产量上升")]),
        Furniture(
            name: "named source", reason: "it says from whom the report was had", place: .opening,
            patterns: ["according to {source}", "as reported by {source}", "据 {source}"],
            examples: [
                ("According to a union of millers, output rose.", "output rose."), ("据《云山周报》，产量上升。", "产量上升。"),
            ],
            counterexamples: ["According to a union of millers output rose."]),
        Furniture(
            name: "byline", reason: "it names who wrote the report", place: .opening,
            patterns: [
                "by {name} {name} {name}?", "by {name} {name} {name}? and {name} {name}", "staff reporter",
                "staff writer",
            ],
            examples: [("By Jane Miller\nOutput rose.", "Output rose.")],
            counterexamples: ["By Miller Street output rose."]),
        Furniture(
            name: "dateline", reason: "it names the place and the agency of the report", place: .opening,
            patterns: publishers.flatMap {
                [
                    "{name} {name}? {date}? \($0)", "{date} \($0)", "\($0) {date}? 讯", "\($0) {name} {date}",
                    "\($0) {date}", "\($0) news", "\($0)",
                ]
            },
            examples: [
                ("SHANGHAI (SMM) - Output rose.", "Output rose."), ("(SMM) Output rose.", "Output rose."),
                ("Shanghai, Reuters - Output rose.", "Output rose."),
            ],
            counterexamples: ["SMM opened an office"]),
        Furniture(
            name: "time of change", reason: "it tells when the page was written", place: .anywhere,
            patterns: [
                "last? updated on? at? {date}? at? {clock} am? pm? gmt? utc?",
                "published on? at? {date}? at? {clock} am? pm? gmt? utc?",
                "发布时间 {date}? {clock}", "更新时间 {date}? {clock}",
            ],
            examples: [
                ("Updated 9:06 AM. Output rose.", "Output rose."),
                ("Output rose. Last updated at 10:15", "Output rose."),
            ],
            counterexamples: ["It updated the list at the mill."]),
        Furniture(
            name: "the publisher in brackets", reason: "it says whose the report is", place: .anywhere,
            patterns: publishers.map { "(\($0))" },
            examples: [("Output rose (SMM), the mill said.", "Output rose, the mill said.")]),
        Furniture(
            name: "invitation", reason: "it asks to read on", place: .anywhere,
            patterns: [
                "click here for more details?", "click for more details? information?", "click for details",
                "read more", "click here to read more", "click to view more", "continue reading",
                "点击查看更多", "点击查看原文", "查看原文", "点击查看详情", "阅读全文",
            ],
            examples: [("Output rose. Click for more details", "Output rose."), ("产量上升。点击查看更多", "产量上升。")]),
        Furniture(
            name: "source", reason: "it says where the report was taken from", place: .closing,
            patterns: [
                "source {rest}", "sources {rest}", "reporting by {rest}", "writing by {rest}", "editing by {rest}",
                "editor {rest}", "edited by {rest}", "translated by {rest}",
                "copyright {rest}", "all rights reserved", "for more information {rest}", "来源 {rest}", "责任编辑 {rest}",
                "编辑 {rest}", "作者 {rest}",
                "（来源 {rest}",
            ],
            examples: [
                ("Output rose. Source: the mill", "Output rose."),
                ("Output rose. (Reporting by Jane Miller)", "Output rose."),
                ("产量上升。来源：云山网", "产量上升。"), ("产量上升。（责任编辑：王小明）", "产量上升。"),
            ],
            counterexamples: ["It is a source of tin."]),
    ]
}

/// The patterns of `Furniture`, ready to be held against lexemes.
struct FurnitureReader: Sendable {
    static let shared = FurnitureReader(Furniture.all)

    private enum Element: Sendable {
        case word(UInt64)
        case clock, number, date, name, rest, source
    }

    private struct Pattern: Sendable {
        var place: Furniture.Place
        var elements: [(element: Element, isOptional: Bool)]
        var isBracketed: Bool
        var isByline: Bool
    }

    private var patterns: [UInt64: [Pattern]] = [:]
    /// Those that begin with something that varies.
    private var open: [Pattern] = []

    private init(_ rules: [Furniture]) {
        for rule in rules {
            for pattern in rule.patterns { add(pattern, of: rule) }
        }
        for key in patterns.keys { patterns[key]?.sort { $0.elements.count > $1.elements.count } }
        open.sort { $0.elements.count > $1.elements.count }
    }

    private mutating func add(_ text: String, of rule: Furniture) {
        var elements: [(Element, Bool)] = []
        for part in text.split(separator: " ") {
            let isOptional = part.last == "?"
            let word = isOptional ? part.dropLast() : part
            switch word {
            case "{clock}": elements.append((.clock, isOptional))
            case "{number}": elements.append((.number, isOptional))
            case "{date}": elements.append((.date, isOptional))
            case "{name}": elements.append((.name, isOptional))
            case "{rest}": elements.append((.rest, isOptional))
            case "{source}": elements.append((.source, isOptional))
            default:
                for lexeme in Lexer.lexemes(of: Lexer.scalars(of: String(word))) {
                    elements.append((.word(lexeme.surface), isOptional))
                }
            }
        }
        let pattern = Pattern(
            place: rule.place, elements: elements, isBracketed: text.hasPrefix("(") && rule.place == .anywhere,
            isByline: text.hasPrefix("by ") || text.hasPrefix("staff "))
        guard let first = elements.first else { return }
        if case .word(let key) = first.0 { patterns[key, default: []].append(pattern) }
        // What may be left out at the front is not looked up by.
        if first.1, elements.count > 1, case .word(let key) = elements[1].0 {
            var shorter = pattern
            shorter.elements.removeFirst()
            patterns[key, default: []].append(shorter)
        }
        if case .name = first.0 { open.append(pattern) }
        if case .date = first.0 { open.append(pattern) }
    }

    /// Which lexemes are furniture; empty where none is.
    func dropped(_ lexemes: [Lexeme]) -> [Bool] {
        var dropped: [Bool] = []
        func drop(_ range: Range<Int>) {
            if dropped.isEmpty { dropped = [Bool](repeating: false, count: lexemes.count) }
            for index in range { dropped[index] = true }
        }
        var start = 0
        opening: while start < lexemes.count {
            if let end = FurnitureReader.sourceEnd(lexemes, from: start) {
                drop(start..<end)
                start = end
                continue
            }
            for pattern in (patterns[lexemes[start].surface] ?? []) + open where pattern.place != .closing {
                if let end = match(pattern, lexemes, at: start), end < lexemes.count {
                    drop(start..<end)
                    start = end
                    continue opening
                }
            }
            break
        }
        var index = start
        while index < lexemes.count {
            let lexeme = lexemes[index]
            if let candidates = patterns[lexeme.surface] {
                for pattern in candidates where pattern.place != .opening {
                    if pattern.place == .closing, !lexeme.flags.contains(.opensClause) { continue }
                    if let end = match(pattern, lexemes, at: index), index > start || end < lexemes.count {
                        drop(index..<end)
                        index = end - 1
                        break
                    }
                }
            }
            index += 1
        }
        return dropped
    }

    /// Where a pattern that begins at `start` ends.
    private func match(_ pattern: Pattern, _ lexemes: [Lexeme], at start: Int) -> Int? {
        end(of: pattern, from: 0, lexemes, at: start, start: start)
    }

    /// Where the elements from `position` on end; what may be left out is taken where the rest fits behind it.
    private func end(of pattern: Pattern, from position: Int, _ lexemes: [Lexeme], at index: Int, start: Int) -> Int? {
        guard position < pattern.elements.count else { return accepted(pattern, lexemes, start, index) }
        let (element, isOptional) = pattern.elements[position]
        if case .rest = element { return restEnd(pattern, lexemes, start, index) }
        if case .source = element {
            return FurnitureReader.clauseEnd(lexemes, from: index).flatMap { accepted(pattern, lexemes, start, $0) }
        }
        if index < lexemes.count, fits(element, lexemes[index]), !isParted(element, lexemes[index], index > start),
            let end = end(of: pattern, from: position + 1, lexemes, at: index + 1, start: start)
        {
            return end
        }
        return isOptional ? end(of: pattern, from: position + 1, lexemes, at: index, start: start) : nil
    }

    /// Where the clause ends that goes on at `index`: a few words, no number and no date among them.
    private static func clauseEnd(_ lexemes: [Lexeme], from index: Int) -> Int? {
        var end = index
        var length = 0.0
        while end < lexemes.count, end == index || !lexemes[end].flags.contains(.opensClause) {
            guard lexemes[end].kind == .word || lexemes[end].kind == .han else { return nil }
            length += lexemes[end].kind == .han ? 0.5 : 1
            end += 1
        }
        return end > index && end < lexemes.count && length <= 7 ? end : nil
    }

    /// Words at the end of a clause that names a source: 云山圈获悉，
    private static let sourceEndings = ["获悉", "报道", "消息", "了解到", "数据显示"].map {
        Lexer.lexemes(of: Lexer.scalars(of: $0)).map(\.surface)
    }

    /// Where an opening clause ends that is nothing but a source of the report.
    private static func sourceEnd(_ lexemes: [Lexeme], from start: Int) -> Int? {
        guard lexemes[start].kind == .han || lexemes[start].kind == .word, let end = clauseEnd(lexemes, from: start),
            sourceEndings.contains(where: { lexemes[start..<end].suffix($0.count).map(\.surface) == $0 })
        else { return nil }
        return end
    }

    /// A few words to the end of the text: a colon or a bracket parts the label from what it names.
    private func restEnd(_ pattern: Pattern, _ lexemes: [Lexeme], _ start: Int, _ index: Int) -> Int? {
        let rest = lexemes[index...]
        let length = rest.reduce(0.0) { $0 + ($1.kind == .han ? 0.5 : 1) }
        guard pattern.place == .closing, length <= 7, length > 0 else { return nil }
        let isLabelled = rest.first?.flags.contains(.opensClause) ?? false
        return isLabelled || start > 0 && lexemes[start].flags.contains(.opensSentence) ? lexemes.count : nil
    }

    /// Whether what stands behind a pattern lets it be furniture.
    private func accepted(_ pattern: Pattern, _ lexemes: [Lexeme], _ start: Int, _ index: Int) -> Int? {
        guard index > start else { return nil }
        let next = index < lexemes.count ? lexemes[index] : nil
        switch pattern.place {
        case .closing: return index == lexemes.count ? index : nil
        case .opening:
            guard let next else { return nil }
            if pattern.isByline { return next.flags.contains(.opensSentence) ? index : nil }
            // A dateline or a label is parted from the report; "SMM reported that" need not be.
            let isClause = pattern.elements.count >= 3 && !patternVaries(pattern)
            return isClause || next.flags.contains(.opensClause) || isDashed(lexemes, index)
                || lexemes[index - 1].kind == .han ? index : nil
        case .anywhere:
            if pattern.isBracketed {
                guard lexemes[start].flags.contains(.opensClause), next?.flags.contains(.opensClause) ?? true else {
                    return nil
                }
            }
            return index
        }
    }

    private func patternVaries(_ pattern: Pattern) -> Bool {
        pattern.elements.contains {
            if case .word = $0.element { false } else { true }
        }
    }

    /// A dash or a bracket stands between a lexeme and the one before: more than one space.
    private func isDashed(_ lexemes: [Lexeme], _ index: Int) -> Bool {
        index > 0 && lexemes[index].start - lexemes[index - 1].end >= 2
    }

    /// A name does not go on in the next sentence.
    private func isParted(_ element: Element, _ lexeme: Lexeme, _ isWithin: Bool) -> Bool {
        if case .name = element { isWithin && lexeme.flags.contains(.opensSentence) } else { false }
    }

    private func fits(_ element: Element, _ lexeme: Lexeme) -> Bool {
        switch element {
        case .word(let key): lexeme.surface == key
        case .clock: lexeme.kind == .clock
        case .number: lexeme.kind == .number
        case .date: lexeme.kind == .sign && lexeme.stem == 0
        case .name: lexeme.kind == .word && lexeme.flags.contains(.capital)
        case .rest, .source: false
        }
    }
}
