import ArgumentParser
import Foundation
import Ingestion

/// Standard output and standard error, written so that a full device is an error and a page cannot speak to the terminal.
enum Terminal {
    /// Fills the place of standard input, output and error where they are closed.
    ///
    /// Otherwise the next file to be opened, one of the archive, would get the number and with it what is printed. What
    /// stands in is opened the wrong way round, so that its use is an error as it would be without it.
    static func occupyClosedDescriptors() {
        for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
            _ = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes results to standard output.
    ///
    /// - Throws: `ExitCode` 1 after a message, where standard output takes nothing more; a closed pipe ends the program
    ///   without one, since whoever read it has had enough.
    static func write(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes {
                Foundation.write(1, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if written > 0 {
                offset += written
            } else if written < 0, errno == EINTR {
                continue
            } else if written < 0, errno == EPIPE {
                throw ExitCode.success
            } else {
                complain("standard output: \(String(cString: strerror(errno))); nothing more was written")
                throw Exit.failed
            }
        }
    }

    /// Writes a line for a person to standard output.
    static func say(_ line: String) throws {
        try write(Array((visible(line) + "\n").utf8))
    }

    /// Writes a line of fields to standard output, with tabs between them and none within them.
    static func say(fields: [String]) throws {
        let shown = fields.map { visible($0).replacingOccurrences(of: "\n", with: " ") }
        try write(Array((shown.joined(separator: "\t") + "\n").utf8))
    }

    /// Writes a message to standard error, with the program's name in front.
    static func complain(_ message: String) {
        let bytes = Array(("ingot: " + visible(message) + "\n").utf8)
        _ = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress, bytes.count) }
    }

    /// Whether a person reads standard output and standard error on one terminal.
    static var isRead: Bool { isatty(1) == 1 && isatty(2) == 1 }

    /// When what is told is marked with colour or weight.
    enum Color: String, CaseIterable, ExpressibleByArgument {
        case auto, always, never
    }

    /// Whether marks are shown on standard output: the one place that decides. `NO_COLOR` (https://no-color.org) counts
    /// where nothing else was asked for.
    static func shows(_ color: Color) -> Bool {
        switch color {
        case .always: return true
        case .never: return false
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            return isatty(1) == 1 && environment["TERM"] != "dumb" && environment["NO_COLOR", default: ""].isEmpty
        }
    }

    /// Whether standard error is a terminal, so that a progress line may show.
    static var showsProgress: Bool { isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

    /// Shows a line that the next one overwrites; an empty one clears it. What does not fit into the terminal's width is
    /// left out, for a line that wraps cannot be overwritten.
    static func progress(_ line: String) {
        var size = winsize()
        let columns = ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
        var shown = String.UnicodeScalarView()
        var width = 0
        for scalar in visible(line).unicodeScalars where scalar != "\n" {
            // East Asian characters take two columns.
            width += scalar.value >= 0x1100 ? 2 : 1
            if width >= columns { break }
            shown.append(scalar)
        }
        let bytes = Array(("\r\u{1B}[K" + String(shown)).utf8)
        _ = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress, bytes.count) }
    }

    /// Text without anything that steers a terminal.
    static func visible(_ text: String) -> String { VisibleText.of(text) }
}
