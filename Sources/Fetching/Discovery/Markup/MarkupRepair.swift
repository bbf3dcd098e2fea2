import CLibXML2

/// XML that is not well-formed, made so: every start tag has its end tag, every ampersand begins a reference that XML
/// knows.
///
/// One pass, linear time. What cannot be a tag becomes text. An end tag closes everything that was opened behind its
/// start tag; one that has no start tag is dropped. HTML's entities become characters. Declarations, processing
/// instructions and DTDs are dropped, and so is what stands before the first tag.
struct MarkupRepair {
    /// The repaired text.
    private(set) var bytes: [UInt8] = []
    /// What was lost, in sentences.
    private(set) var warnings: [String] = []

    /// Open elements in one another; libxml2 takes 256.
    private static let maximumDepth = 200
    /// Attributes of one tag; libxml2 compares each with all before it.
    private static let maximumAttributes = 64

    private let input: [UInt8]
    private var index = 0
    private var openNames: [[UInt8]] = []
    private var openCounts: [[UInt8]: Int] = [:]
    private var tooDeep = 0
    private var hasRootEnded = false

    /// Repairs a text of UTF-8; bytes that are none become U+FFFD.
    init(_ text: [UInt8]) {
        input = Array(String(decoding: text, as: UTF8.self).utf8)
        bytes.reserveCapacity(input.count + input.count / 8)
        index = beginning()
        while index < input.count { step() }
        // What is open now was cut, or is like it: left open, it is never taken for whole.
        if tooDeep > 0 {
            warnings.append(
                "\(tooDeep) elements are nested more than \(MarkupRepair.maximumDepth) deep and were left out")
        }
    }

    /// Where the text begins: at a declaration or a root element that is known, if one stands near the top.
    private func beginning() -> Int {
        let known = ["<?xml", "<rss", "<feed", "<rdf:", "<urlset", "<sitemapindex"].map { Array($0.utf8) }
        let end = min(input.count, 64 << 10)
        return (0..<end).first { index in
            input[index] == UInt8(ascii: "<") && known.contains { input[index...].starts(with: $0) }
        } ?? 0
    }

    private mutating func step() {
        guard input[index] == UInt8(ascii: "<") else {
            let end = input[index...].firstIndex(of: UInt8(ascii: "<")) ?? input.count
            if !openNames.isEmpty { appendText(index..<end) }
            index = end
            return
        }
        if starts("<![CDATA[") {
            let end = find("]]>", from: index + 9)
            if !openNames.isEmpty { appendCharacters((index + 9)..<(end ?? input.count)) }
            index = end.map { $0 + 3 } ?? input.count
        } else if starts("<!--") {
            // A comment that never ends is no comment: what follows is worth more.
            index = find("-->", from: index + 4).map { $0 + 3 } ?? index + 4
        } else if starts("<!") {
            skipDeclaration()
        } else if starts("<?") {
            index = find("?>", from: index + 2).map { $0 + 2 } ?? index + 2
        } else if !tag() {
            if !openNames.isEmpty { bytes.append(contentsOf: "&lt;".utf8) }
            index += 1
        }
    }

