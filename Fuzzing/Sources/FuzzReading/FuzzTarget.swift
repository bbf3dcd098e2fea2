import Foundation
import ReadingInvariants
import SchemaValidator

/// What libFuzzer runs on each input that it makes up.
enum FuzzTarget {
    /// Reads an input and ends the process where the reading breaks what always holds, or takes too long. libFuzzer then
    /// saves the input, as it does after a trap.
    static func test(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
        let saved = Array(UnsafeBufferPointer(start: data, count: data == nil ? 0 : size))
        let start = processorTime()
        var findings = ReadingInput(saved).violations { schema.findings(inLines: $0) }
        let time = processorTime() - start
        if time > longest(for: size) { findings.append("\(size) bytes took \(time) s") }
        if !findings.isEmpty {
            FileHandle.standardError.write(Data((findings.joined(separator: "\n") + "\n").utf8))
            abort()
        }
        return 0
    }

    private static let schema: SchemaValidator = {
        do {
            return try SchemaValidator.named("event")
        } catch {
            FileHandle.standardError.write(Data("The schema of events cannot be read: \(error)\n".utf8))
            exit(1)
        }
    }()

    /// The seconds that an input of so many bytes may take: a line far above what any takes, so that only work that grows
    /// faster than the input crosses it.
    private static func longest(for size: Int) -> Double {
        1 + Double(size) * 0.0001
    }

    /// The seconds that this process has worked; other programs do not count.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
