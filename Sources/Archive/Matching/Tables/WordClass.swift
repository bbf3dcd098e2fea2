/// Words that mean the same to matching, and what they do in a text. Data: the tests run its examples.
struct WordClass: Sendable {
    /// What its words do in a text.
    enum Meaning: Hashable, Sendable {
        /// They tell something.
        case content
        /// They are the name of a public body or of a country.
        case body
        /// They tell something, and stand for a name told elsewhere: "the company".
        case anaphor
        /// They only hold the sentence together.
        case function
        /// They only colour what is told.
        case colour
        /// They say that an amount is not exact; a bound says on which side it lies: 1 above, -1 below.
        case hedge(bound: Int)
        /// They turn what is told into its contrary.
        case negation
        /// They say that something is yet to be.
        case intention
        /// They say who passed a thing on.
        case reporting
        /// The form of a company, which is no part of what it is called by.
        case legalForm
        /// They say what was done; `stage` orders the stages of a project.
        case action(stage: Int)
        /// A cardinal number.
        case number(Int)
        /// An ordinal number.
        case ordinal(Int)
    }

    /// What the class is called.
    var name: String
    /// Why its words may be taken for one another, or set aside.
    var reason: String
    /// What its words do.
    var meaning: Meaning
    /// English words in their basic form, parted by spaces, and irregular forms; regular inflection is undone before.
    var words: String = ""
    /// Phrases, and Chinese words, parted by "|".
    var phrases: String = ""
    /// Texts that must read the same.
    var same: [(String, String)] = []
    /// Texts that must not.
    var different: [(String, String)] = []

    /// All forms.
    var forms: [String] {
        words.split { $0 == " " || $0 == "\n" }.map(String.init)
            + phrases.split { $0 == "|" || $0 == "\n" }.map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
    }

    /// The number of a class as tokens have it; 0 for none.
    static func number(of name: String) -> Int16 {
        Int16(truncatingIfNeeded: 1 + (all.firstIndex { $0.name == name } ?? -1))
    }

    /// All classes. A word that stands in two belongs to the first.
    static let all: [WordClass] =
        numbers + bodies + countries + actions + reporting + structure + synonyms + chineseStructure + thesaurus
}

extension String {
    /// Without spaces at either end.
    fileprivate var trimmingSpaces: String {
        let trimmed = drop { $0 == " " }
        return String(trimmed.reversed().drop { $0 == " " }.reversed())
    }
}
