import Foundation
import ReadingInvariants
import SchemaValidator
import Testing

/// What the fuzzer of extraction found, and pages spoiled as it spoils them: read once more, with nothing broken.
@Suite struct ExtractionFindingTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func files(_ folder: String, _ suffix: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: repository.path + "/" + folder)
        return (names ?? []).filter { $0.hasSuffix(suffix) }.sorted().map { folder + "/" + $0 }
    }

    private static let schema = Result { try SchemaValidator.named("document") }

    private func violations(_ saved: [UInt8]) throws -> [String] {
        let schema = try Self.schema.get()
        return ExtractionInput(saved).violations { schema.findings(inLines: $0) }
    }

    @Test func `what was found is mended`() throws {
        for file in Self.files("Tests/Fixtures/fuzzing", ".extraction") {
            let saved = [UInt8](try Data(contentsOf: Self.repository.appendingPathComponent(file)))
            #expect(try violations(saved) == [], "\(file)")
        }
    }

    @Test(arguments: files("Tests/Fixtures/pages", ".html")) func `a page is read in every way without harm`(
        file: String
    ) throws {
        let page = [UInt8](try Data(contentsOf: Self.repository.appendingPathComponent(file)))
        var generator = SeededGenerator(seed: UInt64(page.count))
        for way in UInt8(ascii: "a")...UInt8(ascii: "p") {
            #expect(try violations([way] + page) == [], "\(Character(Unicode.Scalar(way)))")
            let mutant = Mutation.mutant(of: page, beside: page, using: &generator)
            #expect(try violations([way] + mutant) == [], "\(Character(Unicode.Scalar(way))), spoiled")
        }
    }
}
