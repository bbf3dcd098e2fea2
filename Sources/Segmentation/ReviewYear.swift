/// The year that a document reviews.
public struct ReviewYear: Equatable, Sendable {
    /// The year.
    public var year: Int
    /// Where it came from: `year from title`, `year given`, ...
    public var basis: String

    /// A year and where it came from.
    public init(year: Int, basis: String) {
        self.year = year
        self.basis = basis
    }
}
