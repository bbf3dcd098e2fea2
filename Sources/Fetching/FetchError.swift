import Model

/// Why an address gave no page. Each case holds the address of the hop that failed, without credentials.
public enum FetchError: Error, Equatable, Sendable {
    /// The text asked for is not an address that can be fetched.
    case badAddress(AddressError)
    /// A page led to something that is not an address that can be fetched.
    case badRedirect(url: String, AddressError)
    /// The host lies at an internet address that is not connected to; `what` says what kind of address it is.
    case refusedAddress(url: String, host: String, address: String, what: String)
    /// The host's name could not be looked up.
    case unresolvedHost(url: String, host: String, detail: String)
    /// No connection came about.
    case noConnection(url: String, detail: String)
    /// A connection came about, but not a secure one.
    case noSecureConnection(url: String, detail: String)
    /// The server's certificate is not to be trusted.
    case untrustedCertificate(url: String, detail: String)
    /// A time limit ran out.
    case timedOut(url: String, limit: TimeLimit, seconds: Double, got: Int)
    /// The page came, but not whole: `got` bytes as received, of `wanted` where that was said.
    case incomplete(url: String, Shortfall, got: Int, wanted: Int?)
    /// More came, or was announced, than may be taken.
    case tooLarge(url: String, limit: SizeLimit, maximum: Int)
    /// One redirect more than may be followed.
    case tooManyRedirects(url: String, maximum: Int)
    /// What came is not HTTP as it should be.
    case malformedReply(url: String, detail: String)
    /// The body is in a content coding that we did not ask for and cannot undo.
    case unknownCoding(url: String, coding: String)
    /// Somebody wanted the fetch to end.
    case interrupted(url: String)
    /// The host's robots.txt forbids it; `rule` is the deciding line, or why there is none.
    case disallowedByRobots(url: String, host: String, rule: String)
    /// The host's robots.txt is not to be had for now, and without it nothing may be asked (RFC 9309, section 2.3.1.4).
    case robotsUnreachable(url: String, host: String, detail: String)
    /// The host is not asked before a time: it said so itself.
    case hostOnHold(url: String, host: String, until: Timestamp)
    /// The host was given up for this run after several failures, of which `detail` tells the last.
    case hostGivenUp(url: String, host: String, detail: String)
    /// The run's time was used up before the page's turn came.
    case outOfTime(url: String, seconds: Double)
    /// libcurl failed in a way that has no case of its own.
    case transferFailed(url: String, detail: String)

    /// A time limit of the policy.
    public enum TimeLimit: String, Sendable {
        /// `connectSeconds`
        case connect
        /// `wholeSeconds`
        case whole
        /// `stallSeconds`
        case stall
    }

    /// A size limit of the policy.
    public enum SizeLimit: String, Sendable {
        /// `maximumBytesReceived`
        case received
        /// `maximumBytesDecompressed`
        case decompressed
        /// `maximumHeaderBytes`
        case header
    }

    /// What is missing of a page.
    public enum Shortfall: Equatable, Sendable {
        /// The connection was closed before a reply.
        case noReply
        /// The header has no end.
        case header
        /// The body is shorter than its `Content-Length`.
        case length
        /// A chunk, or the last chunk, is missing.
        case chunk
        /// The compressed stream stops before its end; the name of the coding.
        case cutCoding(String)
        /// The compressed stream is damaged.
        case damagedCoding(String, detail: String)
        /// The connection was reset or failed.
        case connection(detail: String)
        /// A secure connection was closed without the goodbye (`close_notify`) that tells an end from a cut.
        case secureClose
        /// Two lengths were declared that differ.
        case contradictoryLengths([String])
    }
}

