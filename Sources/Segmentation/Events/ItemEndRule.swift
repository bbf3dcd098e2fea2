/// How the bodies of the items of a list are built, by which the end of the last one is told.
struct ItemShape {
    /// The most paragraphs that one of them has.
    let mostParagraphs: Int
    /// Whether one of them has a short line without a stop: a heading below its own, a signature.
    let holdsHeadings: Bool
    /// The first bytes of the last paragraph that most of them have: "Why it was chosen: ...".
    let refrain: [UInt8]?

    /// A refrain has so many bytes: two words, or four Han characters.
    private static let refrainBytes = 12

    /// The shape of some bodies, told by their paragraphs; nil where they are too few to have one.
    init?(of bodies: [[Range<Int>]], in bytes: [UInt8]) {
        guard bodies.count >= 2 else { return nil }
        var refrains: [[UInt8]: Int] = [:]
        for body in bodies where body.count >= 2 {
            if let last = body.last, last.count > ItemShape.refrainBytes {
                refrains[Array(bytes[last.prefix(ItemShape.refrainBytes)]), default: 0] += 1
            }
        }
        mostParagraphs = bodies.map(\.count).max() ?? 0
        holdsHeadings = bodies.contains { $0.dropFirst().contains { ItemEnd.isHeading($0, in: bytes) } }
        refrain = refrains.first { $0.value * 2 > bodies.count }?.key
    }
}

/// A reason why an item ends before a paragraph.
///
/// The rules are data: a name, a reason, and examples that the tests run. In an example the events stand between `‹` and `›`,
/// and the review is that of 2024.
struct ItemEndRule: Sendable {
    let name: String
    let reason: String
    /// Texts in which this rule ends an event: without it one would be longer.
    let ends: [String]
    /// Texts in which it ends none.
    let leaves: [String]
    /// Whether a short line above the paragraph goes with it.
    var takesLineAbove = false
    let applies: @Sendable (Place) -> Bool

    /// A paragraph of an item that is not its first, and what stands around it.
    struct Place {
        let bytes: [UInt8]
        let paragraph: Range<Int>
        let previous: Range<Int>
        /// How many paragraphs of the item stand before it.
        let position: Int
        /// Whether no further item of its outline follows.
        let isLast: Bool
        /// Whether a date opens an event in it or behind it.
        let isDated: Bool
        /// Whether it is nothing but a day.
        let isDate: Bool
        /// The shape of the other items; nil where there are too few.
        let shape: ItemShape?

        var start: Int { bytes.skippingSpace(from: paragraph.lowerBound, to: paragraph.upperBound) }
        /// Whether the text may have come to its end here.
        var mayClose: Bool { isLast && !isDated }
    }

    private static let two =
        "1. Mill Reopens\n‹On May 3, the mill reopened.›\n2. Bell Cast\n‹On July 1, the bell was cast.›\n"

    /// All rules, in the order in which they are asked.
    static let all: [ItemEndRule] = [
        ItemEndRule(
            name: "comment",
            reason: "What a paragraph says of what was told before it is no part of that, in any item.",
            ends: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.›\nComment: it was time.\n2. Bell Cast\n‹On July 1, it was cast.›"
            ],
            leaves: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nCommenting on it, the miller smiled.›\n2. Bell Cast\n‹On July 1, it was cast.›"
            ]
        ) { ClosingRemarks.commentBegins(in: $0.bytes, at: $0.start) },
        ItemEndRule(
            name: "signed", reason: "A day in a line of its own signs a notice, as does the name above it.",
            ends: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.›\n2. Bell Cast\n‹On July 1, the bell was cast.\nIt rings.›\nThe founder\nJuly 2, 2024"
            ],
            leaves: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.›\n2. Bell Cast\n‹On July 1, the bell was cast.\nIt rings since July 2, 2024.›"
            ],
            takesLineAbove: true
        ) { $0.isLast && $0.isDate },
        ItemEndRule(
            name: "closing-remarks",
            reason: "Behind the last date a text sums up, looks ahead, thanks or speaks of itself.",
            ends: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.›\n2. Bell Cast\n‹On July 1, the bell was cast: \"Hear me\"›\nOverall, it was a good year."
            ],
            leaves: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nOverall, it was a good day.›\n2. Bell Cast\n‹On July 1, it was cast.›"
            ]
        ) { $0.mayClose && ClosingRemarks.begin(in: $0.bytes, at: $0.start) },
        ItemEndRule(
            name: "longer-than-the-others",
            reason: "The last item of a list has no more paragraphs than the longest of the others.",
            ends: [two + "3. Quay Built\n‹On August 2, the quay was built.›\nThe jury is on holiday now."],
            leaves: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nIt grinds rye.›\n2. Bell Cast\n‹On July 1, it was cast.›\n3. Quay Built\n‹On August 2, the quay was built.\nIt is long.›"
            ]
        ) { place in
            place.mayClose
                && (place.shape.map { $0.mostParagraphs > 0 && place.position >= $0.mostParagraphs } ?? false)
        },
        ItemEndRule(
            name: "heading-of-its-own",
            reason: "A heading without a number in the last item alone begins something else.",
            ends: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nIt grinds rye.\nIt has two stones.›\n2. Bell Cast\n‹On July 1, it was cast.›\n"
                    + "3. Quay Built\n‹On August 2, the quay was built.›\nThings to come\nThe bell will ring."
            ],
            leaves: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nThe miller\nIt has two stones.›\n2. Bell Cast\n‹On July 1, it was cast.›\n"
                    + "3. Quay Built\n‹On August 2, the quay was built.\nThe mason\nIt is long.›"
            ]
        ) { place in
            place.mayClose && (place.shape.map { !$0.holdsHeadings } ?? false)
                && ItemEnd.isHeading(place.paragraph, in: place.bytes)
        },
        ItemEndRule(
            name: "behind-the-refrain", reason: "Where the items end on paragraphs that begin alike, so does the last.",
            ends: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nWhy it was chosen: rye matters.›\n2. Bell Cast\n‹On July 1, it was cast.\nIt rings.\n"
                    + "Why it was chosen: bells ring.›\n3. Quay Built\n‹On August 2, the quay was built.\nWhy it was chosen: ships.›\nThe jury left."
            ],
            leaves: [
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nWhy it was chosen: rye matters.›\n2. Bell Cast\n‹On July 1, it was cast.\nIt rings.\n"
                    + "So it was chosen, for bells ring.›\n3. Quay Built\n‹On August 2, the quay was built.\nWhy it was chosen: ships.\nThe jury left.›"
            ]
        ) { place in
            place.mayClose
                && (place.shape?.refrain.map { place.bytes[place.previous].starts(with: $0) } ?? false)
        },
    ]
}
