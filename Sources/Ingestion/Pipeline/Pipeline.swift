import Fetching

/// A pipeline: which pages to read, how to fetch them, and where the events go.
///
/// This is a pipeline file after it was found to be right: paths are absolute, addresses are addresses.
public struct Pipeline: Equatable, Sendable {
    /// One place that pages come from.
    public struct Source: Equatable, Sendable {
        /// What receipts and messages call it.
        public var name: String
        /// Who published the pages, where they do not say so themselves.
        public var publisher: String?
        /// The year under review, where the titles do not name it.
        public var year: Int?
        /// Globs of saved pages, absolute.
        public var files: [String]
        /// Addresses of pages.
        public var pages: [String]
        /// Pages that list others.
        public var lists: [Listing] = []
        /// Addresses of feeds.
        public var feeds: [String] = []
        /// Addresses of sitemaps.
        public var sitemaps: [String] = []
        /// Which of the pages that lists, feeds and sitemaps name are wanted.
        public var filter = LinkFilter()
        /// What tells one page of the publisher from another, where it is not the address.
        public var keyRule: KeyRule?
        /// The profiles of publishers among which its pages find theirs.
        public var profiles: [ProfileFile] = []
        /// The longest time that a quiet page is left alone, in days; 0 for not at all, nil for the usual one.
        public var revisitDays: Int?

        /// What it knows of each of its pages.
        var knowledge: PageReading.Knowledge {
            var knowledge = PageReading.Knowledge(publisher: publisher, year: year)
            knowledge.profiles = profiles
            return knowledge
        }

        /// Whether anything is to be fetched.
        public var isOfNetwork: Bool { !(pages.isEmpty && lists.isEmpty && feeds.isEmpty && sitemaps.isEmpty) }
    }

    /// A page that lists others, and how they are found in it.
    public struct Listing: Equatable, Sendable {
        /// Its address.
        public var address: String
        /// How links are found in it.
        public var rule = ListingRule()
        /// So many pages of it are read at most, one after the other.
        public var pages = 1
    }

    /// What the user set of how pages are fetched; nil where the usual values hold.
    public struct FetchSettings: Equatable, Sendable {
        /// Seconds for one page.
        public var timeout: Int?
        /// A longer page is an error.
        public var maximumBytes: Int?
        /// Hosts that may be asked though their addresses are private ones.
        public var allowHosts: [String] = []
        /// What differs from the usual way to treat hosts.
        public var politeness = FetchPolicy.Politeness()
        /// Whether the environment's proxies are used.
        public var usesEnvironmentProxies = false
    }

    /// Whom a run tells that it happens and how it ended.
    public struct Ping: Equatable, Sendable {
        /// The address from which the others are made.
        public var base: String?
        /// Asked at the beginning.
        public var start: String?
        /// Asked when all went well.
        public var success: String?
        /// Asked when not all went well.
        public var failure: String?
    }

    /// What the pipeline is called in receipts and messages.
    public var name: String
    /// The pipeline file.
    public var file: String
    /// The digest of the file's bytes, as they were read; nil where the text came from elsewhere.
    public var digest: String?
    /// The folder of the archive, absolute.
    public var archive: String
    /// Whom a site may write to when it is fetched from.
    public var contact: String?
    /// How pages are fetched.
    public var fetch: FetchSettings
    /// Names by which the reader of the events knows somebody.
    public var names: NameTable?
    /// Where the pages come from.
    public var sources: [Source]
    /// Whom a run tells that it happens.
    public var ping = Ping()
    /// The program that gets new events, with its arguments; empty where there is none.
    public var hook: [String] = []
}
