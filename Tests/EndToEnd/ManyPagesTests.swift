import Foundation
import Model
import ProgramUnderTest
import SchemaValidator
import Testing

/// `segment --input`: many pages in, event lines out.
@Suite struct ManyPagesTests {
    /// What `ingot segment` makes of a sample page, and its HTML or text as Unicode.
    private struct Sample {
        let name: String
        let path: String
        let bytes: [UInt8]
        let text: String
        /// The key under which a line of JSON brings it.
        var key: String { name.hasSuffix(".txt") ? "text" : "html" }

        static func all(in folder: WorkFolder) throws -> [Sample] {
            let samples = SamplesTests.repository + "/Samples/"
            let names = try FileManager.default.contentsOfDirectory(atPath: samples).sorted()
            return try names.filter { $0.hasSuffix(".html") || $0.hasSuffix(".txt") }.map { name in
                let path = samples + name
                let encoding = name.contains("gb18030") ? "GB18030" : "UTF-8"
                let decoded = try Program.script(
                    "iconv -f \(encoding) -t UTF-8 \(Program.quoted(path))", in: folder.path)
                return Sample(
                    name: name, path: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))),
                    text: decoded.output)
            }
        }
    }

    private func events(_ lines: [UInt8]) throws -> [Event] {
        try lines.split(separator: 0x0A).map { try JSONDecoder().decode(Event.self, from: Data($0)) }
    }

    private func line(_ values: [String: Any]) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: values)) + [0x0A]
    }

    /// An HTTP response as a record of a web archive file.
    private func record(
        _ url: String, _ body: [UInt8], type: String = "text/html", version: String = "1.1"
    ) -> [UInt8] {
        let head = Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n".utf8)
        let fields = """
            WARC/\(version)\r
            WARC-Type: response\r
            WARC-Target-URI: \(url)\r
            WARC-Date: 2026-11-24T08:00:00Z\r
            Content-Type: application/http; msgtype=response\r
            Content-Length: \(head.count + body.count)\r
            \r

            """
        return Array(fields.utf8) + head + body + Array("\r\n\r\n".utf8)
    }

    @Test func `lines of JSON give the lines that their pages give by themselves`() throws {
        let folder = try WorkFolder()
        let samples = try Sample.all(in: folder)
        #expect(samples.count >= 10)
        var expected: [UInt8] = []
        for sample in samples {
            let alone = try folder.ingot("segment", sample.path)
            var page = alone.standardOutput
            if sample.text.utf8.count != sample.bytes.count {
                // Only the bytes are others than those of the file.
                try folder.write("decoded", sample.text)
                let digest = try Program.script("sha256sum < decoded", in: folder.path).output.prefix(64)
                page = try events(page).flatMap { event in
                    var event = event
                    event.source.page = "sha256:\(digest)"
                    return JSONWriter.line(event)
                }
            }
            expected += page
        }
        let lines = try samples.flatMap { try line([$0.key: $0.text]) }
        try folder.write("pages.jsonl", lines)
        let outcome = try folder.ingot("segment", "--input", "jsonl", "pages.jsonl")
        #expect(outcome.standardOutput == expected)
        #expect(try SchemaValidator.named("event").findings(inLines: outcome.standardOutput).isEmpty)
        // One of them is a wall.
        let wall = try #require(samples.firstIndex { $0.name.contains("wall") }) + 1
        #expect(outcome.end == .exited(3))
        #expect(outcome.messages.hasPrefix("ingot: pages.jsonl:\(wall): login wall: "))
        #expect(outcome.messages.split(separator: "\n").count == 1)
    }

    @Test(arguments: ["1.0", "1.1"])
    func `a web archive gives the lines that its pages give by themselves`(version: String) throws {
        let folder = try WorkFolder()
        let samples = try Sample.all(in: folder).filter { $0.key == "html" && !$0.name.contains("wall") }
        var expected: [Event] = []
        var names: [String] = []
        for sample in samples {
            let url = "https://warc.example/\(sample.name)"
            for var event in try events(try folder.ingot("segment", "--url", url, sample.path).standardOutput) {
                event.source.retrieved = Timestamp("2026-11-24T08:00:00Z")
                expected.append(event)
            }
            names.append(sample.name + ".record")
            try folder.write(sample.name + ".record", record(url, sample.bytes, version: version))
        }
        let records = names.map { Program.quoted($0) }.joined(separator: " ")
        // A member a record, none at all, one for all.
        let made = try Program.script(
            "gzip -nc \(records) > members.warc.gz && cat \(records) > plain.warc && gzip -nc plain.warc > whole.warc.gz",
            in: folder.path)
        #expect(made.end == .exited(0))
        for name in ["members.warc.gz", "plain.warc", "whole.warc.gz"] {
            let fromFile = try folder.ingot("segment", "--input", "warc", name)
            #expect(fromFile.end == .exited(0) && fromFile.messages.isEmpty, "\(name): \(fromFile.messages)")
            #expect(try events(fromFile.standardOutput) == expected, "\(name)")
            let piped = try Program.script("cat \(name) | \"$@\" segment --input warc -", in: folder.path)
            #expect(piped.standardOutput == fromFile.standardOutput, "\(name)")
        }
    }

    @Test func `an archive's own pages give the lines that were taken from them`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("ropes.html", MadePages.ropes)
        #expect(try folder.ingot("add", "lamps.html", "ropes.html").end == .exited(0))
        let outcome = try Program.script("cat archive/pages/*.warc.gz | \"$@\" segment --input warc", in: folder.path)
        #expect(outcome.end == .exited(0))
        func sorted(_ events: [Event]) -> [Event] { events.sorted { $0.id < $1.id } }
        #expect(try sorted(events(outcome.standardOutput)) == sorted(folder.events()))
    }

    @Test func `bad lines are told with their numbers, and the rest is printed`() throws {
        let folder = try WorkFolder()
        let good = try line(["html": MadePages.lamps])
        let alone = try folder.ingot(
            "segment", "--input", "jsonl",
            surroundings: {
                try folder.write("good.jsonl", good)
                var surroundings = Program.Surroundings()
                surroundings.input = .path(folder["good.jsonl"])
                return surroundings
            }())
        #expect(alone.end == .exited(0) && alone.lines.count == 3 && alone.messages.isEmpty)
        try folder.write("pages.jsonl", Array("nonsense\n\n".utf8) + good + Array("{\"text\": 7}\n".utf8) + good)
        let outcome = try folder.ingot("segment", "--input", "jsonl", "pages.jsonl")
        #expect(outcome.end == .exited(3))
        #expect(outcome.standardOutput == alone.standardOutput + alone.standardOutput)
        #expect(
            outcome.messages == """
                ingot: pages.jsonl:1: is not JSON (Invalid value around character 1); write each page as one line, as \
                `jq -c` does
                ingot: pages.jsonl:4: "text" is no string; mend it or leave it out

                """)
        let piped = try Program.script("cat pages.jsonl | \"$@\" segment --input jsonl", in: folder.path)
        #expect(piped.standardOutput == outcome.standardOutput)
        #expect(piped.messages.hasPrefix("ingot: standard input:1: "))
    }

    @Test(arguments: ["jsonl", "warc"])
    func `where nothing can be read the input is bad, and where nothing is there is no harm`(form: String) throws {
        let folder = try WorkFolder()
        try folder.write("bad", "{\"nonsense\n{}\n")
        let bad = try folder.ingot("segment", "--input", form, "bad")
        #expect(bad.end == .exited(65))
        #expect(bad.standardOutput.isEmpty && bad.messages.hasPrefix("ingot: bad"))
        try folder.write("empty", "")
        let empty = try folder.ingot("segment", "--input", form, "empty")
        #expect(empty.end == .exited(0))
        #expect(empty.standardOutput.isEmpty && empty.messages == "ingot: empty: there is no page in it\n")
        for missing in ["missing", "."] {
            let outcome = try folder.ingot("segment", "--input", form, missing)
            #expect(outcome.end == .exited(65))
            #expect(outcome.messages.hasPrefix("ingot: \(missing): "))
        }
        var surroundings = Program.Surroundings()
        surroundings.input = .closed
        #expect(try folder.ingot("segment", "--input", form, surroundings: surroundings).end == .exited(65))
    }

    @Test func `a page without events is told, and is no failure`() throws {
        let folder = try WorkFolder()
        try folder.write("pages.jsonl", try line(["html": MadePages.opinion]) + line(["html": MadePages.ropes]))
        let outcome = try folder.ingot("segment", "--input", "jsonl", "pages.jsonl")
        #expect(outcome.end == .exited(0))
        #expect(outcome.lines.count == 2)
        #expect(outcome.messages.hasPrefix("ingot: pages.jsonl:1: no events were found"))
    }

    @Test func `a damaged record is told with its place, and the rest is printed`() throws {
        let folder = try WorkFolder()
        for number in 1...3 {
            try folder.write(
                "\(number)", record("https://warc.example/\(number)", Array(MadePages.single(number).utf8)))
        }
        _ = try Program.script("gzip -nc 1 2 3 > crawl.warc.gz; gzip -nc 1 > first", in: folder.path)
        var bytes = try folder.bytes("crawl.warc.gz")
        let start = try folder.bytes("first").count
        bytes[start + 60] ^= 0x10
        try folder.write("crawl.warc.gz", bytes)
        let outcome = try folder.ingot("segment", "--input", "warc", "crawl.warc.gz")
        #expect(outcome.end == .exited(3))
        #expect(
            try events(outcome.standardOutput).map(\.source.url) == [
                "https://warc.example/1", "https://warc.example/3",
            ])
        #expect(outcome.messages.hasPrefix("ingot: crawl.warc.gz at byte \(start): "))
        #expect(outcome.messages.contains("; passed over, and reading goes on at byte "))
    }

    @Test func `a line longer than it may be is passed over and not kept`() throws {
        let folder = try WorkFolder()
        try folder.write("good", try line(["html": MadePages.lamps]))
        let outcome = try Program.script(
            "{ cat good; head -c 700000000 /dev/zero | tr '\\0' a; echo; cat good; } | (ulimit -v 600000; \"$@\" segment --input jsonl)",
            in: folder.path)
        #expect(outcome.end == .exited(3))
        #expect(outcome.lines.count == 6)
        #expect(
            outcome.messages
                == "ingot: standard input:2: is longer than the 67108864 bytes that a line may have; passed over unread\n"
        )
    }

    @Test(arguments: ["jsonl", "warc"])
    func `many pages take no more memory than one`(form: String) throws {
        let folder = try WorkFolder()
        // What is not a page's text costs little time, and would stay all the same if anything did.
        let ballast = [UInt8](repeating: 0x61, count: 2_000_000)
        let count = 300
        try folder.write(
            "page",
            form == "jsonl"
                ? try line(["html": MadePages.lamps, "ballast": String(decoding: ballast, as: UTF8.self)])
                : record("https://warc.example/picture", ballast, type: "image/png")
                    + record("https://warc.example/lamps", Array(MadePages.lamps.utf8)))
        let outcome = try Program.script(
            "for i in $(seq \(count)); do cat page; done | (ulimit -v 500000; \"$@\" segment --input \(form)) | wc -l",
            in: folder.path)
        #expect(outcome.output.filter(\.isNumber) == "\(3 * count)", "\(outcome.messages)")
        #expect(outcome.messages.isEmpty)
    }

    @Test(arguments: ["jsonl", "warc"])
    func `output that takes nothing more ends it with a message, a reader who has had enough without one`(
        form: String
    ) throws {
        let folder = try WorkFolder()
        try folder.write(
            "page",
            form == "jsonl"
                ? try line(["html": MadePages.lamps]) : record("https://w.example/", Array(MadePages.lamps.utf8)))
        _ = try Program.script("for i in $(seq 300); do cat page; done > pages", in: folder.path)
        var surroundings = Program.Surroundings()
        surroundings.output = .closed
        let closed = try folder.ingot("segment", "--input", form, "pages", surroundings: surroundings)
        #expect(closed.end == .exited(1))
        #expect(closed.messages.hasPrefix("ingot: standard output: "))
        let enough = try Program.script(
            "{ \"$@\" segment --input \(form) pages; echo $? >&2; } | head -n 1", in: folder.path)
        #expect(enough.lines.count == 1)
        #expect(enough.messages == "0\n")
    }

    @Test(arguments: ["1", "3"])
    func `extract prints a document for each page of many, in their order`(jobs: String) throws {
        let folder = try WorkFolder()
        let numbers = 1...60
        try folder.write(
            "pages",
            numbers.map { #"{"text": "Page \#($0) tells of a mill.\nIt was sold in May, and nobody knew."}"# + "\n" }
                .joined()
                + "not json\n")
        let outcome = try folder.ingot("extract", "--input", "jsonl", "--jobs", jobs, "pages")
        #expect(outcome.end == .exited(3))
        #expect(outcome.messages.hasPrefix("ingot: pages:61: "))
        #expect(outcome.lines.count == numbers.count)
        for (number, line) in zip(numbers, outcome.lines) {
            #expect(line.hasPrefix(#"{"place":"pages:\#(number)","#))
            #expect(line.contains("Page \(number) tells"))
        }
        #expect(try SchemaValidator.named("document").findings(inLines: outcome.output.utf8) == [])
    }

    @Test func `what holds for one page is not taken for many`() throws {
        let folder = try WorkFolder()
        for arguments in [
            ["segment", "--input", "jsonl", "--url", "https://n.example/", "pages"],
            ["segment", "--input", "csv", "pages"],
            ["segment", "--input", "warc", "--year", "1", "pages"],
            ["extract", "--input", "jsonl", "--markdown", "pages"],
        ] {
            let outcome = try Program.run(arguments, in: folder.path)
            #expect(outcome.end == .exited(64), "\(arguments)")
            #expect(outcome.messages.hasPrefix("Error: "))
        }
    }

    @Test func `a page is the usual input, and may be named`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        let usual = try folder.ingot("segment", "lamps.html")
        #expect(usual.lines.count == 3)
        #expect(try folder.ingot("segment", "--input", "page", "lamps.html").standardOutput == usual.standardOutput)
    }
}
