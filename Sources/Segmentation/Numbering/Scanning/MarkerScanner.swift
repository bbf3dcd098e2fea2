/// Finds every place in a text that may number what follows it. Judging them is for the rules and the outline.
struct MarkerScanner {
    let bytes: [UInt8]
    var candidates: [MarkerCandidate] = []
    var region = Region(range: 0..<0)
    private var followsPlainHeading = false
    /// Where a double quote opened that has not closed yet; nil outside quotes.
    private var quoteOpening: Int?

    /// A quote that has not closed after so many bytes was never opened: a lost mark must not blind the rest.
    private static let longestQuote = 300

    /// All candidates of the regions, in order of their start; several may start at one place ("I." is one and nine).
    static func candidates(in bytes: [UInt8], regions: [Region]) -> [MarkerCandidate] {
        var scanner = MarkerScanner(bytes: bytes)
        for region in regions { scanner.scan(region) }
        return scanner.candidates
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What a first byte can begin; everything else is passed over at once.
    private static let triggers: [Bool] = (0..<256).map { value in
        let byte = UInt8(value)
        return byte.isDigit || byte.isLetter || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "#")
            || byte == UInt8(ascii: "\"") || (0xE2...0xEF).contains(byte)
    }

    /// Whether a range is short and does not end like a sentence.
    private func isShort(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 90 else { return false }
        let last = bytes.lastScalar(of: range).value
        return !last.endsSentence && !last.isSemicolon && !last.isComma
    }

    private mutating func scan(_ region: Region) {
        // A short line without a number, after which numbers may begin again.
        let previous = self.region.range
        let hadMarker = candidates.last.map { $0.range.lowerBound >= previous.lowerBound } ?? false
        followsPlainHeading = !previous.isEmpty && !hadMarker && (self.region.headingLevel > 0 || isShort(previous))
        self.region = region
        quoteOpening = nil
        var index = region.range.lowerBound
        let end = region.range.upperBound
        let triggers = MarkerScanner.triggers
        while index < end {
            let byte = bytes[index]
            guard triggers[Int(byte)] else {
                index += 1
                continue
            }
            if byte.isLetter {
                index = scanWord(at: index, end: end)
            } else if byte.isDigit {
                index = scanDigits(at: index)
            } else if byte == UInt8(ascii: "\"") {
                toggleQuote(at: index, opens: quoteOpening == nil)
                index += 1
            } else if byte == UInt8(ascii: "(") {
                scanEnclosed(at: index, openLength: 1)
                index += 1
            } else if byte == UInt8(ascii: "#") {
                scanHash(at: index)
                index += 1
            } else {
                index = scanWide(at: index)
            }
        }
    }

    mutating func toggleQuote(at index: Int, opens: Bool) {
        quoteOpening = opens ? index : nil
    }

    private func isQuoted(at index: Int) -> Bool {
        guard let quoteOpening else { return false }
        return index - quoteOpening < MarkerScanner.longestQuote
    }

    // MARK: Surroundings

    /// What stands before a marker that begins at an offset.
    func before(_ index: Int) -> MarkerCandidate.Before {
        var position = bytes.trimmingSpace(to: index, from: region.range.lowerBound)
        let spaced = position < index
        // "**1. Heading**": Markdown sets the number bold with its heading.
        while position > region.range.lowerBound, bytes[position - 1] == UInt8(ascii: "*") { position -= 1 }
        position = bytes.trimmingSpace(to: position, from: region.range.lowerBound)
        if position == region.range.lowerBound { return .lineStart }
        for offset in position..<index where bytes[offset].isLineEnd { return .lineStart }
        var scalar = bytes.scalar(before: position)
        var closers = 0
        while scalar.value.closes, closers < 4, position > region.range.lowerBound {
            position -= scalar.length
            closers += 1
            scalar = bytes.scalar(before: position)
        }
        if scalar.value.endsSentence, position > region.range.lowerBound {
            return spaced ? .sentenceEnd : .gluedToStop
        }
        if closers > 0 { return spaced ? .word : .bracket }
        switch scalar.value {
        case 0x3A, 0xFF1A: return .colon
        case 0x3B, 0xFF1B, 0x2C, 0xFF0C, 0x3001, 0x2014, 0x2013: return .clause
        default: return spaced ? .word : .gluedToWord
        }
    }

