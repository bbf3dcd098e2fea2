import Foundation

/// The article in the data that a page hands to its own program: `__NEXT_DATA__`, `window.__INITIAL_STATE__ = {...}` and
/// the like. Only looked for where the page's elements have no article.
enum ScriptData {
    /// The texts of the article, in order, plain or marked up; none where there is no prose.
    ///
    /// Of all values in all scripts, the one with the most prose is the article: a text, or a list whose entries are
    /// paragraphs. Linear in the scripts.
    static func article(in page: [UInt8], limit: Int) -> [String] {
        var best: [String] = []
        var most = 0
        for value in values(in: page, limit: limit) {
            var queue: [Any] = [value]
            var next = 0
            while next < queue.count, next < 200_000 {
                defer { next += 1 }
                if let thing = queue[next] as? [String: Any] {
                    for key in thing.keys.sorted() {
                        guard let inner = thing[key] else { continue }
                        if let text = inner as? String {
                            let worth = prose(text)
                            if worth > most { (best, most) = ([text], worth) }
                        } else {
                            queue.append(inner)
                        }
                    }
                } else if let list = queue[next] as? [Any] {
                    let texts = list.compactMap { paragraph($0, depth: 0) }
                    let worth = texts.reduce(0) { $0 + prose($1) }
                    // A list of teasers has a sentence an entry; an article's paragraphs are longer.
                    if worth > most, worth > texts.count * 80 { (best, most) = (texts, worth) }
                    queue.append(contentsOf: list)
                }
            }
        }
        return best
    }

    // MARK: Prose

    /// Bytes of a text, if it reads like prose; an address, a style or a script does not.
    private static func prose(_ text: String) -> Int {
        let bytes = text.utf8
        guard bytes.count >= 60 else { return 0 }
        var spaces = 0
        var wide = 0
        var signs = 0
        for byte in bytes {
            switch byte {
            case 0x20: spaces += 1
            case 0x80...: wide += 1
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "\\"): signs += 1
            default: break
            }
        }
        guard spaces * 14 >= bytes.count || wide * 2 >= bytes.count, signs * 40 <= bytes.count else { return 0 }
        return bytes.count
    }

    /// Keys under which an entry of a list keeps its words, best first.
    private static let keys = ["html", "text", "content", "value", "body", "paragraph", "children", "data", "nodes"]

    /// The words of an entry of a list; entries that state a title and an address are teasers.
    private static func paragraph(_ value: Any, depth: Int) -> String? {
        if let text = value as? String { return text }
        guard depth < 8 else { return nil }
        if let list = value as? [Any] {
            let parts = list.compactMap { paragraph($0, depth: depth + 1) }
            return parts.isEmpty ? nil : parts.joined()
        }
        guard let thing = value as? [String: Any], thing["url"] == nil || thing["title"] == nil else { return nil }
        return keys.lazy.compactMap { key in thing[key].flatMap { paragraph($0, depth: depth + 1) } }.first
    }

    // MARK: Scripts

    private static let opening = Array("<script".utf8)
    private static let closing = Array("</script".utf8)

    /// The JSON values of a page's scripts.
    private static func values(in page: [UInt8], limit: Int) -> [Any] {
        var values: [Any] = []
        var read = 0
        var index = 0
        while let start = page[index...].firstIndex(of: opening, from: index) {
            guard let content = page[start...].firstIndex(of: UInt8(ascii: ">")) else { break }
            let end = page[content...].firstIndex(of: closing, from: content) ?? page.count
            index = end
            let script = page[(content + 1)..<max(content + 1, end)]
            guard script.count >= 300, read + script.count <= limit else { continue }
            read += script.count
            if let value = value(in: script) { values.append(value) }
        }
        return values
    }

    /// The first object or list that a script begins with, or that it gives to something.
    private static func value(in script: ArraySlice<UInt8>) -> Any? {
        let isBrace: (UInt8) -> Bool = { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
        let head = script.prefix(400)
        let before = head.firstIndex(where: isBrace).map { script[script.startIndex..<$0] } ?? head
        // A program has braces too: only what follows nothing, or an equals sign, is data.
        guard let last = before.last(where: { !$0.isSpaceASCII }) ?? UInt8(ascii: "=") as UInt8?,
            last == UInt8(ascii: "=") || before.allSatisfy(\.isSpaceASCII), before.endIndex < script.endIndex
        else { return nil }
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for index in before.endIndex..<script.endIndex {
            let byte = script[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isQuoted = false }
            } else if byte == UInt8(ascii: "\"") {
                isQuoted = true
            } else if isBrace(byte) {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 {
                    return try? JSONSerialization.jsonObject(with: Data(script[before.endIndex...index]))
                }
            }
        }
        return nil
    }
}
