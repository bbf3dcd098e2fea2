import Foundation
import LoopbackServer
import ProgramUnderTest
import Testing

/// Two runs on one archive.
@Suite struct LockTests {
    /// A folder with a pipeline over two pages of the server, the second of which waits until it is released.
    private func slowRun() throws -> (WorkFolder, LoopbackServer) {
        let slow = Reply(steps: [.wait("go")] + Reply.html(MadePages.ropes).steps)
        let server = try LoopbackServer(replies: ["/lamps": .html(MadePages.lamps), "/ropes": slow])
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/lamps"), server.url("/ropes")]))
        try folder.write("kiln.html", MadePages.single(1))
        return (folder, server)
    }

    @Test func `a second run says who holds the lock, changes nothing, and the first goes on`() throws {
        let (folder, server) = try slowRun()
        defer { server.stop() }
        let first = try folder.start("run", "pipeline.yaml")
        server.waitForRequests(2)
        for arguments in [["add", "kiln.html"], ["run", "pipeline.yaml"]] {
            let second = try Program.run(arguments, in: folder.path)
            #expect(second.end == .exited(11))
            #expect(second.messages.contains("process \(first.identifier) (ingot run pipeline.yaml)"))
            #expect(second.standardOutput.isEmpty)
        }
        // Reading asks for no lock.
        #expect(try folder.ingot("status").end == .exited(0))
        #expect(try folder.ingot("add", "--dry-run", "kiln.html").end == .exited(0))
        server.release("go")
        #expect(try first.finish().end == .exited(0))
        #expect(try folder.events().count == 5)
        #expect(try folder.receipts().count == 1)
        try folder.expectSoundArchive()
    }

    @Test func `a run that may wait goes on when the lock is free`() throws {
        let (folder, server) = try slowRun()
        defer { server.stop() }
        let first = try folder.start("run", "pipeline.yaml")
        server.waitForRequests(2)
        let lock = try OpenedFile(folder["archive/lock"])
        let second = try folder.start("add", "--wait", "600", "kiln.html")
        // It has tried, and tries again.
        lock.waitUntilOpened(times: 2)
        server.release("go")
        #expect(try first.finish().end == .exited(0))
        #expect(try second.finish().end == .exited(0))
        #expect(try folder.events().count == 6)
        #expect(try folder.receipts().count == 2)
        try folder.expectSoundArchive()
    }

    @Test func `a run that waits for the lock ends when it is told to`() throws {
        let (folder, server) = try slowRun()
        defer { server.stop() }
        let first = try folder.start("run", "pipeline.yaml")
        server.waitForRequests(2)
        let lock = try OpenedFile(folder["archive/lock"])
        let second = try folder.start("add", "--wait", "600", "kiln.html")
        lock.waitUntilOpened(times: 2)
        second.send(SIGINT)
        let outcome = try second.finish()
        #expect([.killed(signal: SIGINT), .exited(130)].contains(outcome.end))
        server.release("go")
        #expect(try first.finish().end == .exited(0))
        #expect(try folder.events().count == 5)
    }

    @Test func `the lock of a run that was killed blocks nobody`() throws {
        let (folder, server) = try slowRun()
        defer { server.stop() }
        let first = try folder.start("run", "pipeline.yaml")
        server.waitForRequests(2)
        first.send(SIGKILL)
        #expect(try first.finish().end == .killed(signal: SIGKILL))
        let next = try folder.ingot("add", "kiln.html")
        #expect(next.end == .exited(0))
        // What the killed run had not committed is set aside and said.
        #expect(next.messages.contains("uncommitted were moved to"))
        #expect(try folder.events().count == 1)
        try folder.expectSoundArchive()
        server.release("go")
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(try folder.events().count == 6)
        try folder.expectSoundArchive()
    }
}

/// A file whose openings by others are told by the kernel.
final class OpenedFile {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0, inotify_add_watch(descriptor, path, UInt32(IN_OPEN)) >= 0 else {
            throw Program.Failure(description: "inotify: \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }

    /// Waits until the file was opened so many times.
    func waitUntilOpened(times: Int) {
        // Each event of a watched file is a bare header, without a name. Openings that come together are told as one.
        var seen = 0
        var header = [UInt8](repeating: 0, count: MemoryLayout<inotify_event>.size)
        while seen < times {
            let count = read(descriptor, &header, header.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            seen += 1
        }
    }
}
