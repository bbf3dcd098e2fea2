import Foundation
import Ingestion
import Model
import Testing

/// Kinds that somebody who read the events gave them: `Tests/Fixtures/kinds`.
struct KindLabels: CustomTestStringConvertible {
    struct Label {
        let event: Int
        /// All that would be right; nil stands for no kind.
        let kinds: [EventKind?]
    }

    let name: String
    let pages: [(page: String, labels: [Label])]

    var testDescription: String { name }

    init(_ name: String) throws {
        self.name = name
        let file = Corpus.repository.appendingPathComponent("Tests/Fixtures/kinds/\(name).txt")
        var pages: [(page: String, labels: [Label])] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(whereSeparator: { $0 == "#" || $0 == "|" })
            try #require(parts.count == 3, "\(line)")
            let kinds: [EventKind?] = try parts[2].split(separator: "/").map {
                $0 == "none" ? nil : try #require(EventKind(rawValue: String($0)), "\(line)")
            }
            let label = Label(event: try #require(Int(parts[1])), kinds: kinds)
            if pages.last?.page == String(parts[0]) {
                pages[pages.count - 1].labels.append(label)
            } else {
                pages.append((String(parts[0]), [label]))
            }
        }
        self.pages = pages
    }

    /// How many events there are, how many have a kind that is right, and how many have none though they should.
    func score() throws -> (all: Int, right: Int, without: Int) {
        var score = (all: 0, right: 0, without: 0)
        for (page, labels) in pages {
            let path = page.hasPrefix("Samples/") ? page : "Tests/Fixtures/\(page)"
            let bytes = [UInt8](try Data(contentsOf: Corpus.repository.appendingPathComponent(path)))
            let events = PageReading.read(bytes, knowing: PageReading.Knowledge()).reading.events
            for label in labels {
                // A label that fits no event has to be read anew.
                try #require(label.event < events.count, "\(page)#\(label.event)")
                let kind = events[label.event].kind
                score.all += 1
                if label.kinds.contains(kind) {
                    score.right += 1
                } else if kind == nil {
                    score.without += 1
                }
            }
        }
        return score
    }
}

@Suite struct EventKindLabelTests {
    /// In hundredths; a little below what was measured.
    @Test(arguments: [("development", 93), ("held-out", 88), ("fresh", 88)])
    func mostEventsHaveTheKindThatAReaderGivesThem(name: String, floor: Int) throws {
        let labels = try KindLabels(name)
        let score = try labels.score()
        #expect(score.all >= 90)
        #expect(score.right * 100 >= floor * score.all, "\(score)")
        #expect(score.without * 50 <= score.all, "\(score)")
    }
}
