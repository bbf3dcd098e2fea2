import Model

/// Undoes what HTTP wraps around a body, for captures that others kept as they came over the wire.
///
/// Where the bytes are not what the header claims (many tools undo the coding and leave the header), the body stays as it is.
enum TransferDecoding {
    /// The header and body with chunks (RFC 9112, section 7.1) and gzip or deflate (RFC 9110, section 8.4) undone.
    /// - Parameter limit: a decoded body is cut at this many bytes.
    static func undone(
        _ headers: [Page.HeaderField], _ body: [UInt8], limit: Int
    ) -> (headers: [Page.HeaderField], body: [UInt8]) {
        var headers = headers
        var body = body
        if value(headers, "transfer-encoding")?.lowercased().contains("chunked") == true {
            if let joined = dechunked(body) { body = joined }
            headers.removeAll { $0.name.lowercased() == "transfer-encoding" }
        }
        if let coding = value(headers, "content-encoding")?.lowercased() {
            let plain: [UInt8]? =
                switch coding {
                case "gzip", "x-gzip": inflated(body, [.gzip], limit)
                case "deflate": inflated(body, [.gzipOrZlib, .bare], limit)
                case "identity", "": body
                default: nil
                }
            // Brotli and the like stay, header and all: whoever reads the page can say what it is.
            if let plain {
                body = plain
                headers.removeAll { $0.name.lowercased() == "content-encoding" }
            } else if coding.hasSuffix("gzip"), !body.starts(with: [0x1F, 0x8B]) {
                headers.removeAll { $0.name.lowercased() == "content-encoding" }
            }
        }
        for place in headers.indices where headers[place].name.lowercased() == "content-length" {
            headers[place].value = String(body.count)
        }
        return (headers, body)
    }

    private static func value(_ headers: [Page.HeaderField], _ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }

    private static func inflated(_ body: [UInt8], _ wrappings: [Inflater.Wrapping], _ limit: Int) -> [UInt8]? {
        wrappings: for wrapping in wrappings {
            let inflater = Inflater(wrapping)
            var output: [UInt8] = []
            var rest = body[...]
            while !rest.isEmpty, output.count < limit {
                let piece = rest.prefix(1 << 14)
                switch inflater.inflate(piece, into: &output) {
                case .hungry: rest = rest.dropFirst(piece.count)
                case .ended: return Array(output.prefix(limit))
                case .broken: continue wrappings
                }
            }
            // Cut off in transfer, or at the limit: what came out is still the page's text.
            if !output.isEmpty { return Array(output.prefix(limit)) }
        }
        return nil
    }

    private static func dechunked(_ body: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var rest = body[...]
        while true {
            guard let feed = rest.prefix(1024).firstIndex(of: 0x0A) else { return nil }
            let digits = rest[..<feed].prefix {
                (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF)
            }
            guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
            rest = rest[(feed + 1)...]
            if size == 0 { return output }
            guard size <= rest.count else { return nil }
            output.append(contentsOf: rest.prefix(size))
            rest = rest.dropFirst(size)
            if rest.first == 0x0D { rest = rest.dropFirst() }
            if rest.first == 0x0A { rest = rest.dropFirst() }
        }
    }
}
