@testable import Archive
import Foundation
import Model
import Testing

@Suite struct WARCTests {
    private func pages() -> [Page] {
        [
            Samples.page("a"), Samples.page("empty", ""),
            Samples.page("big", String(repeating: "0123456789\r\n\r\n", count: 40_000)),
            Page(
                url: "https://news.example/old", finalURL: "https://news.example/new", retrieved: Samples.time(5),
                origin: .http(status: 404, headers: []), body: Array(0...255)),
            Page(
                url: "file:///tmp/a%20b.html", retrieved: Samples.time(6), origin: .file,
                body: Array("HTTP/1.1 no\r\n\r\n".utf8)),
        ]
    }

    @Test func aPageComesBackFromTheStoreAsItWas() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        for page in pages() { try Samples.ingest(page, [], into: archive) }
        archive.close()
        let reader = try ArchiveReader(folder.path)
        let captures = try all(reader.pages())
        #expect(captures.count == pages().count)
        for (capture, page) in zip(captures, pages()) {
            #expect(try reader.pageStore.page(of: capture.page) == page)
        }
    }

    @Test func anyReaderFindsTheSameRecordsInTheFile() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        for page in pages() { try Samples.ingest(page, [], into: archive) }
        archive.close()
        let captures = try all(try ArchiveReader(folder.path).pages())
        let reader = try WARCReader(path: folder["pages/2026-11.warc.gz"])
        let information = try #require(try reader.next())
        #expect(information.record.field("WARC-Type") == "warcinfo")
        #expect(information.record.field("WARC-Filename") == "2026-11.warc.gz")
        #expect(try information.page() == nil)
        for (capture, page) in zip(captures, pages()) {
            let entry = try #require(try reader.next())
            #expect(entry.record.version == "WARC/1.1")
            #expect(entry.offset == capture.page.location?.offset)
            #expect(entry.length == capture.page.location?.length)
            #expect(entry.record.field("warc-record-id") == "<\(capture.page.id)>")
            #expect(entry.record.field("WARC-Block-Digest") == ContentDigest.sha256(entry.record.block))
            #expect(entry.record.field("WARC-Payload-Digest") == ContentDigest.sha256(page.body))
            #expect(try entry.page() == page)
        }
        #expect(try reader.next() == nil)
    }

    @Test func theSameBytesAgainBecomeARevisitWhichStillGivesThePage() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        let long = String(repeating: "some text that takes room ", count: 1000)
        let first = try archive.keep(Samples.page("a", long, at: 0))
        let second = try archive.keep(Samples.page("a", long, at: 10))
        let elsewhere = try archive.keep(Samples.page("b", long, at: 10))
        let changed = try archive.keep(Samples.page("a", long + "!", at: 20))
        let back = try archive.keep(Samples.page("a", long, at: 30))
        _ = try archive.commit(Batch(time: Samples.time(30), run: "r", rules: "1"))
        let third = try archive.keep(Samples.page("a", long, at: 40))
        _ = try archive.commit(Batch(time: Samples.time(40), run: "r", rules: "1"))
        archive.close()
        #expect(
            [first, second, elsewhere, changed, back, third].map(\.kind) == [
                .response, .revisit, .response, .response, .response, .revisit,
            ])
        #expect(second.original?.id == first.id)
        #expect(third.original?.id == back.id)
        let store = PageStore(archive: folder.path)
        #expect(try store.page(of: third) == Samples.page("a", long, at: 40))
        #expect(try store.page(of: second) == Samples.page("a", long, at: 10))
        let record = try WARCReader.record(at: try #require(second.location), in: folder.path)
        #expect(record.field("WARC-Profile") == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
        #expect(record.field("WARC-Refers-To") == "<\(first.id)>")
        #expect(record.block.count < 200)
        // Pages that no outcome tells of have their line all the same.
        let captures = try all(try ArchiveReader(folder.path).pages())
        #expect(captures.contains { $0.page == third && $0.outcome == "kept" })
    }

    @Test func theVerySameCaptureIsNotWrittenTwice() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        let first = try archive.keep(Samples.page("a"))
        #expect(try archive.keep(Samples.page("a")) == first)
        _ = try archive.commit(
            Batch(time: Samples.time(0), run: "r", rules: "1", pages: [PageOutcome(page: first, outcome: "segmented")]))
        let size = try folder.bytes("pages/2026-11.warc.gz").count
        #expect(try archive.keep(Samples.page("a")) == first)
        #expect(try folder.bytes("pages/2026-11.warc.gz").count == size)
    }

    @Test func aHeaderValueCannotBreakOutOfItsLine() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        var page = Samples.page("a\r\nWARC-Type: conversion")
        page.origin = .http(status: 200, headers: [.init(name: "X", value: "1\r\n\r\nbody")])
        let kept = try archive.keep(page)
        _ = try archive.commit(Batch(time: Samples.time(0), run: "r", rules: "1"))
        let read = try PageStore(archive: folder.path).page(of: kept)
        #expect(read.body == page.body)
        #expect(read.header("X") == "1    body")
    }

    @Test func aTornOrBrokenMemberIsRefusedWithItsPlace() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        for page in pages() { try Samples.ingest(page, [], into: archive) }
        archive.close()
        let whole = try folder.bytes("pages/2026-11.warc.gz")
        let starts = try all(try ArchiveReader(folder.path).pages()).compactMap { $0.page.location?.offset }
        for length in stride(from: 1, to: whole.count, by: 7) where !starts.contains(length) {
            try folder.write("torn.warc.gz", whole.prefix(length))
            let reader = try WARCReader(path: folder["torn.warc.gz"])
            let error = #expect(throws: ArchiveError.self) { while try reader.next() != nil {} }
            guard case .damaged(let damage)? = error else {
                Issue.record("not named as damage: \(String(describing: error))")
                return
            }
            #expect(damage.offset == ([0] + starts).last { $0 < length }, "cut at \(length)")
        }
        var flipped = whole
        flipped[starts[1] + 40] ^= 1
        try folder.write("torn.warc.gz", flipped)
        let reader = try WARCReader(path: folder["torn.warc.gz"])
        #expect(throws: ArchiveError.self) { while try reader.next() != nil {} }
    }

    @Test func aCaptureWhoseBytesWereChangedIsRefused() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        var kept = try archive.keep(Samples.page("a"))
        _ = try archive.commit(Batch(time: Samples.time(0), run: "r", rules: "1"))
        let store = PageStore(archive: folder.path)
        kept.digest = ContentDigest.sha256([])
        #expect(throws: ArchiveError.self) { try store.page(of: kept) }
        kept.location?.length -= 1
        #expect(throws: ArchiveError.self) { try store.page(of: kept) }
        kept.location?.offset = .max
        #expect(throws: ArchiveError.self) { try store.page(of: kept) }
    }

    /// A file as another tool writes it: WARC 1.0, requests between, chunks and codings as they came, bare line feeds.
    private func foreign() throws -> [[UInt8]] {
        func record(_ type: String, _ address: String, _ fields: String, _ block: [UInt8]) -> [UInt8] {
            Array(
                "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(address)\r\nWARC-Date: 2019-03-02T10:11:12Z\r\n\(fields)Content-Length: \(block.count)\r\n\r\n"
                    .utf8) + block + Array("\r\n\r\n".utf8)
        }
        let http = "Content-Type: application/http; msgtype=response\r\n"
        let packed = try GzipMember.compressed(Array("<p>packed</p>".utf8), path: "")
        return [
            record(
                "request", "<http://a.example/>", "Content-Type: application/http; msgtype=request\r\n",
                Array("GET / HTTP/1.1\r\n\r\n".utf8)),
            record(
                "response", "<http://a.example/>", http,
                Array(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n3;x=y\r\n<p>\r\nA\r\nchunks</p>\r\n0\r\n\r\n"
                        .utf8)),
            record(
                "response", "http://b.example/", http,
                Array(
                    "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: \(packed.count)\nX-Folded: a\n b\n\n".utf8
                ) + packed),
            record(
                "response", "http://c.example/", http,
                Array(
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n<p>undone already</p>"
                        .utf8)),
            record("resource", "http://d.example/", "", Array("plain text".utf8)),
        ]
    }

    @Test(arguments: ["plain", "member a record", "one member"])
    func othersFilesAreRead(form: String) throws {
        let folder = try TemporaryFolder()
        let records = try foreign()
        let bytes: [UInt8] =
            switch form {
            case "plain": Array(records.joined())
            case "one member": try GzipMember.compressed(Array(records.joined()), path: "")
            default: Array(try records.map { try GzipMember.compressed($0, path: "") }.joined())
            }
        try folder.write("foreign.warc", bytes)
        let reader = try WARCReader(path: folder["foreign.warc"])
        var bodies: [String] = []
        var entries: [WARCReader.Entry] = []
        while let entry = try reader.next() {
            entries.append(entry)
            if let page = try entry.page() {
                bodies.append(String(decoding: page.body, as: UTF8.self))
                #expect(page.retrieved.description == "2019-03-02T10:11:12Z")
                #expect(page.header("Transfer-Encoding") == nil && page.header("Content-Encoding") == nil)
                #expect(!page.url.hasPrefix("<"))
            }
        }
        #expect(bodies == ["<p>chunks</p>", "<p>packed</p>", "<p>undone already</p>", "plain text"])
        #expect(entries.count == records.count)
        let isAddressable = form != "one member"
        #expect(entries.dropLast().allSatisfy { ($0.length != nil) == isAddressable })
        if isAddressable {
            for (entry, next) in zip(entries, entries.dropFirst()) {
                #expect(entry.offset + (entry.length ?? -1) == next.offset)
            }
        }
    }

    /// What was done to a record.
    enum Harm: String, CaseIterable {
        case otherName, noLength, tooLong, tooLongForTheFile, tooShort, flippedBit, missingMiddle
    }

    private func harmed(_ record: [UInt8], _ harm: Harm) -> [UInt8] {
        func replacing(_ from: String, _ to: (String) -> String) -> [UInt8] {
            // Each byte a character, so that no block is changed by the way.
            let text = String(String.UnicodeScalarView(record.map { Unicode.Scalar($0) }))
            guard let range = text.range(of: from, options: .regularExpression) else { return record }
            let changed = text.replacingCharacters(in: range, with: to(String(text[range])))
            return changed.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        }
        func length(_ change: @escaping (Int) -> Int) -> [UInt8] {
            replacing("Content-Length: [0-9]+\\r\n\\r\n") { found in
                "Content-Length: \(change(Int(found.filter(\.isNumber)) ?? 0))\r\n\r\n"
            }
        }
        switch harm {
        case .otherName: return replacing("WARC/1.0") { _ in "WORC/1.0" }
        case .noLength: return replacing("Content-Length: [0-9]+\\r\n\\r\n") { _ in "\r\n" }
        case .tooLong: return length { $0 + 100 }
        case .tooLongForTheFile: return length { $0 + 1_000_000_000 }
        case .tooShort: return length { $0 - 6 }
        case .flippedBit, .missingMiddle: return record
        }
    }

    /// The addresses of the records that are read, and the places at which something was damaged.
    private func survivors(_ reader: WARCReader) throws -> (addresses: [String], damaged: [Int], resumed: [Int]) {
        var found: (addresses: [String], damaged: [Int], resumed: [Int]) = ([], [], [])
        while true {
            do {
                guard let entry = try reader.next() else { return found }
                found.addresses.append(entry.record.field("WARC-Target-URI")?.filter { !"<>".contains($0) } ?? "-")
            } catch {
                guard case ArchiveError.damaged(let damage) = error else { throw error }
                found.damaged.append(damage.offset ?? -1)
                guard let next = try reader.resume(behind: damage) else { return found }
                found.resumed.append(next)
            }
        }
    }

    @Test(arguments: Harm.allCases, [false, true])
    func ofAFileOnlyTheDamagedRecordIsLost(harm: Harm, isCompressed: Bool) throws {
        let folder = try TemporaryFolder()
        let records = try foreign()
        let names = ["a", "a", "b", "c", "d"].map { "http://\($0).example/" }
        for place in records.indices {
            var pieces = records
            pieces[place] = harmed(pieces[place], harm)
            if isCompressed { pieces = try pieces.map { try GzipMember.compressed($0, path: "") } }
            switch (harm, isCompressed) {
            case (.flippedBit, true): pieces[place][pieces[place].count / 2] ^= 4
            case (.missingMiddle, true): pieces[place].removeSubrange((pieces[place].count / 2)...)
            case (.flippedBit, false), (.missingMiddle, false): continue
            default: break
            }
            let start = pieces[..<place].reduce(0) { $0 + $1.count }
            try folder.write("harmed.warc", pieces.joined())
            let found = try survivors(try WARCReader(path: folder["harmed.warc"]))
            var expected = names
            expected.remove(at: place)
            #expect(found.addresses == expected, "record \(place)")
            #expect(found.damaged == [start], "record \(place)")
            let end = start + pieces[place].count
            #expect(found.resumed == (place + 1 < records.count ? [end] : []), "record \(place)")
        }
    }

    @Test(arguments: Harm.allCases, [false, true])
    func ofAPipeTheRecordsBehindTheDamageAreFound(harm: Harm, isCompressed: Bool) throws {
        // The file ends where the length says that the record does; a pipe cannot go back.
        guard harm != .tooLongForTheFile || isCompressed else { return }
        var pieces = try foreign()
        pieces[1] = harmed(pieces[1], harm)
        if isCompressed { pieces = try pieces.map { try GzipMember.compressed($0, path: "") } }
        if harm == .flippedBit, isCompressed { pieces[1][pieces[1].count / 2] ^= 4 }
        let pipe = Pipe()
        pipe.fileHandleForWriting.write(Data(pieces.joined()))
        try pipe.fileHandleForWriting.close()
        let reader = WARCReader(descriptor: pipe.fileHandleForReading.fileDescriptor, name: "pipe")
        let found = try survivors(reader)
        #expect(found.addresses.first == "http://a.example/")
        #expect(Array(found.addresses.suffix(2)) == ["http://c.example/", "http://d.example/"])
        let isHarmed = isCompressed ? harm != .missingMiddle : ![.flippedBit, .missingMiddle].contains(harm)
        #expect(found.damaged.isEmpty == !isHarmed)
    }

    @Test func damageAloneEndsAndIsNotReadForEver() throws {
        let folder = try TemporaryFolder()
        for pattern in ["\nWARC/1.0\r\n", "\u{1F}\u{8B}\u{8}\u{8}", "WARC/1.0\r\nContent-Length: 9999\r\n\r\n\n"] {
            let bytes = pattern.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            try folder.write("damage.warc", Array(repeatElement(bytes, count: 2000).joined()))
            let found = try survivors(try WARCReader(path: folder["damage.warc"]))
            #expect(found.addresses.isEmpty && !found.damaged.isEmpty && found.damaged.count <= 2001)
            #expect(found.damaged == found.damaged.sorted())
        }
    }

    @Test func aBodyWhoseDigestIsThatOfItsCodedBytesIsStillUndone() throws {
        let folder = try TemporaryFolder()
        let packed = try GzipMember.compressed(Array("<p>packed</p>".utf8), path: "")
        let block = Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".utf8) + packed
        let header = """
            WARC/1.1\r
            WARC-Type: response\r
            WARC-Target-URI: https://a.example/\r
            WARC-Date: 2019-03-02T10:11:12.123456Z\r
            WARC-Payload-Digest: \(ContentDigest.sha256(packed))\r
            Content-Type: application/http;msgtype=response\r
            Content-Length: \(block.count)\r
            \r

            """
        try folder.write("other.warc", Array(header.utf8) + block + Array("\r\n\r\n".utf8))
        let page = try #require(try WARCReader(path: folder["other.warc"]).next()?.page())
        #expect(String(decoding: page.body, as: UTF8.self) == "<p>packed</p>")
        #expect(page.retrieved.description == "2019-03-02T10:11:12Z")
    }

    @Test func aBlockBeyondTheLimitIsCutAndReadingGoesOn() throws {
        let folder = try TemporaryFolder()
        try folder.write("foreign.warc", try foreign().joined())
        let reader = try WARCReader(path: folder["foreign.warc"], limit: 10)
        var count = 0
        while let entry = try reader.next() {
            count += 1
            #expect(entry.record.block.count <= 10)
            #expect(entry.record.isCut == (count < 5))
        }
        #expect(count == 5)
    }

    @Test(arguments: ["", "\r\n\r\n"])
    func anEmptyFileHasNoRecords(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("empty.warc", text.utf8)
        #expect(try WARCReader(path: folder["empty.warc"]).next() == nil)
    }

    @Test(arguments: [
        "<html>", "WARC/1.1\r\n", "WARC/1.1\r\n\r\n", "WARC/1.1\r\nContent-Length: -5\r\n\r\n",
        "WARC/1.1\r\nContent-Length: 99\r\n\r\nx",
    ])
    func whatIsNoRecordIsRefused(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("bad.warc", text.utf8)
        let reader = try WARCReader(path: folder["bad.warc"])
        #expect(throws: ArchiveError.self) { try reader.next() }
    }
}
