import Archive
import Extraction
import Model

/// What a record of a web archive file is to a reader of pages.
enum PageRecord {
    /// A page, and what to know about how it was kept.
    case page(PageReading)
    /// A record that is, or should be, a page and cannot be read as one: why.
    case unreadable(String)
    /// A record that is no page: a request, a picture, a redirect, a repetition of bytes that stand elsewhere.
    case nothing

    /// Types of what is read as a page; nil where none is stated and the bytes must tell.
    private static let types: Set<String?> = ["text/html", "application/xhtml+xml", "text/plain", nil]
    /// Records that bring a page along. A revisit has its page elsewhere, and a continuation only a piece of one.
    private static let kinds: Set<String> = ["response", "resource", "conversion"]
    /// HTTP statuses (RFC 9110, section 15.3) under which the page of the address comes, whole.
    private static let statuses: Set<Int> = [200, 203]

    /// Reads a record.
    init(_ entry: WARCReader.Entry, knowing: PageReading.Knowledge) {
        let record = entry.record
        guard let kind = record.field("WARC-Type")?.lowercased(), PageRecord.kinds.contains(kind) else {
            self = .nothing
            return
        }
        let page: Page
        do throws(ArchiveError) {
            guard let found = try entry.page() else {
                self = .nothing
                return
            }
            page = found
        } catch .damaged(let damage) {
            self = .unreadable(damage.finding)
            return
        } catch {
            self = .unreadable(error.description)
            return
        }
        let stated = PageRecord.type(of: page, in: record)
        guard PageRecord.isPage(page, stated) else {
            self = .nothing
            return
        }
        if record.isCut {
            self = .unreadable("the record is longer than the \(record.block.count) bytes that one may have")
            return
        }
        if record.field("WARC-Segment-Number") != nil {
            self = .unreadable("the record holds one piece of a page in several records; such are not put together")
            return
        }
        self = PageRecord.read(page, type: stated, truncation: record.field("WARC-Truncated"), knowing: knowing)
    }

    private static func read(
        _ page: Page, type: String?, truncation: String?, knowing: PageReading.Knowledge
    ) -> PageRecord {
        var reading = PageReading.read(page, contentType: type, knowing: knowing)
        if let truncation {
            reading.document.warnings.append("the page was cut when it was captured (WARC-Truncated: \(truncation))")
        }
        guard let obstacle = reading.document.obstacle else { return .page(reading) }
        if obstacle.kind == .notText {
            if let coding = page.header("Content-Encoding") {
                return .unreadable("the page is in the content coding \(coding), which cannot be undone here")
            }
            if type == nil { return .nothing }
        }
        return .unreadable("\(obstacle.kind.rawValue): \(obstacle.evidence)")
    }

    /// The type that the server stated, for what did not come by HTTP the record, at last the archive's own finding.
    private static func type(of page: Page, in record: WARCRecord) -> String? {
        var stated = page.contentType
        if case .file = page.origin { stated = record.field("Content-Type") }
        let types = [stated, record.field("WARC-Identified-Payload-Type")]
        return types.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    private static func isPage(_ page: Page, _ type: String?) -> Bool {
        if case .http(let status, _) = page.origin, !statuses.contains(status) { return false }
        let essence = type.map { $0.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased() }
        guard types.contains(essence) else { return false }
        // Crawlers keep their own notes as text under addresses such as metadata: and urn:, and a site's rules for them.
        let parts = (page.finalURL ?? page.url).split(separator: "/", maxSplits: 3)
        guard let scheme = parts.first?.lowercased(), ["http:", "https:", "file:"].contains(scheme) else {
            return false
        }
        return parts.count < 3 || parts[2].prefix { $0 != "?" && $0 != "#" } != "robots.txt"
    }
}
