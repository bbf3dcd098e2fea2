/// Words and letters that multiply the number before them.
struct MultiplierDefinition: Sendable {
    /// When the spelling may be taken for a multiplier.
    enum Condition: Sendable {
        /// Always.
        case none
        /// Only after an amount that began with a currency sign, or before another unit: "$5m", "5m tonnes".
        case moneyOrUnit
    }

    /// In this case where it has up to three letters, MN being a force; longer words in any case.
    var spelling: String
    /// Ten to this power.
    var power: Int
    var condition: Condition
    var reason: String
}

extension MultiplierDefinition {
    static let table: [MultiplierDefinition] = [
        .init(spelling: "hundred", power: 2, condition: .none, reason: "Also before million, after Chinese yi."),
        .init(spelling: "thousand", power: 3, condition: .none, reason: "English."),
        .init(spelling: "million", power: 6, condition: .none, reason: "English."),
        .init(spelling: "billion", power: 9, condition: .none, reason: "Short scale, as all trade news."),
        .init(spelling: "trillion", power: 12, condition: .none, reason: "Short scale."),
        .init(spelling: "lakh", power: 5, condition: .none, reason: "Indian English."),
        .init(spelling: "crore", power: 7, condition: .none, reason: "Indian English."),
        .init(spelling: "mn", power: 6, condition: .none, reason: "Agency style."),
        .init(spelling: "mln", power: 6, condition: .none, reason: "Agency style."),
        .init(spelling: "bn", power: 9, condition: .none, reason: "Agency style."),
        .init(spelling: "Bn", power: 9, condition: .none, reason: "Agency style."),
        .init(spelling: "bln", power: 9, condition: .none, reason: "Agency style."),
        .init(spelling: "tn", power: 12, condition: .moneyOrUnit, reason: "Agency style; also a sloppy ton."),
        .init(spelling: "trn", power: 12, condition: .none, reason: "Agency style."),
        .init(spelling: "k", power: 3, condition: .moneyOrUnit, reason: "Alone it is a kelvin or a kilometre."),
        .init(spelling: "m", power: 6, condition: .moneyOrUnit, reason: "Alone it is a metre."),
        .init(spelling: "b", power: 9, condition: .moneyOrUnit, reason: "Alone it is a variant: 2B."),
    ]
}
