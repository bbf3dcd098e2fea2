import Foundation
import Model

/// Looks at what the lines say: that they can be read, that no id is there twice, that saved pages and index agree.
///
/// The files are read in the order of the journal. What can be told only when all has been read is kept as records that
/// are sorted then, on disk where they are many: each saved page is read once, in the order of the page store, however
/// the reports from it are scattered.
final class ContentsCheck {
    private(set) var notes: [String] = []
    private(set) var lines = 0
    private(set) var pages = 0
    private(set) var positions = 0
    private(set) var unchecked = 0

    /// What is to be looked at in each line.
    let scope: LineExamination.Scope

    private let root: String
    private let rewritings: Rewritings
    private let reading: ArchiveVerification.Reading?
    private let index: IndexSurvey
    private let identifiers = SortedSpill<SeenIdentifier>()
    private let words = SortedSpill<SeenWords>()
    private var fingerprint = IndexFingerprint()
    private var found: [(number: Int, damage: ArchiveError.Damage)] = []
    /// How many lines came by.
    private var number = 0
    private var files: [String] = []
    private var fileNumbers: [String: Int] = [:]

    init(root: String, reading: ArchiveVerification.Reading?, rewritings: Rewritings) {
        self.root = root
        self.rewritings = rewritings
        self.reading = reading
        index = IndexSurvey(archive: root)
        scope = LineExamination.Scope(rules: reading?.rules, isIndexed: index.state.sequence > 0)
    }

    /// What is wrong, in the order in which the lines came.
    var findings: [ArchiveError.Damage] {
        // A stable order: what was found first about a line stands first.
        found.enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
            .map(\.element.damage)
    }

    // MARK: Lines

    /// So many bytes of lines are read at once.
    static let pieceLength = 1 << 22

    /// Takes in the intact units of a batch's part of a file.
    /// - Parameters:
    ///   - examined: what its lines say, where they have been read already.
    ///   - covered: where in the journal the batch's line ends: the index must know it if it reaches as far.
    /// - Returns: lines that cannot be read though they are what was written.
    func check(
        _ outcome: SegmentSurvey.Outcome, examined: LineExamination?, covered: Int, journalLine: Int
    ) throws(ArchiveError) -> [UnitDamage] {
        if ArchiveLayout.isCaptures(outcome.path) { return [] }
        var unreadable: [UnitDamage] = []
        let isCovered = covered <= index.state.journalLength
        func take(_ examination: LineExamination, line: Int, unit: Int) throws(ArchiveError) {
            unreadable += try self.take(
                examination, of: outcome.path, line: line, unit: unit, isCovered: isCovered, journalLine: journalLine)
        }
        if let intact = outcome.intact {
            let path = currentPath(of: outcome.path)
            guard try fileLength(path) != nil else { return [] }
            let file = try Descriptor(opening: path, O_RDONLY)
            var line = outcome.firstLine
            var place = outcome.range.lowerBound
            for (range, unit) in intact {
                line += try file.bytes(at: place, count: range.lowerBound - place).count { $0 == UInt8(ascii: "\n") }
                let bytes = try file.bytes(at: range.lowerBound, count: range.count)
                let stretch = LineStretch(file: outcome.path, offset: range.lowerBound, bytes: bytes[...])
                try take(LineExamination(stretch, scope), line: line, unit: unit)
                line += 1
                place = range.upperBound
            }
            return unreadable
        }
        if let examined {
            try take(examined, line: outcome.firstLine, unit: outcome.firstUnit)
            return unreadable
        }
        var line = outcome.firstLine
        var unit = outcome.firstUnit
        try examine(outcome.path, outcome.range) { examination throws(ArchiveError) in
            try take(examination, line: line, unit: unit)
            line += examination.lines
            unit += examination.lines
        }
        return unreadable
    }

