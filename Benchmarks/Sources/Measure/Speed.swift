import Extraction
import LibXML2Baseline
import Model
import Segmentation

/// Seconds of processor time for pages of HTML: libxml2's parse alone, extraction, segmentation of what was extracted.
struct PageCost {
    var bytes = 0
    var textBytes = 0
    var parse = 0.0
    var extract = 0.0
    var segment = 0.0

    /// Goes over the pages again and again, each step in turn, until so many bytes have been read.
    ///
    /// The steps take turns page by page, so that a processor that slows down in the meantime slows all of them down.
    static func measure(_ pages: [Sample], bytes wanted: Int) throws(Complaint) -> PageCost {
        for page in pages where parse(page) == 0 { throw Complaint(text: "libxml2 makes no tree of \(page.name)") }
        var cost = PageCost()
        while cost.bytes < wanted {
            for page in pages {
                cost.parse += ProcessorTime.of { _ = parse(page) }
                var document = Document(text: "", blocks: [])
                cost.extract += ProcessorTime.of {
                    document = DocumentReader.read(page.bytes, contentType: nil, url: nil)
                }
                cost.segment += ProcessorTime.of { _ = Segmenter.read(document) }
                cost.bytes += page.bytes.count
                cost.textBytes += document.text.utf8.count
            }
        }
        return cost
    }

    private static func parse(_ page: Sample) -> Int32 {
        page.bytes.withUnsafeBytes { buffer in
            guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return 0 }
            return libxml2_baseline_parse(start, buffer.count)
        }
    }
}

/// Seconds of processor time for texts: segmentation as a whole, and its search for calendar expressions alone.
struct TextCost {
    var bytes = 0
    var events = 0
    var segment = 0.0
    var dates = 0.0

    /// Reads a text again and again, each time as a document of its own, until so many bytes have been read.
    static func measure(_ text: Sample, bytes wanted: Int) throws(Complaint) -> TextCost {
        let document = Corpus.document(of: text.bytes)
        let bytes = Array(document.text.utf8)
        var cost = TextCost()
        while cost.bytes < wanted {
            var reading = Reading.none
            cost.segment += ProcessorTime.of { reading = Segmenter.read(document) }
            cost.dates += ProcessorTime.of { _ = CalendarScanner.expressions(in: bytes) }
            cost.bytes += bytes.count
            cost.events += reading.events.count
            // What finds nothing is fast.
            if reading.events.isEmpty { throw Complaint(text: "\(text.name) has no events: it is no review") }
        }
        return cost
    }
}
