/// Tells where the heading of an item ends and its body begins, also where nothing separates the two.
struct HeadingSplitter {
    let bytes: [UInt8]
    /// Calendar expressions with their prepositions, by their start; ascending.
    let dates: [Range<Int>]
    /// Where they start.
    private let dateOpenings: [Int]
    private let pairs: WordPairs
    /// What the rules ask: a rule with its words and examples is not copied for each boundary.
    private let questions: [Question]
    /// How many of them are asked first.
    private let firstQuestions: Int
    private struct Question {
        let points: @Sendable (HeadingBoundary) -> Int
    }

    /// A splitter; `rules` are all but in tests, which ask what one of them decides.
    init(bytes: [UInt8], regions: [Region], dates: [Range<Int>], rules: [HeadingRule] = HeadingRule.all) {
        self.bytes = bytes
        let ordered = rules.filter(\.isAskedFirst) + rules.filter { !$0.isAskedFirst }
        questions = ordered.map { Question(points: $0.points) }
        firstQuestions = rules.filter(\.isAskedFirst).count
        self.dates = dates
        dateOpenings = dates.map(\.lowerBound)
        pairs = WordPairs(bytes: bytes, regions: regions)
    }

    /// What an item is made of.
    struct Split: Equatable {
        var heading: Range<Int>?
        var body: Range<Int>
        /// Whether the heading was found in running text, by a turn in the sense, and not by markup or a line of its own.
        var isTurn = false
        /// How much speaks for the split.
        var points: Int
    }

    /// From so many points on a split needs no company; `HeadingCompany` says what is enough below that.
    static let certain = 14
    /// The rest of a heading that was broken over two lines has so many bytes at most.
    private static let longestSecondLine = 60
    /// A sentence of so many bytes may be a heading: two dozen Han characters, or a dozen words.
    private static let briefHeading = 72
    /// From so many points on nothing is weighed again: a date opens the body.
    private static let beyondDoubt = 20
    /// What speaks for a heading that the page sets in bold or as a heading: more than any turn.
    private static let saidByThePage = 40
    /// What speaks for a heading that has a line to itself.
    private static let lineOfItsOwn = 30

    /// No heading in running text is longer, in words: the rule of length has taken so much by then
    /// that little could outweigh it.
    private static let mostWords = 44
    /// So many words are cut first, and mostly are enough.
    private static let wordsAtFirst = 36
    /// So many words are cut: the longest heading, and what has to be seen of the body behind it.
    private static let wordsSeen = 64
    /// No line of its own that is a heading is longer, in bytes: eighty Chinese characters, or 220 Latin letters.
    private static let longestLine = (han: 240, latin: 220)
    /// From so many words on a line of its own is a sentence, though it has no stop.
    private static let wordsOfASentence = 36
    /// So many bytes tell what script a line is in.
    private static let scriptSample = 150

    /// The best split of an item's content, however little speaks for it.
    ///
    /// - Parameters:
    ///   - content: from behind the marker to before the next, white space trimmed.
    ///   - firstBlock: the part of the content that the page keeps in one block with the marker, or that alone is set
    ///     as a heading.
    ///   - usual: how many characters the headings of the list have; only Chinese asks for it.
    func bestSplit(of content: Range<Int>, firstBlock: Region, usual: Int? = nil) -> Split {
        guard !content.isEmpty else { return Split(heading: nil, body: content, points: 0) }
        let line = content.lowerBound..<min(content.upperBound, firstBlock.range.upperBound)
        if let bold = firstBlock.boldOpening, bold.upperBound > content.lowerBound, bold.upperBound <= line.upperBound,
            bold.lowerBound <= content.lowerBound
        {
            return headed(content.lowerBound..<bold.upperBound, content, points: HeadingSplitter.saidByThePage)
        }
        if line.upperBound < content.upperBound {
            if firstBlock.headingLevel > 0 { return headed(line, content, points: HeadingSplitter.saidByThePage) }
            if isHeadingLine(line) {
                let whole = line.lowerBound..<headingEnd(from: line, in: content)
                return headed(whole, content, points: HeadingSplitter.lineOfItsOwn)
            }
        } else if firstBlock.headingLevel > 0 {
            return Split(
                heading: line.lowerBound..<endOfWords(of: line), body: content.upperBound..<content.upperBound,
                points: HeadingSplitter.saidByThePage)
        }
        let turn =
            isHan(line)
            ? HanHeading.end(in: bytes, line: line, dates: dates, dateOpenings: dateOpenings, usual: usual)
            : latinEnd(line)
        guard let turn else { return Split(heading: nil, body: content, points: 0) }
        return headed(line.lowerBound..<turn.offset, content, isTurn: true, points: turn.points)
    }

