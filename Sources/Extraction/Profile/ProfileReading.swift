import Model
import XPath

/// What a profile says of one page: where its body is, what is to be left out, and the values it states.
///
/// An expression that comes to nothing is no error: the general way answers, and it is said that it did.
struct ProfileReading {
    /// What was used of the profile, and what came of it.
    private(set) var outcome: PublisherProfile.Outcome
    /// The elements of the body, by their index in the tree, in document order.
    private(set) var body: [Int] = []
    /// What is none of the article, by its index in the tree.
    private(set) var removed: [Int] = []
    /// The texts of what the other parts select; a part that selects none is not in it.
    private(set) var values: [PublisherProfile.Part: [String]] = [:]
    private(set) var warnings: [String] = []

    /// Asks a page what the profile wants to know.
    ///
    /// - Parameter published: the day of publication as the general way finds it; asked for only where the day of
    ///   retrieval is not known and the profile's versions are of different times.
    init(
        _ profile: PublisherProfile, on day: CivilDate?, _ mirror: TreeMirror, _ tree: Tree,
        published: () -> CivilDate?
    ) {
        outcome = PublisherProfile.Outcome(profile: profile)
        outcome.profile.versions = []
        let isTimeless = profile.versions.allSatisfy { $0.from == nil && $0.until == nil }
        let day = day ?? (isTimeless ? nil : published())
        let versions = profile.versions.filter { version in day.map { version.holds(on: $0) } ?? true }
        // Of a time for which it has no version a profile says nothing, and so by its own words the general way is right.
        guard var version = versions.first else { return }
        if let problem = mirror.problem {
            outcome.profile.versions = [version]
            outcome.missed = PublisherProfile.Part.allCases.filter { version.has($0) }
            warnings.append("profile \(profile.name): \(problem); the general way was taken")
            return
        }
        for candidate in versions where candidate.has(.body) {
            body = elements(candidate.rules, mirror, tree)
            if !body.isEmpty {
                version = candidate
                break
            }
        }
        outcome.profile.versions = [version]
        note(.body, version, isAnswered: !body.isEmpty)
        removed = version.rules.filter { $0.part == .remove }.flatMap { nodes($0, mirror) }.sorted()
        if !removed.isEmpty { outcome.answered.append(.remove) }
        for part in [PublisherProfile.Part.title, .published, .author, .publisher] where version.has(part) {
            for rule in version.rules where rule.part == part && values[part] == nil {
                let found = texts(rule, mirror, tree)
                if !found.isEmpty { values[part] = found }
            }
            note(part, version, isAnswered: values[part] != nil)
        }
    }

    private mutating func note(
        _ part: PublisherProfile.Part, _ version: PublisherProfile.Version, isAnswered: Bool
    ) {
        guard version.has(part) else { return }
        if isAnswered { return outcome.answered.append(part) }
        miss(part, "matched nothing")
    }

    /// Says that the general way must answer for a part after all.
    mutating func miss(_ part: PublisherProfile.Part, _ reason: String) {
        outcome.answered.removeAll { $0 == part }
        outcome.missed.append(part)
        values[part] = nil
        if part == .body { body = [] }
        warnings.append("profile \(outcome.profile.name): \(part.rawValue) \(reason); the general way was taken")
    }

    /// Says that something is odd about what the profile says.
    mutating func warn(_ warning: String) { warnings.append("profile \(outcome.profile.name): \(warning)") }

    /// Marks in the tree what is selected and what is left out.
    func mark(_ tree: inout Tree) {
        for node in removed where tree.nodes.indices.contains(node) { tree.nodes[node].appearance.insert(.removed) }
        for node in body where tree.nodes.indices.contains(node) { tree.nodes[node].appearance.insert(.selected) }
    }

    // MARK: Asking

    private func select(_ rule: PublisherProfile.Rule, _ mirror: TreeMirror) -> [TreeMirror.Selected] {
        let purpose: XPathExpression.Purpose = rule.part.isOfText ? .nodesOrText : .nodes
        // A profile was checked when it was read; what costs too much on one page answers nothing there.
        return (try? mirror.select(XPathExpression(rule.expression, for: purpose))) ?? []
    }

    private func nodes(_ rule: PublisherProfile.Rule, _ mirror: TreeMirror) -> [Int] {
        select(rule, mirror).compactMap { if case .node(let number) = $0 { number } else { nil } }
    }

    /// The elements that the first rule for the body selects which selects any; of elements in one another the outer.
    private func elements(_ rules: [PublisherProfile.Rule], _ mirror: TreeMirror, _ tree: Tree) -> [Int] {
        for rule in rules where rule.part == .body {
            var elements: [Int] = []
            for number in nodes(rule, mirror) where tree.nodes.indices.contains(number) {
                let element = tree.nodes[number].tag == .text ? Int(tree.nodes[number].parent) : number
                guard element >= 0 else { continue }
                if let last = elements.last, element < Int(tree.nodes[last].end) { continue }
                if tree.nodes[element].length > 0 { elements.append(element) }
            }
            if !elements.isEmpty { return elements }
        }
        return []
    }

    private func texts(_ rule: PublisherProfile.Rule, _ mirror: TreeMirror, _ tree: Tree) -> [String] {
        select(rule, mirror).prefix(ProfileReading.mostValues).compactMap { selected in
            let text: String =
                switch selected {
                case .text(let text), .attribute(let text, _): text
                case .node(let number) where !tree.nodes.indices.contains(number): ""
                case .node(let number) where tree.nodes[number].tag == .text:
                    tree.text[
                        Int(tree.nodes[number].start)..<Int(tree.nodes[number].start + tree.nodes[number].length)
                    ].prefix(ProfileReading.longestValue).string
                case .node(let number):
                    tree.visibleText(of: number, limit: ProfileReading.longestValue).string
                }
            let value = collapsed(text)
            return value.isEmpty || value.utf8.count > ProfileReading.longestValue ? nil : value
        }
    }

    /// A longer text is no title, no name and no date.
    private static let longestValue = 2000
    /// Authors of one article.
    private static let mostValues = 20
}

extension PublisherProfile.Version {
    /// Whether it says anything of a part.
    fileprivate func has(_ part: PublisherProfile.Part) -> Bool { rules.contains { $0.part == part } }
}

extension PublisherProfile.Part {
    /// Whether it is a value, for which a text will do as well as nodes.
    public var isOfText: Bool {
        switch self {
        case .title, .published, .author, .publisher: true
        case .body, .remove: false
        }
    }
}

extension Metadata {
    /// Puts what a profile states in the place of what the general way found.
    mutating func take(_ reading: inout ProfileReading) {
        let basis = "profile \(reading.outcome.profile.name)"
        if let value = reading.values[.title]?.first { title = Document.Stated(value, basis: basis) }
        if let value = reading.values[.publisher]?.first { publisher = Document.Stated(value, basis: basis) }
        if let values = reading.values[.author] {
            let names = Authors.names(in: values)
            if names.isEmpty {
                reading.miss(.author, "matched \"\(values[0].prefix(40))\", which is no name")
            } else {
                authors = names.map { Document.Stated($0, basis: basis) }
            }
        }
        if let values = reading.values[.published] {
            let dayFirst = Metadata.writesDayFirst(language)
            let times = values.lazy.compactMap { PublicationTime.first(in: Array($0.utf8), dayFirst: dayFirst) }
            if let time = times.first {
                published = Document.Stated(time.iso, basis: basis)
            } else {
                reading.miss(.published, "matched \"\(values[0].prefix(40))\", which is no date")
            }
        }
    }
}
