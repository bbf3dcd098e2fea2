import Model

/// A record of a web archive file: WARC 1.1 (ISO 28500:2017,
/// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).
public struct WARCRecord: Equatable, Sendable {
    /// `WARC/1.1`, or what another's file says.
    public var version = "WARC/1.1"
    /// The named fields in their order, without `Content-Length`, which the block gives.
    public var fields: [Page.HeaderField]
    /// The block.
    public var block: [UInt8]
    /// Whether the block was longer than the reader's limit and is cut there.
    public var isCut = false

    /// A record.
    public init(fields: [Page.HeaderField], block: [UInt8]) {
        self.fields = fields
        self.block = block
    }

    /// The value of the first field of that name, compared without case.
    public func field(_ name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    /// The record's bytes, uncompressed.
    func serialised() -> [UInt8] {
        var bytes = Array("\(version)\r\n".utf8)
        for field in fields {
            bytes.append(contentsOf: "\(WARCRecord.oneLine(field.name)): \(WARCRecord.oneLine(field.value))\r\n".utf8)
        }
        bytes.append(contentsOf: "Content-Length: \(block.count)\r\n\r\n".utf8)
        bytes.append(contentsOf: block)
        bytes.append(contentsOf: "\r\n\r\n".utf8)
        return bytes
    }

    /// A value that ends no header before its time: line ends and NUL become spaces.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0x0A || $0 == 0 }) else { return text }
        return String(decoding: text.utf8.map { $0 == 0x0D || $0 == 0x0A || $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
    }
}