    /// Reads lines of a file on all cores, a piece of it at a time.
    private func examine(
        _ name: String, _ range: Range<Int>, _ visit: (LineExamination) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        let path = currentPath(of: name)
        guard try fileLength(path) != nil else { return }
        let file = try Descriptor(opening: path, O_RDONLY)
        var offset = range.lowerBound
        var length = ContentsCheck.pieceLength
        while offset < range.upperBound {
            let bytes = try file.bytes(at: offset, count: min(length, range.upperBound - offset))
            guard !bytes.isEmpty else { return }
            let isLast = offset + bytes.count >= range.upperBound || bytes.count < length
            guard let end = isLast ? bytes.count : bytes.lastIndex(of: UInt8(ascii: "\n")).map({ $0 + 1 }) else {
                // A line that is longer than a piece.
                length *= 2
                continue
            }
            let stretches = ContentsCheck.parts(of: bytes[..<end]).map {
                LineStretch(file: name, offset: offset + $0.startIndex, bytes: $0)
            }
            let scope = scope
            for examination in concurrentMap(stretches, { LineExamination($0, scope) }) { try visit(examination) }
            offset += end
        }
    }

    /// Lines in a few parts of about the same size.
    private static func parts(of lines: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = lines.startIndex
        while start < lines.endIndex {
            let wanted = start + pieceLength / 8
            let feed = wanted < lines.endIndex ? lines.lineFeed(from: wanted) : nil
            let end = feed.map { $0 + 1 } ?? lines.endIndex
            parts.append(lines[start..<end])
            start = end
        }
        return parts
    }

    private func take(
        _ examination: LineExamination, of file: String, line: Int, unit: Int, isCovered: Bool, journalLine: Int
    ) throws(ArchiveError) -> [UnitDamage] {
        let path = root + "/" + file
        if let later = examination.later {
            throw .refused(
                reason: "\(path):\(line + later.line): the line is of schema \(later.schema), which a later version of "
                    + "this program wrote; use that version")
        }
        let fileNumber = self.fileNumber(of: file)
        for seen in examination.identifiers {
            try identifiers.append(seen.moved(by: number, toFile: fileNumber, behind: line))
        }
        for seen in examination.words {
            try words.append(seen.moved(by: number, toFile: fileNumber, behind: line))
        }
        for misplaced in examination.misplaced {
            tell(
                number + misplaced.line,
                .init(
                    file: path, line: line + misplaced.line, offset: misplaced.offset,
                    finding: "the event belongs into \(misplaced.right)", remedy: "move it by hand"))
        }
        lines += examination.understood
        unchecked += examination.unchecked
        number += examination.lines
        if isCovered { fingerprint.add(examination.fingerprint) }
        return examination.unreadable.map { unreadable in
            UnitDamage(
                path: file, range: unreadable.range, line: line + unreadable.line, units: [unit + unreadable.line],
                expected: unreadable.range.count, right: nil, journalLine: journalLine,
                reason: "the line cannot be read (\(unreadable.reason))")
        }
    }

    private func currentPath(of name: String) -> String { rewritings.currentPath(of: name, in: root) }

    private func fileNumber(of file: String) -> Int {
        if let known = fileNumbers[file] { return known }
        fileNumbers[file] = files.count
        files.append(file)
        return files.count - 1
    }

    private func tell(_ number: Int, _ damage: ArchiveError.Damage) { found.append((number, damage)) }

    private func tell(_ number: Int, _ place: PackedPlace, _ finding: String, _ remedy: String) {
        tell(
            number,
            .init(
                file: root + "/" + files[place.file], line: place.line, offset: place.offset,
                finding: finding, remedy: remedy))
    }

    /// The line that stands at a place; nil where it cannot be read as such a line.
    private func value<Value: JSONReadable>(at place: PackedPlace) throws(ArchiveError) -> Value? {
        let path = currentPath(of: files[place.file])
        guard let length = try fileLength(path) else { return nil }
        let line = try LineReader(path: path, from: place.offset, upTo: length).next()
        return line.flatMap { try? JSONReader.read(Value.self, from: $0.bytes) }
    }

    // MARK: The end

