import CCrypto

/// Digests of content: SHA-256 (FIPS 180-4), computed by libcrypto.
public enum ContentDigest {
    /// `sha256:` and 64 lower-case hexadecimal digits.
    public static func sha256(_ bytes: some Collection<UInt8>) -> String {
        label(sha256Bytes(bytes))
    }

    /// The 32 bytes of the digest.
    package static func sha256Bytes(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.withContiguousStorageIfAvailable { SHA256Stream.digest(of: UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes { SHA256Stream.digest(of: $0) }
    }

    /// The digest as it stands in the archive's lines.
    static func label(_ digest: [UInt8]) -> String { "sha256:" + hexadecimal(digest) }

    /// The bytes of a digest as it stands in the archive's lines; nil where it is none.
    static func bytes(of label: String) -> [UInt8]? {
        guard label.hasPrefix("sha256:") else { return nil }
        let digits = label.utf8.dropFirst(7).map { alphabet.prefix(16).firstIndex(of: $0) }
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: 64, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }

    /// Lower-case hexadecimal.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(alphabet[Int(byte >> 4)])
            text.append(alphabet[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// base32hex (RFC 4648, section 7) in lower case, without padding; bits that fill no character are dropped.
    static func base32Hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var accumulator: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            accumulator = (accumulator << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(accumulator >> bits & 31)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let alphabet = Array("0123456789abcdefghijklmnopqrstuv".utf8)
}

/// SHA-256 over bytes that come piece by piece.
final class SHA256Stream {
    private let context: OpaquePointer

    /// The algorithm, looked up once: libcrypto would look it up under a lock for every digest.
    nonisolated(unsafe) private static let algorithm: OpaquePointer? = EVP_MD_fetch(nil, "SHA256", nil)

    /// The 32 bytes of the digest of bytes that are all there.
    static func digest(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { room, count in
            count = 32
            guard EVP_Digest(bytes.baseAddress, bytes.count, room.baseAddress, nil, algorithm, nil) == 1 else {
                preconditionFailure("libcrypto gives no SHA-256")
            }
        }
    }

    init() {
        // SHA-256 is in every provider of libcrypto; without it, or without 100 bytes of memory, no digest can be
        // right, and a wrong one would end up in the archive.
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, SHA256Stream.algorithm, nil) == 1 else {
            preconditionFailure("libcrypto gives no SHA-256")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes in more bytes.
    func update(_ bytes: UnsafeRawBufferPointer) {
        guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
            preconditionFailure("libcrypto gives no SHA-256")
        }
    }

    /// Takes in more bytes.
    func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The 32 bytes of the digest; the stream starts anew.
    func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        guard EVP_DigestFinal_ex(context, &digest, nil) == 1,
            EVP_DigestInit_ex(context, SHA256Stream.algorithm, nil) == 1
        else {
            preconditionFailure("libcrypto gives no SHA-256")
        }
        return digest
    }
}
