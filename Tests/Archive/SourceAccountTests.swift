import Model
import Testing

@testable import Archive

@Suite struct SourceAccountTests {
    /// Friday, 2026-10-02, 18:00:00 UTC.
    private static let friday = Timestamp(secondsSinceEpoch: 1_790_964_000)
    private static let hour = 3600
    private static let day = 86_400

    private static func moment(_ seconds: Int) -> Timestamp {
        Timestamp(secondsSinceEpoch: friday.secondsSinceEpoch + seconds)
    }

    /// The account after runs at these moments, each of which brought so many new pages.
    private static func account(_ runs: [(seconds: Int, new: Int)]) -> SourceAccount {
        var last: SourceAccount?
        for run in runs {
            var account = SourceAccount(name: "site", new: run.new)
            account.carryOn(from: last, at: moment(run.seconds))
            last = account
        }
        return last ?? SourceAccount(name: "site")
    }

    @Test func `a first run knows no pause`() {
        let account = Self.account([(0, 40)])
        #expect(account.lastSuccess == Self.friday && account.lastNew == Self.friday)
        #expect(account.usualPause == nil && account.pauses == 0)
        #expect(account.dueBy == nil)
        #expect(account.silence(at: Self.moment(1000 * Self.day)) == nil)
    }

    @Test func `a source that never brought anything is never late`() {
        let account = Self.account((0..<30).map { ($0 * Self.day, 0) })
        #expect(account.lastSuccess == Self.moment(29 * Self.day))
        #expect(account.lastNew == nil && account.dueBy == nil)
        #expect(account.silence(at: Self.moment(1000 * Self.day)) == nil)
    }

    @Test func `a source that did not answer keeps what it had`() {
        var account = SourceAccount(name: "site", new: 3)
        let earlier = Self.account((0..<5).map { ($0 * Self.day, 1) })
        account.carryOn(from: earlier, at: nil)
        #expect(account.lastSuccess == earlier.lastSuccess && account.lastNew == earlier.lastNew)
        #expect(account.usualPause == earlier.usualPause && account.pauses == earlier.pauses)
        var never = SourceAccount(name: "site")
        never.carryOn(from: nil, at: nil)
        #expect(never.lastSuccess == nil && never.lastNew == nil)
    }

    @Test func `three pauses must have been seen before silence means anything`() {
        #expect(Self.account((0..<3).map { ($0 * Self.day, 1) }).dueBy == nil)
        let account = Self.account((0..<4).map { ($0 * Self.day, 1) })
        #expect(account.pauses == 3 && account.usualPause == Self.day)
        #expect(account.dueBy == Self.moment(7 * Self.day))
        #expect(account.silence(at: Self.moment(7 * Self.day)) == nil)
        let words = account.silence(at: Self.moment(7 * Self.day + 1))
        #expect(words?.contains("nothing new since 2026-10-05") ?? false)
        #expect(words?.contains("every 24 hours") ?? false)
    }

    @Test func `a weekend is no silence, however often a source brings something in the week`() {
        // Every hour of a Friday up to 18:00; nobody writes before Monday at 9:00.
        let account = Self.account((-9...0).map { ($0 * Self.hour, 2) })
        #expect(account.usualPause == Self.hour)
        #expect(account.silence(at: Self.moment(63 * Self.hour)) == nil)
        #expect(account.silence(at: Self.moment(73 * Self.hour)) != nil)
    }

    @Test func `runs that bring nothing lengthen the pause and do not end it`() {
        var runs = (0..<5).map { ($0 * Self.day, 1) }
        runs += [(5 * Self.day, 0), (6 * Self.day, 0), (7 * Self.day, 1)]
        let account = Self.account(runs)
        #expect(account.pauses == 5)
        #expect(account.usualPause == Self.day + 2 * Self.day / 5)
    }

    @Test func `old pauses are forgotten slowly`() {
        var runs = (0..<50).map { ($0 * Self.day, 1) }
        let before = Self.account(runs).usualPause
        runs += (1...40).map { (49 * Self.day + $0 * 10 * Self.day, 1) }
        #expect(before == Self.day)
        let after = Self.account(runs).usualPause ?? 0
        #expect(after > 9 * Self.day && after <= 10 * Self.day)
    }

    @Test func `a clock that went back counts no pause`() {
        let account = Self.account([(0, 1), (-Self.day, 1), (-Self.day, 1)])
        #expect(account.pauses == 0)
        #expect(account.lastNew == Self.moment(-Self.day))
    }

    @Test(arguments: [
        #"{"name":"a","usualPause":9223372036854775807,"pauses":9,"lastNew":"9999-12-31T23:59:59Z"}"#,
        #"{"name":"a","usualPause":2305843009213693951,"pauses":9,"lastNew":"9999-12-31T23:59:59Z"}"#,
        #"{"name":"a","usualPause":-9223372036854775808,"pauses":9223372036854775807,"lastNew":"2026-10-02T18:00:00Z"}"#,
    ])
    func `numbers that nobody counted do no harm`(text: String) throws {
        var account = SourceAccount(name: "a", new: 1)
        let earlier = try JSONReader.read(SourceAccount.self, from: Array(text.utf8))
        _ = earlier.silence(at: Self.friday)
        account.carryOn(from: earlier, at: Self.moment(Self.day))
        _ = account.silence(at: Self.moment(9 * Self.day))
    }

    @Test func `an account is written and read again as it was`() throws {
        var account = Self.account((0..<5).map { ($0 * Self.day, 1) })
        account.found = 7
        account.events = 3
        account.warnings = ["a warning"]
        #expect(try JSONReader.read(SourceAccount.self, from: JSONWriter.line(account)) == account)
        let host = HostAccount(
            host: "h", requests: 1, notModified: 2, retries: 3, disallowed: 4, bytes: 5, crawlDelay: 2.5, gap: 6,
            holdUntil: Self.friday, lastFailure: "status 503")
        #expect(try JSONReader.read(HostAccount.self, from: JSONWriter.line(host)) == host)
    }
}

