import CCurl

/// libcurl as a whole: set up once for the process, on first use, and left as it is until the process ends.
///
/// `curl_global_init` must not run in two threads at once in releases and builds without the "threadsafe" feature; a
/// static property of Swift is made exactly once, whoever asks first.
enum CurlLibrary {
    /// Whether libcurl could be set up.
    static let isReady: Bool = curl_global_init(ccurl_global_default) == CURLE_OK
}
