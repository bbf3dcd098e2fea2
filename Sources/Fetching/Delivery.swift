import CCurl

/// Hands a short text over to an address, as an alarm service wants it: one POST, no robots.txt, no second attempt.
///
/// The address guard and the limits of the policy hold as they do for pages. A redirect is not followed, for what is told
/// there would be told to somebody who was not named.
public enum Delivery {
    /// Sends the text and waits for the answer.
    ///
    /// - Parameter isInterrupted: asked several times a second whether to give up.
    /// - Returns: the status of the answer.
    public static func send(
        _ text: String, to address: Address, policy: FetchPolicy, isInterrupted: @escaping () -> Bool = { false }
    ) throws(FetchError) -> Int {
        guard let multi = MultiHandle(connections: 1), let easy = EasyHandle() else {
            throw .transferFailed(url: address.text, detail: "libcurl cannot be set up")
        }
        let transfer = Transfer(
            of: address, message: text, policy: policy, seconds: policy.wholeSeconds, isInterrupted: isInterrupted)
        try transfer.prepare(easy)
        guard multi.add(easy) else {
            throw .transferFailed(url: address.text, detail: "libcurl does not take the transfer")
        }
        defer {
            easy.prepareToQuit()
            multi.remove(easy)
        }
        while true {
            for (ended, code) in multi.perform() where ended === easy {
                switch try transfer.outcome(code, on: easy) {
                case .reply(let reply): return reply.status
                case .redirect: throw .tooManyRedirects(url: address.text, maximum: 0)
                }
            }
            if isInterrupted() { throw .interrupted(url: address.text) }
            multi.wait(seconds: 0.25)
        }
    }
}