@Suite struct EarlierRunsTests {
    private static func receipt(_ number: Int, hosts: [HostAccount] = [], sources: [SourceAccount] = []) -> RunReceipt {
        var receipt = Samples.receipt("run-\(number)")
        receipt.hosts = hosts
        receipt.sources = sources
        return receipt
    }

    private static func earlier(_ bytes: [UInt8], upTo length: Int? = nil) throws -> EarlierRuns {
        let folder = try TemporaryFolder()
        try folder.write("runs.jsonl", bytes)
        return try EarlierRuns(path: folder["runs.jsonl"], upTo: length ?? bytes.count)
    }

    @Test func `the last word on each host and source holds`() throws {
        let lines = [
            Self.receipt(
                1,
                hosts: [
                    HostAccount(host: "a", holdUntil: Samples.time(100)),
                    HostAccount(host: "b", holdUntil: Samples.time(200)),
                ], sources: [SourceAccount(name: "x", found: 1), SourceAccount(name: "y", found: 2)]),
            Self.receipt(
                2, hosts: [HostAccount(host: "a", requests: 4)], sources: [SourceAccount(name: "x", found: 9)]),
        ].flatMap { JSONWriter.line($0) }
        let earlier = try Self.earlier(lines)
        #expect(earlier.holds == ["b": Samples.time(200)], "a was asked again since, and asked for nothing")
        #expect(earlier.sources.mapValues(\.found) == ["x": 9, "y": 2])
    }

    @Test func `of a long file the end is read`() throws {
        var bytes = JSONWriter.line(Self.receipt(0, sources: [SourceAccount(name: "old", found: 1)]))
        let filler = JSONWriter.line(Self.receipt(1))
        while bytes.count < 3 << 20 { bytes += filler }
        bytes += JSONWriter.line(Self.receipt(2, sources: [SourceAccount(name: "new", found: 2)]))
        #expect(try Self.earlier(bytes).sources.keys.sorted() == ["new"])
    }

    @Test func `a receipt that is longer than what is read at once is read all the same`() throws {
        var long = Self.receipt(1, hosts: [HostAccount(host: "a", holdUntil: Samples.time(9))])
        long.failures = (0..<20_000).map {
            RunReceipt.Failure(url: "https://news.example/a-long-address/\($0)", reason: "no connection came about")
        }
        let bytes = JSONWriter.line(Self.receipt(0)) + JSONWriter.line(long)
        #expect(bytes.count > 3 << 19)
        #expect(try Self.earlier(bytes).holds == ["a": Samples.time(9)])
    }

    @Test func `a torn line, a foreign one and what is not committed tell nothing`() throws {
        let first = JSONWriter.line(Self.receipt(1, sources: [SourceAccount(name: "x", found: 1)]))
        let second = JSONWriter.line(Self.receipt(2, sources: [SourceAccount(name: "x", found: 2)]))
        #expect(try Self.earlier(first + second.dropLast(9)).sources["x"]?.found == 1)
        #expect(try Self.earlier(first + Array("{}\n[]\nnonsense\n".utf8)).sources["x"]?.found == 1)
        #expect(try Self.earlier(first + second, upTo: first.count).sources["x"]?.found == 1)
        #expect(try Self.earlier(first + second, upTo: first.count + 40).sources["x"]?.found == 1)
        #expect(try Self.earlier([]).sources.isEmpty)
    }
}

@Suite struct CaptureGoodnessTests {
    @Test(arguments: [
        ("segmented", 200, true), ("no events", 200, true), ("unchanged", 304, true), ("unchanged", 200, true),
        ("segmented", nil, true), ("listing", 200, true), ("listing", 304, true), ("feed", 200, true),
        ("sitemap", 200, true), ("robots.txt", 200, true), ("robots.txt", 404, false), ("robots.txt", 503, false),
        ("login wall", 200, false), ("consent page", 200, false), ("challenge page", 200, false),
        ("soft 404", 200, false), ("empty shell", 200, false), ("wrong content type", 200, false),
        ("far shorter than before", 200, false), ("not text", nil, false), ("HTTP 404", 404, false),
        ("HTTP 206", 206, false), ("no links", 200, false), ("unreadable", 200, false),
    ])
    func `a capture is good where it stands for the page`(outcome: String, status: Int?, isGood: Bool) throws {
        let capture = try Self.capture(outcome, status)
        #expect(capture.isGood == isGood)
    }

    @Test(arguments: ["listing", "feed", "sitemap", "robots.txt", "no links", "unreadable"])
    func `what leads to pages is told from pages`(outcome: String) throws {
        #expect(try Self.capture(outcome, 200).isOfDiscovery)
        #expect(try !Self.capture("segmented", 200).isOfDiscovery)
        #expect(try !Self.capture("login wall", 200).isOfDiscovery)
    }

    private static func capture(_ outcome: String, _ status: Int?) throws -> Capture {
        let statusField = status.map { #""status":\#($0),"# } ?? ""
        let text = """
            {"schema":1,"url":"https://news.example/a","retrieved":"2026-11-24T08:00:00Z",\(statusField)\
            "digest":"sha256:00","size":1,"record":"response","id":"urn:uuid:0","file":"pages/x","offset":0,"length":1,\
            "outcome":"\(outcome)","events":0,"warnings":[],"rules":"1","run":"r"}
            """
        return try JSONReader.read(Capture.self, from: Array(text.utf8))
    }
}
