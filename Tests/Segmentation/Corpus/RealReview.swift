import Foundation
import Model
import ReviewTruth

/// A hand-labelled real review, which is no part of the repository: `../shared/reviews`, where that lies beside the
/// checkout.
struct RealReview {
    /// `NAME.gold.json`.
    struct Gold: Decodable {
        struct Section: Decodable {
            var path: String
            var level: Int
            var marker: Int
            var heading: String
            var headingStart: Int
            var bodyStart: Int
        }

        struct Event: Decodable {
            var section: String
            var start: Int
            var end: Int
            var date: String?
            var optional: Bool
        }

        var title: String
        var year: Int
        var sections: [Section]
        var events: [Event]
    }

    /// A labelled mention of something.
    protocol Mention: Decodable {
        var start: Int { get }
        var end: Int { get }
        var surface: String { get }
        /// Whether it must be found.
        var isWanted: Bool { get }
        /// What it may be read as.
        var values: [String] { get }
    }

    struct DateMention: Mention {
        var start: Int
        var end: Int
        var surface: String
        var core: Bool
        var from: String
        var to: String
        var accept: [String]

        var isWanted: Bool { core }
        var values: [String] { ["\(from)/\(to)"] + accept.map { $0.contains("/") ? $0 : "\($0)/\($0)" } }
    }

    struct QuantityMention: Mention {
        var start: Int
        var end: Int
        var surface: String
        var role: String
        var value: Double
        var unit: String

        var isWanted: Bool { role == "core" }
        var values: [String] { ["\(value) \(unit)"] }
    }

    /// What looks like a mention and is none.
    struct Trap: Decodable {
        var start: Int
        var end: Int
        var surface: String
    }

    /// `NAME.dates.json`.
    struct Dates: Decodable {
        var expressions: [DateMention]
        var traps: [Trap]
    }

    /// `NAME.quantities.json`.
    struct Quantities: Decodable {
        var quantities: [QuantityMention]
        var traps: [Trap]
    }

    let gold: Gold
    let dates: Dates
    let quantities: Quantities
    let text: [UInt8]

    static let folder = Corpus.repository.deletingLastPathComponent().appendingPathComponent("shared/reviews")

    /// The names of the reviews that are there; empty where the folder is not.
    static var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.map(\.lastPathComponent).filter { $0.hasSuffix(".gold.json") }
            .map { String($0.dropLast(".gold.json".count)) }.sorted()
    }

    init(_ name: String) throws {
        func data(_ ending: String) throws -> Data {
            try Data(contentsOf: RealReview.folder.appendingPathComponent(name + ending))
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        gold = try decoder.decode(Gold.self, from: try data(".gold.json"))
        dates = try decoder.decode(Dates.self, from: try data(".dates.json"))
        quantities = try decoder.decode(Quantities.self, from: try data(".quantities.json"))
        text = [UInt8](try data(".txt"))
    }

    /// What differs from the gold, for a person to read; empty where nothing does.
    func differences(in events: [Happening]) -> [String] {
        eventDifferences(events) + dateDifferences(events) + quantityDifferences(events)
    }

    // MARK: Events

    /// A marker's space more or less is no error, in code points.
    private static let tolerance = 3

    private func isNear(_ left: Int, _ right: Int) -> Bool { abs(left - right) <= RealReview.tolerance }

    private func eventDifferences(_ events: [Happening]) -> [String] {
        var differences: [String] = []
        let sections = Dictionary(gold.sections.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let free = gold.events.filter(\.optional)
        var unmatched = Array(events.indices)
        for want in gold.events where !want.optional {
            let section = sections[want.section]
            // An event may be told from its body or from its number on.
            var starts = [want.start]
            if let section, want.start == section.bodyStart { starts += [section.marker, section.headingStart] }
            let match = unmatched.first { index in starts.contains { isNear(events[index].position.start, $0) } }
            guard let match else {
                differences.append("missed \(want.section) at \(want.start)")
                continue
            }
            unmatched.removeAll { $0 == match }
            let event = events[match]
            // The cuts that only optional events make are free.
            let end = event.position.end
            let isFree = free.contains {
                ($0.start - RealReview.tolerance...$0.start).contains(end) || isNear(end, $0.end)
            }
            if !isNear(end, want.end), !isFree {
                differences.append("\(want.section) should end at \(want.end), ends at \(end)")
            }
            let heading = event.sections.last?.heading
            if heading != section?.heading {
                differences.append("\(want.section) is under \"\(heading ?? "")\"")
            }
            let parent = want.section.lastIndex(of: ".").flatMap { sections[String(want.section[..<$0])] }
            let parentHeading = event.sections.dropLast().last?.heading
            if event.sections.count != section?.level || parent != nil && parentHeading != parent?.heading {
                differences.append("\(want.section) has the chain \(event.sections.map(\.number))")
            }
            let days = event.date.map { $0.interval.start...$0.interval.end }
            if let date = want.date, days != ReviewTruth.days(of: date) {
                differences.append("\(want.section) should be \(date), is \(event.date?.interval.edtf ?? "undated")")
            }
        }
        for index in unmatched where !free.contains(where: { isNear(events[index].position.start, $0.start) }) {
            differences.append("spurious at \(events[index].position.start): \(events[index].text.prefix(60))")
        }
        return differences
    }

    // MARK: Mentions

    private func dateDifferences(_ events: [Happening]) -> [String] {
        let found = events.flatMap(\.dates).map { ($0.position, "\($0.interval.start)/\($0.interval.end)") }
        return differences(found, dates.expressions, dates.traps, events)
    }

    private func quantityDifferences(_ events: [Happening]) -> [String] {
        let found = events.flatMap(\.quantities).map { ($0.position, "\($0.value) \($0.unit)") }
        return differences(found, quantities.quantities, quantities.traps, events)
    }

    /// What is missed, wrong, spurious or a trap.
    private func differences(
        _ found: [(position: Position, value: String)], _ listed: [some Mention], _ traps: [Trap],
        _ events: [Happening]
    ) -> [String] {
        func overlap(_ position: Position, _ start: Int, _ end: Int) -> Bool {
            position.start < end && start < position.end
        }
        var differences: [String] = []
        var unmatched = found
        for want in listed where want.isWanted && events.contains(where: { overlap($0.position, want.start, want.end) })
        {
            let near = unmatched.indices.filter { overlap(unmatched[$0].position, want.start, want.end) }
            if let match = near.first(where: { want.values.contains(unmatched[$0].value) }) {
                unmatched.remove(at: match)
            } else {
                let values = near.map { unmatched[$0].value }
                differences.append("\"\(want.surface)\" at \(want.start) should be \(want.values), is \(values)")
            }
        }
        for mention in found where !listed.contains(where: { overlap(mention.position, $0.start, $0.end) }) {
            differences.append("spurious \(mention.value) at \(mention.position.start)")
        }
        for trap in traps where found.contains(where: { overlap($0.position, trap.start, trap.end) }) {
            differences.append("the trap \"\(trap.surface)\" at \(trap.start) was taken")
        }
        return differences
    }
}
