/// Two names that have exchanged their places around one action: "A hired B" is not "B hired A".
///
/// A passive exchanges the places and not the parts, and so does an action that both take part in alike.
struct RoleOrder {
    /// Both names, as the first text has them; nil where none have been exchanged.
    private(set) var exchanged: (String, String)?

    /// Actions in which the parties are alike.
    static let mutual = Set(
        ["signature", "joint work", "meeting", "foundation", "start", "attainment"].map(WordClass.number))
    /// Words that set two names side by side.
    static let joining = surfaces("and with & 与 和 及 同 、")
    private static let passive = surfaces("by 被 由")

    private static func surfaces(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").compactMap { Lexer.lexemes(of: Lexer.scalars(of: String($0))).first?.surface })
    }

    private let left: TokenizedText
    private let right: TokenizedText

    init(_ left: TokenizedText, _ right: TokenizedText) {
        self.left = left
        self.right = right
        func passives(_ text: TokenizedText) -> Int { text.tokens.count { RoleOrder.passive.contains($0.surface) } }
        guard passives(left) == passives(right) else { return }
        exchanged = acrossAction() ?? withinClause() ?? besideWord()
    }

    /// Who leads the one stands behind the action in the other, both ways.
    private func acrossAction() -> (String, String)? {
        guard let one = RoleOrder.lead(left), let other = RoleOrder.lead(right), one.key != other.key,
            let action = left.tokens.indices.first(where: { index in
                let token = left.tokens[index]
                return token.isAction && !RoleOrder.isNoun(left, index) && !RoleOrder.mutual.contains(token.wordClass)
                    && right.tokens.contains { $0.isAction && $0.key == token.key }
            }),
            let place = right.tokens.firstIndex(where: { $0.isAction && $0.key == left.tokens[action].key }),
            one.end <= action, other.end <= place, !RoleOrder.isNoun(right, place),
            RoleOrder.tells(left, other.key, after: action), RoleOrder.tells(right, one.key, after: place),
            !RoleOrder.tells(left, other.key, before: action), !RoleOrder.tells(right, one.key, before: place)
        else { return nil }
        return (left.words(one.start..<one.end), left.printed(left.tokens[action]))
    }

    /// Who leads the one and who leads the other, with the same word between them, in one clause.
    private func withinClause() -> (String, String)? {
        guard let one = RoleOrder.lead(left), let other = RoleOrder.lead(right), one.key != other.key,
            let first = RoleOrder.between(left, one.end, other.key),
            let second = RoleOrder.between(right, other.end, one.key),
            !first.isDisjoint(with: second)
        else { return nil }
        return (left.words(one.start..<one.end), right.words(other.start..<other.end))
    }

    /// The words between the end of one name and another in the same clause; nil where they are joined, or told of an
    /// action that both take part in alike.
    private static func between(_ text: TokenizedText, _ start: Int, _ key: UInt64) -> Set<UInt64>? {
        var words: Set<UInt64> = []
        for index in start..<max(start, text.tokens.count) {
            let token = text.tokens[index]
            if tells(text, key, in: index..<min(index + 2, text.tokens.count)) { return words }
            if token.flags.contains(.opensClause) || joining.contains(token.surface)
                || mutual.contains(token.wordClass) && token.isAction
            {
                return nil
            }
            if token.kind == .word, !token.isAnaphor { words.insert(token.key) }
        }
        return nil
    }

    /// The first name, or the first two characters of a Chinese text that begins with one.
    private static func lead(_ text: TokenizedText) -> (key: UInt64, start: Int, end: Int)? {
        for (index, token) in text.tokens.enumerated() {
            if token.kind == .name { return (token.key, index, index + 1) }
            if token.kind == .word, token.isAction { return nil }
            if token.kind == .han {
                guard index + 1 < text.tokens.count, text.tokens[index + 1].kind == .han,
                    text.tokens[index + 1].start == token.end
                else { return nil }
                return (Hashing.joined(token.key, text.tokens[index + 1].key), index, index + 2)
            }
        }
        return nil
    }

    /// "an order", "the purchase": who gives it and who gets it is told by other words.
    private static func isNoun(_ text: TokenizedText, _ index: Int) -> Bool {
        index > 0 && articles.contains(text.tokens[index - 1].surface)
    }

    private static let articles = surfaces("a an the its their this")

    private static func tells(_ text: TokenizedText, _ key: UInt64, before end: Int) -> Bool {
        tells(text, key, in: 0..<end)
    }

    private static func tells(_ text: TokenizedText, _ key: UInt64, after start: Int) -> Bool {
        tells(text, key, in: min(start + 1, text.tokens.count)..<text.tokens.count)
    }

    private static func tells(_ text: TokenizedText, _ key: UInt64, in range: Range<Int>) -> Bool {
        for index in range {
            let token = text.tokens[index]
            if token.key == key { return true }
            if token.kind == .han, index + 1 < range.upperBound, text.tokens[index + 1].kind == .han,
                Hashing.joined(token.key, text.tokens[index + 1].key) == key
            {
                return true
            }
        }
        return false
    }

    /// A word right before a name, in the other text right before another that both tell: "ordered A to pay B".
    private func besideWord() -> (String, String)? {
        let (one, other) = (RoleOrder.neighbours(left), RoleOrder.neighbours(right))
        let (names, others) = (Set(one.values), Set(other.values))
        for (word, name) in one {
            guard let second = other[word], second != name, others.contains(name), names.contains(second),
                // The same exchange beside another word: nothing else has merely been put elsewhere.
                one.contains(where: { $0.key != word && $0.value == second && other[$0.key] == name })
            else { continue }
            guard let first = left.tokens.first(where: { $0.key == name }),
                let last = left.tokens.first(where: { $0.key == second })
            else { continue }
            return (left.printed(first), left.printed(last))
        }
        return nil
    }

    /// For each word that stands once right before a name, the first word of that name.
    private static func neighbours(_ text: TokenizedText) -> [UInt64: UInt64] {
        var found: [UInt64: UInt64] = [:]
        var doubled: Set<UInt64> = []
        for index in text.tokens.indices.dropFirst() where text.tokens[index].kind == .name {
            let before = text.tokens[index - 1]
            guard before.kind == .word, !mutual.contains(before.wordClass),
                !text.tokens[index].flags.contains(.opensClause)
            else { continue }
            if found.updateValue(text.tokens[index].key, forKey: before.key) != nil { doubled.insert(before.key) }
        }
        for word in doubled { found[word] = nil }
        return found
    }
}
