import Archive
import Model

/// What makes an archive one to look at: a question that `ingot status` puts to it.
struct HealthCheck: Sendable {
    /// What is known about an archive at a moment.
    struct Facts {
        var statistics: ArchiveStatistics
        var now: Timestamp
    }

    /// What a check found.
    struct Finding: JSONWritable {
        /// The check's name.
        var check: String
        /// What is wrong and what to do.
        var words: String

        /// `{"check": ..., "finding": ...}`
        func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("check", check)
                json.field("finding", words)
            }
        }
    }

    /// What all checks find.
    static func findings(_ facts: Facts) -> [Finding] {
        all.flatMap { check in check.findings(facts).map { Finding(check: check.name, words: $0) } }
    }

    /// Its name, for programs.
    let name: String
    /// Why it matters.
    let reason: String
    /// What is wrong and what to do, a line each; none where nothing is.
    let findings: @Sendable (Facts) -> [String]

    /// The checks, what matters most first.
    static let all: [HealthCheck] = [
        HealthCheck(
            name: "damaged",
            reason: "What was found damaged stays so until it is mended, and copies of it are damaged too."
        ) { facts in
            guard let note = facts.statistics.verification, note.findings > 0 else { return [] }
            return [
                "verify had \(counted(note.findings, "finding")) on \(note.time.date); `ingot verify` names them, "
                    + "`ingot repair` mends what can be mended"
            ]
        },
        HealthCheck(
            name: "failed run", reason: "A run that failed took nothing in, and the next one may fail as well."
        ) { facts in
            guard let run = facts.statistics.lastRuns.last, run.status == "failed" else { return [] }
            let why = run.failures.first.map { ": \($0.url): \($0.reason)" } ?? ""
            return ["the last run failed, \(run.command) at \(run.started)\(why)"]
        },
        HealthCheck(
            name: "no runs", reason: "A crontab that was lost, or a machine that is off, tells nobody."
        ) { facts in
            guard let rhythm = RunRhythm(of: facts.statistics.pipelineRuns), facts.now > rhythm.dueBy else { return [] }
            return [
                "no run since \(rhythm.last), though there is usually one every \(span(rhythm.usualPause)); look whether "
                    + "the schedule is still there"
            ]
        },
        HealthCheck(
            name: "source", reason: "A site that moved answers as before and brings nothing."
        ) { facts in
            facts.statistics.sources.flatMap { source in
                source.warnings(at: facts.now).map { "\(source.name): \($0)" }
            }
        },
        HealthCheck(
            name: "disk", reason: "A run on a full disk takes nothing in."
        ) { facts in
            guard let free = facts.statistics.freeBytes else { return [] }
            let growth = facts.statistics.growthPerMonth
            if free < leastFree { return ["only \(size(free)) are free where the archive is"] }
            guard growth > 0, free / growth < 1 else { return [] }
            return ["\(size(free)) are free where the archive is, and it grows by \(size(growth)) a month"]
        },
    ]

    /// With less, in bytes, a run may end in the middle: a page store is written in pieces of some megabytes.
    private static let leastFree = 64 << 20
}

extension ArchiveStatistics {
    /// By how many bytes the page store grows in a month: what the fuller one of the last two months brought, for the last
    /// one has only begun.
    var growthPerMonth: Int { months.suffix(2).map(\.bytes).max() ?? 0 }
}

extension SourceAccount {
    /// What is odd about a source, as its last run saw it and as it is by now.
    func warnings(at now: Timestamp) -> [String] {
        let silence = silence(at: now)
        return warnings.filter { $0 != silence } + [silence].compactMap(\.self)
    }
}