    /// The splits of all items of an outline: a doubtful turn counts where other items of its level have headings.
    func splits(of items: [Outline.Item], regions: [Region]) -> [Split] {
        let blocks = items.map { item in
            regions.first(containing: item.content.lowerBound, orAfter: true) ?? Region(range: item.content)
        }
        let isWhole = zip(items, blocks).map { item, block in
            // A parent that has a line to itself, before the line of its first child.
            !item.children.isEmpty && item.content.upperBound == block.range.upperBound && isHeadingLine(item.content)
        }
        var best = items.indices.map { index in
            let content = items[index].content
            return isWhole[index]
                ? headed(content, content, points: HeadingSplitter.lineOfItsOwn)
                : bestSplit(of: content, firstBlock: blocks[index])
        }
        // A doubtful turn is sought once more with what is known of the others.
        let usual = usualLengths(of: best, items)
        for index in items.indices where best[index].points < HeadingSplitter.beyondDoubt {
            guard let usual = usual[items[index].depth] else { continue }
            best[index] = bestSplit(of: items[index].content, firstBlock: blocks[index], usual: usual)
        }
        var companies: [Int: HeadingCompany] = [:]
        for (item, split) in zip(items, best) {
            companies[item.depth, default: HeadingCompany()].add(manner(of: split), points: split.points)
        }
        return zip(items, best).map { item, split in
            guard let heading = split.heading else { return split }
            let company = companies[item.depth] ?? HeadingCompany()
            let accepts = company.accepts(
                manner(of: split), points: split.points, hasChildren: !item.children.isEmpty,
                isBrief: heading.count <= HeadingSplitter.briefHeading)
            return accepts ? split : Split(heading: nil, body: item.content, points: split.points)
        }
    }

    /// How many characters the Chinese headings of each level have that are beyond doubt, in the middle of them.
    private func usualLengths(of splits: [Split], _ items: [Outline.Item]) -> [Int: Int] {
        var lengths: [Int: [Int]] = [:]
        for (item, split) in zip(items, splits) where split.points >= HeadingSplitter.beyondDoubt {
            guard let heading = split.heading, isHan(heading) else { continue }
            let characters = heading.reduce(0) { $0 + (bytes[$1].isContinuation ? 0 : 1) }
            lengths[item.depth, default: []].append(characters)
        }
        return lengths.filter { $0.value.count >= 3 }.mapValues { $0.sorted()[$0.count / 2] }
    }

    private func manner(of split: Split) -> HeadingCompany.Manner {
        endsSentence(split) ? .sentence : endsOnColon(split) ? .mark : .turn
    }

    /// Whether a heading found in running text was set off by nothing but the stop of a sentence.
    func endsSentence(_ split: Split) -> Bool {
        guard split.isTurn, let heading = split.heading, split.body.lowerBound > heading.upperBound else {
            return false
        }
        let mark = bytes.scalar(at: heading.upperBound).value
        return mark == 0x2E || mark == 0x3002
    }

    /// Whether a heading found in running text was set off by a colon or a dash.
    func endsOnColon(_ split: Split) -> Bool {
        guard split.isTurn, let heading = split.heading, split.body.lowerBound > heading.upperBound else {
            return false
        }
        let mark = bytes.scalar(at: heading.upperBound).value
        return mark.isColon
            || bytes.scalar(at: bytes.skippingSpace(from: heading.upperBound, to: bytes.count)).value.isDash
    }

    /// The split at a heading, freed of the mark that sets it off; one without a heading where nothing but a date is left.
    private func headed(_ heading: Range<Int>, _ whole: Range<Int>, isTurn: Bool = false, points: Int) -> Split {
        let body = bodyStart(behind: heading, in: whole)
        var end = endOfWords(of: heading)
        // The mark that sets the heading off is no part of it.
        let dash = bytes.scalar(before: end)
        if dash.value.isDash, end - dash.length > heading.lowerBound, bytes.byte(at: end - dash.length - 1).isSpace {
            end = bytes.trimmingSpace(to: end - dash.length, from: heading.lowerBound)
        }
        let last = bytes.scalar(before: end)
        if last.value.isColon || last.value == 0x3002 || last.value == 0x2E, end - last.length > heading.lowerBound {
            let before = Words.words(in: bytes, range: heading.lowerBound..<end, limit: 60).last
            if last.value != 0x2E || before.map({ !$0.isAbbreviation(in: bytes) }) ?? true {
                end = endOfWords(of: heading.lowerBound..<end - last.length)
            }
        }
        // "1.2021 In June, ...": a date is no heading.
        guard end > heading.lowerBound, heading.contains(where: { bytes[$0].isLetter || bytes[$0] >= 0x80 }),
            !isDate(heading.lowerBound..<end)
        else { return Split(heading: nil, body: whole, isTurn: isTurn, points: 0) }
        return Split(
            heading: heading.lowerBound..<end, body: body..<max(body, whole.upperBound), isTurn: isTurn, points: points)
    }

