import Archive
import Foundation
import Model
import Testing

@testable import Ingestion

/// Metrics, held against the rules of the text format.
@Suite struct MetricsTests {
    /// A sample as a reader of the format sees it.
    private struct Sample: Hashable {
        var name: String
        var labels: [String: String]
    }

    /// Reads a text by the rules of the exposition format, version 0.0.4, and says what breaks them.
    private func read(_ text: String) -> (samples: [Sample: Double], faults: [String]) {
        var samples: [Sample: Double] = [:]
        var faults: [String] = []
        var typed: [String] = []
        var helped: Set<String> = []
        if !text.hasSuffix("\n") { faults.append("the last line has no end") }
        func isName(_ text: some StringProtocol, colons: Bool) -> Bool {
            guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
                return false
            }
            return text.unicodeScalars.allSatisfy {
                $0.isASCII
                    && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
                        || colons && $0 == ":")
            }
        }
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# ") {
                let words = line.split(separator: " ", maxSplits: 3)
                guard words.count == 4 else { faults.append("\(line)"); continue }
                let name = String(words[2])
                if words[1] == "HELP", !helped.insert(name).inserted { faults.append("second HELP of \(name)") }
                if words[1] == "TYPE" {
                    if typed.contains(name) { faults.append("second TYPE of \(name)") }
                    if !["counter", "gauge", "histogram", "summary", "untyped"].contains(words[3]) {
                        faults.append("\(line)")
                    }
                    typed.append(name)
                }
                continue
            }
            var rest = line[...]
            let name = rest.prefix { $0 != "{" && $0 != " " }
            rest = rest.dropFirst(name.count)
            if !isName(name, colons: true) { faults.append("name \(name)") }
            // All samples of a metric stand together, behind its TYPE.
            if typed.last != String(name) { faults.append("\(name) stands apart from its TYPE") }
            var labels: [String: String] = [:]
            if rest.first == "{" {
                rest = rest.dropFirst()
                while let first = rest.first, first != "}" {
                    let label = rest.prefix { $0 != "=" }
                    if !isName(label, colons: false) { faults.append("label \(label)") }
                    rest = rest.dropFirst(label.count)
                    guard rest.hasPrefix("=\"") else { faults.append("\(line)"); break }
                    rest = rest.dropFirst(2)
                    var value = ""
                    while let character = rest.popFirst(), character != "\"" {
                        guard character == "\\" else { value.append(character); continue }
                        switch rest.popFirst() {
                        case "n": value.append("\n")
                        case "\\": value.append("\\")
                        case "\"": value.append("\"")
                        default: faults.append("escape in \(line)")
                        }
                    }
                    labels[String(label)] = value
                    if rest.first == "," { rest = rest.dropFirst() }
                }
                rest = rest.dropFirst()
            }
            guard rest.first == " ", let value = Double(rest.dropFirst()) else {
                faults.append("value of \(line)"); continue
            }
            if samples.updateValue(value, forKey: Sample(name: String(name), labels: labels)) != nil {
                faults.append("\(line) twice")
            }
        }
        return (samples, faults)
    }

    private func facts(_ archive: String, pipeline: String = "smm") -> RunFacts {
        let time = Timestamp(secondsSinceEpoch: 1_000)
        var receipt = RunReceipt(
            run: "r", command: "c", started: time, ended: time, status: "partial", rules: "1",
            pages: .init(read: 3, unchanged: 4, failed: 1), events: .init(added: 2))
        receipt.hosts = [HostAccount(host: "news.example", requests: 9, bytes: 100, lastFailure: "timed out")]
        let report = RunReport(
            receipt: receipt, archive: archive,
            pages: [PageReport(name: "p", source: "s", outcome: .setAside(reason: "a wall"), warnings: [])],
            sightings: 0,
            resembling: 0, carryingOn: 0, sources: [], notices: [])
        return RunFacts(archive: archive, pipeline: pipeline, exitCode: 3, started: time, seconds: 1.25, report: report)
    }

    @Test func `the text keeps the rules of the format, whatever names say`() {
        for name in ["plain", "a \"quoted\" name", "back\\slash\\", "two\nlines", "{x=\"y\"} 1", "镁", ""] {
            let (samples, faults) = read(MetricsText.text([facts("/no/archive/\(name)", pipeline: name)]))
            #expect(faults.isEmpty, "\(name): \(faults)")
            let labels = ["archive": "/no/archive/\(name)", "pipeline": name]
            #expect(samples[Sample(name: "ingot_run_exit_code", labels: labels)] == 3)
            #expect(samples[Sample(name: "ingot_run_duration_seconds", labels: labels)] == 1.25)
        }
    }

    @Test func `pages are counted by what came of them, each once`() {
        let (samples, _) = read(MetricsText.text([facts("/no/archive")]))
        func pages(_ outcome: String) -> Double? {
            let labels = ["archive": "/no/archive", "pipeline": "smm", "outcome": outcome]
            return samples[Sample(name: "ingot_run_pages", labels: labels)]
        }
        #expect(pages("read") == 2 && pages("set_aside") == 1 && pages("unchanged") == 4 && pages("failed") == 1)
        let host = ["archive": "/no/archive", "pipeline": "smm", "host": "news.example"]
        #expect(samples[Sample(name: "ingot_host_failing", labels: host)] == 1)
        #expect(samples[Sample(name: "ingot_host_requests", labels: host)] == 9)
    }

    @Test func `two runs on one archive say each thing once`() {
        let (_, faults) = read(
            MetricsText.text([facts("/a"), facts("/a", pipeline: "other"), facts("/a"), facts("/b")]))
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test func `names have the unit at their end, in base units`() {
        for family in MetricFamily.all {
            #expect(family.name.hasPrefix("ingot_") && family.help.hasSuffix("."), "\(family.name)")
            #expect(!family.name.contains("_ms") && !family.name.contains("_mb") && !family.name.hasSuffix("_total"))
            if family.name.contains("timestamp") || family.name.contains("duration") {
                #expect(family.name.hasSuffix("_seconds"))
            }
        }
        #expect(Set(MetricFamily.all.map(\.name)).count == MetricFamily.all.count)
    }

    @Test func `a file is replaced whole or not at all`() throws {
        let folder = try TemporaryFolder()
        try ReplacedFile.writeForAll(Array("one".utf8), to: folder["m.prom"])
        try ReplacedFile.writeForAll(Array("two".utf8), to: folder["m.prom"])
        #expect(try String(contentsOfFile: folder["m.prom"], encoding: .utf8) == "two")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["m.prom"])
        #expect(throws: ReplacedFile.Problem.self) { try ReplacedFile.writeForAll([1], to: folder["no/such.prom"]) }
        // A folder of that name cannot be replaced, and nothing is left of the attempt.
        try FileManager.default.createDirectory(atPath: folder["d.prom/full"], withIntermediateDirectories: true)
        #expect(throws: ReplacedFile.Problem.self) { try ReplacedFile.writeForAll([1], to: folder["d.prom"]) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["d.prom", "m.prom"])
    }
}
