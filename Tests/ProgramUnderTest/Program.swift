import Foundation

/// The built program, run as a person or cron runs it: by its arguments, in a folder, with next to no environment.
package enum Program {
    /// How it ended.
    package enum End: Equatable, CustomStringConvertible {
        case exited(Int32)
        case killed(signal: Int32)

        package var description: String {
            switch self {
            case .exited(let code): "exited with \(code)"
            case .killed(let signal): "killed by signal \(signal)"
            }
        }
    }

    /// What came of it.
    package struct Outcome {
        package let end: End
        package let standardOutput: [UInt8]
        package let standardError: [UInt8]

        package var output: String { String(decoding: standardOutput, as: UTF8.self) }
        package var messages: String { String(decoding: standardError, as: UTF8.self) }
        /// The lines of standard output.
        package var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Where a standard stream leads.
    package enum Stream {
        /// To the test; for standard input: nothing comes.
        case usual
        case closed
        case path(String)
    }

    /// What is special about a start; the usual start is an empty standard input and no limits.
    package struct Surroundings {
        package var environment: [String: String] = [:]
        package var input = Stream.usual
        package var output = Stream.usual
        package var errors = Stream.usual
        /// What the shell is told before the program starts, such as `ulimit -f 100`.
        package var preparation: String?

        /// The usual start.
        package init() {}
    }

    /// Why the program could not be run to its end.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String

        /// With what a person is told.
        package init(description: String) { self.description = description }
    }

    /// The folder into which the tests were built.
    package static let folderOfTests: String = {
        #if os(Linux)
            let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        #else
            let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath ?? ""
        #endif
        return URL(fileURLWithPath: tests).deletingLastPathComponent().path
    }()

    /// The program lies beside the tests; `INGOT_PROGRAM` names another, a release build for instance.
    package static let path: String =
        ProcessInfo.processInfo.environment["INGOT_PROGRAM"] ?? folderOfTests + "/ingot"

    /// Runs the program to its end.
    package static func run(
        _ arguments: [String], in folder: String, surroundings: Surroundings = Surroundings()
    ) throws -> Outcome {
        try start(arguments, in: folder, surroundings: surroundings).finish()
    }

    /// Starts the program.
    package static func start(
        _ arguments: [String], in folder: String, surroundings: Surroundings = Surroundings()
    ) throws -> RunningProgram {
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure(description: "\(path) is not there; the tests need the program built beside them")
        }
        let steps = ["cd \(quoted(folder))", surroundings.preparation].compactMap { $0 }.joined(separator: " && ")
        let streams = [
            redirection("0<", surroundings.input, usual: "/dev/null"),
            redirection("1>", surroundings.output, usual: nil), redirection("2>", surroundings.errors, usual: nil),
        ].joined(separator: " ")
        return try shell(
            "\(steps) && exec \"$@\" \(streams)", arguments: [path] + arguments, environment: surroundings.environment)
    }

    /// Runs a script of the shell, in which `"$@"` is the program, in a folder.
    package static func script(_ script: String, in folder: String) throws -> Outcome {
        try shell("cd \(quoted(folder)) && \(script)", arguments: [path], environment: [:]).finish()
    }

    private static func shell(
        _ script: String, arguments: [String], environment: [String: String]
    ) throws -> RunningProgram {
        try RunningProgram(
            "/bin/sh", ["sh", "-c", script, "sh"] + arguments, environment.map { "\($0.key)=\($0.value)" })
    }

    private static func redirection(_ sign: String, _ stream: Stream, usual: String?) -> String {
        switch stream {
        case .usual: usual.map { sign + quoted($0) } ?? ""
        case .closed: sign + "&-"
        case .path(let path): sign + quoted(path)
        }
    }

    /// A word that the shell takes as it is.
    package static func quoted(_ word: String) -> String {
        "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
