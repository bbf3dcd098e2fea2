import Model

/// What is searched for: words and facts together.
public struct SearchQuery: Equatable, Sendable {
    /// A bound for an amount: in the base unit of its dimension.
    public struct Amount: Equatable, Sendable {
        /// The value in `unit`.
        public var value: Double
        /// The unit as quantities of events have it.
        public var unit: String

        /// A bound.
        public init(value: Double, unit: String) {
            self.value = value
            self.unit = unit
        }

        /// The bound in the unit in which amounts of its dimension are compared.
        var comparable: Amount {
            guard let scale = UnitScale.all.first(where: { $0.unit == unit }) else { return self }
            return Amount(value: value * scale.factor, unit: scale.base)
        }
    }

    /// In which order events are given.
    public enum Order: String, Sendable, CaseIterable {
        /// The latest first.
        case date
        /// Those first in which the words weigh most (BM25; Robertson and Zaragoza, 2009).
        case relevance
    }

    /// Words and "quoted phrases" of which all must be there; with a minus in front, none. A star at the end of a word
    /// stands for any ending.
    public var text = ""
    /// Events that were not over before this day.
    public var from: CivilDate?
    /// Events that had begun by this day.
    public var to: CivilDate?
    /// Names of organisations, of which all must be there.
    public var organizations: [String] = []
    /// What else a name of `organizations` or `places` is called, itself included; any of them will do.
    public var alternatives: [String: [String]] = [:]
    /// Names of places, likewise.
    public var places: [String] = []
    /// What sort of event it is.
    public var kind: EventKind?
    /// A publisher or a host.
    public var source: String?
    /// An amount that is at least this.
    public var least: Amount?
    /// An amount that is at most this.
    public var most: Amount?
    /// In which order.
    public var order = Order.date
    /// At most so many; nil for all.
    public var limit: Int?

    /// Everything.
    public init() {}

    /// Why a query cannot be answered.
    public struct Unanswerable: Error, CustomStringConvertible, Equatable {
        /// What is wrong and what to do.
        public let description: String
    }

    /// The words as FTS5 takes them; nil where there are none.
    func match() throws(Unanswerable) -> String? {
        var wanted: [String] = []
        var unwanted: [String] = []
        for term in SearchQuery.terms(of: text) {
            guard let phrase = SearchText.phrase(term.text) else { continue }
            let whole = term.isPrefix && !phrase.hasSuffix("*") ? phrase + " *" : phrase
            // Not in the name of the publisher, nor in what sort of event it is.
            let inText = "{title text organizations places} : \(whole)"
            if term.isUnwanted { unwanted.append("(\(inText))") } else { wanted.append(inText) }
        }
        func add(_ names: [String], _ columns: String) {
            for name in names {
                let phrases = (alternatives[name] ?? [name]).compactMap(SearchText.phrase)
                if !phrases.isEmpty { wanted.append("{\(columns)} : (\(phrases.joined(separator: " OR ")))") }
            }
        }
        add(organizations, "title text organizations")
        add(places, "title text places")
        add([source].compactMap(\.self), "source")
        add([kind?.rawValue].compactMap(\.self), "kind")
        guard !wanted.isEmpty else {
            guard unwanted.isEmpty else {
                throw Unanswerable(
                    description: "a search for what is not there alone finds nothing; add a word that is")
            }
            return nil
        }
        return ([wanted.map { "(\($0))" }.joined(separator: " AND ")] + unwanted).joined(separator: " NOT ")
    }

    /// The words that are looked for, for marking them where they are found.
    public var wantedWords: [String] {
        SearchQuery.terms(of: text).filter { !$0.isUnwanted }.map(\.text)
            + (organizations + places).flatMap { alternatives[$0] ?? [$0] }
    }

    private struct Term {
        var text: String
        var isUnwanted: Bool
        var isPrefix: Bool
    }

    /// The terms of a text: what stands between quotation marks, or between white space.
    private static func terms(of text: String) -> [Term] {
        var terms: [Term] = []
        var current = ""
        var isUnwanted = false
        var isQuoted = false
        func end() {
            let isPrefix = !isQuoted && current.hasSuffix("*")
            while current.hasSuffix("*") { current.removeLast() }
            if !current.isEmpty { terms.append(Term(text: current, isUnwanted: isUnwanted, isPrefix: isPrefix)) }
            current = ""
            isUnwanted = false
        }
        for character in text {
            switch character {
            case "\"", "\u{201C}", "\u{201D}":
                let isNegated = isUnwanted && current.isEmpty
                end()
                isQuoted.toggle()
                isUnwanted = isNegated && isQuoted
            case "-" where current.isEmpty && !isQuoted: isUnwanted = true
            case _ where character.isWhitespace && !isQuoted: end()
            default: current.append(character)
            }
        }
        end()
        return terms
    }
}
