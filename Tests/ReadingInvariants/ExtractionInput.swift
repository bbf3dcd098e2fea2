import Foundation
import Model

import struct Ingestion.PageReading

/// Bytes of a page of which the first says what else is known of it: what a fuzzer of extraction makes up and what it
/// found.
///
/// The first byte counts from the letter `a`, so that an input begins with a readable one. Its remainder by the number of
/// types picks what the server called the page, `a` nothing; from there on every second round of the types reads it with a
/// profile.
public struct ExtractionInput: Sendable {
    /// What a server may call a page.
    static let types: [String?] = [
        nil, "text/html", "text/html; charset=utf-8", "text/html; charset=gb2312", "text/html; charset=big5",
        "text/html; charset=shift_jis", "text/html; charset=utf-16le", "text/html; charset=windows-1252",
    ]

    /// What its server called the page.
    public var type: String?
    /// Whether it is read with a profile.
    public var hasProfile: Bool
    /// The page.
    public var bytes: [UInt8]

    /// An input as it is saved; no bytes at all are an empty page.
    public init(_ saved: some Collection<UInt8>) {
        let choice = Int((saved.first ?? UInt8(ascii: "a")) &- UInt8(ascii: "a"))
        type = ExtractionInput.types[choice % ExtractionInput.types.count]
        hasProfile = choice / ExtractionInput.types.count % 2 == 1
        bytes = Array(saved.dropFirst())
    }

    /// A profile of which something matches in most pages.
    private static let profile = PublisherProfile(
        name: "made", digest: "sha256:" + String(repeating: "0", count: 64),
        versions: [
            PublisherProfile.Version(
                from: CivilDate("2020-01-01"),
                rules: [
                    .init(.body, "//div[p] | //article | //td"), .init(.title, "//h1 | //title"),
                    .init(.published, "//time/@datetime | //p[1]"), .init(.author, "substring-after(//p, 'By ')"),
                    .init(.publisher, "//meta/@content"), .init(.remove, "//span | //b/text() | //li[2]"),
                ]),
            PublisherProfile.Version(rules: [.init(.body, "//body")]),
        ])

    /// What reading it breaks of what always holds; empty where nothing is broken. Reads it twice.
    ///
    /// - Parameter schema: what a line says that is no document by `Documentation/schemas/document.schema.json`.
    public func violations(schema: (_ line: [UInt8]) -> [String]) -> [String] {
        let document = document()
        let line = JSONWriter.line(document)
        var findings = ReadingInvariants.violations(ofDocument: document) + schema(line)
        if self.document() != document { findings.append("a second reading gives another document") }
        // A page becomes text without what steers a terminal; a plain text stays as it is.
        if !document.isPlainText, let byte = document.text.utf8.first(where: { $0 < 0x09 }) {
            findings.append("the byte \(byte) is in the text")
        }
        let stated: [Document.Stated?] =
            [document.title, document.published, document.modified, document.publisher, document.section]
            + document.authors + document.tags
        for case let value? in stated {
            if value.value.isEmpty || value.basis.isEmpty { findings.append("\(value) says nothing") }
            if !document.isPlainText, value.value.contains(where: \.isNewline) {
                findings.append("\(value) is more than a line")
            }
        }
        for time in [document.published, document.modified] {
            if let time, CivilDate(String(time.value.prefix(10))) == nil { findings.append("\(time) is no time") }
        }
        if document.markdown.isEmpty != document.text.isEmpty {
            findings.append("Markdown and text differ in being there")
        }
        if type == nil { findings += violations(ofPlacesOf: document) }
        return findings
    }

    /// Blocks must come from inside the page.
    private func violations(ofPlacesOf document: Document) -> [String] {
        let places = PageReading.places(of: document, in: bytes)
        var findings: [String] = []
        if places.count != document.blocks.count {
            findings.append("\(places.count) places of \(document.blocks.count)")
        }
        for case let range? in places.map(\.source) where range.lowerBound < 0 || range.upperBound > bytes.count {
            findings.append("a block is said to stand at \(range) of \(bytes.count) bytes")
        }
        return findings
    }

    private func document() -> Document {
        var knowledge = PageReading.Knowledge(url: "https://news.example/review")
        knowledge.isForEvents = false
        if hasProfile { knowledge.profile = ExtractionInput.profile }
        guard let type else { return PageReading.read(bytes, knowing: knowledge).document }
        return PageReading.read(
            Page(
                url: "https://news.example/review", retrieved: Timestamp(secondsSinceEpoch: 1_735_689_600),
                origin: .http(status: 200, headers: [Page.HeaderField(name: "Content-Type", value: type)]), body: bytes),
            knowing: knowledge
        ).document
    }
}
