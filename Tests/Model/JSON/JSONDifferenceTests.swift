import Foundation
import Model
import ReadingInvariants
import SchemaValidator
import Testing

/// The reader beside Foundation's, on the samples' lines, on lines made from them, and on made-up values.
@Suite struct JSONDifferenceTests {
    /// The event lines of the samples.
    static let lines: [[UInt8]] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples/expected")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.flatMap { file in
            ((try? Data(contentsOf: file)) ?? Data()).split(separator: 0x0A).map(Array.init)
        }
    }()

    @Test func `every line of the samples is the same event for both`() throws {
        try #require(JSONDifferenceTests.lines.count > 100)
        for line in JSONDifferenceTests.lines {
            let event = try JSONReader.read(Event.self, from: line)
            #expect(try JSONDecoder().decode(Event.self, from: Data(line)) == event)
            #expect(JSONWriter.line(event).dropLast() == line[...])
            #expect(JSONTree.reader(line) == JSONTree.foundation(line))
        }
    }

    @Test func `no line that ends too early is read`() throws {
        let line = try #require(JSONDifferenceTests.lines.first)
        for end in line.indices {
            #expect(throws: JSONReadingError.self) { try JSONReader.read(Event.self, from: line[..<end]) }
            #expect(JSONTree.reader(Array(line[..<end])) == nil)
        }
    }

    @Test func `changed lines are taken or refused as by Foundation where that is strict`() throws {
        var generator = SeededGenerator(seed: 8259)
        var taken = 0
        var refused = 0
        for round in 0..<6_000 {
            var line = JSONDifferenceTests.lines[round % JSONDifferenceTests.lines.count]
            for _ in 0..<Int.random(in: 1...3, using: &generator) { Alteration.apply(to: &line, &generator) }
            let ours = JSONTree.reader(line)
            let theirs = JSONTree.foundation(line)
            let text = String(decoding: line, as: UTF8.self)
            if ours != nil { taken += 1 } else { refused += 1 }
            // A key that is there twice has its last value for the tree of this test and its first for Foundation.
            if ours != nil, theirs != nil, !Alteration.repeatsKey(line) { #expect(ours == theirs, "\(text)") }
            if ours != nil { #expect(theirs != nil, "\(text)") }
            if ours == nil, theirs != nil { #expect(Leniency.isFound(in: line), "\(text)") }

            let event = try? JSONReader.read(Event.self, from: line)
            let decoded = try? JSONDecoder().decode(Event.self, from: Data(line))
            if let event { #expect(event == decoded, "\(text)") }
            // What Foundation alone takes is no JSON, or has a key twice.
            if event == nil, decoded != nil { #expect(ours == nil || Alteration.repeatsKey(line), "\(text)") }
        }
        // Both sides of the comparison have been walked.
        #expect(taken > 1_000 && refused > 1_000)
    }

    @Test func `made-up values are read as they were meant`() {
        var generator = SeededGenerator(seed: 7159)
        for _ in 0..<3_000 {
            let value = MadeValue.value(depth: 4, &generator)
            let text = MadeValue.text(of: value, &generator)
            #expect(JSONTree.reader(Array(text.utf8)) == value, "\(text)")
            #expect(JSONTree.foundation(Array(text.utf8)) == value, "\(text)")
            #expect(throws: Never.self) {
                try JSONReader.read(JSONReaderTests.Passed.self, from: Array(text.utf8))
            }
        }
    }

    @Test func `numbers are the same doubles and whole numbers for both`() {
        var generator = SeededGenerator(seed: 754)
        for round in 0..<20_000 {
            let text: String
            switch round % 4 {
            case 0:
                let value = Double(bitPattern: generator.next())
                guard value.isFinite else { continue }
                text = value.description
            case 1: text = MadeValue.numeral(&generator)
            case 2:
                text = String(Int(truncatingIfNeeded: generator.next()) >> Int.random(in: 0...63, using: &generator))
            default:
                text =
                    "\(Int.random(in: -99...99, using: &generator)).\(UInt64.random(in: 0...9_999, using: &generator))"
            }
            let bytes = Array(text.utf8)
            let double = try? JSONReader.read(Double.self, from: bytes)
            let theirs = try? JSONDecoder().decode(Double.self, from: Data(bytes))
            // Foundation takes the exponent of 0e7 for a digit of it, and the number for one that became 0.
            if double != 0 || theirs != nil { #expect(double?.bitPattern == theirs?.bitPattern, "\(text)") }
            let integer = try? JSONReader.read(Int.self, from: bytes)
            let decoded = try? JSONDecoder().decode(Int.self, from: Data(bytes))
            if integer != nil || JSONDifferenceTests.isWhole(text) { #expect(integer == decoded, "\(text)") }
        }
    }

    /// Whether a numeral stands for a whole number; Foundation drops what is behind the point of those beyond 2^53.
    private static func isWhole(_ text: String) -> Bool {
        guard var number = Decimal(string: text) else { return false }
        var rounded = Decimal()
        NSDecimalRound(&rounded, &number, 0, .plain)
        return rounded == number
    }
}

/// Changes to a line.
enum Alteration {
    private static let structural =
        Array(#"{}[]:,"\0123456789.eE+-truefalsn "#.utf8) + [0, 0x0A, 0x1F, 0x7F, 0x80, 0xC3, 0xFF]

    static func apply(to line: inout [UInt8], _ generator: inout SeededGenerator) {
        guard !line.isEmpty else { return }
        let place = Int.random(in: 0..<line.count, using: &generator)
        let byte = structural.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: line[place] = byte
        case 1: line.insert(byte, at: place)
        case 2: line.remove(at: place)
        case 3: line[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 4: line.swapAt(place, Int.random(in: 0..<line.count, using: &generator))
        default:
            // At a place that matters.
            let places = line.indices.filter { #"{}[]:,""#.utf8.contains(line[$0]) }
            if let place = places.randomElement(using: &generator) { line.insert(byte, at: place) }
        }
    }

    /// Whether a key stands in one of the line's objects twice, as far as Foundation can tell by its number of them.
    static func repeatsKey(_ line: [UInt8]) -> Bool {
        struct Keys: JSONReadable {
            init(from json: inout JSONReader) throws(JSONReadingError) {
                let start = json.valuePlace()
                do throws(JSONReadingError) {
                    try json.beginObject()
                    var names: Set<String> = []
                    while let key = try json.nextKey() {
                        let place = json.valuePlace()
                        guard names.insert(try json.text(of: key)).inserted else {
                            throw json.error(.repeated, at: place)
                        }
                        _ = try Keys(from: &json)
                    }
                    return
                } catch { if json.offset != start { throw error } }
                do throws(JSONReadingError) {
                    try json.beginArray()
                    while try json.nextElement() { _ = try Keys(from: &json) }
                    return
                } catch { if json.offset != start { throw error } }
                try json.skip()
            }
        }
        do throws(JSONReadingError) {
            _ = try JSONReader.read(Keys.self, from: line)
            return false
        } catch { return error.finding == .repeated }
    }
}

/// What Foundation lets pass and the standard does not.
enum Leniency {
    static func isFound(in line: [UInt8]) -> Bool {
        // A comma before a closing bracket; strings are as good as gone for this.
        var isInString = false
        var lastToken: UInt8 = 0
        var index = 0
        while index < line.count {
            let byte = line[index]
            if isInString {
                if byte == UInt8(ascii: "\\") { index += 1 }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
                lastToken = byte
            } else if ![0x20, 0x0A, 0x0D, 0x09].contains(byte) {
                if lastToken == UInt8(ascii: ","), byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                    return true
                }
                lastToken = byte
            }
            index += 1
        }
        return false
    }
}

/// Made-up values and ways to write them.
enum MadeValue {
    static func value(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &generator) {
        case 0: return .null
        case 1: return .flag(Bool.random(using: &generator))
        case 2: return .number(number(&generator))
        case 3: return .string(string(&generator))
        case 4:
            return .array(
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in value(depth: depth - 1, &generator) })
        default:
            var fields: [String: JSONValue] = [:]
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                fields[string(&generator)] = value(depth: depth - 1, &generator)
            }
            return .object(fields)
        }
    }

    private static func number(_ generator: inout SeededGenerator) -> Double {
        let value = Double(bitPattern: generator.next())
        return value.isFinite ? value : Double(Int.random(in: -9_999...9_999, using: &generator)) / 8
    }

    /// A number in any of the forms that the standard has.
    static func numeral(_ generator: inout SeededGenerator) -> String {
        func digits(_ range: ClosedRange<Int>) -> String {
            (0..<Int.random(in: range, using: &generator)).map { _ in String(Int.random(in: 0...9, using: &generator)) }
                .joined()
        }
        var text = Bool.random(using: &generator) ? "-" : ""
        text += Bool.random(using: &generator) ? "0" : "\(Int.random(in: 1...9, using: &generator))" + digits(0...21)
        if Bool.random(using: &generator) { text += "." + digits(1...21) }
        if Bool.random(using: &generator) {
            text += ["e", "E", "e+", "e-", "E-"].randomElement(using: &generator) ?? "e"
            text += digits(1...2)
        }
        return text
    }

    private static let characters = Array("ab \"\\/\n\t\u{0}\u{1F}\u{7F}é\u{301}一二\u{2028}\u{FFFF}🚗𝄞".unicodeScalars)

    private static func string(_ generator: inout SeededGenerator) -> String {
        var string = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            string.append(characters.randomElement(using: &generator) ?? "a")
        }
        return String(string)
    }

    static func text(of value: JSONValue, _ generator: inout SeededGenerator) -> String {
        func space() -> String { [" ", "\n", "\t\r", "", "", ""].randomElement(using: &generator) ?? "" }
        var text: String
        switch value {
        case .null: text = "null"
        case .flag(let flag): text = flag ? "true" : "false"
        case .number(let number): text = number.description
        case .string(let string): text = quoted(string, &generator)
        case .array(let elements):
            text = "[" + space() + elements.map { self.text(of: $0, &generator) }.joined(separator: ",") + "]"
        case .object(let fields):
            let parts = fields.sorted { $0.key < $1.key }.map { name, value in
                space() + quoted(name, &generator) + space() + ":" + self.text(of: value, &generator)
            }
            text = "{" + parts.joined(separator: ",") + space() + "}"
        }
        return space() + text + space()
    }

    private static func quoted(_ string: String, _ generator: inout SeededGenerator) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            guard mustEscape || Int.random(in: 0..<4, using: &generator) == 0 else {
                text.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return text + "\""
    }
}
