import Model

/// Reads JSON Feed, versions 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
enum JSONFeed {
    static func read(_ text: [UInt8], at address: Address) throws(FeedError) -> Feed {
        var complaint: String?
        var content: Content
        do throws(JSONReadingError) {
            content = try JSONReader.read(from: text)
        } catch {
            complaint = error.description
            do throws(JSONReadingError) {
                content = try JSONReader.read(from: JSONRepair.closed(text))
            } catch {
                throw FeedError(address: address.text, seems: .otherJSON(detail: complaint ?? error.description))
            }
        }
        guard content.hasItems || content.version?.contains("jsonfeed") ?? false else {
            throw FeedError(
                address: address.text,
                seems: .otherJSON(
                    detail: complaint ?? "it has no \"items\"; a JSON Feed has \"version\" and \"items\""))
        }
        return feed(content, complaint, at: address)
    }

    private static func feed(_ content: Content, _ complaint: String?, at address: Address) -> Feed {
        var feed = Feed(kind: .json, title: content.title?.utf8.collapsedText())
        if let complaint {
            feed.isRepaired = true
            feed.warnings.append("the feed is not well-formed (\(complaint)); it was repaired")
        }
        feed.next = content.next.flatMap { try? address.resolving($0) }.flatMap { $0 == address ? nil : $0 }
        var seen: Set<Address> = []
        var left = 0
        for item in content.items {
            var reference = item.url
            if reference == nil, let id = item.id, id.hasPrefix("http://") || id.hasPrefix("https://") {
                reference = id
            }
            guard let reference = reference ?? item.externalURL, !reference.isEmpty,
                let resolved = try? address.resolving(reference)
            else {
                feed.refused += 1
                continue
            }
            guard seen.insert(resolved).inserted else { continue }
            guard feed.links.count < Feed.maximumItems else {
                left += 1
                continue
            }
            feed.links.append(
                DiscoveredLink(
                    address: resolved, title: item.title?.utf8.collapsedText(),
                    published: item.published.flatMap { StatedDate($0) },
                    modified: item.modified.flatMap { StatedDate($0) }, identifier: item.id))
        }
        if feed.refused > 0 {
            feed.warnings.append(
                "\(feed.refused) \(feed.refused == 1 ? "item says" : "items say") no address and were left out")
        }
        if left > 0 {
            feed.warnings.append("the feed has more than \(Feed.maximumItems) items; \(left) were left out")
        }
        return feed
    }

    /// What is wanted of the document; values of another type than the format asks for are passed over.
    private struct Content: JSONReadable {
        var version: String?
        var title: String?
        var next: String?
        var items: [Item] = []
        var hasItems = false

        init(from json: inout JSONReader) throws(JSONReadingError) {
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "version": version = try json.text()
                case "title": title = try json.text()
                case "next_url": next = try json.text()
                case "items":
                    hasItems = true
                    try json.beginArray()
                    while try json.nextElement() { items.append(try Item(from: &json)) }
                default: try json.skip()
                }
            }
        }
    }

    private struct Item: JSONReadable {
        var id: String?
        var url: String?
        var externalURL: String?
        var title: String?
        var published: String?
        var modified: String?

        init(from json: inout JSONReader) throws(JSONReadingError) {
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "id": id = try json.text()
                case "url": url = try json.text()
                case "external_url": externalURL = try json.text()
                case "title": title = try json.text()
                case "date_published": published = try json.text()
                case "date_modified": modified = try json.text()
                default: try json.skip()
                }
            }
        }
    }
}

extension JSONReader {
    /// A string; nil for any other value, which is passed over. A number is its numeral, as some feeds write an `id`.
    fileprivate mutating func text() throws(JSONReadingError) -> String? {
        let place = valuePlace()
        do throws(JSONReadingError) {
            return try string()
        } catch {
            // Where it is no string at all, nothing was read.
            guard offset == place else { throw error }
        }
        if let number = try? integer() { return String(number) }
        try skip()
        return nil
    }
}

/// JSON that was cut or has been written by hand, made well-formed.
enum JSONRepair {
    /// The text up to the last value that is whole among those of the innermost arrays, with its brackets closed; commas
    /// before a closing bracket and bare control characters in strings are left out. Linear time.
    static func closed(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var open: [UInt8] = []
        var inString = false
        var isEscaped = false
        /// Where the text could be cut, and what is open there.
        var cut: (count: Int, open: [UInt8])?
        for byte in text {
            if inString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
                result.append(byte < 0x20 ? 0x20 : byte)
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                inString = true
                result.append(byte)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append(byte)
                result.append(byte)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                dropComma(&result)
                guard open.last == (byte == UInt8(ascii: "}") ? UInt8(ascii: "{") : UInt8(ascii: "[")) else {
                    return cut.map { closing(result, $0) } ?? result
                }
                open.removeLast()
                result.append(byte)
                if open.isEmpty { return result }
                // The items of the feed stand in an array in an object.
                if open.count == 2 { cut = (result.count, open) }
            default: result.append(byte)
            }
        }
        return cut.map { closing(result, $0) } ?? result
    }

    private static func dropComma(_ bytes: inout [UInt8]) {
        var end = bytes.count
        while end > 0, bytes[end - 1].isSpace { end -= 1 }
        if end > 0, bytes[end - 1] == UInt8(ascii: ",") { bytes.removeSubrange((end - 1)...) }
    }

    private static func closing(_ bytes: [UInt8], _ cut: (count: Int, open: [UInt8])) -> [UInt8] {
        bytes.prefix(cut.count)
            + cut.open.reversed().map { $0 == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]") }
    }
}
