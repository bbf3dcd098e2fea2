import ArgumentParser

/// The exit codes of the contract.
enum Exit {
    static let failed = ExitCode(1)
    static let partial = ExitCode(3)
    static let noArchive = ExitCode(10)
    static let locked = ExitCode(11)
    static let badInput = ExitCode(65)
    static let badPipeline = ExitCode(78)

    /// The code for the end by a signal: 130 for SIGINT, 143 for SIGTERM.
    static func interrupted(by signal: Int32) -> ExitCode { ExitCode(128 + signal) }

    /// The code that says more: of several runs in one command, the one that went worst is told.
    static func worse(_ one: ExitCode?, _ other: ExitCode) -> ExitCode {
        let order = [partial, locked, failed]
        func rank(_ code: ExitCode) -> Int { order.firstIndex(of: code) ?? order.count }
        guard let one, rank(one) > rank(other) else { return other }
        return one
    }
}
