// Events in a page of stories: each has a heading of its own, without a number, and a few paragraphs.

extension EventSplitter {
    /// A page holds so many stories at least.
    private static let fewest = 3
    /// A story has so many paragraphs at most, on the average: longer ones are chapters of one article.
    private static let mostParagraphs = 3
    /// What stands in brackets is a headline from so many bytes on, six Han characters: shorter ones are labels.
    private static let shortestHeadline = 18
    /// A line that is longer, in bytes, is no heading where the page's markup does not say so.
    private static let longestHeading = 150

    /// A heading without a number and the paragraphs below it.
    private struct Story {
        let heading: Range<Int>
        var body: [Region]
        /// Whether the heading stands in one paragraph with what it heads.
        var runsIn = false
    }

    /// The events of a page of stories, one at least for each; nil where the page is none.
    ///
    /// Most stories must be dated, or the headings are those of an article; and most paragraphs must not open with a date,
    /// or they are entries of a chronicle under the names of its months.
    func stories(in paragraphs: [Region], openings: [Int]) -> [EventSpan]? {
        let runningIn = runInStories(in: paragraphs)
        let stories = runningIn.count >= EventSplitter.fewest ? runningIn : stories(in: paragraphs)
        guard stories.count >= EventSplitter.fewest else { return nil }
        let bodies = stories.flatMap(\.body)
        let entries = bodies.filter { isListItem($0) || opensWithDate($0, openings) }.count
        guard bodies.count <= stories.count * EventSplitter.mostParagraphs,
            entries * 5 < bodies.count * 4 || stories[0].runsIn,
            !stories.contains(where: { dates.sole(in: $0.heading) != nil })
        else { return nil }
        let events = stories.map { story in
            let body = story.body.reduce(into: story.heading.upperBound..<story.heading.upperBound) {
                range, paragraph in
                let start = range.isEmpty ? start(of: paragraph) : range.lowerBound
                range = start..<max(start, bytes.trimmingSpace(to: paragraph.range.upperBound, from: start))
            }
            return self.events(inItem: nil, body: body, openings: openings)
                .map { EventSpan(range: $0.range, item: nil, date: $0.date, heading: story.heading) }
                // What a few words in bold open may be an opinion as well; only its date tells.
                .filter { !story.runsIn || $0.date != nil }
        }
        let dated = events.filter { $0.contains { $0.date.map { !isCoarse(dates[$0]) } ?? false } }
        return dated.count * 2 > events.count ? events.flatMap { $0 } : nil
    }

    /// The headings that paragraphs stand right below, with those paragraphs.
    private func stories(in paragraphs: [Region]) -> [Story] {
        let isMarkedUp = paragraphs.contains { $0.headingLevel > 0 }
        var stories: [Story] = []
        var heading: Region?
        for (index, paragraph) in paragraphs.enumerated() {
            if isHeading(paragraph, isMarkedUp: isMarkedUp), index + 1 < paragraphs.count {
                heading = paragraph
            } else if let above = heading {
                stories.append(Story(heading: above.range, body: [paragraph]))
                heading = nil
            } else if let last = stories.indices.last {
                stories[last].body.append(paragraph)
            }
        }
        return stories
    }

    /// What stands in the bracket with which a paragraph opens: 【南澜特高压启动送电】.
    private func bracketedHeading(_ words: Range<Int>) -> Range<Int>? {
        guard bytes.scalar(at: words.lowerBound).value == 0x3010 else { return nil }
        var index = words.lowerBound + 3
        while index < words.upperBound, index - words.lowerBound <= EventSplitter.longestHeading {
            let scalar = bytes.scalar(at: index)
            if scalar.value == 0x3011 { return words.lowerBound + 3..<index }
            index += max(scalar.length, 1)
        }
        return nil
    }

    /// The paragraphs that open in bold or with a headline in brackets: "**Quay reopened.** On 28 May, ...", each without its
    /// heading. Brackets with a word in them are labels: 【运输】.
    private func runInStories(in paragraphs: [Region]) -> [Story] {
        let bracketed = paragraphs.map { bracketedHeading(words(of: $0)) }
        let lengths = bracketed.compactMap { $0?.count }.sorted()
        let bracketsHead =
            lengths.count >= EventSplitter.fewest && lengths[lengths.count / 2] >= EventSplitter.shortestHeadline
        return zip(paragraphs, bracketed).compactMap { paragraph, bracket in
            let words = words(of: paragraph)
            if bracketsHead, let bracket, bracket.upperBound + 3 < words.upperBound {
                let body = bytes.skippingSpace(from: bracket.upperBound + 3, to: words.upperBound)
                return Story(heading: bracket, body: [Region(range: body..<words.upperBound)], runsIn: true)
            }
            guard let bold = paragraph.boldOpening, paragraph.headingLevel == 0, bold.upperBound < words.upperBound,
                bold.upperBound > words.lowerBound, bold.upperBound - words.lowerBound <= EventSplitter.longestHeading
            else { return nil }
            var body = bytes.skippingSpace(from: bold.upperBound, to: words.upperBound)
            while body < words.upperBound {
                let mark = bytes.scalar(at: body).value
                guard mark.isColon || mark.isDash || mark == 0x2A || mark == 0x2E || mark == 0x3002 else { break }
                body = bytes.skippingSpace(from: body + max(bytes.scalar(at: body).length, 1), to: words.upperBound)
            }
            var end = bytes.trimmingSpace(to: bold.upperBound, from: words.lowerBound)
            let last = bytes.scalar(before: end)
            if last.value.isColon || last.value == 0x2E || last.value == 0x3002 { end -= last.length }
            return Story(
                heading: words.lowerBound..<max(words.lowerBound, end), body: [Region(range: body..<words.upperBound)],
                runsIn: true)
        }
    }

    /// Whether a region heads what stands below it: by the page's markup, or as a short line that is no sentence.
    private func isHeading(_ region: Region, isMarkedUp: Bool) -> Bool {
        if isMarkedUp { return region.headingLevel > 0 }
        let words = words(of: region)
        if let bold = region.boldOpening, bold.upperBound >= words.upperBound { return true }
        return !isListItem(region) && bytes.isHeading(words, longest: EventSplitter.longestHeading)
    }
}
