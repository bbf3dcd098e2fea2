/// Why a text is not a pattern for addresses, or not one for the purpose.
public enum AddressPatternError: Error, Equatable, Sendable {
    /// There is nothing to match.
    case empty
    /// Braces hold a name that means nothing.
    case unknownName(pattern: String, name: String)
    /// A brace is opened and not closed.
    case unclosedBrace(pattern: String)
    /// What follows braces would be taken by them, since they take all they can.
    case neverMatches(pattern: String, name: String)
    /// A pattern for keys has no braces, so that all pages would have one key.
    case noCapture(pattern: String)
    /// A host that a rule is for is not written as one.
    case badHost(host: String)
}

extension AddressPatternError: CustomStringConvertible {
    /// What is wrong, in which pattern, and what to do.
    public var description: String {
        let names = CharacterRun.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
        return switch self {
        case .empty: "an address pattern is empty; write one like /news/* or */article/{digits}"
        case .unknownName(let pattern, let name):
            "address pattern \(pattern): {\(name)} means nothing; use one of \(names), or * for any text"
        case .unclosedBrace(let pattern):
            "address pattern \(pattern): a { is not closed; write one of \(names), or %7B for the character itself"
        case .neverMatches(let pattern, let name):
            "address pattern \(pattern): {\(name)} takes also what follows it, so this never matches; write * in its "
                + "place, or take out what follows"
        case .noCapture(let pattern):
            "key pattern \(pattern): nothing in it tells one page from another; put \(names) where the page's number "
                + "or name stands"
        case .badHost(let host):
            "host \(host): write a host name like news.example.org, or *.example.org for a domain and all below it"
        }
    }
}
