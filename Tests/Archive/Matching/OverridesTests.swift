@testable import Archive
import Testing

@Suite struct OverridesTests {
    private func overrides(_ lines: [String]) throws -> Overrides {
        let folder = try TemporaryFolder()
        try folder.write("overrides.jsonl", Array(lines.joined(separator: "\n").utf8))
        return try Overrides(archive: folder.path)
    }

    @Test func `without a file nothing is decided`() throws {
        let folder = try TemporaryFolder()
        #expect(try Overrides(archive: folder.path).isEmpty)
    }

    @Test func `what is the same as the same is the same`() throws {
        let overrides = try overrides([
            #"{"same":["ev-a","ev-b"],"note":"as the company says"}"#, "", #"{"same":["ev-c","ev-b"]}"#,
        ])
        #expect(overrides.same(as: "ev-a") == ["ev-b", "ev-c"])
        #expect(overrides.same(as: "ev-c") == ["ev-a", "ev-b"])
        #expect(overrides.same(as: "ev-x") == [])
    }

    @Test func `what is the same as one of two that differ differs from the other`() throws {
        let overrides = try overrides([#"{"same":["ev-a","ev-b"]}"#, #"{"different":["ev-b","ev-c"]}"#])
        #expect(overrides.areDifferent("ev-b", "ev-c"))
        #expect(overrides.areDifferent("ev-c", "ev-a"))
        #expect(!overrides.areDifferent("ev-a", "ev-b"))
    }

    @Test(arguments: [
        "{", "[]", #"{"same":["ev-a"]}"#, #"{"same":["ev-a","ev-b"],"different":["ev-a","ev-b"]}"#, #"{"note":"x"}"#,
        #"{"same":["ev-a","ev-a"]}"#,
    ])
    func `a line that is no override is named`(line: String) throws {
        let error = #expect(throws: ArchiveError.self) {
            try overrides([#"{"same":["ev-a","ev-b"]}"#, line])
        }
        #expect(error?.description.contains("overrides.jsonl:2: ") == true)
    }

    @Test func `an override makes a sighting of what no rule would, and a new event of what one would`() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("a"), [("A mill was built in Oslo.", "2024-05-16")], into: archive)
        archive.close()
        let known = EventIdentity.identifier(of: Samples.happening("A mill was built in Oslo."))
        let other = EventIdentity.identifier(of: Samples.happening("Something else.", on: nil))
        try folder.write("overrides.jsonl", Array(#"{"same":["\#(known)","\#(other)"]}"#.utf8 + [0x0A]))
        let again = try Samples.open(folder)
        let page = PageStore.plan(Samples.page("b"), last: nil)
        guard
            case .known(let id, let decision) = try again.match(
                Samples.event("Something else.", on: nil, from: page))
        else {
            Issue.record("it is not known")
            return
        }
        #expect(id == known)
        #expect(decision.rule == "override")
        again.close()
    }
}
