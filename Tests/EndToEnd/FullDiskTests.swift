import Archive
import Foundation
import Model
import ProgramUnderTest
import Testing

/// A disk, or a limit on files, that is full in the middle of a run.
@Suite struct FullDiskTests {
    /// A folder with sixty pages of about eight kilobytes that do not get smaller, each with one event. A batch has 25.
    private func folder() throws -> WorkFolder {
        let folder = try WorkFolder()
        var generator: UInt64 = 1_181_783_497_276_652_981
        for number in 1...60 {
            var noise = ""
            for _ in 0..<700 {
                generator ^= generator << 13
                generator ^= generator >> 7
                generator ^= generator << 17
                noise += String(generator, radix: 36)
            }
            let page = MadePages.single(number)
            try folder.write("pages/\(100 + number).html", "<!-- \(noise) -->\n" + page)
        }
        try folder.write("pipeline.yaml", MadePages.pipeline("pages/*.html"))
        return folder
    }

    /// What a run that met its limit must have left, and that the next one completes it.
    private func expectCompletion(_ folder: WorkFolder) throws {
        try folder.expectSoundArchive()
        let kept = try folder.events()
        #expect(kept.count == 25, "the first batch is in, and nothing of the others")
        #expect(try folder.captures().count == 25)
        let next = try folder.ingot("run", "pipeline.yaml")
        #expect(next.end == .exited(0), "\(next.messages)")
        #expect(next.output.contains("60 pages from 1 source"))
        #expect(next.output.contains("35 read, 25 known already"))
        #expect(try folder.events().count == 60)
        #expect(Array(try folder.events().prefix(25)) == kept)
        #expect(try folder.sightings().isEmpty)
        try folder.expectSoundArchive()
    }

    @Test func `a limit on the size of files ends a run with what was committed, and the next one completes it`() throws
    {
        let folder = try folder()
        var surroundings = Program.Surroundings()
        // In blocks of 512 bytes: room for the page store's first 25 pages and not for 50.
        surroundings.preparation = "ulimit -f 400"
        let outcome = try folder.ingot("run", "pipeline.yaml", surroundings: surroundings)
        #expect(outcome.end == .exited(1))
        #expect(outcome.messages.contains("make room and run again"))
        #expect(outcome.messages.contains(".warc.gz"))
        #expect(outcome.output.contains("25 events added"), "only what is in the archive is told: \(outcome.output)")
        try expectCompletion(folder)
    }

    /// A file system of its own takes the right to mount one; not every machine gives it to tests.
    static let canMount: Bool = {
        let folder = try? WorkFolder()
        let outcome = try? Program.script("unshare -m mount -t tmpfs -o size=64k tmpfs .", in: folder?.path ?? "/tmp")
        return outcome?.end == .exited(0)
    }()

    @Test(.enabled(if: canMount, "no right to mount a file system here"))
    func `a full disk ends a run with what was committed, and the next one completes it`() throws {
        let folder = try folder()
        // The file system goes with the namespace, so the archive is copied out of it.
        try folder.write(
            "full-disk.sh",
            """
            mkdir disk && mount -t tmpfs -o size=480k tmpfs disk || exit 99
            "$@" run pipeline.yaml --archive disk/archive
            echo "exit $?" >&2
            # A full disk is something to look at.
            "$@" status --archive disk/archive >status.txt; [ $? -eq 1 ] || exit 98
            cp -r disk/archive archive
            """)
        let outcome = try Program.script("unshare -m sh full-disk.sh \"$@\"", in: folder.path)
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        #expect(outcome.messages.hasSuffix("exit 1\n"), "\(outcome.messages)")
        #expect(
            outcome.messages.contains("No space left on device; nothing half-written is left; make room and run again"))
        #expect(try folder.text("status.txt").contains("are free where the archive is"))
        try expectCompletion(folder)
    }

    @Test func `an archive whose folder cannot be made is told with its reason`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("file", "x")
        let outcome = try folder.ingot("add", "--archive", "file", "lamps.html")
        #expect(outcome.end == .exited(1))
        #expect(outcome.messages.hasPrefix("ingot: file: cannot make a folder: there is a file of that name"))
        #expect(try folder.text("file") == "x")
    }
}
