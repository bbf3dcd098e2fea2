/// A robots.txt (RFC 9309), read as Google's open-source parser reads it (https://github.com/google/robotstxt): of
/// everything that the standard leaves open, that is what publishers test their files with.
///
/// Any bytes are accepted; what is no record is passed over. Reading takes time proportional to the bytes, and a verdict
/// to the rules for the agent times the length of the path.
public struct RobotsFile: Sendable {
    /// The longest file that is read whole, in bytes: 500 KiB, as much as RFC 9309, section 2.5, asks for. Of a longer
    /// one, the lines that end within are read.
    public static let longestFile = 500 * 1024

    /// Whether the file is longer than is read.
    public let isCut: Bool
    /// The addresses of its sitemaps as they are written, in their order; they belong to no agent.
    public let sitemaps: [String]

    private let groups: [Group]
    private let bytes: [UInt8]

    /// Rules and whom they are for.
    private struct Group: Sendable {
        /// Product tokens in lower case; nil stands for all agents.
        var agents: [[UInt8]?] = []
        var rules: [Rule] = []
        var delays: [Delay] = []
    }

    private struct Rule: Sendable {
        let allows: Bool
        let line: (number: Int, range: Range<Int>)
        /// For URLs as they are written.
        let written: RobotsPattern
        /// For addresses in normal form.
        let normal: RobotsPattern
    }

    private struct Delay: Sendable {
        let seconds: Double
        /// It is for as many agents of the group as stood before it.
        let agents: Int
    }

    /// Reads a robots.txt.
    public init(_ file: [UInt8]) {
        isCut = file.count > RobotsFile.longestFile
        if isCut {
            let read = file.prefix(RobotsFile.longestFile)
            // Half a rule would be a wider rule.
            let isWhole = RobotsFile.endsLine(file[RobotsFile.longestFile])
            bytes = Array(isWhole ? read : read[..<((read.lastIndex(where: RobotsFile.endsLine) ?? -1) + 1)])
        } else {
            bytes = file
        }

        var groups: [Group] = []
        var sitemaps: [String] = []
        // Several user-agent lines in a row name one group; a rule ends their row, other records do not.
        var isNaming = false
        for line in RobotsLines(bytes) {
            guard let record = RobotsRecord(bytes[line.range]) else { continue }
            switch record.field {
            case .userAgent:
                if !isNaming { groups.append(Group()) }
                isNaming = true
                groups[groups.count - 1].agents.append(RobotsFile.agent(in: record.value))
            case .allow, .disallow:
                isNaming = false
                guard !groups.isEmpty else { continue }
                groups[groups.count - 1].rules.append(
                    Rule(
                        allows: record.field == .allow, line: line, written: RobotsPattern(asWritten: record.value),
                        normal: RobotsPattern(normal: record.value)))
            case .sitemap: sitemaps.append(String(decoding: record.value, as: UTF8.self))
            case .crawlDelay:
                guard let agents = groups.last?.agents.count, let seconds = RobotsFile.seconds(record.value) else {
                    continue
                }
                groups[groups.count - 1].delays.append(Delay(seconds: seconds, agents: agents))
            }
        }
        self.groups = groups
        self.sitemaps = sitemaps
    }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// The product token of a user-agent line: the letters, `_` and `-` with which it begins. Nil, for all agents, where
    /// it is a star, also one with white space and more behind it.
    private static func agent(in value: ArraySlice<UInt8>) -> [UInt8]? {
        if value.first == UInt8(ascii: "*"), value.dropFirst().first?.isSpaceASCII ?? true { return nil }
        return value.map(\.lowercasedASCII).prefix {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }.map(\.self)
    }

    /// A number of seconds in digits, with a decimal point or without; nil for anything else.
    private static func seconds(_ value: ArraySlice<UInt8>) -> Double? {
        let isNumber = value.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard isNumber, let seconds = Double(String(decoding: value, as: UTF8.self)), seconds.isFinite else {
            return nil
        }
        return seconds
    }

