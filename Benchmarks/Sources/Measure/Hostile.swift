/// Texts that are made to find out work that grows faster than the text.
struct HostileText {
    let name: String
    /// What is written again and again.
    let unit: String

    /// The text, as many whole units as fit into so many bytes.
    func text(bytes: Int) -> [UInt8] {
        let unit = Array(self.unit.utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes)
        while text.count + unit.count <= bytes { text += unit }
        return text
    }

    static let all = [
        HostileText(name: #""1. 1. 1. ""#, unit: "1. "),
        HostileText(name: #""I. ""#, unit: "I. "),
        HostileText(name: "open quotes", unit: "\u{201C}"),
        HostileText(name: "straight quotes", unit: "\""),
        HostileText(name: "open brackets", unit: "("),
        HostileText(name: "one unbroken word", unit: "a"),
        HostileText(name: "one unbroken capital", unit: "A"),
        HostileText(name: #""May May ""#, unit: "May "),
        HostileText(name: "\"\u{4E00}\u{3001}\"", unit: "\u{4E00}\u{3001}"),
        HostileText(name: "one unbroken Han word", unit: "\u{4E00}"),
        HostileText(name: "digits", unit: "7"),
        HostileText(name: "full stops", unit: "."),
        HostileText(name: "spaces and a letter", unit: String(repeating: " ", count: 255) + "a"),
        HostileText(name: "lines of one letter", unit: "a\n"),
        HostileText(name: "items a line, undated", unit: "1. Short title\n"),
        HostileText(name: "items a line, dated", unit: "1. On May 3, it opened.\n"),
        HostileText(name: "dated sentences in one line", unit: "On May 3, it opened. "),
        HostileText(name: "dated lines", unit: "On May 3, 2024, it opened.\n"),
        HostileText(name: "first, second, third", unit: "First, it rose. Second, it fell. Third, it rested. "),
        HostileText(name: "dotted numbers", unit: "1. A 1.1 Bee 1.1.1 See 1.1.2 Dee. "),
    ]

    /// The real shape of a long page: one review after another in one document.
    static func repeated(_ sample: Sample) -> HostileText {
        HostileText(name: "reviews in one document", unit: String(decoding: sample.bytes, as: UTF8.self) + "\n")
    }
}
