import Model

/// What is known of a text's time before it is read.
public struct CalendarContext: Hashable, Sendable {
    /// A year and where it comes from.
    public struct Year: Hashable, Sendable {
        /// The year.
        public var value: Int
        /// Where it comes from, as a resolved date will say: `year from title`.
        public var basis: String

        /// A year with its basis.
        public init(_ value: Int, basis: String) {
            self.value = value
            self.basis = basis
        }
    }

    /// The year that the text reviews. Dates without a year lie in it.
    public var reviewYear: Year?
    /// The day the text was published. Without a year under review, a date without a year lies near it.
    public var published: CivilDate?
    /// Where the day of publication comes from, as a date will say that is counted from it.
    public var publishedSource: String

    /// What is known of a text's time.
    public init(
        reviewYear: Year? = nil, published: CivilDate? = nil, publishedSource: String = "publication date"
    ) {
        self.reviewYear = reviewYear
        self.published = published
        self.publishedSource = publishedSource
    }
}

/// A calendar expression with its days.
public struct ResolvedDate: Hashable, Sendable {
    /// What was read.
    public var expression: CalendarExpression
    /// The days it names. With a time of day, the day.
    public var interval: Interval
    /// Where its year comes from: `year in text`, `year from title`, `year carried from January 9, 2024`,
    /// `year from publication date`, `same day as May 16`, `month of late December`, `day after May 16`.
    public var basis: String
    /// What the date does in its text.
    public var role: DateRole
    /// The name of the rule that gave the role.
    public var roleRule: String
}
