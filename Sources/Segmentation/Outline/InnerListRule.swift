/// One reason why a list numbers the points of a statement.
struct InnerListRule: Sendable {
    /// What stands around the list.
    struct Statement {
        /// A colon stands before the first item.
        var isAnnounced: Bool
        var hasParent: Bool
        /// The text between the parent's marker and the list has a date of its own.
        var leadIsDated: Bool
        /// How many items hold a date.
        var datedItems: Int
        /// How many items, the last aside, end on a comma, a semicolon or a conjunction.
        var goingOn: Int
        /// How many items open with one.
        var openingItems: Int
    }

    let name: String
    let reason: String
    let applies: @Sendable ([Outline.Item], Statement) -> Bool

    static func applies(to items: [Outline.Item], in statement: Statement) -> Bool {
        all.contains { $0.applies(items, statement) }
    }

    static let all: [InnerListRule] = [
        InnerListRule(
            name: "inside-a-sentence",
            reason: "Items parted by commas or semicolons are one sentence."
        ) { items, statement in
            let inside = max(statement.goingOn, items.dropFirst().filter { $0.marker.before == .clause }.count)
            return items.count >= 2 && inside * 2 >= items.count - 1 && inside > 0
        },
        InnerListRule(
            name: "announced-within-a-line",
            reason: "A list that a colon announces in the middle of a line belongs to the sentence before it."
        ) { items, statement in
            items[0].marker.before == .colon && statement.openingItems == 0
                && (statement.hasParent || statement.leadIsDated)
        },
        InnerListRule(
            name: "points-of-a-dated-statement",
            reason: "Under a text that has its own date, items without any are its points."
        ) { items, statement in
            statement.leadIsDated && statement.datedItems * 4 <= items.count && statement.openingItems == 0
                && (statement.hasParent || statement.isAnnounced)
        },
        InnerListRule(
            name: "first-second-third",
            reason: "\"First, ... Second, ...\" and 一是……二是…… count arguments unless each has its date."
        ) { items, statement in
            let label = items[0].marker.scheme.label
            return (items[0].marker.scheme.style == .ordinalWord && label == .none || label == .hanIs)
                && items[0].marker.before != .lineStart && statement.openingItems * 2 < items.count
        },
    ]
}
