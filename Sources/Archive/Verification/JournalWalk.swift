import Foundation
import Model

/// Reads the whole journal past damage: what it says, what of it is damaged, and what can be set right.
struct JournalWalk {
    /// Where a line stands in the file.
    struct Place {
        var number: Int
        var offset: Int
    }

    /// What was found next.
    enum Step {
        /// A line that continues the chain.
        case sound(JournalLine)
        /// A damaged line that can be set right without doubt.
        case mended(JournalLine, finding: String)
        /// A line that cannot be used; what it told is lost.
        case damaged(finding: String)
        /// The first usable line behind damaged ones. `lost` lines are missing before it.
        case resumed(JournalLine, lost: Int)
        /// The end of the file, where a line was being written or lost its end.
        case torn
    }

    /// A step with its surroundings.
    struct Found {
        var step: Step
        var place: Place
        /// The bytes as they stand there, without the line feed.
        var bytes: [UInt8]
        /// What stands before the chain value, set right where needed.
        var open: ArraySlice<UInt8>
        /// How far the archive reached before it.
        var before: CommittedState
        /// How far the archive reaches with it.
        var after: CommittedState
    }

    private let root: String

    init(root: String) { self.root = root }

    /// Beyond so many bytes a journal line is not tried with each of its bits turned: the work grows with the square.
    private static let longestTried = 16 << 10

    /// Reads up to `limit` bytes of the journal. Throws where it cannot be read, or was written by a later version.
    func walk(upTo limit: Int, visit: (Found) throws(ArchiveError) -> Void) throws(ArchiveError) -> CommittedState {
        let reader = try LineReader(path: root + "/" + ArchiveLayout.journal, upTo: limit)
        var state = CommittedState()
        var isBehindDamage = false
        // What the last damaged line gives as its own chain value, which may be right though the line is not.
        var damagedChain: String?
        // Once lines are missing, what they told of a file shows only where a later line goes on in it.
        var isMissingLines = false
        var pending: [LineReader.Line] = []
        func nextLine() throws(ArchiveError) -> LineReader.Line? {
            if !pending.isEmpty { return pending.removeFirst() }
            return try reader.next()
        }
        while let line = try nextLine() {
            let place = Place(number: line.number, offset: line.offset)
            func found(_ step: Step, _ open: ArraySlice<UInt8>, _ next: CommittedState) throws(ArchiveError) {
                try visit(
                    Found(
                        step: step, place: place, bytes: Array(line.bytes), open: open, before: state, after: next))
                state = next
            }
            /// A line of these bytes, if it continues the chain.
            func continued(_ bytes: ArraySlice<UInt8>) throws(ArchiveError) -> (JournalLine, CommittedState)? {
                guard let chain = JournalLine.verifiedChain(of: bytes, after: state.chain) else { return nil }
                guard let decoded = try decode(bytes, place) else { return nil }
                let next =
                    isMissingLines && decoded.sequence == state.sequence + 1
                    ? state.followed(by: decoded, from: line.offset, to: line.end, chain: chain)
                    : state.advanced(by: decoded, from: line.offset, to: line.end, chain: chain)
                return next.map { (decoded, $0) }
            }
            if line.isWhole, let (decoded, next) = try continued(line.bytes) {
                isBehindDamage = false
                try found(.sound(decoded), JournalLine.open(line.bytes), next)
                continue
            }
            // The line with another byte where its line feed should be, and perhaps the next one behind it.
            let whole = Array(line.bytes)
            var cuts = [whole.count, whole.count - 1].filter { !line.isWhole && $0 > 0 }
            if let following = UnitAlignment.beginning(behind: 0, in: whole, .lines) { cuts.append(following - 1) }
            var isMended = false
            for cut in cuts {
                guard let (decoded, next) = try continued(whole[..<cut]) else { continue }
                if cut + 1 < whole.count {
                    pending.insert(
                        LineReader.Line(
                            bytes: whole[(cut + 1)...], offset: line.offset + cut + 1, end: line.end,
                            number: line.number, isWhole: line.isWhole), at: 0)
                }
                isBehindDamage = false
                try found(
                    .mended(decoded, finding: "the line has no line end"), JournalLine.open(whole[..<cut]), next)
                isMended = true
                break
            }
            if isMended { continue }
            if let right = setRight(whole[...], after: state.chain), let (decoded, next) = try continued(right[...]) {
                isBehindDamage = false
                let finding = "the line does not agree with its chain value; one byte of it is wrong"
                try found(.mended(decoded, finding: finding), JournalLine.open(right[...]), next)
                continue
            }
            let following = try nextLine()
            if let following {
                // A byte that became a line feed cuts a line in two.
                let joined = whole + [UInt8(ascii: "\n")] + following.bytes
                if following.isWhole, let right = setRight(joined[...], after: state.chain),
                    let (decoded, next) = try continued(right[...])
                {
                    isBehindDamage = false
                    try visit(
                        Found(
                            step: .mended(decoded, finding: "a line feed cuts the line in two"), place: place,
                            bytes: joined, open: JournalLine.open(right[...]), before: state, after: next))
                    state = next
                    continue
                }
                pending.insert(following, at: 0)
            }
            if following == nil, !line.isWhole || line.bytes.contains(0) {
                try found(.torn, [], state)
                continue
            }
            if isBehindDamage, let decoded = try? JSONReader.read(JournalLine.self, from: line.bytes),
                let chain = JournalLine.statedChain(of: line.bytes),
                let next = state.followed(by: decoded, from: line.offset, to: line.end, chain: chain),
                decoded.sequence > state.sequence + 1
                    || decoded.files.allSatisfy({ $0.before == state.length(of: $0.path) }),
                try isProven(line.bytes, decoded, damagedChain)
            {
                isBehindDamage = false
                isMissingLines = true
                try found(
                    .resumed(decoded, lost: decoded.sequence - state.sequence - 1), JournalLine.open(line.bytes), next)
                continue
            }
            isBehindDamage = true
            damagedChain = JournalLine.statedChain(of: line.bytes)
            try found(.damaged(finding: "the line does not agree with its chain value and the line before"), [], state)
        }
        return state
    }

