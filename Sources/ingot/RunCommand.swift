import ArgumentParser
import Ingestion

/// `ingot run`: the main job.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Reads the pages of a pipeline and puts their events into its archive.",
        discussion: """
            Pages that were read before are passed over, events that were told before become sightings: run again, it adds \
            nothing. A page that fails is reported and the rest is taken in.

            EXAMPLE
              ingot run Pipelines/samples.yaml
              ingot run --dry-run Pipelines/samples.yaml
              ingot run --quiet --log ingot.log --metrics ingot.prom Pipelines/samples.yaml
            """)

    @Argument(help: "The pipeline files.")
    var pipelines: [String]

    @Option(help: "The archive's folder, instead of the one that the pipeline names.")
    var archive: String?

    @OptionGroup var options: IngestOptions

    func run() throws {
        let read = try RunCommand.pipelines(at: pipelines)
        var worst: ExitCode?
        let run = IngestRun(options: options)
        defer { run.finish() }
        for pipeline in read {
            let session = run.session(
                archive: archive ?? pipeline.archive, policy: pipeline.fetchPolicy(program: Version.userAgent),
                command: "ingot run \(pipeline.file)", pipelineDigest: pipeline.digest,
                names: pipeline.names)
            if let code = try run.run(session, of: pipeline, { $0.run(pipeline) }) { worst = Exit.worse(worst, code) }
            // Whoever asked for the end did not mean this pipeline alone.
            if Interruption.signalNumber != nil { break }
        }
        if let worst { throw worst }
    }

    /// The pipelines of files; ends the program with 78 and a message for everything that is wrong with any of them.
    static func pipelines(at paths: [String]) throws -> [Pipeline] {
        var read: [Pipeline] = []
        for path in paths {
            do throws(PipelineError) {
                read.append(try PipelineReader.read(path))
            } catch {
                for problem in error.problems { Terminal.complain(problem.description) }
            }
        }
        guard read.count == paths.count else { throw Exit.badPipeline }
        return read
    }
}
