/// The year that a document reviews.
public struct ReviewYear: Equatable, Sendable {
    /// The years that a document may review: four digits outside of them are an amount or a code.
    public static let plausible = 1900...2099

    /// The year.
    public var year: Int
    /// Where it came from: `year from title`, `year given`, ...
    public var basis: String

    /// Where a year came from that a heading above the text names.
    static let fromHeading = "year from heading"

    /// A year and where it came from.
    public init(year: Int, basis: String) {
        self.year = year
        self.basis = basis
    }
}
