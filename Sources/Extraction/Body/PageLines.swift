import Model

/// What a reader sees of a page, line by line: everything, the furniture too.
struct PageLines: Sendable {
    /// A line: what stands between two block boundaries or line breaks.
    ///
    /// A page may have a million of them, and so numbers take four bytes: no page has 2 GB.
    struct Line: Sendable {
        /// What the page says it is; never `title` or `furniture` yet.
        var kind: Document.Block.Kind
        /// Whether it stands in something that its class calls a byline, or in a `time` element.
        var isByline: Bool
        private let start: Int32
        private let end: Int32
        private let linkCount: Int32
        private let boldPlace: Int32
        private let elementIndex: Int32

        init(
            kind: Document.Block.Kind, range: Range<Int>, linkBytes: Int, boldEnd: Int, element: Int, isByline: Bool
        ) {
            self.kind = kind
            self.isByline = isByline
            start = Int32(clamping: range.lowerBound)
            end = Int32(clamping: range.upperBound)
            linkCount = Int32(clamping: linkBytes)
            boldPlace = Int32(clamping: boldEnd)
            elementIndex = Int32(clamping: element)
        }

        /// Where it stands in `text`.
        var range: Range<Int> { Int(start)..<Int(end) }
        /// How many of its bytes are links.
        var linkBytes: Int { Int(linkCount) }
        /// The end of its bold opening; the start of `range` where it has none.
        var boldEnd: Int { Int(boldPlace) }
        /// The innermost block element around it, in `elements`.
        var element: Int { Int(elementIndex) }
    }

    /// A block element, and the lines it holds.
    struct Element: Sendable {
        let tag: Tag
        let marks: ContainerMarks
        private let nodeIndex: Int32
        private let parentIndex: Int32
        private var start: Int32
        private var end: Int32

        init(node: Int, tag: Tag, marks: ContainerMarks, parent: Int, lines: Range<Int>) {
            self.tag = tag
            self.marks = marks
            nodeIndex = Int32(clamping: node)
            parentIndex = Int32(clamping: parent)
            start = Int32(clamping: lines.lowerBound)
            end = Int32(clamping: lines.upperBound)
        }

        /// Its index in the tree; -1 for the page itself, which is always the first.
        var node: Int { Int(nodeIndex) }
        /// The block element around it; -1 for the page itself.
        var parent: Int { Int(parentIndex) }
        /// The lines it holds.
        var lines: Range<Int> {
            get { Int(start)..<Int(end) }
            set {
                start = Int32(clamping: newValue.lowerBound)
                end = Int32(clamping: newValue.upperBound)
            }
        }
    }

    var lines: [Line] = []
    var elements: [Element] = []
    /// The text of all lines, white space already collapsed.
    var text: [UInt8] = []
    /// Bytes of text, white space included, in elements that never show, scripts and styles not counted.
    var hiddenBytes = 0

    /// A line's text.
    func bytes(of line: Int) -> ArraySlice<UInt8> { text[lines[line].range] }

    /// An element's tag and the beginning of its text, for explanations.
    func opening(of element: Int) -> String {
        let words = elements[element].lines.first.map { String(bytes(of: $0).string.prefix(60)) } ?? ""
        return "<\(element == 0 ? "page" : String(describing: elements[element].tag))> \(words)"
    }
}

extension PageLines {
    /// Walks a tree once, in document order, and writes down its lines. Linear in nodes and bytes.
    ///
    /// - Parameter showsHidden: Whether what `style` and `hidden` hide counts as if it showed.
    init(_ tree: Tree, showsHidden: Bool = false) {
        var walk = LineWalk(tree, showsHidden: showsHidden)
        walk.run()
        self = walk.page
    }
}

private struct LineWalk {
    var page = PageLines()

    /// What an open element changes, undone when it closes.
    private struct Effects: OptionSet {
        let rawValue: UInt16
        static let block = Effects(rawValue: 1)
        static let link = Effects(rawValue: 2)
        static let bold = Effects(rawValue: 4)
        static let preformatted = Effects(rawValue: 8)
        static let list = Effects(rawValue: 16)
        static let heading = Effects(rawValue: 32)
        static let row = Effects(rawValue: 64)
        static let byline = Effects(rawValue: 128)
    }

