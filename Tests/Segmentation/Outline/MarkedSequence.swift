@testable import Segmentation

/// A text of dated items, one a line: markers parted by spaces, `&` for a space within one.
///
/// `/` is a heading without a number; `h2:` before a marker makes its line a heading of the page's markup; `~` lets an
/// item go on in the line before it, parted from it by nothing.
struct MarkedSequence {
    private(set) var bytes: [UInt8] = []
    private(set) var regions: [Region] = []
    /// Where the contents begin, each of which stands for a dated one.
    private(set) var openings: [Int] = []

    private static let words = [
        "Anvils", "Barges", "Cranes", "Derricks", "Engines", "Ferries", "Girders", "Harbours", "Ingots", "Jetties",
        "Kilns", "Locks", "Mills", "Nails", "Ovens", "Piers", "Quays", "Rails",
    ]

    init(_ markers: String) {
        let tokens = markers.split(separator: " ").map(String.init)
        for (index, token) in tokens.enumerated() {
            let word = MarkedSequence.words[index % MarkedSequence.words.count]
            var marker = token.replacing("&", with: " ")
            var level = 0
            if marker.hasPrefix("h"), let colon = marker.firstIndex(of: ":") {
                level = Int(marker[..<colon].dropFirst()) ?? 0
                marker = String(marker[colon...].dropFirst())
            }
            var start = bytes.count
            if marker.hasPrefix("~"), let line = regions.popLast() {
                marker.removeFirst()
                start = line.range.lowerBound
                bytes[bytes.count - 1] = 0x20
            }
            if token == "/" {
                bytes += Array("\(word) of the town".utf8)
            } else {
                bytes += Array("\(marker) ".utf8)
                openings.append(bytes.count)
                let isBare = level > 0 || index + 1 < tokens.count && tokens[index + 1].hasPrefix("~")
                bytes += Array((isBare ? word : "\(word) were sold in the town, and all were glad.").utf8)
            }
            regions.append(Region(range: start..<bytes.count, headingLevel: level))
            bytes.append(0x0A)
        }
    }

    /// The outline at these costs.
    func outline(at costs: OutlineCost = .standard) -> Outline {
        let candidates = MarkerScanner.candidates(in: bytes, regions: regions)
        return OutlineBuilder(bytes: bytes, regions: regions, dateOpenings: openings)
            .outline(of: candidates, choices: OutlineSearch.best(candidates, costs: costs))
    }

    /// The labels at these costs, parted by spaces.
    func labels(at costs: OutlineCost = .standard) -> String {
        outline(at: costs).items.map(\.label).joined(separator: " ")
    }
}
