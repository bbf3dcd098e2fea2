import Foundation
import Model

import enum Archive.EventIdentity
import struct Segmentation.Reading
import enum Segmentation.RulesVersion
import struct Segmentation.ReviewYear

/// What holds of the reading of any bytes whatever, however little sense they make.
///
/// The tests and the fuzzer (`Fuzzing/`) ask the same functions. Each gives what is broken, in words; nothing where all
/// holds. They trust nothing they are given: a position that lies nowhere is a finding and not a trap.
public enum ReadingInvariants {
    /// What is wrong with a document as extraction gives it. Linear in the text.
    public static func violations(ofDocument document: Document) -> [String] {
        var findings = Findings()
        let bytes = Array(document.text.utf8)
        var end = 0
        for block in document.blocks {
            let range = block.range
            findings.expect(range.lowerBound >= end, "block \(range) begins before \(end), where the last one ended")
            findings.expect(!range.isEmpty, "block \(range) is empty")
            for bound in [range.lowerBound, range.upperBound] where bound < 0 || bound > bytes.count {
                findings.add("block \(range) reaches past a text of \(bytes.count) bytes")
            }
            for bound in [range.lowerBound, range.upperBound] where bytes.indices.contains(bound) {
                findings.expect(bytes[bound] & 0xC0 != 0x80, "block \(range) cuts a character at \(bound)")
            }
            if let bold = block.boldOpening {
                let fits = bold.lowerBound == range.lowerBound && bold.upperBound <= range.upperBound
                findings.expect(fits && !bold.isEmpty, "\(bold) is no opening of block \(range)")
                if fits, bytes.indices.contains(bold.upperBound) {
                    findings.expect(bytes[bold.upperBound] & 0xC0 != 0x80, "bold \(bold) cuts a character")
                }
            }
            findings.expect(
                (block.kind == .furniture) == (block.rule != nil),
                "only furniture, and all of it, names a rule: \(block)")
            switch block.kind {
            case .heading(let level): findings.expect((1...6).contains(level), "a heading of level \(level)")
            case .listItem(let depth): findings.expect(depth >= 1, "a list item \(depth) lists deep")
            case .title, .paragraph, .tableRow, .furniture: break
            }
            end = max(end, range.upperBound)
        }
        for stated in [document.title, document.published, document.publisher] {
            if let stated { findings.expect(!stated.value.isEmpty && !stated.basis.isEmpty, "\(stated) says nothing") }
        }
        return findings.all
    }

    /// What is wrong with the reading of a document. Linear in the text but for sorting.
    public static func violations(of reading: Reading, in document: Document) -> [String] {
        var findings = Findings()
        let text = PrintedText(document.text)
        if let year = reading.reviewYear {
            findings.expect(
                ReviewYear.plausible.contains(year.year) && !year.basis.isEmpty, "no year to review: \(year)")
        }
        if let title = reading.title {
            findings.expect(!title.isEmpty && text.has(title), "the title \"\(title)\" stands nowhere")
        }
        check(reading.items, in: text, &findings)
        check(reading.events, under: reading.items, in: text, &findings)
        check(refusals: reading, in: text, &findings)
        check(stretches: reading, of: document, in: text, &findings)
        return findings.all
    }

    /// What is wrong with events as the archive gets them and with the lines they are written as, beside what a schema
    /// says: each is one line that reads back as the same event.
    public static func violations(of events: [Event], lines: [UInt8]) -> [String] {
        let split = lines.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        guard split.count == events.count else { return ["\(events.count) events make \(split.count) lines"] }
        var findings = Findings()
        for (event, line) in zip(events, split) {
            do {
                let read = try JSONDecoder().decode(Event.self, from: Data(line))
                findings.expect(
                    JSONWriter.line(read).dropLast() == line, "the line of \(event.id) reads back otherwise")
            } catch {
                findings.add("the line of \(event.id) cannot be read: \(error)")
            }
        }
        return findings.all
    }

    /// Events with the identity that the archive gives them, of a page that nobody captured.
    public static func identified(_ happenings: [Happening]) -> [Event] {
        happenings.map {
            Event(
                id: EventIdentity.identifier(of: $0), happening: $0,
                source: SourceReference(page: "sha256:" + String(repeating: "0", count: 64)),
                rules: RulesVersion.current)
        }
    }

