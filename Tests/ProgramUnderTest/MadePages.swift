/// Pages that the tests make: small, plain, and without any doubt about what their events are.
package enum MadePages {
    /// A yearly review with three events, one of them dated by a month, as HTML.
    package static let lamps = review(
        "A Review of the Lamp Trade in 2024",
        [
            ("A furnace in the north", "On May 16, the northern works lit a furnace of 30 tonnes for glass."),
            ("A contract in the south", "On June 3, the southern works signed a contract for 400 lamps a day."),
            ("A prize in the east", "In September, the eastern works won a prize for a lamp that needs no oil."),
        ])

    /// Another yearly review, with two events.
    package static let ropes = review(
        "A Review of the Rope Trade in 2023",
        [
            ("A walk of 300 meters", "On February 8, the harbour works opened a rope walk of 300 meters."),
            ("Hemp from the hills", "On October 21, the hill farmers sold 90 tonnes of hemp to the harbour works."),
        ])

    /// A page in good order that reports nothing: a contents of headings.
    package static let opinion = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>On patience</title></head><body><article><h1>On patience</h1>
        <h2>1. Of rain</h2><h2>2. Of sun</h2></article></body></html>

        """

    /// A yearly review as HTML: a heading with its number, and a paragraph, for each item.
    package static func review(_ title: String, _ items: [(heading: String, text: String)]) -> String {
        let body = items.enumerated()
            .map { number, item in "<h2>\(number + 1). \(item.heading)</h2>\n<p>\(item.text)</p>\n" }
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(title)</title></head>
            <body><article><h1>\(title)</h1>
            \(body.joined())</article></body></html>

            """
    }

    /// A page of its own for each number, with one event.
    package static func single(_ number: Int) -> String {
        review(
            "Tidings of Kiln \(number) in 2024",
            [
                (
                    "Kiln \(number) is lit",
                    "On March \(number % 28 + 1), kiln number \(number) was lit with \(number + 100) tonnes of coal."
                )
            ])
    }

    /// A pipeline over files.
    package static func pipeline(_ files: String..., archive: String = "archive") -> String {
        """
        name: made
        archive: \(archive)
        sources:
          - name: saved
            files: [\(files.map { "\"\($0)\"" }.joined(separator: ", "))]

        """
    }

    /// A pipeline over addresses of this machine.
    package static func pipeline(pages: [String], allowing hosts: [String] = ["127.0.0.1"]) -> String {
        """
        name: fetched
        archive: archive
        contact: someone@example.org
        fetch:
          timeout: 120
          gap: 0
          attempts: 1
          allow-hosts: [\(hosts.joined(separator: ", "))]
        sources:
          - name: server
            pages:
        \(pages.map { "      - \($0)\n" }.joined())
        """
    }
}
