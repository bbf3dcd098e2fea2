/// Which encoding a page is read in, and why.
struct EncodingDecision: Equatable, Sendable {
    var encoding: Encoding
    /// `byte order mark`, `HTTP header`, `XML declaration`, `meta element`, `valid UTF-8`, `guess from the bytes`.
    var basis: String
    /// What a person should know: a label that the bytes contradict, or a guess.
    var warning: String?
}

extension EncodingDecision {
    /// Decides as the HTML standard does (13.2.3.2, "determining the character encoding"): byte order mark,
    /// transport, prescan for `meta`, and then by the bytes.
    ///
    /// It departs from the standard where the bytes prove a label wrong: browsers show such pages broken, and
    /// a reader wants the text. One pass over the bytes.
    ///
    /// - Parameter basis: where `charset` stands; nil for the HTTP header.
    static func decide(
        _ bytes: [UInt8], charset: String?, basis: String? = nil, html: Bool
    ) -> EncodingDecision {
        if let mark = ByteOrderMark(bytes) {
            return EncodingDecision(encoding: mark.encoding, basis: "byte order mark")
        }
        if let charset, let encoding = Encoding(label: charset) {
            return check(EncodingDecision(encoding: encoding, basis: basis ?? "HTTP header"), against: bytes)
        }
        if html, let encoding = prescan(bytes) {
            return check(EncodingDecision(encoding: encoding, basis: "meta element"), against: bytes)
        }
        let census = UTF8Census(bytes)
        if census.illFormed == 0 { return sixteenBit(bytes) ?? EncodingDecision(encoding: .utf8, basis: "valid UTF-8") }
        return sixteenBit(bytes) ?? guess(bytes, census)
    }

    private static func sixteenBit(_ bytes: [UInt8]) -> EncodingDecision? {
        sixteenBitGuess(bytes).map {
            EncodingDecision(
                encoding: $0, basis: "guess from the bytes", warning: "no encoding stated; read as \($0.name), a guess")
        }
    }

    /// Overrides a label only on proof: many multi-byte characters, all of them well-formed UTF-8 (chance makes
    /// that of no other encoding), or a page called UTF-8 that is mostly not.
    private static func check(_ decision: EncodingDecision, against bytes: [UInt8]) -> EncodingDecision {
        if decision.encoding.isSixteenBit { return decision }
        let census = UTF8Census(bytes)
        if decision.encoding != .utf8 {
            // A byte or two that spoil it, as where a page was cut and put together, prove nothing else.
            guard census.multiByte >= 12, census.illFormed * 20 <= census.multiByte,
                decision.encoding.name != "ISO-2022-JP"
            else { return checkChinese(decision, against: bytes, census) }
            return EncodingDecision(
                encoding: .utf8, basis: "valid UTF-8",
                warning: "the \(decision.basis) says \(decision.encoding.name), but the bytes are UTF-8; read as UTF-8")
        }
        guard census.illFormed > census.multiByte, census.illFormed >= 12 else { return decision }
        var guessed = guess(bytes, census)
        guard guessed.encoding != .utf8 else { return decision }
        guessed.warning =
            "the \(decision.basis) says UTF-8, but the bytes are not; read as \(guessed.encoding.name), a guess"
        return guessed
    }

    /// A plain statistical guess for bytes that no label explains: GB 18030 where the high bytes pair up as common
    /// Chinese characters, windows-1252 otherwise, UTF-8 where only a few bytes spoil it.
    private static func guess(_ bytes: [UInt8], _ census: UTF8Census) -> EncodingDecision {
        func decision(_ encoding: Encoding) -> EncodingDecision {
            EncodingDecision(
                encoding: encoding, basis: "guess from the bytes",
                warning: "no encoding stated; read as \(encoding.name), a guess")
        }
        if census.multiByte > census.illFormed * 10 { return decision(.utf8) }
        return decision(ChineseCensus(bytes).encoding ?? .windows1252)
    }

