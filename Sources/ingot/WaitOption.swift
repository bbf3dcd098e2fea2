import ArgumentParser

/// How long a command waits for another that writes to the archive.
struct WaitOption: ParsableArguments {
    @Option(name: .customLong("wait"), help: "Seconds to wait while another run writes to the archive.")
    var seconds: Double = 0

    func validate() throws {
        if !(0...86_400).contains(seconds) { throw ValidationError("--wait takes seconds from 0 to 86400") }
    }
}
