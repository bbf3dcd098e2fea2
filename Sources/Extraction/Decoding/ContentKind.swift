/// What the bytes of a page are.
enum ContentKind: Equatable, Sendable {
    case html
    case plainText
    /// Neither: what it looks like, for a person.
    case other(String)
    /// No bytes, or white space only.
    case empty
}

/// A file format that is neither HTML nor text, known by its first bytes.
struct FileSignature: Sendable {
    /// What a person calls it.
    let name: String
    /// The bytes it begins with, after `offset` bytes.
    let magic: [UInt8]
    /// Where the bytes stand.
    let offset: Int

    init(_ name: String, _ magic: [UInt8], at offset: Int = 0) {
        self.name = name
        self.magic = magic
        self.offset = offset
    }

    /// The patterns of the WHATWG MIME Sniffing standard, sections 6.1 to 6.4 and 7.1
    /// (https://mimesniff.spec.whatwg.org/), and a few formats that people save by mistake.
    static let all: [FileSignature] = [
        FileSignature("a PDF document", Array("%PDF-".utf8)),
        FileSignature("a PostScript document", Array("%!PS-Adobe-".utf8)),
        FileSignature("a PNG image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        FileSignature("a GIF image", Array("GIF87a".utf8)),
        FileSignature("a GIF image", Array("GIF89a".utf8)),
        FileSignature("a JPEG image", [0xFF, 0xD8, 0xFF]),
        FileSignature("a WebP image", Array("WEBPVP".utf8), at: 8),
        FileSignature("an icon", [0x00, 0x00, 0x01, 0x00]),
        FileSignature("an MP4 or HEIF file", Array("ftyp".utf8), at: 4),
        FileSignature("a Matroska or WebM video", [0x1A, 0x45, 0xDF, 0xA3]),
        FileSignature("an Ogg file", Array("OggS\0".utf8)),
        FileSignature("an MP3 file", Array("ID3".utf8)),
        FileSignature("a RIFF file (WAV or AVI)", Array("RIFF".utf8)),
        FileSignature("a gzip archive", [0x1F, 0x8B, 0x08]),
        FileSignature("a zip archive (or a document of an office program)", [0x50, 0x4B, 0x03, 0x04]),
        FileSignature("a RAR archive", Array("Rar!\u{1A}\u{07}".utf8)),
        FileSignature("a 7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        FileSignature("an xz archive", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        FileSignature("a Zstandard archive", [0x28, 0xB5, 0x2F, 0xFD]),
        FileSignature("a document of an old office program", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        FileSignature("a WOFF font", Array("wOFF".utf8)),
        FileSignature("a WOFF2 font", Array("wOF2".utf8)),
        FileSignature("a program (ELF)", [0x7F, 0x45, 0x4C, 0x46]),
        FileSignature("an SQLite database", Array("SQLite format 3\0".utf8)),
    ]
}

extension ContentKind {
    /// Bytes of a page that decide what it is: the "resource header" of WHATWG mimesniff.
    static let headerLength = 1445

    /// Tells what a page is by its first bytes and what its server called it.
    ///
    /// The bytes have the last word over the label where they are plainly something else: servers label PDF
    /// files `text/html` and HTML pages `text/plain`.
    static func sniff(_ bytes: [UInt8], contentType: String?) -> ContentKind {
        let mark = ByteOrderMark(bytes)
        let header = bytes.dropFirst(mark?.length ?? 0).prefix(headerLength)
        if bytes.allSatisfy(\.isSpaceASCII) { return .empty }

        if mark == nil, let signature = signature(of: header) { return .other(signature) }
        let type = MediaType(contentType)
        if let type, type.isNeverText { return .other("content of type \(type.essence)") }

        // UTF-16 is full of NUL bytes; look at its low bytes only.
        let units =
            mark?.isSixteenBit == true || sixteenBitGuess(bytes) != nil ? header.filter { $0 != 0 } : Array(header)
        let binary = units.reduce(0) { $0 + (isBinary($1) ? 1 : 0) }
        let labelledHTML = type?.isHTML ?? false
        // One stray control character makes no text binary; HTML that says it is HTML gets more patience.
        if binary * (labelledHTML ? 20 : 100) > units.count { return .other("binary data") }

        if labelledHTML || beginsAsHTML(units) { return .html }
        return .plainText
    }

    private static func signature(of header: ArraySlice<UInt8>) -> String? {
        FileSignature.all.first { header.dropFirst($0.offset).begins(with: $0.magic) }?.name
    }

    /// mimesniff, "binary data byte".
    private static func isBinary(_ byte: UInt8) -> Bool {
        byte <= 0x08 || byte == 0x0B || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte)
    }

    /// mimesniff 7.1, and the elements that a fragment of an article is saved from, which it does not list.
    private static func beginsAsHTML(_ header: [UInt8]) -> Bool {
        var rest = header.drop(while: \.isSpaceASCII)
        if rest.begins(with: Array("<?xml".utf8)) {
            // XHTML, or a feed: both are read by an HTML parser, and neither is plain text.
            guard rest.count > 5, let end = rest.firstIndex(of: Array("?>".utf8), from: rest.startIndex) else {
                return true
            }
            rest = rest[(end + 2)...].drop(while: \.isSpaceASCII)
            return rest.first == UInt8(ascii: "<")
        }
        if rest.begins(with: Array("<!--".utf8)) { return true }
        guard rest.first == UInt8(ascii: "<") else { return false }
        let name = rest.dropFirst().prefix { $0.isLetterASCII || $0.isDigitASCII || $0 == UInt8(ascii: "!") }
        guard let after = rest.dropFirst(1 + name.count).first,
            after.isSpaceASCII || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
        else { return false }
        return openings.contains(name.lowercasedASCII().string)
    }

    private static let openings: Set<String> = [
        "!doctype", "html", "head", "script", "iframe", "h1", "div", "font", "table", "a", "style", "title", "b",
        "body", "br", "p",
        // Not in mimesniff:
        "article", "main", "section", "header", "nav", "span", "h2", "h3", "h4", "ul", "ol", "center", "meta", "link",
        "strong", "figure", "blockquote",
    ]
}

/// The essence of a `Content-Type` (RFC 9110, section 8.3), in lower case, with its `charset` where it has one.
struct MediaType: Equatable, Sendable {
    /// `text/html`.
    let essence: String
    /// The charset parameter as written, without quotes.
    let charset: String?

    init?(_ field: String?) {
        guard let field else { return nil }
        let parts = field.split(separator: ";", omittingEmptySubsequences: false)
        let essence = collapsed(parts[0]).lowercased()
        guard essence.contains("/") || parts.count > 1 else { return nil }
        self.essence = essence
        charset =
            parts.dropFirst().lazy.compactMap { part -> String? in
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2, collapsed(pair[0]).lowercased() == "charset" else { return nil }
                return collapsed(pair[1]).trimmingQuotes()
            }.first
    }

    var isHTML: Bool { essence == "text/html" || essence == "application/xhtml+xml" }

    /// Types whose content is no text, whatever its bytes look like.
    var isNeverText: Bool {
        ["image/", "audio/", "video/", "font/"].contains { essence.hasPrefix($0) && essence != "image/svg+xml" }
            || ["application/pdf", "application/zip", "application/gzip", "application/vnd.ms-excel"].contains(essence)
    }
}

extension String {
    fileprivate func trimmingQuotes() -> String {
        var rest = self[...]
        while let first = rest.first, first == "\"" || first == "'" { rest.removeFirst() }
        while let last = rest.last, last == "\"" || last == "'" { rest.removeLast() }
        return String(rest)
    }
}
