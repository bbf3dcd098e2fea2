import Extraction
import Model
import Testing

@testable import Ingestion

@Suite struct ReplyJudgementTests {
    private static func page(_ type: String?, _ body: String) -> Page {
        Page(
            url: "https://news.example/a", retrieved: Timestamp(secondsSinceEpoch: 0),
            origin: .http(status: 200, headers: type.map { [.init(name: "Content-Type", value: $0)] } ?? []),
            body: Array(body.utf8))
    }

    @Test(arguments: ReplyJudgement.refusedTypes)
    func `a type that is no page is an obstacle, unless the bytes are HTML`(refused: ReplyJudgement.RefusedType) throws
    {
        let isFamily = refused.type.hasSuffix("/") || refused.type.hasSuffix(".")
        let type = refused.type + (isFamily ? "x" : "")
        for written in [type, type.uppercased(), type + "; charset=utf-8", " " + type + " ;q=1"] {
            let obstacle = try #require(ReplyJudgement.obstacle(byTypeOf: Self.page(written, "no page")), "\(written)")
            #expect(obstacle.kind == .wrongType)
            #expect(obstacle.evidence.contains(refused.reason) && obstacle.evidence.contains(type))
        }
        #expect(ReplyJudgement.obstacle(byTypeOf: Self.page(type, "<!DOCTYPE html><p>A page")) == nil)
        if !isFamily { #expect(ReplyJudgement.obstacle(byTypeOf: Self.page(type + "x", "no page")) == nil) }
    }

    @Test(arguments: [nil, "", "text/html", "text/plain", "application/xhtml+xml", "application/octet-stream", ";;"])
    func `any other type is none`(type: String?) {
        #expect(ReplyJudgement.obstacle(byTypeOf: Self.page(type, "some text")) == nil)
    }

    /// A page of so many bytes of article.
    private static func document(_ bytes: Int) -> Document {
        let words = String(repeating: "The works lit a furnace. ", count: bytes / 25)
        return DocumentReader.read(
            Array("<html><body><article><h1>Review</h1><p>\(words)</p></article></body></html>".utf8),
            contentType: "text/html", url: "https://news.example/a")
    }

    @Test(arguments: [
        (9000, 2000, true), (9000, 3500, false), (9000, 9000, false), (9000, 20_000, false), (1000, 100, false),
        (2000, 300, true),
    ])
    func `a text of which less than a third is left is suspect, where there was much`(
        before: Int, now: Int, isSuspect: Bool
    ) {
        let obstacle = ReplyJudgement.obstacle(from: Self.document(before), to: Self.document(now))
        #expect((obstacle?.kind == .shortened) == isSuspect, "\(String(describing: obstacle))")
    }
}
