import Fetching

/// An address that a run asks for, and why.
struct Visit {
    /// What is hoped for there.
    enum Purpose {
        /// An article: a page named by hand, or one that was found.
        case page(PageReference, RevisitRule.Kind)
        /// A page that lists others; so many pages of the list may still be read, this one counted.
        case listing(ListingRule, pagesLeft: Int)
        /// A feed, likewise.
        case feed(pagesLeft: Int)
        /// A sitemap, so many below the one that is named.
        case sitemap(depth: Int)
    }

    var purpose: Purpose
    /// The number of its source in the pipeline; nil for a page named by hand.
    var source: Int?
    var address: Address
    /// The key under which the archive knows the page.
    var key: String
    /// Whether a listing, feed or sitemap leads to it to go on there.
    var isContinuation = false

    /// How soon it is asked again when it does not change.
    var kind: RevisitRule.Kind {
        if case .page(_, let kind) = purpose { kind } else { .watched }
    }

    /// Whether it was found, and not named.
    var isFound: Bool { if case .page(_, .found) = purpose { true } else { isContinuation } }

    /// What is known of the page beyond its bytes.
    var knowledge: PageReading.Knowledge {
        if case .page(let reference, _) = purpose { reference.knowledge } else { PageReading.Knowledge() }
    }

    /// What a person knows it by.
    var name: String { if case .page(let reference, _) = purpose { reference.name } else { address.text } }
}