    /// Overrides a label of Western or the other Chinese encoding where many high bytes pair up as common Chinese
    /// characters: servers and templates say ISO-8859-1 of everything.
    private static func checkChinese(
        _ decision: EncodingDecision, against bytes: [UInt8], _ census: UTF8Census
    ) -> EncodingDecision {
        guard census.illFormed >= ChineseCensus.fewestProving,
            decision.encoding == .windows1252 || decision.encoding == .gb18030 || decision.encoding.name == "Big5",
            let proved = ChineseCensus(bytes).encoding, proved != decision.encoding
        else { return decision }
        return EncodingDecision(
            encoding: proved, basis: "guess from the bytes",
            warning:
                "the \(decision.basis) says \(decision.encoding.name), but the bytes are not; read as \(proved.name), a guess"
        )
    }
}

/// How well the high bytes of a text pair up as Chinese characters.
struct ChineseCensus {
    private var high = 0
    private var paired = 0
    /// Bytes of characters of GB 2312's level 1, the 3,755 most common ones, its punctuation and its full-width forms.
    private var simplified = 0
    /// Bytes of characters of Big5's level 1, the 5,401 most common ones, and its punctuation.
    private var traditional = 0
    /// Pairs whose second byte is an ASCII one, as in GB 2312 none is.
    private var lowTrails = 0

    /// Ill-formed stretches, read as UTF-8, from which on the bytes may prove a label wrong.
    static let fewestProving = 24

    /// One pass over the bytes.
    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            guard lead >= 0x80 else {
                index += 1
                continue
            }
            guard index + 1 < bytes.count, (0x81...0xFE).contains(lead), bytes[index + 1] >= 0x40,
                bytes[index + 1] != 0x7F, bytes[index + 1] != 0xFF
            else {
                high += 1
                index += 1
                continue
            }
            let trail = bytes[index + 1]
            high += 2
            paired += 2
            if trail >= 0xA1, (0xB0...0xD7).contains(lead) || lead == 0xA1 || lead == 0xA3 { simplified += 2 }
            if trail < 0x7F || trail >= 0xA1, (0xA1...0xC6).contains(lead) { traditional += 2 }
            if trail < 0x7F { lowTrails += 1 }
            index += 2
        }
    }

    /// The encoding that they fit; nil where they fit none.
    var encoding: Encoding? {
        guard high >= 4, paired * 100 >= high * 95 else { return nil }
        if simplified * 100 >= paired * 70 { return .gb18030 }
        // Two of five characters of Big5 end in an ASCII byte; an accented letter before another does, too, but is
        // hardly ever of that range.
        let isTraditional =
            high >= 40 && traditional * 100 >= paired * 95 && lowTrails * 200 >= paired * 15
            && lowTrails * 200 <= paired * 70
        return isTraditional ? Encoding(label: "big5") : nil
    }
}

/// UTF-16 without a byte order mark: text whose every second byte is NUL. Looks at the first 512 bytes.
func sixteenBitGuess(_ bytes: [UInt8]) -> Encoding? {
    let header = bytes.prefix(512)
    guard header.count >= 8 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in header.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let half = header.count / 2
    if zeros[1] * 10 > half * 6, zeros[0] * 10 < half { return .utf16LittleEndian }
    if zeros[0] * 10 > half * 6, zeros[1] * 10 < half { return .utf16BigEndian }
    return nil
}

/// How well bytes fit UTF-8.
struct UTF8Census: Equatable, Sendable {
    /// Well-formed characters of more than one byte.
    var multiByte = 0
    /// Ill-formed stretches, each of which would become one U+FFFD.
    var illFormed = 0

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                index = endOfASCII(buffer, from: index)
                guard index < buffer.count else { return }
                switch character(buffer, at: index) {
                case .wellFormed(let length):
                    multiByte += 1
                    index += length
                case .illFormed(let length):
                    illFormed += 1
                    index += length
                }
            }
        }
    }
}

// MARK: The prescan

extension EncodingDecision {
    /// How far a `meta` element is looked for. The standard's prescan stops at 1,024 bytes, but its parser heeds
    /// a later one too; this covers the heads of pages that open with long scripts.
    private static let prescanLength = 64 << 10

    /// The HTML standard's "prescan a byte stream to determine its encoding" (13.2.3.2).
    static func prescan(_ bytes: [UInt8]) -> Encoding? {
        var scan = Prescan(bytes: bytes, end: min(bytes.count, prescanLength))
        return scan.run()
    }
}

private struct Prescan {
    let bytes: [UInt8]
    let end: Int
    var index = 0

    init(bytes: [UInt8], end: Int) {
        self.bytes = bytes
        self.end = end
    }

