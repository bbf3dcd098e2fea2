import Foundation
import LoopbackServer
import ProgramUnderTest
import Testing

/// Bodies that become a gigabyte when their codings are undone (Tests/Fixtures/bombs).
@Suite struct BombTests {
    static let bombs = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/bombs")

    /// The files' names; what follows the first dot are the codings.
    static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: bombs.path)) ?? []
        return names.filter { $0.hasPrefix("gigabyte") }.sorted()
    }()

    @Test func `there are bombs of every kind`() {
        #expect(Set(Self.files.flatMap { $0.split(separator: ".").dropFirst() }) == ["gzip", "br", "zstd"])
    }

    @Test(arguments: files) func `a bomb stops at the limit, in less than 150 MB of memory`(file: String) throws {
        let bomb = Array(try Data(contentsOf: Self.bombs.appendingPathComponent(file)))
        #expect(bomb.count < 4096)
        let codings = file.split(separator: ".").dropFirst().joined(separator: ", ")
        let server = try LoopbackServer(replies: [
            "/bomb": Reply(fields: [("Content-Encoding", codings), ("Content-Type", "text/html")], body: bomb)
        ])
        defer { server.stop() }
        let folder = try WorkFolder()
        var surroundings = Program.Surroundings()
        // The system refuses the program more memory of its own than this, in kibibytes: 150 MB.
        surroundings.preparation = "ulimit -d 146484"
        let outcome = try folder.ingot(
            "add", "--contact", "someone@example.org", "--allow-host", "127.0.0.1", server.url("/bomb"),
            surroundings: surroundings)
        #expect(outcome.end == .exited(1), "\(outcome.messages)")
        #expect(outcome.messages.contains("\(server.url("/bomb")): too large: the body, decompressed, has more than"))
        #expect(try folder.events().isEmpty)
    }
}
