import Archive
import Fetching
import Model

/// A profile of a publisher as its file has it: what it says, and which pages it is for.
public struct ProfileFile: Equatable, Sendable {
    /// What it says.
    public var profile: PublisherProfile
    /// The addresses of the pages that it is for; all pages where there is none.
    public var addresses: [AddressPattern]
    /// The file.
    public var file: String

    /// Whether it is for a page at an address, or for one whose address nobody knows.
    public func isFor(pageAt address: String?) -> Bool {
        guard !addresses.isEmpty, let address else { return true }
        guard let address = try? Address(address) else { return false }
        return addresses.contains { $0.matches(address) }
    }

    /// The digest of versions, as capture lines have it.
    static func digest(of versions: [PublisherProfile.Version]) -> String {
        ContentDigest.sha256(JSONWriter.line(PublisherProfile(name: "", digest: "", versions: versions)))
    }
}

extension PageReading.Knowledge {
    /// Whether a page that was read with a profile, or with none, would be read with the same today.
    ///
    /// A saved file's address may stand in the page alone, and what it was read with tells it then; so of one that was
    /// read with none it is not noticed here when a profile comes that is for some addresses.
    func isRead(at address: String, as last: PublisherProfile?) -> Bool {
        if let address = try? Address(address) { return profile(forPageAt: address.text)?.digest == last?.digest }
        guard let last else { return !profiles.contains { $0.addresses.isEmpty } }
        return (profiles.first { $0.profile.name == last.name }?.profile ?? profile)?.digest == last.digest
    }
}
