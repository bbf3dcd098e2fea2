import ArgumentParser
import Ingestion
import Model

/// `ingot robots`: what a robots.txt says of URLs.
struct RobotsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "robots",
        abstract: "Tells what a saved robots.txt says of URLs, and which of its lines decides.",
        discussion: """
            Prints a line for each URL: allowed or disallowed, the URL, and the line that decides, with tabs between \
            them. The file is read by RFC 9309, and where that leaves something open as Google's parser does. URLs are \
            taken as they are written. Whatever the verdicts, the exit code is 0.

            EXAMPLE
              ingot robots --user-agent Ingot robots.txt https://news.example/a
              curl -s https://news.example/robots.txt |
                ingot robots --user-agent Ingot - https://news.example/a
            """)

    @Option(help: "Whom the verdict is for: a product token such as Ingot.")
    var userAgent: String

    @Flag(help: "Print the verdicts as JSON, an object a line.")
    var json = false

    @Argument(help: "The robots.txt; - for standard input.")
    var file: String

    @Argument(help: "The URLs, or paths.")
    var urls: [String]

    func run() throws {
        let read =
            file == "-"
            ? SavedFile.standardInput(longest: SavedFile.longestPage)
            : SavedFile.bytes(at: file, longest: SavedFile.longestPage)
        let reading: RobotsAccount.Reading
        switch read {
        case .success(let bytes): reading = RobotsAccount.Reading(bytes, agent: userAgent)
        case .failure(let problem):
            Terminal.complain(problem.description)
            throw Exit.badInput
        }
        for warning in reading.warnings { Terminal.complain("\(file == "-" ? "standard input" : file): \(warning)") }
        for url in urls {
            let account = reading.account(of: url)
            if json {
                try Terminal.write(JSONWriter.line(account))
            } else {
                try Terminal.say(fields: account.fields)
            }
        }
    }
}
