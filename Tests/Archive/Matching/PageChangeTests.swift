@testable import Archive
import Model
import Testing

/// A page that says other things than when it was last read.
@Suite struct PageChangeTests {
    private static let first =
        "On May 16, 2024, Ostrava Rolling Works lit its second reheating furnace in Vitkov, which heats 420,000 t of slabs a year "
        + "and cost 38 million euros."
    private static let second =
        "On June 3, 2024, the Harbour Council of Leixoes let a contract for a bulk terminal to Nortada Construction, which is to "
        + "finish the quay within 26 months."
    private static let third =
        "On July 9, 2024, Kestrel Alloys recalled 340 castings that a customer in Graz had found to be porous and promised to "
        + "replace them before winter."

    private func events(_ texts: [(String, String)]) -> [Event] {
        let page = PageStore.plan(Samples.page("a"), last: nil)
        return texts.map { Samples.event($0.0, on: $0.1, from: page) }
    }

    private var known: [Event] {
        events([(Self.first, "2024-05-16"), (Self.second, "2024-06-03"), (Self.third, "2024-07-09")])
    }

    @Test func `what is told as before is unchanged`() {
        let change = PageChange(from: known, to: known.reversed())
        #expect(change.fates == known.reversed().map { .unchanged(id: $0.id) })
        #expect(change.gone.isEmpty)
    }

    @Test func `a corrected number corrects its event, and other words reword it`() {
        let new = events([
            (Self.first.replacing("420,000 t", with: "480,000 t"), "2024-05-16"),
            (Self.second.replacing("which is to finish", with: "that is to complete"), "2024-06-03"),
            (Self.third, "2024-07-09"),
        ])
        let change = PageChange(from: known, to: new)
        guard case .corrected(let id, let contradicted) = change.fates[0] else {
            Issue.record("\(change.fates[0])")
            return
        }
        #expect(id == known[0].id)
        #expect(!contradicted.isEmpty)
        #expect(change.fates[1] == .reworded(id: known[1].id))
        #expect(change.fates[2] == .unchanged(id: known[2].id))
        #expect(change.gone.isEmpty)
    }

    @Test func `a page that came back short changes nothing`() {
        let new = events([(String(Self.first.prefix(90)), "2024-05-16")])
        let change = PageChange(from: known, to: new)
        #expect(change.fates == [.unchanged(id: known[0].id)])
        #expect(change.gone == [known[1].id, known[2].id])
        #expect(PageChange(from: known, to: []).gone.count == 3)
    }

    @Test func `a page that shows other things every day corrects nothing`() {
        let row = { (day: String, price: String) in
            "Copper cathode in Rotterdam was offered at \(price) dollars a ton on \(day), traders told the exchange, while "
                + "stocks in the warehouses of the port hardly moved during the week."
        }
        let old = events([(row("May 16, 2024", "9,870"), "2024-05-16"), (Self.second, "2024-06-03")])
        let new = events([(row("May 17, 2024", "9,910"), "2024-05-17"), (Self.third, "2024-07-09")])
        let change = PageChange(from: old, to: new)
        #expect(change.fates == [.added, .added])
        #expect(change.gone == old.map(\.id))
    }

    @Test func `another party is another event and no correction`() {
        let new = events([
            (Self.first, "2024-05-16"), (Self.second, "2024-06-03"),
            (Self.third.replacing("Kestrel Alloys", with: "Merlin Foundry"), "2024-07-09"),
        ])
        let change = PageChange(from: known, to: new)
        #expect(change.fates[2] == .added)
        #expect(change.gone == [known[2].id])
    }
}
