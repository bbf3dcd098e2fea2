import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One handle of curl's URL API (https://curl.se/libcurl/c/libcurl-url.html), freed with the object.
final class CurlURL {
    private let handle: OpaquePointer?

    init() {
        handle = curl_url()
    }

    deinit {
        curl_url_cleanup(handle)
    }

    /// Takes an absolute address, or a reference relative to the one taken before.
    func parse(_ text: String, shown: String) throws(AddressError) {
        try check(curl_url_set(handle, CURLUPART_URL, text, ccurl_url_lenient), shown)
    }

    /// Whether a user name, a password or as little as the @ of either is there.
    var hasCredentials: Bool { part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil }

    /// Whether an IPv6 host has a zone (`%25eth0`), which means something on this machine only.
    var hasZone: Bool { part(CURLUPART_ZONEID) != nil }

    func scheme(shown: String) throws(AddressError) -> String { try requiredPart(CURLUPART_SCHEME, shown) }

    /// The host in ASCII, an IPv6 address in brackets.
    func host(shown: String) throws(AddressError) -> String {
        guard let host = part(CURLUPART_HOST), host.utf8.contains(where: { $0 >= 0x80 }) else {
            return try requiredPart(CURLUPART_HOST, shown)
        }
        // The library behind curl reads the name in the thread's locale, which for a program that sets none is "C".
        // Whatever the locale of the user, the name is UTF-8 here.
        let unicode = newlocale(CurlURL.characterTypeMask, "C.UTF-8", nil)
        defer { if let unicode { freelocale(unicode) } }
        let previous = unicode.flatMap { uselocale($0) }
        defer { if let previous { uselocale(previous) } }
        let ascii = try requiredPart(CURLUPART_HOST, shown, flags: ccurl_url_punycode)
        guard ascii.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw .malformed(address: shown, detail: "this libcurl needs the host in its ASCII form (xn--...)")
        }
        return ascii
    }

    func setHost(_ host: String, shown: String) throws(AddressError) {
        try check(curl_url_set(handle, CURLUPART_HOST, host, 0), shown)
    }

    func port(shown: String) throws(AddressError) -> Int {
        let text = try requiredPart(CURLUPART_PORT, shown, flags: ccurl_url_default_port)
        guard let port = Int(text), (1...65_535).contains(port) else {
            throw .malformed(address: shown, detail: "there is no port \(text)")
        }
        return port
    }

    /// The whole address without a default port.
    func text(shown: String) throws(AddressError) -> String {
        try requiredPart(CURLUPART_URL, shown, flags: ccurl_url_no_default_port)
    }

    #if canImport(Darwin)
        private static let characterTypeMask = LC_CTYPE_MASK
    #else
        private static let characterTypeMask = Int32(1) << LC_CTYPE
    #endif

    private func requiredPart(_ part: CURLUPart, _ shown: String, flags: UInt32 = 0) throws(AddressError) -> String {
        var text: UnsafeMutablePointer<CChar>?
        try check(curl_url_get(handle, part, &text, flags), shown)
        defer { curl_free(text) }
        return text.map { String(cString: $0) } ?? ""
    }

    private func part(_ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    private func check(_ code: CURLUcode, _ shown: String) throws(AddressError) {
        guard code != CURLUE_OK else { return }
        let detail = curl_url_strerror(code).map { String(cString: $0) } ?? "curl's code \(code.rawValue)"
        throw .malformed(address: shown, detail: detail.prefix(1).lowercased() + detail.dropFirst())
    }
}
