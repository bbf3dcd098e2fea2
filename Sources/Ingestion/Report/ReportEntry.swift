import Archive
import Model

/// An event as the report's script reads it: the event line, with its further reports, links and no more than is shown.
///
/// A page is written out where it is first named and is a number from then on, counted in the order of the writing.
struct ReportEntry: JSONWritable {
    let event: Event
    let sightings: [Sighting]
    let links: [Link]
    /// The pages of the report by number; those that this entry names first have none yet.
    let pages: PageNumbers

    /// The numbers of pages, given as they come.
    final class PageNumbers {
        private var numbers: [SourceReference: Int] = [:]
        private(set) var publishers: Set<String> = []

        /// How many there are.
        var count: Int { numbers.count }

        /// The number that a page has; nil where it gets one only now.
        func number(of source: SourceReference) -> Int? {
            if let number = numbers[source] { return number }
            numbers[source] = numbers.count
            if let publisher = source.publisher { publishers.insert(publisher) }
            return nil
        }
    }

    /// `{"id": ..., "title": ..., "text": ..., "kind": ..., "date": {...}, "section": [...], "quantities": [...],
    /// "organizations": [...], "places": [...], "position": {...}, "rules": ..., "source": ..., "sightings": [...],
    /// "links": [...]}`
    func write(to json: inout JSONWriter) {
        let happening = event.happening
        json.object { json in
            json.field("id", VisibleText.of(event.id))
            json.field("title", VisibleText.of(happening.title))
            json.field("text", VisibleText.of(happening.text))
            json.field("kind", happening.kind?.rawValue)
            if let date = happening.date {
                json.key("date")
                write(date, to: &json)
            }
            json.field(
                "section",
                happening.sections.map { section in
                    VisibleText.of([section.number, section.heading].compactMap(\.self).joined(separator: " "))
                })
            json.field("quantities", happening.quantities.map(VisibleQuantity.init))
            json.field("organizations", happening.organizations.map(VisibleName.init))
            json.field("places", happening.places.map(VisibleName.init))
            json.field("position", happening.position)
            json.field("rules", VisibleText.of(event.rules))
            write(event.source, to: &json)
            if !sightings.isEmpty {
                json.key("sightings")
                json.array { json in for sighting in sightings { write(sighting, to: &json) } }
            }
            if !links.isEmpty {
                json.key("links")
                json.array { json in for link in links { write(link, to: &json) } }
            }
        }
    }

    private func write(_ date: EventDate, to json: inout JSONWriter) {
        json.object { json in
            json.field("edtf", VisibleText.of(date.interval.edtf))
            json.field("start", date.interval.start.description)
            json.field("end", date.interval.end.description)
            json.field("text", VisibleText.of(date.text))
            json.field("basis", VisibleText.of(date.basis))
        }
    }

    private func write(_ source: SourceReference, to json: inout JSONWriter) {
        json.key("source")
        if let number = pages.number(of: source) { return json.value(number) }
        json.object { json in
            json.field("url", source.url.map(VisibleText.of))
            json.field("title", source.title.map(VisibleText.of))
            json.field("publisher", source.publisher.map(VisibleText.of))
            json.field("published", source.published.map(VisibleText.of))
            json.field("page", VisibleText.of(source.page))
            json.field("retrieved", source.retrieved?.description)
        }
    }

    private func write(_ sighting: Sighting, to json: inout JSONWriter) {
        json.object { json in
            json.field("text", VisibleText.of(sighting.text))
            if let date = sighting.date {
                json.key("date")
                write(date, to: &json)
            }
            json.field("position", sighting.position)
            json.field("rule", sighting.rule.map(VisibleText.of))
            json.field("score", sighting.score)
            json.field("reasons", sighting.reasons.map(VisibleText.of))
            write(sighting.source, to: &json)
        }
    }

    private func write(_ link: Link, to json: inout JSONWriter) {
        let isOurs = link.event == event.id
        let verb =
            switch (link.kind, isOurs) {
            case (.similar, _): "resembles"
            case (.follows, true): "carries on"
            case (.follows, false): "is carried on by"
            }
        json.object { json in
            json.field("verb", verb)
            json.field("event", VisibleText.of(isOurs ? link.other : link.event))
            json.field("contradicted", link.contradicted.map(VisibleText.of))
        }
    }
}

/// An amount as it is drawn and shown.
private struct VisibleQuantity: JSONWritable {
    let quantity: Quantity

    /// `{"text": ..., "value": ..., "unit": ..., "at": ...}`; `unit` with what it is a rate of, `at` the first character.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("text", VisibleText.of(quantity.text))
            json.field("value", quantity.value)
            let rate = quantity.per.map { " per \($0)" } ?? ""
            json.field("unit", VisibleText.of(quantity.unit + rate))
            json.field("at", quantity.position.start)
        }
    }
}

/// A name as it is counted and shown.
private struct VisibleName: JSONWritable {
    let mention: NamedMention

    /// `{"text": ..., "name": ..., "at": ...}`; `name` only where it is another than the words.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("text", VisibleText.of(mention.text))
            json.field("name", mention.name.map(VisibleText.of))
            json.field("at", mention.position.start)
        }
    }
}
