import Foundation
import ProgramUnderTest
import Testing

/// Bits that flip and files that end early, in an archive that nobody writes to.
@Suite struct DamageTests {
    /// The files of an archive that nothing can make again.
    private func files(_ bench: Workbench) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: bench.folder[Workbench.reference])
            .filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".warc.gz") }.sorted()
    }

    /// Where the lines of a file, or the records of a page store, stand.
    private func units(_ bench: Workbench, _ name: String, _ bytes: [UInt8]) throws -> [Range<Int>] {
        if name.hasSuffix(".jsonl") { return Lines.ranges(in: bytes) }
        var starts: Set<Int> = [0, bytes.count]
        for line in try bench.folder.text(Workbench.reference + "/pages.jsonl").split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            if object?["file"] as? String == name, let offset = object?["offset"] as? Int { starts.insert(offset) }
        }
        let sorted = starts.sorted()
        return zip(sorted, sorted.dropFirst()).map { $0..<$1 }
    }

    /// Lines that stood outside of a damaged stretch and are gone; of the page store, whether other records changed.
    private func lost(_ name: String, _ original: [UInt8], _ units: [Range<Int>], damaged: Set<Int>, now: [UInt8])
        -> Int
    {
        if now == original { return 0 }
        if name.hasSuffix(".warc.gz") {
            return units.indices.filter { !damaged.contains($0) }
                .filter { now.count < units[$0].upperBound || now[units[$0]] != original[units[$0]] }.count
        }
        var kept: [ArraySlice<UInt8>: Int] = [:]
        for line in Lines.ranges(in: now) { kept[now[line], default: 0] += 1 }
        var count = 0
        for unit in units.indices where !damaged.contains(unit) {
            let line = original[units[unit]]
            if kept[line, default: 0] > 0 { kept[line, default: 0] -= 1 } else { count += 1 }
        }
        return count
    }

    @Test func `one flipped bit or byte anywhere is named, and a repair loses no good record`() throws {
        let settings = TortureSettings.current
        var random = SeededGenerator(seed: settings.seed)
        let bench = try Workbench(pages: 12)
        let originals = Dictionary(
            uniqueKeysWithValues: try files(bench).map {
                ($0, try bench.folder.bytes(Workbench.reference + "/" + $0))
            })
        var allUnits: [String: [Range<Int>]] = [:]
        for (name, bytes) in originals { allUnits[name] = try units(bench, name, bytes) }
        let places = originals.sorted { $0.key < $1.key }.flatMap { file in file.value.indices.map { (file.key, $0) } }
        var (named, setRight, lostRecords, duplicates) = (0, 0, 0, 0)
        for flip in 1...settings.flips {
            let (name, place) = places[Int.random(in: 0..<places.count, using: &random)]
            let original = try #require(originals[name])
            var bytes = original
            // Half of them a bit, half of them a byte.
            bytes[place] ^=
                flip % 2 == 0 ? 1 << UInt8.random(in: 0..<8, using: &random) : UInt8.random(in: 1...255, using: &random)
            let what =
                "seed \(settings.seed), flip \(flip): byte \(place) of \(name) from \(original[place]) to \(bytes[place])"
            try bench.copy(Workbench.reference, to: "archive")
            try bench.folder.write("archive/" + name, bytes)
            let units = allUnits[name, default: []]
            let unit = try #require(units.firstIndex { $0.contains(place) })
            let findings = try bench.ingot("verify", "--archive", "archive")
            #expect(findings.end == .exited(1), "\(what): not found")
            // The end of a line that is lost takes the next one with it.
            let isEnd = name.hasSuffix(".jsonl") && place + 1 == units[unit].upperBound
            let spots =
                name.hasSuffix(".jsonl")
                ? ["archive/\(name):\(unit + 1): ", isEnd ? "archive/\(name):\(unit + 2): " : ""].filter { !$0.isEmpty }
                : ["archive/\(name) at byte \(units[unit].lowerBound): "]
            let isNamed = findings.lines.contains { line in spots.contains { line.hasPrefix($0) } }
            #expect(isNamed, "\(what): \(findings.output)")
            if isNamed { named += 1 }

            let repaired = try bench.ingot("repair", "--archive", "archive")
            #expect(repaired.end == .exited(0), "\(what): \(repaired.messages)")
            for (other, content) in originals {
                // The journal gets a line, and the chain of its lines may be a new one; its records are elsewhere.
                if other == "journal.jsonl" { continue }
                let now = ArchiveContents.bytes(bench.folder["archive/" + other])
                let damaged: Set<Int> = other == name ? [unit] : []
                let count = lost(other, content, allUnits[other, default: []], damaged: damaged, now: now)
                #expect(count == 0, "\(what): \(count) good records of \(other) are gone")
                lostRecords += count
            }
            let contents = ArchiveContents(bench.folder["archive"])
            if contents.difference(from: bench.expected) == nil { setRight += 1 }
            if settings.isShort, flip % 4 != 1 { continue }
            let next = try bench.ingot("run", "pipeline.yaml", "--archive", "archive")
            #expect(next.end == .exited(0), "\(what): \(next.messages)")
            duplicates += ArchiveContents(bench.folder["archive"]).duplicates.count
            let verified = try bench.ingot("verify", "--archive", "archive")
            #expect(verified.end == .exited(0), "\(what): \(verified.output)")
        }
        #expect(duplicates == 0)
        settings.sum(
            up: "flips: \(settings.flips) (seed \(settings.seed)), \(named) named; \(lostRecords) good records lost by "
                + "repair, \(setRight) set right; \(duplicates) duplicates after the next run")
    }

    @Test func `a file that ends early anywhere in its last line is named, and a repair keeps the rest`() throws {
        let settings = TortureSettings.current
        let bench = try Workbench(pages: 8)
        var (cuts, lostRecords) = (0, 0)
        let names = try files(bench)
        for name in names {
            let original = try bench.folder.bytes(Workbench.reference + "/" + name)
            let units = try units(bench, name, original)
            let last = try #require(units.last)
            // Of event files one says as much as all.
            if name.hasPrefix("events/"), name != names.first { continue }
            let step = settings.isShort ? last.count - 9 : 1
            for end in stride(from: last.lowerBound, to: last.upperBound, by: step) {
                let what = "\(name) cut from \(original.count) to \(end) bytes"
                cuts += 1
                let isRun = settings.isShort || cuts % 8 == 1
                try bench.copy(Workbench.reference, to: "archive")
                truncate(bench.folder["archive/" + name], off_t(end))
                let findings = try bench.ingot("verify", "--archive", "archive")
                #expect(findings.end == .exited(1), "\(what): not found")
                // A journal that ends before a line leaves what that line vouched for.
                let isNamed = findings.lines.contains {
                    $0.hasPrefix("archive/\(name)") || name == "journal.jsonl" && $0.hasPrefix("archive/")
                }
                #expect(isNamed, "\(what): \(findings.output)")
                if isRun {
                    let run = try bench.ingot("run", "pipeline.yaml", "--archive", "archive")
                    #expect(run.end == .exited(1), "\(what): a run goes on as if nothing were wrong")
                    #expect(run.messages.contains("ingot: archive/\(name)"), "\(what): \(run.messages)")
                }
                // Each byte is looked at, and a part of them repaired: that takes twice as long.
                guard isRun || cuts % 8 == 5 else { continue }
                let repaired = try bench.ingot("repair", "--archive", "archive")
                #expect(repaired.end == .exited(0), "\(what): \(repaired.output)\(repaired.messages)")
                for other in names where other != "journal.jsonl" && !(name == "journal.jsonl" && other == "runs.jsonl")
                {
                    let content = try bench.folder.bytes(Workbench.reference + "/" + other)
                    let all = try self.units(bench, other, content)
                    let now = ArchiveContents.bytes(bench.folder["archive/" + other])
                    let count = lost(other, content, all, damaged: other == name ? [all.count - 1] : [], now: now)
                    #expect(count == 0, "\(what): \(count) good records of \(other) are gone")
                    lostRecords += count
                }
                if isRun {
                    let next = try bench.ingot("run", "pipeline.yaml", "--archive", "archive")
                    #expect(next.end == .exited(0), "\(what): \(next.messages)")
                }
                let contents = ArchiveContents(bench.folder["archive"])
                #expect(contents.tornLines.isEmpty && contents.duplicates.isEmpty, "\(what)")
                let verified = try bench.ingot("verify", "--archive", "archive")
                #expect(verified.end == .exited(0), "\(what): \(verified.output)")
            }
        }
        settings.sum(
            up:
                "files cut short: \(cuts) places in the last lines of \(names.filter { !$0.hasPrefix("events/") }.count + 1) files; \(lostRecords) good records lost"
        )
    }

    @Test func `an index in which a byte flipped harms nothing but itself`() throws {
        let settings = TortureSettings.current
        var random = SeededGenerator(seed: settings.seed)
        let bench = try Workbench(pages: 12)
        let first = (0..<8).map { "pages/\(1000 + $0).html" }
        let added = try Program.run(["add", "--archive", "start"] + first, in: bench.folder.path)
        #expect(added.end == .exited(0), "\(added.messages)")
        let promised = ArchiveContents.promised(byJournalOf: bench.folder["start"], upTo: .max)
        // The pages again from elsewhere: every event must be known, and none is added.
        for page in first { try bench.folder.write("copies/" + page, try bench.folder.bytes(page)) }
        let copies = first.map { "copies/" + $0 }
        let index = try bench.folder.bytes("start/index.sqlite")
        let flips = settings.isShort ? 5 : settings.flips / 2
        var (found, refused, losses) = (0, 0, Workbench.Losses())
        for flip in 1...flips {
            var bytes = index
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            let what = "seed \(settings.seed), flip \(flip): byte \(place) of index.sqlite"
            try bench.copy("start", to: "archive")
            try bench.folder.write("archive/index.sqlite", bytes)
            if try bench.ingot("verify", "--archive", "archive").end == .exited(1) { found += 1 }
            let again = try Program.run(["add", "--archive", "archive"] + copies, in: bench.folder.path)
            if again.end != .exited(0) {
                refused += 1
                #expect(again.end == .exited(1), "\(what): \(again.messages)")
                #expect(again.messages.contains("ingot: "), "\(what)")
                let repaired = try bench.ingot("repair", "--archive", "archive")
                #expect(repaired.end == .exited(0), "\(what): \(repaired.messages)")
            }
            let contents = ArchiveContents(bench.folder["archive"])
            #expect(Set(contents.identifiers) == promised.events, "\(what)")
            losses.lost += bench.lost(promised, in: "archive")
            losses.torn += contents.tornLines.count
            losses.duplicates += contents.duplicates.count
            #expect(contents.duplicates.isEmpty, "\(what)")
        }
        #expect(losses == Workbench.Losses())
        settings.sum(
            up:
                "flips in index.sqlite: \(flips) (seed \(settings.seed)), \(found) found by verify, \(refused) made the "
                + "next run stop; \(losses)")
    }
}
