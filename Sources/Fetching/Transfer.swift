import CCurl
import Model

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One request and its reply over one easy handle: what is asked, what came so far, and what comes of it.
///
/// `prepare` says what is asked, `outcome` what came of it; in between curl's multi interface carries it out.
final class Transfer {
    /// What a transfer that did not fail led to.
    enum Outcome {
        case reply(WholeReply)
        case redirect(Address)
    }

    /// How long the transfer took, in seconds; known after `outcome`.
    private(set) var seconds = 0.0

    private let address: Address
    private let validators: Validators?
    private let message: String?
    private let policy: FetchPolicy
    private let wholeSeconds: Double
    private let isHostAllowed: Bool
    private let isInterrupted: () -> Bool

    private var header = ReplyHeader()
    private var framing: Framing?
    private var location: String?
    private var decoding: ContentDecoding?
    private var received = 0
    private var failure: FetchError?
    private var refused: (address: String, what: String)?
    private var openedSockets = 0
    private var saidGoodbye = false
    private var easy: EasyHandle?

    /// A transfer of what lies at `address`, if it is not as the validators say, which may take so many seconds.
    ///
    /// `isInterrupted` is asked about once a second whether somebody wants it to end. With a `message`, that is handed over
    /// with POST, as text.
    init(
        of address: Address, validators: Validators? = nil, message: String? = nil, policy: FetchPolicy,
        seconds: Double, isInterrupted: @escaping () -> Bool = { false }
    ) {
        self.validators = validators
        self.message = message
        self.isInterrupted = isInterrupted
        self.address = address
        self.policy = policy
        wholeSeconds = seconds
        isHostAllowed = policy.allows(host: address.host)
    }

    /// The handle that carries it out.
    var handle: EasyHandle? { easy }

    /// Bytes of the body that came so far, as received.
    var bytesReceived: Int { received }
}

// MARK: What is asked

