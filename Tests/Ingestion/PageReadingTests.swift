import Archive
import Foundation
import Model
import Testing

@testable import Ingestion

@Suite struct PageReadingTests {
    static let page = Array(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>A Review of the Lamp Trade in 2024</title>
        <link rel="canonical" href="https://news.example/lamps"></head>
        <body><article><h1>A Review of the Lamp Trade in 2024</h1>
        <h2>1. A furnace in the north</h2><p>On May 16, the northern works lit a furnace of 30 tonnes.</p>
        <h2>2. A contract in the south</h2><p>On June 3, the southern works signed a contract for 400 lamps.</p>
        </article></body></html>
        """.utf8)

    private func lines(_ reading: PageReading) -> [UInt8] { reading.events.flatMap { JSONWriter.line($0) } }

    @Test func `the same page and year give the same bytes`() {
        let knowing = PageReading.Knowledge(year: 2023)
        let first = lines(PageReading.read(Self.page, knowing: knowing))
        #expect(!first.isEmpty)
        for _ in 1...5 { #expect(lines(PageReading.read(Self.page, knowing: knowing)) == first) }
    }

    @Test func `many readings at once do not disturb each other`() async {
        let expected = lines(PageReading.read(Self.page, knowing: .init()))
        let all = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 1...16 {
                group.addTask { PageReading.read(Self.page, knowing: .init()).events.flatMap { JSONWriter.line($0) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(all.count == 16 && all.allSatisfy { $0 == expected })
    }

    @Test func `an event names its page by its bytes, its address and its title`() throws {
        let reading = PageReading.read(Self.page, knowing: .init(publisher: "The Lamp"))
        #expect(reading.events.count == 2)
        for event in reading.events {
            #expect(event.source.page == ContentDigest.sha256(Self.page))
            #expect(event.source.title == "A Review of the Lamp Trade in 2024")
            #expect(event.source.publisher == "The Lamp")
            #expect(event.source.url == "https://news.example/lamps")
            #expect(event.source.retrieved == nil)
            #expect(event.id == EventIdentity.identifier(of: event.happening))
        }
    }

    @Test func `the caller's address comes before the page's, and that before the one of a file`() {
        let moment = Timestamp(secondsSinceEpoch: 1_700_000_000)
        func source(_ url: String, origin: Page.Origin, _ knowledge: PageReading.Knowledge = .init())
            -> SourceReference?
        {
            let page = Page(url: url, retrieved: moment, origin: origin, body: Self.page)
            return PageReading.read(page, knowing: knowledge).events.first?.source
        }
        let fetched = Page.Origin.http(status: 200, headers: [])
        #expect(source("file:///tmp/lamps.html", origin: .file)?.url == "https://news.example/lamps")
        #expect(source("https://mirror.example/", origin: fetched)?.url == "https://mirror.example/")
        #expect(
            source("file:///tmp/lamps.html", origin: .file, .init(url: "https://me.example/"))?.url
                == "https://me.example/")
        #expect(source("https://mirror.example/", origin: fetched)?.retrieved == moment)
    }

    @Test func `the year that the caller knows is the year under review`() {
        let text = Array(
            "1. A mill\nOn May 5, the mill ground 12 tonnes.\n2. A barn\nOn June 6, the barn was built.\n".utf8)
        let reading = PageReading.read(text, knowing: .init(year: 2019))
        #expect(reading.events.map { $0.happening.date?.interval.edtf } == ["2019-05-05", "2019-06-06"])
    }

    @Test func `what is no article gives no events`() {
        for bytes in [
            [], Array("%PDF-1.7\n".utf8) + [0, 1, 2, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0],
        ] {
            let reading = PageReading.read(bytes, knowing: .init())
            #expect(reading.document.obstacle != nil)
            #expect(reading.events.isEmpty)
        }
    }
}