extension FetchError {
    /// A short, stable word for receipts and counts.
    public var reason: String {
        switch self {
        case .badAddress: "bad address"
        case .badRedirect: "bad redirect"
        case .refusedAddress: "refused address"
        case .unresolvedHost: "unresolved host"
        case .noConnection: "no connection"
        case .noSecureConnection: "no secure connection"
        case .untrustedCertificate: "untrusted certificate"
        case .timedOut: "timed out"
        case .incomplete: "incomplete"
        case .tooLarge: "too large"
        case .tooManyRedirects: "too many redirects"
        case .interrupted: "interrupted"
        case .malformedReply: "malformed reply"
        case .unknownCoding: "unknown coding"
        case .disallowedByRobots: "disallowed by robots.txt"
        case .robotsUnreachable: "robots.txt unreachable"
        case .hostOnHold: "host on hold"
        case .hostGivenUp: "host given up"
        case .outOfTime: "out of time"
        case .transferFailed: "transfer failed"
        }
    }

    /// Whether the same fetch may well succeed a little later, without anyone changing anything.
    public var isWorthRetrying: Bool {
        switch self {
        case .unresolvedHost, .noConnection, .noSecureConnection, .timedOut: true
        case .incomplete(_, .contradictoryLengths, _, _): false
        case .incomplete: true
        case .badAddress, .badRedirect, .refusedAddress, .untrustedCertificate, .tooLarge, .tooManyRedirects,
            .interrupted, .malformedReply, .unknownCoding, .disallowedByRobots, .robotsUnreachable, .hostOnHold,
            .hostGivenUp, .outOfTime,
            .transferFailed:
            false
        }
    }

    /// Whether the host was not reached, or let a limit of time run out: a failure of the host and not of one page.
    var isFailureOfHost: Bool {
        switch self {
        case .unresolvedHost, .noConnection, .noSecureConnection, .untrustedCertificate, .timedOut:
            true
        default: false
        }
    }

    /// What the failure to get a host's robots.txt means for a page of the host.
    func ofPage(at address: Address) -> FetchError {
        let url = address.text
        switch self {
        case .hostOnHold(_, let host, let until): return .hostOnHold(url: url, host: host, until: until)
        case .hostGivenUp(_, let host, let detail): return .hostGivenUp(url: url, host: host, detail: detail)
        case .outOfTime(_, let seconds): return .outOfTime(url: url, seconds: seconds)
        case .refusedAddress(_, address.host, let found, let what):
            return .refusedAddress(url: url, host: address.host, address: found, what: what)
        case .unresolvedHost(_, address.host, let detail):
            return .unresolvedHost(url: url, host: address.host, detail: detail)
        default: return .robotsUnreachable(url: url, host: address.host, detail: detail)
        }
    }

    /// What happened, without the address.
    var detail: String {
        let text = description
        return text.hasPrefix(url + ": ") ? String(text.dropFirst(url.count + 2)) : text
    }

    /// The address of the hop that failed.
    public var url: String {
        switch self {
        case .badAddress(let error): error.address
        case .badRedirect(let url, _), .refusedAddress(let url, _, _, _), .unresolvedHost(let url, _, _),
            .noConnection(let url, _), .noSecureConnection(let url, _), .untrustedCertificate(let url, _),
            .timedOut(let url, _, _, _), .incomplete(let url, _, _, _), .tooLarge(let url, _, _),
            .tooManyRedirects(let url, _), .interrupted(let url), .malformedReply(let url, _),
            .unknownCoding(let url, _), .disallowedByRobots(let url, _, _), .robotsUnreachable(let url, _, _),
            .hostOnHold(let url, _, _),
            .hostGivenUp(let url, _, _), .outOfTime(let url, _), .transferFailed(let url, _):
            url
        }
    }
}