    mutating func run() -> Encoding? {
        while index < end {
            guard bytes[index] == UInt8(ascii: "<"), index + 1 < end else {
                index += 1
                continue
            }
            let next = bytes[index + 1]
            if starts("<!--") {
                // The dashes of "<!-->" close it too.
                index = find("-->", from: index + 2).map { $0 + 3 } ?? end
            } else if starts("<meta"), index + 5 < end,
                bytes[index + 5].isSpaceASCII || bytes[index + 5] == UInt8(ascii: "/")
            {
                index += 6
                if let encoding = meta() { return encoding }
            } else if next.isLetterASCII
                || (next == UInt8(ascii: "/") && index + 2 < end && bytes[index + 2].isLetterASCII)
            {
                index += 1
                while index < end, !bytes[index].isSpaceASCII, bytes[index] != UInt8(ascii: ">") { index += 1 }
                while attribute() != nil {}
            } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "/") || next == UInt8(ascii: "?") {
                index = find(">", from: index).map { $0 + 1 } ?? end
            } else {
                index += 1
            }
        }
        return nil
    }

    private mutating func meta() -> Encoding? {
        var seen: Set<String> = []
        var gotPragma = false
        var needsPragma: Bool?
        var encoding: Encoding?
        while let (name, value) = attribute() {
            guard seen.insert(name).inserted else { continue }
            switch name {
            case "http-equiv": gotPragma = gotPragma || value == "content-type"
            case "content":
                if encoding == nil, let label = charsetInContent(value), let found = Encoding(label: label) {
                    encoding = found
                    needsPragma = true
                }
            case "charset":
                encoding = Encoding(label: value)
                needsPragma = false
            default: break
            }
        }
        guard let needsPragma, !needsPragma || gotPragma, let encoding else { return nil }
        // The prescan read it as ASCII, so it cannot be UTF-16.
        return encoding.isSixteenBit ? .utf8 : encoding
    }

    /// "Extracting a character encoding from a meta element": the label after `charset=` in a content attribute.
    private func charsetInContent(_ content: String) -> String? {
        let content = Array(content.utf8)
        let needle = Array("charset".utf8)
        var start = 0
        while let found = content.firstIndex(of: needle, from: start) {
            var index = found + needle.count
            while index < content.count, content[index].isSpaceASCII { index += 1 }
            guard index < content.count, content[index] == UInt8(ascii: "=") else {
                start = index
                continue
            }
            index += 1
            while index < content.count, content[index].isSpaceASCII { index += 1 }
            guard index < content.count else { return nil }
            let quote = content[index]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                guard let close = content[(index + 1)...].firstIndex(of: quote) else { return nil }
                return content[(index + 1)..<close].string
            }
            return content[index...].prefix { !$0.isSpaceASCII && $0 != UInt8(ascii: ";") }.string
        }
        return nil
    }

    /// "Get an attribute": the next attribute of a tag, in lower case; nil at the tag's end.
    private mutating func attribute() -> (String, String)? {
        while index < end, bytes[index].isSpaceASCII || bytes[index] == UInt8(ascii: "/") { index += 1 }
        guard index < end, bytes[index] != UInt8(ascii: ">") else {
            if index < end { index += 1 }
            return nil
        }
        var name: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "="), !name.isEmpty { break }
            if byte.isSpaceASCII || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
            name.append(byte.lowercasedASCII)
            index += 1
        }
        while index < end, bytes[index].isSpaceASCII { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: "=") else { return (name.string, "") }
        index += 1
        while index < end, bytes[index].isSpaceASCII { index += 1 }
        guard index < end else { return nil }
        var value: [UInt8] = []
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            index += 1
            while index < end, bytes[index] != quote {
                value.append(bytes[index].lowercasedASCII)
                index += 1
            }
            // A value that never closes names nothing.
            guard index < end else { return nil }
            index += 1
        } else {
            while index < end, !bytes[index].isSpaceASCII, bytes[index] != UInt8(ascii: ">") {
                value.append(bytes[index].lowercasedASCII)
                index += 1
            }
        }
        return (name.string, value.string)
    }

    private func starts(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset].lowercasedASCII != text.utf8Start[offset] {
            return false
        }
        return true
    }

    private func find(_ text: String, from start: Int) -> Int? {
        bytes[..<end].firstIndex(of: Array(text.utf8), from: start)
    }
}
