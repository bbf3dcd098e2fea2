/// How far an archive reaches: the end of the journal, and the length of every file that it vouches for.
struct CommittedState: Equatable {
    /// A file's committed part.
    struct File: Equatable {
        /// Bytes.
        var length: Int
        /// Lines, or records.
        var units: Int
        /// The number of the journal line that last took lines out of it; 0 where none did.
        var rewritten = 0
    }

    /// The last line's sequence number; 0 where nothing was committed.
    var sequence = 0
    /// Where the last line begins.
    var lastLine = 0
    /// Where the last line ends.
    var journalLength = 0
    /// The last line's chain value; empty where nothing was committed.
    var chain = ""
    /// The files by name.
    var files: [String: File] = [:]

    /// The committed length of a file; 0 for one that the journal does not know.
    func length(of name: String) -> Int { files[name]?.length ?? 0 }

    /// The files of that kind with their lengths, by name.
    func files(where isWanted: (String) -> Bool) -> [(name: String, length: Int)] {
        files.filter { isWanted($0.key) }.map { ($0.key, $0.value.length) }.sorted { $0.name < $1.name }
    }

    /// The name under which a file is found now: its own, or that of the file which is to take its place, where a run
    /// was stopped between committing that and doing it.
    func currentName(of name: String, in root: String) -> String {
        guard let sequence = files[name]?.rewritten, sequence > 0 else { return name }
        let waiting = ArchiveLayout.rewritten(name, by: sequence)
        return (try? fileLength(root + "/" + waiting)) == nil ? name : waiting
    }

    /// The state after one more line, which must continue it; nil where it does not.
    func advanced(by line: JournalLine, from start: Int, to end: Int, chain: String) -> CommittedState? {
        guard line.sequence == sequence + 1, line.files.allSatisfy({ $0.before == length(of: $0.path) }) else {
            return nil
        }
        return followed(by: line, from: start, to: end, chain: chain)
    }

    /// The state after a line before which lines may be missing; nil where it tells of less than is known already.
    func followed(by line: JournalLine, from start: Int, to end: Int, chain: String) -> CommittedState? {
        guard line.sequence > sequence else { return nil }
        var next = self
        next.sequence = line.sequence
        next.lastLine = start
        next.journalLength = end
        next.chain = chain
        for segment in line.files {
            guard segment.before >= length(of: segment.path), segment.after >= segment.before else { return nil }
            next.files[segment.path] = File(
                length: segment.after, units: (files[segment.path]?.units ?? 0) + segment.crc32.count,
                rewritten: files[segment.path]?.rewritten ?? 0)
        }
        for removal in line.removed {
            guard var file = next.files[removal.path], (0...file.length).contains(removal.length) else { return nil }
            // A record's place is taken by an empty one, for pages.jsonl tells where the others stand.
            if !ArchiveLayout.isCaptures(removal.path) {
                file.length -= removal.length
                file.units = max(0, file.units - 1)
                file.rewritten = line.sequence
            }
            next.files[removal.path] = file
        }
        return next
    }
}