    /// What stands after a marker that ends at an offset, whether white space parts the two, and where the content begins.
    func after(_ index: Int) -> (after: MarkerCandidate.After, spaced: Bool, content: Int) {
        var content = bytes.skippingSpace(from: index, to: region.range.upperBound)
        let spaced = content > index
        // "1. **Heading**": Markdown sets the heading bold.
        if bytes.has("**", at: content), content + 2 < region.range.upperBound { content += 2 }
        // "No. 5 – Ice in the Desert": a dash sets the content off.
        let dash = bytes.scalar(at: content)
        if spaced, dash.value.isDash {
            let behind = bytes.skippingSpace(from: content + dash.length, to: region.range.upperBound)
            if behind > content + dash.length { content = behind }
        }
        guard content < region.range.upperBound else { return (.end, spaced, content) }
        let scalar = bytes.scalar(at: content)
        let after: MarkerCandidate.After
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            after =
                byte.isUpper
                ? .upper : byte.isLower ? .lower : byte.isDigit ? .digit : scalar.value.opens ? .quote : .other
        } else if scalar.value.isHan {
            after = .han
        } else if scalar.value.opens {
            after = .quote
        } else if (0xC0...0xDE).contains(scalar.value) || (0x410...0x42F).contains(scalar.value) {
            after = .upper
        } else {
            after = .other
        }
        return (after, spaced, content)
    }

    mutating func add(
        from start: Int, to end: Int, scheme: MarkerScheme, value: Int, prefix: [Int] = [],
        before: MarkerCandidate.Before
    ) {
        // What the page keeps in two blocks is no marker.
        guard end <= region.range.upperBound else { return }
        let (after, spaced, content) = after(end)
        let opensBlock = before == .lineStart
        let isBare = scheme.form == .none && scheme.label == .none && scheme.style == .arabic
        var candidate = MarkerCandidate(
            range: start..<end, contentStart: content, scheme: scheme, value: value, prefix: prefix, before: before,
            after: after, spaced: spaced, headingLevel: opensBlock ? region.headingLevel : 0)
        candidate.isShortLine = opensBlock && isBare && isShort(content..<region.range.upperBound)
        candidate.isSetApart =
            candidate.isShortLine
            && (bytes[start] == UInt8(ascii: "0") || bytes[end..<content].contains(where: \.isLineEnd))
        candidate.followsPlainHeading = opensBlock && followsPlainHeading && start <= region.range.lowerBound + 8
        candidate.refusal =
            MarkerRule.refusal(
                of: candidate,
                in: MarkerRule.Context(bytes: bytes, region: region.range, isQuoted: isQuoted(at: start)))
        candidates.append(candidate)
    }

    // MARK: Numerals

    /// Bytes that join a number to what stands before it: a code, a range, money, a path.
    static let joining: [Bool] = {
        var isJoining = [Bool](repeating: false, count: 256)
        for byte in "-/\\_$+*=<>~^@&%'".utf8 { isJoining[Int(byte)] = true }
        return isJoining
    }()

    /// What stands right behind a numeral, and how many bytes of it.
    func form(at index: Int) -> (form: MarkerScheme.Form, length: Int) {
        let scalar = bytes.scalar(at: index)
        guard index < region.range.upperBound else { return (.none, 0) }
        switch scalar.value {
        case 0x2E, 0xFF0E:
            let next = bytes.byte(at: index + scalar.length)
            return (.stop, next == UInt8(ascii: ")") ? scalar.length + 1 : scalar.length)
        case 0x29, 0xFF09: return (.parenthesis, scalar.length)
        case 0x3001: return (.ideographicComma, scalar.length)
        case 0x3A, 0xFF1A: return (.colon, scalar.length)
        case 0x2C, 0xFF0C: return (.comma, scalar.length)
        default: return (.none, 0)
        }
    }

    mutating func addNumeral(
        from start: Int, numeralEnd: Int, style: MarkerScheme.Style, value: Int, before: MarkerCandidate.Before,
        label: MarkerScheme.Label = .none
    ) {
        let (form, length) = form(at: numeralEnd)
        let next = bytes.byte(at: numeralEnd + length)
        let opens = before.opensSentence
        switch form {
        case .stop, .parenthesis, .ideographicComma: break
        case .colon:
            guard opens || label != .none, !next.isDigit else { return }
        case .comma:
            guard opens || label != .none, !next.isDigit, style != .arabic || next >= 0x80 else { return }
        case .none, .parentheses:
            guard label != .none || (before == .lineStart && (style == .arabic || style == .han)) else { return }
        }
        add(
            from: start, to: numeralEnd + length, scheme: MarkerScheme(style: style, form: form, label: label),
            value: value,
            before: before)
    }
}
