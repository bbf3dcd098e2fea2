/// Words in Han characters in a tree of characters, to find the longest one at a place of a text.
struct HanTrie: Sendable {
    private struct Node {
        var character: UInt32
        var meaning: Int32 = -1
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
    }

    private var nodes: [Node] = []
    /// The first node of each character of the main block; the rest is sought among `others`.
    private var roots: [Int32]
    private static let block: ClosedRange<UInt32> = 0x4E00...0x9FFF

    /// The first meaning given to a word holds.
    init(_ words: [(text: String, meaning: Int)]) {
        roots = Array(repeating: -1, count: HanTrie.block.count)
        for word in words { insert(Array(word.text.unicodeScalars.map(\.value)), word.meaning) }
    }

    private mutating func insert(_ characters: [UInt32], _ meaning: Int) {
        guard let first = characters.first, HanTrie.block.contains(first) else { return }
        let root = Int(first - HanTrie.block.lowerBound)
        if roots[root] < 0 {
            roots[root] = Int32(nodes.count)
            nodes.append(Node(character: first))
        }
        var node = Int(roots[root])
        for character in characters.dropFirst() {
            var child = nodes[node].firstChild
            while child >= 0, nodes[Int(child)].character != character { child = nodes[Int(child)].nextSibling }
            if child < 0 {
                child = Int32(nodes.count)
                nodes.append(Node(character: character, nextSibling: nodes[node].firstChild))
                nodes[node].firstChild = child
            }
            node = Int(child)
        }
        if nodes[node].meaning < 0 { nodes[node].meaning = Int32(meaning) }
    }

    /// The longest word at an offset and where it ends.
    @inline(__always)
    func longestMatch(_ first: DecodedScalar, in bytes: [UInt8], at start: Int, limit: Int) -> (meaning: Int, end: Int)?
    {
        guard HanTrie.block.contains(first.value) else { return nil }
        var node = Int(roots[Int(first.value - HanTrie.block.lowerBound)])
        guard node >= 0 else { return nil }
        var index = start + first.length
        var found: (meaning: Int, end: Int)?
        while true {
            if nodes[node].meaning >= 0 { found = (Int(nodes[node].meaning), index) }
            guard nodes[node].firstChild >= 0, index < limit else { return found }
            let scalar = bytes.scalar(at: index)
            var child = nodes[node].firstChild
            while child >= 0, nodes[Int(child)].character != scalar.value { child = nodes[Int(child)].nextSibling }
            guard child >= 0 else { return found }
            node = Int(child)
            index += scalar.length
        }
    }
}
