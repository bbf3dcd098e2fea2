/// What the general way of reading pages gets wrong at a publisher, said in XPath: where the article stands in its pages,
/// where the date, and what is none of the article.
///
/// Publishers make their pages anew every few years, and saved pages stay as they were: so a profile has versions, each
/// with the days between which it holds.
public struct PublisherProfile: Hashable, Sendable {
    /// What a profile may speak for.
    public enum Part: String, CaseIterable, Sendable {
        /// The elements that hold the article.
        case body
        /// The title of the article.
        case title
        /// When it was published.
        case published
        /// Who wrote it.
        case author
        /// Who published it.
        case publisher
        /// What is none of the article, wherever it stands.
        case remove
    }

    /// An XPath expression, and what it speaks for.
    public struct Rule: Hashable, Sendable {
        /// What it speaks for.
        public var part: Part
        /// The expression as written.
        public var expression: String

        /// A rule.
        public init(_ part: Part, _ expression: String) {
            self.part = part
            self.expression = expression
        }
    }

    /// The rules of some years.
    public struct Version: Hashable, Sendable {
        /// The first day on which they hold; nil for from ever.
        public var from: CivilDate?
        /// The last day on which they hold; nil for still.
        public var until: CivilDate?
        /// In the order in which they are tried: of a part the first that matches answers, of `remove` all.
        public var rules: [Rule]

        /// A version.
        public init(from: CivilDate? = nil, until: CivilDate? = nil, rules: [Rule]) {
            self.from = from
            self.until = until
            self.rules = rules
        }

        /// Whether it holds on a day.
        public func holds(on day: CivilDate) -> Bool {
            (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
        }
    }

    /// What receipts and messages call it.
    public var name: String
    /// What tells this state of it from another: the digest of all its versions as it was written.
    public var digest: String
    /// The versions, newest first.
    public var versions: [Version]

    /// A profile.
    public init(name: String, digest: String, versions: [Version]) {
        self.name = name
        self.digest = digest
        self.versions = versions
    }
}

extension PublisherProfile {
    /// What a profile did for a page.
    public struct Outcome: Equatable, Sendable {
        /// The profile, and of its versions the one that was taken alone: reading the page again with it is reading it in
        /// the same way.
        public var profile: PublisherProfile
        /// The parts for which it answered.
        public var answered: [Part]
        /// The parts for which it should have, and did not: the general way answered.
        public var missed: [Part]

        /// What a profile did.
        public init(profile: PublisherProfile, answered: [Part] = [], missed: [Part] = []) {
            self.profile = profile
            self.answered = answered
            self.missed = missed
        }
    }
}

extension PublisherProfile: JSONWritable, JSONReadable {
    /// `{"name": ..., "digest": ..., "versions": [{"from": ..., "until": ..., "rules": [["body", "//article"], ...]}, ...]}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("name", name)
            json.field("digest", digest)
            json.field("versions", versions)
        }
    }

    /// Reads a profile as it was written. Rules for parts that only a later program knows are passed over.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var name: String?
        var digest: String?
        var versions: [Version]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": try json.read(&name)
            case "digest": try json.read(&digest)
            case "versions": try json.read(&versions)
            default: try json.skip()
            }
        }
        self.init(
            name: try json.required(name, "name"), digest: try json.required(digest, "digest"),
            versions: versions ?? [])
    }
}

extension PublisherProfile.Version: JSONWritable, JSONReadable {
    /// Writes a version.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("from", from?.description)
            json.field("until", until?.description)
            json.key("rules")
            json.array { json in
                for rule in rules {
                    json.array { json in
                        json.value(rule.part.rawValue)
                        json.value(rule.expression)
                    }
                }
            }
        }
    }

    /// Reads a version.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        self.init(rules: [])
        var from: String?
        var until: String?
        var rules: [[String]]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "from": try json.read(&from)
            case "until": try json.read(&until)
            case "rules": try json.read(&rules)
            default: try json.skip()
            }
        }
        self.from = from.flatMap { CivilDate($0) }
        self.until = until.flatMap { CivilDate($0) }
        self.rules = (rules ?? []).compactMap { pair in
            guard pair.count == 2, let part = PublisherProfile.Part(rawValue: pair[0]) else { return nil }
            return PublisherProfile.Rule(part, pair[1])
        }
    }
}
