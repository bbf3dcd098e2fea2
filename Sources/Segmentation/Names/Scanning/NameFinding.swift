import Model

/// A name found in a text, before the page has been read whole.
struct NameFinding: Sendable {
    /// The rule that took it.
    let rule: NameRule
    /// UTF-8 offsets.
    var range: Range<Int>
    var kind: NameKind?
    /// What it stands for, where that is known already.
    var name: String?
    /// Whether it is a place.
    var isPlace = false
}

/// Why something is taken for a name: the rules by name, with their reasons and examples in `NameRules.swift`.
enum NameRule: String, Sendable, CaseIterable {
    case closedByHead = "closed by a head"
    case openedByHead = "opened by a head"
    case government = "government of a place"
    case knownShortName = "known short name"
    case introducedOnPage = "introduced on the page"
    case alias = "alias"
    case tradeName = "name and trade"
    case placeAndName = "place and name"
    case listedPlace = "place in the table"
    case placeWithForm = "place with its form"
    case hanSuffix = "Chinese form"
    case hanTradeName = "Chinese name and trade"
    case hanPlant = "Chinese name and plant"
}

/// A name by which somebody who reads the events knows an organisation or a place.
public struct Alias: Sendable, Hashable {
    /// The words as a page prints them.
    public var text: String
    /// The name they stand for.
    public var name: String
    /// What sort of organisation or place it is.
    public var kind: NameKind?
    /// Whether it is a place.
    public var isPlace: Bool

    /// An alias.
    public init(text: String, name: String, kind: NameKind? = nil, isPlace: Bool = false) {
        self.text = text
        self.name = name
        self.kind = kind
        self.isPlace = isPlace
    }
}