extension Transfer {
    /// Sets all options. The handle points to this transfer from here until its next reset.
    func prepare(_ easy: EasyHandle) throws(FetchError) {
        // A literal address is judged at once: curl would not even open a socket where this machine has no IPv6.
        if !isHostAllowed, let range = AddressGuard.refusal(ofLiteral: address.host) {
            throw .refusedAddress(
                url: address.text, host: address.host, address: address.host, what: range.reason)
        }
        self.easy = easy
        easy.reset()
        easy.set(CURLOPT_URL, address.text)
        easy.setWebOnly()
        easy.set(CURLOPT_FOLLOWLOCATION, 0)
        easy.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        easy.set(CURLOPT_USERAGENT, Transfer.fieldValue(policy.userAgent))
        var fields = ["Accept-Encoding: \(ContentCoding.accepted)"] + (validators?.conditions ?? [])
        if let message {
            fields.append("Content-Type: text/plain; charset=utf-8")
            easy.set(CURLOPT_POST, 1)
            // The length first: without it curl copies up to a byte of zero.
            easy.set(CURLOPT_POSTFIELDSIZE, message.utf8.count)
            easy.set(CURLOPT_COPYPOSTFIELDS, message)
        }
        easy.setHeaderFields(fields)
        easy.set(CURLOPT_HTTP_CONTENT_DECODING, 0)
        easy.set(CURLOPT_BUFFERSIZE, 64 << 10)

        // The environment has no say, and neither have signals.
        if !policy.usesEnvironmentProxies { easy.set(CURLOPT_PROXY, "") }
        easy.set(CURLOPT_NETRC, ccurl_netrc_ignored)
        easy.set(CURLOPT_NOSIGNAL, 1)
        easy.leaveLookups()

        easy.set(CURLOPT_SSL_VERIFYPEER, 1)
        easy.set(CURLOPT_SSL_VERIFYHOST, 2)
        easy.set(CURLOPT_SSLVERSION, ccurl_tls_1_2)
        if let file = policy.certificateFile { easy.set(CURLOPT_CAINFO, file) }

        easy.set(CURLOPT_CONNECTTIMEOUT_MS, Transfer.milliseconds(policy.connectSeconds))
        easy.set(CURLOPT_TIMEOUT_MS, Transfer.milliseconds(wholeSeconds))
        easy.set(CURLOPT_LOW_SPEED_LIMIT, 1)
        easy.set(CURLOPT_LOW_SPEED_TIME, (Transfer.milliseconds(policy.stallSeconds) + 999) / 1000)

        let transfer = Unmanaged.passUnretained(self).toOpaque()
        easy.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, transfer in
            Transfer.at(transfer)?.takeHeaderLine(Transfer.buffer(bytes, size &* count)) == true ? size &* count : 0
        }
        easy.set(CURLOPT_HEADERDATA, transfer)
        easy.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
            Transfer.at(transfer)?.takeBody(Transfer.buffer(bytes, size &* count)) == true ? size &* count : 0
        }
        easy.set(CURLOPT_WRITEDATA, transfer)
        easy.setOpenSocket { transfer, _, address in
            guard let address else { return -1 }
            return Transfer.at(transfer)?.openSocket(to: address) ?? -1
        }
        easy.set(CURLOPT_OPENSOCKETDATA, transfer)
        easy.setProgress { transfer, _, _, _, _ in
            Transfer.at(transfer)?.isInterrupted() == true ? 1 : 0
        }
        easy.set(CURLOPT_XFERINFODATA, transfer)
        if address.scheme == "https" {
            easy.setDebug { _, kind, bytes, count, transfer in
                if kind == CURLINFO_SSL_DATA_IN { Transfer.at(transfer)?.takeSecureMessage(bytes, count) }
                return 0
            }
            easy.set(CURLOPT_DEBUGDATA, transfer)
            easy.set(CURLOPT_VERBOSE, 1)
        }
        if let detail = easy.optionFailure {
            easy.reset()
            throw .transferFailed(url: address.text, detail: detail)
        }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
        pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func buffer(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        let raw = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
        return raw.bindMemory(to: UInt8.self)
    }

    /// At least 1, because 0 means "no limit" to curl, and at most what fits everywhere.
    private static func milliseconds(_ seconds: Double) -> Int {
        guard seconds > 0.001 else { return 1 }
        return seconds < 2_000_000 ? Int(seconds * 1000) : 2_000_000_000
    }

    /// `text` without what could end a header field and begin another.
    private static func fieldValue(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}

// MARK: What comes

