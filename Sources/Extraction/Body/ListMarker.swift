/// The marker that a browser writes before an item of an ordered list, which no text of the page holds.
struct ListMarker: Equatable, Sendable {
    /// The `type` of the list.
    enum Style: Equatable, Sendable {
        case decimal, lowerLetters, upperLetters, lowerRoman, upperRoman

        /// The attribute's value, where case tells `a` from `A`.
        init?(type: String) {
            switch type {
            case "1": self = .decimal
            case "a": self = .lowerLetters
            case "A": self = .upperLetters
            case "i": self = .lowerRoman
            case "I": self = .upperRoman
            default: return nil
            }
        }
    }

    /// The item's ordinal value.
    var number: Int
    /// How it is written.
    var style: Style

    /// The number as the style writes it. What a style cannot write is decimal, as the CSS Counter Styles
    /// specification says (https://www.w3.org/TR/css-counter-styles-3/).
    var label: String {
        switch style {
        case .decimal: String(number)
        case .lowerLetters: letters ?? String(number)
        case .upperLetters: letters?.uppercased() ?? String(number)
        case .lowerRoman: roman ?? String(number)
        case .upperRoman: roman?.uppercased() ?? String(number)
        }
    }

    /// What stands before the item: `1. `.
    var text: String { label + ". " }

    /// Whether an item's text already begins with this very number, as where the list's own markers are off.
    func isWritten(in item: some RandomAccessCollection<UInt8>) -> Bool {
        let head = String(decoding: item.prefix(24), as: UTF8.self)
        let openings: [Character] = ["(", "（", "[", "【", "#", "第", "№"]
        let rest = head.drop { openings.contains($0) || $0.isWhitespace }
        for number in [label, String(self.number)] where rest.hasPrefix(number) {
            guard let next = rest.dropFirst(number.count).first else { return true }
            if !next.isLetter, !next.isNumber { return true }
        }
        guard (1...99).contains(number) else { return false }
        let han = ListMarker.han(number)
        return rest.hasPrefix(han) && "、.．)）,，条章节 ".contains(rest.dropFirst(han.count).first ?? "x")
    }

    private var letters: String? {
        guard number > 0 else { return nil }
        var rest = number
        var letters: [UInt8] = []
        while rest > 0 {
            letters.append(UInt8(ascii: "a") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return letters.reversed().string
    }

    private var roman: String? {
        guard (1...3999).contains(number) else { return nil }
        var rest = number
        var text = ""
        for (value, letters) in ListMarker.romanDigits {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    private static let romanDigits: [(Int, String)] = [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]

    private static func han(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        if number < 10 { return digits[number] }
        return (number < 20 ? "" : digits[number / 10]) + "十" + digits[number % 10]
    }
}

/// A list that is open while the page is walked.
struct OpenList: Sendable {
    /// Whether its items have numbers to be written.
    var isNumbered: Bool
    /// The style of its markers.
    var style: ListMarker.Style
    /// The number of the next item.
    var next: Int
    /// 1, or -1 for a reversed list.
    var step: Int
}
