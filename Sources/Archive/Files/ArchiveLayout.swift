import Model

/// The names of an archive's files, relative to its folder.
enum ArchiveLayout {
    static let journal = "journal.jsonl"
    static let sightings = "sightings.jsonl"
    static let links = "links.jsonl"
    static let overrides = "overrides.jsonl"
    static let pages = "pages.jsonl"
    static let runs = "runs.jsonl"
    static let index = "index.sqlite"
    static let search = "search.sqlite"
    static let verified = "verified.json"
    static let lock = "lock"
    static let damaged = "damaged"
    static let folders = ["events", "pages"]

    /// The file of an event: by the year of the first day of its date.
    static func events(of happening: Happening) -> String {
        "events/\(happening.date.map { String($0.interval.start.description.prefix(4)) } ?? "undated").jsonl"
    }

    /// The file of a capture: by the month, in UTC.
    static func captures(at time: Timestamp) -> String {
        "pages/\(time.date.description.prefix(7)).warc.gz"
    }

    /// The year that the name of an event file bears, or `undated`; nil where it is no event file.
    static func year(ofEvents name: String) -> String? {
        guard name.hasPrefix("events/"), name.hasSuffix(".jsonl") else { return nil }
        let year = name.dropFirst(7).dropLast(6)
        return year == "undated" || isNumber(year, 4) ? String(year) : nil
    }

    /// Whether a file tells of events: their log, their sightings, their links.
    static func isOfEvents(_ name: String) -> Bool {
        year(ofEvents: name) != nil || name == sightings || name == links
    }

    /// Whether the archive itself gives files this name. Anything else in the folder is somebody else's and stays.
    static func isOurs(_ name: String) -> Bool {
        if name == sightings || name == links || name == pages || name == runs || year(ofEvents: name) != nil {
            return true
        }
        guard isCaptures(name) else { return false }
        let month = month(ofCaptures: name)
        return month.utf8.count == 7 && isNumber(month.prefix(4), 4) && month.dropFirst(4).first == "-"
            && isNumber(month.suffix(2), 2)
    }

    /// Whether the file is part of the page store.
    static func isCaptures(_ name: String) -> Bool { name.hasPrefix("pages/") && name.hasSuffix(".warc.gz") }

    /// The month that the name of a file of the page store bears.
    static func month(ofCaptures name: String) -> String { String(name.dropFirst(6).dropLast(8)) }

    /// The name under which a file waits that is to take the place of another once the journal line of that number is
    /// committed.
    static func rewritten(_ name: String, by sequence: Int) -> String { "\(name).rewritten-\(sequence)" }

    /// Whether a name is one that `rewritten` gives.
    static func isRewritten(_ name: String) -> Bool {
        guard let dash = name.lastIndex(of: "-"), name[..<dash].hasSuffix(".rewritten") else { return false }
        let number = name[dash...].dropFirst()
        return isNumber(number, number.utf8.count) && isOurs(String(name[..<dash].dropLast(10)))
    }

    private static func isNumber(_ text: Substring, _ digits: Int) -> Bool {
        text.utf8.count == digits && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
