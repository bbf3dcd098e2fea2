import Foundation
import ProgramUnderTest
import Testing

/// SIGKILL at any moment of a run, also of one that mends what the last kill left.
@Suite(.enabled(if: FaultPlan.isPossible, "no library can be loaded before the program here"))
struct KillTests {
    @Test func `whenever a run is killed, all that it promised is there and the next run goes on`() throws {
        let settings = TortureSettings.current
        var random = SeededGenerator(seed: settings.seed)
        let bench = try Workbench(pages: settings.isShort ? 30 : 56)
        let whole = bench.calls
        #expect(whole > 100, "the run is too short to be killed at many places")
        var (kills, acknowledged, losses) = (0, 0, Workbench.Losses())
        while kills < settings.kills {
            // A run after a kill finds what that left, and may be killed while it mends it.
            bench.remove("archive")
            var promised: (events: Set<String>, captures: Int) = ([], 0)
            for _ in 0..<Int.random(in: 1...4, using: &random) where kills < settings.kills {
                let faults: [FaultPlan.Fault] = [.kills, .killsAfter, .killsTorn, .nothing]
                let plan = FaultPlan(
                    fault: faults[Int.random(in: 0..<4, using: &random)], at: Int.random(in: 1...whole, using: &random))
                let trial = try plan.fault == .nothing ? runKilledFromOutside(bench, plan) : bench.run("archive", plan)
                let what = "seed \(settings.seed), kill \(kills + 1): \(plan), \(trial.account.place)"
                guard trial.isKilled else {
                    #expect(trial.outcome.end == .exited(0), "\(what): \(trial.outcome.messages)")
                    break
                }
                kills += 1
                let more = ArchiveContents.promised(
                    byJournalOf: bench.folder["archive"], upTo: trial.account.acknowledged)
                promised = (promised.events.union(more.events), max(promised.captures, more.captures))
                acknowledged += more.events.count + more.captures
                // At once, as a reader sees it, and after the next run.
                losses.lost += bench.lost(promised, in: "archive")
                try bench.copy("archive", to: "copy")
                losses += try bench.complete("copy", promised: promised, what)
            }
        }
        #expect(losses == Workbench.Losses())
        settings.sum(up: "kills: \(kills) (seed \(settings.seed)), \(acknowledged) records acknowledged; \(losses)")
    }

    /// A run that another process kills once it has made so many calls: anywhere between that one and the next.
    private func runKilledFromOutside(_ bench: Workbench, _ plan: FaultPlan) throws -> Workbench.Trial {
        let account = bench.folder["account"]
        unlink(account)
        let running = try Program.start(
            ["run", "pipeline.yaml", "--archive", "archive"], in: bench.folder.path,
            surroundings: plan.surroundings(in: bench.folder, archive: "archive"))
        while FaultAccount(account).calls < plan.at, !running.hasEnded { sched_yield() }
        running.send(SIGKILL)
        return Workbench.Trial(outcome: try running.finish(), account: FaultAccount(account))
    }
}