    // MARK: Verdicts

    /// Whether this agent may fetch a URL, taken as it is written: Google's parser, decision by decision. What of it is
    /// matched tells ``RobotsPath``. A pattern `/ä` matches `/%C3%A4` and neither `/%c3%a4` nor `/ä`.
    ///
    /// - Parameters:
    ///   - agent: a product token; of one with a version, `FooBot/2.1`, the part before the slash.
    ///   - url: the URL, also a path alone.
    public func verdict(for agent: String, url: String) -> RobotsVerdict {
        verdict(for: agent, path: RobotsPath.of(Array(url.utf8)), form: \.written)
    }

    /// Whether this agent may fetch an address. Address and patterns are both in normal form (RFC 9309, section 2.2.2),
    /// so that it does not matter how either was encoded.
    public func verdict(for agent: String, at address: Address) -> RobotsVerdict {
        verdict(for: agent, path: RobotsPath.of(Array(address.text.utf8)), form: \.normal)
    }

    private func verdict(
        for agent: String, path: [UInt8], form: KeyPath<Rule, RobotsPattern>
    ) -> RobotsVerdict {
        let ours = named(agent)
        // The longest pattern decides, of two alike the one that allows (RFC 9309, section 2.2.2), and else the first.
        var decision: (rule: Rule, length: Int)?
        for rule in ours.lazy.flatMap(\.group.rules) {
            func weigh(_ pattern: RobotsPattern) -> Bool {
                if let decision, pattern.length < decision.length { return false }
                let outweighs =
                    decision.map { pattern.length > $0.length || (rule.allows && !$0.rule.allows) } ?? true
                guard outweighs, pattern.matches(path) else { return false }
                decision = (rule, pattern.length)
                return true
            }
            let pattern = rule[keyPath: form]
            if !weigh(pattern), rule.allows, let folder = pattern.folder, !pattern.matches(path) { _ = weigh(folder) }
        }
        guard let decision else {
            return RobotsVerdict(isAllowed: true, basis: ours.isEmpty && !groups.isEmpty ? .noGroup : .noRule)
        }
        // An empty pattern stands for no rule, whichever record has it.
        let isAllowed = decision.rule.allows || decision.length == 0
        return RobotsVerdict(isAllowed: isAllowed, basis: .line(line(decision.rule)))
    }

    private func line(_ rule: Rule) -> RobotsVerdict.Line {
        let start = bytes[rule.line.range].drop(while: \.isSpaceASCII)
        let end = (start.lastIndex { !$0.isSpaceASCII } ?? start.startIndex - 1) + 1
        return RobotsVerdict.Line(
            number: rule.line.number, text: String(decoding: bytes[start.startIndex..<end], as: UTF8.self))
    }

    /// The seconds that this agent is asked to wait between two fetches (`Crawl-delay`, a convention outside of the
    /// standard); of several the longest, nil where there is none. A delay is for the agents that are named before it in
    /// its group.
    public func crawlDelay(for agent: String) -> Double? {
        named(agent).flatMap { group, places in
            group.delays.filter { delay in places.contains { $0 < delay.agents } }.map(\.seconds)
        }.max()
    }

    /// The groups for an agent, each with the places at which it is named: all that name it, or those for all agents where
    /// none does.
    private func named(_ agent: String) -> [(group: Group, places: [Int])] {
        let token = agent.utf8.prefix { $0 != UInt8(ascii: "/") }.map(\.lowercasedASCII)
        let own = naming(token)
        return own.isEmpty ? naming(nil) : own
    }

    private func naming(_ agent: [UInt8]?) -> [(group: Group, places: [Int])] {
        groups.compactMap { group in
            let places = group.agents.indices.filter { group.agents[$0] == agent }
            return places.isEmpty ? nil : (group, places)
        }
    }
}
