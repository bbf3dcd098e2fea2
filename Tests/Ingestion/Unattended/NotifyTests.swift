import Foundation
import Model
import Testing

@testable import Ingestion

/// Pings and hooks, as values and as processes.
@Suite struct NotifyTests {
    @Test func `an address gets its step behind the path, and is replaced where another is given`() {
        let plain = Pipeline.Ping(base: "https://hc.example/ab12")
        #expect(plain.address(at: .start) == "https://hc.example/ab12/start")
        #expect(plain.address(at: .success) == "https://hc.example/ab12")
        #expect(plain.address(at: .failure) == "https://hc.example/ab12/fail")
        let query = Pipeline.Ping(base: "https://hc.example/ab12/?create=1", failure: "https://alarm.example/")
        #expect(query.address(at: .start) == "https://hc.example/ab12/start?create=1")
        #expect(query.address(at: .success) == "https://hc.example/ab12/?create=1")
        #expect(query.address(at: .failure) == "https://alarm.example/")
        #expect(Pipeline.Ping(success: "https://up.example/").address(at: .start) == nil)
    }

    @Test func `a pipeline tells whom to notify, and what is wrong with that`() throws {
        let text = """
            name: x
            archive: a
            notify: {ping: "https://hc.example/1", fail: "https://hc.example/2"}
            hook: [./tell.sh, --now]
            sources: [{name: s, files: ["*.html"]}]
            """
        let pipeline = try PipelineReader.read(text, file: "/srv/p/x.yaml")
        #expect(pipeline.ping == Pipeline.Ping(base: "https://hc.example/1", failure: "https://hc.example/2"))
        #expect(pipeline.hook == ["/srv/p/tell.sh", "--now"])
        let wrong = text.replacingOccurrences(of: "https://hc.example/1", with: "ftp://hc.example/1")
            .replacingOccurrences(of: "fail:", with: "fial:")
        do throws(PipelineError) {
            _ = try PipelineReader.read(wrong, file: "x.yaml")
            Issue.record("it was read")
        } catch {
            #expect(error.problems.map(\.line) == [3, 3])
            #expect(error.description.contains("did you mean `fail:`?"))
        }
    }

    private func events(_ count: Int) -> [Event] {
        let happening = Happening(
            title: "A mill", text: "A mill was built.", date: nil, sections: [], quantities: [],
            position: Position(start: 0, end: 17))
        let event = Event(
            id: "ev-1", happening: happening, source: SourceReference(url: "https://news.example/1", page: "sha256:00"),
            rules: "1")
        return Array(repeating: event, count: count)
    }

    private func run(_ script: String, events count: Int = 2, longest: Double = 60) -> (Hook.End, NewEvents) {
        let news = NewEvents()
        news.take(events(count))
        let hook = Hook(words: ["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"], longest: longest)
        let start = ContinuousClock.now
        let end = hook.run(
            on: news,
            elapsed: {
                let (seconds, attoseconds) = (ContinuousClock.now - start).components
                return Double(seconds) + Double(attoseconds) / 1e18
            }, isInterrupted: { false })
        return (end, news)
    }

    @Test func `a hook reads as many lines as there are events`() {
        #expect(events(1).count == 1)
        #expect(run("test $(wc -l) = 3", events: 3).0 == .exited(0))
        // More than a pipe holds, to one that reads none of it.
        #expect(run("exit 0", events: 5_000).0 == .exited(0))
        #expect(run("head -n 1 > /dev/null", events: 5_000).0 == .exited(0))
    }

    @Test func `a hook that takes too long is ended, also when it does not want to`() {
        #expect(run("sleep 1000", longest: 0.1).0 == .tookTooLong)
        #expect(run("trap '' TERM; sleep 1000 & sleep 1000", longest: 0.1).0 == .tookTooLong)
    }

    @Test func `without events there is nothing to run`() {
        guard case .notStarted = run("exit 0", events: 0).0 else {
            Issue.record("it was started")
            return
        }
    }

    @Test func `a hook's environment holds no more than it needs`() {
        let own = ["HOME": "/home/me", "PATH": "/opt/bin", "SECRET": "x", "LD_PRELOAD": "y"]
        let variables = Hook.variables(of: "r", archive: "/a", events: 2, in: own)
        #expect(
            variables == [
                "HOME": "/home/me", "PATH": "/opt/bin", "INGOT_RUN": "r", "INGOT_ARCHIVE": "/a", "INGOT_EVENTS": "2",
            ])
        #expect(Hook.variables(of: "r", archive: "/a", events: 2, in: [:])["PATH"] == "/usr/local/bin:/usr/bin:/bin")
    }

    @Test func `progress tells how much, how fast and how long, ten times a second at most`() {
        var meter = ProgressMeter(.count("page"), at: 100)
        #expect(meter.line(done: 1, of: 40, "first", at: 100) == "page 1 of 40  first")
        #expect(meter.line(done: 2, of: 40, at: 100.05) == nil)
        #expect(meter.line(done: 20, of: 40, "x", at: 110) == "page 20 of 40  2.0 pages/s  10 s left  x")
        #expect(meter.line(done: 40, of: 40, at: 120) == "page 40 of 40  2.0 pages/s")
        var bytes = ProgressMeter(.bytes, at: 0)
        #expect(bytes.line(done: 250_000_000, of: 1_000_000_000, at: 10) == "25 % of 1.0 GB  25 MB/s  30 s left")
        #expect(bytes.line(done: 0, of: 0, at: 20) == "100 % of 0.0 kB")
        #expect(ProgressMeter.time(61) == "1 min 1 s" && ProgressMeter.time(7_260) == "2 h 1 min")
    }
}
