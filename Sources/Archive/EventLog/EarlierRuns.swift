import Model

/// What the last runs left behind for the next one: which hosts are to be left alone, and what sources usually bring.
public struct EarlierRuns: Sendable {
    /// Until when each host asked to be left alone.
    public private(set) var holds: [String: Timestamp] = [:]
    /// The last account of each source, by name.
    public private(set) var sources: [String: SourceAccount] = [:]

    /// When the newest receipt was written; nil where there is none.
    public private(set) var newest: Timestamp?

    /// Nothing: there was no run.
    public init() {}

    /// Takes in a receipt that is later than those before.
    mutating func take(_ receipt: RunReceipt) {
        newest = max(newest ?? receipt.ended, receipt.ended)
        for host in receipt.hosts { holds[host.host] = host.holdUntil }
        for source in receipt.sources { sources[source.name] = source }
    }

    /// So many bytes of the receipts' end are read, whatever their number: some hundred runs. Where a single receipt is
    /// longer, because thousands of pages failed, as many more as it takes.
    static let reach = 1 << 20

    /// Reads the end of `runs.jsonl`, up to the length that is committed. A line that cannot be read tells nothing; to
    /// report it is for `verify`.
    init(path: String, upTo length: Int) throws(ArchiveError) {
        var reach = min(EarlierRuns.reach, length)
        while try !read(path, from: length - reach, upTo: length), reach < length {
            reach = min(reach * 4, length)
        }
    }

    /// Reads the receipts that begin behind `start`. False where there is none.
    private mutating func read(_ path: String, from start: Int, upTo length: Int) throws(ArchiveError) -> Bool {
        var isFound = false
        let lines = try LineReader(path: path, from: start, upTo: length)
        // Where reading begins in the middle of the file, it begins in the middle of a line.
        if start > 0 { _ = try lines.next() }
        while let line = try lines.next() {
            guard line.isWhole, let receipt = try? JSONReader.read(RunReceipt.self, from: Array(line.bytes)) else {
                continue
            }
            take(receipt)
            isFound = true
        }
        return isFound
    }
}
