import Foundation
import Testing

@testable import Ingestion

@Suite struct SavedFileTests {
    @Test(arguments: [0, 1, 4096, 256 << 10, (256 << 10) + 1, 1_000_000])
    func `a file is read to its end`(length: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(bytes).write(to: URL(fileURLWithPath: folder["page"]))
        #expect(SavedFile.bytes(at: folder["page"], longest: length) == .success(bytes))
        guard length > 0 else { return }
        guard case .failure(let problem) = SavedFile.bytes(at: folder["page"], longest: length - 1) else {
            Issue.record("a file longer than it may be was read")
            return
        }
        #expect(problem.description.hasPrefix("\(folder["page"]): has \(length) bytes, more than the \(length - 1)"))
    }

    @Test func `what cannot be read is told with its reason`() throws {
        let folder = try TemporaryFolder()
        for (path, reason) in [
            (folder["missing"], "No such file or directory; check the path"),
            (folder.path, "is a folder; name the files in it"),
            (folder["missing/page"], "No such file or directory; check the path"),
            ("", "No such file or directory; check the path"),
        ] {
            #expect(
                SavedFile.bytes(at: path, longest: 10) == .failure(SavedFile.Problem(path: path, reason: reason)))
        }
    }

    @Test func `a pipe is read to its end`() throws {
        let pipe = Pipe()
        pipe.fileHandleForWriting.write(Data("a page".utf8))
        try pipe.fileHandleForWriting.close()
        let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
        #expect(SavedFile.bytes(at: path, longest: 100) == .success(Array("a page".utf8)))
    }

    @Test func `what has no end is refused when it is too long`() {
        guard case .failure(let problem) = SavedFile.bytes(at: "/dev/zero", longest: 1 << 20) else {
            Issue.record("/dev/zero was read to its end")
            return
        }
        #expect(problem.description.hasPrefix("/dev/zero: has more than the 1048576 bytes"))
    }
}