    /// Where the words of a heading end: before white space, and before the signs of Markdown that end bold letters.
    private func endOfWords(of heading: Range<Int>) -> Int {
        var end = bytes.trimmingSpace(to: heading.upperBound, from: heading.lowerBound)
        while end > heading.lowerBound + 2, bytes.has("**", at: end - 2) { end -= 2 }
        return end
    }

    /// Where the body begins behind a heading: past white space, and past the marks that stand behind bold letters.
    private func bodyStart(behind heading: Range<Int>, in whole: Range<Int>) -> Int {
        var start = heading.upperBound
        if bytes.has("**", at: start) { start += 2 }
        let mark = bytes.scalar(at: start)
        let isStop = mark.value == 0x3002 || mark.value == 0x2E && bytes.byte(at: start + 1).isSpace
        if mark.value.isColon && start > heading.upperBound || isStop { start += mark.length }
        return min(bytes.skippingSpace(from: start, to: whole.upperBound), whole.upperBound)
    }

    /// Where a heading ends that was broken over two lines: the second is short too, and the third opens with the date.
    private func headingEnd(from line: Range<Int>, in content: Range<Int>) -> Int {
        let second = nextLine(behind: line.upperBound, in: content)
        guard let second, isHeadingLine(second), second.count <= HeadingSplitter.longestSecondLine,
            !opensWithDate(at: second.lowerBound), let third = nextLine(behind: second.upperBound, in: content),
            opensWithDate(at: third.lowerBound), !bytes[line.upperBound..<second.lowerBound].dropFirst().contains(0x0A)
        else { return line.upperBound }
        return second.upperBound
    }

    private func nextLine(behind offset: Int, in content: Range<Int>) -> Range<Int>? {
        let start = bytes.skippingSpace(from: offset, to: content.upperBound)
        guard start < content.upperBound else { return nil }
        var end = start
        while end < content.upperBound, !bytes[end].isLineEnd { end += 1 }
        return start..<bytes.trimmingSpace(to: end, from: start)
    }

    /// Whether a line that others follow is short and no sentence.
    private func isHeadingLine(_ line: Range<Int>) -> Bool {
        let han = isHan(line)
        guard line.count <= (han ? HeadingSplitter.longestLine.han : HeadingSplitter.longestLine.latin) else {
            return false
        }
        let end = bytes.trimmingSpace(to: line.upperBound, from: line.lowerBound)
        let last = bytes.scalar(before: end).value
        if last == 0x3002 || last.isSemicolon || last.isComma { return false }
        if han {
            var index = line.lowerBound
            while index < end {
                let scalar = bytes.scalar(at: index)
                if scalar.value == 0x3002 { return false }
                index += scalar.length
            }
            return !opensWithDate(at: line.lowerBound) || line.count < 90
        }
        let words = Words.words(in: bytes, range: line, limit: 40)
        for (position, word) in words.enumerated()
        where word.lastMark == UInt8(ascii: ".") && !word.isAbbreviation(in: bytes)
            && (position > 0 || words.count == 1)
        {
            return false
        }
        return words.count < HeadingSplitter.wordsOfASentence
    }

