/// Spellings in a tree of bytes, to find the longest one that stands at a place of a text.
///
/// A space of a spelling matches any short white space, and a hyphen where `isFolded`; the cost of a look-up is the
/// length of what matches.
struct SpellingTrie: Sendable {
    private struct Node {
        var byte: UInt8
        var meaning: Int32 = -1
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
    }

    private var nodes: [Node] = []
    private var roots: [Int32] = Array(repeating: -1, count: 256)
    /// Whether ASCII letters match in either case.
    private let isFolded: Bool

    /// The first meaning given to a spelling holds.
    init(_ spellings: [(text: String, meaning: Int)], isFolded: Bool) {
        self.isFolded = isFolded
        for (text, meaning) in spellings { insert(text, meaning) }
    }

    private mutating func insert(_ text: String, _ meaning: Int) {
        var node: Int32 = -1
        for raw in text.utf8 {
            let byte = isFolded ? QuantityBytes.folded(raw) : raw
            let first = node < 0 ? roots[Int(byte)] : nodes[Int(node)].firstChild
            var child = first
            while child >= 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].nextSibling }
            if child < 0 {
                child = Int32(nodes.count)
                nodes.append(Node(byte: byte, nextSibling: node < 0 ? -1 : first))
                if node < 0 { roots[Int(byte)] = child } else { nodes[Int(node)].firstChild = child }
            }
            node = child
        }
        if node >= 0, nodes[Int(node)].meaning < 0 { nodes[Int(node)].meaning = Int32(meaning) }
    }

    /// The longest spelling at `start` that does not end inside a word or a number.
    func longestMatch(in bytes: [UInt8], at start: Int, limit: Int) -> (meaning: Int, end: Int)? {
        var index = start
        var node: Int32 = -1
        var found: (meaning: Int, end: Int)?
        while index < limit {
            var byte = bytes[index]
            var length = 1
            let gap = QuantityBytes.gap(bytes, at: index, limit: limit)
            if gap > 0 {
                byte = 0x20
                length = gap
            } else if isFolded {
                byte = byte == 0x2D ? 0x20 : QuantityBytes.folded(byte)
            }
            var child = node < 0 ? roots[Int(byte)] : nodes[Int(node)].firstChild
            if node >= 0 {
                while child >= 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].nextSibling }
            }
            guard child >= 0 else { break }
            node = child
            index += length
            let meaning = nodes[Int(node)].meaning
            if meaning >= 0, isBoundary(bytes, at: index, limit: limit, after: byte) { found = (Int(meaning), index) }
        }
        return found
    }

    private func isBoundary(_ bytes: [UInt8], at index: Int, limit: Int, after last: UInt8) -> Bool {
        guard index < limit, last.isWord else { return true }
        let next = bytes[index]
        // C3 to C9 lead the accented Latin letters.
        return !next.isWord && !(0xC3...0xC9).contains(next)
    }
}
