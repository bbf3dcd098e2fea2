import CCurl

/// One multi handle of libcurl (https://curl.se/libcurl/c/libcurl-multi.html): many transfers at once on one thread,
/// with the connections, the looked-up names and the TLS sessions that they share. Freed with the object.
///
/// Not for two threads at once.
final class MultiHandle {
    private let raw: UnsafeMutableRawPointer
    private var added: [UnsafeMutableRawPointer: EasyHandle] = [:]

    /// A new handle that keeps so many connections open between transfers; nil where libcurl cannot be set up or has no
    /// memory.
    init?(connections: Int) {
        guard CurlLibrary.isReady, let raw = ccurl_multi_init() else { return nil }
        self.raw = raw
        _ = ccurl_multi_set_long(raw, CURLMOPT_MAXCONNECTS, max(connections, 1))
    }

    deinit {
        // Closing a TLS connection writes to it.
        withoutBrokenPipeSignal {
            for easy in added.values { ccurl_multi_remove_handle(raw, easy.raw) }
            ccurl_multi_cleanup(raw)
        }
    }

    /// Begins the transfer that `easy` was prepared for. The handle is held until it is taken out.
    func add(_ easy: EasyHandle) -> Bool {
        guard ccurl_multi_add_handle(raw, easy.raw) == CURLM_OK else { return false }
        added[easy.raw] = easy
        return true
    }

    /// Takes a handle out; a transfer that has not ended is broken off.
    func remove(_ easy: EasyHandle) {
        withoutBrokenPipeSignal { _ = ccurl_multi_remove_handle(raw, easy.raw) }
        added[easy.raw] = nil
    }

    /// Does what can be done without waiting, and gives the transfers that ended, each with curl's code. They are still
    /// to be taken out.
    func perform() -> [(easy: EasyHandle, code: CURLcode)] {
        var running: Int32 = 0
        withoutBrokenPipeSignal { _ = ccurl_multi_perform(raw, &running) }
        var ended: [(easy: EasyHandle, code: CURLcode)] = []
        var handle: UnsafeMutableRawPointer?
        var code = CURLE_OK
        while ccurl_multi_next_ended(raw, &handle, &code) != 0 {
            if let handle, let easy = added[handle] { ended.append((easy, code)) }
        }
        return ended
    }

    /// Waits until something can be done, but no longer than so many seconds. A signal ends the wait.
    func wait(seconds: Double) {
        let milliseconds = Int32(min(max(seconds, 0), 3600) * 1000)
        var count: Int32 = 0
        _ = ccurl_multi_poll(raw, max(milliseconds, 1), &count)
    }
}
