extension AddressPattern {
    /// Whether the pattern matches this address.
    public func matches(_ address: Address) -> Bool {
        captures(in: address) != nil
    }

    /// What its braces stand for in this address, in their order; nil where it does not match.
    public func captures(in address: Address) -> [String]? {
        var bytes = Array(address.text.utf8)
        switch anchor {
        case .address, .anywhere: break
        case .authority: bytes.removeFirst(address.scheme.utf8.count + 1)
        case .path: bytes.removeFirst(address.pathStart)
        }
        var subject = Subject(bytes)
        return captures(in: &subject)?.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The leftmost place for each segment, one after the other: where a segment can stand at two places, the one
    /// further left also ends no further right, since runs are taken whole. So no choice is ever regretted.
    private func captures(in subject: inout Subject) -> [Range<Int>]? {
        var captures: [Range<Int>] = []
        var position = 0
        for (index, segment) in segments.enumerated() {
            let isFixed = index == 0 && anchor != .anywhere
            let mustEnd = isEndAnchored && index == segments.count - 1
            var start: Int? = isFixed ? 0 : subject.place(for: segment, from: position)
            if mustEnd, !isFixed, segment.isEmpty { start = subject.bytes.count }
            var match: (end: Int, captures: [Range<Int>])?
            while let candidate = start {
                match = subject.match(segment, at: candidate)
                if let found = match, !mustEnd || found.end == subject.bytes.count { break }
                match = nil
                start = isFixed ? nil : subject.place(for: segment, from: candidate + 1)
            }
            guard let match else { return nil }
            position = match.end
            captures += match.captures
        }
        return captures
    }

    /// The bytes that are matched, with the ends of the runs in them remembered so that none is looked for twice.
    private struct Subject {
        let bytes: [UInt8]
        private var ends: [CharacterRun: Range<Int>] = [:]

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
        }

        /// The first place at or after `start` where a segment behind a star may stand.
        func place(for segment: [Atom], from start: Int) -> Int? {
            switch segment.first {
            case nil: return start <= bytes.count ? start : nil
            case .literal(let literal): return bytes.firstIndex(of: literal[...], from: start)
            case .run(let run):
                var place = start
                while place < bytes.count {
                    let isInside = place > 0 && run.contains(bytes[place - 1])
                    if run.contains(bytes[place]), !isInside { return place }
                    place += 1
                }
                return nil
            }
        }

        /// Where a segment that begins at `start` ends, and what its braces take; nil where it does not stand there.
        mutating func match(_ segment: [Atom], at start: Int) -> (end: Int, captures: [Range<Int>])? {
            var captures: [Range<Int>] = []
            var position = start
            for atom in segment {
                switch atom {
                case .literal(let literal):
                    guard bytes.hasBytes(literal[...], at: position) else { return nil }
                    position += literal.count
                case .run(let run):
                    let end = self.end(of: run, at: position)
                    guard end > position else { return nil }
                    captures.append(position..<end)
                    position = end
                }
            }
            return (position, captures)
        }

        private mutating func end(of run: CharacterRun, at position: Int) -> Int {
            if let known = ends[run], known.contains(position) { return known.upperBound }
            var end = position
            while end < bytes.count, run.contains(bytes[end]) { end += 1 }
            ends[run] = position..<end
            return end
        }
    }
}

extension Address {
    /// Where in the bytes of `text` the path begins; there is one in every normal form.
    var pathStart: Int {
        let authority = scheme.utf8.count + 3
        return authority + text.utf8.dropFirst(authority).prefix { $0 != UInt8(ascii: "/") }.count
    }
}
