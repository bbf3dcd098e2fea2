import Foundation
import Segmentation
import Testing

@testable import Ingestion

@Suite struct NameTableTests {
    private func problems(_ text: String, file: String = "/tables/names.yaml") -> [String] {
        do throws(PipelineError) {
            let aliases = try NameTableReader.aliases(text, file: file)
            Issue.record("the file was taken: \(aliases)")
            return []
        } catch {
            return error.problems.map { $0.description.replacingOccurrences(of: "\(file):", with: "") }
        }
    }

    private static let yaml = """
        organizations:
          - name: Norland Smelting Company
            kind: institute
            aliases: [Old Smelter, 老厂]
          - name: Perrin
        places:
          - name: Graz
            kind: city
            aliases: Gratz
        """

    private static let expected = [
        Alias(text: "Norland Smelting Company", name: "Norland Smelting Company", kind: .institute),
        Alias(text: "Old Smelter", name: "Norland Smelting Company", kind: .institute),
        Alias(text: "老厂", name: "Norland Smelting Company", kind: .institute),
        Alias(text: "Perrin", name: "Perrin"),
        Alias(text: "Graz", name: "Graz", kind: .city, isPlace: true),
        Alias(text: "Gratz", name: "Graz", kind: .city, isPlace: true),
    ]

    @Test func `a table is YAML`() throws {
        #expect(try NameTableReader.aliases(NameTableTests.yaml, file: "names.yaml") == NameTableTests.expected)
    }

    @Test func `or lines with tabs`() throws {
        let lines = """
            # sort\tname\tkind\taliases
            organization\tNorland Smelting Company\tinstitute\tOld Smelter\t老厂

            organization\tPerrin
            place\tGraz\tcity\tGratz
            """
        #expect(try NameTableReader.aliases(lines, file: "names.tsv") == NameTableTests.expected)
    }

    @Test func `all that is wrong is told at once with its place and the nearest right word`() {
        let text = """
            organisations:
              - name: Perrin
            places:
              - nam: Graz
              - name: Graz
                kind: citty
            """
        let found = problems(text)
        #expect(found.count == 4)
        #expect(found.contains { $0.hasPrefix("1:1: unknown key `organisations:`") && $0.contains("`organizations:`") })
        #expect(found.contains { $0.hasPrefix("4:5: unknown key `nam:`") && $0.contains("`name:`") })
        #expect(found.contains { $0.contains("`name:` is missing") })
        #expect(found.contains { $0.hasPrefix("6:11: `kind:` takes `country`") })
    }

    @Test func `lines are told likewise`() {
        let found = problems(
            "organisation\tPerrin\norganization\t\norganization\tPerrin\tcompny\tx", file: "/tables/names.tsv")
        #expect(found.count == 4)
        #expect(found.first == "1:1: unknown word `organisation`; did you mean `organization`?")
        #expect(found.contains { $0.hasPrefix("2:1: the name is missing") })
        #expect(found.contains("3:21: unknown kind `compny`; did you mean `company`?"))
        #expect(found.contains { $0.hasPrefix("3:1: \"x\" is too short") })
    }

    @Test func `a text stands for one name only`() {
        let text = """
            organizations:
              - {name: Perrin, aliases: [The Works]}
              - {name: Lantai, aliases: [The Works]}
            """
        #expect(problems(text).first?.hasPrefix("3:30: \"The Works\" stands for \"Perrin\" already (line 2)") ?? false)
    }

    @Test func `nothing is no table`() {
        #expect(problems("").first?.contains("a table of names needs `organizations:` or `places:`") ?? false)
        #expect(problems("- Perrin").first?.contains("a table of names is a list of keys") ?? false)
    }

    @Test func `each name has all the others`() {
        let table = NameTable(aliases: NameTableTests.expected, digest: "sha256:0123456789abcdef")
        #expect(table.allNames(of: "old smelter") == ["Norland Smelting Company", "Old Smelter", "老厂"])
        #expect(table.allNames(of: "Gratz") == ["Graz", "Gratz"])
        #expect(table.allNames(of: "Unknown") == ["Unknown"])
        #expect(NameTable.rules(with: table) == "\(RulesVersion.current)+01234567")
        #expect(NameTable.rules(with: nil) == RulesVersion.current)
    }
}
