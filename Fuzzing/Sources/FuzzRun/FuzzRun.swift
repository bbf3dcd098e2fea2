import Foundation
import LibFuzzer
import SchemaValidator

/// What libFuzzer runs on each input that it makes up.
public enum FuzzRun {
    /// Runs libFuzzer with the arguments of this process: `-help=1` lists them. Does not return.
    public static func main(_ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32) -> Never {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(LLVMFuzzerRunDriver(&count, &arguments, test))
    }

    /// Reads an input and ends the process where the reading breaks what always holds, or takes too long. libFuzzer then
    /// saves the input, as it does after a trap.
    ///
    /// - Parameters:
    ///   - secondsPerByte: what is allowed beside the second that every input may take. A line far above what any takes, so
    ///     that only work that grows faster than the input crosses it.
    ///   - violations: what the reading of the input breaks.
    public static func test(
        _ data: UnsafePointer<UInt8>?, _ size: Int, secondsPerByte: Double, _ violations: ([UInt8]) -> [String]
    ) -> Int32 {
        let saved = Array(UnsafeBufferPointer(start: data, count: data == nil ? 0 : size))
        let start = processorTime()
        var findings = violations(saved)
        let time = processorTime() - start
        if time > 1 + Double(size) * secondsPerByte { findings.append("\(size) bytes took \(time) s") }
        if !findings.isEmpty {
            FileHandle.standardError.write(Data((findings.joined(separator: "\n") + "\n").utf8))
            abort()
        }
        return 0
    }

    /// The schema of that name; ends the process where it cannot be read.
    public static func schema(_ name: String) -> SchemaValidator {
        do {
            return try SchemaValidator.named(name)
        } catch {
            FileHandle.standardError.write(Data("The schema cannot be read: \(error)\n".utf8))
            exit(1)
        }
    }

    /// The seconds that this process has worked; other programs do not count.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
