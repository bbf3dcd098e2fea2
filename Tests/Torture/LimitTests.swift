import Foundation
import ProgramUnderTest
import Testing

/// A disk that is full, a limit on files, folders and files that may not be written to, output that goes nowhere.
@Suite struct LimitTests {
    /// A file system of its own takes the right to mount one; not every machine gives it to tests.
    static let canMount: Bool = {
        let folder = try? WorkFolder()
        let outcome = try? Program.script("unshare -rm mount -t tmpfs -o size=64k tmpfs .", in: folder?.path ?? "/tmp")
        return outcome?.end == .exited(0)
    }()

    /// Runs the pipeline on a file system of so many bytes, and copies the archive out of it.
    private func runOnDisk(_ bench: Workbench, kibibytes: Int) throws -> Program.Outcome {
        bench.remove("archive")
        bench.remove("disk")
        try bench.folder.write(
            "disk.sh",
            """
            mkdir disk && mount -t tmpfs -o size=\(kibibytes)k tmpfs disk || exit 99
            "$@" run pipeline.yaml --archive disk/archive
            code=$?
            if test -e disk/archive/journal.jsonl; then
                "$@" status --archive disk/archive >/dev/null; [ $? -le 1 ] || exit 98
            fi
            if test -e disk/archive; then cp -r disk/archive archive; fi
            exit $code
            """)
        return try Program.script("unshare -rm sh disk.sh \"$@\"", in: bench.folder.path)
    }

    @Test(.enabled(if: canMount, "no right to mount a file system here"))
    func `a disk of a mebibyte that gets full ends a run with what was committed, and the next completes it`() throws {
        let bench = try Workbench(pages: 60, noise: 30_000)
        let outcome = try runOnDisk(bench, kibibytes: 1_024)
        #expect(outcome.end == .exited(1), "\(outcome.messages)")
        #expect(outcome.messages.contains("No space left on device"), "\(outcome.messages)")
        let promised = ArchiveContents.promised(byJournalOf: bench.folder["archive"], upTo: .max)
        #expect(promised.captures == 25)
        let losses = try bench.complete("archive", promised: promised, "1 MiB")
        #expect(losses == Workbench.Losses())
        TortureSettings.current.sum(up: "a disk of 1 MiB: \(losses)")
    }

    @Test(.enabled(if: canMount, "no right to mount a file system here"))
    func `wherever a disk gets full, nothing is lost`() throws {
        let settings = TortureSettings.current
        let bench = try Workbench(pages: settings.isShort ? 30 : 56)
        var (size, full, losses) = (4, 0, Workbench.Losses())
        while true {
            let outcome = try runOnDisk(bench, kibibytes: size)
            let what = "\(size) KiB"
            if outcome.end == .exited(0) { break }
            full += 1
            #expect(outcome.end == .exited(1), "\(what): \(outcome.messages)")
            #expect(outcome.messages.contains("ingot: "), "\(what)")
            let promised = ArchiveContents.promised(byJournalOf: bench.folder["archive"], upTo: .max)
            losses.lost += bench.lost(promised, in: "archive")
            losses += try bench.complete("archive", promised: promised, what)
            size += settings.isShort ? 140 : 4
        }
        #expect(full > 1)
        #expect(losses == Workbench.Losses())
        settings.sum(up: "full disks of 4 to \(size) KiB: \(full); \(losses)")
    }

    @Test(arguments: ["", "trap '' XFSZ; "])
    func `wherever a file may grow no longer, nothing is lost`(trap: String) throws {
        let settings = TortureSettings.current
        let bench = try Workbench(pages: settings.isShort ? 30 : 56)
        var (blocks, full, losses) = (0, 0, Workbench.Losses())
        while true {
            bench.remove("archive")
            var surroundings = Program.Surroundings()
            surroundings.preparation = "\(trap)ulimit -f \(blocks)"
            let outcome = try Program.run(
                ["run", "pipeline.yaml", "--archive", "archive"], in: bench.folder.path, surroundings: surroundings)
            let what = "\(trap)\(blocks) blocks of 512 bytes"
            if outcome.end == .exited(0) { break }
            full += 1
            #expect(outcome.end == .exited(1), "\(what): \(outcome.messages)")
            #expect(outcome.messages.contains("ingot: "), "\(what)")
            let promised = ArchiveContents.promised(byJournalOf: bench.folder["archive"], upTo: .max)
            losses.lost += bench.lost(promised, in: "archive")
            losses += try bench.complete("archive", promised: promised, what)
            blocks += settings.isShort ? 90 : 2
        }
        #expect(full > 1)
        #expect(losses == Workbench.Losses())
        settings.sum(up: "limits of 0 to \(blocks) blocks on files: \(full); \(losses)")
    }

