#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a page of HTML ends, if that is no place for one to end: then it may have been cut off on its way, and what was
/// behind is missing.
///
/// HTML lets pages leave out many end tags, so that nothing follows from one that is missing; but no page ends inside a
/// tag.
enum PageEnd {
    /// A place where no page ends.
    struct Place: Equatable, Sendable {
        /// Its name, as in "the page ends inside a script".
        var name: String
        /// The sentence for the document's warnings.
        var warning: String { "the page ends \(name): it may be cut off" }
    }

    /// Something that has to end once it has begun.
    struct Enclosure: Sendable {
        let name: String
        let opening: [UInt8]
        let closing: [UInt8]
        /// Whether the opening is a tag, which goes on with white space, `/` or `>`.
        let isTag: Bool
        /// Pages that end in it, and pages that do not.
        let examples: [String]
        let counterexamples: [String]

        init(
            _ name: String, _ opening: String, _ closing: String, isTag: Bool = true, examples: [String],
            counterexamples: [String]
        ) {
            self.name = name
            self.opening = Array(opening.utf8)
            self.closing = Array(closing.utf8)
            self.isTag = isTag
            self.examples = examples
            self.counterexamples = counterexamples
        }
    }

    /// What has to end, in the order in which it is asked for.
    static let enclosures: [Enclosure] = [
        Enclosure(
            "inside a script", "<script", "</script",
            examples: ["<p>a</p><script>var a = {", "<SCRIPT type='application/ld+json'>{\"a\": \"b"],
            counterexamples: ["<script>document.write('<script src=x>')</script>", "<scripture>a"]),
        Enclosure(
            "inside a style sheet", "<style", "</style", examples: ["<head><style>p { color"],
            counterexamples: ["<style>p{}</style><p>a"]),
        Enclosure(
            "inside its title", "<title", "</title", examples: ["<head><title>A boat on the"],
            counterexamples: ["<title>a</title>"]),
        Enclosure(
            "inside a comment", "<!--", "-->", isTag: false, examples: ["<p>a</p><!-- and so"],
            counterexamples: ["<!-- a --><p>b", "<script><!-- a\n</script>"]),
    ]

    /// Elements that hold others and whose end tags may not be left out.
    private static let containers = ["article", "main", "section", "div", "table", "span", "ul", "ol"].map {
        Array($0.utf8)
    }

    /// The place; nil where a page may end so. Looks from the end for what stands near it; linear at worst.
    static func found(in text: [UInt8]) -> Place? {
        text.withUnsafeBufferPointer { text in
            let last = lastTag(text)
            for enclosure in enclosures {
                guard let opening = lastIndex(of: enclosure, in: text) else { continue }
                // A comment inside a script is the script's.
                let rest = opening + enclosure.opening.count..<text.count
                if firstIndex(of: enclosure.closing, in: text, rest) != nil { continue }
                if !enclosure.isTag, firstIndex(of: scriptEnd, in: text, rest) != nil { continue }
                return Place(name: enclosure.name)
            }
            if let last, isInsideTag(text, last) { return Place(name: "inside a tag") }
            return unclosed(text)
        }
    }

    private static let scriptEnd = Array("</script".utf8)

    /// The last `<`.
    private static func lastTag(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        text.lastIndex(of: UInt8(ascii: "<"))
    }

    private static func isInsideTag(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start + 1 < text.count else { return true }
        let next = text[start + 1]
        guard next.isLetterASCII || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") else { return false }
        return !text[(start + 1)...].contains(UInt8(ascii: ">"))
    }

    /// A page that has opened `html` or `body`, closes neither, and leaves containers open that may not be.
    private static func unclosed(_ text: UnsafeBufferPointer<UInt8>) -> Place? {
        let whole = 0..<text.count
        let opens = ["<html", "<body"].contains { firstIndex(of: Array($0.utf8), in: text, whole) != nil }
        guard opens, !["</html", "</body"].contains(where: { firstIndex(of: Array($0.utf8), in: text, whole) != nil })
        else { return nil }
        let isOpen = containers.contains { name in
            count(of: [UInt8(ascii: "<")] + name, in: text)
                > count(of: [UInt8(ascii: "<"), UInt8(ascii: "/")] + name, in: text)
        }
        return isOpen ? Place(name: "with elements open that have to end") : nil
    }

    private static func isTagEnd(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index >= text.count || text[index].isSpaceASCII || text[index] == UInt8(ascii: ">")
            || text[index] == UInt8(ascii: "/")
    }

    private static func matches(_ word: [UInt8], _ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start + word.count <= text.count else { return false }
        for offset in word.indices where text[start + offset].lowercasedASCII != word[offset] { return false }
        return true
    }

    /// Where a word in lower case that begins with `<` or `-` first stands in a range.
    private static func firstIndex(
        of word: [UInt8], in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> Int? {
        guard let first = word.first, let base = text.baseAddress else { return nil }
        var index = range.lowerBound
        while index < range.upperBound {
            guard let hit = memchr(base + index, Int32(first), range.upperBound - index) else { return nil }
            index = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            if matches(word, text, index) { return index }
            index += 1
        }
        return nil
    }

    /// Where an enclosure last opens.
    private static func lastIndex(of enclosure: Enclosure, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        var end = text.count
        while let index = text[..<end].lastIndex(where: { $0 == enclosure.opening[0] || $0 == enclosure.closing[0] }) {
            if matches(enclosure.opening, text, index),
                !enclosure.isTag || isTagEnd(text, index + enclosure.opening.count)
            {
                return index
            }
            // What closes after this, with nothing that opens, is closed.
            if matches(enclosure.closing, text, index) { return nil }
            end = index
        }
        return nil
    }

    private static func count(of word: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var index = 0
        while let found = firstIndex(of: word, in: text, index..<text.count) {
            if isTagEnd(text, found + word.count) { count += 1 }
            index = found + word.count
        }
        return count
    }
}
