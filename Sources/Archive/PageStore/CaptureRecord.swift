import Model

// How a page becomes a WARC record, and a record a page.

extension WARCRecord {
    private static let requested = "Ingot-Requested-URI"
    private static let identicalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    private static let serverNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    private static let httpResponse = "application/http;msgtype=response"

    /// The record that opens a file of the page store.
    static func fileInformation(name: String, time: Timestamp) -> WARCRecord {
        let block = Array(
            """
            software: ingot\r
            format: WARC File Format 1.1\r
            conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r

            """.utf8)
        return WARCRecord(
            fields: [
                .init(name: "WARC-Type", value: "warcinfo"),
                .init(name: "WARC-Record-ID", value: "<\(identifier(["warcinfo", name, time.description]))>"),
                .init(name: "WARC-Date", value: time.description),
                .init(name: "WARC-Filename", value: name),
                .init(name: "WARC-Block-Digest", value: ContentDigest.sha256(block)),
                .init(name: "Content-Type", value: "application/warc-fields"),
            ], block: block)
    }

    /// The record of a capture.
    /// - Parameter kept: what kind of record it is to be, and its identifier.
    init(of page: Page, kept: KeptPage) {
        var block: [UInt8] = []
        var contentType: String?
        if case .http(let status, let headers) = page.origin {
            contentType = WARCRecord.httpResponse
            // The reason phrase is not known any more; RFC 9112 lets it be empty.
            block.append(contentsOf: "HTTP/1.1 \(status) \r\n".utf8)
            for header in headers {
                block.append(
                    contentsOf: "\(WARCRecord.oneLine(header.name)): \(WARCRecord.oneLine(header.value))\r\n".utf8)
            }
            block.append(contentsOf: "\r\n".utf8)
        }
        if kept.kind != .revisit { block.append(contentsOf: page.body) }

        var fields: [Page.HeaderField] = []
        func add(_ name: String, _ value: String?) {
            if let value { fields.append(.init(name: name, value: value)) }
        }
        add("WARC-Type", kept.kind.rawValue)
        add("WARC-Record-ID", "<\(kept.id)>")
        add("WARC-Date", kept.retrieved.description)
        add("WARC-Target-URI", kept.finalURL ?? kept.url)
        add(WARCRecord.requested, kept.finalURL == nil ? nil : kept.url)
        add("WARC-Payload-Digest", kept.digest)
        add("WARC-Block-Digest", ContentDigest.sha256(block))
        if let original = kept.original {
            add(
                "WARC-Profile",
                kept.status == PageStore.notModified ? WARCRecord.serverNotModified : WARCRecord.identicalPayload)
            add("WARC-Refers-To", "<\(original.id)>")
            add("WARC-Refers-To-Target-URI", original.url)
            add("WARC-Refers-To-Date", original.retrieved.description)
        }
        add("Content-Type", contentType)
        self.init(fields: fields, block: block)
    }

    /// `urn:uuid:` and a version 8 UUID (RFC 9562, section 5.8) made of what the record is.
    static func identifier(_ parts: [String]) -> String {
        var bytes = ContentDigest.sha256Bytes(Array(parts.map { $0 + "\n" }.joined().utf8))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let groups = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
        return "urn:uuid:" + groups.map { ContentDigest.hexadecimal($0) }.joined(separator: "-")
    }

    /// The page in the record; nil for a record of a kind that holds none.
    /// - Parameters:
    ///   - location: where the record stands, for messages.
    ///   - original: for a revisit, the record that has its bytes.
    func page(at location: RecordLocation, original: WARCRecord? = nil) throws(ArchiveError) -> Page? {
        let kind = field("WARC-Type")?.lowercased()
        let isHTTP = field("Content-Type")?.lowercased().hasPrefix("application/http") ?? false
        guard
            kind == "response" && isHTTP || kind == "resource" || kind == "conversion"
                || kind == "revisit" && original != nil
        else {
            return nil
        }
        func damage(_ finding: String) -> ArchiveError {
            .damaged(.init(file: location.file, offset: location.offset, finding: finding))
        }
        guard let target = field("WARC-Target-URI").map(WARCRecord.withoutBrackets) else {
            throw damage("the record says no address")
        }
        guard let time = field("WARC-Date").flatMap(WARCRecord.time) else {
            throw damage("the record has no date that can be read")
        }
        let url = field(WARCRecord.requested) ?? target
        var page = Page(
            url: url, finalURL: url == target ? nil : target, retrieved: time, origin: .file, body: block)
        if isHTTP {
            guard let response = HeaderBlock.parse(block[...]), response.start.hasPrefix("HTTP/"),
                let code = response.start.split(separator: " ").dropFirst().first, let status = Int(code)
            else { throw damage("the record holds no HTTP response that can be read") }
            page.body = Array(block[response.bodyStart...])
            page.origin = .http(status: status, headers: response.fields)
        }
        if let original {
            page.body = try original.page(at: location)?.body ?? []
        } else if case .http(let status, let headers) = page.origin, !isOurs(page) {
            // Ours are kept with the codings undone; others keep what came over the wire.
            let plain = TransferDecoding.undone(headers, page.body, limit: 1 << 28)
            page.origin = .http(status: status, headers: plain.headers)
            page.body = plain.body
        }
        return page
    }

    /// Whether the record was written for this page by this program: its identifier is made of what it holds.
    private func isOurs(_ page: Page) -> Bool {
        let parts = [
            KeptPage.Kind.response.rawValue, page.url, page.retrieved.description, ContentDigest.sha256(page.body),
        ]
        return field("WARC-Record-ID") == "<\(WARCRecord.identifier(parts))>"
    }

    private static func withoutBrackets(_ address: String) -> String {
        address.hasPrefix("<") && address.hasSuffix(">") ? String(address.dropFirst().dropLast()) : address
    }

    /// A WARC date: RFC 3339 in UTC, in WARC 1.1 with a fraction of a second (dropped here) or only the first parts of it.
    private static func time(_ text: String) -> Timestamp? {
        let whole = text.hasSuffix("Z") ? text.dropLast() : text[...]
        let seconds = whole.split(separator: ".", omittingEmptySubsequences: false).first ?? whole
        return Timestamp("\(seconds)\("1970-01-01T00:00:00".dropFirst(seconds.count))Z")
    }
}