    private struct OpenElement {
        var end: Int32
        var effects: Effects
        /// Its index in `page.elements`, for a block.
        var element: Int32
        /// The heading level outside it, for a heading.
        var outerHeading: UInt8 = 0
    }

    private let tree: Tree
    private var open: [OpenElement] = []
    private var lists: [OpenList] = []
    private var marker: ListMarker?
    private var links = 0
    private var bolds = 0
    private var preformatted = 0
    private var bylines = 0
    private var rows = 0
    private var heading: UInt8 = 0
    private var element = 0

    // The line being written.
    private var lineStart = 0
    private var markerEnd = 0
    private var lineMarker: ListMarker?
    private var linkBytes = 0
    private var boldEnd = 0
    private var boldEnded = false
    private var touchedByline = false
    private var pending = Space.none

    private enum Space { case none, space, newline, tab }

    private let showsHidden: Bool

    init(_ tree: Tree, showsHidden: Bool) {
        self.tree = tree
        self.showsHidden = showsHidden
    }

    mutating func run() {
        page.text.reserveCapacity(tree.text.count)
        // What stands outside every block element stands in the page.
        page.elements.append(PageLines.Element(node: -1, tag: .html, marks: [], parent: -1, lines: 0..<0))
        let tree = self.tree
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.text.withUnsafeBufferPointer { text in
                var index = 0
                while index < nodes.count {
                    while let last = open.last, Int(last.end) <= index { closeLast() }
                    let node = nodes[index]
                    if node.tag == .text, !node.appearance.contains(.removed) {
                        let start = Int(node.start)
                        append(UnsafeBufferPointer(rebasing: text[start..<(start + Int(node.length))]))
                        index += 1
                    } else if node.appearance.contains(.removed) {
                        index = max(index + 1, Int(node.end))
                    } else if node.tag.isInvisible || (node.appearance.contains(.hidden) && !showsHidden) {
                        if node.tag != .script, node.tag != .style { page.hiddenBytes += Int(node.length) }
                        index = max(index + 1, Int(node.end))
                    } else {
                        enter(node, index, nodes)
                        index += 1
                    }
                }
                while !open.isEmpty { closeLast() }
                flush()
                page.elements[0].lines = 0..<page.lines.count
            }
        }
    }

    private mutating func enter(_ node: Tree.Node, _ index: Int, _ nodes: UnsafeBufferPointer<Tree.Node>) {
        var effects: Effects = []
        var outerHeading: UInt8 = 0
        if node.tag == .br {
            if rows > 0 {
                if pending == .none { pending = .space }
            } else {
                flush()
            }
            return
        }
        if node.tag == .a { effects.insert(.link) }
        if node.tag.isBold || node.appearance.contains(.bold) { effects.insert(.bold) }
        if node.tag == .time || !node.marks.isDisjoint(with: .byline), node.length <= LineWalk.longestByline {
            effects.insert(.byline)
        }
        if node.tag.isBlock || node.tag == .button || node.appearance.contains(.selected) {
            effects.insert(.block)
            breakLine(at: node.tag)
            let parent = element
            element = page.elements.count
            page.elements.append(
                PageLines.Element(
                    node: index, tag: node.tag, marks: node.marks, parent: parent,
                    lines: page.lines.count..<page.lines.count))
            switch node.tag {
            case .pre, .listing, .xmp: effects.insert(.preformatted)
            case .ol, .ul, .menu:
                effects.insert(.list)
                lists.append(openList(node, index, nodes))
            case .li: beginItem(index)
            case .tr where isDataRow(node, index, nodes): effects.insert(.row)
            default: break
            }
            if let level = node.tag.headingLevel {
                effects.insert(.heading)
                outerHeading = heading
                heading = UInt8(level)
            }
        }
        guard !effects.isEmpty else { return }
        if effects.contains(.link) { links += 1 }
        if effects.contains(.bold) { bolds += 1 }
        if effects.contains(.preformatted) { preformatted += 1 }
        if effects.contains(.byline) { bylines += 1 }
        if effects.contains(.row) { rows += 1 }
        open.append(
            OpenElement(
                end: node.end, effects: effects, element: Int32(truncatingIfNeeded: element), outerHeading: outerHeading
            ))
    }

    private mutating func closeLast() {
        guard let last = open.popLast() else { return }
        if last.effects.contains(.block) {
            let index = Int(last.element)
            breakLine(at: .other)
            if last.effects.contains(.row) { flush() }
            page.elements[index].lines = page.elements[index].lines.lowerBound..<page.lines.count
            element = page.elements[index].parent
        }
        if last.effects.contains(.link) { links -= 1 }
        if last.effects.contains(.bold) { bolds -= 1 }
        if last.effects.contains(.preformatted) { preformatted -= 1 }
        if last.effects.contains(.byline) { bylines -= 1 }
        if last.effects.contains(.row) { rows -= 1 }
        if last.effects.contains(.heading) { heading = last.outerHeading }
        if last.effects.contains(.list) {
            lists.removeLast()
            marker = nil
        }
    }

    /// A block boundary: the end of a line, but in a table's row a space, and before a cell a tab.
    private mutating func breakLine(at tag: Tag) {
        guard rows > 0 else { return flush() }
        if tag == .td || tag == .th {
            if page.text.count > lineStart { pending = .tab }
        } else if pending == .none {
            pending = .space
        }
    }

    // MARK: Lists and tables

    private func openList(_ node: Tree.Node, _ index: Int, _ nodes: UnsafeBufferPointer<Tree.Node>) -> OpenList {
        var list = OpenList(isNumbered: false, style: .decimal, next: 1, step: 1)
        guard node.tag == .ol, !node.appearance.contains(.unmarked) else { return list }
        list.isNumbered = true
        list.style = tree.attribute(.type, of: index).flatMap(ListMarker.Style.init(type:)) ?? .decimal
        let start = tree.attribute(.start, of: index).flatMap { Int(collapsed($0)) }
        if tree.attribute(.reversed, of: index) != nil {
            list.step = -1
            var items = 0
            var child = index + 1
            while child < Int(node.end) {
                if nodes[child].tag == .li { items += 1 }
                child = max(child + 1, Int(nodes[child].end))
            }
            list.next = items
        }
        if let start, LineWalk.numbers.contains(start) { list.next = start }
        return list
    }

    private mutating func beginItem(_ index: Int) {
        marker = nil
        guard let list = lists.indices.last, lists[list].isNumbered else { return }
        if let value = tree.attribute(.value, of: index).flatMap({ Int(collapsed($0)) }),
            LineWalk.numbers.contains(value)
        {
            lists[list].next = value
        }
        let style = tree.attribute(.type, of: index).flatMap(ListMarker.Style.init(type:)) ?? lists[list].style
        marker = ListMarker(number: lists[list].next, style: style)
        lists[list].next += lists[list].step
    }

    /// Numbers that an item of a list may state as its own; others are a mistake or worse.
    private static let numbers = -999_999...999_999

    /// Whether a row holds data, and not the layout of a page: several cells, all short, no table among them.
    private func isDataRow(_ node: Tree.Node, _ index: Int, _ nodes: UnsafeBufferPointer<Tree.Node>) -> Bool {
        guard rows == 0, !node.appearance.contains(.holdsTable) else { return false }
        var cells = 0
        var child = index + 1
        while child < Int(node.end) {
            let cell = nodes[child]
            if cell.tag == .td || cell.tag == .th {
                cells += 1
                if cell.length > LineWalk.longestDataCell { return false }
                let breaks = nodes[child..<max(child, Int(cell.end))].reduce(0) { count, inner in
                    count + (inner.tag == .br || inner.tag == .p ? 1 : 0)
                }
                if breaks > LineWalk.mostBreaksOfDataCell { return false }
            }
            child = max(child + 1, Int(cell.end))
        }
        return cells > 1
    }

    /// Bytes of text, white space included, that a byline holds at most; a box that holds more holds the article.
    private static let longestByline: Int32 = 500
    /// Bytes of text, white space included, that a cell of data holds at most; prices and names stay far below.
    private static let longestDataCell: Int32 = 1000
    /// Paragraphs and line breaks that a cell of data holds at most; a column of a page holds more.
    private static let mostBreaksOfDataCell = 3

    // MARK: Text

    private mutating func flush() {
        defer {
            lineStart = page.text.count
            markerEnd = lineStart
            boldEnd = lineStart
            lineMarker = nil
            linkBytes = 0
            boldEnded = false
            touchedByline = false
            pending = .none
        }
        var end = page.text.count
        while end > markerEnd, page.text[end - 1].isSpaceASCII { end -= 1 }
        guard end > markerEnd else { return }
        var start = lineStart
        if let lineMarker, lineMarker.isWritten(in: page.text[markerEnd..<end]) { start = markerEnd }
        let kind: Document.Block.Kind =
            if heading > 0 {
                .heading(level: Int(heading))
            } else if rows > 0 {
                .tableRow
            } else if !lists.isEmpty {
                .listItem(depth: lists.count)
            } else {
                .paragraph
            }
        page.lines.append(
            PageLines.Line(
                kind: kind, range: start..<end, linkBytes: min(linkBytes, end - start),
                boldEnd: heading > 0 || boldEnd <= markerEnd ? start : min(boldEnd, end), element: element,
                isByline: touchedByline))
    }

    /// Appends text as CSS lays it out (CSS Text 3, 4.1): runs of white space become one space, none at the ends
    /// of a line, none for a line feed between two Han characters.
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            var end = index
            while end < text.count, LineWalk.isPlain(text[end]) { end += 1 }
            if end > index {
                appendRun(text, index, end)
                index = end
                continue
            }
            let byte = text[index]
            if byte <= 0x20 {
                space(byte)
                index += 1
                continue
            }
            let length = min(text.count - index, byte == 0xC2 ? 2 : 3)
            switch LineWalk.special(text, index) {
            case .ordinary: appendRun(text, index, index + length)
            case .space: space(0x20)
            case .nothing: break
            }
            index += length
        }
    }

    private mutating func space(_ byte: UInt8) {
        if preformatted > 0, rows == 0 {
            if byte == 0x0A {
                flush()
            } else if byte == 0x20 || byte == 0x09 {
                page.text.append(byte)
            }
        } else if pending == .none {
            pending = byte == 0x0A || byte == 0x0D ? .newline : .space
        } else if pending == .space, byte == 0x0A {
            pending = .newline
        }
    }

    private mutating func appendRun(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        if page.text.count == lineStart {
            if let marker {
                page.text.append(contentsOf: marker.text.utf8)
                markerEnd = page.text.count
                lineMarker = marker
                self.marker = nil
            }
        } else if pending != .none {
            switch pending {
            case .tab: page.text.append(0x09)
            case .newline where endsInHan && LineWalk.isHan(text, start): break
            default: page.text.append(0x20)
            }
        }
        // The space between two words of a link is the link's.
        if links > 0, linkBytes > 0, pending != .none { linkBytes += 1 }
        pending = .none
        page.text.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
        if links > 0 { linkBytes += end - start }
        if bylines > 0 { touchedByline = true }
        if bolds > 0 {
            if !boldEnded { boldEnd = page.text.count }
        } else {
            boldEnded = true
        }
    }

    private var endsInHan: Bool {
        let count = page.text.count
        guard count - lineStart >= 3 else { return false }
        return LineWalk.isHanLead(page.text[count - 3])
    }

    private static func isHan(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index + 2 < text.count && isHanLead(text[index])
    }

    /// U+3000 to U+9FFF, and the full-width forms.
    private static func isHanLead(_ byte: UInt8) -> Bool { (0xE3...0xE9).contains(byte) || byte == 0xEF }

    private enum Special { case ordinary, space, nothing }

    /// Characters that are white space, or nothing, to a reader: no-break space and ideographic space are read as
    /// a space, soft hyphen, zero-width space and byte order mark as nothing.
    private static func special(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Special {
        guard index + 1 < text.count else { return .ordinary }
        if text[index] == 0xC2 {
            switch text[index + 1] {
            case 0xA0: return .space
            case 0xAD: return .nothing
            default: return .ordinary
            }
        }
        guard index + 2 < text.count else { return .ordinary }
        switch (text[index], text[index + 1], text[index + 2]) {
        case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): return .space
        case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return .nothing
        default: return .ordinary
        }
    }

    /// Whether a byte begins or continues nothing that needs a closer look.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte < 0x80 ? byte > 0x20 : byte != 0xE3 && byte != 0xE2 && byte != 0xC2 && byte != 0xEF
    }
}