    /// Root may write everywhere, so it gives up being root.
    private static let asSomebody = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""
    private static let canBeSomebody: Bool = {
        guard let folder = try? WorkFolder(), chmod(folder.path, 0o755) == 0 else { return false }
        return (try? Program.script(asSomebody + "\"$@\" --version", in: folder.path))?.end == .exited(0)
    }()

    @Test(.enabled(if: canBeSomebody, "tests run as root and cannot give that up"))
    func `an archive in which something may not be written to is read, and a run says what it may not do`() throws {
        let bench = try Workbench(pages: 8)
        _ = chmod(bench.folder.path, 0o755)
        // Some pages are in it, the others would be added.
        let first = (0..<4).map { "pages/\(1000 + $0).html" }
        let added = try Program.run(["add", "--archive", "start"] + first, in: bench.folder.path)
        #expect(added.end == .exited(0), "\(added.messages)")
        let promised = ArchiveContents.promised(byJournalOf: bench.folder["start"], upTo: .max)
        let names =
            ["."] + (try FileManager.default.subpathsOfDirectory(atPath: bench.folder["start"])).sorted() + [
                "everything"
            ]
        #expect(names.count > 8)
        var (refused, lost) = (0, 0)
        for name in names {
            try bench.copy("start", to: "archive")
            let protection =
                name == "everything"
                ? "chmod -R a-w archive"
                : "chmod a-w archive/\(name)" + (geteuid() == 0 ? "; chown 0 archive/\(name)" : "")
            let owner = geteuid() == 0 && name != "everything" ? "chown -R 65534 archive;" : ""
            #expect(try Program.script("\(owner) \(protection)", in: bench.folder.path).end == .exited(0))
            for command in ["status", "verify"] {
                let outcome = try Program.script(
                    LimitTests.asSomebody + "\"$@\" \(command) --archive archive", in: bench.folder.path)
                #expect(outcome.end == .exited(0), "\(command), \(name): \(outcome.output)\(outcome.messages)")
            }
            let run = try Program.script(
                LimitTests.asSomebody + "\"$@\" run pipeline.yaml --archive archive", in: bench.folder.path)
            if run.end != .exited(0) {
                refused += 1
                #expect(run.end == .exited(1), "\(name): \(run.messages)")
                #expect(run.messages.contains("ingot: archive"), "\(name): \(run.messages)")
            }
            let back = "chmod -R u+w archive" + (geteuid() == 0 ? "; chown -R 0 archive" : "")
            #expect(try Program.script(back, in: bench.folder.path).end == .exited(0))
            #expect(bench.lost(promised, in: "archive") == 0, "\(name)")
            let losses = try bench.complete("archive", promised: promised, "\(name) could not be written to")
            #expect(losses == Workbench.Losses())
            lost += losses.lost
        }
        #expect(refused > 5)
        TortureSettings.current.sum(
            up: "read-only: \(names.count) files and folders, \(refused) kept a run from writing; \(lost) records lost")
    }

    @Test func `output that goes nowhere keeps nothing out of the archive`() throws {
        let bench = try Workbench(pages: 8)
        var places: [Program.Stream] = [.closed]
        if FileManager.default.fileExists(atPath: "/dev/full") { places.append(.path("/dev/full")) }
        for output in [Program.Stream.usual] + places {
            for errors in [Program.Stream.usual] + places {
                for extra in [[], ["--json"]] {
                    bench.remove("archive")
                    var surroundings = Program.Surroundings()
                    (surroundings.output, surroundings.errors) = (output, errors)
                    let run = try Program.run(
                        ["run", "pipeline.yaml", "--archive", "archive"] + extra, in: bench.folder.path,
                        surroundings: surroundings)
                    let isHeard = if case .usual = output { true } else { false }
                    #expect(run.end == .exited(isHeard ? 0 : 1), "\(output) \(errors): \(run.messages)")
                    let contents = ArchiveContents(bench.folder["archive"])
                    #expect(contents.difference(from: bench.expected) == nil, "\(output) \(errors)")
                    #expect(contents.tornLines.isEmpty && contents.wrongLengths.isEmpty, "\(output) \(errors)")
                }
            }
        }
        #expect(try bench.complete("archive", promised: ([], 0), "no output") == Workbench.Losses())
    }
}
