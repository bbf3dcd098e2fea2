import Fetching
import Model

/// What a robots.txt says of one URL, for a person and for a program.
public struct RobotsAccount: JSONWritable {
    /// A robots.txt that is asked for one agent.
    public struct Reading: Sendable {
        private let file: RobotsFile
        private let agent: String

        /// Reads a robots.txt for an agent: a product token, also with a version behind a slash.
        public init(_ bytes: [UInt8], agent: String) {
            file = RobotsFile(bytes)
            self.agent = agent
        }

        /// What is to be told of the file as such.
        public var warnings: [String] {
            file.isCut ? ["only the first \(RobotsFile.longestFile) bytes were read; crawlers need read no more"] : []
        }

        /// What it says of a URL, taken as it is written.
        public func account(of url: String) -> RobotsAccount {
            RobotsAccount(url: url, verdict: file.verdict(for: agent, url: url))
        }
    }

    private let url: String
    private let verdict: RobotsVerdict

    /// `allowed` or `disallowed`, the URL, and what decided: `line 3: Disallow: /x`, or that no rule applies.
    public var fields: [String] {
        [verdict.isAllowed ? "allowed" : "disallowed", url, verdict.basis.description]
    }

    /// `{"url": ..., "allowed": false, "line": 3, "text": "Disallow: /x"}`; where no rule applies, without the last two.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("url", url)
            json.field("allowed", verdict.isAllowed)
            if case .line(let line) = verdict.basis {
                json.field("line", line.number)
                json.field("text", line.text)
            }
        }
    }
}
