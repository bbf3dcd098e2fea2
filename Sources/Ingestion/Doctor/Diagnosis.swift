import Model

/// What the doctor says of one thing.
public struct Diagnosis: Equatable, Sendable, JSONWritable {
    /// How it is.
    public enum Verdict: String, CaseIterable, Sendable {
        /// As it should be.
        case fine
        /// It works, and a person should look at it.
        case look
        /// Something will not work.
        case broken

        /// The verdict as a person reads it.
        public var words: String {
            switch self {
            case .fine: "fine"
            case .look: "look at it"
            case .broken: "broken"
            }
        }
    }

    /// What was looked at.
    public var name: String
    /// How it is.
    public var verdict: Verdict
    /// What was found.
    public var found: String
    /// What to do about it; nil where it is fine.
    public var remedy: String?

    static func fine(_ name: String, _ found: String) -> Diagnosis {
        Diagnosis(name: name, verdict: .fine, found: found, remedy: nil)
    }

    static func look(_ name: String, _ found: String, _ remedy: String) -> Diagnosis {
        Diagnosis(name: name, verdict: .look, found: found, remedy: remedy)
    }

    static func broken(_ name: String, _ found: String, _ remedy: String) -> Diagnosis {
        Diagnosis(name: name, verdict: .broken, found: found, remedy: remedy)
    }

    /// `{"check": ..., "verdict": ..., "found": ..., "remedy": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("check", name)
            json.field("verdict", verdict.rawValue)
            json.field("found", found)
            json.field("remedy", remedy)
        }
    }
}

/// All that the doctor says.
public struct Examination: Sendable, JSONWritable, PrintedInLines {
    /// What was found, in the order of the checks.
    public let diagnoses: [Diagnosis]

    /// Examines circumstances.
    public init(_ circumstances: Circumstances) {
        diagnoses = DoctorCheck.all.flatMap { $0.examine(circumstances) }
    }

    /// Whether something will not work.
    public var isBroken: Bool { diagnoses.contains { $0.verdict == .broken } }

    /// A line for each check, with what to do below those that are not fine; and how many there are of each.
    public var lines: [String] {
        let lines = diagnoses.flatMap { diagnosis in
            ["\(padded(diagnosis.verdict.words, 10))  \(diagnosis.name): \(diagnosis.found)"]
                + (diagnosis.remedy.map { ["            \($0)"] } ?? [])
        }
        let counts = Diagnosis.Verdict.allCases.map { verdict in
            "\(diagnoses.count { $0.verdict == verdict }) \(verdict.words)"
        }
        return lines + ["", counts.joined(separator: ", ")]
    }

    /// `{"broken": ..., "checks": [...]}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("broken", isBroken)
            json.field("checks", diagnoses)
        }
    }
}
