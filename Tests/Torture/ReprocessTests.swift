import Foundation
import ProgramUnderTest
import Testing

/// A change of what is in the archive that fails or is killed at any of its calls: all of it is done, or nothing.
@Suite(.enabled(if: FaultPlan.isPossible, "no library can be loaded before the program here"))
struct ReprocessTests {
    private static let plans: [FaultPlan] = [
        FaultPlan(fault: .kills), FaultPlan(fault: .killsAfter), FaultPlan(fault: .killsTorn),
        FaultPlan(fault: .fails(EIO)), FaultPlan(fault: .fails(ENOSPC), span: .onward),
        FaultPlan(fault: .fails(EINTR), calls: ["open", "write", "sync", "truncate"]), FaultPlan(fault: .isShort),
    ]

    @Test(arguments: plans)
    func `whatever call of a reprocessing fails, it is done whole or not at all`(plan: FaultPlan) throws {
        let settings = TortureSettings.current
        let bench = try Workbench(pages: 8)
        try bench.copy(Workbench.reference, to: "before")
        // The user holds two events to be one, and a sighting to be none of its event.
        let identifiers = ArchiveContents(bench.folder["before"]).identifiers.sorted()
        let sighting = try #require(
            try JSONSerialization.jsonObject(
                with: Data(bench.folder.bytes("before/sightings.jsonl").split(separator: 0x0A)[0]))
                as? [String: Any])
        let event = try #require(sighting["event"] as? String)
        let pair = identifiers.filter { $0 != event }.prefix(2)
        try bench.folder.write(
            "before/overrides.jsonl", "{\"same\":[\"\(pair.joined(separator: "\",\""))\"]}\n")
        try bench.copy("before", to: "after")
        let undisturbed = try bench.ingot("reprocess", "--apply", "--archive", "after")
        #expect(undisturbed.end == .exited(0), "\(undisturbed.messages)")
        let old = ArchiveContents(bench.folder["before"])
        let new = ArchiveContents(bench.folder["after"])
        #expect(new.events.count == old.events.count - 1)
        var plan = plan
        plan.at = 1
        var (trials, halves) = (0, 0)
        while true {
            try bench.copy("before", to: "archive")
            let trial = try bench.command(["reprocess", "--apply", "--archive", "archive"], "archive", plan)
            let what = "\(plan), \(trial.account.place)"
            if trial.account.faults == 0, trial.account.calls < plan.at, !trial.isKilled {
                #expect(trial.outcome.end == .exited(0), "\(what): \(trial.outcome.messages)")
                break
            }
            trials += 1
            if ![.exited(0), .killed(signal: SIGKILL)].contains(trial.outcome.end) {
                #expect(trial.outcome.end == .exited(1), "\(what): \(trial.outcome.messages)")
                #expect(trial.outcome.messages.contains("ingot: "), "\(what)")
            }
            // What a reader sees is the one or the other.
            let told = try bench.ingot("export", "--archive", "archive")
            let count = told.lines.filter { !$0.isEmpty }.count
            #expect([old.events.count, new.events.count].contains(count), "\(what): \(told.messages)")
            if ![old.events.count, new.events.count].contains(count) { halves += 1 }
            let next = try bench.ingot("reprocess", "--apply", "--archive", "archive")
            #expect(next.end == .exited(0), "\(what): \(next.messages)")
            #expect(ArchiveContents(bench.folder["archive"]).difference(from: new) == nil, "\(what)")
            let verified = try bench.ingot("verify", "--archive", "archive")
            #expect(verified.end == .exited(0), "\(what): \(verified.output)")
            plan.at += settings.isShort ? settings.stride * 2 : 1
        }
        #expect(trials > 1)
        settings.sum(up: "faults in a reprocessing, \(plan.fault) \(plan.span): \(trials), \(halves) half done")
    }
}
