/// One reason why a list numbers the points of a statement.
///
/// The rules are data: each has a name that `ingot explain` prints, the reason behind it, and examples that the tests
/// run. In an example the first number of the list in question stands between `‹` and `›`; the review is one of 2024.
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
    /// Texts in which the marked list numbers points by this rule.
    let points: [String]
    /// Texts in which the marked list numbers items of the outline.
    let items: [String]
    let applies: @Sendable ([Outline.Item], Statement) -> Bool

    /// The name of the first rule by which a list numbers points; nil where it numbers items.
    static func name(for items: [Outline.Item], in statement: Statement) -> String? {
        all.first { $0.applies(items, statement) }?.name
    }

    static let all: [InnerListRule] = [
        InnerListRule(
            name: "inside-a-sentence",
            reason: "Items parted by commas or semicolons are one sentence.",
            points: [
                """
                1. Port plan passed
                On May 3, the council passed a plan:
                ‹(1)› A new quay; (2) A deeper channel; (3) A rail link.
                2. Ferry returns
                On June 4, the ferry returned to the old pier.
                """,
                """
                一、港口规划获批
                市政府通过港口规划，主要任务有：
                ‹①›新建码头；②疏浚航道；③建设铁路。
                二、轮渡恢复
                6月4日，轮渡恢复运营。
                """,
            ],
            items: [
                """
                1. Works at the port
                ‹(1)› New quay opens On May 3, the new quay opened to ships.
                (2) Channel deepened On June 4, the channel was handed over.
                2. Works in town
                """
            ]
        ) { items, statement in
            let inside = max(statement.goingOn, items.dropFirst().filter { $0.marker.before == .clause }.count)
            return items.count >= 2 && inside * 2 >= items.count - 1 && inside > 0
        },
        InnerListRule(
            name: "announced-within-a-line",
            reason: "A list that a colon announces in the middle of a line belongs to the sentence before it.",
            points: [
                """
                1. Port plan passed On May 3, the council set three aims: ‹(1)› A new quay will be built. (2) The channel \
                will be deeper. (3) Rail will reach the pier.
                2. Ferry returns On June 4, the ferry returned to the old pier.
                """
            ],
            items: [
                """
                1. Works at the port: ‹(1)› On May 3, the new quay opened. (2) On June 4, the channel was handed over.
                2. Works in town: (1) On July 5, the library moved. (2) On August 6, the market hall burned down.
                """
            ]
        ) { items, statement in
            items[0].marker.before == .colon && statement.openingItems == 0
                && (statement.hasParent || statement.leadIsDated)
        },
        InnerListRule(
            name: "points-of-a-dated-statement",
            reason: "Under a text that has its own date, items without any are its points.",
            points: [
                """
                1. Port plan passed
                On May 3, the council named the aims of the plan:
                ‹(1)› A new quay will be built.
                (2) The channel will be deepened.
                (3) Rail will reach the pier.
                2. Ferry returns
                On June 4, the ferry returned to the old pier.
                """
            ],
            items: [
                """
                1. Works at the port
                The council named the works of the port:
                ‹(1)› A new quay was built.
                (2) The channel was deepened.
                2. Works in town
                """,
                """
                1. Works at the port
                On May 3, the council named the works of the port:
                ‹(1)› New quay opens On June 3, the new quay opened to ships.
                (2) Channel deepened On July 4, the channel was handed over.
                2. Works in town
                """,
            ]
        ) { items, statement in
            statement.leadIsDated && statement.datedItems * 4 <= items.count && statement.openingItems == 0
                && (statement.hasParent || statement.isAnnounced)
        },
        InnerListRule(
            name: "first-second-third",
            reason: "\"First, ... Second, ...\" and 一是……二是…… count arguments unless each has its date.",
            points: [
                """
                1. Port plan passed The council gave reasons. ‹First,› the quay is old.
                Second, the channel is shallow.
                Third, the rails are bent.
                Fourth, the sheds leak.
                Fifth, the lamps are dim.
                2. Ferry returns On June 4, the ferry returned to the old pier.
                """
            ],
            items: [
                """
                ‹First,› on May 3, the new quay opened to ships.
                Second, on June 4, the channel was handed over.
                Third, on July 5, the library moved to the market.
                """
            ]
        ) { items, statement in
            let label = items[0].marker.scheme.label
            return (items[0].marker.scheme.style == .ordinalWord && label == .none || label == .hanIs)
                && items[0].marker.before != .lineStart && statement.openingItems * 2 < items.count
        },
    ]
}
