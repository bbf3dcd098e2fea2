import Foundation
import Model

/// One saved page: whether it can be read as it was, and whether the words of the reports from it stand there.
struct PageExamination: Sendable {
    /// What is to be looked at.
    struct Task: Sendable {
        var capture: Capture
        /// The capture's line.
        var line: SeenWords
        /// The reports, in the order in which they came.
        var reports: [SeenWords]
    }

    /// What is the matter with the page itself.
    enum Finding: Sendable {
        case none
        /// It was lost, and the journal tells so.
        case lost
        case damaged(ArchiveError.Damage)
        case unreadable(String)
        case failure(ArchiveError)
    }

    var finding = Finding.none
    /// How many reports have their words where they say.
    var right = 0
    /// The reports that have not.
    var wrong: [SeenWords] = []
    /// How many reports cannot be checked, since the page cannot be read.
    var unchecked = 0

    /// Reads a page, and its text where a report is to be found in it.
    init(_ task: Task, _ store: PageStore, root: String, text: (@Sendable (Page, Given) -> String)?) {
        do throws(ArchiveError) {
            let page = try store.page(of: task.capture.page)
            guard !task.reports.isEmpty, let text else { return }
            look(for: task.reports, in: text(page, task.capture.given))
        } catch .damaged(let damage) {
            unchecked = task.reports.count
            do throws(ArchiveError) {
                finding = try PageExamination.isNotedAsLost(task.capture.page, root) ? .lost : .damaged(damage)
            } catch {
                finding = .failure(error)
            }
        } catch .inputOutput(_, _, let reason) {
            unchecked = task.reports.count
            finding = .unreadable(reason)
        } catch {
            finding = .failure(error)
        }
    }

    private mutating func look(for reports: [SeenWords], in text: String) {
        var text = text
        text.withUTF8 { bytes in
            var place = CodePointPlace()
            for report in reports.sorted(by: { ($0.start, $0.number) < ($1.start, $1.number) }) {
                place.advance(to: Int(report.start), in: bytes)
                var end = place
                end.advance(to: Int(report.end), in: bytes)
                if end.codePoint == Int(report.end),
                    IndexFingerprint.hash(
                        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[place.byte..<end.byte])))
                        == report.words
                {
                    right += 1
                } else {
                    wrong.append(report)
                }
            }
        }
        wrong.sort { $0.number < $1.number }
    }

    /// Whether what stands in the place of a capture, or of the one that has its bytes, is what a repair put there.
    private static func isNotedAsLost(_ page: KeptPage, _ root: String) throws(ArchiveError) -> Bool {
        var places = [page.location].compactMap { $0 }
        if let original = page.original {
            places.append(RecordLocation(file: original.file, offset: original.offset, length: original.length))
        }
        for place in places {
            guard try fileLength(root + "/" + place.file) != nil else { continue }
            let file = try Descriptor(opening: root + "/" + place.file, O_RDONLY)
            let bytes = try file.bytes(at: place.offset, count: place.length)
            if GzipMember.isEmptyMember(bytes) { return true }
        }
        return false
    }
}

/// A place in UTF-8, counted in bytes and in code points.
private struct CodePointPlace {
    var byte = 0
    var codePoint = 0

    /// Goes on to a code point, or to the end where there are fewer.
    mutating func advance(to wanted: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        // A continuation byte (10xxxxxx) begins no code point. Eight bytes at a time, as long as the place lies behind.
        while wanted - codePoint >= 8, byte + 8 <= bytes.count {
            let word = raw.loadUnaligned(fromByteOffset: byte, as: UInt64.self)
            let continuations = word & ~(word << 1) & 0x8080_8080_8080_8080
            codePoint += 8 - continuations.nonzeroBitCount
            byte += 8
        }
        while byte < bytes.count, codePoint < wanted || bytes[byte] & 0xC0 == 0x80 {
            if bytes[byte] & 0xC0 != 0x80 { codePoint += 1 }
            byte += 1
        }
    }
}