extension FetchError: CustomStringConvertible {
    /// What happened, at which address, and what to do.
    public var description: String {
        switch self {
        case .badAddress(let error): error.description
        case .badRedirect(let url, let error): "\(url): redirects to \(error)"
        case .refusedAddress(let url, let host, let address, let what):
            "\(url): not fetched, because \(host) is at \(address), which is \(what); if it is meant, name \(host) "
                + "among the allowed hosts"
        case .unresolvedHost(let url, let host, let detail):
            "\(url): the host \(host) was not found (\(detail)); check its spelling and this machine's name service"
        case .noConnection(let url, let detail):
            "\(url): no connection (\(detail)); try later, and check that the host answers"
        case .noSecureConnection(let url, let detail):
            "\(url): no secure connection (\(detail)); try later, and check that the host speaks TLS on that port"
        case .untrustedCertificate(let url, let detail):
            "\(url): the server's certificate is not trusted (\(detail)); check this machine's date and its package of "
                + "certificates (ca-certificates)"
        case .timedOut(let url, let limit, let seconds, let got):
            "\(url): timed out: \(limit.words) \(FetchError.text(seconds)) s, \(got) bytes of the body had come; try "
                + "later, or raise the limit"
        case .incomplete(let url, let shortfall, let got, let wanted):
            "\(url): incomplete: \(shortfall.words(got: got, wanted: wanted)); nothing of it is kept; "
                + (isWorthRetrying ? "try later" : "tell the publisher")
        case .tooLarge(let url, let limit, let maximum):
            "\(url): too large: \(limit.words) more than \(maximum) bytes; raise the limit if such a page is wanted"
        case .interrupted(let url):
            "\(url): interrupted before the page was whole; nothing of it is kept, and the next run fetches it"
        case .tooManyRedirects(let url, let maximum):
            "\(url): one redirect more than the \(maximum) that are followed; open the page in a browser and use the "
                + "address where it ends"
        case .malformedReply(let url, let detail):
            "\(url): the reply is not proper HTTP (\(detail)); check that a web server answers on that port"
        case .unknownCoding(let url, let coding):
            "\(url): the body is coded as \"\(coding)\", which was not asked for (\(ContentCoding.accepted)) and cannot "
                + "be undone; tell the publisher"
        case .disallowedByRobots(let url, let host, let rule):
            "\(url): not fetched, because the robots.txt of \(host) forbids it (\(rule)); ask the publisher, or take the "
                + "address out"
        case .robotsUnreachable(let url, let host, let detail):
            "\(url): not fetched, because the robots.txt of \(host) is not to be had for now (\(detail)); a later run tries "
                + "again"
        case .hostOnHold(let url, let host, let until):
            "\(url): not fetched, because \(host) asked not to be asked again before \(until); a later run fetches it"
        case .hostGivenUp(let url, let host, let detail):
            "\(url): not fetched, because \(host) failed several times in a row (\(detail)); a later run tries again"
        case .outOfTime(let url, let seconds):
            "\(url): not fetched, because the run's time of \(FetchError.text(seconds)) s was used up; the next run fetches it"
        case .transferFailed(let url, let detail):
            "\(url): the transfer failed (\(detail)); check how libcurl is installed on this machine"
        }
    }

    /// Seconds as a person writes them: `30`, `0.25`.
    private static func text(_ seconds: Double) -> String {
        Int(exactly: seconds).map { String($0) } ?? String(seconds)
    }
}

extension FetchError.TimeLimit {
    fileprivate var words: String {
        switch self {
        case .connect: "the connection took longer than"
        case .whole: "the fetch took longer than"
        case .stall: "nothing came for"
        }
    }
}

extension FetchError.SizeLimit {
    fileprivate var words: String {
        switch self {
        case .received: "the body has"
        case .decompressed: "the body, decompressed, has"
        case .header: "the header has"
        }
    }
}

extension FetchError.Shortfall {
    fileprivate func words(got: Int, wanted: Int?) -> String {
        let amount = wanted.map { "\(got) of \($0) bytes" } ?? "\(got) bytes"
        switch self {
        case .noReply: return "the server closed the connection without a reply"
        case .header: return "the connection ended in the middle of the header"
        case .length: return "the connection ended after \(amount) of the body"
        case .chunk: return "the connection ended after \(amount) of the body, before the last chunk"
        case .cutCoding(let coding): return "the \(coding) stream stops before its end, after \(amount)"
        case .damagedCoding(let coding, let detail):
            return "the \(coding) stream is damaged (\(detail)), after \(amount)"
        case .connection(let detail): return "the connection failed after \(amount) of the body (\(detail))"
        case .secureClose:
            return "the secure connection was cut after \(amount) of the body, and no length was declared"
        case .contradictoryLengths(let lengths):
            return "the reply declares different lengths (\(lengths.joined(separator: ", "))), \(amount) had come"
        }
    }
}
