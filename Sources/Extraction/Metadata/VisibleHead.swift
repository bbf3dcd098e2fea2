import Model

/// The lines in which a page shows when and by whom it was published: first those after the title, then those
/// before it, then those around the beginning of the article.
enum VisibleHead {
    static func lines(_ page: PageLines, _ choice: BodyChoice, title: String?) -> [ArraySlice<UInt8>] {
        guard let winner = choice.winner else { return [] }
        let key = title.map(TitleKey.init)
        let body = page.elements[winner].lines
        let heading = page.lines.indices.last { index in
            page.lines[index].kind == .heading(level: 1)
                && key.map { $0 == TitleKey(page.bytes(of: index)) } ?? false && index <= body.lowerBound + 8
        }
        var order: [Int] = []
        if let heading {
            order += Array(heading + 1..<min(heading + 14, page.lines.count))
            order += Array(max(0, heading - 6)..<heading).reversed()
        }
        order += Array(body.lowerBound..<min(body.lowerBound + 10, page.lines.count))
        order += Array(max(0, body.lowerBound - 10)..<body.lowerBound).reversed()
        // Some print it under the article.
        order += Array(max(body.lowerBound, body.upperBound - 3)..<min(body.upperBound + 4, page.lines.count))
        return order.map { page.bytes(of: $0) }
    }
}
