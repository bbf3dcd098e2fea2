import Foundation
import ProgramUnderTest
import Testing

/// A call to the operating system that fails, at any place of a run or of a repair.
@Suite(.enabled(if: FaultPlan.isPossible, "no library can be loaded before the program here"))
struct FaultTests {
    /// Calls that POSIX allows to be interrupted.
    private static let interruptible = ["open", "write", "sync", "truncate"]

    /// A fault, and to which calls it happens. An interruption that never ends is none.
    private static let plans: [FaultPlan] = [
        FaultPlan(fault: .fails(EIO)), FaultPlan(fault: .fails(EIO), span: .onward),
        FaultPlan(fault: .fails(ENOSPC)), FaultPlan(fault: .fails(ENOSPC), span: .onward),
        FaultPlan(fault: .fails(EIO), span: .every), FaultPlan(fault: .fails(EINTR), calls: interruptible),
        FaultPlan(fault: .fails(EINTR), span: .every, calls: interruptible), FaultPlan(fault: .isShort),
        FaultPlan(fault: .isShort, span: .every),
    ]

    @Test(arguments: plans)
    func `whatever call of a run fails, it says so, nothing is lost, and the next run completes it`(
        plan: FaultPlan
    ) throws {
        let settings = TortureSettings.current
        let bench = try Workbench(pages: settings.isShort ? 8 : 40)
        // From nothing, and from what a run left that was killed while it wrote.
        let starts = ["nothing", "killed"].filter { !settings.isShort || ($0 == "nothing") == (plan.span == .once) }
        for start in starts {
            if start == "killed" {
                let killed = try bench.run(start, FaultPlan(fault: .killsTorn, at: bench.calls * 2 / 3))
                #expect(killed.isKilled)
            }
            var (trials, failures, losses) = (0, 0, Workbench.Losses())
            let before = ArchiveContents.promised(byJournalOf: bench.folder[start], upTo: .max)
            var plan = plan
            // Each call but the first for ever is interrupted: then none is ever made.
            plan.at = plan.fault == .fails(EINTR) && plan.span == .every ? 2 : 1
            while true {
                try bench.copy(start, to: "archive")
                let trial = try bench.command(
                    ["run", "--json", "pipeline.yaml", "--archive", "archive"], "archive", plan)
                let what = "\(start), \(plan), \(trial.account.place)"
                if trial.account.faults == 0, trial.account.calls < plan.at {
                    #expect(trial.outcome.end == .exited(0), "\(what): \(trial.outcome.messages)")
                    break
                }
                trials += 1
                if trial.outcome.end != .exited(0) {
                    failures += 1
                    #expect(trial.outcome.end == .exited(1), "\(what): \(trial.outcome.messages)")
                    #expect(trial.outcome.messages.contains("ingot: "), "\(what)")
                }
                switch plan.fault {
                case .fails(EINTR) where trial.outcome.messages.contains("/index.sqlite"):
                    // SQLite takes an interrupted sync for a broken disk.
                    break
                case .isShort, .fails(EINTR):
                    #expect(trial.outcome.end == .exited(0), "\(what): \(trial.outcome.messages)")
                default: break
                }
                var promised = ArchiveContents.promised(
                    byJournalOf: bench.folder["archive"], upTo: trial.account.acknowledged)
                promised.events.formUnion(before.events)
                promised.captures = max(promised.captures, before.captures)
                let all = ArchiveContents.promised(byJournalOf: bench.folder["archive"], upTo: .max)
                #expect(
                    all.events.count >= before.events.count + addedEvents(trial.outcome), "\(what): told and not there")
                losses.lost += bench.lost(promised, in: "archive")
                losses += try bench.complete("archive", promised: promised, what)
                plan.at += settings.stride
            }
            #expect(losses == Workbench.Losses())
            #expect(trials > 1)
            settings.sum(
                up:
                    "faults in a run from \(start), \(plan.fault) \(plan.span): \(trials), of which \(failures) ended the "
                    + "run; \(losses)")
        }
    }

    /// How many events the receipt says were added; 0 where none was printed.
    private func addedEvents(_ outcome: Program.Outcome) -> Int {
        guard let line = outcome.lines.last,
            let receipt = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any],
            let events = receipt["events"] as? [String: Any]
        else { return 0 }
        return events["added"] as? Int ?? 0
    }

    @Test(arguments: [
        FaultPlan(fault: .fails(EIO)), FaultPlan(fault: .fails(ENOSPC), span: .onward), FaultPlan(fault: .isShort),
        FaultPlan(fault: .fails(EINTR), calls: interruptible), FaultPlan(fault: .kills), FaultPlan(fault: .killsAfter),
        FaultPlan(fault: .killsTorn),
    ])
    func `whatever call of a repair fails, the next repair does what this one would have done`(plan: FaultPlan) throws {
        let settings = TortureSettings.current
        let bench = try Workbench(pages: 8)
        try bench.copy(Workbench.reference, to: "damaged")
        for name in ["damaged/journal.jsonl", "damaged/events/2022.jsonl", "damaged/pages.jsonl"] {
            var bytes = try bench.folder.bytes(name)
            // In the last line, and more than one byte, so that it cannot be set right.
            for place in [100, 101, 120] { bytes[bytes.count - place] ^= 0x15 }
            try bench.folder.write(name, bytes)
        }
        try bench.copy("damaged", to: "mended")
        let undisturbed = try bench.ingot("repair", "--archive", "mended")
        #expect(undisturbed.end == .exited(0), "\(undisturbed.messages)")
        let expected = ArchiveContents(bench.folder["mended"])
        #expect(expected.events.count == bench.expected.events.count - 1)
        #expect(expected.captures.count == bench.expected.captures.count - 1)
        var plan = plan
        plan.at = 1
        var (trials, wrong) = (0, 0)
        while true {
            try bench.copy("damaged", to: "archive")
            let trial = try bench.command(["repair", "--archive", "archive"], "archive", plan)
            let what = "\(plan), \(trial.account.place)"
            if trial.account.faults == 0, trial.account.calls < plan.at {
                #expect(trial.outcome.end == .exited(0), "\(what): \(trial.outcome.messages)")
                break
            }
            trials += 1
            // SQLite takes an interrupted sync for a broken disk.
            let isOfIndex = plan.fault == .fails(EINTR) && trial.outcome.messages.contains("/index.sqlite")
            if [.isShort, .fails(EINTR)].contains(plan.fault), !isOfIndex {
                #expect(trial.outcome.end == .exited(0), "\(what): \(trial.outcome.messages)")
            } else if ![.exited(0), .killed(signal: SIGKILL)].contains(trial.outcome.end) {
                #expect(trial.outcome.end == .exited(1), "\(what): \(trial.outcome.messages)")
                #expect(trial.outcome.messages.contains("ingot: "), "\(what)")
            }
            let next = try bench.ingot("repair", "--archive", "archive")
            #expect(next.end == .exited(0), "\(what): \(next.messages)")
            let difference = ArchiveContents(bench.folder["archive"]).difference(from: expected)
            #expect(difference == nil, "\(what)")
            if difference != nil { wrong += 1 }
            let verified = try bench.ingot("verify", "--archive", "archive")
            #expect(verified.end == .exited(0), "\(what): \(verified.output)")
            plan.at += settings.isShort ? settings.stride * 2 : 1
        }
        #expect(trials > 1)
        settings.sum(up: "faults in a repair, \(plan.fault) \(plan.span): \(trials), \(wrong) with another outcome")
    }
}
