/// One way in which texts write calendar expressions: a row of the tables in this folder.
struct CalendarRule: Sendable {
    /// What must speak for an expression beside its form.
    enum Admission: Sendable {
        /// The form alone says that it is one.
        case always
        /// A month and a day; after "in" the number may count what follows.
        case monthDay
        /// A word before it says that time follows.
        case cue
        /// "The" belongs to it or a word before it says that time follows.
        case cueOrArticle
        /// A month's name alone: a cue, or a name that is hardly anything else.
        case month
        /// A day before a month's name.
        case dayFirst
        /// Four digits alone.
        case year
        /// Two years with a hyphen between.
        case years
        /// "the 22nd".
        case ordinalDay
        /// "last year": not behind "the".
        case present
        /// "the following month": "over the next month" is how long, not when.
        case neighbour
        /// "two days later"; 停产3天后 is counted from what stands before it.
        case counted
        /// "yesterday", 今日.
        case presentDay
        /// "that evening": a cue, or it opens a sentence.
        case that
        /// "the year".
        case yearUnderReview
        /// A Chinese month without a year or a day.
        case hanMonth
        /// 16日
        case hanDay
        /// 年底, 月初
        case hanEdge
    }

    /// The rule's name, as an expression carries it.
    let name: String
    /// Why it reads as it does.
    let reason: String
    let pattern: [CalendarPattern]
    let admission: Admission
    /// Whether it is read straight behind the dot of a list marker: "2.2023年5月".
    let survivesMarker: Bool
    /// Makes the value from what the pattern kept.
    let build: @Sendable (CalendarDraft) -> CalendarValue?
    /// Texts in which the rule reads what stands between « and ».
    let examples: [String]
    /// Texts in which it reads nothing.
    let counterexamples: [String]

    init(
        _ name: String, _ reason: String, _ pattern: [CalendarPattern], _ admission: Admission = .always,
        survivesMarker: Bool = false, examples: [String], counterexamples: [String] = [],
        build: @escaping @Sendable (CalendarDraft) -> CalendarValue? = { $0.value() }
    ) {
        self.name = name
        self.reason = reason
        self.pattern = pattern
        self.admission = admission
        self.survivesMarker = survivesMarker
        self.build = build
        self.examples = examples
        self.counterexamples = counterexamples
    }
}

/// All rules, made ready to be asked by the first and second token.
final class CalendarGrammar: Sendable {
    /// A rule as the scanner tries it.
    struct Entry: Sendable {
        /// Its place in `rules`.
        let rule: Int
        let admission: CalendarRule.Admission
        let survivesMarker: Bool
        /// The kinds of token that can come second.
        let seconds: CalendarToken.Kinds
    }

    static let standard = CalendarGrammar(
        rules: CalendarRule.numeric + CalendarRule.english + CalendarRule.chinese + CalendarRule.counted)

    let rules: [CalendarRule]
    let programs: [CalendarProgram]
    /// The rules that can begin with each kind of token.
    let byFirst: [[Entry]]
    /// The kinds of token that can come second, for each kind that comes first.
    let secondsByFirst: [CalendarToken.Kinds]
    /// The kinds with which an expression can begin.
    let firsts: CalendarToken.Kinds
    let timeBefore = CalendarProgram(CalendarPattern.timeBefore)
    let timeBehind = CalendarProgram(CalendarPattern.timeBehind)

    init(rules: [CalendarRule]) {
        self.rules = rules
        programs = rules.map { CalendarProgram($0.pattern) }
        var byFirst = [[Entry]](repeating: [], count: 64)
        var seconds = [CalendarToken.Kinds](repeating: [], count: 64)
        var firsts = CalendarToken.Kinds()
        for (index, rule) in rules.enumerated() {
            let program = programs[index]
            firsts = firsts.union(program.firsts)
            let entry = Entry(
                rule: index, admission: rule.admission, survivesMarker: rule.survivesMarker, seconds: program.seconds)
            for kind in CalendarToken.Kind.allCases where program.firsts.contains(kind) {
                byFirst[Int(kind.rawValue)].append(entry)
                seconds[Int(kind.rawValue)] = seconds[Int(kind.rawValue)].union(program.seconds)
            }
        }
        for kind in CalendarToken.Kind.allCases where timeBefore.firsts.contains(kind) {
            seconds[Int(kind.rawValue)] = seconds[Int(kind.rawValue)].union(timeBefore.seconds)
        }
        self.byFirst = byFirst
        self.secondsByFirst = seconds
        self.firsts = firsts.union(timeBefore.firsts)
    }
}