    /// Whether a range holds digits and the characters of Chinese dates alone.
    private func isDate(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = bytes.scalar(at: index)
            let isPart = scalar.value == 0x5E74 || scalar.value == 0x6708 || scalar.value == 0x65E5
            guard isPart || !(scalar.value.isHan || scalar.value < 0x80 && UInt8(scalar.value).isLetter) else {
                return false
            }
            index += max(scalar.length, 1)
        }
        return true
    }

    /// Whether a stretch is Chinese: a Han character says as much as three letters, for names and units stay Latin in it.
    private func isHan(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        var han = 0
        var letters = 0
        while index < range.upperBound, index - range.lowerBound < HeadingSplitter.scriptSample {
            let scalar = bytes.scalar(at: index)
            if scalar.value.isHan { han += 1 }
            if scalar.value < 0x80, UInt8(scalar.value).isLetter { letters += 1 }
            index += scalar.length
        }
        return han * 3 > letters
    }

    private func opensWithDate(at offset: Int) -> Bool {
        dateOpenings.contains(sorted: offset)
    }

    /// How the date that opens at an offset goes on; nil where none opens.
    private func dateOpening(at offset: Int) -> DateOpening? {
        let index = dateOpenings.firstIndex(atLeast: offset)
        guard index < dates.count, dateOpenings[index] == offset else { return nil }
        let end = dates[index].upperBound
        let mark = bytes.scalar(at: end).value
        if mark == 0x2C || mark == 0x3A || mark >= 0x80 { return .sentence }
        // A heading keeps "on" and "in" small; so a capital opens a sentence, but for "In 2024", which names like to bear.
        if bytes.has("On ", at: offset) || bytes.has("At ", at: offset) { return .sentence }
        if bytes.has("In ", at: offset), dates[index].count != 7 { return .sentence }
        let next = bytes.byte(at: bytes.skippingSpace(from: end, to: bytes.count))
        return next.isLower || next.isDigit || next == UInt8(ascii: "(") ? .sentence : .phrase
    }

    /// Whether an offset stands within an expression: "June | 14." is one day.
    private func isInsideDate(_ offset: Int) -> Bool {
        let index = dateOpenings.firstIndex(atLeast: offset) - 1
        return index >= 0 && dates[index].lowerBound < offset && offset < dates[index].upperBound
    }

    // MARK: Latin script

    /// Where the heading of a line in Latin script best ends and what speaks for it; nil where nothing does.
    private func latinEnd(_ line: Range<Int>) -> (points: Int, offset: Int)? {
        // Most headings are short, and cutting words costs more than weighing them.
        let first = latinEnd(Words.words(in: bytes, range: line, limit: HeadingSplitter.wordsAtFirst))
        if first.words <= HeadingSplitter.wordsAtFirst - HeadingBoundary.wordsAhead { return first.best }
        return latinEnd(Words.words(in: bytes, range: line, limit: HeadingSplitter.wordsSeen)).best
    }

    /// The best end among so many words, and how many of them had to be looked at.
    private func latinEnd(_ words: [Word]) -> (best: (points: Int, offset: Int)?, words: Int) {
        guard words.count > 2, !opensWithDate(at: words[0].range.lowerBound) || opensAsName(words) else {
            return (nil, 0)
        }
        var best: (points: Int, offset: Int)?
        var smallContentWords = 0
        var open = 0
        var isQuoted = false
        var boundary = HeadingBoundary(bytes: bytes, words: words, index: 1)
        for index in 1..<min(words.count, HeadingSplitter.mostWords + 1) {
            let before = words[index - 1]
            if index > 1, before.isSmallContent { smallContentWords += 1 }
            update(&open, &isQuoted, with: before.range)
            let isEnclosed = open > 0 || isQuoted
            let dateOpening = dateOpening(at: words[index].range.lowerBound)
            // Most words are small, and no rule speaks for a body that begins with one, but for a date or behind a colon.
            let mayOpen = words[index].isCapitalised || dateOpening != nil || before.lastMark == UInt8(ascii: ":")
            if mayOpen, !isInsideDate(words[index].range.lowerBound) {
                boundary.index = index
                boundary.dateOpening = dateOpening
                boundary.isEnclosed = isEnclosed
                boundary.smallContentWords = smallContentWords
                boundary.cohesion = pairs.occurrences(before, words[index]) - 1
                let points = points(for: boundary)
                if points > best?.points ?? 0 { best = (points, before.range.upperBound) }
                // The date of the body has come: nothing behind it heads anything.
                if boundary.opensWithDate, boundary.word.isCapitalised, points >= 20 { return (best, index) }
            }
            // Nothing of a heading goes on behind the end of a sentence.
            if before.lastMark == UInt8(ascii: "."), !before.isAbbreviation(in: bytes), !isEnclosed {
                return (best, index)
            }
        }
        return (best, words.count)
    }

    /// What speaks for a boundary, in all.
    private func points(for boundary: HeadingBoundary) -> Int {
        var points = 0
        for question in questions[..<firstQuestions] { points += question.points(boundary) }
        if points <= HeadingRule.hopeless, boundary.dateOpening == nil { return points }
        for question in questions[firstQuestions...] { points += question.points(boundary) }
        return points
    }

    /// "2024 National Conference Held ...": a year that opens a heading is part of a name.
    private func opensAsName(_ words: [Word]) -> Bool {
        words[0].core.count == 4 && bytes[words[0].core.lowerBound].isDigit && words[0].lastMark == 0
    }

    /// Keeps count of the brackets and quotes that are open behind a word.
    private func update(_ open: inout Int, _ isQuoted: inout Bool, with range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = bytes.scalar(at: index)
            switch scalar.value {
            case 0x28, 0x5B, 0xFF08: open += 1
            case 0x29, 0x5D, 0xFF09: open = max(0, open - 1)
            case 0x22: isQuoted.toggle()
            case 0x201C: isQuoted = true
            case 0x201D: isQuoted = false
            default: break
            }
            index += max(scalar.length, 1)
        }
    }
}
