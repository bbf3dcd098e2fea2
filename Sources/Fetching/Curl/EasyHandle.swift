import CCurl

/// One easy handle of libcurl (https://curl.se/libcurl/c/libcurl-easy.html) with what must live as long as it: the
/// buffer for error texts and the list of header fields. Freed with the object. Connections are kept between
/// transfers.
///
/// Not for two threads at once.
final class EasyHandle {
    /// The handle, for calls that are not wrapped here.
    let raw: UnsafeMutableRawPointer
    /// Set once the TLS library behind curl has told of a message; a library that never does cannot tell us of a
    /// missing goodbye either.
    var reportsSecureMessages = false

    private let errorText: UnsafeMutablePointer<CChar>
    private var headerFields: UnsafeMutablePointer<curl_slist>?
    private var refusedOption: (code: CURLcode, option: String)?

    /// A new handle; nil where libcurl cannot be set up or has no memory.
    init?() {
        guard CurlLibrary.isReady, let raw = ccurl_easy_init() else { return nil }
        self.raw = raw
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        // Closing a TLS connection writes to it.
        withoutBrokenPipeSignal { ccurl_easy_cleanup(raw) }
        curl_slist_free_all(headerFields)
        errorText.deallocate()
    }

    /// Forgets all options; connections, looked-up names and TLS sessions are kept.
    func reset() {
        ccurl_easy_reset(raw)
        curl_slist_free_all(headerFields)
        headerFields = nil
        refusedOption = nil
        errorText[0] = 0
        note(ccurl_set_pointer(raw, CURLOPT_ERRORBUFFER, errorText), CURLOPT_ERRORBUFFER)
    }

    func set(_ option: CURLoption, _ value: Int) {
        note(ccurl_set_long(raw, option, value), option)
    }

    func set(_ option: CURLoption, _ value: String) {
        note(ccurl_set_string(raw, option, value), option)
    }

    func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
        note(ccurl_set_pointer(raw, option, value), option)
    }

    func set(_ option: CURLoption, _ function: curl_write_callback) {
        note(ccurl_set_write_function(raw, option, function), option)
    }

    func setOpenSocket(_ function: curl_opensocket_callback) {
        note(ccurl_set_opensocket_function(raw, function), CURLOPT_OPENSOCKETFUNCTION)
    }

    func setDebug(_ function: curl_debug_callback) {
        note(ccurl_set_debug_function(raw, function), CURLOPT_DEBUGFUNCTION)
    }

    /// Has `function` asked again and again, about once a second at the least, whether to go on.
    func setProgress(_ function: curl_xferinfo_callback) {
        note(ccurl_set_progress_function(raw, function), CURLOPT_XFERINFOFUNCTION)
        set(CURLOPT_NOPROGRESS, 0)
    }

    /// Lets the handle speak HTTP and HTTPS, and nothing else.
    func setWebOnly() {
        note(ccurl_set_web_only(raw), "for the protocols to use")
    }

    /// Lets a transfer that is broken off leave a look-up of a name behind instead of waiting for its end. A libcurl
    /// before 7.87 does not know the option, and waits.
    func leaveLookups() { _ = ccurl_set_long(raw, EasyHandle.quickExit, 1) }

    /// `CURLOPT_QUICK_EXIT`
    private static let quickExit = CURLoption(rawValue: 322)

    /// Sets the header fields that are sent beside curl's own, each as `Name: value`.
    func setHeaderFields(_ fields: [String]) {
        for field in fields {
            guard let list = curl_slist_append(headerFields, field) else {
                return note(CURLE_OUT_OF_MEMORY, CURLOPT_HTTPHEADER)
            }
            headerFields = list
        }
        note(ccurl_set_list(raw, CURLOPT_HTTPHEADER, headerFields), CURLOPT_HTTPHEADER)
    }

    /// Says which option libcurl did not take since the last reset, if any. A guard that was not taken would be a
    /// hole that nobody sees, so nothing is transferred then.
    var optionFailure: String? {
        guard let refusedOption else { return nil }
        return "libcurl does not take its option \(refusedOption.option): "
            + "\(EasyHandle.meaning(of: refusedOption.code))"
    }

    /// Says that the program is about to end: a transfer that is broken off does not wait for the name service.
    func prepareToQuit() { ccurl_set_quick_exit(raw) }

    /// What curl said of the last failure, or else the meaning of its code.
    func detail(of code: CURLcode) -> String {
        errorText[0] == 0 ? EasyHandle.meaning(of: code) : String(cString: errorText)
    }

    func integer(_ info: CURLINFO) -> Int {
        var value = 0
        return ccurl_get_long(raw, info, &value) == CURLE_OK ? value : 0
    }

    /// A time of the last transfer, in seconds; 0 where it did not come to that.
    func seconds(_ info: CURLINFO) -> Double {
        var microseconds: curl_off_t = 0
        return ccurl_get_offset(raw, info, &microseconds) == CURLE_OK ? Double(microseconds) / 1e6 : 0
    }

    private func note(_ code: CURLcode, _ option: CURLoption) {
        note(code, "\(option.rawValue)")
    }

    private func note(_ code: CURLcode, _ option: String) {
        if code != CURLE_OK, refusedOption == nil { refusedOption = (code, option) }
    }

    private static func meaning(of code: CURLcode) -> String {
        curl_easy_strerror(code).map { String(cString: $0) } ?? "curl's code \(code.rawValue)"
    }
}
