import COpenSSL

/// How a loopback server speaks TLS: the certificate it shows, and what is wrong with it.
public final class ServerSecurity: @unchecked Sendable {
    /// What is right or wrong with a server's TLS.
    public enum Kind: String, CaseIterable, Sendable {
        /// Nothing is wrong.
        case good
        /// Nothing is wrong; the server speaks TLS 1.2 and no other.
        case only12 = "only-1-2"
        /// Nothing is wrong; an authority stands between, and its certificate is sent along.
        case intermediate
        /// The certificate of the authority in between is not sent along.
        case missingIntermediate = "missing-intermediate"
        /// Its time is over.
        case expired
        /// Its time has not come.
        case notYetValid = "not-yet-valid"
        /// It is for another name and another address.
        case otherName = "other-name"
        /// Nobody vouches for it but itself.
        case selfSigned = "self-signed"
        /// It is signed by an authority that the client was not told of.
        case unknownAuthority = "unknown-authority"
        /// It is signed by a certificate that may not sign others.
        case signedByLeaf = "signed-by-leaf"
        /// It is for clients, not for servers.
        case clientOnly = "client-only"
        /// It is signed over a SHA-1 digest.
        case weakDigest = "weak-digest"
        /// The server speaks nothing newer than TLS 1.1.
        case oldProtocol = "old-protocol"
        /// The server closes the connection in the middle of its own greeting.
        case cutHandshake = "cut-handshake"
        /// The server answers the greeting with HTTP.
        case plain
    }

    let kind: Kind
    let context: OpaquePointer

    init(_ kind: Kind, certificate: Certificate, chain: [Certificate]) throws {
        guard let context = SSL_CTX_new(TLS_server_method()) else { throw Certificate.failure("make a server") }
        self.kind = kind
        self.context = context
        // The server may do all that a client must refuse.
        SSL_CTX_set_security_level(context, 0)
        let newest =
            switch kind {
            case .oldProtocol: TLS1_1_VERSION
            case .only12: TLS1_2_VERSION
            default: TLS1_3_VERSION
            }
        guard copenssl_set_versions(context, TLS1_VERSION, newest) == 1,
            SSL_CTX_use_certificate(context, certificate.certificate) == 1,
            SSL_CTX_use_PrivateKey(context, certificate.key) == 1,
            chain.allSatisfy({ copenssl_add_chain(context, $0.certificate) == 1 })
        else { throw Certificate.failure("set up a server") }
    }

    deinit { SSL_CTX_free(context) }
}
