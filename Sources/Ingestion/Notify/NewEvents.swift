import Foundation
import Model

/// The lines of the events that a run added, in a temporary file without a name until a program asks for them.
///
/// A file and no pipe: whoever reads it slowly, in part or not at all keeps nobody waiting.
public final class NewEvents {
    /// How many there are.
    public private(set) var count = 0
    /// Why some could not be held, where that is so.
    public private(set) var failure: String?

    private var file: UnsafeMutablePointer<FILE>?

    /// None yet. The file is made with the first.
    public init() {}

    deinit { if let file { fclose(file) } }

    /// Takes events that were committed.
    public func take(_ events: [Event]) {
        count += events.count
        guard !events.isEmpty, failure == nil else { return }
        if file == nil { file = tmpfile() }
        guard let file else { return failure = "no temporary file can be made (\(String(cString: strerror(errno))))" }
        for event in events {
            let line = JSONWriter.line(event)
            guard fwrite(line, 1, line.count, file) == line.count else {
                return failure = "the temporary file cannot be written (\(String(cString: strerror(errno))))"
            }
        }
    }

    /// A descriptor from which all lines can be read, for as long as this object lives; nil where there are none or they
    /// could not be held.
    func descriptor() -> Int32? {
        guard let file, failure == nil else { return nil }
        guard fflush(file) == 0, lseek(fileno(file), 0, SEEK_SET) == 0 else {
            failure = "the temporary file cannot be written (\(String(cString: strerror(errno))))"
            return nil
        }
        return fileno(file)
    }
}
