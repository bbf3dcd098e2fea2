/// Builds an outline from the choices of the search.
struct OutlineBuilder {
    let bytes: [UInt8]
    let regions: [Region]
    /// Offsets at which an expression of at least a month's precision opens; ascending.
    let dateOpenings: [Int]

    /// A line of its own that is longer, in bytes, is no signature and no title of the next outline.
    private static let longestTitle = 150
    /// The same for a heading without a number, of which several may stand in a row.
    private static let longestPlainHeading = 120
    /// A longer item, in bytes, is none of a table of contents: it tells what it names.
    private static let longestAnnouncement = 200
    /// A longer item, in bytes, is none of a list of links.
    private static let longestLink = 90
    /// So many bytes of two items must agree, or all of the shorter one, for one to announce the other.
    private static let announcedBytes = 60
    /// Two items that agree in fewer bytes have nothing in common: two Chinese characters, or a short word.
    private static let fewestAnnouncedBytes = 6

    /// The outline that the choices make: linked, without the lists that number no happenings.
    func outline(of candidates: [MarkerCandidate], choices: [OutlineSearch.Choice]) -> Outline {
        var outline = Outline(items: items(candidates, choices), setAside: [])
        setAside(from: &outline) { items in tableOfContents(items).map { ($0, .tableOfContents) } }
        setAside(from: &outline) { items in shortLists(items).map { ($0, .shortList) } }
        setAside(from: &outline, where: innerLists)
        return outline
    }

    // MARK: Tree

    private func items(_ candidates: [MarkerCandidate], _ choices: [OutlineSearch.Choice]) -> [Outline.Item] {
        var items: [Outline.Item] = []
        for choice in choices {
            let marker = candidates[choice.candidate]
            items.append(
                Outline.Item(
                    marker: marker, depth: choice.depth, parent: nil, label: "", content: 0..<0, body: 0..<0,
                    step: choice.step, value: choice.value))
        }
        link(&items)
        return items
    }

    /// Sets parents, depths, labels and contents; called again whenever items were taken out, after which an item may stand
    /// deeper than right under the one that is left above it.
    private func link(_ items: inout [Outline.Item]) {
        var open: [(index: Int, depth: Int)] = []
        for index in items.indices {
            let depth = items[index].depth
            while let last = open.last, last.depth >= depth { open.removeLast() }
            items[index].parent = open.last?.index
            items[index].depth = open.count
            items[index].children = []
            if let parent = open.last { items[parent.index].children.append(index) }
            items[index].label = label(of: items[index], in: items)
            open.append((index, depth))
            let end =
                index + 1 < items.count ? items[index + 1].marker.range.lowerBound : regions.last?.range.upperBound ?? 0
            let start = min(items[index].marker.contentStart, end)
            var limit = end
            if index + 1 < items.count, items[index + 1].step == .restarts {
                limit =
                    items[index + 1].marker.before == .lineStart
                    ? noticeEnd(from: start, before: end) : issueTitle(from: start, before: end)
            } else if index + 1 < items.count, items[index + 1].marker.followsPlainHeading {
                limit = contentEnd(from: start, before: end)
            }
            limit = min(limit, headingBelow(items[index].marker, from: start, before: limit))
            items[index].content = start..<endOfWords(before: limit, from: start)
            items[index].body = items[index].content
        }
    }

    /// Where the words before an offset end: white space, and a last line of nothing but the signs that open one in Markdown
    /// ("## 2. Heading"), are left out.
    private func endOfWords(before limit: Int, from start: Int) -> Int {
        let end = bytes.trimmingSpace(to: limit, from: start)
        var line = end
        while line > start, "#*->".utf8.contains(bytes[line - 1]) || bytes[line - 1] == 0x20 { line -= 1 }
        return line < end && line > start && bytes[line - 1].isLineEnd
            ? bytes.trimmingSpace(to: line, from: start) : end
    }

    /// Where a heading of the page's markup without a number ends an item that stands under none: a list is over.
    private func headingBelow(_ marker: MarkerCandidate, from start: Int, before end: Int) -> Int {
        var index = regions.indexOfFirst(endingAfter: start)
        while index < regions.count, regions[index].range.lowerBound < end {
            let region = regions[index]
            if region.range.lowerBound > start, region.headingLevel > 0,
                marker.headingLevel == 0 || region.headingLevel <= marker.headingLevel
            {
                return region.range.lowerBound
            }
            index += 1
        }
        return end
    }

    /// Where the last item of an outline ends when another outline follows: before the first line that is no sentence,
    /// a signature or the title of the next.
    private func noticeEnd(from start: Int, before end: Int) -> Int {
        var index = regions.indexOfFirst(endingAfter: start) + 1
        // The heading of the item may be a line of its own.
        if index < regions.count, index > 0, !bytes.endsSentence(regions[index - 1].range) { index += 1 }
        while index < regions.count, regions[index].range.lowerBound < end {
            if !bytes.endsSentence(regions[index].range), regions[index].range.count <= OutlineBuilder.longestTitle {
                return regions[index].range.lowerBound
            }
            index += 1
        }
        return end
    }

