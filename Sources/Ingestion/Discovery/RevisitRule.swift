import Archive
import Fetching
import Model

/// When a page that is known is asked for again: the longer it has not changed, the less often.
///
/// A page that changed lately is asked again on the next run; one that has been quiet for a while waits a share of that
/// while, up to a limit. This is the strategy of "adaptive" crawlers (Cho and Garcia-Molina, "Effective Page Refresh
/// Policies for Web Crawlers", 2003), in its simplest form: pages that change rarely are asked rarely, and none never.
public struct RevisitRule: Equatable, Sendable {
    /// What kind of page it is.
    public enum Kind: Sendable, CaseIterable {
        /// One that is named by hand, or lists others: to be late costs what is new.
        case watched
        /// An article that was found: it is corrected in its first days, and hardly ever after.
        case found
    }

    /// The share of its quiet time that a page of a kind waits.
    static func share(_ kind: Kind) -> Double {
        switch kind {
        case .watched: 0.1
        case .found: 1
        }
    }

    /// The longest time that a page is left alone, in days, unless a source says otherwise.
    public static let usualDays = 7
    /// Runs begin a little earlier or later each day, and what was due then is due now, in seconds.
    private static let slack = 3600

    /// The longest time that a page is left alone, in days.
    var longestDays: Int

    /// Whether a page is to be asked again at `now`.
    func isDue(_ last: KeptPage, _ kind: Kind, at now: Timestamp) -> Bool {
        let quiet = max(last.retrieved.secondsSinceEpoch - last.unchangedSince.secondsSinceEpoch, 0)
        let longest = longestDays * (kind == .found ? RevisitRule.foundFactor : 1) * 86_400
        var pause = min(Int(Double(quiet) * RevisitRule.share(kind)), longest)
        // An article that was just read is not read again the same day.
        if kind == .found { pause = max(pause, min(86_400, longest)) }
        return now.secondsSinceEpoch + RevisitRule.slack >= last.retrieved.secondsSinceEpoch + pause
    }

    /// Whether a sitemap or feed says that a page changed after it was last looked at. A day without a time may be meant
    /// to its end: what is said to have changed on the day of the last look is looked at again once that day is over.
    static func isNewer(_ stated: StatedDate, than retrieved: Timestamp, at now: Timestamp) -> Bool {
        if let moment = stated.moment { return moment > retrieved }
        guard let day = stated.day else { return false }
        return day >= retrieved.date && now.date > retrieved.date
    }

    /// An article may be left alone so many times as long as a page that is watched.
    private static let foundFactor = 8
}
