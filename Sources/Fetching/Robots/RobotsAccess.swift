/// What a host's answer for its robots.txt means for everything else on the host (RFC 9309, section 2.3.1).
public enum RobotsAccess: Sendable {
    /// There are rules.
    case rules(RobotsFile)
    /// There are none, and everything may be fetched; with the reason.
    case open(String)
    /// Nothing may be fetched for now; with the reason.
    case closed(String)

    /// What kinds of answer mean.
    struct ReplyRule: Sendable {
        enum Meaning: Sendable { case rules, open, closed }

        let statuses: ClosedRange<Int>
        let meaning: Meaning
        let reason: String

        /// Of these, the first that fits is taken.
        static let all: [ReplyRule] = [
            .init(
                statuses: 200...299, meaning: .rules, reason: "the host has a robots.txt (RFC 9309, section 2.3.1.1)"),
            .init(
                statuses: 300...399, meaning: .open,
                reason: "the host's robots.txt redirects to nowhere, so there is none (RFC 9309, section 2.3.1.2)"),
            .init(
                statuses: 429...429, meaning: .closed,
                reason: "the host is asked too often and does not give its robots.txt, so nothing is fetched for now"),
            .init(
                statuses: 400...499, meaning: .open, reason: "the host has no robots.txt (RFC 9309, section 2.3.1.3)"),
            .init(
                statuses: 500...599, meaning: .closed,
                reason: "the host fails to give its robots.txt, so nothing is fetched (RFC 9309, section 2.3.1.4)"),
        ]
    }

    /// What a reply means. Redirects have been followed; a status of 3xx means that they ended nowhere.
    public init(status: Int, body: [UInt8]) {
        let rule = ReplyRule.all.first { $0.statuses.contains(status) }
        let reason = "HTTP \(status): \(rule?.reason ?? "no known answer for a robots.txt, so nothing is fetched")"
        switch rule?.meaning {
        case .rules: self = .rules(RobotsFile(body))
        case .open: self = .open(reason)
        case .closed, nil: self = .closed(reason)
        }
    }

    /// What it means that there was no whole reply: nothing is fetched (RFC 9309, section 2.3.1.4).
    public init(failure: String) {
        self = .closed(
            "the host's robots.txt cannot be had, so nothing is fetched (RFC 9309, section 2.3.1.4): \(failure)")
    }

    /// Whether this agent, a product token, may fetch an address.
    public func verdict(for agent: String, at address: Address) -> RobotsVerdict {
        verdict(path: RobotsPath.of(Array(address.text.utf8))) { $0.verdict(for: agent, at: address) }
    }

    /// Whether this agent, a product token, may fetch a URL, taken as it is written.
    public func verdict(for agent: String, url: String) -> RobotsVerdict {
        verdict(path: RobotsPath.of(Array(url.utf8))) { $0.verdict(for: agent, url: url) }
    }

    /// The seconds that this agent is asked to wait between two fetches; nil where the host does not say.
    public func crawlDelay(for agent: String) -> Double? {
        if case .rules(let file) = self { file.crawlDelay(for: agent) } else { nil }
    }

    private func verdict(path: [UInt8], by rules: (RobotsFile) -> RobotsVerdict) -> RobotsVerdict {
        if path.prefix(while: { $0 != UInt8(ascii: "?") }).elementsEqual("/robots.txt".utf8) {
            return RobotsVerdict(isAllowed: true, basis: .robotsFile)
        }
        switch self {
        case .rules(let file): return rules(file)
        case .open(let reason): return RobotsVerdict(isAllowed: true, basis: .reply(reason))
        case .closed(let reason): return RobotsVerdict(isAllowed: false, basis: .reply(reason))
        }
    }
}
