/// What a listing page, a feed or a sitemap says of a page that it leads to.
public struct DiscoveredLink: Hashable, Sendable {
    /// Where the page is, in the normal form of ``Address``.
    public var address: Address
    /// Its title: plain text, white space collapsed, never empty.
    public var title: String?
    /// When it was published, as feeds and news sitemaps say it.
    public var published: StatedDate?
    /// When it was last changed, as feeds and sitemaps say it.
    public var modified: StatedDate?
    /// The name by which a feed knows its item (`guid`, `id`).
    public var identifier: String?
    /// Who publishes it, as a news sitemap says.
    public var publisher: String?

    /// A link, and what is said of it.
    public init(
        address: Address, title: String? = nil, published: StatedDate? = nil, modified: StatedDate? = nil,
        identifier: String? = nil, publisher: String? = nil
    ) {
        self.address = address
        self.title = title
        self.published = published
        self.modified = modified
        self.identifier = identifier
        self.publisher = publisher
    }
}
