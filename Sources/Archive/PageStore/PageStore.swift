import Model

/// Gives captures back as pages.
public struct PageStore: Sendable {
    private let root: String

    /// The page store of the archive at `archive`.
    public init(archive: String) {
        root = archive
    }

    /// The page of a capture. Throws `damaged` where its bytes are not those that were taken in.
    public func page(of kept: KeptPage) throws(ArchiveError) -> Page {
        guard let location = kept.location else {
            throw .refused(reason: "\(kept.url): this capture was only rehearsed and is not kept")
        }
        let record = try WARCReader.record(at: location, in: root)
        var original: WARCRecord?
        if let earlier = kept.original {
            original = try WARCReader.record(
                at: RecordLocation(file: earlier.file, offset: earlier.offset, length: earlier.length), in: root)
        }
        let place = RecordLocation(file: root + "/" + location.file, offset: location.offset, length: location.length)
        guard var page = try record.page(at: place, original: original), ContentDigest.sha256(page.body) == kept.digest
        else {
            throw .damaged(
                .init(
                    file: place.file, offset: place.offset,
                    finding: "the record does not hold the bytes whose digest is in pages.jsonl"))
        }
        page.key = kept.key
        // The header of a 304 says little of the page; that of the reply which had its bytes holds on.
        if kept.status == PageStore.notModified, let whole = try original?.page(at: place) {
            page.origin = whole.origin
        }
        return page
    }

    /// What a page is to be kept as.
    /// - Parameter last: the last capture of the same address.
    static func plan(_ page: Page, last: KeptPage?) -> KeptPage {
        var digest = ContentDigest.sha256(page.body)
        var size = page.body.count
        var status: Int?
        var kind = KeptPage.Kind.resource
        if case .http(let code, _) = page.origin {
            status = code
            kind = .response
        }
        var validators = page.validators
        if status == notModified, let last {
            // RFC 9110, section 15.4.5: what the 304 leaves out holds on.
            digest = last.digest
            size = last.size
            validators = validators ?? last.validators
        }
        let original = last?.digest == digest ? last?.asOriginal : nil
        if original != nil { kind = .revisit }
        return KeptPage(
            url: page.url, finalURL: page.finalURL == page.url ? nil : page.finalURL, key: page.key,
            retrieved: page.retrieved, status: status, validators: validators, digest: digest, size: size, kind: kind,
            id: WARCRecord.identifier([kind.rawValue, page.url, page.retrieved.description, digest]),
            location: nil, original: original)
    }

    /// The status that says that a page is as it was.
    static let notModified = 304

    /// Whether a capture is the very one that was kept last.
    static func isSame(_ planned: KeptPage, _ last: KeptPage?) -> Bool {
        guard let last else { return false }
        return last.retrieved == planned.retrieved && last.digest == planned.digest && last.url == planned.url
            && last.status == planned.status
    }
}