    /// Where the title of the next outline begins that stands in one line with its first number: behind the last sentence.
    private func issueTitle(from start: Int, before end: Int) -> Int {
        var index = bytes.trimmingSpace(to: end, from: start)
        let last = index
        while index > start, last - index <= OutlineBuilder.longestTitle {
            let scalar = bytes.scalar(before: index)
            if scalar.value.endsSentence, !bytes.byte(at: index).isDigit { return index < last ? index : end }
            index -= scalar.length
        }
        return end
    }

    /// Where the content ends when headings without numbers stand before the next marker: before the lines that end
    /// no sentence.
    private func contentEnd(from start: Int, before end: Int) -> Int {
        var index = regions.indexOfFirst(endingAfter: max(start, end - 1))
        if index == regions.count || regions[index].range.lowerBound >= end { index -= 1 }
        var limit = end
        while index >= 0, index < regions.count, regions[index].range.lowerBound > start {
            let range = regions[index].range
            let last = bytes.lastScalar(of: range.lowerBound..<max(range.lowerBound, min(range.upperBound, end))).value
            if regions[index].headingLevel == 0, last.endsSentence || range.count > OutlineBuilder.longestPlainHeading {
                break
            }
            limit = range.lowerBound
            index -= 1
        }
        return limit
    }

    /// The place that a reader gives an item: its number behind those of the items above it, or what a dotted number
    /// prints where that says another.
    private func label(of item: Outline.Item, in items: [Outline.Item]) -> String {
        let value = String(item.value)
        guard let parent = item.parent else {
            return (item.marker.prefix.map(String.init) + [value]).joined(separator: ".")
        }
        if item.marker.scheme.style == .dotted {
            let printed = item.marker.prefix.map(String.init).joined(separator: ".")
            if items[parent].label != printed, item.marker.prefix.count > item.depth - 1 {
                return printed + "." + value
            }
        }
        return items[parent].label + "." + value
    }

    // MARK: What is no item after all

    /// Takes out the items that `find` names, each once and with what is said of it, and links the rest anew.
    private func setAside(
        from outline: inout Outline, where find: ([Outline.Item]) -> [(item: Int, why: Outline.SetAside)]
    ) {
        let found = Dictionary(find(outline.items).map { ($0.item, $0.why) }, uniquingKeysWith: { first, _ in first })
        guard !found.isEmpty else { return }
        var kept: [Outline.Item] = []
        for index in outline.items.indices {
            if let why = found[index] {
                outline.setAside.append((outline.items[index].marker, why))
            } else {
                kept.append(outline.items[index])
            }
        }
        link(&kept)
        outline.items = kept
    }

    /// Items that only announce later ones: short, and a later item of the same number begins with the same words.
    private func tableOfContents(_ items: [Outline.Item]) -> Set<Int> {
        var found: Set<Int> = []
        var run: [Int] = []
        var matched = 0
        let alike = nextAlike(items)
        func close() {
            if run.count >= 2, matched * 5 >= run.count * 3 { found.formUnion(run) }
            run = []
            matched = 0
        }
        for index in items.indices {
            guard items[index].content.count <= OutlineBuilder.longestAnnouncement else {
                close()
                continue
            }
            let isAnnounced = isAnnounced(items[index].content, by: alike, at: index, items)
            if isAnnounced { matched += 1 } else if matched > 0 { close() }
            run.append(index)
            if !isAnnounced, matched == 0 { run = [] }
        }
        close()
        return found
    }

    /// For each item the next one of the same number whose content begins with the same six bytes; `count` where none
    /// does.
    private func nextAlike(_ items: [Outline.Item]) -> [Int] {
        var next = [Int](repeating: items.count, count: items.count)
        var nearest: [UInt64: Int] = [:]
        for index in items.indices.reversed() where items[index].content.count >= OutlineBuilder.fewestAnnouncedBytes {
            var key = UInt64(truncatingIfNeeded: items[index].marker.value)
            for byte in bytes[items[index].content.prefix(OutlineBuilder.fewestAnnouncedBytes)] {
                key = key << 8 | UInt64(byte)
            }
            next[index] = nearest.updateValue(index, forKey: key) ?? items.count
        }
        return next
    }

    /// How many items that begin alike are looked at: more of one number are no table of contents, and each may have to
    /// be compared with each.
    private static let mostAlike = 32

    private func isAnnounced(_ content: Range<Int>, by alike: [Int], at index: Int, _ items: [Outline.Item]) -> Bool {
        var later = alike[index]
        for _ in 0..<OutlineBuilder.mostAlike where later < items.count {
            if items[later].content.count >= content.count, sharesOpening(content, items[later].content) { return true }
            later = alike[later]
        }
        return false
    }

