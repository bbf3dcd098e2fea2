/// What the command line asks for.
struct Command {
    /// The parts of the measurement.
    enum Part: String, CaseIterable {
        case segment
        case extract
        case linearity
        case process
        case probes
        case dates
        case archive
        case matching
        case scale
        case search
        case fetching
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
    /// The Python that may have htmldate.
    var python = "python3"
    /// How many made events are put into an archive.
    var events = 100_000

    static let usage = """
        usage: Benchmarks/run [--review FILE]... [--only PART]... [--quick] [--events N] [--keep FOLDER]
          --review FILE  segment this text instead of the ones of the repository; may be given again
          --only PART    measure this part alone: segment, extract, linearity, process, probes, dates, archive,
                         matching, scale, search, fetching; may be given again
          --quick        a tenth of the work
          --events N     put so many made events into an archive (scale, search); 100,000 otherwise, 10,000 with --quick
          --python PATH  the Python that has htmldate, for dates; python3 otherwise
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
            guard ["--review", "--only", "--ingot", "--keep", "--events", "--python"].contains(option) else {
                return .failure(Complaint(text: "\(option) is no option\n\(usage)"))
            }
            guard let value = rest.popFirst() else {
                return .failure(Complaint(text: "\(option) wants a value\n\(usage)"))
            }
            switch option {
            case "--review": command.reviews.append(value)
            case "--ingot": command.ingot = value
            case "--keep": command.keeping = value
            case "--python": command.python = value
            case "--events":
                guard let number = Int(value), number >= 1000 else {
                    return .failure(Complaint(text: "--events takes a number from 1000, not \(value)"))
                }
                command.events = number
            default:
                guard let part = Part(rawValue: value) else {
                    return .failure(
                        Complaint(
                            text:
                                "--only takes segment, extract, linearity, process, probes, dates, archive, matching, scale, search or fetching, not \(value)"
                        ))
                }
                only.insert(part)
            }
        }
        // An archive of a hundred thousand events takes minutes, and fetching needs an nginx: only who asks gets them.
        command.parts = only.isEmpty ? command.parts.subtracting([.scale, .search, .fetching]) : only
        if command.isQuick { command.events = min(command.events, 10_000) }
        return .success(command)
    }
}

/// Why nothing can be measured.
struct Complaint: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}
