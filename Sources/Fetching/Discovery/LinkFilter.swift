import Model

/// Which of the links that were discovered a source wants.
public struct LinkFilter: Hashable, Sendable {
    /// Patterns of which an address must match one; empty where all are wanted.
    public var addresses: [AddressPattern]
    /// Patterns of which an address may match none, even if it is wanted otherwise.
    public var unwantedAddresses: [AddressPattern]
    /// Words or phrases of which a title must contain one; empty where any title will do.
    public var titleWords: [String] {
        didSet { wanted = titleWords.compactMap(LinkFilter.folded) }
    }
    /// Words or phrases of which a title may contain none.
    public var unwantedTitleWords: [String] {
        didSet { unwanted = unwantedTitleWords.compactMap(LinkFilter.folded) }
    }
    /// How many days ago a page may have been published; nil where its age does not matter.
    public var maximumAgeInDays: Int?

    private var wanted: [[UInt8]]
    private var unwanted: [[UInt8]]

    /// A filter; with nothing stated it takes every link.
    public init(
        addresses: [AddressPattern] = [], unwantedAddresses: [AddressPattern] = [],
        titleWords: [String] = [], unwantedTitleWords: [String] = [], maximumAgeInDays: Int? = nil
    ) {
        self.addresses = addresses
        self.unwantedAddresses = unwantedAddresses
        self.titleWords = titleWords
        self.unwantedTitleWords = unwantedTitleWords
        self.maximumAgeInDays = maximumAgeInDays
        wanted = titleWords.compactMap(LinkFilter.folded)
        unwanted = unwantedTitleWords.compactMap(LinkFilter.folded)
    }

    /// Whether a link is wanted.
    public enum Verdict: Equatable, Sendable {
        /// It is.
        case taken
        /// It is not.
        case refused(Refusal)
    }

    /// Why a link is not wanted.
    public enum Refusal: Hashable, Sendable {
        /// No pattern of wanted addresses fits.
        case addressNotWanted
        /// A pattern of unwanted addresses fits.
        case addressUnwanted
        /// The title has none of the wanted words.
        case titleNotWanted
        /// There is no title, and one with certain words is wanted.
        case untitled
        /// The title has this word, which is not wanted.
        case titleUnwanted(word: String)
        /// It was published, or last changed, before the first day that is wanted.
        case tooOld(day: CivilDate)
    }

    /// Judges a link: address first, then title, then age.
    ///
    /// Titles are compared without regard to case, and runs of white space count as one space. The age is told by the
    /// day of publication, where none is stated by that of the last change; a link without either passes, and so does
    /// one with a day that is yet to come.
    public func verdict(for link: DiscoveredLink, today: CivilDate) -> Verdict {
        if unwantedAddresses.contains(where: { $0.matches(link.address) }) { return .refused(.addressUnwanted) }
        if !addresses.isEmpty, !addresses.contains(where: { $0.matches(link.address) }) {
            return .refused(.addressNotWanted)
        }
        if !wanted.isEmpty || !unwanted.isEmpty {
            let title = link.title.flatMap(LinkFilter.folded)
            if title == nil, !wanted.isEmpty { return .refused(.untitled) }
            if let title {
                if let word = unwanted.first(where: { title.firstIndex(of: $0[...], from: 0) != nil }) {
                    return .refused(.titleUnwanted(word: String(decoding: word, as: UTF8.self)))
                }
                if !wanted.isEmpty, !wanted.contains(where: { title.firstIndex(of: $0[...], from: 0) != nil }) {
                    return .refused(.titleNotWanted)
                }
            }
        }
        if let maximumAgeInDays, let day = link.published?.day ?? link.modified?.day {
            let (age, _) = today.daysSinceEpoch.subtractingReportingOverflow(day.daysSinceEpoch)
            if age > maximumAgeInDays { return .refused(.tooOld(day: day)) }
        }
        return .taken
    }

    /// A text as it is compared; nil where nothing is left of it.
    private static func folded(_ text: String) -> [UInt8]? {
        text.lowercased().utf8.collapsedText().map { Array($0.utf8) }
    }
}

extension LinkFilter.Refusal: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .addressNotWanted: "the address fits no pattern of wanted ones"
        case .addressUnwanted: "the address fits a pattern of unwanted ones"
        case .titleNotWanted: "the title has none of the wanted words"
        case .untitled: "there is no title, and certain words are wanted in it"
        case .titleUnwanted(let word): "the title has \"\(word)\", which is not wanted"
        case .tooOld(let day): "it is of \(day), which is too old"
        }
    }
}