    /// Leaves out a DTD with all that it declares.
    private mutating func skipDeclaration() {
        index += 2
        var depth = 0
        var quote: UInt8?
        while index < input.count {
            let byte = input[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if depth > 0 || openNames.isEmpty { quote = byte }
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">"): if depth <= 0 { return }
            default: break
            }
        }
    }

    /// Reads a tag; false where there is none.
    private mutating func tag() -> Bool {
        var cursor = index + 1
        let isEnd = cursor < input.count && input[cursor] == UInt8(ascii: "/")
        if isEnd { cursor += 1 }
        guard let name = self.name(&cursor) else { return false }
        if isEnd {
            while cursor < input.count, input[cursor] != UInt8(ascii: ">"), input[cursor] != UInt8(ascii: "<") {
                cursor += 1
            }
            index = cursor < input.count && input[cursor] == UInt8(ascii: ">") ? cursor + 1 : cursor
            if openCounts[name, default: 0] > 0 {
                while let last = openNames.last {
                    close(last)
                    if last == name { break }
                }
            }
            return true
        }
        guard
            cursor >= input.count || input[cursor].isSpace || input[cursor] == UInt8(ascii: ">")
                || input[cursor] == UInt8(ascii: "/")
        else { return false }
        let start = bytes.count
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name)
        guard let isEmpty = attributes(&cursor) else {
            // The text was cut inside the tag.
            bytes.removeSubrange(start...)
            index = input.count
            return true
        }
        index = cursor
        if openNames.count >= MarkupRepair.maximumDepth || (openNames.isEmpty && hasRootEnded) {
            bytes.removeSubrange(start...)
            tooDeep += openNames.isEmpty ? 0 : 1
            return true
        }
        if isEmpty {
            bytes.append(contentsOf: "/>".utf8)
            if openNames.isEmpty { hasRootEnded = true }
        } else {
            bytes.append(UInt8(ascii: ">"))
            openNames.append(name)
            openCounts[name, default: 0] += 1
        }
        return true
    }

    private mutating func close(_ name: [UInt8]) {
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name)
        bytes.append(UInt8(ascii: ">"))
        openNames.removeLast()
        openCounts[name, default: 1] -= 1
        if openNames.isEmpty { hasRootEnded = true }
    }

    private func name(_ cursor: inout Int) -> [UInt8]? {
        guard cursor < input.count, isNameStart(input[cursor]) else { return nil }
        let start = cursor
        while cursor < input.count,
            isNameStart(input[cursor]) || input[cursor].isDigit
                || input[cursor] == UInt8(ascii: "-") || input[cursor] == UInt8(ascii: ".")
                || input[cursor] == UInt8(ascii: ":")
        {
            cursor += 1
        }
        return Array(input[start..<cursor])
    }

    private func isNameStart(_ byte: UInt8) -> Bool { byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80 }

    /// Copies the attributes of a start tag in good order up to its end; returns whether it is an empty element,
    /// and nil where the text ends before.
    private mutating func attributes(_ cursor: inout Int) -> Bool? {
        var seen: Set<[UInt8]> = []
        while cursor < input.count {
            let byte = input[cursor]
            if byte == UInt8(ascii: ">") {
                cursor += 1
                return false
            }
            if byte == UInt8(ascii: "/"), cursor + 1 < input.count, input[cursor + 1] == UInt8(ascii: ">") {
                cursor += 2
                return true
            }
            // A tag that is never closed ends where the next one begins.
            if byte == UInt8(ascii: "<") { return false }
            guard let name = name(&cursor) else {
                cursor += 1
                continue
            }
            while cursor < input.count, input[cursor].isSpace { cursor += 1 }
            guard cursor < input.count, input[cursor] == UInt8(ascii: "=") else { continue }
            cursor += 1
            while cursor < input.count, input[cursor].isSpace { cursor += 1 }
            guard cursor < input.count else { return nil }
            let value: Range<Int>
            let quote = input[cursor]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                let end = input[(cursor + 1)...].prefix(Address.maximumLength).firstIndex(of: quote)
                value = (cursor + 1)..<(end ?? cursor + 1)
                cursor = end.map { $0 + 1 } ?? cursor + 1
            } else {
                let start = cursor
                while cursor < input.count, !input[cursor].isSpace, input[cursor] != UInt8(ascii: ">"),
                    input[cursor] != UInt8(ascii: "<")
                {
                    cursor += 1
                }
                value = start..<cursor
            }
            guard seen.count < MarkupRepair.maximumAttributes, seen.insert(name).inserted else { continue }
            bytes.append(0x20)
            bytes.append(contentsOf: name)
            bytes.append(contentsOf: "=\"".utf8)
            appendText(value)
            bytes.append(UInt8(ascii: "\""))
        }
        return nil
    }

    /// Copies text in which references may stand.
    private mutating func appendText(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            guard let ampersand = input[start..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) else {
                return appendCharacters(start..<range.upperBound)
            }
            appendCharacters(start..<ampersand)
            if let (scalar, end) = CharacterReference.read(input, at: ampersand, before: range.upperBound) {
                appendCharacters(Array(String(Character(scalar)).utf8)[...])
                start = end
            } else {
                bytes.append(contentsOf: "&amp;".utf8)
                start = ampersand + 1
            }
        }
    }

    private mutating func appendCharacters(_ range: Range<Int>) { appendCharacters(input[range]) }

    /// Copies characters that mean themselves; what XML does not allow is left out.
    private mutating func appendCharacters(_ characters: ArraySlice<UInt8>) {
        for (offset, byte) in zip(characters.indices, characters) {
            switch byte {
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case 0x09, 0x0A, 0x0D: bytes.append(byte)
            case 0..<0x20: break
            case 0xBE, 0xBF:
                // U+FFFE and U+FFFF are no characters of XML.
                if characters[..<offset].suffix(2).elementsEqual([0xEF, 0xBF]) {
                    bytes.removeLast(2)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
    }

    private func starts(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= input.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where input[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// Where a text stands at or after an index. What was once looked for in vain is not looked for again.
    private mutating func find(_ text: String, from start: Int) -> Int? {
        guard !absent.contains(text) else { return nil }
        let needle = Array(text.utf8)
        var cursor = start
        while cursor + needle.count <= input.count {
            guard let hit = input[cursor...].firstIndex(of: needle[0]), hit + needle.count <= input.count else { break }
            if input[hit..<(hit + needle.count)].elementsEqual(needle) { return hit }
            cursor = hit + 1
        }
        absent.insert(text)
        return nil
    }

    private var absent: Set<String> = []
}

/// References to characters, by number or by the names of HTML.
enum CharacterReference {
    /// The character that a reference at an ampersand stands for, and where it ends; nil where it is none.
    static func read(
        _ bytes: [UInt8], at ampersand: Int, before limit: Int
    ) -> (scalar: Unicode.Scalar, end: Int)? {
        // The longest name of HTML 4's entities has 8 letters.
        let window = bytes[(ampersand + 1)..<min(limit, ampersand + 12)]
        guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")), semicolon > ampersand + 1 else { return nil }
        let name = bytes[(ampersand + 1)..<semicolon]
        if name.first == UInt8(ascii: "#") {
            let digits = name.dropFirst()
            let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
            let numeral = isHexadecimal ? digits.dropFirst() : digits
            guard numeral.allSatisfy({ $0.isDigit || $0.isLetter }),
                let number = UInt32(String(decoding: numeral, as: UTF8.self), radix: isHexadecimal ? 16 : 10),
                number >= 0x20 || number == 9 || number == 10 || number == 13,
                // Numbers of windows-1252 that are meant as such, as HTML reads them.
                let scalar = windows1252[number] ?? Unicode.Scalar(number), !(0xFFFE...0xFFFF).contains(scalar.value)
            else { return nil }
            return (scalar, semicolon + 1)
        }
        guard name.allSatisfy({ $0.isLetter || $0.isDigit }) else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        if text == "apos" { return ("'", semicolon + 1) }
        guard let entity = htmlEntityLookup(text), let scalar = Unicode.Scalar(entity.pointee.value) else { return nil }
        return (scalar, semicolon + 1)
    }

    /// The HTML standard's "numeric character reference end state" (13.2.5.80).
    private static let windows1252: [UInt32: Unicode.Scalar] = [
        0x80: "\u{20AC}", 0x82: "\u{201A}", 0x83: "\u{0192}", 0x84: "\u{201E}", 0x85: "\u{2026}", 0x86: "\u{2020}",
        0x87: "\u{2021}", 0x88: "\u{02C6}", 0x89: "\u{2030}", 0x8A: "\u{0160}", 0x8B: "\u{2039}", 0x8C: "\u{0152}",
        0x8E: "\u{017D}", 0x91: "\u{2018}", 0x92: "\u{2019}", 0x93: "\u{201C}", 0x94: "\u{201D}", 0x95: "\u{2022}",
        0x96: "\u{2013}", 0x97: "\u{2014}", 0x98: "\u{02DC}", 0x99: "\u{2122}", 0x9A: "\u{0161}", 0x9B: "\u{203A}",
        0x9C: "\u{0153}", 0x9E: "\u{017E}", 0x9F: "\u{0178}",
    ]
}

/// A text that may contain markup of HTML, without it.
enum UnmarkedText {
    /// Bytes of a text that are looked at.
    private static let maximumLength = 16_384

    /// The text as one line: elements of HTML left out, references undone; nil where nothing is left. What looks like a
    /// tag but is no element of HTML is text ("prices < 10 % of <NdFeB>"). Linear time.
    static func read(_ text: [UInt8]) -> String? {
        let bytes = Array(text.prefix(maximumLength))
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                if let (end, isBreak) = tag(bytes, at: index) {
                    if isBreak { result.append(0x20) }
                    index = end
                } else {
                    result.append(bytes[index])
                    index += 1
                }
            case UInt8(ascii: "&"):
                if let (scalar, end) = CharacterReference.read(bytes, at: index, before: bytes.count) {
                    result.append(contentsOf: String(Character(scalar)).utf8)
                    index = end
                } else {
                    result.append(bytes[index])
                    index += 1
                }
            default:
                result.append(bytes[index])
                index += 1
            }
        }
        return result.collapsedText()
    }

    /// The end of a tag of HTML that begins at an index, and whether it sets off what follows; nil where there is none.
    private static func tag(_ bytes: [UInt8], at start: Int) -> (end: Int, isBreak: Bool)? {
        var index = start + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
        let nameStart = index
        while index < bytes.count, index - nameStart < 12, bytes[index].isLetter || bytes[index].isDigit { index += 1 }
        guard index > nameStart, index < bytes.count,
            bytes[index].isSpace || bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/")
        else { return nil }
        let name = String(decoding: bytes[nameStart..<index].map(\.lowercased), as: UTF8.self)
        guard let description = htmlTagLookup(name) else { return nil }
        guard let end = bytes[index...].prefix(2048).firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return (end + 1, description.pointee.isinline == 0 || name == "br")
    }
}
