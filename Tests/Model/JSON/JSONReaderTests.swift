import Model
import SchemaValidator
import Testing

/// Text that the standard allows or forbids, and why. The names are in the manner of the known test suites: what is
/// accepted says what it is.
enum JSONCase {
    static let accepted: [(text: String, value: JSONValue)] = [
        (" \t\r\n null \n", .null), ("true", .flag(true)), ("false", .flag(false)),
        ("0", .number(0)), ("-0", .number(0)), ("-12", .number(-12)), ("1.5", .number(1.5)), ("1e2", .number(100)),
        ("1E+2", .number(100)), ("25e-1", .number(2.5)), ("0e99999999999999999999", .number(0)),
        ("0.1", .number(0.1)), ("1e23", .number(1e23)),
        ("123456789012345678901234567890", .number(1.2345678901234568e29)),
        ("4.9e-324", .number(4.9e-324)), ("1.7976931348623157e308", .number(1.7976931348623157e308)),
        ("9007199254740993", .number(9_007_199_254_740_992)),
        ("2.2250738585072011e-308", .number(2.2250738585072011e-308)),
        (#""""#, .string("")), (#""a""#, .string("a")), ("\"\u{7F}\"", .string("\u{7F}")),
        (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u00e9\u4E00""#, .string("é一")),
        (#""\ud83d\ude97""#, .string("🚗")), (#""\u0000""#, .string("\0")), (#""é一🚗""#, .string("é一🚗")),
        ("\"twelve bytes\"", .string("twelve bytes")), (#""seven b\"""#, .string("seven b\"")),
        (#""seven byé""#, .string("seven byé")), (#""\u2028 sixteen bytes!!""#, .string("\u{2028} sixteen bytes!!")),
        ("[]", .array([])), ("[ ]", .array([])),
        ("[1, [2],3 ]", .array([.number(1), .array([.number(2)]), .number(3)])),
        ("{}", .object([:])), ("{ }", .object([:])),
        (#"{"a" : 1 , "b":{"c":[]}}"#, .object(["a": .number(1), "b": .object(["c": .array([])])])),
        (#"{"":""}"#, .object(["": .string("")])), (#"{"\u0061\n":null}"#, .object(["a\n": .null])),
        (#"{"ключ":"值"}"#, .object(["ключ": .string("值")])),
    ]

    static let refused: [(bytes: [UInt8], reason: String)] =
        [
            ("", "nothing"), (" ", "nothing but space"), ("nul", "half a word"), ("nulL", "no word"),
            ("truex", "more behind a word"), ("True", "a capital"), ("NaN", "no number"), ("Infinity", "no number"),
            ("01", "a leading zero"), ("-", "no digits"), ("-01", "a leading zero"), ("+1", "a plus sign"),
            ("1.", "no digits behind the point"), (".5", "no digits before the point"), ("1e", "no exponent"),
            ("1e+", "no exponent"), ("0x10", "hexadecimal"), ("1 2", "two values"), ("1,", "a comma at the end"),
            ("1_000", "an underscore"), ("1e400", "beyond a double"), ("1e-400", "nothing but zero near it"),
            ("--1", "two signs"), ("1.2.3", "two points"),
            (#"""#, "a quote alone"), (#""a"#, "no closing quote"), (#""a\""#, "the closing quote escaped"),
            (#""\x""#, "no escape"), (#""\u12""#, "two digits"), (#""\u12g4""#, "no digit"), (#""\"#, "a bare escape"),
            ("\"a\tb\"", "a tab"), ("\"a\nb\"", "a line feed"), ("\"\u{0}\"", "NUL"),
            ("\"long enough \u{1F}\"", "a control"),
            (#""\ud800""#, "half a pair"), (#""\udc00""#, "the other half"), (#""\ud83d\n""#, "half a pair"),
            (#""\ud83d\u0061""#, "half a pair"), (#""\ude97\ud83d""#, "a pair the wrong way round"),
            ("'a'", "single quotes"), ("a", "no quotes"),
            ("[", "no end"), ("]", "no beginning"), ("[1", "no end"), ("[1,", "no end"), ("[1,]", "a comma too many"),
            ("[,1]", "a comma too many"), ("[1,,2]", "a comma too many"), ("[1 2]", "no comma"),
            ("[1}", "the wrong end"),
            ("[]]", "an end too many"), ("[1:2]", "a colon"),
            ("{", "no end"), ("{]", "the wrong end"), (#"{"a"}"#, "no value"), (#"{"a":}"#, "no value"),
            (#"{"a":1,}"#, "a comma too many"), (#"{,"a":1}"#, "a comma too many"), (#"{"a" 1}"#, "no colon"),
            (#"{"a"::1}"#, "two colons"), (#"{a:1}"#, "a key without quotes"), (#"{1:1}"#, "a number as a key"),
            (#"{"a":1 "b":2}"#, "no comma"), (#"{"a":1}x"#, "more behind it"), (#"{"\x":1}"#, "no escape in a key"),
            ("// a\n1", "a comment"), ("/* a */1", "a comment"), ("\u{FEFF}1", "a byte order mark"),
            ("\u{C}1", "a form feed is no space"), ("\u{A0}1", "nor is a no-break space"), ("1\u{0}", "NUL behind it"),
        ].map { (Array($0.0.utf8), $0.1) } + [
            ([0x22, 0xFF, 0x22], "no UTF-8"), ([0x22, 0xC0, 0x80, 0x22], "an overlong NUL"),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], "a surrogate as UTF-8"), ([0x22, 0xE4, 0xB8, 0x22], "half a character"),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "beyond U+10FFFF"), ([0x22, 0x5C, 0xFF, 0x22], "no escape"),
            (Array("{\"".utf8) + [0xFF] + Array("\":1}".utf8), "no UTF-8 in a key"),
            ([0xFE, 0xFF, 0, 0x31], "UTF-16"), ([0x31, 0], "UTF-16"),
        ]
}

@Suite struct JSONReaderTests {
    @Test(arguments: JSONCase.accepted)
    func `what the standard allows is read, and as Foundation reads it`(text: String, value: JSONValue) {
        #expect(JSONTree.reader(Array(text.utf8)) == value)
        #expect(JSONTree.foundation(Array(text.utf8)) == value)
        // The end of the buffer is no help: the same with something behind it.
        #expect(JSONTree.reader(Array("[\(text)]".utf8)) == .array([value]))
    }

    @Test(arguments: JSONCase.refused)
    func `what the standard forbids is refused`(bytes: [UInt8], reason: String) {
        #expect(throws: JSONReadingError.self, "\(reason)") { try JSONReader.read(JSONTree.self, from: bytes) }
    }

    /// A value that is passed over.
    struct Passed: JSONReadable {
        init(from json: inout JSONReader) throws(JSONReadingError) { try json.skip() }
    }

    @Test(arguments: JSONCase.accepted)
    func `what is passed over may be anything well-formed`(text: String, value: JSONValue) throws {
        _ = try JSONReader.read(Passed.self, from: Array(text.utf8))
    }

    @Test(arguments: JSONCase.refused.filter { !$0.reason.contains("double") && !$0.reason.contains("near it") })
    func `what is passed over must be well-formed too`(bytes: [UInt8], reason: String) {
        #expect(throws: JSONReadingError.self, "\(reason)") { try JSONReader.read(Passed.self, from: bytes) }
    }

    @Test func `brackets nest as deeply as for Foundation and no deeper`() {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(throws: Never.self) { try JSONReader.read(Passed.self, from: nested(JSONReader.deepest)) }
        let error = #expect(throws: JSONReadingError.self) {
            try JSONReader.read(Passed.self, from: nested(JSONReader.deepest + 1))
        }
        #expect(error == JSONReadingError(.tooDeep, offset: JSONReader.deepest))
        // A million open brackets cost no stack.
        #expect(throws: JSONReadingError.self) {
            try JSONReader.read(Passed.self, from: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
        }
    }

    static let integers: [(String, Int?)] = [
        ("0", 0), ("-0", 0), ("-0.0", 0), ("0e9", 0), ("7", 7), ("-7", -7), ("1.0", 1), ("1e2", 100), ("100e-2", 1),
        ("1.50", nil), ("1e-1", nil), ("9223372036854775807", .max), ("9223372036854775808", nil),
        ("-9223372036854775808", .min), ("-9223372036854775809", nil), ("9007199254740993.0", 9_007_199_254_740_993),
        ("9.007199254740993e15", 9_007_199_254_740_993), ("1e18", 1_000_000_000_000_000_000), ("1e19", nil),
        ("1000000000000000000000e-3", 1_000_000_000_000_000_000), ("123456789012345678e1", 1_234_567_890_123_456_780),
        ("1e99999999999999999999", nil), ("18446744073709551616", nil), ("12345678901234567890123", nil),
        ("true", nil), ("\"1\"", nil), ("", nil),
    ]

    @Test(arguments: integers)
    func `a whole number is exact however it is written`(text: String, value: Int?) {
        #expect((try? JSONReader.read(Int.self, from: Array(text.utf8))) == value)
    }

    @Test func `a number of 32 bits is no larger`() throws {
        #expect(try JSONReader.read([UInt32].self, from: Array("[0,4294967295]".utf8)) == [0, .max])
        for text in ["-1", "4294967296", "0.5"] {
            #expect(throws: JSONReadingError.self) { try JSONReader.read(UInt32.self, from: Array(text.utf8)) }
        }
    }

    @Test func `an error says where, about which key, and what was expected`() {
        func text(_ line: String) -> String {
            do {
                _ = try JSONReader.read(Quantity.self, from: Array(line.utf8))
                return "read"
            } catch { return error.description }
        }
        #expect(
            text(#"{"text":"5 t","value":"5","unit":"t","position":{"start":1,"end":2}}"#)
                == #""value" at byte 22: a number was expected"#)
        #expect(
            text(#"{"text":"5 t","value":5,"unit":"t"}"#)
                == #""position" is missing from the object that ends at byte 35"#)
        #expect(
            text(#"{"text":"5 t","value":null,"unit":"t","position":{"start":1,"end":2}}"#)
                == #""value" is missing from the object that ends at byte 69"#)
        #expect(text(#"{"text":"a","text":"b"}"#) == #""text" at byte 19: the key is there a second time"#)
        #expect(text(#"{"text":"5 t";"#) == "at byte 13: a comma or } was expected")
        #expect(text(#"{"position":{"start":1,"end":2,}}"#) == "at byte 31: a key was expected")
        #expect(
            (try? JSONReader.read(DateRole.self, from: Array(#""tomorrow""#.utf8))) == nil)
        #expect(throws: JSONReadingError(.refused("\"2024-13-01\" is not a day like 2024-05-16"), offset: 0)) {
            try JSONReader.read(CivilDate.self, from: Array(#""2024-13-01""#.utf8))
        }
    }

    @Test func `keys stand in any order, unknown ones are passed over, and null is as good as absent`() throws {
        let section = try JSONReader.read(
            Section.self, from: Array(#"{"new":[{"a":"\u00e9"}],"label":"4.4","heading":null,"\u006eumber":"4."}"#.utf8)
        )
        #expect(section == Section(number: "4.", label: "4.4", heading: nil))
    }

    @Test func `an object whose keys are data keeps each once`() throws {
        #expect(try JSONReader.read([String: Int].self, from: Array(#"{"2024":1,"é":2}"#.utf8)) == ["2024": 1, "é": 2])
        #expect(throws: JSONReadingError(.repeated, offset: 17, key: "2024")) {
            try JSONReader.read([String: Int].self, from: Array(#"{"2024":1,"2024":2}"#.utf8))
        }
    }
}
