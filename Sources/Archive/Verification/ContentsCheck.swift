import Foundation
import Model

/// Looks at what the lines say: that they can be read, that no id is there twice, that saved pages and index agree.
final class ContentsCheck {
    private(set) var findings: [ArchiveError.Damage] = []
    private(set) var notes: [String] = []
    private(set) var lines = 0
    private(set) var pages = 0
    private(set) var positions = 0
    private(set) var unchecked = 0

    private let root: String
    private let reading: ArchiveVerification.Reading?
    private let isBeingWritten: Bool
    private let store: PageStore
    private let rewritings: Rewritings
    private let decoder = JSONDecoder()
    /// What came by so far, to be looked up: on disk, for it grows with the archive.
    private let seen: Database
    private var index: Index?
    private var indexState = CommittedState()
    private var isIndexWrong = false
    private var events = 0
    private var lastText: (digest: String, retrieved: String, scalars: [Unicode.Scalar])?

    /// - Parameter isBeingWritten: whether a run writes to the archive meanwhile.
    init(
        root: String, reading: ArchiveVerification.Reading?, rewritings: Rewritings, isBeingWritten: Bool
    ) throws(ArchiveError) {
        self.rewritings = rewritings
        self.root = root
        self.reading = reading
        self.isBeingWritten = isBeingWritten
        store = PageStore(archive: root)
        seen = try Database(path: "", .temporary)
        try seen.execute(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;
            CREATE TABLE event(id TEXT PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE mention(event TEXT NOT NULL);
            CREATE TABLE page(digest TEXT, retrieved TEXT, offset INTEGER NOT NULL, length INTEGER NOT NULL,
                PRIMARY KEY (digest, retrieved)) WITHOUT ROWID;
            BEGIN
            """)
        openIndex()
    }

    private func openIndex() {
        do throws(ArchiveError) {
            guard let index = try Index(readingFrom: root + "/" + ArchiveLayout.index) else {
                notes.append("there is no index; the next run makes it")
                return
            }
            indexState = try index.state()
            if let fault = try index.fault() {
                tellOfIndex(fault)
            } else if try Journal(root: root).confirms(indexState) {
                self.index = index
            } else {
                tellOfIndex("it belongs to another journal, or the journal is damaged where it ends")
            }
        } catch {
            tellOfIndex(error)
        }
    }

    private func tellOfIndex(_ error: ArchiveError) {
        // SQLite has its own locks, for moments; a run that is slow or halted may hold one for longer than we wait.
        if isBeingWritten, case .inputOutput(_, _, let reason) = error {
            index = nil
            notes.append("the index was not looked at, for the run that is writing holds it (\(reason))")
            return
        }
        tellOfIndex("it cannot be read (\(error))")
    }

    private func tellOfIndex(_ finding: String) {
        index = nil
        guard !isIndexWrong else { return }
        isIndexWrong = true
        findings.append(
            .init(
                file: root + "/" + ArchiveLayout.index, finding: finding,
                remedy: "`ingot repair` makes it again from the other files; or delete it"))
    }

    /// Reads the intact units of a batch's part of a file.
    /// - Parameter covered: where in the journal the batch's line ends: the index must know it if it reaches as far.
    /// - Returns: lines that cannot be read though they are what was written.
    func check(
        _ outcome: SegmentSurvey.Outcome, at path: String, covered: Int, journalLine: Int
    ) throws(ArchiveError) -> [UnitDamage] {
        if ArchiveLayout.isCaptures(outcome.path) { return [] }
        var unreadable: [UnitDamage] = []
        // An index from before lines were taken out has the others elsewhere.
        let isAsIndexed =
            indexState.files[outcome.path]?.rewritten ?? 0 == rewritings.last[outcome.path] ?? 0
        guard try fileLength(path) != nil else { return [] }
        let reader = try LineReader(path: path, from: outcome.range.lowerBound, upTo: outcome.range.upperBound)
        var intact = outcome.intact.map { $0[...] }
        var unit = outcome.firstUnit
        while let line = try reader.next() {
            if let next = intact?.first {
                guard next.range.lowerBound == line.offset else { continue }
                unit = next.unit
                intact = intact?.dropFirst()
            } else if intact != nil {
                break
            }
            let place = Place(
                path: outcome.path, line: outcome.firstLine + line.number - 1, offset: line.offset, end: line.end)
            do {
                try check(line.bytes, place, isIndexed: covered <= indexState.journalLength && isAsIndexed)
                lines += 1
            } catch {
                if let schema = try? decoder.decode(LineSchema.self, from: Data(line.bytes)).schema, schema > 1 {
                    throw .refused(
                        reason: "\(path):\(place.line): the line is of schema \(schema), which a later version of this "
                            + "program wrote; use that version")
                }
                unreadable.append(
                    UnitDamage(
                        path: outcome.path, range: line.offset..<line.end, line: place.line, units: [unit],
                        expected: line.end - line.offset, right: nil, journalLine: journalLine,
                        reason: "the line cannot be read (\(reason(of: error)))"))
            }
            unit += 1
        }
        return unreadable
    }

    private struct Place {
        var path: String
        var line: Int
        var offset: Int
        var end: Int
    }

    private func tell(_ place: Place, _ finding: String, _ remedy: String) {
        findings.append(
            .init(
                file: root + "/" + place.path, line: place.line, offset: place.offset, finding: finding, remedy: remedy)
        )
    }

    /// Reads one line. Throws `DecodingError` where it is none of its kind.
    private func check(_ bytes: ArraySlice<UInt8>, _ place: Place, isIndexed: Bool) throws {
        let data = Data(bytes)
        switch place.path {
        case ArchiveLayout.sightings:
            let sighting = try decoder.decode(Sighting.self, from: data)
            try seen.run("INSERT INTO mention VALUES (?)", [.text(sighting.event)])
            try check(sighting.position, sighting.text, sighting.source, sighting.rules, place)
        case ArchiveLayout.links:
            let link = try decoder.decode(Link.self, from: data)
            for id in [link.event, link.other] { try seen.run("INSERT INTO mention VALUES (?)", [.text(id)]) }
        case ArchiveLayout.pages:
            try check(try decoder.decode(Capture.self, from: data), place)
        case ArchiveLayout.runs:
            _ = try decoder.decode(RunReceipt.self, from: data)
        default:
            let event = try decoder.decode(Event.self, from: data)
            try check(event, place, isIndexed)
            try check(event.happening.position, event.happening.text, event.source, event.rules, place)
        }
    }

    private func check(_ event: Event, _ place: Place, _ isIndexed: Bool) throws(ArchiveError) {
        events += 1
        let earlier = try seen.first("SELECT place FROM event WHERE id = ?", [.text(event.id)]) { $0.text(0) }
        if let earlier {
            tell(place, "the id \(event.id) is there a second time; first at \(earlier)", "remove one by hand")
            return
        }
        try seen.run(
            "INSERT INTO event VALUES (?, ?)", [.text(event.id), .text("\(place.path):\(place.line)")])
        if ArchiveLayout.events(of: event.happening) != place.path {
            tell(place, "the event belongs into \(ArchiveLayout.events(of: event.happening))", "move it by hand")
        }
        guard isIndexed, let index else { return }
        do throws(ArchiveError) {
            let known = try index.event(id: event.id)
            let key = try index.event(key: EventIdentity.keyBytes(of: event.happening))
            let isReported = try index.hasReport(of: event.id, by: event.source)
            let expected = Index.Place(
                number: known?.number ?? 0, id: event.id, file: place.path, offset: place.offset,
                length: place.end - place.offset)
            if known != expected || key == nil || !isReported {
                tellOfIndex("it does not have event \(event.id) as \(place.path):\(place.line) has it")
            }
        } catch {
            tellOfIndex(error)
        }
    }

    private func check(_ capture: Capture, _ place: Place) throws(ArchiveError) {
        try seen.run(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)",
            [
                .text(capture.page.digest), .text(capture.page.retrieved.description), .integer(place.offset),
                .integer(place.end - place.offset),
            ])
        do throws(ArchiveError) {
            _ = try store.page(of: capture.page)
            pages += 1
        } catch .damaged(let damage) {
            if try isNotedAsLost(capture.page) {
                notes.append("\(place.path):\(place.line): its page was lost to damage, as the journal tells")
            } else {
                tell(
                    place, "its page cannot be read from \(damage.description)",
                    "restore \(damage.file) from a copy")
            }
        } catch .inputOutput(_, _, let reason) {
            tell(place, "its page cannot be read (\(reason))", "restore the page store from a copy")
        }
    }

    /// Whether what stands in the place of a capture, or of the one that has its bytes, is what a repair put there.
    private func isNotedAsLost(_ page: KeptPage) throws(ArchiveError) -> Bool {
        var places = [page.location].compactMap { $0 }
        if let original = page.original {
            places.append(RecordLocation(file: original.file, offset: original.offset, length: original.length))
        }
        for place in places {
            guard try fileLength(root + "/" + place.file) != nil else { continue }
            let file = try Descriptor(opening: root + "/" + place.file, O_RDONLY)
            let bytes = try file.bytes(at: place.offset, count: place.length)
            if GzipMember.isEmptyMember(bytes) { return true }
        }
        return false
    }

    // MARK: Positions

    private func check(
        _ position: Position, _ words: String, _ source: SourceReference, _ rules: String, _ place: Place
    ) throws(ArchiveError) {
        guard let reading, reading.rules == rules, let text = try text(of: source, reading) else {
            unchecked += 1
            return
        }
        if position.start >= 0, position.start <= position.end, position.end <= text.count,
            text[position.start..<position.end].elementsEqual(words.unicodeScalars)
        {
            positions += 1
        } else {
            tell(
                place, "the text of its page has other words at \(position.start) to \(position.end)",
                "read the page again with this version of the program")
        }
    }

    /// The text of the page that a report comes from; nil where it is not kept or cannot be read.
    private func text(
        of source: SourceReference, _ reading: ArchiveVerification.Reading
    ) throws(ArchiveError) -> [Unicode.Scalar]? {
        guard let retrieved = source.retrieved?.description else { return nil }
        let digest = source.page
        if let lastText, lastText.digest == digest, lastText.retrieved == retrieved { return lastText.scalars }
        let place = try seen.first(
            "SELECT offset, length FROM page WHERE digest = ? AND retrieved = ?", [.text(digest), .text(retrieved)]
        ) { ($0.integer(0), $0.integer(1)) }
        guard let place else { return nil }
        let file = try Descriptor(opening: root + "/" + ArchiveLayout.pages, O_RDONLY)
        let bytes = try file.bytes(at: place.0, count: place.1)
        guard let capture = try? decoder.decode(Capture.self, from: Data(bytes)),
            let page = try? store.page(of: capture.page)
        else { return nil }
        let scalars = Array(reading.text(page).unicodeScalars)
        lastText = (digest, retrieved, scalars)
        return scalars
    }

    // MARK: The end

    /// What can be told only when all has been read.
    func finish(_ state: CommittedState, isSoFarWhole: Bool) throws(ArchiveError) {
        // Only now, for a revised event stands behind the sightings that it had before.
        let orphans = try seen.first("SELECT count(*) FROM mention WHERE event NOT IN (SELECT id FROM event)") {
            $0.integer(0)
        }
        if let orphans, orphans > 0 {
            notes.append("\(orphans) sightings or links are of events that are not there (lost to damage)")
        }
        guard let index, isSoFarWhole, findings.isEmpty else { return }
        do throws(ArchiveError) {
            if indexState == state, try index.eventCount() != events {
                tellOfIndex("it has \(try index.eventCount()) events where the files have \(events)")
            } else if indexState.journalLength < state.journalLength {
                notes.append("the index is behind the journal; the next run brings it up to date")
            }
        } catch {
            tellOfIndex(error)
        }
    }
}
