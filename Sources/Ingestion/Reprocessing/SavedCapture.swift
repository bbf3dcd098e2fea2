import Archive
import Foundation
import Model

/// A saved page that is to be read again.
public struct SavedCapture {
    /// Why a page cannot be read again.
    public struct Problem: Error, Sendable {
        /// Where and why, for a person.
        public var reason: String
    }

    /// The page, or why there is none.
    public var page: Result<Page, Problem>
    /// Where the archive keeps it; nil for one from elsewhere.
    public var kept: KeptPage?
    /// What was known of it beyond its bytes.
    public var given: Given
    /// Whether it is the last capture of its address.
    public var isLatest: Bool

    /// What reading it takes as known.
    var knowledge: PageReading.Knowledge {
        PageReading.Knowledge(given)
    }
}

/// The captures of an archive that are to be read again, each once, in the order in which they were taken in.
public struct ArchivedCaptures: Sequence, IteratorProtocol {
    /// Which captures are wanted; all of them where nothing is set.
    public struct Selection: Sendable {
        /// Taken since this day.
        public var since: CivilDate?
        /// Named by a source of this name, published by a publisher of this name, or at this host.
        public var source: String?
        /// At this address.
        public var page: String?
        /// Pages of these digests: those of an event.
        public var digests: Set<String>?

        /// All captures.
        public init() {}

        /// Whether it leaves any capture out.
        var isChoosing: Bool { since != nil || source != nil || page != nil || digests != nil }
    }

    /// What was judged by more than the page's bytes, and would be taken for an article when it is read by itself.
    private static let refused = Set([Document.Obstacle.Kind.wrongType, .shortened].map(\.rawValue))

    private var captures: ArraySlice<Capture>
    private let latest: [String: String]
    private let store: PageStore

    /// Reads which captures there are; each page is read when it is asked for. Memory is that of a line a capture.
    public init(_ reader: ArchiveReader, _ selection: Selection) throws(ArchiveError) {
        var order: [String] = []
        var byPage: [String: Capture] = [:]
        var latest: [String: String] = [:]
        let lines = try reader.pages()
        while let capture = try lines.next() {
            let key = capture.page.key + "\n" + capture.page.digest
            if capture.isOfDiscovery || ArchivedCaptures.refused.contains(capture.outcome) { continue }
            // What a server answered with anything but the page was not read for events.
            if let status = capture.page.status, status != 200, status != 203 {
                // It said that the page is what it was before, which may have been a wall since.
                if capture.isGood { latest[capture.page.key] = capture.page.digest }
                continue
            }
            if capture.isGood || latest[capture.page.key] == nil { latest[capture.page.key] = capture.page.digest }
            if byPage[key] == nil { order.append(key) }
            byPage[key] = capture
        }
        captures = order.compactMap { byPage[$0] }.filter { ArchivedCaptures.isWanted($0, selection) }[...]
        self.latest = latest
        store = reader.pageStore
    }

    /// Whether there is none.
    var isEmpty: Bool { captures.isEmpty }

    /// How many are still to come.
    public var underestimatedCount: Int { captures.count }

    /// The next capture.
    public mutating func next() -> SavedCapture? {
        guard let capture = captures.popFirst() else { return nil }
        let page: Result<Page, SavedCapture.Problem>
        do throws(ArchiveError) {
            page = .success(try store.page(of: capture.page))
        } catch {
            page = .failure(.init(reason: "\(capture.page.url): \(error); what the archive has from it stays"))
        }
        return SavedCapture(
            page: page, kept: capture.page, given: capture.given,
            isLatest: latest[capture.page.key] == capture.page.digest)
    }

    private static func isWanted(_ capture: Capture, _ selection: Selection) -> Bool {
        if let since = selection.since, capture.page.retrieved.date < since { return false }
        if let page = selection.page, ![capture.page.url, capture.page.finalURL, capture.given.url].contains(page) {
            return false
        }
        if let digests = selection.digests, !digests.contains(capture.page.digest) { return false }
        guard let source = selection.source?.lowercased() else { return true }
        let host = URL(string: capture.given.url ?? capture.page.url)?.host?.lowercased() ?? ""
        return [capture.given.source, capture.given.publisher].contains { $0?.lowercased() == source }
            || host == source || host.hasSuffix("." + source)
    }
}

