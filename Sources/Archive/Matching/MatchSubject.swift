import Model

/// What matching reads in a happening; computed once a happening.
public struct MatchSubject: Sendable {
    /// The happening itself.
    let happening: Happening
    /// When it happened.
    public var interval: Interval? { happening.date?.interval }
    /// The keys under which it is looked up.
    public var sketch: Sketch

    /// Reads a happening. Linear in the length of its text.
    public init(_ happening: Happening) {
        self.happening = happening
        sketch = Sketch(bands: MinHash.bands(of: happening.text.split(separator: " ").map { Hashing.word(String($0)) }))
    }
}
