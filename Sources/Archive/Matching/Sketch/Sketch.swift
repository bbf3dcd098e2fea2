/// The keys under which a happening is looked up and found by others: all of 64 bits, disjoint by kind.
///
/// The keys are stored. What makes them is fixed; a change to it makes the index obsolete (`Sketch.version`).
public struct Sketch: Hashable, Sendable {
    /// The version of what makes the keys: an index made under another must be made again.
    public static let version = 2

    /// 16 bands of 4 rows of MinHash over word triples (triples of characters in Chinese); empty for texts of less than
    /// about twelve words, which say too little for similarity to mean anything.
    public var bands: [UInt64]
    /// At most 8, for an event dated to a month or less: the day (and the month) with one row of MinHash over names,
    /// quantities or all distinctive words. A daily report and a review's summary of it share at least one with high
    /// probability though their wording differs.
    public var dayKeys: [UInt64]
    /// At most 6, without a date, only where the text tells an action or two names: pairs of names, of
    /// names and amounts, and of amounts and what they are amounts of. The earlier stage of the same project shares one with high probability.
    public var projectKeys: [UInt64]

    /// Keys as they were stored.
    public init(bands: [UInt64] = [], dayKeys: [UInt64] = [], projectKeys: [UInt64] = []) {
        self.bands = bands
        self.dayKeys = dayKeys
        self.projectKeys = projectKeys
    }
}