/// Saved pages from elsewhere: web archive files, or a folder of pages. They are given in an order of their own (time,
/// address, digest), so that however they were named the same archive comes of them.
public struct ForeignCaptures: Sequence, IteratorProtocol {
    private var pages: ArraySlice<(place: Spool.Place, page: Page)>
    /// By address, which of the pages is its last.
    private let latest: [String: Int]
    private let problems: [String]
    private var told = 0
    private let spool: Spool

    /// Reads files and folders; of folders everything that ends in `.html`, `.htm`, `.txt`, `.warc` or `.warc.gz`.
    ///
    /// Bodies are held in a temporary file, not in memory.
    public init(_ paths: [String], at time: Timestamp) throws(SavedFile.Problem) {
        let spool = try Spool()
        var found: [(place: Spool.Place, page: Page)] = []
        var problems: [String] = []
        for path in ForeignCaptures.files(paths) {
            if path.hasSuffix(".warc") || path.hasSuffix(".warc.gz") {
                do throws(ArchiveError) {
                    problems += try ForeignCaptures.read(path) { page throws(ArchiveError) in
                        found.append(try spool.held(page))
                    }
                } catch {
                    problems.append(error.description)
                }
                continue
            }
            switch SavedFile.bytes(at: path, longest: SavedFile.longestPage) {
            case .failure(let problem): problems.append(problem.description)
            case .success(let bytes):
                let url = URL(fileURLWithPath: path).standardizedFileURL.absoluteString
                let page = Page(url: url, retrieved: time, origin: .file, body: bytes)
                do throws(ArchiveError) { found.append(try spool.held(page)) } catch {
                    problems.append(error.description)
                }
            }
        }
        found.sort {
            ($0.page.retrieved, $0.page.url, $0.place.digest) < ($1.page.retrieved, $1.page.url, $1.place.digest)
        }
        pages = found[...]
        latest = Dictionary(found.enumerated().map { ($1.page.url, $0) }, uniquingKeysWith: { $1 })
        self.problems = problems
        self.spool = spool
    }

    /// Reads the pages of a web archive file, past damage to the next record. Gives what could not be read.
    private static func read(
        _ path: String, visit: (Page) throws(ArchiveError) -> Void
    ) throws(ArchiveError) -> [String] {
        let reader = try WARCReader(path: path)
        var problems: [String] = []
        while true {
            let entry: WARCReader.Entry
            do throws(ArchiveError) {
                guard let next = try reader.next() else { return problems }
                entry = next
            } catch .damaged(let damage) {
                problems.append(damage.description)
                guard try reader.resume(behind: damage) != nil else { return problems }
                continue
            }
            let page: Page?
            do throws(ArchiveError) {
                page = try entry.page()
            } catch {
                problems.append(error.description)
                continue
            }
            guard let page else { continue }
            if case .http(let status, _) = page.origin, status >= 300 { continue }
            try visit(page)
        }
    }

    private static func files(_ paths: [String]) -> [String] {
        paths.flatMap { path -> [String] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                return [path]
            }
            let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            return names.filter { name in
                [".html", ".htm", ".txt", ".warc", ".warc.gz"].contains { name.lowercased().hasSuffix($0) }
            }.map { path + "/" + $0 }.sorted()
        }
    }

    /// The next page; what could not be read comes first.
    public mutating func next() -> SavedCapture? {
        if told < problems.count {
            told += 1
            return SavedCapture(
                page: .failure(.init(reason: problems[told - 1])), kept: nil, given: Given(), isLatest: false)
        }
        let number = pages.startIndex
        guard let (place, page) = pages.popFirst() else { return nil }
        let isLatest = latest[page.url] == number
        do throws(ArchiveError) {
            return SavedCapture(
                page: .success(try spool.page(page, at: place)), kept: nil, given: Given(), isLatest: isLatest)
        } catch {
            return SavedCapture(
                page: .failure(.init(reason: error.description)), kept: nil, given: Given(), isLatest: false)
        }
    }
}
