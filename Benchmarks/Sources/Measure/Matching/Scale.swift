import Archive
import Foundation
import Model

/// A large archive of made events: a fifth are told again in other words, a tenth are other events that differ from a known
/// one in a fact.
struct Scale {
    /// What came of putting the events in.
    struct Outcome {
        var events = 0
        /// Near duplicates that became a sighting of their event, and all of them.
        var found = 0
        var duplicates = 0
        /// Reports of other events that became a sighting of one.
        var wrong = 0
        /// Seconds by the clock for matching and committing; making the reports is not counted.
        var seconds = 0.0

        var precision: Double { Double(found) / Double(max(1, found + wrong)) }
        var recall: Double { Double(found) / Double(max(1, duplicates)) }
    }

    private static let began = Timestamp(secondsSinceEpoch: 1_770_000_000)
    private static let batchSize = 2_000
    private static let duplicates = MadePair.allCases.filter(\.isSame)
    private static let negatives = MadePair.allCases.filter { !$0.isSame }

    /// Puts so many made reports into a new archive. Each is made again from its number, so that nothing is remembered.
    static func ingest(_ count: Int, at path: String) throws(Complaint) -> Outcome {
        var outcome = Outcome()
        let clock = ContinuousClock()
        var spent = Duration.zero
        do throws(ArchiveError) {
            let holder = LockHolder(pid: 0, command: "measure", started: began)
            let archive = try EventArchive.open(at: path, creating: true, holder: holder)
            var batch = Batch(time: began, run: "made", rules: "made")
            for number in 0..<count {
                let report = report(number)
                let event = event(report.text, report.date, number)
                outcome.events += 1
                if report.original != nil, report.isSame { outcome.duplicates += 1 }
                let start = clock.now
                let match = try archive.match(event)
                spent += start.duration(to: clock.now)
                switch match {
                case .new(let links):
                    batch.events.append(event)
                    batch.links += links
                case .known(let id, let decision):
                    batch.sightings.append(Sighting(of: id, by: event, decision: decision))
                    if report.isSame, let original = report.original,
                        id == Self.event(original.text, original.date, 0).id
                    {
                        outcome.found += 1
                    } else if decision.score < 1 {
                        // The same words were made twice by chance; they are one event.
                        outcome.wrong += 1
                    }
                }
                if (number + 1) % batchSize == 0 {
                    let start = clock.now
                    _ = try archive.commit(batch)
                    spent += start.duration(to: clock.now)
                    batch = Batch(time: began, run: "made", rules: "made")
                }
            }
            _ = try archive.commit(batch)
            archive.close()
        } catch { throw Complaint(text: "no archive could be made: \(error)") }
        outcome.seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
        return outcome
    }

    private struct Report {
        var text: String
        var date: String
        /// The report that it is made from; nil for one of its own.
        var original: (text: String, date: String)?
        var isSame = false
    }

    private static func isOriginal(_ number: Int) -> Bool {
        var dice = Dice(seed: UInt64(number) &* 7919 &+ 11)
        return number < 100 || dice.below(10) < 7
    }

    private static func original(_ number: Int) -> (event: MadeEvent, year: Int) {
        var dice = Dice(seed: UInt64(number) &* 104_729 &+ 3)
        return (MadeEvent.make(&dice), 2000 + dice.below(26))
    }

    private static func report(_ number: Int) -> Report {
        var dice = Dice(seed: UInt64(number) &* 15_485_863 &+ 5)
        let isSame = dice.below(3) < 2
        if !isOriginal(number) {
            var known = dice.below(number)
            while !isOriginal(known) { known = dice.below(number) }
            let (event, year) = original(known)
            for _ in 0..<20 {
                let kind = dice.pick(isSame ? duplicates : negatives)
                guard let other = kind.text(from: event, &dice) else { continue }
                return Report(
                    text: other.text, date: dated(other.date, year), original: (event.text(), dated(event.date, year)),
                    isSame: isSame)
            }
        }
        let (event, year) = original(number)
        return Report(text: event.text(), date: dated(event.date, year))
    }

    private static func dated(_ date: String, _ year: Int) -> String { "\(year)" + date.dropFirst(4) }

    private static func event(_ text: String, _ date: String, _ number: Int) -> Event {
        let happening = MatchingQuality.happening(text, date)
        return Event(
            id: EventIdentity.identifier(of: happening), happening: happening,
            source: SourceReference(url: "https://news.example/\(number)", page: ContentDigest.sha256([])),
            rules: "made")
    }

    /// An event of its own, made from its number.
    static func original(number: Int) -> Event {
        let (event, year) = original(number)
        return self.event(event.text(), dated(event.date, year), number)
    }

    /// Puts the files of an archive out of the system's cache, as far as it does so: what a night's run finds in the
    /// morning.
    static func cool(_ path: String) {
        for case let file as String in FileManager.default.enumerator(atPath: path) ?? .init() {
            let descriptor = open(path + "/" + file, O_RDONLY)
            guard descriptor >= 0 else { continue }
            #if canImport(Glibc)
                fdatasync(descriptor)
                posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
            #endif
            close(descriptor)
        }
    }

    /// A page of fifty events that are in no made archive, as plain text.
    static func page(_ number: Int) -> String {
        var dice = Dice(seed: UInt64(number) &+ 1_000_003)
        var text = "Fifty Major Events of 2026\n\n"
        for item in 1...50 {
            var event = MadeEvent.make(&dice)
            while event.isChinese { event = MadeEvent.make(&dice) }
            text += "\(item). \(event.text())\n\n"
        }
        return text
    }
}
