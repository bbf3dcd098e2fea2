import Foundation
import ProgramUnderTest
import Testing

/// A folder with pages, and the archive that an undisturbed run makes of them.
final class Workbench {
    let folder: WorkFolder
    /// What an undisturbed run gives; it lies in the folder under this name.
    static let reference = "reference"
    /// What is in it.
    let expected: ArchiveContents
    /// How many calls that count an undisturbed run makes.
    let calls: Int

    /// How a run ended, and what was written down about it.
    struct Trial {
        let outcome: Program.Outcome
        let account: FaultAccount

        var isKilled: Bool { outcome.end == .killed(signal: SIGKILL) }
    }

    /// Makes pages in a folder. A run commits every 25 of them.
    /// - Parameter noise: so many bytes that hardly get smaller stand in each page.
    init(pages: Int, noise: Int = 0) throws {
        folder = try WorkFolder()
        var generator = SeededGenerator(seed: 1)
        for number in 0..<pages {
            let filling = (0..<noise / 12).map { _ in String(generator.next(), radix: 36) }.joined()
            try folder.write(
                "pages/\(1000 + number).html",
                Workbench.page(number) + (noise > 0 ? "<!-- \(filling) -->\n" : ""))
        }
        try folder.write("pipeline.yaml", MadePages.pipeline("pages/*.html"))
        let plan = FaultPlan(fault: .nothing)
        let outcome = try Program.run(
            ["run", "pipeline.yaml", "--archive", Workbench.reference], in: folder.path,
            surroundings: FaultPlan.isPossible
                ? plan.surroundings(in: folder, archive: Workbench.reference) : Program.Surroundings())
        guard outcome.end == .exited(0) else { throw Program.Failure(description: outcome.messages) }
        expected = ArchiveContents(folder[Workbench.reference])
        calls = FaultAccount(folder["account"]).calls
    }

    /// A page with one or two events. They fall into several years, some have no date, and some were told by the page
    /// three before.
    private static func page(_ number: Int) -> String {
        func item(_ number: Int) -> (heading: String, text: String) {
            let deed = "kiln number \(number) was lit with \(number * 3 + 100) tonnes of coal."
            return (
                "Kiln \(number) is lit",
                number % 9 == 5 ? "The old \(deed)" : "On \(months[number % 6]) \(number % 28 + 1), \(deed)"
            )
        }
        let isRepetition = number % 7 == 6
        let year = 2021 + (isRepetition ? number - 3 : number) % 4
        var items = [item(number)]
        if isRepetition { items.append(item(number - 3)) }
        return MadePages.review("Tidings of Kiln \(number) in \(year)", items)
    }

    private static let months = ["January", "March", "April", "June", "September", "November"]

    /// Runs the pipeline on an archive, with a fault.
    func run(_ archive: String, _ plan: FaultPlan) throws -> Trial {
        try command(["run", "pipeline.yaml", "--archive", archive], archive, plan)
    }

    /// Runs the program with a fault in what it does to an archive.
    func command(_ arguments: [String], _ archive: String, _ plan: FaultPlan) throws -> Trial {
        unlink(folder["account"])
        let outcome = try Program.run(
            arguments, in: folder.path, surroundings: plan.surroundings(in: folder, archive: archive))
        return Trial(outcome: outcome, account: FaultAccount(folder["account"]))
    }

    /// Runs the program.
    func ingot(_ arguments: String...) throws -> Program.Outcome { try Program.run(arguments, in: folder.path) }

    /// Makes one archive a copy of another; where there is none, of nothing.
    func copy(_ from: String, to: String) throws {
        remove(to)
        if folder.exists(from) { try FileManager.default.copyItem(atPath: folder[from], toPath: folder[to]) }
    }

    func remove(_ archive: String) { try? FileManager.default.removeItem(atPath: folder[archive]) }

    /// What came of completing an archive, for the summary.
    struct Losses: CustomStringConvertible, Equatable {
        var lost = 0
        var torn = 0
        var duplicates = 0

        var description: String {
            "\(lost) acknowledged records lost, \(torn) torn lines, \(duplicates) duplicates"
        }

        static func += (sum: inout Losses, more: Losses) {
            sum.lost += more.lost
            sum.torn += more.torn
            sum.duplicates += more.duplicates
        }
    }

    /// The records that were acknowledged and are not in an archive, counted.
    func lost(_ promised: (events: Set<String>, captures: Int), in archive: String) -> Int {
        let contents = ArchiveContents(folder[archive])
        return promised.events.subtracting(contents.identifiers).count
            + max(0, promised.captures - contents.captures.count)
    }

    /// Completes an archive with an undisturbed run, and holds it against the reference: what was promised is there,
    /// nothing is torn, nothing is twice, and `verify` finds it whole.
    func complete(
        _ archive: String, promised: (events: Set<String>, captures: Int), _ what: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Losses {
        let next = try ingot("run", "pipeline.yaml", "--archive", archive)
        #expect(next.end == .exited(0), "\(what): \(next.messages)", sourceLocation: sourceLocation)
        let contents = ArchiveContents(folder[archive])
        let difference = contents.difference(from: expected)
        #expect(difference == nil, "\(what)", sourceLocation: sourceLocation)
        #expect(contents.wrongLengths.isEmpty, "\(what)", sourceLocation: sourceLocation)
        let losses = Losses(
            lost: lost(promised, in: archive), torn: contents.tornLines.count, duplicates: contents.duplicates.count)
        #expect(losses == Losses(), "\(what)", sourceLocation: sourceLocation)
        let verified = try ingot("verify", "--archive", archive)
        #expect(
            verified.end == .exited(0), "\(what): \(verified.output)\(verified.messages)",
            sourceLocation: sourceLocation)
        return losses
    }
}
