import Foundation
import ProgramUnderTest
import Testing

/// Runs and readers beside a run that is stopped while it has the lock.
@Suite(.enabled(if: FaultPlan.isPossible, "no library can be loaded before the program here"))
struct ManyRunsTests {
    private func start(_ bench: Workbench, _ arguments: String...) throws -> RunningProgram {
        try Program.start(["run", "pipeline.yaml", "--archive", "archive"] + arguments, in: bench.folder.path)
    }

    /// A run that has stopped at a call; nil where it ended before.
    private func stopped(_ bench: Workbench, at call: Int) throws -> RunningProgram? {
        unlink(bench.folder["account"])
        let running = try Program.start(
            ["run", "pipeline.yaml", "--archive", "archive"], in: bench.folder.path,
            surroundings: FaultPlan(fault: .stops, at: call).surroundings(in: bench.folder, archive: "archive"))
        while !running.isStopped {
            if running.hasEnded {
                #expect(try running.finish().end == .exited(0))
                return nil
            }
            sched_yield()
        }
        return running
    }

    private func expectOneRunsArchive(_ bench: Workbench) throws {
        let losses = try bench.complete("archive", promised: ([], 0), "after many runs")
        #expect(losses == Workbench.Losses())
    }

    @Test func `of twenty runs at once one writes, and the others name it and end`() throws {
        let bench = try Workbench(pages: 30)
        let holder = try #require(try stopped(bench, at: bench.calls / 2))
        let others = try (1..<20).map { _ in try start(bench) }
        var refused = 0
        for other in others {
            let outcome = try other.finish()
            #expect(outcome.end == .exited(11))
            #expect(outcome.messages.contains("process \(holder.identifier) (ingot run pipeline.yaml)"))
            if outcome.end == .exited(11) { refused += 1 }
        }
        holder.send(SIGCONT)
        #expect(try holder.finish().end == .exited(0))
        #expect(try bench.folder.text("archive/runs.jsonl").split(separator: "\n").count == 1)
        try expectOneRunsArchive(bench)
        TortureSettings.current.sum(up: "twenty runs at once: \(refused) ended with 11 and named the one that wrote")
    }

    @Test func `twenty runs at once that may wait all succeed, and give what one gives`() throws {
        let bench = try Workbench(pages: 30)
        let holder = try #require(try stopped(bench, at: bench.calls / 2))
        let others = try (1..<20).map { _ in try start(bench, "--wait", "600") }
        holder.send(SIGCONT)
        var succeeded = 0
        for run in [holder] + others {
            let outcome = try run.finish()
            #expect(outcome.end == .exited(0), "\(outcome.messages)")
            if outcome.end == .exited(0) { succeeded += 1 }
        }
        #expect(try bench.folder.text("archive/runs.jsonl").split(separator: "\n").count == 20)
        try expectOneRunsArchive(bench)
        TortureSettings.current.sum(up: "twenty runs at once with --wait: \(succeeded) succeeded")
    }

    @Test func `twenty runs that start together on nothing give what one gives`() throws {
        let bench = try Workbench(pages: 30)
        let runs = try (0..<20).map { _ in try start(bench) }
        var succeeded = 0
        for run in runs {
            let outcome = try run.finish()
            if outcome.end == .exited(0) {
                succeeded += 1
            } else {
                #expect(outcome.end == .exited(11), "\(outcome.messages)")
            }
        }
        #expect(succeeded > 0)
        #expect(try bench.folder.text("archive/runs.jsonl").split(separator: "\n").count == succeeded)
        try expectOneRunsArchive(bench)
    }

