import Archive
import Model

/// How much of a year the other pages had told before its review came, for a person and for a program.
public struct ReviewCoverage: JSONWritable, PrintedInLines {
    /// A page that reviews a year with fewer events is a report of one thing that names the year.
    private static let leastEvents = 5

    /// What one review told.
    struct Review {
        var url: String
        var year: Int
        /// Events that other pages had told before.
        var covered: [Event] = []
        /// Events that an earlier review had told before.
        var reviewed: [Event] = []
        /// Events that it was the first to tell.
        var new: [Event] = []
        /// How many of the new ones carry on an earlier event.
        var carryingOn = 0

        var events: Int { covered.count + reviewed.count + new.count }
    }

    private let archive: String
    private var reviews: [Review] = []

    /// The coverage of all reviews of an archive. Reads without a lock: the captures, and a line for each event of a review.
    public init(ofArchiveAt path: String) throws(ArchiveError) {
        archive = path
        let reader = try ArchiveReader(path)
        let recollection = try reader.recollection()
        var years: [String: Int] = [:]
        var order: [String] = []
        let captures = try reader.pages()
        while let capture = try captures.next() {
            guard let year = capture.reviewYear, capture.events >= ReviewCoverage.leastEvents else { continue }
            let url = capture.address ?? capture.page.finalURL ?? capture.page.url
            if years.updateValue(year, forKey: url) == nil { order.append(url) }
        }
        for url in order {
            let source = SourceReference(url: url, page: "")
            var review = Review(url: url, year: years[url] ?? 0)
            review.new = try recollection.events(firstReportedBy: source)
            for event in review.new
            where try recollection.links(of: event.id).contains(where: {
                $0.kind == .follows && $0.event == event.id
            }) {
                review.carryingOn += 1
            }
            for sighting in try recollection.sightings(reportedBy: source) {
                guard let event = try recollection.event(id: sighting.event) else { continue }
                if let first = event.source.url, years[first] != nil {
                    review.reviewed.append(event)
                } else {
                    review.covered.append(event)
                }
            }
            reviews.append(review)
        }
    }

    /// The coverage in lines that a person reads.
    public var lines: [String] {
        guard !reviews.isEmpty else { return ["\(archive): no yearly review was read"] }
        return reviews.flatMap { review in
            var lines = [
                "\(review.url)",
                "  \(counted(review.events, "event")) of \(review.year): \(review.covered.count) "
                    + "(\(share(review.covered.count, of: review.events))) told before by other pages, "
                    + "\(review.reviewed.count) by an earlier review, \(review.new.count) new"
                    + (review.carryingOn > 0 ? ", \(review.carryingOn) of which carry on an earlier event." : "."),
            ]
            for (month, counts) in ReviewCoverage.months(of: review) {
                let bar =
                    String(repeating: "▪", count: counts.covered)
                    + String(repeating: "▫", count: counts.events - counts.covered)
                lines.append(
                    "  \(padded(month, 8))  \(flushRight("\(counts.covered)", 3)) of \(padded("\(counts.events)", 4)) \(bar)"
                )
            }
            return lines
        }
    }

    /// The events by the month in which they began, and how many of each were told before.
    private static func months(of review: Review) -> [(String, (covered: Int, events: Int))] {
        var months: [String: (covered: Int, events: Int)] = [:]
        func count(_ events: [Event], areCovered: Bool) {
            for event in events {
                let month =
                    event.happening.date.map { date in
                        date.interval.edtf.count > 4 ? String(date.interval.start.description.prefix(7)) : "all year"
                    } ?? "undated"
                months[month, default: (0, 0)].events += 1
                if areCovered { months[month, default: (0, 0)].covered += 1 }
            }
        }
        count(review.covered, areCovered: true)
        count(review.reviewed + review.new, areCovered: false)
        return months.sorted { $0.key < $1.key }
    }

    /// `{"archive": ..., "reviews": [{"url": ..., "year": ..., "events": ..., "covered": ..., ...}]}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("archive", archive)
            json.key("reviews")
            json.array { json in
                for review in reviews {
                    json.object { json in
                        json.field("url", review.url)
                        json.field("year", review.year)
                        json.field("events", review.events)
                        json.field("covered", review.covered.count)
                        json.field("reviewed", review.reviewed.count)
                        json.field("new", review.new.count)
                        json.field("carryingOn", review.carryingOn)
                        json.key("months")
                        json.object { json in
                            for (month, counts) in ReviewCoverage.months(of: review) {
                                json.key(month)
                                json.object { json in
                                    json.field("covered", counts.covered)
                                    json.field("events", counts.events)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
