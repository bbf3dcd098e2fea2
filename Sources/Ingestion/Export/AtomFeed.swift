import Model

/// A feed of events (RFC 4287), the latest taken in first, for a feed reader.
enum AtomFeed {
    /// What an event is dated that was never captured.
    static let unknownTime = Timestamp(secondsSinceEpoch: 0)

    /// The feed as XML. Nothing from a page is markup in it.
    static func text(_ events: [Event], archive: String, at now: Timestamp) -> String {
        let sorted = events.sorted { one, other in
            let (first, second) = (one.source.retrieved ?? unknownTime, other.source.retrieved ?? unknownTime)
            return first == second ? one.id < other.id : first > second
        }
        let updated = sorted.first?.source.retrieved ?? now
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
              <title>Events</title>
              <id>urn:ingot:events</id>
              <updated>\(updated)</updated>
              <generator>Ingot</generator>
              <author><name>Ingot</name></author>
            \(sorted.map(entry).joined())</feed>

            """
    }

    private static func entry(_ event: Event) -> String {
        let happening = event.happening
        let date = happening.date.map { "\($0.interval.edtf): " } ?? ""
        var lines = [
            "<title>\(escaped(date + happening.title))</title>", "<id>urn:ingot:event:\(escaped(event.id))</id>",
            "<updated>\(event.source.retrieved ?? unknownTime)</updated>",
        ]
        if let url = event.source.url, url.hasPrefix("http://") || url.hasPrefix("https://") {
            lines.append("<link rel=\"alternate\" href=\"\(escaped(url))\"/>")
        }
        if let publisher = event.source.publisher {
            lines.append("<author><name>\(escaped(publisher))</name></author>")
        }
        lines.append("<content type=\"text\">\(escaped(happening.text))</content>")
        return "  <entry>\n" + lines.map { "    \($0)\n" }.joined() + "  </entry>\n"
    }

    /// Text as XML has it; characters that XML 1.0 does not have are replaced.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value & 0xFFFE != 0xFFFE
                result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
            }
        }
        return result
    }
}
