import Foundation
import Model
import ProgramUnderTest
import SchemaValidator
import Testing

/// `segment`, `extract` and `explain`: a page in, words out, no archive.
@Suite struct FilterTests {
    /// A folder that holds the lamp review.
    private func folder() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        return folder
    }

    @Test func `segment prints a line of the schema for each event`() throws {
        let folder = try folder()
        let outcome = try folder.ingot("segment", "lamps.html")
        #expect(outcome.end == .exited(0))
        #expect(outcome.messages.isEmpty)
        #expect(outcome.lines.count == 3)
        #expect(try SchemaValidator.named("event").findings(inLines: outcome.standardOutput).isEmpty)
        let events = try outcome.lines.map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
        #expect(
            events.map(\.happening.title) == [
                "A furnace in the north", "A contract in the south", "A prize in the east",
            ])
        #expect(!folder.exists("archive"))
    }

    @Test func `segment gives the same bytes from a file, from standard input and from a pipe`() throws {
        let folder = try folder()
        let fromFile = try folder.ingot("segment", "lamps.html")
        var surroundings = Program.Surroundings()
        surroundings.input = .path(folder["lamps.html"])
        for arguments in [["segment"], ["segment", "-"], ["segment", "/dev/stdin"], ["segment", "lamps.html"]] {
            let outcome = try Program.run(arguments, in: folder.path, surroundings: surroundings)
            #expect(outcome.end == .exited(0))
            #expect(outcome.standardOutput == fromFile.standardOutput, "\(arguments)")
        }
        for argument in ["-", "/dev/stdin"] {
            let piped = try Program.script("cat lamps.html | \"$@\" segment \(argument)", in: folder.path)
            #expect(piped.standardOutput == fromFile.standardOutput, "\(argument)")
        }
    }

    @Test func `segment of a page without events prints nothing, says so, and is done`() throws {
        let folder = try WorkFolder()
        try folder.write("opinion.html", MadePages.opinion)
        let outcome = try folder.ingot("segment", "opinion.html")
        #expect(outcome.end == .exited(0))
        #expect(outcome.standardOutput.isEmpty)
        #expect(outcome.messages.contains("opinion.html: no events were found"))
    }

    @Test func `the year and the address that the user knows are used`() throws {
        let folder = try WorkFolder()
        try folder.write(
            "page.txt", "1. A mill\nOn May 5, the mill ground 12 tonnes.\n2. A barn\nOn June 6, the barn was built.\n")
        let outcome = try folder.ingot("segment", "--year", "2019", "--url", "https://news.example/mill", "page.txt")
        let events = try outcome.lines.map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
        #expect(events.map { $0.happening.date?.interval.edtf } == ["2019-05-05", "2019-06-06"])
        #expect(events.allSatisfy { $0.source.url == "https://news.example/mill" })
    }

    @Test func `extract prints the article and nothing around it`() throws {
        let folder = try WorkFolder()
        let page = MadePages.lamps.replacingOccurrences(
            of: "<article>", with: "<nav><a href=\"/\">Home</a> <a href=\"/x\">Prices</a></nav><article>")
        try folder.write("lamps.html", page)
        let outcome = try folder.ingot("extract", "lamps.html")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.contains("On May 16, the northern works lit a furnace of 30 tonnes for glass.\n"))
        #expect(!outcome.output.contains("Prices") && !outcome.output.contains("<"))
        #expect(outcome.output.hasSuffix("\n"))
    }

    @Test func `extract leaves plain text as it is`() throws {
        let folder = try WorkFolder()
        let text = "A title\n\n  An indented line,\twith a tab.\n\n\nThe end, 完。\n"
        try folder.write("page.txt", text)
        #expect(try folder.ingot("extract", "page.txt").output == text)
    }

    @Test func `extract as JSON is a document whose blocks lie in its text`() throws {
        let folder = try folder()
        let outcome = try folder.ingot("extract", "--json", "lamps.html")
        #expect(outcome.end == .exited(0))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.standardOutput)) as? [String: Any])
        #expect((json["title"] as? [String: Any])?["value"] as? String == "A Review of the Lamp Trade in 2024")
        #expect(json["language"] as? String == "en")
        let text = try #require(json["text"] as? String)
        let blocks = try #require(json["blocks"] as? [[String: Any]])
        #expect(!blocks.isEmpty)
        for block in blocks {
            let position = try #require(block["position"] as? [String: Int])
            #expect(try #require(position["start"]) <= (try #require(position["end"])))
            #expect(try #require(position["end"]) <= text.unicodeScalars.count)
        }
    }

    @Test func `explain shows the outline, the events and that nothing is unclaimed`() throws {
        let folder = try folder()
        let outcome = try folder.ingot("explain", "lamps.html")
        #expect(outcome.end == .exited(0))
        for words in [
            "A Review of the Lamp Trade in 2024", "2024 (year from title)", "2  A contract in the south", "2024-06-03",
        ] {
            #expect(outcome.output.contains(words))
        }
    }

    @Test func `explain as JSON holds the outline, the events and what was refused`() throws {
        let folder = try folder()
        let outcome = try folder.ingot("explain", "--json", "lamps.html")
        #expect(outcome.end == .exited(0))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.standardOutput)) as? [String: Any])
        #expect(json["year"] as? Int == 2024)
        #expect((json["outline"] as? [[String: Any]])?.map { $0["label"] as? String } == ["1", "2", "3"])
        #expect((json["events"] as? [Any])?.count == 3)
        #expect(json["refused"] is [Any] && json["unclaimed"] is [Any])
        #expect(json["irregularities"] as? [String: Int] == [:])
    }

    @Test func `explain as JSON says of every letter of the text what it is`() throws {
        let folder = try folder()
        let outcome = try folder.ingot("explain", "--json", "lamps.html")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.standardOutput)) as? [String: Any])
        let stretches = try #require(json["stretches"] as? [[String: Any]]).map { stretch in
            let position = stretch["position"] as? [String: Int]
            return (kind: stretch["kind"] as? String, start: position?["start"] ?? -1, end: position?["end"] ?? -1)
        }
        let text = Array(try folder.ingot("extract", "lamps.html").output.unicodeScalars)
        var end = 0
        for stretch in stretches + [(kind: nil, start: text.count, end: text.count)] {
            try #require(stretch.start >= end && stretch.end <= text.count)
            #expect(
                !text[end..<stretch.start].contains { $0.properties.isAlphabetic || $0.properties.numericType != nil })
            end = stretch.end
        }
        #expect(Set(stretches.map(\.kind)).isSuperset(of: ["marker", "heading", "event"]))
        // Where a heading stands is told with the item, too.
        let headings = try #require(json["outline"] as? [[String: Any]]).compactMap {
            $0["headingPosition"] as? [String: Int]
        }
        #expect(headings.map { $0["start"] } == stretches.filter { $0.kind == "heading" }.map(\.start))
    }

    @Test func `explain names each irregularity of the numbering, and sums them up`() throws {
        let folder = try WorkFolder()
        let lines = ["1.", "3.", "4.", "4.", "V.", "6."].enumerated().map {
            "\($1) On May \($0 + 1), the mill made a thing of its own."
        }
        try folder.write("list.txt", "Events in 2024\n\n" + lines.joined(separator: "\n") + "\n")
        let text = try folder.ingot("explain", "list.txt")
        for name in ["number skipped", "number repeated", "style changes"] {
            #expect(text.output.contains("[\(name)]"), "\(text.output)")
        }
        #expect(
            text.output.contains(
                "The numbering is irregular: number repeated (1), number skipped (1), style changes (2)."),
            "\(text.output)")
        let outcome = try folder.ingot("explain", "--json", "list.txt")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.standardOutput)) as? [String: Any])
        #expect(
            json["irregularities"] as? [String: Int]
                == ["number repeated": 1, "number skipped": 1, "style changes": 2])
        #expect(
            (json["outline"] as? [[String: Any]])?.map { $0["irregularity"] as? String }
                == [nil, "number skipped", nil, "number repeated", "style changes", "style changes"])
    }

    @Test(arguments: ["segment", "extract", "explain"])
    func `what is no page is bad input, told with its reason`(command: String) throws {
        let folder = try folder()
        try FileManager.default.createDirectory(atPath: folder["folder"], withIntermediateDirectories: false)
        try folder.write("empty.html", "")
        try folder.write("page.pdf", "%PDF-1.7\n%\u{E2}\u{E3}\u{CF}\u{D3}\n1 0 obj\n<< >>\nendobj\n")
        for (page, reason) in [
            ("missing.html", "No such file or directory"), ("folder", "is a folder"), ("empty.html", "empty"),
            ("page.pdf", "not text"),
        ] {
            let outcome = try folder.ingot(command, page)
            #expect(outcome.end == .exited(65), "\(page)")
            #expect(outcome.standardOutput.isEmpty)
            #expect(outcome.messages.hasPrefix("ingot: \(page): "))
            #expect(outcome.messages.contains(reason))
        }
    }

    @Test(arguments: ["segment", "extract", "explain"])
    func `standard input that is closed or a folder is bad input and no trap`(command: String) throws {
        let folder = try WorkFolder()
        for input in [Program.Stream.closed, .path("."), .path("/dev/null")] {
            var surroundings = Program.Surroundings()
            surroundings.input = input
            let outcome = try folder.ingot(command, surroundings: surroundings)
            #expect(outcome.end == .exited(65), "\(input)")
            #expect(outcome.messages.hasPrefix("ingot: standard input: "))
        }
    }

    @Test func `a page that goes on for ever is refused`() throws {
        let folder = try WorkFolder()
        let outcome = try folder.ingot("extract", "/dev/zero")
        #expect(outcome.end == .exited(65))
        #expect(outcome.messages.contains("/dev/zero: has more than the"))
    }

    @Test func `a page that is cut anywhere is read without a trap`() throws {
        let folder = try WorkFolder()
        let page = Array(MadePages.lamps.utf8)
        for length in stride(from: 0, through: page.count, by: 37) {
            try folder.write("cut.html", Array(page[..<length]))
            let outcome = try folder.ingot("segment", "cut.html")
            #expect([.exited(0), .exited(65)].contains(outcome.end), "cut after \(length) bytes: \(outcome.end)")
        }
    }

    @Test func `a page cannot speak to the terminal`() throws {
        let folder = try WorkFolder()
        let steering = "\u{1B}]0;taken\u{7}\u{1B}[31m\u{9B}2J\u{202E}"
        try folder.write(
            "lamps.html",
            MadePages.lamps.replacingOccurrences(of: "Lamp Trade", with: "Lamp \(steering)Trade")
                .replacingOccurrences(of: "northern", with: "\(steering)northern"))
        try folder.write(steering + ".html", MadePages.opinion)
        try folder.write("pipeline.yaml", MadePages.pipeline("*.html", "\\e[1m-missing"))
        let outcomes = [
            try folder.ingot("explain", "lamps.html"), try folder.ingot("segment", steering + ".html"),
            try folder.ingot("run", "pipeline.yaml"), try folder.ingot("add", "missing\(steering)"),
            try folder.ingot("status"), try folder.ingot("check", steering),
        ]
        for outcome in outcomes {
            let said = outcome.output + outcome.messages
            #expect(!said.isEmpty)
            for scalar in said.unicodeScalars {
                #expect(scalar == "\n" || !(scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value || scalar == "\u{202E}"))
            }
        }
    }
}
