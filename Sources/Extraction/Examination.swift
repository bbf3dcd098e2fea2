import Model

/// A document, and how it was read: for explanations.
struct Examination: Sendable {
    /// A line that was dropped, and the rule that said so.
    struct Dropped: Equatable, Sendable {
        var text: String
        var rule: String
    }

    var document: Document
    var encoding: EncodingDecision?
    /// The best candidates for the article's body, best first.
    var candidates: [BodyChoice.Candidate] = []
    /// The tag of each candidate and the opening of its text.
    var candidateOpenings: [String] = []
    /// Where the text came from.
    var answer: Answer.Source?
    /// Lines of the chosen part that were dropped.
    var dropped: [Dropped] = []

    init(_ document: Document) {
        self.document = document
    }

    init(obstacle: Document.Obstacle) {
        document = Document(text: "", blocks: [], obstacle: obstacle)
    }
}
