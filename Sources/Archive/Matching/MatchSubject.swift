import Model

/// What matching reads in a happening; computed once a happening.
public struct MatchSubject: Sendable {
    /// The happening itself.
    let happening: Happening
    /// Its words as they are compared.
    let text: TokenizedText
    /// What they tell.
    let features: Features
    /// When it happened; nil where the text does not say.
    public var interval: Interval? { happening.date?.interval }
    /// The keys under which it is looked up.
    public var sketch: Sketch

    /// Shorter texts, in words, are not compared by likeness: only the same words or the same facts make them one event.
    static let fewestWords = 12.0

    /// Reads a happening. Linear in the length of its text.
    public init(_ happening: Happening) {
        self.happening = happening
        text = Tokenizer.read(happening)
        features = Features(text)
        sketch = SketchMaker(text: text, features: features, interval: happening.date?.interval).sketch
    }

    /// Whether the text is too short to be compared by likeness.
    var isShort: Bool { text.words < MatchSubject.fewestWords || features.shingles.count < 4 }
}
