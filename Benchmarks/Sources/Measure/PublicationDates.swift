import Extraction
import Foundation

/// The day of publication, as Ingot and htmldate (https://htmldate.readthedocs.io) find it in the pages of which
/// `Tests/Fixtures/dates/truth.tsv` tells it.
struct PublicationDates {
    /// How many answers were right, wrong, and none where there is a day.
    struct Score {
        var right = 0
        var wrong = 0
        var none = 0
        /// Seconds of processor time for a page.
        var seconds = 0.0

        mutating func count(_ found: String?, truth: String?) {
            if found == truth { right += 1 } else if found == nil { none += 1 } else { wrong += 1 }
        }
    }

    var pages = 0
    var own = Score()
    /// Nil where there is no htmldate.
    var peer: Score?

    private struct Page {
        var path: String
        var day: String?
        var url: String?
        var bytes: [UInt8]
    }

    static let truth = "Tests/Fixtures/dates/truth.tsv"

    /// Reads all pages so many times. The start of neither program counts: Ingot's rooms are linked into this one, and
    /// htmldate measures itself within one process of Python, which must be `python`.
    static func measure(rounds: Int, python: String) throws(Complaint) -> PublicationDates {
        let pages = try pages()
        var dates = PublicationDates(pages: pages.count)
        var found: [String?] = []
        let seconds = ProcessorTime.of {
            for _ in 0..<rounds {
                found = pages.map { page in
                    DocumentReader.read(page.bytes, contentType: nil, url: page.url).published.map {
                        String($0.value.prefix(10))
                    }
                }
            }
        }
        dates.own.seconds = seconds / Double(rounds * max(1, pages.count))
        for (page, day) in zip(pages, found) { dates.own.count(day, truth: page.day) }
        guard let answer = answer(of: python, pages) else { return dates }
        var peer = Score()
        peer.seconds = answer.seconds / Double(max(1, pages.count))
        for (page, day) in zip(pages, answer.days) { peer.count(day.isEmpty ? nil : day, truth: page.day) }
        dates.peer = peer
        return dates
    }

    private static func pages() throws(Complaint) -> [Page] {
        guard let text = try? String(contentsOfFile: truth, encoding: .utf8) else {
            throw Complaint(text: "\(truth) cannot be read; run this from the root of the repository")
        }
        var pages: [Page] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 2, let data = FileManager.default.contents(atPath: fields[0]) else {
                throw Complaint(text: "\(truth): \"\(line)\" names no page")
            }
            pages.append(
                Page(
                    path: fields[0], day: fields[1] == "-" ? nil : fields[1], url: fields.count > 2 ? fields[2] : nil,
                    bytes: [UInt8](data)))
        }
        return pages
    }

    /// What htmldate finds; nil where it is not installed.
    private static func answer(of python: String, _ pages: [Page]) -> (days: [String], seconds: Double)? {
        let script = """
            import json, sys, time
            from htmldate import find_date
            pages = [(open(p, "rb").read(), u) for p, u in json.load(sys.stdin)]
            days = []
            start = time.process_time()
            for page, url in pages:
                try:
                    days.append(find_date(page, url=url, original_date=True) or "")
                except Exception:
                    days.append("")
            print(json.dumps({"days": days, "seconds": time.process_time() - start}))
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-c", script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let asked = pages.map { [$0.path, $0.url as Any? ?? NSNull()] }
        guard let json = try? JSONSerialization.data(withJSONObject: asked), (try? process.run()) != nil else {
            return nil
        }
        try? input.fileHandleForWriting.write(contentsOf: json)
        try? input.fileHandleForWriting.close()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard let answer = try? JSONSerialization.jsonObject(with: printed) as? [String: Any],
            let days = answer["days"] as? [String], let seconds = answer["seconds"] as? Double,
            days.count == pages.count
        else { return nil }
        return (days, seconds)
    }
}
