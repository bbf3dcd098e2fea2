import COpenSSL
import Foundation

/// A key and the certificate for it, made here and now; freed with the object.
final class Certificate: @unchecked Sendable {
    let key: OpaquePointer
    let certificate: OpaquePointer

    /// What a certificate says.
    struct Content {
        var name: String
        /// The first and the last moment at which it holds, as `YYYYMMDDHHMMSSZ`. The defaults are far apart, so that no
        /// test looks at a clock.
        var from = "20000101000000Z"
        var to = "20991231235959Z"
        /// The extensions by their number in OpenSSL, written as in its configuration files.
        var extensions: [(kind: Int32, value: String)] = []
        var digest = EVP_sha256()
    }

    /// A certificate signed by `issuer`, or by itself.
    init(_ content: Content, issuer: Certificate? = nil) throws {
        guard let key = copenssl_make_key() else { throw Certificate.failure("make a key") }
        guard let certificate = X509_new() else {
            EVP_PKEY_free(key)
            throw Certificate.failure("make a certificate")
        }
        self.key = key
        self.certificate = certificate
        let signer = issuer ?? self
        // Version 3 is written as 2 (RFC 5280, section 4.1.2.1).
        X509_set_version(certificate, 2)
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), Int.random(in: 1..<1 << 40))
        X509_set_pubkey(certificate, key)
        let name = X509_get_subject_name(certificate)
        // Digits of UTF-8 text, ended by a zero.
        X509_NAME_add_entry_by_txt(name, "CN", 0x1001, content.name, -1, -1, 0)
        X509_set_issuer_name(certificate, X509_get_subject_name(signer.certificate))
        let times = [(X509_getm_notBefore(certificate), content.from), (X509_getm_notAfter(certificate), content.to)]
        for (time, text) in times where ASN1_TIME_set_string_X509(time, text) != 1 {
            throw Certificate.failure("write the time \(text)")
        }
        for (kind, value) in content.extensions
        where copenssl_add_extension(certificate, signer.certificate, kind, value) != 1 {
            throw Certificate.failure("write the extension \(value)")
        }
        guard X509_sign(certificate, signer.key, content.digest) > 0 else { throw Certificate.failure("sign") }
    }

    deinit {
        X509_free(certificate)
        EVP_PKEY_free(key)
    }

    /// The certificate in PEM form (RFC 7468), without its key.
    func pem() throws -> [UInt8] {
        guard let memory = BIO_new(BIO_s_mem()) else { throw Certificate.failure("write a certificate") }
        defer { BIO_free(memory) }
        guard PEM_write_bio_X509(memory, certificate) == 1 else { throw Certificate.failure("write a certificate") }
        var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(memory))
        let count = BIO_read(memory, &bytes, Int32(bytes.count))
        return Array(bytes.prefix(max(Int(count), 0)))
    }

    static func failure(_ what: String) -> LoopbackServer.StartError {
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(ERR_get_error(), &text, text.count)
        let detail = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return LoopbackServer.StartError(description: "OpenSSL cannot \(what): \(detail)")
    }
}
