import Foundation
import Testing

@testable import Extraction

@Suite struct PageEndTests {
    private static func end(_ page: String) -> String? { PageEnd.found(in: Array(page.utf8))?.name }

    @Test func `every place has pages that end there and pages that do not`() {
        for enclosure in PageEnd.enclosures {
            #expect(!enclosure.examples.isEmpty && !enclosure.counterexamples.isEmpty)
            for page in enclosure.examples { #expect(Self.end(page) == enclosure.name, "\(page)") }
            for page in enclosure.counterexamples { #expect(Self.end(page) != enclosure.name, "\(page)") }
        }
    }

    @Test(arguments: ["<p>a</p", "<p>a <img alt='b", "<p>a<", "<html><body><p class=", "<p>a</p><!DOCTYPE"])
    func `a page may end inside a tag`(page: String) {
        #expect(Self.end(page) == "inside a tag")
    }

    @Test(arguments: [
        "", "<p>a", "<html><body><p>One<li>two", "<p>1 < 2", "<!-->", "<html><body><div><p>a</div>",
        "<!DOCTYPE html><title>a</title><p>The end", "<body><div>a</body>", "<html><div>a</html>",
        "<p>a</p><script>b</script>", "<body><table><tr><td>a<tr><td>b</table>", "text alone", "<divider>a",
        "<body><p>a<b>b",
    ])
    func `end tags may be left out, and all of these are whole`(page: String) {
        #expect(Self.end(page) == nil)
    }

    @Test(arguments: [
        "<html><body><div><p>A sentence that sto", "<body><article><p>One.</p>",
        "<html><main><h1>A</h1><table><tr><td>b",
    ])
    func `a page that closes neither body nor what has to end may be cut off`(page: String) {
        #expect(Self.end(page) == "with elements open that have to end")
    }

    @Test(arguments: PageFixture.all.filter { $0.page.pathExtension != "txt" })
    func `no page of the fixtures is called cut off, and half of one mostly is`(fixture: PageFixture) throws {
        let bytes = try fixture.bytes()
        let document = DocumentReader.read(bytes, contentType: fixture.given("content-type"), url: nil)
        #expect(!document.warnings.contains { $0.hasSuffix("it may be cut off") }, "\(document.warnings)")
    }

    @Test func `of pages that are cut anywhere behind their opening nearly all are known by it`() throws {
        var cut = 0
        var known = 0
        for fixture in PageFixture.all where fixture.page.pathExtension != "txt" {
            let bytes = try fixture.bytes()
            guard bytes.holds(Array("</html>".utf8)) else { continue }
            for percent in [30, 50, 70, 85] {
                cut += 1
                if PageEnd.found(in: Array(bytes.prefix(bytes.count * percent / 100))) != nil { known += 1 }
            }
        }
        #expect(cut > 80)
        #expect(known * 100 >= cut * 60, "\(known) of \(cut)")
    }
}
