import Archive
import Model

/// What reading saved pages again changes in an archive, for a person and for a program.
public struct ReprocessPlan: JSONWritable {
    /// What becomes of an event.
    public enum Change: String, Sendable, CaseIterable {
        /// It is as it was.
        case unchanged
        /// It was not there.
        case added
        /// Today's rules find no event there.
        case removed
        /// Part of it is an event of its own.
        case split
        /// Its words stand in another event, or it is one event with another.
        case merged
        /// It has another date.
        case redated
        /// It has other words.
        case reworded
        /// Its words stand elsewhere in the page's text.
        case moved
        /// Its title, headings, dates or amounts are read otherwise.
        case refined
    }

    /// One event that does not stay as it was.
    public struct Entry: Sendable {
        /// What becomes of it.
        public var change: Change
        /// The event's id.
        public var event: String
        /// The events that its words come from or go to.
        public var others: [String] = []
        /// The page.
        public var page: String
        /// What it said.
        public var before: Happening?
        /// What it will say.
        public var after: Happening?
        /// Why, where that is not plain.
        public var reason: String?
    }

    /// The archive's folder.
    public var archive: String
    /// The events that do not stay as they were, page by page.
    public var entries: [Entry] = []
    /// How many events stay as they were.
    public var unchanged = 0
    /// How many pages were read.
    public var pages = 0
    /// Sightings that come and go.
    public var sightings = (added: 0, removed: 0)
    /// How many pages could not be read.
    public var unreadable = 0
    /// What could not be read, or was left as it was.
    public var notes: [String] = []
    /// Whether it was carried out.
    public var isApplied = false
    /// The journal line that did.
    public var sequence: Int?

    /// How many events come to each end.
    public var counts: [(change: Change, count: Int)] {
        let counts = Dictionary(grouping: entries, by: \.change).mapValues(\.count)
        return Change.allCases.map { ($0, $0 == .unchanged ? unchanged : counts[$0] ?? 0) }
    }

    /// Whether nothing changes.
    public var isEmpty: Bool { entries.isEmpty && sightings == (0, 0) }

    // MARK: For a person

    /// The plan in lines that a person reads.
    public var lines: [String] {
        var lines: [String] = []
        var page: String?
        for entry in entries {
            if entry.page != page {
                if page != nil { lines.append("") }
                lines.append(entry.page)
                page = entry.page
            }
            lines += entry.lines.map { "  " + $0 }
        }
        if !lines.isEmpty { lines.append("") }
        let told = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.change.rawValue)" }
        lines.append(
            "\(counted(pages, "page")) read again: "
                + (told.isEmpty ? "no events" : told.joined(separator: ", ")) + ".")
        if sightings != (0, 0) {
            lines.append("Sightings: \(sightings.added) added, \(sightings.removed) removed.")
        }
        lines += notes
        if isEmpty {
            lines.append("\(archive): nothing changes.")
        } else if isApplied {
            lines.append("\(archive): done, in one commit (\(sequence.map { "journal line \($0)" } ?? "journal")).")
        } else {
            lines.append("\(archive): nothing was changed; --apply carries it out.")
        }
        return lines
    }

    // MARK: For a program

    /// `{"archive": ..., "pages": ..., "counts": {...}, "changes": [...], ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("archive", archive)
            json.field("applied", isApplied)
            json.field("sequence", sequence)
            json.field("pages", pages)
            json.field("unreadable", unreadable)
            json.key("counts")
            json.object { json in
                for (change, count) in counts { json.field(change.rawValue, count) }
            }
            json.key("sightings")
            json.object { json in
                json.field("added", sightings.added)
                json.field("removed", sightings.removed)
            }
            json.field("changes", entries)
            json.field("notes", notes)
        }
    }
}

extension ReprocessPlan.Entry: JSONWritable {
    /// `{"change": ..., "event": ..., "others": [...], "page": ..., "before": {...}, "after": {...}, "reason": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("change", change.rawValue)
            json.field("event", event)
            json.field("others", others)
            json.field("page", page)
            for (key, happening) in [("before", before), ("after", after)] {
                guard let happening else { continue }
                json.key(key)
                json.object { json in
                    json.field("title", happening.title)
                    json.field("text", happening.text)
                    json.field("date", happening.date)
                    json.field("position", happening.position)
                }
            }
            json.field("reason", reason)
        }
    }

    fileprivate var lines: [String] {
        var lines = ["\(padded(change.rawValue, 9)) \(event)" + ReprocessPlan.Entry.tail(others, reason)]
        switch (before, after) {
        case (let before?, let after?):
            if before.date != after.date {
                lines.append("  - \(before.date?.interval.edtf ?? "no date")")
                lines.append("  + \(after.date?.interval.edtf ?? "no date")")
            }
            if before.text != after.text {
                let (old, new) = WordDifference.marked(before.text, after.text)
                lines.append("  - \(old)")
                lines.append("  + \(new)")
            } else if change == .moved {
                lines.append("  from \(before.position.start) to \(after.position.start): \(opening(after.text))")
            } else if before.title != after.title {
                lines.append("  - title: \(before.title)")
                lines.append("  + title: \(after.title)")
            } else {
                lines.append("  \(opening(after.text))")
            }
        case (let only?, nil): lines.append("  - \(only.date?.interval.edtf ?? "no date")  \(opening(only.text))")
        case (nil, let only?): lines.append("  + \(only.date?.interval.edtf ?? "no date")  \(opening(only.text))")
        case (nil, nil): break
        }
        return lines
    }

    private static func tail(_ others: [String], _ reason: String?) -> String {
        (others.isEmpty ? "" : " (\(others.joined(separator: ", ")))") + (reason.map { ": \($0)" } ?? "")
    }

    private func opening(_ text: String) -> String {
        let line = inOneLine(text)
        return line.count > 100 ? line.prefix(99) + "…" : line
    }
}
