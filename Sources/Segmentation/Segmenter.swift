import Model

/// Reads a document as a person would: finds the outline, the headings, the events, their dates and their amounts.
///
/// A pure function of the document and the year: no clock, no state, the same bytes in and out. Time is linear in the
/// length of the text.
public struct Segmenter {
    /// Reads a document: any document whatever has a reading, an empty one where there is nothing to read.
    ///
    /// - Parameters:
    ///   - document: the text with its blocks; furniture and the title's own block are left out.
    ///   - year: the year under review, where the caller knows it better than the page; one of `ReviewYear.plausible`.
    ///   - aliases: names of organisations that the reader of the events knows by another.
    public static func read(_ document: Document, year: Int? = nil, aliases: [Alias] = []) -> Reading {
        var segmenter = Segmenter(document)
        segmenter.aliases = aliases
        return segmenter.read(document, year: year)
    }

    /// The same with some of the rules for the ends of items only, for the tests that ask what one of them decides.
    static func read(_ document: Document, itemEnds: [ItemEndRule]) -> Reading {
        var segmenter = Segmenter(document)
        segmenter.itemEnds = itemEnds
        return segmenter.read(document, year: nil)
    }

    private let bytes: [UInt8]
    private var regions: [Region]
    private var itemEnds = ItemEndRule.all
    private var aliases: [Alias] = []
    /// What is not read: the title's own block and furniture, in order and apart.
    private let asides: [ReadingWriter.Claim]

    private init(_ document: Document) {
        bytes = Array(document.text.utf8)
        var regions: [Region] = []
        var asides: [ReadingWriter.Claim] = []
        var end = 0
        for block in document.blocks {
            // What follows relies on regions that stand in order and apart; blocks that overlap are cut.
            let range = block.range.clamped(to: min(end, bytes.count)..<bytes.count)
            end = range.upperBound
            let level: Int
            switch block.kind {
            case .furniture:
                asides.append(ReadingWriter.Claim(kind: .furniture, range: range, rule: block.rule))
                continue
            case .title:
                asides.append(ReadingWriter.Claim(kind: .title, range: range))
                continue
            case .heading(let depth): level = max(1, min(depth, 6))
            default: level = 0
            }
            guard bytes.skippingSpace(from: range.lowerBound, to: range.upperBound) < range.upperBound else { continue }
            var region = Region(range: range, headingLevel: level, boldOpening: block.boldOpening)
            if case .listItem = block.kind { region.isListItem = true }
            regions.append(region)
        }
        self.asides = asides
        let lines = document.isPlainText ? WrappedLines.joined(regions, in: bytes) : regions
        self.regions = LoneNumbers.joined(lines, in: bytes)
    }

    /// The whole way, in the order in which each step needs those before it.
    private mutating func read(_ document: Document, year: Int?) -> Reading {
        let marked = MarkerScanner.candidates(in: bytes, regions: regions)
        let expressions = calendarExpressions(apartFrom: marked)
        let spans = expressions.filter { $0.standing == .time }.map { $0.cueRange.lowerBound..<$0.range.upperBound }
        let title = document.title == nil ? takeGluedTitle(dates: spans) : nil

        let candidates = title == nil ? marked : MarkerScanner.candidates(in: bytes, regions: regions)
        let fine = expressions.filter { $0.standing == .time && $0.value.first.precision != .year }
        var outline = OutlineBuilder(bytes: bytes, regions: regions, dateOpenings: fine.map(\.cueRange.lowerBound))
            .outline(of: candidates, choices: OutlineSearch.best(candidates))
        splitHeadings(of: &outline, dates: spans)

        let reviewYear = ReviewYearFinder(bytes: bytes)
            .year(of: document, given: year, title: title, preface: preface(before: outline))
        let dates = DateReading(bytes: bytes, regions: regions, outline: outline)
            .resolve(expressions, reviewYear: reviewYear, published: document.published, title: document.title?.value)
        let splitter = EventSplitter(bytes: bytes, regions: regions, dates: dates, reviewYear: reviewYear?.year)
        let events = EventCollector(
            bytes: bytes, regions: regions, outline: outline, splitter: splitter, itemEnds: itemEnds
        ).spans()
        return ReadingWriter(
            bytes: bytes, regions: regions, outline: outline, dates: dates, candidates: candidates, spans: events,
            asides: asides, title: document.title == nil ? title ?? shortPreface(before: outline) : nil,
            aliases: aliases
        ).reading(reviewYear: reviewYear)
    }