    /// What can be told only when all has been read.
    /// - Parameter damages: the lines and records that are damaged, which the index may know otherwise.
    func finish(_ state: CommittedState, damages: [UnitDamage], isSoFarWhole: Bool) throws(ArchiveError) {
        try lookForRepeatedIdentifiers()
        try lookAtPages()
        try lookAtIndex(state, damages, isSoFarWhole: isSoFarWhole && found.isEmpty)
    }

    private func lookForRepeatedIdentifiers() throws(ArchiveError) {
        var orphans = 0
        // Those of one id come together, in the order of their lines: a revised event stands behind its sightings.
        var event: SeenIdentifier?
        var last: SeenIdentifier?
        var mentions = 0
        func close() {
            if event == nil { orphans += mentions }
            (event, mentions) = (nil, 0)
        }
        let sorted = try identifiers.sorted()
        while let seen = try sorted.next() {
            if let known = last, !known.isOfSameID(seen) { close() }
            last = seen
            if !seen.isEvent {
                mentions += 1
            } else if let earlier = event {
                try tellOfRepeated(seen, earlier)
            } else {
                event = seen
            }
        }
        close()
        if orphans > 0 {
            notes.append("\(orphans) sightings or links are of events that are not there (lost to damage)")
        }
    }

    private func tellOfRepeated(_ seen: SeenIdentifier, _ earlier: SeenIdentifier) throws(ArchiveError) {
        // Two ids may have one hash, though nobody will live to see it.
        guard let event: Event = try value(at: seen.place), let other: Event = try value(at: earlier.place),
            event.id == other.id
        else { return }
        tell(
            seen.number, seen.place,
            "the id \(event.id) is there a second time; first at "
                + "\(files[earlier.place.file]):\(earlier.place.line)", "remove one by hand")
    }

    // MARK: Pages

    /// Of so many pages, or of pages with so many bytes, the texts are held at once.
    private static let group = (pages: 64, bytes: 32 << 20)

    private func lookAtPages() throws(ArchiveError) {
        let inOrder = try wordsByCapture().sorted()
        var next = try inOrder.next()
        var tasks: [PageExamination.Task] = []
        var held = 0
        let path = root + "/" + ArchiveLayout.pages
        let pages = try fileLength(path) == nil ? nil : try Descriptor(opening: path, O_RDONLY)
        while let line = next {
            next = try inOrder.next()
            var reports: [SeenWords] = []
            while let report = next, !report.isCapture {
                reports.append(report)
                next = try inOrder.next()
            }
            let bytes = try pages?.bytes(at: line.place.offset, count: line.lineLength)
            guard let bytes, let capture = try? JSONReader.read(Capture.self, from: bytes) else {
                unchecked += reports.count
                continue
            }
            tasks.append(PageExamination.Task(capture: capture, line: line, reports: reports))
            held += max(0, capture.page.size)
            if tasks.count >= ContentsCheck.group.pages || held >= ContentsCheck.group.bytes {
                try look(at: tasks)
                (tasks, held) = ([], 0)
            }
        }
        try look(at: tasks)
    }

    /// The captures in their order, behind each the reports from it.
    private func wordsByCapture() throws(ArchiveError) -> SortedSpill<SeenWords> {
        let byCapture = SortedSpill<SeenWords>()
        let byPage = try words.sorted()
        var capture: SeenWords?
        while let seen = try byPage.next() {
            if seen.isCapture {
                capture = seen
                try byCapture.append(seen.behind(seen))
            } else if let capture, capture.isOfSamePage(seen) {
                try byCapture.append(seen.behind(capture))
            } else {
                unchecked += 1
            }
        }
        return byCapture
    }

