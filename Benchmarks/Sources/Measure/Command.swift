/// What the command line asks for.
struct Command {
    /// The parts of the measurement.
    enum Part: String, CaseIterable {
        case segment
        case extract
        case linearity
        case process
        case archive
        case matching
    }

    /// Texts of reviews to segment.
    var reviews: [String] = []
    var parts = Set(Part.allCases)
    /// A tenth of the work, for trying out; the figures are rougher.
    var isQuick = false
    /// Where made archives are kept for looking into; nil for a folder that goes again.
    var keeping: String?
    /// The program that is measured as a whole.
    var ingot = ".build/release/ingot"

    static let usage = """
        usage: Benchmarks/run [--review FILE]... [--only PART]... [--quick] [--keep FOLDER]
          --review FILE  segment this text instead of the ones of the repository; may be given again
          --only PART    measure this part alone: segment, extract, linearity, process, archive,
                         matching; may be given again
          --quick        a tenth of the work
          --keep FOLDER  make the archives there and leave them
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
            guard ["--review", "--only", "--ingot", "--keep"].contains(option) else {
                return .failure(Complaint(text: "\(option) is no option\n\(usage)"))
            }
            guard let value = rest.popFirst() else {
                return .failure(Complaint(text: "\(option) wants a value\n\(usage)"))
            }
            switch option {
            case "--review": command.reviews.append(value)
            case "--ingot": command.ingot = value
            case "--keep": command.keeping = value
            default:
                guard let part = Part(rawValue: value) else {
                    return .failure(
                        Complaint(
                            text: "--only takes segment, extract, linearity, process, archive or matching, not \(value)"))
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