    // MARK: The outline

    private static func check(_ items: [Reading.Item], in text: PrintedText, _ findings: inout Findings) {
        var end = 0
        for (index, item) in items.enumerated() {
            let above = index == 0 ? -1 : items[index - 1].depth
            findings.expect((0...max(0, above + 1)).contains(item.depth), "depth \(item.depth) under depth \(above)")
            let hasChildren = index + 1 < items.count && items[index + 1].depth > item.depth
            findings.expect(hasChildren == item.hasChildren, "item \(item.section) miscounts its children")
            findings.expect(item.marker.start >= end, "marker \(item.marker) begins before \(end)")
            check(item.section, &findings)
            text.check(item.marker, prints: item.section.number, "marker", &findings)
            findings.expect((item.heading == nil) == (item.section.heading == nil), "\(item) half has a heading")
            var next = item.marker.end
            if let heading = item.heading {
                text.check(heading, prints: item.section.heading ?? "", "heading", &findings)
                findings.expect(heading.start >= next, "heading \(heading) begins before \(next)")
                next = heading.end
            }
            text.check(item.body, "body", &findings)
            findings.expect(item.body.start >= next, "body \(item.body) begins before \(next)")
            end = item.body.end
        }
    }

    private static func check(_ section: Section, _ findings: inout Findings) {
        findings.expect(
            !section.number.isEmpty && !section.label.isEmpty, "a section without number or label: \(section)")
        findings.expect(section.heading?.isEmpty != true, "a heading without words: \(section)")
        for part in section.label.split(separator: ".", omittingEmptySubsequences: false) {
            let isNumber = !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            findings.expect(isNumber, "label \(section.label) is not made of numbers")
        }
    }

    // MARK: The events

    private static func check(
        _ events: [Happening], under items: [Reading.Item], in text: PrintedText, _ findings: inout Findings
    ) {
        var end = 0
        var chain: [Section] = []
        var next = 0
        var saidElsewhere: Set<String> = []
        for event in events {
            findings.expect(event.position.start >= end, "event \(event.position) begins before \(end)")
            end = event.position.end
            findings.expect(event.position.start < event.position.end, "event \(event.position) is empty")
            findings.expect(
                !event.title.isEmpty, "event \(event.position) has no title: \(event.text.debugDescription)")
            text.check(event.position, prints: event.text, "event", &findings)

            // The sections are those of the outline that are open where the event begins.
            while next < items.count, items[next].marker.start <= event.position.start {
                chain = chain.prefix(max(0, items[next].depth)) + [items[next].section]
                next += 1
            }
            findings.expect(
                event.sections.isEmpty || event.sections == chain,
                "event \(event.position) is not under \(event.sections)")
            for section in event.sections { check(section, &findings) }

            if let date = event.date {
                check(date.interval, &findings)
                findings.expect(!date.text.isEmpty && !date.basis.isEmpty, "a date without words or basis: \(date)")
                // A date may stand in a line above the event.
                if !event.text.contains(date.text), saidElsewhere.insert(date.text).inserted {
                    findings.expect(text.has(date.text), "the text nowhere says \"\(date.text)\"")
                }
            }
            for date in event.dates {
                check(date.interval, &findings)
                findings.expect(!date.basis.isEmpty, "a date without a basis: \(date)")
            }
            for quantity in event.quantities {
                findings.expect(quantity.value.isFinite, "\(quantity) is no number")
                findings.expect(!quantity.unit.isEmpty && quantity.per?.isEmpty != true, "\(quantity) has no unit")
            }
            let dates = event.dates.map { ($0.position, $0.text) }
            let quantities = event.quantities.map { ($0.position, $0.text) }
            check(mentions: dates, of: event, in: text, &findings)
            check(mentions: quantities, of: event, in: text, &findings)
            // What is an organisation is no place, and no name is a date.
            let organizations = event.organizations.map { ($0.position, $0.text) }
            let places = event.places.map { ($0.position, $0.text) }
            check(mentions: organizations, of: event, in: text, &findings)
            check(mentions: places, of: event, in: text, &findings)
            apart(event.organizations.map(\.position) + event.places.map(\.position), "name", &findings)
            for mention in event.organizations + event.places {
                findings.expect(
                    mention.name?.isEmpty != true && mention.name != mention.text, "\(mention) has an idle name")
            }
            // What is a date is no amount.
            apart(event.dates.map(\.position) + event.quantities.map(\.position), "mention", &findings)
        }
    }

