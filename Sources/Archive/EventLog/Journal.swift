import Foundation
import Model

/// Reading `journal.jsonl`: what is committed, and whether its end is torn.
struct Journal {
    /// The archive's folder.
    let root: String

    private var path: String { root + "/" + ArchiveLayout.journal }

    /// What a replay found.
    struct Replay {
        var state: CommittedState
        /// The end of the file where a torn line begins; nil where the file ends with a whole line.
        var tornAt: Int?
    }

    /// Whether the journal holds, where `state` says, a last line with the chain value of `state`. As the value covers all lines
    /// before, `state` then stems from this journal. Reads one line.
    func confirms(_ state: CommittedState) throws(ArchiveError) -> Bool {
        if state.sequence == 0 { return true }
        guard state.journalLength > 0 else { return false }
        let length = try fileLength(path) ?? 0
        guard length >= state.journalLength, (0..<state.journalLength).contains(state.lastLine) else { return false }
        let file = try Descriptor(opening: path, O_RDONLY)
        let line = try file.bytes(at: state.lastLine, count: state.journalLength - state.lastLine)
        return line.last == UInt8(ascii: "\n") && JournalLine.statedChain(of: line.dropLast()) == state.chain
    }

    /// Reads on from `state` to the end. Throws `damaged` for a whole line that does not continue the chain.
    /// - Parameter visit: called with each line read.
    func replay(
        from state: CommittedState, upTo limit: Int = .max, visit: (JournalLine) -> Void = { _ in }
    ) throws(ArchiveError) -> Replay {
        var state = state
        let length = min(limit, try fileLength(path) ?? 0)
        guard length > state.journalLength else { return Replay(state: state, tornAt: nil) }
        let reader = try LineReader(path: path, from: state.journalLength, upTo: length)
        while let line = try reader.next() {
            // A line that power loss tore ends early, or has a hole of NUL bytes where a block never came to disk.
            let isTorn = !line.isWhole || line.bytes.contains(0)
            if isTorn, try reader.next() == nil { return Replay(state: state, tornAt: line.offset) }
            guard let chain = JournalLine.verifiedChain(of: line.bytes, after: state.chain) else {
                throw damage(line, "the line does not agree with its chain value and the line before")
            }
            let decoded: JournalLine
            do {
                decoded = try JSONReader.read(from: line.bytes)
            } catch {
                throw damage(line, "the line cannot be read (\(reason(of: error)))")
            }
            guard let next = state.advanced(by: decoded, from: line.offset, to: line.end, chain: chain) else {
                throw damage(line, "the line does not continue the one before")
            }
            state = next
            visit(decoded)
        }
        return Replay(state: state, tornAt: nil)
    }

    private func damage(_ line: LineReader.Line, _ finding: String) -> ArchiveError {
        .damaged(
            .init(
                file: path, offset: line.offset, finding: finding,
                remedy: "restore the journal from a copy; the events are in events/ and untouched"))
    }
}

/// What a decoding error says, in one line.
func reason(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return String(describing: error) }
    switch error {
    case .dataCorrupted(let context): return context.debugDescription
    case .keyNotFound(let key, _): return "\"\(key.stringValue)\" is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
        let keys = context.codingPath.map(\.stringValue).joined(separator: ".")
        return "\(keys): \(context.debugDescription)"
    @unknown default: return String(describing: error)
    }
}
