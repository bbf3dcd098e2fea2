import ArgumentParser
import Ingestion

/// `ingot check`: all that is wrong with pipeline files, at once.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks pipeline files and tells all that is wrong with them at once.",
        discussion: """
            A problem is told as file:line:column with what was expected and the nearest right word. Exit code 78 says that \
            there is one.

            EXAMPLE
              ingot check Pipelines/*.yaml
            """)

    @Argument(help: "The pipeline files.")
    var pipelines: [String]

    func run() throws {
        var isWrong = false
        for path in pipelines {
            do throws(PipelineError) {
                let pipeline = try PipelineReader.read(path)
                let count = pipeline.sources.count
                try? Terminal.say("\(path): good, \(count) source\(count == 1 ? "" : "s")")
            } catch {
                for problem in error.problems { Terminal.complain(problem.description) }
                isWrong = true
            }
        }
        if isWrong { throw Exit.badPipeline }
    }
}
