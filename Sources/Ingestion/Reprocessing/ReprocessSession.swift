import Archive
import Model

/// A reprocessing from the opening of the archive to its closing.
public struct ReprocessSession {
    /// The archive's folder.
    public var archive: String
    /// Whether the plan is carried out.
    public var applies: Bool
    /// Seconds to wait while another run writes to the archive.
    public var wait: Double
    /// Which captures of the archive are read again.
    public var selection: ArchivedCaptures.Selection
    /// The event whose pages are read again, instead.
    public var event: String?
    /// Saved pages from elsewhere that are read instead of the archive's own.
    public var foreign: [String]
    /// Names by which the reader of the events knows somebody.
    public var names: NameTable?
    /// Who reprocesses, for those who find the archive locked.
    public var holder: LockHolder
    /// The run's name in the journal.
    public var run: String
    /// Profiles that go before those that the pages were read with.
    public var profiles: [ProfileFile] = []

    /// A reprocessing.
    public init(
        archive: String, applies: Bool, wait: Double, selection: ArchivedCaptures.Selection, event: String?,
        foreign: [String], holder: LockHolder, run: String
    ) {
        self.archive = archive
        self.applies = applies
        self.wait = wait
        self.selection = selection
        self.event = event
        self.foreign = foreign
        self.holder = holder
        self.run = run
    }

    /// Why it could not be done.
    public enum Failure: Error {
        /// The archive could not do it.
        case archive(ArchiveError)
        /// What was handed in cannot be read.
        case input(SavedFile.Problem)
        /// The archive has no such event.
        case noSuchEvent(String)
        /// The archive has no capture that was asked for.
        case nothingChosen
        /// Somebody wanted it to end; nothing was changed.
        case interrupted
    }

    /// Opens the archive, reads the pages, carries the plan out where that is wanted, closes the archive.
    /// - Parameters:
    ///   - isInterrupted: asked before each page whether somebody wants the end.
    ///   - progress: told before each page its number, how many there are, and its address.
    public func run(
        isInterrupted: () -> Bool, progress: (_ page: Int, _ of: Int, _ name: String) -> Void = { _, _, _ in }
    ) throws(Failure) -> ReprocessPlan {
        let outcome: Result<ReprocessPlan, Failure>
        do throws(ArchiveError) {
            if foreign.isEmpty { _ = try ArchiveReader(archive) }
            // Who plans without applying has a store that cannot write.
            let store: any ArchiveStore =
                applies
                ? try EventArchive.open(at: archive, creating: !foreign.isEmpty, holder: holder, waitFor: wait)
                : try RehearsalStore(archive: archive)
            defer { (store as? EventArchive)?.close() }
            outcome = try plan(with: store, isInterrupted, progress)
        } catch {
            throw .archive(error)
        }
        return try outcome.get()
    }

    private func plan(
        with store: any ArchiveStore, _ isInterrupted: () -> Bool,
        _ progress: (_ page: Int, _ of: Int, _ name: String) -> Void
    ) throws(ArchiveError) -> Result<ReprocessPlan, Failure> {
        var reprocess = Reprocess(
            store: store, archive: archive, run: run, time: holder.started, profiles: profiles, names: names)
        let plan: ReprocessPlan?
        if foreign.isEmpty {
            var selection = selection
            if let event {
                guard let known = try store.recollection.event(id: event) else { return .failure(.noSuchEvent(event)) }
                let sightings = try store.recollection.sightings(of: event)
                selection.digests = Set([known.source.page] + sightings.map(\.source.page))
            }
            let captures = try ArchivedCaptures(try ArchiveReader(archive), selection)
            if captures.isEmpty, selection.isChoosing { return .failure(.nothingChosen) }
            plan = try reprocess.plan(captures, isInterrupted: isInterrupted, progress: progress)
        } else {
            let captures: ForeignCaptures
            do throws(SavedFile.Problem) {
                captures = try ForeignCaptures(foreign, at: holder.started)
            } catch {
                return .failure(.input(error))
            }
            plan = try reprocess.plan(captures, isInterrupted: isInterrupted, progress: progress)
        }
        guard let plan else { return .failure(.interrupted) }
        return .success(applies ? try reprocess.apply() : plan)
    }
}
