import Archive
import Foundation
import Model
import ProgramUnderTest

/// An archive of the sample pages, perhaps with hostile events in it, and the report that the program makes of it.
struct ReportedArchive {
    /// What the archive's own lines say of an event, read here without any of our code.
    struct Line {
        var title: String
        var text: String
        var kind: String?
        var start: String?
        var end: String?
        var places: Set<String>
        var organizations: Set<String>

        /// Whether its date takes no more than a month.
        var isOfAMonth: Bool {
            guard let start, let end else { return false }
            return start.prefix(7) == end.prefix(7)
                || (CivilDate(end)?.daysSinceEpoch ?? 0) - (CivilDate(start)?.daysSinceEpoch ?? 0) <= 30
        }
    }

    let folder: WorkFolder
    /// Where the page is.
    let address: String
    /// What its events are.
    let lines: [Line]

    /// The repository.
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    init(hostile: Bool) throws {
        folder = try WorkFolder()
        try FileManager.default.copyItem(atPath: Self.repository + "/Samples", toPath: folder["Samples"])
        let made = try Program.script(
            "\"$@\" add --archive reviews Samples/smm-*-2024*.html Samples/smm-antimony-review-2024.txt"
                + " && \"$@\" add --archive reviews --year 2025 Samples/smm-magnesium-review-2025.html", in: folder.path
        )
        guard made.end == .exited(0) else { throw Program.Failure(description: made.messages) }
        if hostile {
            let now = Timestamp(secondsSinceEpoch: 1_795_500_000)
            let archive = try EventArchive.open(
                at: folder["reviews"], creating: false, holder: LockHolder(pid: 1, command: "test", started: now))
            _ = try archive.commit(
                Batch(
                    time: now, run: "hostile", rules: "2026.1", events: HostileEvents.all,
                    sightings: HostileEvents.sightings))
            archive.close()
        }
        let report = try folder.ingot("report", "--archive", "reviews", "--output", "report")
        guard report.end == .exited(0) else { throw Program.Failure(description: report.messages) }
        address = URL(fileURLWithPath: folder["report/index.html"]).absoluteString
        lines = try Self.lines(of: folder)
    }

    private static func lines(of folder: WorkFolder) throws -> [Line] {
        try FileManager.default.contentsOfDirectory(atPath: folder["reviews/events"]).flatMap { name in
            try folder.text("reviews/events/" + name).split(separator: "\n").map { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
                let date = object["date"] as? [String: Any]
                func names(_ key: String) -> Set<String> {
                    Set((object[key] as? [[String: Any]] ?? []).compactMap { ($0["name"] ?? $0["text"]) as? String })
                }
                return Line(
                    title: object["title"] as? String ?? "", text: object["text"] as? String ?? "",
                    kind: object["kind"] as? String, start: date?["start"] as? String, end: date?["end"] as? String,
                    places: names("places"), organizations: names("organizations"))
            }
        }
    }
}