extension Transfer {
    /// Opens the socket for a connection, unless the address is one that is not connected to.
    private func openSocket(to target: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        // The address that is declared as the last member is as long as `addrlen` says, which may be more than its type.
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr)
        let found = offset.flatMap { offset in
            InternetAddress(
                socketAddress: UnsafeRawPointer(target).advanced(by: offset), length: Int(target.pointee.addrlen))
        }
        if !isHostAllowed {
            guard let found else {
                refused = ("a socket", "not an internet address")
                return -1
            }
            if let range = AddressGuard.refusal(of: found) {
                refused = (found.description, range.reason)
                return -1
            }
        }
        #if os(Linux)
            let kind = target.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        #else
            let kind = target.pointee.socktype
        #endif
        openedSockets += 1
        return socket(target.pointee.family, kind, target.pointee.protocol)
    }

    /// Takes a line of the header; false stops the transfer.
    func takeHeaderLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let isEnd = header.take(line)
        guard header.byteCount <= max(policy.maximumHeaderBytes, 1) else {
            return stop(.tooLarge(url: address.text, limit: .header, maximum: max(policy.maximumHeaderBytes, 1)))
        }
        guard isEnd, header.status >= 200 else { return true }
        do throws(Framing.Failure) {
            framing = try Framing(header)
        } catch {
            return stop(error)
        }
        if Transfer.redirects.contains(header.status), let location = header.values("Location").first,
            !location.isEmpty
        {
            // The body of a redirect is for people; it is read past, so that the connection can be kept.
            self.location = location
            return true
        }
        return beginBody()
    }

    private func beginBody() -> Bool {
        guard framing != .bodiless else { return true }
        if case .length(let length) = framing, length > maximumReceived {
            return stop(.tooLarge(url: address.text, limit: .received, maximum: maximumReceived))
        }
        do throws(ContentCoding.UnknownCoding) {
            let codings = try ContentCoding.read(header.list("Content-Encoding"))
            if !codings.isEmpty {
                decoding = ContentDecoding(codings, maximum: max(policy.maximumBytesDecompressed, 1))
            } else {
                decoding = ContentDecoding([], maximum: maximumReceived)
            }
            return true
        } catch {
            return stop(.unknownCoding(url: address.text, coding: error.name))
        }
    }

    /// Takes a piece of the body; false stops the transfer.
    func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (sum, overflow) = received.addingReportingOverflow(bytes.count)
        received = sum
        guard !overflow, received <= maximumReceived else {
            return stop(.tooLarge(url: address.text, limit: .received, maximum: maximumReceived))
        }
        guard location == nil, let decoding else { return true }
        do throws(ContentDecoding.Failure) {
            try decoding.take(bytes)
            return true
        } catch {
            return stop(error)
        }
    }

    /// Takes a TLS message that came in, as curl's trace shows it: an alert has two bytes, its level and its meaning,
    /// and the meaning 0 is `close_notify` (RFC 8446, section 6.1).
    func takeSecureMessage(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) {
        easy?.reportsSecureMessages = true
        if count == 2, let bytes, bytes[1] == 0, bytes[0] == 1 || bytes[0] == 2 { saidGoodbye = true }
    }

    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]

    private var maximumReceived: Int { max(policy.maximumBytesReceived, 1) }

    private func stop(_ error: FetchError) -> Bool {
        failure = error
        return false
    }

    private func stop(_ error: Framing.Failure) -> Bool {
        switch error {
        case .contradictoryLengths(let lengths):
            stop(.incomplete(url: address.text, .contradictoryLengths(lengths), got: received, wanted: nil))
        case .malformedLength(let text):
            stop(.malformedReply(url: address.text, detail: "a Content-Length of \"\(text)\""))
        case .lengthTooLarge:
            stop(.tooLarge(url: address.text, limit: .received, maximum: maximumReceived))
        case .unknownTransferCoding(let coding):
            stop(.unknownCoding(url: address.text, coding: coding))
        }
    }

    private func stop(_ error: ContentDecoding.Failure) -> Bool {
        stop(fetchError(error))
    }

    private func fetchError(_ error: ContentDecoding.Failure) -> FetchError {
        switch error {
        case .cut(let coding):
            .incomplete(url: address.text, .cutCoding(coding.rawValue), got: received, wanted: declaredLength)
        case .damaged(let coding, let detail):
            .incomplete(
                url: address.text, .damagedCoding(coding.rawValue, detail: detail), got: received,
                wanted: declaredLength)
        case .unsupported(let coding, let what):
            .unknownCoding(url: address.text, coding: "\(coding.rawValue) with \(what)")
        case .tooLarge:
            .tooLarge(
                url: address.text, limit: .decompressed, maximum: max(policy.maximumBytesDecompressed, 1))
        }
    }

    private var declaredLength: Int? {
        if case .length(let length) = framing { length } else { nil }
    }
}

// MARK: What comes of it

extension Transfer {
    /// What the transfer led to, once curl ended it with `code`.
    func outcome(_ code: CURLcode, on easy: EasyHandle) throws(FetchError) -> Outcome {
        seconds = easy.seconds(CURLINFO_TOTAL_TIME_T)
        if code == CURLE_ABORTED_BY_CALLBACK, isInterrupted() { throw .interrupted(url: address.text) }
        if let location {
            do throws(AddressError) {
                return .redirect(try address.resolving(location))
            } catch {
                throw .badRedirect(url: address.text, error)
            }
        }
        if let failure { throw failure }
        guard code == CURLE_OK else { throw error(for: code, on: easy) }

        guard header.isComplete else {
            throw .incomplete(url: address.text, .header, got: received, wanted: nil)
        }
        guard header.status >= 200 else {
            throw .malformedReply(url: address.text, detail: "status \(header.status) and no reply after it")
        }
        try checkEnd(on: easy)
        return .reply(try reply())
    }