    private static func check(
        mentions: [(position: Position, words: String)], of event: Happening, in text: PrintedText,
        _ findings: inout Findings
    ) {
        var end = event.position.start
        for (position, words) in mentions {
            findings.expect(
                position.start >= end && position.end <= event.position.end && position.start < position.end,
                "mention \(position) is not in its place in event \(event.position), behind \(end)")
            text.check(position, prints: words, "mention", &findings)
            end = position.end
        }
    }

    private static func check(_ interval: Interval, _ findings: inout Findings) {
        guard let days = CalendarForm.days(of: interval.edtf) else {
            return findings.add("\"\(interval.edtf)\" is no EDTF of level 0")
        }
        findings.expect(
            days.first == interval.start && days.last == interval.end,
            "\"\(interval.edtf)\" is not \(interval.start) to \(interval.end)")
    }

    // MARK: The account

    private static func check(refusals reading: Reading, in text: PrintedText, _ findings: inout Findings) {
        var start = 0
        for refusal in reading.refusals {
            text.check(refusal.position, prints: refusal.number, "refusal", &findings)
            findings.expect(refusal.position.start >= start, "refusal \(refusal.position) begins before \(start)")
            findings.expect(!refusal.rule.isEmpty && !refusal.number.isEmpty, "\(refusal) says nothing")
            findings.expect(
                text.has(refusal.context, around: refusal.position),
                "\"\(refusal.context)\" is not at \(refusal.position)")
            start = refusal.position.start
        }
    }

    /// Every letter and number of the blocks is in one stretch, and nothing unclaimed is in anything that is told.
    private static func check(
        stretches reading: Reading, of document: Document, in text: PrintedText, _ findings: inout Findings
    ) {
        var isOutside = [Bool](repeating: false, count: text.length)
        // Blocks that overlap or run backwards are cut to where the last one ended.
        var read = 0
        for block in document.blocks {
            let range = block.range.clamped(to: read..<Int.max)
            for place in text.codePoints(ofBytes: range) { isOutside[place] = true }
            read = range.upperBound
        }
        var end = 0
        for stretch in reading.stretches {
            let position = stretch.position
            text.check(position, "\(stretch.kind)", &findings)
            findings.expect(position.start < position.end, "\(stretch.kind) \(position) is empty")
            findings.expect(position.start >= end, "\(stretch.kind) \(position) begins before \(end)")
            end = max(end, position.end)
            for place in text.codePoints(of: position) { isOutside[place] = false }
        }
        var rest = isOutside[...]
        while let start = rest.firstIndex(of: true) {
            let end = rest[start...].firstIndex(of: false) ?? rest.endIndex
            let words = text.words(start..<end)
            findings.expect(
                !words.unicodeScalars.contains(where: saysSomething), "\(start)..<\(end) is in no stretch: \"\(words)\""
            )
            rest = rest[end...]
        }
        let headings = reading.items.flatMap { [$0.marker, $0.heading].compactMap { $0 } }
        apart(reading.unclaimed + headings + reading.events.map(\.position), "place", &findings)
        findings.expect(
            reading.unclaimedLength <= reading.bodyLength && reading.bodyLength <= text.length,
            "\(reading.unclaimedLength) unclaimed of a body of \(reading.bodyLength) in a text of \(text.length)")
    }

    /// Whether a code point is a letter or a number of any script, and no mark or sign.
    private static func saysSomething(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    private static func apart(_ positions: [Position], _ name: String, _ findings: inout Findings) {
        var end = 0
        for position in positions.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            findings.expect(position.start >= end, "\(name) \(position) overlaps one that ends at \(end)")
            end = max(end, position.end)
        }
    }
}
