/// One text told in the order of another: reports of one event put their clauses and sentences in different orders.
enum ClauseOrder {
    /// More clauses than this are left in their order.
    private static let mostClauses = 24

    /// `text` with its clauses where `other` has the clauses that share most with them; nil where that is the order they
    /// have already.
    static func rearranged(_ text: TokenizedText, like other: TokenizedText) -> TokenizedText? {
        let (clauses, wanted) = (clauses(of: text), clauses(of: other))
        guard clauses.count > 1, wanted.count > 1, clauses.count <= mostClauses, wanted.count <= mostClauses else {
            return nil
        }
        let keys = wanted.map { Set(telling(other, $0)) }
        var places: [(clause: Int, place: Double)] = []
        for (index, clause) in clauses.enumerated() {
            let words = telling(text, clause)
            var best: (place: Int, shared: Int) = (-1, 0)
            for place in wanted.indices {
                let shared = words.reduce(0) { $0 + (keys[place].contains($1) ? 1 : 0) }
                if shared > best.shared || shared == best.shared && abs(place - index) < abs(best.place - index) {
                    best = (place, shared)
                }
            }
            // Of a clause that belongs elsewhere, most is told there.
            if best.shared * 5 < words.count * 3 { best.place = -1 }
            // A clause that shares little stays behind the one before it.
            let last = places.last?.place ?? -1
            places.append((index, best.place >= 0 ? Double(best.place) : last))
        }
        let order = places.sorted { ($0.place, $0.clause) < ($1.place, $1.clause) }.map(\.clause)
        guard order != Array(clauses.indices) else { return nil }
        var moved = text
        moved.tokens = order.flatMap { text.tokens[clauses[$0]] }
        return moved
    }

    /// `text` with its first two names in each other's place, where both take part alike: "A and B", "A signed with B".
    static func swapped(_ text: TokenizedText, like other: TokenizedText) -> TokenizedText? {
        let told = Set(other.tokens.lazy.filter(\.kind.isTelling).map(\.key))
        var runs: [Range<Int>] = []
        for (index, token) in text.tokens.enumerated() where token.kind == .name {
            if let last = runs.last, last.upperBound == index, !token.flags.contains(.opensClause) {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        for (first, second) in zip(runs, runs.dropFirst()) {
            let between = text.tokens[first.upperBound..<second.lowerBound]
            guard text.tokens[first].allSatisfy({ told.contains($0.key) }),
                text.tokens[second].allSatisfy({ told.contains($0.key) }),
                let last = between.last, RoleOrder.joining.contains(last.surface),
                between.count == 1
                    || between.contains(where: { $0.isAction && RoleOrder.mutual.contains($0.wordClass) })
            else { continue }
            var moved = text
            moved.tokens =
                Array(text.tokens[..<first.lowerBound] + text.tokens[second] + between + text.tokens[first])
                + text.tokens[second.upperBound...]
            return moved
        }
        return nil
    }

    private static func telling(_ text: TokenizedText, _ clause: Range<Int>) -> [UInt64] {
        text.tokens[clause].lazy.filter(\.kind.isTelling).map(\.key)
    }

    private static func clauses(of text: TokenizedText) -> [Range<Int>] {
        var starts = text.tokens.indices.filter { text.tokens[$0].flags.contains(.opensClause) }
        if starts.first != 0 { starts.insert(0, at: 0) }
        return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : text.tokens.count) }
            .filter { !$0.isEmpty }
    }
}
