import ArgumentParser
import Foundation

/// The command line: a verb a file, each nothing but arguments, printing and exit codes.
@main
struct Ingot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingot",
        abstract: "Turns an industry's news pages into an archive of dated events.",
        discussion: """
            A yearly review says sixty things under numbers that restart, change style and stick to the sentence before \
            them. Ingot splits it into its events, each with its date, its place in the page to the character, and every \
            page that reported it, and keeps them in plain JSON Lines.

            EXAMPLE
              ingot run Pipelines/samples.yaml
              ingot segment review.html | jq -r '.date.edtf + "  " + .title'

            EXIT CODES
              0   done
              1   failed
              3   some pages failed, and the rest is in
              10  no such archive
              11  locked by a living run
              64  wrong usage
              65  bad input
              78  bad pipeline file
              130, 143  interrupted by SIGINT, SIGTERM; the archive is consistent
            """,
        version: Version.text,
        subcommands: [
            RunCommand.self, AddCommand.self, SegmentCommand.self, ExtractCommand.self, ExplainCommand.self,
            CheckCommand.self, ReprocessCommand.self, ExportCommand.self, SearchCommand.self, ShowCommand.self,
            ReportCommand.self, StatusCommand.self,
            VerifyCommand.self,
            RepairCommand.self, ScheduleCommand.self, DoctorCommand.self, RobotsCommand.self, UrlCommand.self,
        ])

    static func main() {
        Terminal.occupyClosedDescriptors()
        // A closed pipe and a limit on file sizes are errors of a write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        main(nil)
    }
}

/// The version of the program.
enum Version {
    static let number = "0.1.0"
    static let text = "ingot \(number)"
    /// What sites are told.
    static let userAgent = "Ingot/\(number)"
}