    /// All calendar expressions; a marker glued to a date ("3.4月17日") is kept apart from it.
    private func calendarExpressions(apartFrom markers: [MarkerCandidate]) -> [CalendarExpression] {
        let seams = markers.lazy.filter { !$0.spaced && $0.after == .digit && $0.refusal == nil }.map(\.contentStart)
        var seam = seams.makeIterator()
        var next = seam.next()
        var expressions: [CalendarExpression] = []
        for region in regions {
            var start = region.range.lowerBound
            while let cut = next, cut < region.range.upperBound {
                if cut > start {
                    append(CalendarScanner.expressions(in: bytes, range: start..<cut), to: &expressions)
                    start = cut
                }
                next = seam.next()
            }
            let found = CalendarScanner.expressions(in: bytes, range: start..<region.range.upperBound)
            if let month = MonthHeading.expression(in: bytes, line: region.range),
                found.first.map({ $0.cueRange.lowerBound >= month.range.upperBound }) ?? true
            {
                expressions.append(month)
            }
            append(found, to: &expressions)
        }
        return expressions
    }

    private func append(_ found: [CalendarExpression], to expressions: inout [CalendarExpression]) {
        for expression in found { expressions.append(GluedCue.restored(expression, in: bytes)) }
    }

    /// Takes a title that nothing parts from the text behind it out of the first region: "Chronicle of a mill 2003 On
    /// March 12, ...".
    private mutating func takeGluedTitle(dates: [Range<Int>]) -> Range<Int>? {
        guard let first = regions.first, first.headingLevel == 0 else { return nil }
        let end = bytes.trimmingSpace(to: first.range.upperBound, from: first.range.lowerBound)
        let start = bytes.skippingSpace(from: first.range.lowerBound, to: end)
        guard start < end else { return nil }
        let splitter = HeadingSplitter(bytes: bytes, regions: [first], dates: dates)
        let split = splitter.bestSplit(of: start..<end, firstBlock: first)
        guard split.points >= HeadingSplitter.certain, let title = split.heading, !splitter.endsSentence(split),
            !splitter.endsOnColon(split),
            !MarkerScanner.candidates(in: bytes, regions: [Region(range: start..<split.body.lowerBound)])
                .contains(where: { $0.refusal == nil })
        else { return nil }
        regions[0].range = split.body.lowerBound..<first.range.upperBound
        return title
    }

    /// A title before the first number, where the text before it is so short and no sentence.
    private func shortPreface(before outline: Outline) -> Range<Int>? {
        guard !outline.items.isEmpty else { return nil }
        let preface = preface(before: outline)
        let start = bytes.skippingSpace(from: preface.lowerBound, to: preface.upperBound)
        let end = max(start, bytes.trimmingSpace(to: preface.upperBound, from: preface.lowerBound))
        guard (4...Segmenter.longestGluedTitle).contains(end - start) else { return nil }
        return (start..<end).contains { bytes.scalar(at: $0).value == 0x3002 }
            || bytes.scalar(before: end).value.endsSentence
            ? nil : start..<end
    }

    /// A title that nothing parts from the text behind it has so many bytes at most.
    private static let longestGluedTitle = 160

    /// The text before the first item; all of it where there is none.
    private func preface(before outline: Outline) -> Range<Int> {
        let start = regions.first?.range.lowerBound ?? 0
        let end = outline.items.first?.marker.range.lowerBound ?? regions.last?.range.upperBound ?? 0
        return start..<max(start, end)
    }

    /// Parts the items of an outline into heading and body.
    private func splitHeadings(of outline: inout Outline, dates: [Range<Int>]) {
        let splitter = HeadingSplitter(bytes: bytes, regions: regions, dates: dates)
        let splits = splitter.splits(of: outline.items, regions: regions)
        for (index, split) in splits.enumerated() {
            let item = outline.items[index]
            outline.items[index].heading = split.heading
            outline.items[index].body = split.body
            // A parent of which nothing can be told apart is all heading.
            if split.heading == nil, !item.children.isEmpty, !item.content.isEmpty, !isSentence(item.content) {
                outline.items[index].heading = item.content
                outline.items[index].body = item.content.upperBound..<item.content.upperBound
            }
        }
    }

    private func isSentence(_ range: Range<Int>) -> Bool {
        let last = bytes.lastScalar(of: range).value
        return last == 0x2E || last == 0x3002 || last.isSemicolon
    }
}
