import ArgumentParser
import Ingestion

/// Profiles of publishers that are named on the command line.
struct ProfileOption: ParsableArguments {
    @Option(
        name: .customLong("profile"),
        help: "A file with a profile of the pages' publisher (Documentation/profiles.md); may be given more than once.")
    var files: [String] = []

    /// The profiles; ends the program with 78 and all that is wrong with them where something is.
    func read() throws -> [ProfileFile] {
        var profiles: [ProfileFile] = []
        for path in files {
            do throws(PipelineError) {
                profiles.append(try PipelineReader.readProfile(path))
            } catch {
                for problem in error.problems { Terminal.complain(problem.description) }
            }
        }
        guard profiles.count == files.count else { throw Exit.badPipeline }
        return profiles
    }
}
