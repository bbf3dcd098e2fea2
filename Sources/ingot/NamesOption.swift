import ArgumentParser
import Ingestion

/// A table of names, for the commands that read pages or look for names.
struct NamesOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A table of names and aliases of organisations and places, as YAML or TSV.", valueName: "file"))
    var names: String?

    /// The table; ends the program with a message for each thing that is wrong with it.
    func table() throws -> NameTable? {
        guard let names else { return nil }
        do throws(PipelineError) {
            return try NameTableReader.read(names)
        } catch {
            for problem in error.problems { Terminal.complain(problem.description) }
            throw Exit.badPipeline
        }
    }
}
