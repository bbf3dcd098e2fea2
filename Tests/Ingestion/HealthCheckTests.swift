import Model
import Testing

@testable import Archive
@testable import Ingestion

/// Each check of `status`, where it finds something and where it does not.
@Suite struct HealthCheckTests {
    /// Friday, 2026-10-02, 18:00:00 UTC.
    private static let now = Timestamp(secondsSinceEpoch: 1_790_964_000)
    private static let day = 86_400

    private static func ago(_ seconds: Int) -> Timestamp {
        Timestamp(secondsSinceEpoch: now.secondsSinceEpoch - seconds)
    }

    private static var healthy: ArchiveStatistics {
        ArchiveStatistics(
            years: [.init(name: "2024", events: 3)], pages: 1, sightings: 0, runs: 1, eventBytes: 100, pageBytes: 1000,
            derivedBytes: 10, months: [.init(name: "2026-10", bytes: 1000)], freeBytes: 1 << 40,
            lastRuns: [run("done")],
            pipelineRuns: [], sources: [], hosts: [], verification: nil, unverifiedSince: ago(day))
    }

    private static func run(_ status: String) -> RunReceipt {
        RunReceipt(
            run: "r", command: "ingot run tin.yaml", started: ago(100), ended: ago(90), status: status, rules: "1",
            failures: status == "failed" ? [.init(url: "https://news.example/", reason: "no such host")] : [])
    }

    private static func findings(_ change: (inout ArchiveStatistics) -> Void) -> [HealthCheck.Finding] {
        var statistics = healthy
        change(&statistics)
        return HealthCheck.findings(.init(statistics: statistics, now: now))
    }

    private static func note(findings: Int) -> VerificationNote {
        VerificationNote(time: ago(day), depth: .everything, findings: findings, state: CommittedState())
    }

    @Test func `a healthy archive has nothing to look at`() {
        #expect(Self.findings { _ in }.isEmpty)
        #expect(Self.findings { $0.verification = Self.note(findings: 0) }.isEmpty)
    }

    @Test func `damage that was found and not mended`() {
        let findings = Self.findings { $0.verification = Self.note(findings: 2) }
        #expect(findings.map(\.check) == ["damaged"])
        #expect(findings.first?.words.contains("2 findings on 2026-10-01") == true)
    }

    @Test(arguments: [("done", false), ("partial", false), ("interrupted", false), ("failed", true)])
    func `the last run`(status: String, isLookedAt: Bool) {
        let findings = Self.findings { $0.lastRuns = [Self.run("failed"), Self.run(status)] }
        #expect(findings.map(\.check) == (isLookedAt ? ["failed run"] : []))
        #expect(!isLookedAt || findings.first?.words.contains("no such host") == true)
    }

    /// Runs every so many seconds, the last one so many ago; late after three pauses, and never within a day and a half.
    @Test(arguments: [
        (every: day, last: 2 * day, isLate: false), (day, 3 * day, false), (day, 3 * day + 1, true),
        (3600, 5 * 3600, false), (3600, 36 * 3600, false), (3600, 36 * 3600 + 1, true),
        (7 * day, 20 * day, false), (7 * day, 22 * day, true),
    ])
    func `runs that are overdue`(every: Int, last: Int, isLate: Bool) {
        let findings = Self.findings { statistics in
            statistics.pipelineRuns = (0..<6).reversed().map { Self.ago(last + $0 * every) }
        }
        #expect(findings.map(\.check) == (isLate ? ["no runs"] : []))
    }

    @Test func `one long holiday does not change the rhythm, and three runs make none`() {
        let runs = [60, 59, 58, 20, 19, 18, 17].map { Self.ago($0 * Self.day) }
        #expect(RunRhythm(of: runs)?.usualPause == Self.day)
        #expect(RunRhythm(of: Array(runs.suffix(3))) == nil)
        #expect(RunRhythm(of: []) == nil)
    }

    @Test func `a source that is overdue, and one with a warning of its own`() {
        var late = SourceAccount(
            name: "site", lastSuccess: Self.ago(0), lastNew: Self.ago(30 * Self.day), usualPause: Self.day, pauses: 9)
        #expect(Self.findings { $0.sources = [late] }.map(\.check) == ["source"])
        late.warnings = ["its list named nothing"]
        #expect(Self.findings { $0.sources = [late] }.map(\.words).contains("site: its list named nothing"))
        #expect(Self.findings { $0.sources = [late] }.count == 2)
        late.lastNew = Self.ago(Self.day)
        late.warnings = []
        #expect(Self.findings { $0.sources = [late] }.isEmpty)
    }

    @Test func `a disk that is full, or will be within a month`() {
        #expect(Self.findings { $0.freeBytes = 1 << 20 }.map(\.check) == ["disk"])
        let growing = { (statistics: inout ArchiveStatistics) in
            statistics.months = [.init(name: "2026-09", bytes: 2 << 30), .init(name: "2026-10", bytes: 1 << 20)]
            statistics.freeBytes = 1 << 30
        }
        #expect(Self.findings(growing).first?.words.contains("grows by 2.0 GiB a month") == true)
        #expect(Self.findings { $0.freeBytes = nil }.isEmpty)
    }

    @Test func `every check has a name of its own and a reason`() {
        #expect(Set(HealthCheck.all.map(\.name)).count == HealthCheck.all.count)
        #expect(HealthCheck.all.allSatisfy { !$0.reason.isEmpty })
    }
}
