/// The word classes as the tokenizer looks them up: by the first lexeme, the longest form first.
struct Vocabulary: Sendable {
    /// What a form stands for.
    struct Entry: Sendable {
        var meaning: WordClass.Meaning
        /// What all words of the class have in common.
        var key: UInt64
        /// The number of the class in `WordClass.all`.
        var index: Int
    }

    private struct Form: Sendable {
        var rest: [UInt64]
        var entry: Entry?
    }

    static let shared = Vocabulary(WordClass.all, compounds: Compounds.all)

    private var forms: [UInt64: [Form]] = [:]

    init(_ classes: [WordClass], compounds: [String]) {
        for (index, each) in classes.enumerated() {
            let key: UInt64
            switch each.meaning {
            case .number(let value): key = Lexer.number(Double(value))
            case .ordinal(let value): key = Lexer.ordinal(Double(value))
            default: key = Hashing.word("class " + each.name)
            }
            for form in each.forms { add(form, Entry(meaning: each.meaning, key: key, index: index)) }
        }
        for compound in compounds { add(compound, nil) }
        for first in forms.keys { forms[first]?.sort { $0.rest.count > $1.rest.count } }
    }

    private mutating func add(_ form: String, _ entry: Entry?) {
        let stems = Lexer.lexemes(of: Lexer.scalars(of: form)).map(\.stem)
        guard let first = stems.first else { return }
        let rest = Array(stems.dropFirst())
        // The class that comes first has the word.
        if forms[first]?.contains(where: { $0.rest == rest }) ?? false { return }
        forms[first, default: []].append(Form(rest: rest, entry: entry))
    }

    /// The longest form that begins at `index`: how many lexemes it has, and its class; no class for a compound that is
    /// only read whole.
    func match(_ lexemes: [Lexeme], at index: Int) -> (count: Int, entry: Entry?)? {
        guard let candidates = forms[lexemes[index].stem] else { return nil }
        search: for form in candidates {
            guard index + form.rest.count < lexemes.count else { continue }
            for (offset, stem) in form.rest.enumerated() where lexemes[index + 1 + offset].stem != stem {
                continue search
            }
            return (form.rest.count + 1, form.entry)
        }
        return nil
    }
}
