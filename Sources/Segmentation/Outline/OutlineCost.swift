/// What each irregularity of an outline costs: the one table in which the levels of all markers are weighed together.
///
/// The outline that is chosen is the one of least total cost: the cost of each marker taken, by how it stands in the
/// text, plus the cost of each step from marker to marker, plus the cost of each candidate left out. Costs are tenths:
/// 10 is a doubt, 30 an irregularity that real reviews show (a change of style), 60 what one would not believe without
/// strong reasons (leaving out a number that opens a sentence).
struct OutlineCost: Sendable {
    /// The costs that are used; others are for tests, which ask what one of them decides.
    static let standard = OutlineCost()

    // MARK: Taking a candidate

    /// What it costs to take a candidate, by how it stands in the text.
    func taking(_ candidate: MarkerCandidate) -> Int {
        before(candidate) + after(candidate) + form(candidate)
    }

    private func before(_ candidate: MarkerCandidate) -> Int {
        if isSmallLetterBeforeCapital(candidate), candidate.before == .word { return 5 }
        switch candidate.before {
        case .lineStart, .sentenceEnd: return 0
        case .gluedToStop: return 5
        case .colon: return 10
        case .clause, .bracket: return 15
        case .word: return 30
        case .gluedToWord: return 35
        }
    }

    private func after(_ candidate: MarkerCandidate) -> Int {
        switch candidate.after {
        case .upper, .han: 0
        case .quote: 3
        case .digit: 5
        case .end: 10
        case .other: 15
        case .lower:
            candidate.scheme.form == .parentheses || candidate.scheme.form == .parenthesis
                || candidate.scheme.style == .ordinalWord
                ? 5 : 35
        }
    }

    private func form(_ candidate: MarkerCandidate) -> Int {
        if candidate.isSetApart { return 0 }
        if candidate.isShortLine { return 10 }
        if candidate.mayBeFraction { return 10 }
        let scheme = candidate.scheme
        if scheme.style == .ordinalWord, candidate.before == .lineStart { return 8 }
        if scheme.label == .hanIs { return 25 }
        if scheme.label != .none { return scheme.style == .ordinalWord && scheme.form == .comma ? 10 : 0 }
        switch scheme.style {
        case .letterUpper, .letterLower: return 12
        case .romanLower: return 6
        case .ordinalWord: return 25
        case .arabic where scheme.form == .none: return 30
        case .han where scheme.form == .none: return 20
        default: return 0
        }
    }

    // MARK: Leaving a candidate out

    /// What it costs to leave a candidate out: the more, the more it looks like a marker.
    func leavingOut(_ candidate: MarkerCandidate) -> Int {
        if candidate.headingLevel > 0 { return 90 }
        if isSmallLetterBeforeCapital(candidate) { return 45 }
        if candidate.isSetApart { return 60 }
        if candidate.mayBeFraction { return 5 }
        if candidate.isShortLine { return 25 }
        let strong: Int
        switch candidate.before {
        case .lineStart, .sentenceEnd, .gluedToStop: strong = 60
        case .colon, .clause: strong = 12
        case .word: strong = 6
        case .bracket: strong = 10
        case .gluedToWord: strong = candidate.after == .upper || candidate.after == .han ? 8 : 3
        }
        if candidate.scheme.label == .hanIs { return min(strong, 6) }
        if candidate.scheme.form == .parentheses, candidate.before == .lineStart { return 50 }
        if candidate.after == .lower, candidate.scheme.form != .parentheses, candidate.scheme.style != .ordinalWord {
            return min(strong, 8)
        }
        switch candidate.scheme.style {
        case .letterUpper, .letterLower, .romanLower: return min(strong, 20)
        case .ordinalWord where candidate.scheme.label == .none: return candidate.before == .lineStart ? 25 : 8
        case .arabic where candidate.scheme.form == .none && candidate.scheme.label == .none: return min(strong, 6)
        case .han where candidate.scheme.form == .none && candidate.scheme.label == .none: return min(strong, 10)
        default: return strong
        }
    }

    /// "b. The": hardly anything but a marker looks like this.
    private func isSmallLetterBeforeCapital(_ candidate: MarkerCandidate) -> Bool {
        candidate.scheme.style == .letterLower && candidate.scheme.form == .stop && candidate.after == .upper
    }

    // MARK: Steps within a level

    /// What the very next number in the same scheme takes back of the doubt about how a marker stands: that the count
    /// fits is the best evidence there is.
    func continuing(_ candidate: MarkerCandidate) -> Int {
        switch candidate.before {
        case .word: -26
        case .bracket: -10
        case .gluedToWord: -30
        default: candidate.after == .lower && candidate.scheme.form == .stop ? -30 : 0
        }
    }

    /// A number that fits nothing where the next one is due: it is taken for the next one.
    var misprint = 50
    /// A step that costs so much may as well be a misprint.
    var doubtful = 30
    /// The second item has the number before that of the first: the list may count down.
    var countdownBegins = 15
    /// A number is missing.
    var oneMissing = 30
    /// Each further number that is missing at the same place.
    var eachFurtherMissing = 5
    /// What all the numbers missing between two items cost at most.
    var mostMissing = 80
    /// The number of the item before again.
    var repeatedNumber = 50
    /// A lower number than the one before, in a list that counts up.
    var backwards = 90
    /// 4. -> V. -> 8.: the style changes, the count goes on.
    var styleChange = 30
    /// 1.3 -> 2.1 where no "2." stands between them.
    var parentSkipped = 25
    /// The prefix of a dotted number names another parent than the one it stands under.
    var wrongParent = 60
    /// A dotted number names fewer parents than it stands under.
    var tooFewParents = 15
    /// A level closes; so small that it only breaks ties in favour of the list one is in.
    var closingALevel = 1

    // MARK: Opening a level

    /// A first child, in the scheme that the children before it had.
    var opensAsBefore = 3
    /// A first child in a scheme of its own.
    var opensAnew = 12
    /// A first child whose scheme is its parent's: 5. -> 1.
    var opensInParentsScheme = 6
    /// The same for a scheme that is never repeated below itself: Han numbers, Roman numerals, letters.
    var opensInParentsOwnScheme = 40
    /// A first child in its parent's scheme where none of the items before the parent has children.
    var firstToHaveChildren = 30
    /// What a first child takes back that only a heading without a body parts from its parent, if it is one beyond doubt.
    var nearParent = -29
    /// So many bytes such a heading has at most.
    var longestBareHeading = 160
    /// A child that opens a line under a parent that stands within one.
    var lineUnderInline = 30
    /// A first child that is not number one.
    var opensLate = 45
    /// Children that count on across parents: 1. 2. | 3. 4.
    var runsOn = 20
    /// What all the numbers missing in front of a first child cost at most.
    var mostMissingInFront = 40
    /// Another list under the same parent.
    var secondList = 15
    /// The numbers begin again without a numbered parent: another notice, another outline.
    var restarts = 45
    /// The same under a heading without a number.
    var restartsUnderHeading = 8
    /// A child whose style stands well above its parent's in the order of styles: 一、 below （1）.
    var opensAboveItsRank = 45
    /// A list that has only one item in the end.
    var singleItem = 20
    /// Each level below the third.
    var deepLevel = 8
    /// A dotted number without the parents it names.
    var orphan = 30

    // MARK: What the page's own markup says

    /// Two items of one level that are headings of different levels, or only one of them a heading.
    var headingMismatch = 25
    /// A child whose heading is no smaller than its parent's.
    var headingNotSmaller = 40
}
