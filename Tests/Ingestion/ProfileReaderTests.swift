import Archive
import Foundation
import Model
import Testing

@testable import Ingestion

@Suite struct ProfileReaderTests {
    private func problems(_ text: String) -> [String] {
        do throws(PipelineError) {
            let profile = try PipelineReader.readProfile(text, file: "/p.yaml")
            Issue.record("the file was taken: \(profile)")
            return []
        } catch {
            return error.problems.map { $0.description.replacingOccurrences(of: "/p.yaml:", with: "") }
        }
    }

    @Test func `every key has its place, and the newest version comes first`() throws {
        let text = """
            name: harbour
            for: [//harbour.example/, "*/news/{digits}"]
            versions:
              - until: 2019-12-31
                body: //div[@id='old']
              - from: 2020-01-01
                body: [//main, //article]
                title: string(//h1)
                published: //time/@datetime
                author: substring-after(//p[@class='by'], 'By ')
                publisher: //footer/b
                remove: //aside
            """
        let file = try PipelineReader.readProfile(text, file: "/p.yaml")
        #expect(file.profile.name == "harbour")
        #expect(file.profile.versions.map(\.from) == [CivilDate("2020-01-01"), nil])
        #expect(file.profile.versions.map(\.until) == [nil, CivilDate("2019-12-31")])
        #expect(
            file.profile.versions.first?.rules == [
                .init(.body, "//main"), .init(.body, "//article"), .init(.title, "string(//h1)"),
                .init(.published, "//time/@datetime"), .init(.author, "substring-after(//p[@class='by'], 'By ')"),
                .init(.publisher, "//footer/b"), .init(.remove, "//aside"),
            ])
        #expect(file.isFor(pageAt: "https://harbour.example/x"))
        #expect(file.isFor(pageAt: "http://other.example/news/12"))
        #expect(!file.isFor(pageAt: "https://other.example/"))
        #expect(file.isFor(pageAt: nil))
        // What a capture line keeps reads back as it was.
        let line = JSONWriter.line(file.profile)
        #expect(try JSONReader.read(PublisherProfile.self, from: line.dropLast()[...]) == file.profile)
    }

    @Test func `another expression or day is another digest, another order of the file is not`() throws {
        func digest(_ versions: String) throws -> String {
            try PipelineReader.readProfile("name: a\nversions:\n" + versions, file: "/p.yaml").profile.digest
        }
        let one = "  - from: 2020-01-01\n    body: //main\n"
        let other = "  - until: 2019-12-31\n    body: //div\n"
        #expect(try digest(one + other) == digest(other + one))
        #expect(try digest(one) != digest(one + other))
        #expect(try digest(one) != digest(one.replacingOccurrences(of: "2020-01", with: "2020-02")))
    }

    @Test func `all that is wrong is told at once, each with its place`() {
        let text = """
            nam: harbour
            for: [""]
            versions:
              - from: 2020-02-30
                body: //div[
              - until: 2019-12-31
                from: 2020-01-01
                title: count(//h1)
              - remove: string(//p)
              - from: 2021-01-01
            """
        let found = problems(text)
        #expect(found.count == 9)
        #expect(found[0] == "1:1: unknown key `nam:` in a profile; did you mean `name:`?")
        #expect(
            found[1] == "1:1: `name:` is missing in a profile. What the profile is called in receipts and messages.")
        #expect(found[2].hasPrefix("2:7: `for:` takes a list of address patterns, or one."))
        #expect(found[3] == "4:11: \"2020-02-30\" is no day of the calendar; write it like 2023-06-01")
        #expect(found[4].hasPrefix("5:11: \"//div[\" is not an XPath"))
        #expect(found[5].hasPrefix("6:5: the version ends on 2019-12-31, before it begins on 2020-01-01"))
        #expect(found[6].hasPrefix("8:12: ") && found[6].contains("it gives a number"))
        #expect(found[7].hasPrefix("9:13: ") && found[7].contains("it gives a text"))
        #expect(found[8].hasPrefix("10:5: a version says nothing; give it one of `body:`"))
        #expect(problems("- a")[0].hasPrefix("1:1: a profile is a list of keys with values"))
        #expect(problems("")[0].hasPrefix("1:1: the file is empty; a profile needs `name:`"))
    }

    @Test func `what is wrong with a profile is told of the pipeline that names it`() throws {
        let folder = try TemporaryFolder()
        let bad = try folder.write("bad.yaml", "name: a\nversions:\n  - body: //div[\n")
        let pipeline = "name: p\narchive: a\nsources:\n  - name: s\n    files: x\n    profile: [bad.yaml, none.yaml]\n"
        do throws(PipelineError) {
            _ = try PipelineReader.read(pipeline, file: folder["p.yaml"])
            Issue.record("the pipeline was taken")
        } catch {
            #expect(error.problems.count == 2)
            #expect(error.problems[0].description.hasPrefix("\(folder["p.yaml"]):6:25: "))
            #expect(error.problems[0].message.contains("none.yaml: the profile file cannot be read"))
            #expect(error.problems[1].description.hasPrefix("\(bad):3:11: "))
        }
    }

    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private static let samples =
        (try? FileManager.default.contentsOfDirectory(atPath: repository + "/Samples").filter {
            $0.hasSuffix(".html") && !$0.contains("login")
        }.sorted()) ?? []

    @Test(arguments: samples)
    func `the profile that comes with the program answers on a page of its publisher's making, and takes nothing away`(
        name: String
    ) throws {
        var file = try PipelineReader.readProfile(Self.repository + "/Pipelines/publishers/smm.yaml")
        file.addresses = []
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.repository + "/Samples/" + name)))
        let general = PageReading.read(bytes, knowing: .init())
        var knowledge = PageReading.Knowledge()
        knowledge.profiles = [file]
        let profiled = PageReading.read(bytes, knowing: knowledge)
        #expect(profiled.document.text == general.document.text)
        #expect(profiled.document.blocks == general.document.blocks)
        #expect(profiled.events.map(\.happening) == general.events.map(\.happening))
        #expect(profiled.document.published?.value == general.document.published?.value)
        #expect(profiled.document.publisher == Document.Stated("SMM", basis: "profile smm"))
        #expect(!profiled.document.warnings.contains { $0.contains("profile") })
    }
}
