import Archive
import Extraction
import Foundation
import Model

/// A page as a line of JSON brings it.
///
/// Of the keys only these are read, and null is as if the key were not there; an empty string says as little where it
/// stands for anything but the page itself.
struct PageLine: Decodable, Equatable {
    /// Why a line is no page: what is wrong, and what to do.
    struct Fault: Error, Equatable {
        var reason: String
    }

    /// The page's text, as it is: positions of events count in it.
    var text: String?
    /// The page's HTML.
    var html: String?
    /// The page's address.
    var url: String?
    /// The title.
    var title: String?
    /// Who published it.
    var publisher: String?
    /// When it was published: a day, perhaps with a time of day and a zone.
    var published: String?
    /// When it was captured: a time in UTC.
    var retrieved: String?
    /// The year under review.
    var year: Int?

    /// Reads a line.
    init(_ line: ArraySlice<UInt8>) throws(Fault) {
        let data = Data(line)
        do {
            self = try JSONDecoder().decode(PageLine.self, from: data)
        } catch {
            throw PageLine.fault(error, in: data)
        }
        switch (text, html) {
        case (nil, nil):
            throw Fault(reason: "has neither \"text\" nor \"html\"; give the page as one of them")
        case (_?, _?):
            throw Fault(reason: "has both \"text\" and \"html\"; give the page as one of them")
        default: break
        }
        let years = PageReading.Knowledge.years
        if let year, !years.contains(year) {
            throw Fault(
                reason: "\"year\" is \(year); give a year from \(years.lowerBound) to \(years.upperBound), or none")
        }
    }

    private static func fault(_ error: any Error, in data: Data) -> Fault {
        switch error as? DecodingError {
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            guard let key = context.codingPath.first?.stringValue else {
                return Fault(
                    reason: "is JSON but no object; write each page as one line {\"url\": ..., \"text\": ...}")
            }
            return wrongType(key)
        default:
            // The decoder does not say where a line stops being JSON, nor that a number is what it cannot take.
            do {
                _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
                return wrongType("year")
            } catch {
                var finding = (error as NSError).userInfo["NSDebugDescription"] as? String ?? "\(error)"
                while finding.last == "." { finding.removeLast() }
                return Fault(reason: "is not JSON (\(finding)); write each page as one line, as `jq -c` does")
            }
        }
    }

    private static func wrongType(_ key: String) -> Fault {
        Fault(reason: "\"\(key)\" is no \(key == "year" ? "whole number" : "string"); mend it or leave it out")
    }
}

extension PageReading {
    /// Reads a page that a line of JSON brought. What the line says comes before what the page says of itself.
    static func read(_ line: PageLine, knowing: Knowledge) -> PageReading {
        func said(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }
        var knowing = knowing
        knowing.url = said(line.url) ?? knowing.url
        knowing.year = line.year ?? knowing.year

        let bytes = Array((line.text ?? line.html ?? "").utf8)
        var document: Document
        if let text = line.text {
            document = DocumentReader.read(text: text, title: said(line.title))
        } else {
            // What JSON holds is decoded already, whatever the page says of its encoding.
            document = DocumentReader.read(
                bytes, contentType: "text/html; charset=utf-8", url: knowing.url,
                using: knowing.use(on: said(line.retrieved).flatMap { Timestamp($0) }?.date))
        }
        if let title = said(line.title) { document.title = Document.Stated(title, basis: "given") }
        if let publisher = said(line.publisher) { document.publisher = Document.Stated(publisher, basis: "given") }
        if let published = said(line.published) {
            if let time = DocumentReader.publicationTime(in: published) {
                document.published = Document.Stated(time, basis: "given")
            } else {
                document.warnings.append(
                    "\"published\" is \"\(published.prefix(40))\", which names no day as 2024-05-16 does; passed over")
            }
        }
        let retrieved = said(line.retrieved).flatMap { Timestamp($0) }
        if let time = said(line.retrieved), retrieved == nil {
            document.warnings.append(
                "\"retrieved\" is \"\(time.prefix(40))\", no time in UTC like 2024-05-16T13:58:00Z; passed over")
        }
        return read(
            document, digest: ContentDigest.sha256(bytes), url: knowing.url, retrieved: retrieved, knowing: knowing)
    }
}
