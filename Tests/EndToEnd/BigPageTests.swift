import Foundation
import ProgramUnderTest
import Testing

/// A page far longer than any real one ends, in bounded memory, with the right events.
@Suite struct BigPageTests {
    #if DEBUG
        // Without the optimizer the program reads about 200 KB a second.
        private static let size = 3 << 20
        private static let note = "3 MB in a debug build"
    #else
        private static let size = 20 << 20
        private static let note = "20 MB in a release build"
    #endif
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let words = [
        "smelter", "output", "line", "furnace", "contract", "province", "capacity", "ingot", "alloy", "export",
        "customer",
        "agreement", "warehouse", "vessel", "market", "stock",
    ]

    /// A review with an item every 40 KB, so that a year's months pass in their order.
    private static func review() -> (text: String, items: Int) {
        var generator: UInt64 = 88_172_645_463_325_252
        func next() -> Int {
            generator ^= generator << 13
            generator ^= generator >> 7
            generator ^= generator << 17
            return Int(generator >> 33)
        }
        var text = "A Review of the Metal Market in 2024\n"
        var items = 0
        let distance = 40 << 10
        while text.utf8.count < size {
            if text.utf8.count >= items * distance {
                let month = months[min(11, items * distance * 12 / size)]
                items += 1
                text +=
                    "\(items). On \(month) \(items % 28 + 1), plant number \(items) began to make \(items) tonnes of alloy.\n"
            }
            for index in 0..<14 { text += (index == 0 ? "The " : " ") + words[next() % words.count] }
            text += ".\n"
        }
        return (text, items)
    }

    @Test func `a page of many megabytes gives its events within a limit of memory`() throws {
        let folder = try WorkFolder()
        let (text, items) = Self.review()
        try folder.write("big.txt", text)
        var surroundings = Program.Surroundings()
        // Of address space, in KiB: the program's own libraries and reserves are most of it.
        surroundings.preparation = "ulimit -v 500000"
        let outcome = try folder.ingot("segment", "big.txt", surroundings: surroundings)
        #expect(outcome.end == .exited(0), "\(Self.note): \(outcome.messages)")
        #expect(outcome.lines.count == items, "\(Self.note)")
        #expect(outcome.messages.isEmpty)
    }
}