    private func look(at tasks: [PageExamination.Task]) throws(ArchiveError) {
        let store = PageStore(archive: root)
        let (root, text) = (root, reading?.text)
        let examined = concurrentMap(tasks) { PageExamination($0, store, root: root, text: text) }
        for (task, examination) in zip(tasks, examined) {
            positions += examination.right
            unchecked += examination.unchecked
            switch examination.finding {
            case .none: pages += 1
            case .lost:
                let place = "\(files[task.line.place.file]):\(task.line.place.line)"
                notes.append("\(place): its page was lost to damage, as the journal tells")
            case .damaged(let damage):
                tell(
                    task.line.number, task.line.place, "its page cannot be read from \(damage.description)",
                    "restore \(damage.file) from a copy")
            case .unreadable(let reason):
                tell(
                    task.line.number, task.line.place, "its page cannot be read (\(reason))",
                    "restore the page store from a copy")
            case .failure(let error): throw error
            }
            for report in examination.wrong {
                tell(
                    report.number, report.place,
                    "the text of its page has other words "
                        + (report.end == .max ? "at its position" : "at \(report.start) to \(report.end)"),
                    "read the page again with this version of the program")
            }
        }
    }

    // MARK: The index

    private func lookAtIndex(
        _ state: CommittedState, _ damages: [UnitDamage], isSoFarWhole: Bool
    ) throws(ArchiveError) {
        switch index.finding() {
        case .absent: notes.append("there is no index; the next run makes it")
        case .wrong(let finding): tellOfIndex(finding)
        case .movedOn: notes.append("a run brought the index further meanwhile; what it says was not looked at")
        case .sound(let sums):
            guard isOfTheseFiles(state) else {
                notes.append("the index is behind the journal; the next run brings it up to date")
                return
            }
            if sums != fingerprint, let finding = try disagreement(damages) {
                tellOfIndex(finding)
            } else if isSoFarWhole, index.state == state, sums.events != fingerprint.events {
                tellOfIndex("it has \(sums.events) events where the files have \(fingerprint.events)")
            } else if isSoFarWhole, index.state.journalLength < state.journalLength {
                notes.append("the index is behind the journal; the next run brings it up to date")
            }
        }
    }

    /// Whether the index is from after the last lines were taken out of the files; before that it has others elsewhere.
    private func isOfTheseFiles(_ state: CommittedState) -> Bool {
        state.files.allSatisfy { name, file in (index.state.files[name]?.rewritten ?? 0) == file.rewritten }
    }

    private func tellOfIndex(_ finding: String) {
        tell(
            .max,
            .init(
                file: root + "/" + ArchiveLayout.index, finding: finding,
                remedy: "`ingot repair` makes it again from the other files; or delete it"))
    }

    /// The first event that the index does not have as its line has it, looked up line by line; nil where it has all.
    private func disagreement(_ damages: [UnitDamage]) throws(ArchiveError) -> String? {
        let damaged = Dictionary(grouping: damages.filter { !$0.range.isEmpty }, by: \.path)
        do throws(ArchiveError) {
            guard let known = try Index(readingFrom: root + "/" + ArchiveLayout.index) else { return nil }
            for (name, length) in index.state.files(where: { ArchiveLayout.year(ofEvents: $0) != nil }) {
                guard try fileLength(currentPath(of: name)) != nil else { continue }
                var skipped = (damaged[name]?.map(\.range) ?? []).sorted { $0.lowerBound < $1.lowerBound }[...]
                let reader = try LineReader(path: currentPath(of: name), upTo: length)
                while let line = try reader.next() {
                    skipped = skipped.drop { $0.upperBound <= line.offset }
                    if let damage = skipped.first, damage.lowerBound < line.end { continue }
                    guard let event = try? JSONReader.read(Event.self, from: line.bytes) else { continue }
                    if try known.hasNot(event, name, line) {
                        return "it does not have event \(event.id) as \(name):\(line.number) has it"
                    }
                }
            }
        } catch {
            return "it cannot be read (\(error))"
        }
        return nil
    }
}

extension Index {
    fileprivate func hasNot(_ event: Event, _ file: String, _ line: LineReader.Line) throws(ArchiveError) -> Bool {
        guard let place = try self.event(id: event.id), place.file == file, place.offset == line.offset,
            place.length == line.end - line.offset
        else { return true }
        guard try hasKey(EventIdentity.keyBytes(of: event.happening), of: place.number) else { return true }
        return try !hasReport(of: event.id, by: event.source)
    }
}
