import Model

/// The profile that a page is read with, which may depend on what the page says of itself.
public struct ProfileUse: Sendable {
    /// The profile for a page at an address, or for one whose address nobody knows.
    let profile: @Sendable (_ address: String?) -> PublisherProfile?
    /// The day on which the publisher made the page as it is: when it was retrieved. Where nobody knows it, the day of
    /// publication stands in for it.
    let day: CivilDate?

    /// A use of profiles.
    public init(on day: CivilDate? = nil, profile: @escaping @Sendable (_ address: String?) -> PublisherProfile?) {
        self.day = day
        self.profile = profile
    }
}
