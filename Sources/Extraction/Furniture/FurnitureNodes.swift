/// Which nodes of a tree stand in a box that is not the article.
struct FurnitureNodes: Sendable {
    private var ranges: [Range<Int>] = []

    init(_ page: PageLines, _ tree: Tree, _ choice: BodyChoice) {
        // How many lines before each are no furniture: a range without any has the same number at both ends.
        var counts = [0]
        counts.reserveCapacity(page.lines.count + 1)
        for rule in choice.boxRules { counts.append((counts.last ?? 0) + (rule == nil ? 1 : 0)) }
        for element in page.elements where element.node >= 0 && !element.lines.isEmpty {
            guard counts[element.lines.lowerBound] == counts[element.lines.upperBound] else { continue }
            let range = element.node..<max(element.node + 1, Int(tree.nodes[element.node].end))
            if let last = ranges.last, last.contains(range.lowerBound) { continue }
            ranges.append(range)
        }
    }

    /// Whether a node stands in one of them.
    func holds(_ node: Int) -> Bool { ranges.contains { $0.contains(node) } }
}
