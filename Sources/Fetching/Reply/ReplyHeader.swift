import Model

/// The header of one reply, built line by line as curl hands it out.
///
/// Interim replies (status 1xx) are replaced by what follows them; trailers are counted and left out.
struct ReplyHeader {
    /// The status code; 0 until a status line was read.
    private(set) var status = 0
    /// The fields in the order received.
    private(set) var fields: [Page.HeaderField] = []
    /// Whether the empty line that ends the header was read.
    private(set) var isComplete = false
    /// The bytes of all lines so far.
    private(set) var byteCount = 0

    /// Takes one line with its line end. Returns true where it ended the header.
    mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        byteCount += line.count
        var content = line[...]
        while let last = content.last, last == 0x0A || last == 0x0D { content.removeLast() }

        if isComplete {
            // After the end comes either the next reply, where this one was interim, or a trailer.
            guard status < 200, content.starts(with: "HTTP/".utf8) else { return false }
            self = ReplyHeader(byteCount: byteCount)
        }
        if content.isEmpty {
            isComplete = true
            return true
        }
        if status == 0, fields.isEmpty, content.starts(with: "HTTP/".utf8) {
            status = ReplyHeader.status(of: content)
        } else if let first = content.first, first == 0x20 || first == 0x09 {
            // A field folded over several lines (RFC 9112, section 5.2) is one value with spaces.
            guard let last = fields.indices.last else { return false }
            let more = ReplyHeader.text(content)
            if !more.isEmpty { fields[last].value += (fields[last].value.isEmpty ? "" : " ") + more }
        } else if let colon = content.firstIndex(of: UInt8(ascii: ":")) {
            fields.append(
                Page.HeaderField(
                    name: ReplyHeader.text(content[..<colon]), value: ReplyHeader.text(content[(colon + 1)...])))
        }
        return false
    }

    /// All values of a field, compared without case, in the order received.
    func values(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    /// The elements of a field that is a comma-separated list, over all its lines; empty elements are left out.
    func list(_ name: String) -> [String] {
        values(name).flatMap { value in
            value.utf8.split(separator: UInt8(ascii: ",")).map { element in
                ReplyHeader.text(element)
            }
        }.filter { !$0.isEmpty }
    }

    init() {}

    private init(byteCount: Int) {
        self.byteCount = byteCount
    }

    /// The three digits after the version; 0 where there are none.
    private static func status(of line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        guard let space = line.firstIndex(of: 0x20) else { return 0 }
        return Int(String(decoding: line[space...].dropFirst().prefix(3), as: UTF8.self)) ?? 0
    }

    /// The text of a name or value: without white space around it, as UTF-8 where it is UTF-8 and as ISO 8859-1
    /// otherwise (RFC 9110, section 5.5), a carriage return in it replaced by a space (RFC 9112, section 2.2).
    private static func text(_ bytes: some Collection<UInt8>) -> String {
        var clean = bytes.map { $0 == 0x0D ? 0x20 : $0 }[...]
        while let first = clean.first, first == 0x20 || first == 0x09 { clean.removeFirst() }
        while let last = clean.last, last == 0x20 || last == 0x09 { clean.removeLast() }
        if let text = String(validating: clean, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(clean.map { Unicode.Scalar($0) }))
    }
}
