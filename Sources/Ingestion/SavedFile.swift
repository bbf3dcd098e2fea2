/// A saved page on disk.
public enum SavedFile {
    /// A longer page is refused, in bytes: no news page is a quarter of a gigabyte, and what is read lies in memory whole.
    public static let longestPage = 256 << 20

    /// Why a file cannot be read.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        /// The file.
        public var path: String
        /// Why, and what to do.
        public var reason: String

        /// `path: why; what to do`
        public var description: String { "\(path): \(reason)" }
    }

    /// The bytes of a file, or of a pipe or device up to its end.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is a file of that name, not standard input.
    ///   - longest: a longer file is refused, so that a mistaken path does not fill the memory.
    public static func bytes(at path: String, longest: Int) -> Result<[UInt8], Problem> {
        Result { () throws(Problem) in try bytes(of: try InputFile(path: path), longest: longest) }
    }

    /// The bytes of standard input up to its end.
    public static func standardInput(longest: Int) -> Result<[UInt8], Problem> {
        Result { () throws(Problem) in try bytes(of: try InputFile(path: nil), longest: longest) }
    }

    private static func bytes(of file: InputFile, longest: Int) throws(Problem) -> [UInt8] {
        let tooLong = "more than the \(longest) bytes that it may have; check that it is the one you mean"
        guard file.size <= longest else { throw file.problem("has \(file.size) bytes, \(tooLong)") }
        // What a file says of its size is a hint: it may grow meanwhile, and a pipe says nothing.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.size)
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = try file.read(into: &piece)
            if count == 0 { return bytes }
            guard bytes.count + count <= longest else { throw file.problem("has \(tooLong)") }
            bytes += piece[..<count]
        }
    }
}