    /// Whether a line that stands behind damaged ones is itself as it was written: it agrees with the chain value that
    /// stands before it, or else the files have the bytes whose digests it gives.
    private func isProven(
        _ bytes: ArraySlice<UInt8>, _ line: JournalLine, _ previous: String?
    ) throws(ArchiveError) -> Bool {
        if let previous, JournalLine.verifiedChain(of: bytes, after: previous) != nil { return true }
        for segment in line.files {
            let path = root + "/" + segment.path
            guard ArchiveLayout.isOurs(segment.path), let length = try fileLength(path), length >= segment.after,
                segment.before >= 0, segment.before <= segment.after
            else { return false }
            let part = try Descriptor(opening: path, O_RDONLY)
                .bytes(at: segment.before, count: segment.after - segment.before)
            if ContentDigest.sha256(part) != segment.sha256 { return false }
        }
        return !line.files.isEmpty
    }

    /// Decodes a line whose chain value is right; nil where it is no journal line for all that.
    private func decode(_ bytes: ArraySlice<UInt8>, _ place: Place) throws(ArchiveError) -> JournalLine? {
        if let line = try? JSONReader.read(JournalLine.self, from: bytes) { return line }
        guard let schema = try? JSONReader.read(LineSchema.self, from: bytes).schema,
            schema > JournalLine.schemaOfRemovals
        else { return nil }
        throw .refused(
            reason: "\(root)/\(ArchiveLayout.journal):\(place.number): the line is of schema \(schema), which a later "
                + "version of this program wrote; use that version")
    }

    /// The line with one byte of its tail, or one bit of what stands before, set right, so that it continues the chain.
    private func setRight(_ line: ArraySlice<UInt8>, after previous: String) -> [UInt8]? {
        var open = Array(JournalLine.open(line))
        guard !open.isEmpty else { return nil }
        let intended = JournalLine.line(open[...], after: previous).bytes.dropLast()
        let differences = zip(intended, line).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
        // SHA-256 values that differ by chance differ in more than one digit.
        if intended.count == line.count, differences <= 1 { return Array(intended) }
        guard open.count <= JournalWalk.longestTried,
            let stated = JournalLine.statedChain(of: line).flatMap({ ContentDigest.bytes(of: $0) })
        else { return nil }
        // One stream for all tries: making one costs more than the digest of a short line.
        let stream = SHA256Stream()
        let before = Array(previous.utf8)
        for place in open.indices {
            for bit in 0..<8 {
                open[place] ^= 1 << UInt8(bit)
                stream.update(before)
                stream.update(open)
                if stream.finish() == stated {
                    return JournalLine.line(open[...], after: previous).bytes.dropLast()
                }
                open[place] ^= 1 << UInt8(bit)
            }
        }
        return nil
    }
}

/// The one key that every line has.
struct LineSchema: JSONReadable {
    var schema: Int

    init(from json: inout JSONReader) throws(JSONReadingError) {
        var schema: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "schema": try json.read(&schema)
            default: try json.skip()
            }
        }
        self.schema = try json.required(schema, "schema")
    }
}