    @Test func `a reader beside a run that is anywhere sees a whole archive, and a dead run blocks nobody`() throws {
        let settings = TortureSettings.current
        let bench = try Workbench(pages: settings.isShort ? 8 : 30)
        var (call, readings, refused) = (1, 0, 0)
        while true {
            bench.remove("archive")
            guard let running = try stopped(bench, at: call) else { break }
            let what = "beside a run stopped at call \(call), \(FaultAccount(bench.folder["account"]).place)"
            // Before the run has made its journal there is no archive to be read.
            let usual: Program.End = bench.folder.exists("archive/journal.jsonl") ? .exited(0) : .exited(10)
            for command in ["status", "verify"] {
                let outcome = try bench.ingot(command, "--archive", "archive")
                #expect(outcome.end == usual, "\(command) \(what): \(outcome.output)\(outcome.messages)")
                readings += 1
                if outcome.end != usual { refused += 1 }
            }
            let rehearsal = try bench.ingot("run", "--dry-run", "pipeline.yaml", "--archive", "archive")
            #expect(rehearsal.end == .exited(0), "\(what): \(rehearsal.messages)")
            // Killed, it leaves a lock that is nobody's.
            running.send(SIGKILL)
            let killed = try running.finish()
            #expect(killed.end == .killed(signal: SIGKILL), "\(what): \(killed.end) \(killed.messages)")
            let losses = try bench.complete("archive", promised: ([], 0), what)
            #expect(losses == Workbench.Losses(), "\(what)")
            call += settings.stride
        }
        #expect(readings > 5)
        settings.sum(
            up: "readings beside a stopped run: \(readings), \(refused) refused; then \(readings / 2) dead locks passed"
        )
    }

    @Test func `a verification that a run overtakes finds nothing wrong`() throws {
        let settings = TortureSettings.current
        let bench = try Workbench(pages: settings.isShort ? 8 : 30)
        let first = try Program.run(["add", "--archive", "start", "pages/1000.html"], in: bench.folder.path)
        #expect(first.end == .exited(0), "\(first.messages)")
        var (call, moments, wrong) = (1, 0, 0)
        while true {
            try bench.copy("start", to: "archive")
            unlink(bench.folder["account"])
            let plan = FaultPlan(fault: .stops, at: call)
            let reader = try Program.start(
                ["verify", "--archive", "archive"], in: bench.folder.path,
                surroundings: plan.surroundings(in: bench.folder, archive: "archive"))
            while !reader.isStopped, !reader.hasEnded { sched_yield() }
            guard reader.isStopped else {
                #expect(try reader.finish().end == .exited(0))
                break
            }
            let what = "a run while verify stood at call \(call), \(FaultAccount(bench.folder["account"]).place)"
            let run = try bench.ingot("run", "pipeline.yaml", "--archive", "archive")
            #expect(run.end == .exited(0), "\(what): \(run.messages)")
            reader.send(SIGCONT)
            let outcome = try reader.finish()
            #expect(outcome.end == .exited(0), "\(what): \(outcome.output)\(outcome.messages)")
            call += settings.isShort ? 5 : 1
            moments += 1
            if outcome.end != .exited(0) { wrong += 1 }
        }
        #expect(moments > 2)
        settings.sum(up: "verifications overtaken by a run: \(moments) moments, \(wrong) false findings")
    }

    @Test func `a reader that asks whether a dead run lives keeps no run out`() throws {
        let bench = try Workbench(pages: 8)
        let killed = try bench.run("archive", FaultPlan(fault: .kills, at: bench.calls / 2))
        #expect(killed.isKilled)
        // It has the lock from the first of these calls to the second.
        unlink(bench.folder["account"])
        let plan = FaultPlan(fault: .stops, at: 2, calls: ["lock"])
        let reader = try Program.start(
            ["verify", "--archive", "archive"], in: bench.folder.path,
            surroundings: plan.surroundings(in: bench.folder, archive: "archive"))
        while !reader.isStopped, !reader.hasEnded { sched_yield() }
        #expect(reader.isStopped)
        // The run stops when it has not got the lock and tries again.
        let run = try Program.start(
            ["run", "pipeline.yaml", "--archive", "archive"], in: bench.folder.path,
            surroundings: plan.surroundings(in: bench.folder, archive: "archive", account: "account-of-run"))
        while !run.isStopped, !run.hasEnded { sched_yield() }
        #expect(run.isStopped)
        reader.send(SIGCONT)
        // What the killed run had not committed is there until the next one goes on.
        #expect(try reader.finish().end == .exited(1))
        run.send(SIGCONT)
        let outcome = try run.finish()
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        try expectOneRunsArchive(bench)
    }
}
