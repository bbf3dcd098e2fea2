import Model

/// Reading a start line and `Name: value` lines, as HTTP (RFC 9112) and WARC have them.
///
/// Others' files end lines with a bare LF, fold long fields and use bytes that are not UTF-8; all of these are read.
enum HeaderBlock {
    /// What stands before the empty line, and where the rest begins.
    struct Parsed {
        var start: String
        var fields: [Page.HeaderField]
        var bodyStart: Int
    }

    /// Parses up to the empty line; nil where there is none. Linear in the length of the header.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Parsed? {
        var start: String?
        var fields: [Page.HeaderField] = []
        var position = bytes.startIndex
        while let feed = bytes[position...].firstIndex(of: 0x0A) {
            var line = bytes[position..<feed]
            if line.last == 0x0D { line = line.dropLast() }
            position = feed + 1
            if line.isEmpty { return start.map { Parsed(start: $0, fields: fields, bodyStart: position) } }
            if start == nil {
                start = text(line)
            } else if isSpace(line.first), !fields.isEmpty {
                fields[fields.count - 1].value += " " + text(line)
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                fields.append(.init(name: text(line[..<colon]), value: text(line[(colon + 1)...])))
            }
        }
        return nil
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while isSpace(bytes.first) { bytes = bytes.dropFirst() }
        while isSpace(bytes.last) { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
}
