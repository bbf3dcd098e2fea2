#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension [UInt8] {
    /// Where `needle` first stands at or after `start`; `start` itself for an empty needle.
    ///
    /// Time is proportional to the bytes passed over, times the length of the needle where they are nearly the same.
    func firstIndex(of needle: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard start >= 0, start <= count else { return nil }
        guard let first = needle.first else { return start }
        return withUnsafeBytes { bytes in
            needle.withUnsafeBytes { needle in
                guard let base = bytes.baseAddress, let sought = needle.baseAddress else { return nil }
                var place = start
                while bytes.count - place >= needle.count {
                    let places = bytes.count - place - needle.count + 1
                    guard let found = memchr(base + place, Int32(first), places) else { return nil }
                    if memcmp(found, sought, needle.count) == 0 { return UnsafeRawPointer(found) - base }
                    place = UnsafeRawPointer(found) - base + 1
                }
                return nil
            }
        }
    }

    /// Whether `needle` stands at `start`.
    func hasBytes(_ needle: ArraySlice<UInt8>, at start: Int) -> Bool {
        guard start >= 0, start <= count, count - start >= needle.count else { return false }
        return self[start..<(start + needle.count)] == needle
    }
}

extension UInt8 {
    /// The byte with an ASCII letter in lower case.
    var lowercasedASCII: UInt8 {
        UInt8(ascii: "A") <= self && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }
}
