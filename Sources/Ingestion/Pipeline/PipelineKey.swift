import Fetching

/// A key that a pipeline file may hold: the whole form of the file as data.
///
/// The reader, `ingot check` and the documentation all go by this table.
public struct PipelineKey: Sendable {
    /// What stands behind a key.
    public enum Kind: Sendable {
        /// A piece of text.
        case text
        /// A whole number within bounds.
        case number(ClosedRange<Int>)
        /// A list of texts; a single text counts as a list of one.
        case texts
        /// Keys of its own.
        case mapping([PipelineKey])
        /// A list of entries with keys of their own.
        case mappings([PipelineKey])
    }

    /// The key as written.
    public let name: String
    /// What stands behind it.
    public let kind: Kind
    /// Whether the file is wrong without it.
    public let isRequired: Bool
    /// What it means, for the documentation.
    public let meaning: String

    init(_ name: String, _ kind: Kind, required: Bool = false, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.isRequired = required
        self.meaning = meaning
    }

    /// The keys of a pipeline file.
    public static let all: [PipelineKey] = [
        PipelineKey("name", .text, required: true, "What the pipeline is called in receipts and messages."),
        PipelineKey(
            "archive", .text, required: true,
            "The folder of the archive, relative to the pipeline file. It is made when it is not there."),
        PipelineKey(
            "contact", .text,
            "An e-mail address or a page at which a site's owner reaches you; sent with every request, and needed where"
                + " there are `pages:`."),
        PipelineKey(
            "fetch",
            .mapping([
                PipelineKey(
                    "timeout", .number(1...3600),
                    "Seconds for one page, redirects included; \(Int(FetchPolicy().wholeSeconds)) unless told."),
                PipelineKey(
                    "maximum-bytes", .number(1024...1_000_000_000),
                    "A longer page is an error and is not kept; \(FetchPolicy().maximumBytesReceived) unless told."),
                PipelineKey(
                    "allow-hosts", .texts,
                    "Hosts that may be asked though their addresses are private or loopback ones, which are refused otherwise."
                ),
            ]), "How pages are fetched."),
        PipelineKey(
            "sources",
            .mappings([
                PipelineKey(
                    "name", .text, required: true, "What receipts and messages call the source; once in a file."),
                PipelineKey("publisher", .text, "Who published the pages, where they do not say so themselves."),
                PipelineKey(
                    "year", .number(PageReading.Knowledge.years),
                    "The year under review, where the titles do not name it."),
                PipelineKey(
                    "files", .texts,
                    "Saved pages, as globs relative to the pipeline file; `*` does not cross folders."),
                PipelineKey("pages", .texts, "Addresses of pages, http or https."),
            ]), required: true, "Where the pages come from; each source has `files:` or `pages:` or both."),
    ]
}

extension PipelineKey {
    /// The keys as a page of Markdown: `Documentation/pipelines.md`.
    public static var manual: String {
        """
        # What a pipeline file may say

        A pipeline file is YAML in UTF-8. Relative paths start from the folder of the file. `ingot check FILE` tells all
        that is wrong with one at once; `Pipelines/samples.yaml` is an example. This page is printed by
        `ingot check --keys`.

        | key | takes | needed | meaning |
        |---|---|---|---|

        """ + rows(all, below: "").joined(separator: "\n") + "\n"
    }

    private static func rows(_ keys: [PipelineKey], below path: String) -> [String] {
        keys.flatMap { key -> [String] in
            let name = path + key.name
            let row = "| `\(name)` | \(key.kind.words) | \(key.isRequired ? "yes" : "") | \(key.meaning) |"
            switch key.kind {
            case .mapping(let keys): return [row] + rows(keys, below: name + ".")
            case .mappings(let keys): return [row] + rows(keys, below: name + "[].")
            default: return [row]
            }
        }
    }
}

extension PipelineKey.Kind {
    /// What stands behind the key, in a few words.
    var words: String {
        switch self {
        case .text: "a text"
        case .number(let bounds): "a whole number, \(bounds.lowerBound) to \(bounds.upperBound)"
        case .texts: "a list of texts, or one text"
        case .mapping: "keys of its own"
        case .mappings: "a list of entries"
        }
    }
}
