import ArgumentParser
import Ingestion

/// `ingot check`: all that is wrong with pipeline files, at once.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks pipeline files and profiles of publishers, and tells all that is wrong with them at once.",
        discussion: """
            A problem is told as file:line:column with what was expected and the nearest right word. Exit code 78 says that \
            there is one.

            EXAMPLE
              ingot check Pipelines/*.yaml Pipelines/publishers/*.yaml
            """)

    @Argument(help: "The pipeline files, and files with profiles of publishers.")
    var pipelines: [String] = []

    @Flag(help: "Print the keys that a pipeline file may hold, as Markdown.")
    var keys = false

    func validate() throws {
        if pipelines.isEmpty, !keys { throw ValidationError("name a pipeline file, or ask for --keys") }
    }

    func run() throws {
        if keys { try Terminal.write(Array(PipelineKey.manual.utf8)) }
        var isWrong = false
        for path in pipelines {
            let found: String
            do throws(PipelineError) {
                found = try PipelineReader.found(in: path)
            } catch {
                for problem in error.problems { Terminal.complain(problem.description) }
                isWrong = true
                continue
            }
            try Terminal.say("\(path): good, \(found)")
        }
        if isWrong { throw Exit.badPipeline }
    }
}
