import Model

/// Fetches pages: an address in, the whole page out, or an error that says why not.
///
/// One fetcher is one line of work: it fetches one page after the other, keeps connections open in between, and frees
/// what it holds at its end. It is not for two threads at once.
///
/// Every hop of a redirect is a transfer of its own, judged by the same guards as the first. The environment has no
/// say: proxies and `.netrc` are ignored.
public final class Fetcher {
    /// How far a fetch may go.
    public let policy: FetchPolicy
    private let note: (FetchNote) -> Void
    private let isInterrupted: () -> Bool
    private var easy: EasyHandle?

    /// A fetcher. `isInterrupted` is asked about once a second whether a fetch is to end; `note` is told what is odd
    /// about pages that were fetched all the same.
    public init(
        policy: FetchPolicy = FetchPolicy(), isInterrupted: @escaping () -> Bool = { false },
        note: @escaping (FetchNote) -> Void = { _ in }
    ) {
        self.policy = policy
        self.isInterrupted = isInterrupted
        self.note = note
    }

    /// Fetches a page. Any reply with a whole body is a page, whatever its status: to judge it is for others.
    ///
    /// The page's `url` is the address asked for in its normal form (see ``Address``), `finalURL` the one that answered
    /// where redirects led to another. Where a content or transfer coding was undone, the fields `Content-Encoding`,
    /// `Content-Length` and `Transfer-Encoding` bear the names `X-Archive-Orig-Content-Encoding` and so on, as web
    /// archives have it, so that header and body still agree.
    ///
    /// Blocks until the page is here or a limit of the policy is reached; throws ``FetchError`` for everything less than
    /// a whole page.
    public func fetch(_ url: String, at retrieved: Timestamp) throws(FetchError) -> Page {
        let asked: Address
        do throws(AddressError) { asked = try Address(url) } catch { throw .badAddress(error) }
        guard let easy = easy ?? EasyHandle() else {
            throw .transferFailed(url: asked.text, detail: "libcurl cannot be set up")
        }
        self.easy = easy

        var address = asked
        var remaining = max(policy.wholeSeconds, 0.001)
        for _ in 0...max(policy.maximumRedirects, 0) {
            let transfer = Transfer(
                of: address, policy: policy, seconds: remaining, isInterrupted: isInterrupted)
            switch try transfer.run(on: easy) {
            case .redirect(let next):
                address = next
                remaining = max(remaining - transfer.seconds, 0.001)
            case .reply(let reply):
                if reply.trailingBytes > 0 {
                    note(.trailingBytes(url: address.text, count: reply.trailingBytes))
                }
                return Page(
                    url: asked.text, finalURL: address == asked ? nil : address.text, retrieved: retrieved,
                    origin: .http(status: reply.status, headers: reply.fields), body: reply.body)
            }
        }
        throw .tooManyRedirects(url: asked.text, maximum: max(policy.maximumRedirects, 0))
    }
}
