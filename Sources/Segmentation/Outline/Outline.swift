/// The numbered items of a text, as a reader sees them: which stands under which, and what each holds.
struct Outline {
    /// One numbered item.
    struct Item {
        var marker: MarkerCandidate
        /// How deep it stands, 0 at the top.
        var depth: Int
        /// The item it stands under.
        var parent: Int?
        /// The items that stand right under it, in order.
        var children: [Int] = []
        /// The place a reader gives it: `4.4`.
        var label: String
        /// What follows the marker, up to the next marker of the outline; white space trimmed.
        var content: Range<Int>
        /// Its heading; nil where it has none.
        var heading: Range<Int>?
        /// What follows the heading, up to the first child or the next item.
        var body: Range<Int>
        /// How it follows the items before it.
        var step: OutlineSearch.Step
        /// The number a reader gives it.
        var value: Int
    }

    /// Why a marker that fits the numbering is no item after all.
    enum SetAside {
        /// It numbers the points of one statement, by this rule.
        case innerList(rule: String)
        /// It announces an item that comes later.
        case tableOfContents
        /// It stands in a list of a few undated words an item, beside an outline that has dates.
        case shortList

        /// The rule's name, as `ingot explain` prints it.
        var name: String {
            switch self {
            case .innerList(let rule): rule
            case .tableOfContents: "table-of-contents"
            case .shortList: "short-undated-list"
            }
        }
    }

    /// The items, in order.
    var items: [Item]
    /// Markers that number the points of a statement, a table of contents and the like.
    var setAside: [(marker: MarkerCandidate, why: SetAside)]
}