    /// A list of a few words an item and without any date, beside another outline that has dates: most-read links,
    /// corrections, ways to share.
    private func shortLists(_ items: [Outline.Item]) -> Set<Int> {
        let starts = items.indices.filter { $0 == 0 || items[$0].step == .restarts } + [items.count]
        guard starts.count > 2 else { return [] }
        let outlines = zip(starts, starts.dropFirst()).map { $0..<$1 }
        let dated = outlines.map { outline in outline.contains { isDated(items[$0].content) } }
        guard dated.contains(true) else { return [] }
        var found: Set<Int> = []
        for (outline, isDated) in zip(outlines, dated) where !isDated {
            if outline.dropLast().allSatisfy({ items[$0].content.count <= OutlineBuilder.longestLink }) {
                found.formUnion(outline)
            }
        }
        return found
    }

    /// Whether the longer of two texts begins as the shorter does.
    private func sharesOpening(_ short: Range<Int>, _ long: Range<Int>) -> Bool {
        let length = min(short.count, OutlineBuilder.announcedBytes)
        guard length >= OutlineBuilder.fewestAnnouncedBytes else { return false }
        for offset in 0..<length where bytes[short.lowerBound + offset] != bytes[long.lowerBound + offset] {
            return false
        }
        return true
    }

    /// Lists whose items are the points of one statement, not things that happened.
    private func innerLists(_ items: [Outline.Item]) -> [(item: Int, why: Outline.SetAside)] {
        var found: [(item: Int, why: Outline.SetAside)] = []
        let groups = groups(items)
        for group in groups {
            guard group.count > 1, group.allSatisfy({ items[$0].children.isEmpty }),
                items[group[0]].marker.scheme.style != .dotted
            else { continue }
            if let rule = InnerListRule.name(for: group.map { items[$0] }, in: statement(of: group, items)) {
                found += group.map { ($0, .innerList(rule: rule)) }
            }
        }
        return found
    }

    /// The lists of an outline: the children of each item, and the items at the top from one beginning to the next.
    private func groups(_ items: [Outline.Item]) -> [[Int]] {
        var groups = items.map(\.children).filter { !$0.isEmpty }
        var top: [Int] = []
        for index in items.indices where items[index].parent == nil {
            if items[index].step == .restarts, !top.isEmpty {
                groups.append(top)
                top = []
            }
            top.append(index)
        }
        if !top.isEmpty { groups.append(top) }
        return groups
    }

    /// What stands around a list, for the rules that know inner ones.
    private func statement(of group: [Int], _ items: [Outline.Item]) -> InnerListRule.Statement {
        let first = items[group[0]].marker.range.lowerBound
        let start =
            items[group[0]].parent.map { items[$0].marker.contentStart } ?? regions.first?.range.lowerBound ?? 0
        // The last sentences before the list: what announces it.
        let leadEnd = bytes.trimmingSpace(to: first, from: min(start, first))
        let lead = min(start, leadEnd)..<leadEnd
        let last = bytes.scalar(before: leadEnd).value
        return InnerListRule.Statement(
            isAnnounced: !lead.isEmpty && last.isColon,
            hasParent: items[group[0]].parent != nil,
            leadIsDated: isDated(lead),
            datedItems: group.filter { isDated($0 == group.last ? ownLine(of: items[$0]) : items[$0].content) }.count,
            goingOn: group.dropLast().filter { goesOn(items[$0].content) }.count,
            openingItems: group.filter { opensWithDate(items[$0].content) }.count)
    }

    /// Whether a text ends on a comma, a semicolon or a conjunction: "...; and".
    private func goesOn(_ range: Range<Int>) -> Bool {
        let last = bytes.lastScalar(of: range).value
        return last.isComma || last.isSemicolon
            || bytes.ends(with: " and", before: range.upperBound, notBefore: range.lowerBound)
            || bytes.ends(with: " or", before: range.upperBound, notBefore: range.lowerBound)
    }

    /// The part of an item's content that stands in one block with its marker; behind the last one the text goes on.
    private func ownLine(of item: Outline.Item) -> Range<Int> {
        guard let region = regions.first(containing: item.marker.range.lowerBound) else { return item.content }
        let end = min(item.content.upperBound, region.range.upperBound)
        return item.content.lowerBound..<max(item.content.lowerBound, end)
    }

    private func isDated(_ range: Range<Int>) -> Bool {
        let index = dateOpenings.firstIndex(atLeast: range.lowerBound)
        return index < dateOpenings.count && dateOpenings[index] < range.upperBound
    }

    private func opensWithDate(_ range: Range<Int>) -> Bool {
        dateOpenings.contains(sorted: range.lowerBound)
    }
}
