import Model

/// What a source brought in a run, and what it usually brings: an entry of a receipt's `sources`.
///
/// What goes beyond the run is carried from receipt to receipt, so that the last one is all that has to be read.
public struct SourceAccount: Hashable, Sendable {
    /// The source's name in its pipeline.
    public var name: String
    /// Pages that it named, or that its listings, feeds and sitemaps did, after its filters.
    public var found: Int
    /// Pages that were not known before.
    public var new: Int
    /// Events that were added from it.
    public var events: Int
    /// Why it is a matter for a person, where it is.
    public var warnings: [String]
    /// When it was last asked and answered.
    public var lastSuccess: Timestamp?
    /// When it last brought a new page.
    public var lastNew: Timestamp?
    /// How long it usually is between two runs in which it brings something new, in seconds; nil until that is known.
    public var usualPause: Int?
    /// How many such pauses were seen.
    public var pauses: Int

    /// An account of a source.
    public init(
        name: String, found: Int = 0, new: Int = 0, events: Int = 0, warnings: [String] = [],
        lastSuccess: Timestamp? = nil, lastNew: Timestamp? = nil, usualPause: Int? = nil, pauses: Int = 0
    ) {
        self.name = name
        self.found = found
        self.new = new
        self.events = events
        self.warnings = warnings
        self.lastSuccess = lastSuccess
        self.lastNew = lastNew
        self.usualPause = usualPause
        self.pauses = pauses
    }
}

extension SourceAccount {
    /// So many pauses must have been seen before silence means anything.
    private static let pausesToJudge = 3
    /// Silence is unusual when it lasts so many times as long as a usual pause.
    private static let factor = 4
    /// And at least this, in seconds: three days, for a weekend is no silence, and lasts from Friday's evening to Monday's
    /// noon.
    private static let shortest = 3 * 86_400
    /// No pause is longer: a hundred years, in seconds. What a receipt says beyond that nobody counted.
    private static let longest = 36_525 * 86_400
    /// How much the newest pause counts in the mean: one part of so many.
    private static let memory = 8

    /// Goes on from what the last receipt said: what is carried over is taken from it, and a new page ends a pause.
    /// - Parameter time: when this run asked; nil where the source did not answer.
    public mutating func carryOn(from earlier: SourceAccount?, at time: Timestamp?) {
        lastSuccess = time ?? earlier?.lastSuccess
        lastNew = earlier?.lastNew
        usualPause = earlier?.usualPause
        pauses = earlier?.pauses ?? 0
        guard let time, new > 0 else { return }
        if let last = lastNew, time > last {
            let pause = time.secondsSinceEpoch - last.secondsSinceEpoch
            // The mean of the first ones, and from then on one that forgets slowly.
            let weight = min(pauses + 1, SourceAccount.memory)
            usualPause = usualPause.map { $0 + (pause - $0) / weight } ?? pause
            pauses += 1
        }
        lastNew = time
    }

    /// When it is to have brought something new, unless something is wrong with it; nil where that is not known.
    public var dueBy: Timestamp? {
        guard let usualPause, pauses >= SourceAccount.pausesToJudge, let lastNew else { return nil }
        let pause = usualPause * SourceAccount.factor
        return Timestamp(secondsSinceEpoch: lastNew.secondsSinceEpoch + max(pause, SourceAccount.shortest))
    }

    /// Why its silence is unusual; nil where it is not.
    public func silence(at now: Timestamp) -> String? {
        guard let dueBy, now > dueBy, let lastNew, let usualPause else { return nil }
        return "nothing new since \(lastNew.date), though there is usually something every "
            + "\(SourceAccount.words(usualPause)); look whether the site still is where it was"
    }

    /// A span of time in its largest fitting unit.
    private static func words(_ seconds: Int) -> String {
        let (number, unit) =
            seconds < 2 * 86_400 ? ((seconds + 1800) / 3600, "hour") : ((seconds + 43_200) / 86_400, "day")
        return number == 1 ? unit : "\(number) \(unit)s"
    }
}

extension SourceAccount: JSONWritable, JSONReadable {
    /// Writes the entry.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("name", name)
            json.field("found", found)
            json.field("new", new)
            json.field("events", events)
            json.field("warnings", warnings)
            json.field("lastSuccess", lastSuccess?.description)
            json.field("lastNew", lastNew?.description)
            json.field("usualPause", usualPause)
            if pauses > 0 { json.field("pauses", pauses) }
        }
    }

    /// Reads an entry.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var name: String?
        var found: Int?
        var new: Int?
        var events: Int?
        var warnings: [String]?
        var lastSuccess: Timestamp?
        var lastNew: Timestamp?
        var usualPause: Int?
        var pauses: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": try json.read(&name)
            case "found": try json.read(&found)
            case "new": try json.read(&new)
            case "events": try json.read(&events)
            case "warnings": try json.read(&warnings)
            case "lastSuccess": try json.read(&lastSuccess)
            case "lastNew": try json.read(&lastNew)
            case "usualPause": try json.read(&usualPause)
            case "pauses": try json.read(&pauses)
            default: try json.skip()
            }
        }
        self.init(
            name: try json.required(name, "name"), found: found ?? 0, new: new ?? 0, events: events ?? 0,
            warnings: warnings ?? [], lastSuccess: lastSuccess, lastNew: lastNew,
            usualPause: usualPause.map { min(max($0, 0), SourceAccount.longest) },
            pauses: min(max(pauses ?? 0, 0), 1 << 30))
    }
}
