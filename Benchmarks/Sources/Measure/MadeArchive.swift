import Archive
import Ingestion
import Model
import Segmentation

/// Archives that are made up to be verified: the program reads made-up pages into them, so that every line, position and
/// saved page is what it would be.
struct MadeArchive {
    /// What most of an archive's bytes are.
    enum Weight {
        /// Lines of events: yearly reviews, sixty events each, as plain text.
        case events
        /// Saved pages: news of one event each, in a page of HTML with as much furniture as news sites have.
        case pages
    }

    private var random: SplitMix
    private let words: [String]
    private let weight: Weight

    init(_ weight: Weight) {
        self.weight = weight
        var random = SplitMix(state: 20_240_516)
        let syllables = ["ba", "den", "kor", "li", "mos", "na", "per", "qui", "ras", "tel", "un", "vor", "wes", "zan"]
        var words: [String] = []
        for _ in 0..<3_000 {
            words.append((0..<random.below(3) + 1).map { _ in syllables[random.below(syllables.count)] }.joined())
        }
        self.words = words
        self.random = random
    }

    /// Makes an archive of at least so many bytes of pages as they are read.
    static func make(_ weight: Weight, at path: String, bytes: Int) throws(Complaint) {
        var made = MadeArchive(weight)
        do throws(ArchiveError) {
            let holder = LockHolder(pid: 0, command: "measure", started: Timestamp(secondsSinceEpoch: 1_770_000_000))
            let archive = try EventArchive.open(at: path, creating: true, holder: holder)
            var number = 0
            var written = 0
            while written < bytes {
                var batch = Batch(
                    time: Timestamp(secondsSinceEpoch: 1_770_000_000 + number), run: "made",
                    rules: RulesVersion.current)
                for _ in 0..<(weight == .events ? 1 : 20) {
                    number += 1
                    let page = made.page(number)
                    written += page.body.count
                    try add(page, to: archive, &batch)
                }
                _ = try archive.commit(batch)
            }
            archive.close()
        } catch {
            throw Complaint(text: "no archive could be made: \(error)")
        }
    }

    private static func add(_ page: Page, to archive: EventArchive, _ batch: inout Batch) throws(ArchiveError) {
        let kept = try archive.keep(page)
        let reading = PageReading.read(page, knowing: PageReading.Knowledge())
        for event in reading.events {
            switch try archive.match(event) {
            case .new: batch.events.append(event)
            case .known(let id, let decision):
                batch.sightings.append(Sighting(of: id, by: event, decision: decision))
            }
        }
        batch.pages.append(PageOutcome(page: kept, outcome: "segmented", events: reading.events.count))
    }

    private mutating func page(_ number: Int) -> Page {
        let isReview = weight == .events
        let body = isReview ? review(number) : news(number)
        return Page(
            url: "https://news.example/\(number)", retrieved: Timestamp(secondsSinceEpoch: 1_765_000_000 + 60 * number),
            origin: .http(
                status: 200,
                headers: [
                    .init(name: "Content-Type", value: "text/\(isReview ? "plain" : "html"); charset=utf-8")
                ]), body: Array(body.utf8))
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private mutating func sentence(_ length: Int) -> String {
        let text = (0..<length).map { _ in words[random.below(words.count)] }.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private mutating func happening() -> String {
        let day = "\(MadeArchive.months[random.below(12)]) \(random.below(28) + 1)"
        let company = words[random.below(words.count)].capitalized
        return "On \(day), \(company) Metals Co., Ltd. opened a line of \(random.below(900) + 100),000 mt per year, "
            + "\(random.below(99) + 1)% more than before, \(sentence(12)) \(sentence(20)) It cost \(random.below(90) + 2).5 "
            + "million yuan. \(sentence(18))"
    }

    private mutating func review(_ number: Int) -> String {
        var text = "A Review of the Metal Trade in \(2000 + number % 26)\n\n"
        for item in 1...60 {
            text += "\(item). \(sentence(6).dropLast()) \(number)\n\(happening())\n\n"
        }
        return text
    }

    private mutating func news(_ number: Int) -> String {
        var page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(sentence(8).dropLast()) \(number)</title>
            <meta property="article:published_time" content="2024-05-16T09:00:00+08:00"><script>
            """
        for _ in 0..<400 { page += "var v\(random.below(1 << 30))={\"k\":\"\(words[random.below(words.count)])\"};\n" }
        page += "</script></head><body><nav><ul>"
        for _ in 0..<150 { page += "<li><a href=\"/topic/\(random.below(1 << 20))\">\(sentence(3))</a></li>" }
        page += "</ul></nav><article><h1>\(sentence(8).dropLast()) \(number)</h1><p>\(happening())</p>"
        for _ in 0..<5 { page += "<p>\(sentence(40))</p>" }
        page += "</article><aside>"
        for _ in 0..<200 {
            page +=
                "<div class=\"card\"><a href=\"/news/\(random.below(1 << 30))\"><span>\(sentence(9))</span></a></div>"
        }
        return page + "</aside></body></html>\n"
    }
}

/// SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same archive each time.
private struct SplitMix {
    var state: UInt64

    /// A number from 0 up to, not including, `bound`.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
    }
}
