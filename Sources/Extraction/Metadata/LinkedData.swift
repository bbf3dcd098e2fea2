import Foundation

/// What a page says of its article in JSON-LD (https://schema.org/NewsArticle).
struct LinkedData: Equatable, Sendable {
    var headline: String?
    var datePublished: String?
    var dateModified: String?
    var authors: [String] = []
    var publisher: String?
    var section: String?
    var keywords: [String] = []
    var language: String?
    var articleBody: String?
    /// Scripts that are not JSON.
    var unreadable = 0

    /// Reads the page's JSON-LD scripts. Of several things described, an article comes before a page.
    init(scripts: [[UInt8]]) {
        var things: [[String: Any]] = []
        for script in scripts {
            guard let value = LinkedData.parse(script) else {
                if script.contains(where: { !$0.isSpaceASCII }) { unreadable += 1 }
                continue
            }
            // Breadth first, without recursion; JSONSerialization itself refuses deep nesting.
            var queue: [Any] = [value]
            var next = 0
            while next < queue.count, next < 10_000 {
                if let thing = queue[next] as? [String: Any] {
                    things.append(thing)
                    for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                        if let inner = thing[key], inner is [Any] || inner is [String: Any] { queue.append(inner) }
                    }
                } else if let list = queue[next] as? [Any] {
                    queue.append(contentsOf: list)
                }
                next += 1
            }
        }
        let names = LinkedData.namesByIdentifier(things)
        let articles = things.filter { LinkedData.isArticle($0) }
        let pages = things.filter { LinkedData.types($0).contains { $0.hasSuffix("Page") } }
        for thing in articles + pages {
            headline =
                headline ?? LinkedData.text(thing["headline"])
                ?? (articles.isEmpty ? nil : LinkedData.text(thing["name"]))
            datePublished =
                datePublished ?? LinkedData.text(thing["datePublished"]) ?? LinkedData.text(thing["dateCreated"])
            dateModified = dateModified ?? LinkedData.text(thing["dateModified"])
            if authors.isEmpty { authors = LinkedData.names(thing["author"] ?? thing["creator"], names) }
            section = section ?? LinkedData.text(thing["articleSection"])
            if keywords.isEmpty { keywords = LinkedData.words(thing["keywords"]) }
            publisher = publisher ?? LinkedData.name(thing["publisher"], names)
            language = language ?? LinkedData.text(thing["inLanguage"])
            articleBody = articleBody ?? LinkedData.text(thing["articleBody"])
        }
    }

    private static func parse(_ script: [UInt8]) -> Any? {
        var bytes = script
        if let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed]) {
            return value
        }
        // Publishers put raw line breaks into strings, and wrap the whole in a comment.
        for index in bytes.indices where bytes[index] < 0x20 { bytes[index] = 0x20 }
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let end = bytes.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), start < end
        else { return nil }
        return try? JSONSerialization.jsonObject(with: Data(bytes[start...end]))
    }

    private static func types(_ thing: [String: Any]) -> [String] {
        if let type = thing["@type"] as? String { return [type] }
        return (thing["@type"] as? [Any])?.compactMap { $0 as? String } ?? []
    }

    private static func isArticle(_ thing: [String: Any]) -> Bool {
        types(thing).contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }
    }

    private static func namesByIdentifier(_ things: [[String: Any]]) -> [String: String] {
        var names: [String: String] = [:]
        for thing in things {
            if let identifier = thing["@id"] as? String, let name = text(thing["name"]) { names[identifier] = name }
        }
        return names
    }

    private static func name(_ value: Any?, _ names: [String: String]) -> String? {
        if let text = text(value) { return text }
        if let list = value as? [Any] { return list.lazy.compactMap { name(in: $0, names) }.first }
        return name(in: value as Any, names)
    }

    /// All names of a person, an organisation or a list of them.
    private static func names(_ value: Any?, _ names: [String: String]) -> [String] {
        guard let value else { return [] }
        if let list = value as? [Any] { return list.prefix(50).compactMap { name(in: $0, names) } }
        return name(in: value, names).map { [$0] } ?? []
    }

    /// Keywords: a list, or a text with commas.
    private static func words(_ value: Any?) -> [String] {
        if let list = value as? [Any] {
            return list.prefix(50).compactMap { text($0) ?? text(($0 as? [String: Any])?["name"]) }
        }
        return text(value).map { Metadata.keywords(in: $0) } ?? []
    }

    private static func name(in value: Any, _ names: [String: String]) -> String? {
        guard let thing = value as? [String: Any] else { return text(value) }
        return text(thing["name"]) ?? (thing["@id"] as? String).flatMap { names[$0] }
    }

    private static func text(_ value: Any?) -> String? {
        guard let string = value as? String ?? (value as? [Any])?.first as? String else { return nil }
        return string.contains { !$0.isWhitespace } ? string : nil
    }
}
