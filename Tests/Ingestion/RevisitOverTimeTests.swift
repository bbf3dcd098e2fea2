import Archive
import Fetching
import LoopbackServer
import Model
import Testing

@testable import Ingestion

/// Whole runs on an archive, a day or an hour apart.
@Suite struct RevisitOverTimeTests {
    private static let start = 1_795_500_000

    private static let article = """
        <!DOCTYPE html><html><head><title>A Review of the Lamp Trade in 2024</title></head><body><article>
        <h1>A Review of the Lamp Trade in 2024</h1><h2>1. A furnace</h2>
        <p>On May 16, the northern works lit a furnace of 30 tonnes for glass.</p></article></body></html>
        """

    /// Runs a pipeline at a moment, so many hours after the start.
    private static func run(_ pipeline: Pipeline, hour: Int) throws -> RunReport {
        let now = Timestamp(secondsSinceEpoch: start + hour * 3600)
        let session = Session(
            archive: pipeline.archive, isRehearsal: false, wait: 0, policy: pipeline.fetchPolicy(program: "Ingot"),
            task: Ingest.Task(run: "run-\(hour)", command: "test"), pid: 1)
        return try session.run(in: Surroundings(now: { now }), note: { _ in }) { $0.run(pipeline) }
    }

    private static func pipeline(_ folder: TemporaryFolder, _ source: Pipeline.Source) -> Pipeline {
        var fetch = Pipeline.FetchSettings()
        fetch.allowHosts = ["127.0.0.1"]
        fetch.politeness.gapSeconds = 0
        fetch.politeness.attempts = 1
        return Pipeline(
            name: "made", file: "made.yaml", archive: folder["archive"], contact: "someone@example.org", fetch: fetch,
            sources: [source])
    }

    /// The hours at which runs of these hours asked for each path.
    private static func asked(
        _ replies: [String: Reply], _ source: (LoopbackServer) -> Pipeline.Source, at hours: [Int]
    ) throws -> [String: [Int]] {
        let server = try LoopbackServer(replies: replies)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let pipeline = pipeline(folder, source(server))
        var asked: [String: [Int]] = [:]
        for hour in hours {
            let before = server.requests.count
            #expect(try run(pipeline, hour: hour).failure == nil)
            for request in server.requests.dropFirst(before) { asked[request.target, default: []].append(hour) }
        }
        return asked
    }

    @Test func `an article that stays as it was is asked for after a day, and then after about twice the time each`()
        throws
    {
        let asked = try Self.asked(
            ["/list": .html("<a href=\"/a\">A</a>"), "/a": .html(Self.article)],
            { Pipeline.Source(name: "site", files: [], pages: [], lists: [.init(address: $0.url("/list"))]) },
            at: (0...40).map { $0 * 24 })
        // After the tenth day the list itself is looked at less often, and the article only when it is.
        #expect(asked["/a"]?.map { $0 / 24 } == [0, 1, 2, 4, 8, 17, 37])
        let list = try #require(asked["/list"]?.map { $0 / 24 })
        #expect(Array(list.prefix(11)) == Array(0...10))
        #expect(zip(list, list.dropFirst()).map { $1 - $0 }.max() == 4)
        #expect(asked["/robots.txt"] == asked["/list"], "it is good for a day")
    }

    @Test func `within a day robots txt is asked for once, and an article not twice`() throws {
        let asked = try Self.asked(
            ["/list": .html("<a href=\"/a\">A</a>"), "/a": .html(Self.article)],
            { Pipeline.Source(name: "site", files: [], pages: [], lists: [.init(address: $0.url("/list"))]) },
            at: [0, 6, 12, 18, 25])
        #expect(asked == ["/robots.txt": [0, 25], "/list": [0, 6, 12, 18, 25], "/a": [0, 25]])
    }

    @Test func `a source may ask for everything every time`() throws {
        let asked = try Self.asked(
            ["/list": .html("<a href=\"/a\">A</a>"), "/a": .html(Self.article)],
            {
                Pipeline.Source(
                    name: "site", files: [], pages: [], lists: [.init(address: $0.url("/list"))], revisitDays: 0)
            }, at: [0, 1, 400])
        #expect(asked["/list"] == [0, 1, 400] && asked["/a"] == [0, 1, 400])
    }

    @Test func `a robots txt that failed is not remembered`() throws {
        let asked = try Self.asked(
            ["/robots.txt": Reply(status: 503), "/a": .html(Self.article)],
            { Pipeline.Source(name: "site", files: [], pages: [$0.url("/a")]) }, at: [0, 1, 2])
        #expect(asked == ["/robots.txt": [0, 1, 2]])
    }

    @Test func `a source that falls silent is a matter for a person`() throws {
        var sequences: [String: [Reply]] = ["/list": []]
        for number in 0..<6 {
            sequences["/\(number)"] = [.html(Self.article.replacing("30 tonnes", with: "\(number + 40) tonnes"))]
            let links = (0...number).map { "<a href=\"/\($0)\">A \($0)</a>" }.joined()
            sequences["/list"]?.append(.html(links))
        }
        let server = try LoopbackServer(sequences: sequences)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let pipeline = Self.pipeline(
            folder, Pipeline.Source(name: "site", files: [], pages: [], lists: [.init(address: server.url("/list"))]))
        var silent: [Int] = []
        for day in 0...12 {
            let report = try Self.run(pipeline, hour: day * 24)
            if report.sources.contains(where: { $0.warnings.contains { $0.contains("nothing new since") } }) {
                silent.append(day)
            }
        }
        // Something every day until day 5; four days later it is not late, and then it is.
        #expect(silent == [10, 11, 12])
    }
}
