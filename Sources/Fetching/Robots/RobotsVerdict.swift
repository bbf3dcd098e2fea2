/// Whether a page may be fetched, and what decided it.
public struct RobotsVerdict: Hashable, Sendable {
    /// A line of a robots.txt.
    public struct Line: Hashable, Sendable {
        /// From 1.
        public let number: Int
        /// The line as it stands there, without its end and without white space around it; bytes that are not UTF-8
        /// are replaced.
        public let text: String
    }

    /// What decided.
    public enum Basis: Hashable, Sendable {
        /// The most specific rule that matches.
        case line(Line)
        /// None of the rules for this agent matches, or there are none.
        case noRule
        /// There are rules, but neither for this agent nor for all.
        case noGroup
        /// It is the robots.txt itself, which is always allowed (RFC 9309, section 2.2.2).
        case robotsFile
        /// How the host answered when it was asked for its robots.txt.
        case reply(String)
    }

    /// Whether the page may be fetched.
    public let isAllowed: Bool
    /// What decided.
    public let basis: Basis
}

extension RobotsVerdict.Basis: CustomStringConvertible {
    /// `line 3: Disallow: /x`, or why there is no such line.
    public var description: String {
        switch self {
        case .line(let line): "line \(line.number): \(line.text)"
        case .noRule, .noGroup: "no rule applies"
        case .robotsFile: "a robots.txt itself is always allowed"
        case .reply(let reason): reason
        }
    }
}
