import Foundation

/// Makes the folder at a path, and those above it, where they are not there. Says what the operating system refuses.
func makeFolders(to path: String) throws(ArchiveError) {
    while mkdir(path, 0o777) != 0 {
        let code = errno
        switch code {
        case EINTR: continue
        case EEXIST:
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw .inputOutput(
                    path: path, operation: "make a folder",
                    reason: "there is a file of that name; give another path")
            }
            return
        case ENOENT:
            // By its bytes, for a path may begin with a tilde that nobody is to expand.
            let above = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
            // Where nothing is left to be made above, the path itself is no good: an empty one, for instance.
            guard !above.isEmpty, try fileLength(above) == nil else { throw .system(code, "make the folder of", path) }
            try makeFolders(to: above)
        default: throw .system(code, "make the folder of", path)
        }
    }
}
