import CBrotli
import CCurl
import CLibXML2
import CZlib
import CZstd

/// The libraries of the system that fetching and discovery stand on, as they are at run time.
public struct FetchingLibraries: Equatable, Sendable {
    /// libcurl's version: `7.88.1`.
    public var curl: String
    /// The same as a number, two hexadecimal digits for each of its three parts.
    public var curlNumber: Int
    /// The library behind it for TLS: `OpenSSL/3.0.15`; nil where it has none.
    public var secureLayer: String?
    /// Whether it speaks HTTP/2.
    public var speaksHTTP2: Bool
    /// The file of certificates that it trusts unless told otherwise; nil where that was left open when it was built.
    public var certificateFile: String?
    /// The folder of certificates that it trusts.
    public var certificateFolder: String?
    /// libxml2's version, as a number of five digits: `20914`.
    public var xml: String
    /// zlib's version.
    public var zlib: String
    /// zstd's version.
    public var zstd: String
    /// brotli's version.
    public var brotli: String

    /// Asks the libraries. Opens nothing.
    public static func present() -> FetchingLibraries {
        let curl = ccurl_version()?.pointee
        func text(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
        // The fields for certificates came with 7.84 (CURLVERSION_TENTH); before, they are not there.
        let hasCertificates = (curl?.age.rawValue ?? 0) >= 9
        let brotli = BrotliDecoderVersion()
        return FetchingLibraries(
            curl: text(curl?.version) ?? "none", curlNumber: Int(curl?.version_num ?? 0),
            secureLayer: text(curl?.ssl_version), speaksHTTP2: (curl?.features ?? 0) & (1 << 16) != 0,
            certificateFile: hasCertificates ? text(curl?.cainfo) : nil,
            certificateFolder: hasCertificates ? text(curl?.capath) : nil,
            xml: text(xmlParserVersionText()) ?? "none", zlib: text(zlibVersion()) ?? "none",
            zstd: text(ZSTD_versionString()) ?? "none",
            brotli: "\(brotli >> 24).\(brotli >> 12 & 0xFFF).\(brotli & 0xFFF)")
    }

    /// `xmlParserVersion`, a pointer that libxml2 sets once and which Swift sees as a variable.
    private static func xmlParserVersionText() -> UnsafePointer<CChar>? { cxml_version() }
}
