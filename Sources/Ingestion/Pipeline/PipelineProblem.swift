/// Something that is wrong in a pipeline file, and where.
public struct PipelineProblem: Equatable, Sendable, CustomStringConvertible {
    /// The file, as it was named.
    public var file: String
    /// The line, from 1; nil where the whole file is meant.
    public var line: Int?
    /// The column, from 1.
    public var column: Int?
    /// What is wrong and what was expected.
    public var message: String

    /// `file:line:column: message`
    public var description: String {
        guard let line else { return "\(file): \(message)" }
        return "\(file):\(line):\(column ?? 1): \(message)"
    }
}

/// A pipeline file that cannot be used: all that is wrong with it, in the order of its lines.
public struct PipelineError: Error, CustomStringConvertible {
    /// All problems found.
    public var problems: [PipelineProblem]

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
