/// What the command line asks for.
struct Command {
    /// The parts of the measurement.
    enum Part: String, CaseIterable {
        case segment
        case extract
        case linearity
        case process
        case matching
    }

    /// Texts of reviews to segment.
    var reviews: [String] = []
    var parts = Set(Part.allCases)
    /// A tenth of the work, for trying out; the figures are rougher.
    var isQuick = false
    /// The program that is measured as a whole.
    var ingot = ".build/release/ingot"

    static let usage = """
        usage: Benchmarks/run [--review FILE]... [--only segment|extract|linearity|process|matching] [--quick]
          --review FILE  segment this text instead of the ones of the repository; may be given again
          --only PART    measure this part alone; may be given again
          --quick        a tenth of the work
        """

    /// Reads the arguments; gives what is wrong with them as text.
    static func read(_ arguments: [String]) -> Result<Command, Complaint> {
        var command = Command()
        var only: Set<Part> = []
        var rest = arguments[...]
        while let option = rest.popFirst() {
            if option == "--quick" {
                command.isQuick = true
                continue
            }
            guard ["--review", "--only", "--ingot"].contains(option) else {
                return .failure(Complaint(text: "\(option) is no option\n\(usage)"))
            }
            guard let value = rest.popFirst() else {
                return .failure(Complaint(text: "\(option) wants a value\n\(usage)"))
            }
            switch option {
            case "--review": command.reviews.append(value)
            case "--ingot": command.ingot = value
            default:
                guard let part = Part(rawValue: value) else {
                    return .failure(
                        Complaint(text: "--only takes segment, extract, linearity, process or matching, not \(value)"))
                }
                only.insert(part)
            }
        }
        if !only.isEmpty { command.parts = only }
        return .success(command)
    }
}

/// Why nothing can be measured.
struct Complaint: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}
