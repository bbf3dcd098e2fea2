import Foundation
import Model

/// Which lines an amendment takes out of which files.
struct Withdrawals {
    private var events: [String: Set<[UInt8]>] = [:]
    private var lines: [String: Set<[UInt8]>] = [:]

    /// - Parameter file: the file in which an event stands. Throws `refused` for an event that the archive does not have.
    init(
        _ amendment: Amendment, file: (String) throws(ArchiveError) -> String?
    ) throws(ArchiveError) {
        for id in amendment.revised.map(\.event.id) + amendment.retired.map(\.event) {
            guard let name = try file(id) else {
                throw .refused(reason: "event \(id) cannot be revised: the archive does not have it")
            }
            guard events[name, default: []].insert(Array(id.utf8)).inserted else {
                throw .refused(reason: "event \(id) cannot be revised twice at once")
            }
        }
        if !amendment.sightings.isEmpty {
            lines[ArchiveLayout.sightings] = Set(amendment.sightings.map { JSONWriter.line($0).dropLast() })
        }
        if !amendment.links.isEmpty {
            lines[ArchiveLayout.links] = Set(amendment.links.map { JSONWriter.line($0).dropLast() })
        }
    }

    /// The files out of which lines are taken.
    var files: [String] { (Array(events.keys) + lines.keys).sorted() }

    /// Whether a line of a file is taken out.
    func contains(_ line: ArraySlice<UInt8>, of name: String) -> Bool {
        if let ids = events[name] {
            return Withdrawals.identifier(of: line).map { ids.contains(Array($0)) } ?? false
        }
        return lines[name]?.contains(Array(line)) ?? false
    }

    /// What the lines said that were found. Throws `damaged` where one was not found, or cannot be read.
    func withdrawn(
        _ found: [ArraySlice<UInt8>], from name: String, in root: String
    ) throws(ArchiveError) -> [JournalLine.Withdrawal] {
        let expected = events[name]?.count ?? lines[name]?.count ?? 0
        guard found.count >= expected else {
            throw .damaged(
                .init(
                    file: root + "/" + name,
                    finding: "\(expected - found.count) of the lines that are to be changed are not in it",
                    remedy: "`ingot verify` tells what is wrong, `ingot repair` mends it"))
        }
        do {
            return try found.map { line in
                let content: JournalLine.Withdrawal.Content =
                    switch name {
                    case ArchiveLayout.sightings: .sighting(try JSONReader.read(Sighting.self, from: line))
                    case ArchiveLayout.links: .link(try JSONReader.read(Link.self, from: line))
                    default: .event(try JSONReader.read(Event.self, from: line))
                    }
                return JournalLine.Withdrawal(path: name, content: content)
            }
        } catch {
            throw .damaged(.init(file: root + "/" + name, finding: "a line cannot be read (\(reason(of: error)))"))
        }
    }

    private static let opening = Array(#"{"schema":\#(Event.schema),"id":""#.utf8)

    /// The id of an event line, read off its beginning.
    private static func identifier(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.starts(with: opening) else { return nil }
        return line.dropFirst(opening.count).prefix { $0 != UInt8(ascii: "\"") }
    }
}
