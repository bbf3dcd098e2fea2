import Foundation

/// The index as a whole, looked at beside the reading of the files: how far it reaches, whether SQLite finds it sound,
/// and what it says of all events.
final class IndexSurvey: @unchecked Sendable {
    /// What was found.
    enum Finding {
        /// There is none.
        case absent
        /// It cannot be used, and why.
        case wrong(String)
        /// A run that is going on has brought it further meanwhile.
        case movedOn
        /// It is sound in itself and says this.
        case sound(IndexFingerprint)
    }

    /// How far it reaches; nothing where there is none or it is of no use.
    let state: CommittedState
    private let path: String
    // Written by the one task before the group is left, read after the group was waited for.
    private var found: Finding
    private let group = DispatchGroup()

    /// Reads how far the index reaches, and begins to read the rest of it on another thread.
    init(archive root: String) {
        path = root + "/" + ArchiveLayout.index
        let (state, finding) = IndexSurvey.reach(of: path, in: root)
        (self.state, found) = (state, finding ?? .movedOn)
        guard finding == nil else { return }
        DispatchQueue.global().async(group: group) { [self] in found = read() }
    }

    /// How far an index reaches, and what speaks against reading the rest of it.
    private static func reach(of path: String, in root: String) -> (CommittedState, Finding?) {
        do throws(ArchiveError) {
            guard let index = try Index(readingFrom: path) else { return (CommittedState(), .absent) }
            let state = try index.state()
            guard try Journal(root: root).confirms(state) else {
                return (
                    CommittedState(), .wrong("it belongs to another journal, or the journal is damaged where it ends")
                )
            }
            return (state, nil)
        } catch {
            return (CommittedState(), .wrong("it cannot be read (\(error))"))
        }
    }

    private func read() -> Finding {
        do throws(ArchiveError) {
            guard let index = try Index(readingFrom: path) else { return .absent }
            if let fault = try index.fault() { return .wrong(fault) }
            var sums = IndexFingerprint()
            var moment = CommittedState()
            try index.atOneMoment { () throws(ArchiveError) in
                moment = try index.state()
                sums = try index.fingerprint()
            }
            return moment == state ? .sound(sums) : .movedOn
        } catch {
            return .wrong("it cannot be read (\(error))")
        }
    }

    /// What was found, once all of the index has been read.
    func finding() -> Finding {
        group.wait()
        return found
    }
}