    /// Makes sure that the end which curl saw is the end of the body.
    private func checkEnd(on easy: EasyHandle) throws(FetchError) {
        switch framing {
        case .length(let length) where received != length:
            throw .incomplete(url: address.text, .length, got: received, wanted: length)
        case .untilClose:
            // Over HTTP/2 and later a stream has an end of its own.
            let isOldProtocol = easy.integer(CURLINFO_HTTP_VERSION) <= ccurl_http_1_1
            if address.scheme == "https", isOldProtocol, easy.reportsSecureMessages, !saidGoodbye {
                throw .incomplete(url: address.text, .secureClose, got: received, wanted: nil)
            }
        case .length, .chunked, .bodiless, nil: break
        }
    }

    private func reply() throws(FetchError) -> WholeReply {
        var trailing = 0
        // Nothing at all is not a compressed stream, but servers that declare an empty body often leave the field in.
        let isDeclaredEmpty = received == 0 && (framing == .length(0) || framing == .chunked)
        if let decoding, !isDeclaredEmpty {
            do throws(ContentDecoding.Failure) {
                trailing = try decoding.finish()
            } catch {
                throw fetchError(error)
            }
        }
        let isUndone = framing == .chunked || decoding?.undoesSomething == true
        return WholeReply(
            status: header.status,
            fields: isUndone ? WholeReply.renamingCodingFields(header.fields) : header.fields,
            body: decoding?.body ?? [], trailingBytes: trailing)
    }

    /// The error that one of curl's codes stands for.
    private func error(for code: CURLcode, on easy: EasyHandle) -> FetchError {
        let url = address.text
        let detail = easy.detail(of: code)
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            return .unresolvedHost(url: url, host: address.host, detail: detail)
        case CURLE_COULDNT_CONNECT:
            if let refused, openedSockets == 0 {
                return .refusedAddress(url: url, host: address.host, address: refused.address, what: refused.what)
            }
            return .noConnection(url: url, detail: detail)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return .untrustedCertificate(url: url, detail: detail)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM:
            return .noSecureConnection(url: url, detail: detail)
        case CURLE_OPERATION_TIMEDOUT:
            return timeOut(on: easy)
        case CURLE_PARTIAL_FILE:
            let shortfall: FetchError.Shortfall = framing == .chunked ? .chunk : .length
            return .incomplete(url: url, shortfall, got: received, wanted: declaredLength)
        case CURLE_GOT_NOTHING:
            return .incomplete(url: url, .noReply, got: 0, wanted: nil)
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_HTTP3, CURLE_QUIC_CONNECT_ERROR:
            return .incomplete(url: url, .connection(detail: detail), got: received, wanted: declaredLength)
        case CURLE_OUT_OF_MEMORY where !header.isComplete, Transfer.tooLarge:
            // What curl says of a single line of header that passes its own limit of 100 KB.
            return .tooLarge(url: url, limit: .header, maximum: max(policy.maximumHeaderBytes, 1))
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
            return .malformedReply(url: url, detail: detail)
        case CURLE_BAD_CONTENT_ENCODING:
            return .unknownCoding(url: url, coding: header.list("Transfer-Encoding").joined(separator: ", "))
        default:
            return .transferFailed(url: url, detail: detail)
        }
    }

    /// `CURLE_TOO_LARGE`, which headers before 8.6 do not know.
    private static let tooLarge = CURLcode(rawValue: 100)

    /// Which of the three limits ran out, told by how far the transfer had come.
    private func timeOut(on easy: EasyHandle) -> FetchError {
        let limit: FetchError.TimeLimit
        let isConnected =
            easy.seconds(address.scheme == "https" ? CURLINFO_APPCONNECT_TIME_T : CURLINFO_CONNECT_TIME_T) > 0
        if seconds >= wholeSeconds - 0.01 {
            limit = .whole
        } else if isConnected {
            limit = .stall
        } else {
            limit = .connect
        }
        let allowed =
            switch limit {
            case .connect: policy.connectSeconds
            case .whole: policy.wholeSeconds
            case .stall: policy.stallSeconds
            }
        return .timedOut(url: address.text, limit: limit, seconds: allowed, got: received)
    }
}
