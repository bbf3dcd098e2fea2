/// What of a URL the rules of a robots.txt are matched against: path, parameters and query, without the fragment.
enum RobotsPath {
    /// The path in a URL as it was written, found as Google's parser finds it.
    ///
    /// Nothing is resolved, decoded or encoded: whoever asks about a URL hands it in as it would be sent. Scheme and host
    /// may be missing. The result begins with a slash, and is `/` where there is no path or the URL is none.
    static func of(_ url: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        let start = url.starts(with: "//".utf8) ? 2 : 0
        func beginsPath(_ byte: UInt8) -> Bool {
            byte == slash || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ";")
        }

        var authority = start
        if let scheme = url.firstIndex(of: Array("://".utf8)[...], from: start) {
            // After the start of a path it is part of that.
            let isScheme = !url[start..<scheme].contains(where: beginsPath)
            if isScheme { authority = scheme + 3 }
        }
        guard let path = url[authority...].firstIndex(where: beginsPath) else { return [slash] }
        let end = url[start...].firstIndex(of: UInt8(ascii: "#")) ?? url.count
        guard end >= path else { return [slash] }
        return url[path] == slash ? Array(url[path..<end]) : [slash] + url[path..<end]
    }
}
