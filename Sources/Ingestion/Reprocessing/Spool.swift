import Archive
import Foundation
import Model

/// Page bodies held in a temporary file that goes with the process, so that pages can be put in order without all of them
/// lying in memory.
final class Spool {
    /// Where a body lies.
    struct Place {
        var digest: String
        var offset: Int
        var length: Int
    }

    private let file: UnsafeMutablePointer<FILE>
    private var length = 0

    /// Makes the file in the system's folder for temporary files. Throws where it cannot.
    init() throws(SavedFile.Problem) {
        guard let file = tmpfile() else {
            throw SavedFile.Problem(
                path: "a temporary file",
                reason: "\(String(cString: strerror(errno))); make room in the folder for them")
        }
        self.file = file
    }

    deinit { fclose(file) }

    /// Writes the body away; the page is given back without it.
    func held(_ page: Page) throws(ArchiveError) -> (place: Place, page: Page) {
        let place = Place(digest: ContentDigest.sha256(page.body), offset: length, length: page.body.count)
        guard fseek(file, length, SEEK_SET) == 0, fwrite(page.body, 1, page.body.count, file) == page.body.count else {
            throw failure("write")
        }
        length += page.body.count
        var bare = page
        bare.body = []
        return (place, bare)
    }

    /// The page with its body.
    func page(_ bare: Page, at place: Place) throws(ArchiveError) -> Page {
        var page = bare
        guard fseek(file, place.offset, SEEK_SET) == 0 else { throw failure("read") }
        var body = [UInt8](repeating: 0, count: place.length)
        guard fread(&body, 1, place.length, file) == place.length else { throw failure("read") }
        page.body = body
        return page
    }

    private func failure(_ operation: String) -> ArchiveError {
        .inputOutput(path: "a temporary file", operation: operation, reason: String(cString: strerror(errno)))
    }
}
