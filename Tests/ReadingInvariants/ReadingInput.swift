import Model

import struct Ingestion.PageReading
import struct Segmentation.Reading
import struct Segmentation.Segmenter

/// Bytes of which the first says in which way the others are read: what a fuzzer makes up and what it found.
///
/// The first byte counts from the digit 0, so that an input begins with a readable digit. An even one gives no year
/// under review, an odd one gives 2024; each two are one `Way`: `0` and `1` the first, up to `8` and `9` the last.
public struct ReadingInput: Sendable {
    /// How the bytes become a document.
    public enum Way: UInt8, CaseIterable, Sendable {
        /// As a file handed to `ingot segment`: what the bytes are and their encoding is found out.
        case page
        /// As a page that its server called HTML.
        case html
        /// Straight to segmentation as plain text, a block a line, wrapped lines joined.
        case lines
        /// Straight to segmentation as one paragraph under a title with a year.
        case paragraph
        /// Straight to segmentation, cut into blocks by control characters, each of which says what ended at it.
        case blocks
    }

    /// How the bytes become a document.
    public var way: Way
    /// The year under review, where one is given.
    public var year: Int?
    /// What is read.
    public var bytes: [UInt8]

    /// An input of its parts.
    public init(_ bytes: [UInt8], way: Way, year: Int?) {
        self.bytes = bytes
        self.way = way
        self.year = year
    }

    /// An input as it is saved; no bytes at all are an empty page.
    public init(_ saved: some Collection<UInt8>) {
        let choice = (saved.first ?? ReadingInput.firstChoice) &- ReadingInput.firstChoice
        let ways = UInt8(Way.allCases.count)
        self.init(
            Array(saved.dropFirst()), way: Way(rawValue: choice / 2 % ways) ?? .page,
            year: choice.isMultiple(of: 2) ? nil : 2024)
    }

    private static let firstChoice = UInt8(ascii: "0")

    /// What reading it breaks of what always holds (`ReadingInvariants`); empty where nothing is broken. Reads it twice.
    ///
    /// - Parameter schema: what a line says that is no event line.
    public func violations(schema: (_ lines: [UInt8]) -> [String]) -> [String] {
        switch way {
        case .page, .html:
            let page = page()
            let lines = page.events.flatMap { JSONWriter.line($0) }
            let again = self.page().events.flatMap { JSONWriter.line($0) }
            // What stands before an obstacle is kept and not segmented.
            let segmented = page.document.obstacle == nil ? page.document : Document(text: "", blocks: [])
            return ReadingInvariants.violations(ofDocument: page.document)
                + ReadingInvariants.violations(of: page.reading, in: segmented)
                + ReadingInvariants.violations(of: page.events, lines: lines)
                + schema(lines) + (lines == again ? [] : ["a second reading gives other lines"])
        case .lines, .paragraph, .blocks:
            let document = document()
            let reading = Segmenter.read(document, year: year)
            let events = ReadingInvariants.identified(reading.events)
            let lines = events.flatMap { JSONWriter.line($0) }
            let again = ReadingInvariants.identified(Segmenter.read(document, year: year).events)
                .flatMap { JSONWriter.line($0) }
            return ReadingInvariants.violations(of: reading, in: document)
                + ReadingInvariants.violations(of: events, lines: lines) + schema(lines)
                + (lines == again ? [] : ["a second reading gives other lines"])
        }
    }

    private func page() -> PageReading {
        let knowledge = PageReading.Knowledge(url: "https://news.example/review", year: year)
        if way == .page { return PageReading.read(bytes, knowing: knowledge) }
        let header = Page.HeaderField(name: "Content-Type", value: "text/html")
        return PageReading.read(
            Page(
                url: "https://news.example/review", retrieved: Timestamp(secondsSinceEpoch: 1_735_689_600),
                origin: .http(status: 200, headers: [header]), body: bytes),
            knowing: knowledge)
    }

    /// The document that is handed to segmentation; bytes that are no UTF-8 become U+FFFD.
    private func document() -> Document {
        let text = String(decoding: bytes, as: UTF8.self)
        switch way {
        case .page, .html, .paragraph:
            return Document(
                title: Document.Stated("Events in 2024", basis: "made"), text: text,
                blocks: [Document.Block(kind: .paragraph, range: 0..<text.utf8.count)])
        case .lines:
            return Document(text: text, isPlainText: true, blocks: blocks(of: text) { $0 == 0x0A ? .paragraph : nil })
        case .blocks:
            return Document(text: text, blocks: blocks(of: text) { ReadingInput.kinds[$0] })
        }
    }

    private static let kinds: [UInt8: Document.Block.Kind] = [
        0x01: .paragraph, 0x02: .heading(level: 2), 0x03: .listItem(depth: 1), 0x04: .tableRow, 0x05: .furniture,
        0x06: .title, 0x07: .heading(level: 3), 0x08: .listItem(depth: 2), 0x0A: .paragraph,
    ]

    /// The stretches that end at a byte that says what they were; what is left at the end is a paragraph.
    private func blocks(of text: String, endingAt kind: (UInt8) -> Document.Block.Kind?) -> [Document.Block] {
        var blocks: [Document.Block] = []
        var start = 0
        var end = 0
        for byte in text.utf8 {
            if let kind = kind(byte) {
                if end > start { blocks.append(Document.Block(kind: kind, range: start..<end)) }
                start = end + 1
            }
            end += 1
        }
        if end > start { blocks.append(Document.Block(kind: .paragraph, range: start..<end)) }
        return blocks
    }
}
