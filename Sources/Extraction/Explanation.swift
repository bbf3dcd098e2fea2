import Model

/// How the text of a page was found: which part of it won, against which others, and what was dropped from it.
public struct ExtractionExplanation: Sendable {
    /// A part of the page that could have been the article.
    public struct Candidate: Sendable {
        /// The element, and the opening of its text.
        public var element: String
        /// What its lines are worth times `factor`; the highest wins.
        public var score: Double
        /// What its lines are worth: about the bytes of its sentences, less what clutter costs.
        public var value: Double
        /// What its tag and its names speak for.
        public var factor: Double
        /// The rules behind the factor.
        public var reasons: [String]
    }

    /// A line that was dropped, and the rule that said so.
    public struct Dropped: Sendable {
        /// Its text.
        public var text: String
        /// The rule's name.
        public var rule: String
    }

    /// The document.
    public var document: Document
    /// The encoding and why; nil for what is no text.
    public var encoding: String?
    /// Where the text came from.
    public var answer: String?
    /// The best candidates, best first.
    public var candidates: [Candidate]
    /// Lines of the chosen part that were dropped.
    public var dropped: [Dropped]
}

extension DocumentReader {
    /// Reads a page and says how. Costs what `read` costs.
    public static func explain(
        _ bytes: [UInt8], contentType: String?, url: String?, using profiles: ProfileUse? = nil
    ) -> ExtractionExplanation {
        let examination = examine(bytes, contentType: contentType, url: url, limits: Limits(), using: profiles)
        return ExtractionExplanation(
            document: examination.document,
            encoding: examination.encoding.map { "\($0.encoding.name) [\($0.basis)]" },
            answer: examination.answer?.rawValue,
            candidates: zip(examination.candidates, examination.candidateOpenings).map { candidate, opening in
                ExtractionExplanation.Candidate(
                    element: opening, score: candidate.score, value: candidate.value, factor: candidate.factor,
                    reasons: candidate.reasons)
            },
            dropped: examination.dropped.map { ExtractionExplanation.Dropped(text: $0.text, rule: $0.rule) })
    }
}

extension ExtractionExplanation: CustomStringConvertible {
    /// What a person reads: one fact a line.
    public var description: String {
        var lines: [String] = []
        if let encoding { lines.append("encoding: \(encoding)") }
        func state(_ name: String, _ stated: Document.Stated?) {
            if let stated { lines.append("\(name): \(stated.value) [\(stated.basis)]") }
        }
        state("title", document.title)
        state("published", document.published)
        state("modified", document.modified)
        for author in document.authors { state("author", author) }
        state("publisher", document.publisher)
        state("section", document.section)
        for tag in document.tags { state("tag", tag) }
        if let obstacle = document.obstacle {
            lines.append("obstacle: \(obstacle.kind.rawValue): \(obstacle.evidence)")
        }
        for warning in document.warnings { lines.append("warning: \(warning)") }
        if let profile = document.profile {
            let version = profile.profile.versions.first
            let bounds = [version?.from.map { "from \($0)" }, version?.until.map { "until \($0)" }].compactMap { $0 }
            func words(_ parts: [PublisherProfile.Part]) -> String { parts.map(\.rawValue).joined(separator: ", ") }
            var line = "profile: \(profile.profile.name)" + bounds.map { " \($0)" }.joined()
            if version == nil {
                line += "; no version of it holds"
            } else {
                line += profile.answered.isEmpty ? "; nothing answered" : "; answered: \(words(profile.answered))"
            }
            if !profile.missed.isEmpty { line += "; not answered: \(words(profile.missed))" }
            lines.append(line)
        }
        if let answer { lines.append("text from: \(answer), \(document.text.utf8.count) bytes") }
        for candidate in candidates {
            let reasons = candidate.reasons.isEmpty ? "" : " (\(candidate.reasons.joined(separator: ", ")))"
            lines.append(
                "candidate: \(Self.rounded(candidate.score)) = \(Self.rounded(candidate.value)) x "
                    + "\(Self.rounded(candidate.factor))\(reasons) \(candidate.element)")
        }
        for line in dropped { lines.append("dropped (\(line.rule)): \(line.text)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func rounded(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        return hundredths % 100 == 0 ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
    }
}
