import Model

/// What segmentation makes of a document: its outline, its events, and an account of every marker and every stretch.
public struct Reading: Sendable {
    /// A numbered item of the outline.
    public struct Item: Sendable {
        /// The number and heading, with the place a reader gives it.
        public var section: Section
        /// How deep it stands, 0 at the top.
        public var depth: Int
        /// Where the marker stands, in code points.
        public var marker: Position
        /// Where the heading stands; nil where it has none.
        public var heading: Position?
        /// What follows the heading; for an item with numbered children its lead paragraph.
        public var body: Position
        /// Whether numbered items stand under it.
        public var hasChildren: Bool
        /// How the numbering got here, where it is not simply the next number.
        public var irregularity: String?
    }

    /// Something that looks like a marker and numbers nothing.
    public struct Refusal: Sendable {
        /// The marker as printed.
        public var number: String
        /// Where it stands, in code points.
        public var position: Position
        /// The name of the rule that refused it, or `outline` where another outline was cheaper.
        public var rule: String
        /// Some words around it.
        public var context: String
    }

    /// The title that the text itself begins with, where the document has none: nothing but a number parts the two.
    public var title: String?
    /// Where the year of yearless dates comes from; nil where there is none.
    public var reviewYear: ReviewYear?
    /// The outline, in order.
    public var items: [Item]
    /// The events, in order, without overlap.
    public var events: [Happening]
    /// Markers that were refused, in order.
    public var refusals: [Refusal]
    /// The text, part by part, in order: what each is. Empty where the page has an obstacle and was not read.
    public var stretches: [Stretch]
    /// How many code points the body has, furniture left out.
    public var bodyLength: Int
}

extension Reading {
    /// Stretches of the body that are in no heading, lead or event, in code points.
    public var unclaimed: [Position] { stretches.filter { $0.kind == .unclaimed }.map(\.position) }
    /// How many code points are unclaimed, of the `bodyLength` that the body has.
    public var unclaimedLength: Int { unclaimed.reduce(0) { $0 + $1.length } }

    /// The reading of a page that has nothing to read.
    public static let none = Reading(
        title: nil, reviewYear: nil, items: [], events: [], refusals: [], stretches: [], bodyLength: 0)
}
