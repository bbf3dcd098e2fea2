import Foundation
import Testing

@testable import Ingestion

@Suite struct DiscoveryTests {
    private func pipeline(_ sources: [Pipeline.Source]) -> Pipeline {
        Pipeline(name: "made", file: "made.yaml", archive: "/archive", fetch: .init(), sources: sources)
    }

    @Test func `globs give their files in the order of the names, and a star does not cross folders`() throws {
        let folder = try TemporaryFolder()
        for name in ["b.html", "a.html", "c.txt", "deep/d.html"] { try folder.write(name) }
        let source = Pipeline.Source(name: "saved", files: [folder["*.html"], folder["*/*.html"]], pages: [])
        let (pages, nothing) = Discovery.files(of: pipeline([source]))
        #expect(pages.map(\.name) == [folder["a.html"], folder["b.html"], folder["deep/d.html"]])
        #expect(nothing.isEmpty)
    }

    @Test func `a page that two globs name is one page, of the first`() throws {
        let folder = try TemporaryFolder()
        for name in ["a.html", "b.html"] { try folder.write(name) }
        let (pages, _) = Discovery.files(
            of: pipeline([
                Pipeline.Source(name: "one", year: 2024, files: [folder["a*"]], pages: []),
                Pipeline.Source(name: "two", publisher: "P", files: [folder["*.html"]], pages: []),
            ]))
        #expect(pages.map(\.name) == [folder["a.html"], folder["b.html"]])
        #expect(pages.map(\.source) == ["one", "two"])
        #expect(pages.map(\.knowledge.year) == [2024, nil])
        #expect(pages.map(\.knowledge.publisher) == [nil, "P"])
    }

    @Test func `a glob that no file answers to is told, with its source`() throws {
        let folder = try TemporaryFolder()
        let patterns = [folder["*.html"], folder["none.txt"], folder["[a"], ""]
        let (pages, nothing) = Discovery.files(
            of: pipeline([Pipeline.Source(name: "saved", files: patterns, pages: [])]))
        #expect(pages.isEmpty)
        #expect(nothing == patterns.map { Discovery.Nothing(source: "saved", pattern: $0) })
    }

    @Test func `odd names are found by globs, and by themselves where they are escaped`() throws {
        let folder = try TemporaryFolder()
        for name in ["ä b.html", "c[1].html", "#?.html"] { try folder.write(name) }
        let (pages, nothing) = Discovery.files(
            of: pipeline([
                Pipeline.Source(
                    name: "saved", files: [folder["c\\[1\\].html"], folder["ä b.html"], folder["*.html"]], pages: [])
            ]))
        #expect(Set(pages.map(\.name)) == [folder["ä b.html"], folder["c[1].html"], folder["#?.html"]])
        #expect(pages.count == 3)
        #expect(nothing.isEmpty)
    }
}
