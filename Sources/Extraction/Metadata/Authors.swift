import Model

/// Who wrote an article: where pages state it, and what is left of it without "By" and titles.
enum Authors {
    /// The authors that the page states, in its order, from the best place that names any.
    static func stated(_ head: PageHead, _ visible: [ArraySlice<UInt8>]) -> [Document.Stated] {
        let places: [([String], String)] = [
            (head.linkedData.authors, "json-ld author"),
            (
                [
                    "author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
                    "article:author",
                ]
                .lazy.compactMap { head.meta[$0] }.first { !isAddress($0) }.map { [$0] } ?? [], "meta author"
            ),
            (head.properties["author"].map { [$0] } ?? [], "itemprop author"),
            (head.authors, "rel author"),
            (visibly(visible).map { [$0] } ?? [], "visible text"),
        ]
        for (values, basis) in places {
            let names = names(in: values)
            if !names.isEmpty { return names.map { Document.Stated($0, basis: basis) } }
        }
        return []
    }

    /// The names that texts hold, each once.
    static func names(in values: [String]) -> [String] {
        var names: [String] = []
        for name in values.flatMap(parted) where !names.contains(name) { names.append(name) }
        return names
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("http") || text.hasPrefix("//") || text.hasPrefix("@")
    }

    private static let openings = ["by ", "by:", "von ", "par ", "por ", "written by ", "author:", "作者：", "作者:", "文/"]

    /// Parts what names several, and drops what is no name: an address, a sentence.
    private static func parted(_ text: String) -> [String] {
        var rest = collapsed(text)
        for opening in openings where rest.lowercased().hasPrefix(opening) {
            rest = String(rest.dropFirst(opening.count))
            break
        }
        let marked = [" and ", " und ", " et ", " & ", ";", "、", "|"].reduce(rest) { text, mark in
            text.split(separator: mark, omittingEmptySubsequences: true).joined(separator: ",")
        }
        return marked.split(separator: ",").prefix(20).map { collapsed($0) }.filter {
            !$0.isEmpty && $0.utf8.count <= 80 && !isAddress($0) && !$0.utf8.contains(UInt8(ascii: "@"))
        }
    }

    private static let labels = ["作者：", "作者:", "author:", "written by ", "记者：", "记者 "].map { Array($0.utf8) }

    /// A line of a name with "By" before it, or what stands after "Author:".
    static func visibly(_ lines: [ArraySlice<UInt8>]) -> String? {
        for bytes in lines where bytes.count <= 160 {
            let line = FurnitureLine(bytes)
            if Credit.matches(line) {
                return bytes.split(separator: 0x20, maxSplits: 1).last.map { collapsed($0.string) }
            }
            for label in labels {
                guard let start = bytes.lowercasedASCII().firstIndex(of: label, from: 0) else { continue }
                let rest = bytes.dropFirst(start + label.count)
                let end = rest.firstIndex { $0 == UInt8(ascii: "|") || $0 == 0x20 || $0 == 0x09 } ?? rest.endIndex
                let isHan = (label.first ?? 0) >= 0x80
                let name = collapsed((isHan ? rest[..<end] : rest.prefix { $0 != UInt8(ascii: "|") }).string)
                if !name.isEmpty, name.utf8.count <= 60, !name.utf8.contains(where: \.isDigitASCII) { return name }
            }
        }
        return nil
    }
}
