import Fetching
import Model

/// Tells an address that a run begins, or how it ended: for a dead man's switch, which raises an alarm when it hears of a
/// failure, or of nothing for too long. The form is the one of healthchecks.io, which others understand as well.
public struct Ping: Sendable {
    /// What is told.
    public enum Moment: String, CaseIterable, Sendable {
        /// A run begins.
        case start
        /// All went well: the exit code is 0.
        case success
        /// Not all went well.
        case failure
    }

    private let addresses: Pipeline.Ping
    private let policy: FetchPolicy

    /// Seconds that one may take.
    public static let longest = 10.0
    /// Seconds that one may take when the program was told to end.
    public static let longestAtEnd = 2.0
    /// So much of what is told is sent, in bytes.
    private static let longestMessage = 10_000

    /// What a pipeline wants to be told; nil where that is nothing.
    /// - Parameter policy: how far its fetches may go; the address guard holds here too.
    public init?(of pipeline: Pipeline, policy: FetchPolicy) {
        guard Moment.allCases.contains(where: { pipeline.ping.address(at: $0) != nil }) else { return nil }
        addresses = pipeline.ping
        var policy = policy
        policy.maximumBytesReceived = 1 << 20
        policy.maximumBytesDecompressed = 1 << 20
        self.policy = policy
    }

    /// Tells it, and gives the reason where that was not to be done. Never takes longer than `seconds`.
    public func tell(
        _ moment: Moment, _ message: String, within seconds: Double, isInterrupted: @escaping () -> Bool = { false }
    ) -> String? {
        guard let text = addresses.address(at: moment) else { return nil }
        var policy = policy
        policy.wholeSeconds = seconds
        policy.connectSeconds = min(policy.connectSeconds, seconds)
        policy.stallSeconds = seconds
        do throws(FetchError) {
            let address: Address
            do throws(AddressError) { address = try Address(text) } catch { throw .badAddress(error) }
            let bytes = message.unicodeScalars.reduce(into: (text: String.UnicodeScalarView(), count: 0)) {
                told, scalar in
                told.count += UTF8.width(scalar)
                if told.count <= Ping.longestMessage, scalar.value != 0 { told.text.append(scalar) }
            }
            let status = try Delivery.send(
                String(bytes.text), to: address, policy: policy, isInterrupted: isInterrupted)
            guard (200..<300).contains(status) else { return "\(address): answered with status \(status)" }
            return nil
        } catch {
            return error.description
        }
    }
}

extension Pipeline.Ping {
    /// What is asked at a moment; nil where nothing is.
    func address(at moment: Ping.Moment) -> String? {
        switch moment {
        case .start: start ?? base.map { Pipeline.Ping.extended($0, by: "/start") }
        case .success: success ?? base
        case .failure: failure ?? base.map { Pipeline.Ping.extended($0, by: "/fail") }
        }
    }

    /// An address with a further step at the end of its path, before its query.
    private static func extended(_ address: String, by step: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let rest = address.dropFirst(path.count)
        return (path.hasSuffix("/") ? String(path.dropLast()) : String(path)) + step + rest
    }
}
