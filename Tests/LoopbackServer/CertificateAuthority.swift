import COpenSSL
import Foundation

/// An authority that lives as long as a test: it signs certificates for loopback servers, good ones and bad ones, and
/// keeps its own in a file that a client can be told to trust.
public final class CertificateAuthority: Sendable {
    /// The file with the authority's own certificate, in PEM form.
    public var certificateFile: String { folder.appendingPathComponent("authority.pem").path }

    private let folder: URL
    private let root: Certificate

    /// A new authority with a key of its own.
    public init() throws {
        root = try CertificateAuthority.makeRoot("Authority of a test")
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("loopback-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(root.pem()).write(to: URL(fileURLWithPath: certificateFile))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What a server of that kind shows and how it behaves.
    public func security(_ kind: ServerSecurity.Kind) throws -> ServerSecurity {
        var content = CertificateAuthority.forThisMachine
        var issuer: Certificate? = root
        var chain: [Certificate] = []
        switch kind {
        case .good, .only12, .oldProtocol, .cutHandshake, .plain: break
        case .expired: content.to = "20010101000000Z"
        case .notYetValid: content.from = "20981231235959Z"
        case .otherName: content.extensions = CertificateAuthority.extensions(names: "DNS:example.org,IP:127.0.0.2")
        case .clientOnly: content.extensions.append((NID_ext_key_usage, "clientAuth"))
        case .weakDigest: content.digest = EVP_sha1()
        case .selfSigned: issuer = nil
        case .unknownAuthority: issuer = try CertificateAuthority.makeRoot("Authority of nobody")
        case .intermediate, .missingIntermediate, .signedByLeaf:
            let between = try Certificate(
                kind == .signedByLeaf
                    ? CertificateAuthority.forThisMachine : CertificateAuthority.authority("An authority in between"),
                issuer: root)
            issuer = between
            if kind != .missingIntermediate { chain = [between] }
        }
        return try ServerSecurity(kind, certificate: try Certificate(content, issuer: issuer), chain: chain)
    }

    private static func makeRoot(_ name: String) throws -> Certificate {
        try Certificate(authority(name))
    }

    private static func authority(_ name: String) -> Certificate.Content {
        Certificate.Content(
            name: name,
            extensions: [
                (NID_basic_constraints, "critical,CA:TRUE"), (NID_key_usage, "critical,keyCertSign"),
                (NID_subject_key_identifier, "hash"),
            ])
    }

    /// A certificate for the names under which a loopback server is reached.
    private static var forThisMachine: Certificate.Content {
        Certificate.Content(name: "A loopback server", extensions: extensions(names: "IP:127.0.0.1,DNS:localhost"))
    }

    private static func extensions(names: String) -> [(kind: Int32, value: String)] {
        [(NID_basic_constraints, "critical,CA:FALSE"), (NID_subject_alt_name, names)]
    }
}
