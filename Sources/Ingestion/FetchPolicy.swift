import Fetching

/// How far a fetch may go; named here for the command line, which knows no other room.
public typealias FetchPolicy = Fetching.FetchPolicy

extension FetchPolicy {
    /// How pages named by hand are fetched.
    ///
    /// - Parameters:
    ///   - program: the program and its version, as sites are told.
    ///   - contact: whom a site may write to.
    ///   - allowedHosts: hosts that may be asked though their addresses are private ones.
    public static func byHand(program: String, contact: String?, allowedHosts: [String]) -> FetchPolicy {
        FetchPolicy(
            userAgent: contact.map { "\(program) (+\($0))" } ?? program, allowedHosts: Set(allowedHosts))
    }
}

extension Pipeline {
    /// How far a fetch of this pipeline may go. `program` names the program and its version to the sites.
    public func fetchPolicy(program: String) -> FetchPolicy {
        var policy = FetchPolicy.byHand(program: program, contact: contact, allowedHosts: fetch.allowHosts)
        if let timeout = fetch.timeout { policy.wholeSeconds = Double(timeout) }
        if let maximum = fetch.maximumBytes {
            policy.maximumBytesReceived = maximum
            policy.maximumBytesDecompressed = maximum
        }
        policy.politeness = fetch.politeness
        policy.usesEnvironmentProxies = fetch.usesEnvironmentProxies
        return policy
    }
}
