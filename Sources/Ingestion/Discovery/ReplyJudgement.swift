import Extraction
import Model

/// Whether what a server sent can be the page that was asked for, before anything is read of it.
enum ReplyJudgement {
    /// A media type that is no page.
    struct RefusedType: Sendable {
        /// `image/` stands for all images.
        let type: String
        let reason: String
    }

    /// Media types under which no article comes, unless the bytes begin as HTML does.
    static let refusedTypes: [RefusedType] = [
        RefusedType(type: "image/", reason: "a picture"),
        RefusedType(type: "video/", reason: "a film"),
        RefusedType(type: "audio/", reason: "a recording"),
        RefusedType(type: "font/", reason: "a typeface"),
        RefusedType(type: "text/css", reason: "a style sheet"),
        RefusedType(type: "text/javascript", reason: "a script"),
        RefusedType(type: "application/javascript", reason: "a script"),
        RefusedType(type: "application/x-javascript", reason: "a script"),
        RefusedType(type: "application/json", reason: "data for a program"),
        RefusedType(type: "application/ld+json", reason: "data for a program"),
        RefusedType(type: "application/rss+xml", reason: "a feed"),
        RefusedType(type: "application/atom+xml", reason: "a feed"),
        RefusedType(type: "application/pdf", reason: "a PDF, which is not read"),
        RefusedType(type: "application/zip", reason: "a file to be unpacked"),
        RefusedType(type: "application/vnd.", reason: "a document of an office program"),
        RefusedType(type: "application/msword", reason: "a document of an office program"),
    ]

    /// Why a reply is of the wrong type; nil where it is not.
    static func obstacle(byTypeOf page: Page) -> Document.Obstacle? {
        guard let type = page.contentType?.lowercased().utf8.prefix(while: { $0 != UInt8(ascii: ";") }) else {
            return nil
        }
        let stated = String(decoding: type.filter { $0 > 0x20 }, as: UTF8.self)
        let refused = refusedTypes.first { refused in
            let isFamily = refused.type.hasSuffix("/") || refused.type.hasSuffix(".")
            return isFamily ? stated.hasPrefix(refused.type) : stated == refused.type
        }
        // Some servers say anything of everything; the first tag tells more than they do.
        guard let refused, !DocumentReader.looksLikeHTML(page.body) else { return nil }
        return Document.Obstacle(kind: .wrongType, evidence: "it came as \(stated), \(refused.reason)")
    }

    /// A text that was shorter than this, in bytes, can shrink without suspicion.
    private static let shortestLoss = 1500
    /// A text is suspect when less than one part of so many is left.
    private static let shrinkage = 3

    /// Why a text is suspect because of the one that stood there before; nil where it is not.
    static func obstacle(from before: Document, to now: Document) -> Document.Obstacle? {
        let (old, new) = (articleLength(before), articleLength(now))
        guard old >= shortestLoss, new < old / shrinkage else { return nil }
        return Document.Obstacle(
            kind: .shortened, evidence: "\(new) bytes of article text where its last capture had \(old)")
    }

    private static func articleLength(_ document: Document) -> Int {
        document.blocks.reduce(0) { $1.kind == .furniture ? $0 : $0 + $1.range.count }
    }
}
