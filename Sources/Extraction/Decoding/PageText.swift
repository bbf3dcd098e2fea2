/// The text of pages that are read elsewhere than by ``DocumentReader``: listings, feeds, sitemaps.
public enum PageText {
    /// Decodes a page to UTF-8, by the same decision as ``DocumentReader``: byte order mark, `Content-Type`, what the
    /// page says of itself, and at last the bytes. A byte order mark is left out.
    ///
    /// The text may still say that it is of another encoding; who reads it must not believe that. Linear time.
    ///
    /// - Parameters:
    ///   - bytes: The page's body, with any content coding already undone.
    ///   - contentType: The `Content-Type` header, where there was one.
    ///   - isXML: Whether the page says its encoding in an XML declaration, and not in a `meta` element.
    /// - Returns: The text, fit for libxml2 (without NUL bytes, and without floods of attributes, which cost it quadratic
    ///   time), and what a person should know of how it was read.
    public static func utf8(
        of bytes: [UInt8], contentType: String?, isXML: Bool
    ) -> (text: [UInt8], warning: String?) {
        let limits = Limits()
        var warnings: [String] = []
        let input = bytes.count > limits.bytes ? Array(bytes.prefix(limits.bytes)) : bytes
        if input.count < bytes.count {
            warnings.append("the page has \(bytes.count) bytes; only the first \(limits.bytes) were read")
        }
        let stated = MediaType(contentType)?.charset.flatMap { Encoding(label: $0) == nil ? nil : $0 }
        let declared = stated == nil && isXML ? XMLDeclaration.encoding(of: input) : nil
        let decision = EncodingDecision.decide(
            input, charset: stated ?? declared, basis: declared == nil ? nil : "XML declaration", html: !isXML)
        if let warning = decision.warning { warnings.append(warning) }
        let decoded = DecodedText(input[(ByteOrderMark(input)?.length ?? 0)...], as: decision.encoding)
        if decoded.encoding != decision.encoding {
            warnings.append(
                "the C library has no converter for \(decision.encoding.name); read as \(decoded.encoding.name)")
        }
        if decoded.replacements > 0 {
            warnings.append(
                "\(decoded.replacements) stretches of bytes are nothing in \(decision.encoding.name); they became U+FFFD"
            )
        }
        let prepared = PreparedText(decoded.bytes, attributeLimit: limits.attributes)
        return (prepared.bytes, warnings.isEmpty ? nil : warnings.joined(separator: "; "))
    }
}

/// The declaration at the head of an XML text (https://www.w3.org/TR/xml/, sections 2.8 and 4.3.3).
enum XMLDeclaration {
    /// The encoding that it names, which must be one that ASCII can be read in; nil where it names none.
    static func encoding(of bytes: [UInt8]) -> String? {
        let head = bytes.prefix(1024).drop(while: \.isSpaceASCII)
        guard head.begins(with: Array("<?xml".utf8)),
            let end = head.firstIndex(of: Array("?>".utf8), from: head.startIndex),
            let name = head[..<end].firstIndex(of: Array("encoding".utf8), from: head.startIndex)
        else { return nil }
        var rest = head[(name + "encoding".utf8.count)..<end].drop(while: \.isSpaceASCII)
        guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
        rest = rest.drop(while: \.isSpaceASCII)
        guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let label = rest.prefix { $0 != quote }.string
        // It was read as ASCII, so it cannot be UTF-16.
        guard let encoding = Encoding(label: label), !encoding.isSixteenBit else { return nil }
        return label
    }
}
