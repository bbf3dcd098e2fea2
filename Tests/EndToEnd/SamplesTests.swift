import Archive
import Foundation
import Model
import ProgramUnderTest
import SchemaValidator
import Testing

/// The repository's own pages and pipeline: what `make run` does.
@Suite struct SamplesTests {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test func `the samples become an archive in which every word stands where its event says`() throws {
        let folder = try WorkFolder()
        let pipeline = Self.repository + "/Pipelines/samples.yaml"
        let first = try folder.ingot("run", pipeline, "--archive", folder["archive"])
        #expect(first.end == .exited(0), "\(first.messages)")
        #expect(first.output.contains("10 pages from 3 sources"))
        #expect(first.output.contains("login wall"))
        try folder.expectSoundArchive()
        let events = try folder.events()
        #expect(events.count > 100)
        #expect(try folder.receipts().first?.events.added == events.count)
        #expect(try folder.captures().count == 10)

        let second = try folder.ingot("run", pipeline, "--archive", folder["archive"])
        #expect(second.end == .exited(0))
        #expect(second.output.contains("10 known already"))
        #expect(second.output.contains("Nothing new: no event added"))
        #expect(try folder.events() == events)

        // What was added and what was sighted, by page; each is cut out of the text that `extract` prints.
        var claims: [String: [(position: Position, text: String)]] = [:]
        for event in events {
            claims[event.source.page, default: []].append((event.happening.position, event.happening.text))
        }
        for sighting in try folder.sightings() {
            claims[sighting.source.page, default: []].append((sighting.position, sighting.text))
        }
        #expect(claims.count == 9)
        let samples = Self.repository + "/Samples/"
        for name in try FileManager.default.contentsOfDirectory(atPath: samples).sorted() where name.hasPrefix("smm-") {
            let page = try Data(contentsOf: URL(fileURLWithPath: samples + name))
            let claimed = claims.removeValue(forKey: ContentDigest.sha256(page)) ?? []
            guard !claimed.isEmpty else {
                #expect(name == "smm-login-wall.html")
                continue
            }
            let extract = try folder.ingot("extract", samples + name)
            #expect(extract.end == .exited(0))
            let scalars = Array(extract.output.unicodeScalars)
            for claim in claimed {
                let range = claim.position.start..<claim.position.end
                guard range.upperBound <= scalars.count else {
                    Issue.record("\(name): \(claim.position) lies past the end of the text")
                    continue
                }
                var cut = String.UnicodeScalarView()
                cut.append(contentsOf: scalars[range])
                #expect(String(cut) == claim.text, "\(name)")
            }
        }
        #expect(claims.isEmpty)
    }

    @Test func `each sample gives lines of the schema, and the same bytes from a file and from standard input`() throws
    {
        let folder = try WorkFolder()
        let schema = try SchemaValidator.named("event")
        let samples = Self.repository + "/Samples/"
        for name in try FileManager.default.contentsOfDirectory(atPath: samples).sorted() where name.hasPrefix("smm-") {
            let fromFile = try folder.ingot("segment", samples + name)
            if name == "smm-login-wall.html" {
                #expect(fromFile.end == .exited(65))
                #expect(fromFile.standardOutput.isEmpty)
                continue
            }
            #expect(fromFile.end == .exited(0))
            #expect(!fromFile.standardOutput.isEmpty)
            #expect(schema.findings(inLines: fromFile.standardOutput).isEmpty, "\(name)")
            var surroundings = Program.Surroundings()
            surroundings.input = .path(samples + name)
            #expect(try folder.ingot("segment", surroundings: surroundings).standardOutput == fromFile.standardOutput)
        }
    }
}
