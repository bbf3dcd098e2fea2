import Fetching
import Model

/// What an address means: its normal form without tracking parameters, and the key of its page; or why it is none.
public struct AddressAccount: JSONWritable {
    /// How addresses are read.
    public struct Reading: Sendable {
        private let base: Address?
        private let rule: KeyRule?

        /// Why an option cannot be used, and what to do.
        public struct Problem: Error, Equatable, CustomStringConvertible {
            /// The message.
            public let description: String
        }

        /// Addresses relative to the page at `base`, where there is one, with keys by the publisher's pattern `key`
        /// (`KeyRule`), where there is one and it matches.
        public init(base: String? = nil, key: String? = nil) throws(Problem) {
            do throws(AddressError) {
                self.base = if let base { try Address(base) } else { nil }
            } catch {
                throw Problem(description: error.description)
            }
            do throws(AddressPatternError) {
                rule = if let key { try KeyRule(key) } else { nil }
            } catch {
                throw Problem(description: error.description)
            }
        }

        /// What this text means.
        public func account(of text: String) -> AddressAccount {
            do throws(AddressError) {
                let address = if let base { try base.resolving(text) } else { try Address(text) }
                let key = AddressKey(address, rule: rule).text
                return AddressAccount(written: text, meaning: .success((address.withoutTracking.text, key)))
            } catch {
                return AddressAccount(written: text, meaning: .failure(error))
            }
        }
    }

    private let written: String
    private let meaning: Result<(normal: String, key: String), AddressError>

    /// Whether it is no address that is fetched.
    public var isRefused: Bool {
        if case .failure = meaning { true } else { false }
    }

    /// Normal form and key, or `error: ` and why.
    public var fields: [String] {
        switch meaning {
        case .success(let address): [address.normal, address.key]
        case .failure(let error): ["error: \(error)"]
        }
    }

    /// `{"url": ..., "normal": ..., "key": ...}` or `{"url": ..., "error": ...}`; an address that is refused stands there
    /// without a password.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            switch meaning {
            case .success(let address):
                json.field("url", written)
                json.field("normal", address.normal)
                json.field("key", address.key)
            case .failure(let error):
                json.field("url", error.address)
                json.field("error", error.description)
            }
        }
    }
}
