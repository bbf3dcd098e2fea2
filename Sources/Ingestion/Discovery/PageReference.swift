import Archive
import Fetching
import Model

/// A page that a source names, before anything was read of it.
public struct PageReference: Equatable, Sendable {
    /// Where a page lies.
    public enum Place: Equatable, Sendable {
        /// A saved file, by its path.
        case file(String)
        /// An address to fetch.
        case address(String)
    }

    /// Where the page lies.
    public var place: Place
    /// The source that names it.
    public var source: String
    /// What is known of it beyond its bytes.
    public var knowledge: PageReading.Knowledge

    /// A page that a source names.
    public init(place: Place, source: String, knowledge: PageReading.Knowledge = .init()) {
        self.place = place
        self.source = source
        self.knowledge = knowledge
    }

    /// What the archive keeps of what is known, so that the page can be read again as it was.
    ///
    /// - Parameter profile: the profile that it was read with.
    func given(_ profile: PublisherProfile?) -> Given {
        Given(
            source: source, url: knowledge.url, publisher: knowledge.publisher, year: knowledge.year, profile: profile)
    }

    /// The path or the address, as a person knows it.
    public var name: String {
        switch place {
        case .file(let path): path
        case .address(let url): PageReference.shown(url)
        }
    }

    /// An address as it may stand in messages, receipts and logs: one that is none, or holds a password, without its
    /// secrets.
    public static func shown(_ address: String) -> String {
        (try? Address(address)) == nil ? AddressError.withoutSecrets(address) : address
    }

    /// What is wrong with an address, without its secrets; nil where nothing is.
    public static func problem(ofAddress address: String) -> String? {
        do throws(AddressError) {
            _ = try Address(address)
            return nil
        } catch {
            return error.description
        }
    }
}
