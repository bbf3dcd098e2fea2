import COpenSSL

/// The TLS of one connection: bytes as they travel on one side, bytes as they are meant on the other. It touches no
/// socket, so that a server can send exactly as much of what it makes as it wants; freed with the object.
final class SecureSession {
    private let session: OpaquePointer
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer

    init?(_ security: ServerSecurity) {
        guard let session = SSL_new(security.context) else { return nil }
        guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
            SSL_free(session)
            return nil
        }
        // The session owns both from here.
        SSL_set_bio(session, incoming, outgoing)
        self.session = session
        self.incoming = incoming
        self.outgoing = outgoing
    }

    deinit { SSL_free(session) }

    /// What became of a step.
    enum Progress {
        case done(Int)
        case wantsMore
        case failed
    }

    /// The name that the client asked for (SNI); known after the handshake.
    var serverName: String? { SSL_get_servername(session, TLSEXT_NAMETYPE_host_name).map { String(cString: $0) } }

    /// Takes bytes as they came over the wire.
    func takeIn(_ bytes: ArraySlice<UInt8>) {
        _ = bytes.withUnsafeBytes { BIO_write(incoming, $0.baseAddress, Int32($0.count)) }
    }

    /// The bytes that are to go over the wire now.
    func takeOut() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(outgoing))
        let count = bytes.isEmpty ? 0 : BIO_read(outgoing, &bytes, Int32(bytes.count))
        return Array(bytes.prefix(max(Int(count), 0)))
    }

    func handshake() -> Progress {
        ERR_clear_error()
        return progress(SSL_accept(session))
    }

    func read(_ buffer: inout [UInt8]) -> Progress {
        ERR_clear_error()
        return progress(SSL_read(session, &buffer, Int32(buffer.count)))
    }

    func write(_ bytes: [UInt8]) -> Progress {
        guard !bytes.isEmpty else { return .done(0) }
        ERR_clear_error()
        return progress(SSL_write(session, bytes, Int32(bytes.count)))
    }

    /// Makes the goodbye (`close_notify`).
    func sayGoodbye() {
        ERR_clear_error()
        SSL_shutdown(session)
    }

    private func progress(_ code: Int32) -> Progress {
        if code > 0 { return .done(Int(code)) }
        return SSL_get_error(session, code) == SSL_ERROR_WANT_READ ? .wantsMore : .failed
    }
}
