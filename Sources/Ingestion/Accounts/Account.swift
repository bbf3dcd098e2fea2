import Model
import Segmentation

/// How a page was read: its outline and events, every number taken or refused, and what is unclaimed; for a person and
/// for a program.
public struct Account: JSONWritable {
    private let document: Document
    private let reading: Reading
    private let events: [Event]
    private let scalars: [Unicode.Scalar]

    /// The account of a page.
    public init(_ page: PageReading) {
        document = page.document
        reading = page.reading
        events = page.events
        scalars = Array(page.document.text.unicodeScalars)
    }

    private func words(_ position: Position, longest: Int = 90) -> String {
        let end = min(position.end, scalars.count)
        let start = min(position.start, end)
        let shown = scalars[start..<min(end, start + longest)].map { $0 == "\n" ? " " : Character($0) }
        return String(shown) + (end - start > longest ? "…" : "")
    }

    /// How often the numbering is irregular, by the rule's name.
    private var irregularities: [(name: String, count: Int)] {
        Dictionary(grouping: reading.items.compactMap(\.irregularity), by: \.self)
            .map { (name: $0.key, count: $0.value.count) }.sorted { $0.name < $1.name }
    }

    // MARK: For a person

    /// The account in lines that a person reads.
    public var lines: [String] {
        var lines = ["Title      \(document.title?.value ?? reading.title ?? "none")"]
        if let published = document.published { lines.append("Published  \(published.value) (\(published.basis))") }
        if let publisher = document.publisher { lines.append("Publisher  \(publisher.value)") }
        lines.append("Year       " + (reading.reviewYear.map { "\($0.year) (\($0.basis))" } ?? "none"))
        lines.append("")
        lines += outline()
        lines.append("")
        if !irregularities.isEmpty {
            let named = irregularities.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
            lines.append("The numbering is irregular: \(named).")
        } else if !reading.items.isEmpty {
            lines.append("The numbering is regular.")
        }
        let furniture = document.blocks.filter { $0.kind == .furniture }
        if !furniture.isEmpty {
            lines.append(
                "\(counted(furniture.count, "line")) of furniture: \(Set(furniture.compactMap(\.rule)).sorted().joined(separator: ", "))"
            )
        }
        if !reading.refusals.isEmpty {
            lines.append("Numbers that number nothing:")
            for refusal in reading.refusals {
                let context = String(refusal.context.map { $0.isNewline ? " " : $0 })
                lines.append("  \(refusal.number)  \(refusal.rule)  …\(context)…")
            }
        }
        if reading.unclaimed.isEmpty {
            lines.append("All of the body is in headings, leads and events.")
        } else {
            let share = share(reading.unclaimedLength, of: reading.bodyLength)
            lines.append("Unclaimed, \(share) of the body:")
            for position in reading.unclaimed {
                lines.append("  \(position.start)-\(position.end)  \(words(position))")
            }
        }
        return lines
    }

    private func outline() -> [String] {
        var lines: [String] = []
        var next = 0
        func eventLines(before position: Int, indent: String) {
            while next < events.count, events[next].happening.position.start < position {
                let happening = events[next].happening
                lines.append(
                    "\(indent)• \(happening.date?.interval.edtf ?? "undated")  \(words(happening.position, longest: 70))"
                )
                next += 1
            }
        }
        var indent = ""
        for item in reading.items {
            eventLines(before: item.marker.start, indent: indent)
            indent = String(repeating: "  ", count: item.depth + 1)
            let margin = String(repeating: "  ", count: item.depth)
            let irregularity = item.irregularity.map { "   [\($0)]" } ?? ""
            let label = item.section.label + ".", number = item.section.number
            let printed = label == number || item.section.label == number ? "" : " (printed \(number))"
            lines.append("\(margin)\(item.section.label)\(printed)  \(item.section.heading ?? "–")\(irregularity)")
            if item.hasChildren, item.body.end > item.body.start {
                lines.append("\(indent)lead: \(words(item.body, longest: 60))")
            }
        }
        eventLines(before: .max, indent: indent)
        return lines
    }

    // MARK: For a program

    /// The account as one JSON object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("title", document.title?.value ?? reading.title)
            json.field("year", reading.reviewYear?.year)
            json.field("yearBasis", reading.reviewYear?.basis)
            json.key("outline")
            json.array { json in
                for item in reading.items {
                    json.object { json in
                        json.field("number", item.section.number)
                        json.field("label", item.section.label)
                        json.field("heading", item.section.heading)
                        json.field("depth", item.depth)
                        json.field("marker", item.marker)
                        json.field("headingPosition", item.heading)
                        if item.hasChildren, item.body.end > item.body.start { json.field("lead", item.body) }
                        json.field("body", item.body)
                        json.field("irregularity", item.irregularity)
                    }
                }
            }
            json.key("irregularities")
            json.object { json in
                for irregularity in irregularities { json.field(irregularity.name, irregularity.count) }
            }
            json.field("events", events)
            json.key("refused")
            json.array { json in
                for refusal in reading.refusals {
                    json.object { json in
                        json.field("number", refusal.number)
                        json.field("rule", refusal.rule)
                        json.field("position", refusal.position)
                    }
                }
            }
            json.key("stretches")
            json.array { json in
                for stretch in reading.stretches {
                    json.object { json in
                        json.field("kind", stretch.kind.rawValue)
                        json.field("position", stretch.position)
                        json.field("rule", stretch.rule)
                    }
                }
            }
            json.key("unclaimed")
            json.array { json in for position in reading.unclaimed { position.write(to: &json) } }
            json.field("unclaimedLength", reading.unclaimedLength)
            json.field("bodyLength", reading.bodyLength)
        }
    }
}
