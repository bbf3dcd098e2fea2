import Foundation
import Model
import Testing

@testable import Ingestion

/// Lines of a log, and the file that never grows beyond a bound.
@Suite struct LogTests {
    private let time = Timestamp(secondsSinceEpoch: 0)

    private func line(_ fields: [LogEntry.Field], _ form: LogLine.Form) -> String {
        String(decoding: LogLine.bytes("info", "page", fields, at: time, as: form), as: UTF8.self)
    }

    @Test func `a line has its fields in order, quoted where they must be`() {
        let fields: [LogEntry.Field] = [
            .init("page", "https://news.example/1?a=b"), .init("bytes", 12), .init("seconds", decimal: 0.5),
            .init("reason", "two words"), .init("title", ""),
        ]
        #expect(
            line(fields, .text)
                == "time=1970-01-01T00:00:00Z level=info message=page page=\"https://news.example/1?a=b\" bytes=12 "
                + "seconds=0.5 reason=\"two words\" title=\"\"\n")
        #expect(
            line(fields, .json)
                == #"{"time":"1970-01-01T00:00:00Z","level":"info","message":"page","page":"https://news.example/1?a=b","bytes":12,"seconds":0.5,"reason":"two words","title":""}"#
                + "\n")
    }

    @Test(
        arguments: LogLine.Form.allCases,
        ["a\nlevel=error", "\u{1B}[2J", "\u{9B}31m", "a\u{202E}b", "\0", "\u{7F}", "\r", "\u{2028}"])
    func `what a page says can neither begin a line nor steer a terminal`(form: LogLine.Form, text: String) {
        let written = line([.init("reason", text)], form).dropLast()
        let harmful = written.unicodeScalars.filter {
            $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || [0x202E, 0x2028].contains($0.value)
        }
        #expect(harmful.isEmpty)
    }

    @Test(arguments: LogLine.Form.allCases)
    func `a text without end is cut between two characters`(form: LogLine.Form) {
        let written = line([.init("reason", String(repeating: "镁", count: 100_000))], form)
        #expect(written.utf8.count < 4_200)
        #expect(written.contains("镁…"))
    }

    private func sizes(_ folder: TemporaryFolder) throws -> [String: Int] {
        var sizes: [String: Int] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            sizes[name] = try Data(contentsOf: URL(fileURLWithPath: folder[name])).count
        }
        return sizes
    }

    @Test func `a log is rotated when the next line would pass its bound, and the oldest goes`() throws {
        let folder = try TemporaryFolder()
        let log = try BoundedLog(path: folder["run.log"], size: 1_000, oldFiles: 2)
        for number in 100..<200 { #expect(log.write(Array("line \(number) of a log, which goes on\n".utf8)) == nil) }
        let sizes = try sizes(folder)
        #expect(Set(sizes.keys) == ["run.log", "run.log.1", "run.log.2"])
        #expect(sizes.values.allSatisfy { $0 <= 1_000 })
        let kept = try ["run.log.2", "run.log.1", "run.log"].map {
            try String(contentsOfFile: folder[$0], encoding: .utf8)
        }
        let numbers = kept.joined().split(separator: "\n").compactMap { Int($0.split(separator: " ")[1]) }
        // What is left is the end, without a gap.
        #expect(numbers == Array((200 - numbers.count)..<200))
        #expect(numbers.count > 50)
        // Opened again, it goes on where it was.
        let further = try BoundedLog(path: folder["run.log"], size: 1_000, oldFiles: 2)
        #expect(further.write(Array("another\n".utf8)) == nil)
        #expect(try String(contentsOfFile: folder["run.log"], encoding: .utf8).hasSuffix("on\nanother\n"))
    }

    @Test func `two that write to one log lose no line when it is rotated under them`() throws {
        let folder = try TemporaryFolder()
        let logs = try (0..<2).map { _ in try BoundedLog(path: folder["run.log"], size: 400, oldFiles: 50) }
        for number in 0..<100 { #expect(logs[number % 2].write(Array("line \(number) of a log\n".utf8)) == nil) }
        var lines: Set<String> = []
        for name in try sizes(folder).keys {
            lines.formUnion(
                try String(contentsOfFile: folder[name], encoding: .utf8).split(separator: "\n").map(String.init))
        }
        #expect(lines.count == 100)
    }

    @Test func `a log that somebody moved away is begun anew`() throws {
        let folder = try TemporaryFolder()
        let log = try BoundedLog(path: folder["run.log"])
        _ = log.write(Array("one\n".utf8))
        try FileManager.default.moveItem(atPath: folder["run.log"], toPath: folder["moved"])
        _ = log.write(Array("two\n".utf8))
        #expect(try String(contentsOfFile: folder["run.log"], encoding: .utf8) == "two\n")
    }

    @Test func `a device that is full is said once`() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let log = try BoundedLog(path: "/dev/full")
        #expect(log.write(Array("one\n".utf8)) != nil)
        #expect(log.write(Array("two\n".utf8)) == nil)
    }

    @Test func `every field of an entry has its place in the order`() {
        let outcomes: [PageReport.Outcome] = [
            .read(added: 1, known: 2), .unchanged, .setAside(reason: "a wall"), .failed(reason: "gone"),
            .skipped(reason: "not now"),
        ]
        for outcome in outcomes {
            var report = PageReport(name: "p", source: "s", outcome: outcome, warnings: ["cut"])
            report.status = 200
            report.bytes = 3
            let entries = LogEntry.page(report)
            #expect(entries.count == 2)
            for field in entries.flatMap(\.fields) { #expect(LogEntry.order.contains(field.name), "\(field.name)") }
        }
    }
}
