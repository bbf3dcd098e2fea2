/// Finds the currency sign or code before a number.
struct CurrencyPrefixReader: Sendable {
    private struct Prefix: Sendable {
        var text: [UInt8]
        var code: String
        var isCode: Bool
    }

    /// By the last byte, the longest first.
    private let prefixes: [UInt8: [Prefix]]

    init() {
        var prefixes: [UInt8: [Prefix]] = [:]
        for currency in CurrencyDefinition.table {
            for text in currency.prefixes {
                let bytes = Array(text.utf8)
                guard let first = bytes.first, let last = bytes.last else { continue }
                let prefix = Prefix(text: bytes, code: currency.code, isCode: first.isLetter)
                prefixes[last, default: []].append(prefix)
            }
        }
        self.prefixes = prefixes.mapValues { $0.sorted { $0.text.count > $1.text.count } }
    }

    /// The code of the currency printed right before `start`, and where its sign starts.
    func read(_ bytes: [UInt8], before start: Int, floor: Int) -> (code: String, start: Int)? {
        var end = start
        if end > floor, bytes[end - 1] == 0x20 {
            end -= 1
        } else if end - 2 >= floor, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
            end -= 2
        }
        guard end > floor, let candidates = prefixes[bytes[end - 1]] else { return nil }
        for prefix in candidates {
            let first = end - prefix.text.count
            guard first >= floor, QuantityBytes.matches(bytes, at: first, limit: end, prefix.text) else { continue }
            if prefix.isCode, first > 0, bytes[first - 1].isWord { continue }
            return (prefix.code, first)
        }
        return nil
    }
}
