import Extraction
import Foundation
import Model

/// A page that is measured on.
struct Sample {
    let name: String
    let bytes: [UInt8]
}

/// The pages of the repository.
enum Corpus {
    /// Two long reviews without markup, the kind of page that segmentation is hardest on.
    static let reviews = ["Samples/smm-antimony-review-2024.txt", "Tests/Fixtures/reviews/titanium-review-long.txt"]

    /// Reads a page, or says why it cannot.
    static func sample(at path: String) throws(Complaint) -> Sample {
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
            throw Complaint(text: "\(path) cannot be read or is empty; run this from the repository's folder")
        }
        return Sample(name: path.split(separator: "/").last.map(String.init) ?? path, bytes: [UInt8](data))
    }

    /// The HTML pages of `Samples/` that are in UTF-8.
    ///
    /// At bytes that its converters do not have, libxml2 stops where Ingot goes on, so pages in other encodings would not
    /// be the same work for both.
    static func pages() throws(Complaint) -> [Sample] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "Samples")) ?? []
        var pages: [Sample] = []
        for name in names.sorted() where name.hasSuffix(".html") {
            let page = try sample(at: "Samples/" + name)
            if String(validating: page.bytes, as: UTF8.self) != nil { pages.append(page) }
        }
        if pages.isEmpty {
            throw Complaint(text: "Samples/ holds no HTML pages; run this from the repository's folder")
        }
        return pages
    }

    /// The document that a plain text is.
    static func document(of text: [UInt8]) -> Document {
        DocumentReader.read(text, contentType: "text/plain; charset=utf-8", url: nil)
    }
}
