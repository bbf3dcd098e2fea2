import Foundation
import Model
import ReviewTruth
import Segmentation
import Testing

/// A page of `Samples/`, what is expected of it, and what the program makes of it.
struct SamplePage: Sendable, CustomTestStringConvertible {
    let name: String

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let folder = repository.appendingPathComponent("Samples")

    /// All pages, by name.
    static var all: [SamplePage] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".html") || $0.hasSuffix(".txt") }.sorted().map(SamplePage.init)
    }

    var testDescription: String { name }

    private var stem: String { URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent }

    /// The saved page.
    var page: URL { SamplePage.folder.appendingPathComponent(name) }
    /// The event lines that the program should print.
    var expectation: URL { SamplePage.folder.appendingPathComponent("expected/\(stem).jsonl") }

    func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: page)) }

    func truth() throws -> ReviewTruth {
        try ReviewTruth(contentsOf: SamplePage.folder.appendingPathComponent("truth/\(stem).truth"))
    }

    /// The expected lines; nothing where the page has no events.
    ///
    /// A file says `current` where the program says the version of the rules, so that raising it touches no file here.
    func expected() throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: expectation.path) else { return [] }
        let text = String(decoding: try Data(contentsOf: expectation), as: UTF8.self)
        return Array(text.replacing(SamplePage.rules("current"), with: SamplePage.rules(RulesVersion.current)).utf8)
    }

    /// Writes the lines that the program printed as those that are expected; no file where there are none.
    func expect(_ lines: [UInt8]) throws {
        guard !lines.isEmpty else {
            try? FileManager.default.removeItem(at: expectation)
            return
        }
        let text = String(decoding: lines, as: UTF8.self)
            .replacing(SamplePage.rules(RulesVersion.current), with: SamplePage.rules("current"))
        try Data(text.utf8).write(to: expectation)
    }

    /// The end of an event line.
    private static func rules(_ version: String) -> String { "\"rules\":\"\(version)\"}\n" }

    func expectedEvents() throws -> [Event] {
        try expected().split(separator: 0x0A).map { try JSONDecoder().decode(Event.self, from: Data($0)) }
    }

    /// What `ingot segment Samples/NAME` prints, run as a user would at the root of the repository.
    func segmented() throws -> (lines: [UInt8], status: Int32) {
        let process = Process()
        process.executableURL = SamplePage.program
        process.currentDirectoryURL = SamplePage.repository
        process.arguments = ["segment", "Samples/\(name)"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let lines = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return ([UInt8](lines), process.terminationStatus)
    }

    /// The program, which is built beside the tests.
    private static var program: URL {
        #if os(Linux)
            let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        #else
            let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath ?? ""
        #endif
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("ingot")
    }
}
