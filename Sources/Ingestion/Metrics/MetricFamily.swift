import Archive
import Model

/// A metric with all its samples: what the text has under one `# TYPE`.
struct MetricFamily {
    /// One number.
    struct Sample {
        var labels: [(name: String, value: String)]
        var value: Double
    }

    /// `ingot_run_duration_seconds`: base units, and the unit in the name.
    let name: String
    /// What it says, for who sees it for the first time.
    let help: String
    /// What there is to say of a run.
    let samples: @Sendable (RunFacts) -> [Sample]

    private init(_ name: String, _ help: String, _ samples: @escaping @Sendable (RunFacts) -> [Sample]) {
        self.name = name
        self.help = help
        self.samples = samples
    }

    /// One number of an archive.
    private static func ofArchive(
        _ name: String, _ help: String, _ value: @escaping @Sendable (ArchiveStatistics) -> Int
    ) -> MetricFamily {
        MetricFamily(name, help) { facts in
            facts.statistics.map { [Sample(labels: [("archive", facts.archive)], value: Double(value($0)))] } ?? []
        }
    }

    /// One number of a run.
    private static func ofRun(
        _ name: String, _ help: String, _ value: @escaping @Sendable (RunFacts) -> Double
    ) -> MetricFamily {
        MetricFamily(name, help) { [Sample(labels: labels(of: $0), value: value($0))] }
    }

    /// One number of each source, where it has one.
    private static func ofSources(
        _ name: String, _ help: String, _ value: @escaping @Sendable (SourceAccount) -> Int?
    ) -> MetricFamily {
        MetricFamily(name, help) { facts in
            (facts.statistics?.sources ?? []).compactMap { source in
                value(source).map {
                    Sample(labels: [("archive", facts.archive), ("source", source.name)], value: Double($0))
                }
            }
        }
    }

    /// One number of each host of this run.
    private static func ofHosts(
        _ name: String, _ help: String, _ value: @escaping @Sendable (HostAccount) -> Int
    ) -> MetricFamily {
        MetricFamily(name, help) { facts in
            (facts.report?.receipt.hosts ?? []).map {
                Sample(labels: labels(of: facts) + [("host", $0.host)], value: Double(value($0)))
            }
        }
    }

    private static func labels(of facts: RunFacts) -> [(name: String, value: String)] {
        [("archive", facts.archive), ("pipeline", facts.pipeline)]
    }

    private static let statuses = ["done", "partial", "failed", "interrupted"]

    /// All of them, in the order of the text. All are gauges: a file that each run writes anew counts nothing on.
    static let all: [MetricFamily] = [
        ofArchive("ingot_archive_events", "Events in the archive.") { $0.events },
        ofArchive("ingot_archive_sightings", "Further reports of events that the archive has.") { $0.sightings },
        ofArchive("ingot_archive_captures", "Captures of pages that were taken in.") { $0.pages },
        ofArchive("ingot_archive_runs", "Receipts of runs.") { $0.runs },
        ofArchive("ingot_archive_event_bytes", "Bytes of events, sightings and links.") { $0.eventBytes },
        ofArchive("ingot_archive_page_bytes", "Bytes of saved pages, compressed.") { $0.pageBytes },
        MetricFamily("ingot_archive_disk_free_bytes", "Bytes that are free where the archive is.") { facts in
            facts.disk.map { [Sample(labels: [("archive", facts.archive)], value: Double($0.freeBytes))] } ?? []
        },
        MetricFamily("ingot_archive_last_run_timestamp_seconds", "When the last run of each status ended.") { facts in
            statuses.compactMap { status in
                facts.statistics?.lastRuns.last { $0.status == status }.map {
                    Sample(
                        labels: [("archive", facts.archive), ("status", status)],
                        value: Double($0.ended.secondsSinceEpoch))
                }
            }
        },
        ofRun("ingot_run_exit_code", "The exit code of the run; 0 is good.") { Double($0.exitCode) },
        ofRun("ingot_run_start_timestamp_seconds", "When the run began.") { Double($0.started.secondsSinceEpoch) },
        ofRun("ingot_run_duration_seconds", "How long the run took.") { $0.seconds },
        MetricFamily("ingot_run_pages", "Pages of the run by what came of them.") { facts in
            guard let report = facts.report else { return [] }
            let setAside = report.pages.count { if case .setAside = $0.outcome { true } else { false } }
            let pages = report.receipt.pages
            let counts = [
                ("read", max(pages.read - setAside, 0)), ("set_aside", setAside), ("unchanged", pages.unchanged),
                ("skipped", pages.skipped), ("failed", pages.failed),
            ]
            return counts.map { Sample(labels: labels(of: facts) + [("outcome", $0.0)], value: Double($0.1)) }
        },
        MetricFamily("ingot_run_events", "Events of the run by what came of them.") { facts in
            guard let events = facts.report?.receipt.events else { return [] }
            return [("added", events.added), ("known", events.known), ("revised", events.revised)].map {
                Sample(labels: labels(of: facts) + [("outcome", $0.0)], value: Double($0.1))
            }
        },
        ofSources("ingot_source_last_success_timestamp_seconds", "When the source last answered.") {
            $0.lastSuccess?.secondsSinceEpoch
        },
        ofSources("ingot_source_last_new_timestamp_seconds", "When the source last brought a new page.") {
            $0.lastNew?.secondsSinceEpoch
        },
        ofSources("ingot_source_found_pages", "Pages that the source named in its last run.") { $0.found },
        ofSources("ingot_source_new_pages", "Pages of the source's last run that were not known before.") { $0.new },
        ofSources("ingot_source_events", "Events that the source's last run added.") { $0.events },
        ofSources("ingot_source_warnings", "What is odd about the source, as its last run saw it.") {
            $0.warnings.count
        },
        ofHosts("ingot_host_requests", "Requests that the run sent to the host.") { $0.requests },
        ofHosts("ingot_host_retries", "Requests of the run that were sent again because one failed.") { $0.retries },
        ofHosts("ingot_host_failing", "1 where something failed at the host in the run.") {
            $0.lastFailure == nil ? 0 : 1
        },
        ofHosts("ingot_host_received_bytes", "Bytes of bodies that the host sent in the run.") { $0.bytes },
    ]
}
