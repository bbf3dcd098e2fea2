/// What an amount measures.
enum QuantityDimension: String, Sendable {
    case mass, length, area, volume, energy, power, money, ratio, speed, temperature, pressure, force, electricity
    case frequency, time, multiple, count, density
}

/// One unit: how it is spelled, what it is called here, and why it is read so.
struct UnitDefinition: Sendable {
    /// One way to write a unit.
    struct Spelling: Sendable {
        /// How the letters are compared.
        enum Style: Sendable {
            /// Letter by letter in the case given: `MW` is no `mW`.
            case symbol
            /// In any case, and also after a hyphen: "100-ton".
            case word
            /// Han or another script without case; needs no boundary after it.
            case character
        }

        var text: String
        var style: Style
        /// One of it is ten to this power of the normalised unit.
        var power: Int
        /// The time it already speaks of: `tpa` is tonnes a year.
        var per: String?
    }

    /// The name of the rule.
    var name: String
    /// The normalised unit.
    var unit: String
    var dimension: QuantityDimension
    var spellings: [[Spelling]]
    /// Why it is spelled, normalised or refused so.
    var reason: String
    /// Texts with exactly one amount, in this unit.
    var reads: [(text: String, value: Double)]
    /// Texts that look like it and hold no amount in it.
    var refuses: [String] = []
}

extension [UnitDefinition.Spelling] {
    /// Symbols, in the case given.
    static func symbols(_ texts: String..., power: Int = 0, per: String? = nil) -> Self {
        texts.map { Element(text: $0, style: .symbol, power: power, per: per) }
    }

    /// Words in the singular; the plural in s is read too.
    static func words(_ texts: String..., power: Int = 0) -> Self {
        texts.flatMap { text in
            [text, text + "s"].map { Element(text: $0, style: .word, power: power, per: nil) }
        }
    }

    /// Words as they are, without a plural in s.
    static func phrases(_ texts: String..., power: Int = 0) -> Self {
        texts.map { Element(text: $0, style: .word, power: power, per: nil) }
    }

    /// Han words and signs.
    static func characters(_ texts: String..., power: Int = 0, per: String? = nil) -> Self {
        texts.map { Element(text: $0, style: .character, power: power, per: per) }
    }
}
