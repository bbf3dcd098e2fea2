import Archive
import Model

/// One thing that the doctor looks at: what it is, why it matters, and how it is judged.
struct DoctorCheck: Sendable {
    /// What is looked at, in a few words.
    let name: String
    /// Why it matters.
    let reason: String
    /// What is said of it; nothing where there is nothing to look at.
    let examine: @Sendable (Circumstances) -> [Diagnosis]

    private init(
        _ name: String, _ reason: String, _ examine: @escaping @Sendable (_ name: String, Circumstances) -> [Diagnosis]
    ) {
        self.name = name
        self.reason = reason
        self.examine = { examine(name, $0) }
    }

    /// A check that is made for each archive that there is.
    private static func ofArchives(
        _ name: String, _ reason: String,
        _ examine: @escaping @Sendable (_ name: String, Circumstances.ArchivePlace, Circumstances) -> Diagnosis?
    ) -> DoctorCheck {
        DoctorCheck(name, reason) { name, all in
            all.archives.compactMap { examine("\(name) \($0.path)", $0, all) }
        }
    }

    /// A libcurl from here on leaves the name service alone when a transfer is broken off.
    private static let goodCurl = 0x07_57_00
    /// Less free than this and the next runs may fill the disk: many times what a night brings.
    private static let comfortableBytes = 1 << 30
    /// Less free than this and the next run may not fit.
    private static let neededBytes = 64 << 20
    private static let comfortableFiles = 10_000
    private static let neededFiles = 100

    /// All checks, in the order in which they are told.
    static let all: [DoctorCheck] = [
        DoctorCheck("curl", "it fetches all pages, and without TLS none of most sites") { name, all in
            let curl = all.fetching
            let found = "\(curl.curl), \(curl.secureLayer ?? "no TLS"), \(curl.speaksHTTP2 ? "" : "no ")HTTP/2"
            guard curl.secureLayer != nil else {
                return [.broken(name, found, "Install a libcurl with TLS: no page of an https address can be fetched.")]
            }
            guard curl.curlNumber >= goodCurl else {
                return [
                    .look(
                        name, found,
                        "Before 7.87 a run that is told to end may wait for the name service; upgrade libcurl.")
                ]
            }
            guard curl.speaksHTTP2 else {
                return [.look(name, found, "Some sites are slow over HTTP/1.1; a libcurl with nghttp2 speaks HTTP/2.")]
            }
            return [.fine(name, found)]
        },
        DoctorCheck("certificates", "without them no https page can be trusted") { name, all in
            let usable = all.certificates.filter(\.isUsable).map(\.path)
            guard !usable.isEmpty else {
                let found =
                    all.certificates.isEmpty
                    ? "libcurl was built without a file or folder of its own"
                    : "\(all.certificates.map(\.path).joined(separator: " and ")) cannot be read, or is empty"
                return all.certificates.isEmpty
                    ? [
                        .look(
                            name, found, "It trusts what its TLS library does; try a page, or install ca-certificates.")
                    ]
                    : [.broken(name, found, "Install the package ca-certificates, or make the file readable.")]
            }
            if let variable = all.certificateVariable {
                return [
                    .look(
                        name, "\(usable.joined(separator: " and ")); \(variable) is set",
                        "libcurl does not look at \(variable); certificates of your own belong in that file.")
                ]
            }
            return [.fine(name, usable.joined(separator: " and "))]
        },
        DoctorCheck("libraries", "pages are read and undone from their codings by them") { name, all in
            let libraries = all.fetching
            let versions = [
                ("libxml2", xmlVersion(libraries.xml)), ("zlib", libraries.zlib), ("zstd", libraries.zstd),
                ("brotli", libraries.brotli), ("crypto", all.storing.crypto),
            ]
            let found = versions.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            guard !versions.contains(where: { $0.1 == "none" }) else {
                return [
                    .broken(name, found, "Install what is missing; Scripts/install-dependencies names the packages.")
                ]
            }
            return [.fine(name, found)]
        },
        DoctorCheck("sqlite", "the indexes are its databases, and search needs FTS5") { name, all in
            guard all.storing.hasTextSearch else {
                return [
                    .broken(
                        name, "\(all.storing.sqlite) without FTS5",
                        "Install an SQLite with FTS5, as all large distributions have it; search does not work without."
                    )
                ]
            }
            return [.fine(name, "\(all.storing.sqlite) with FTS5")]
        },
        DoctorCheck("clock", "every line has a time, and certificates are judged by it") { name, all in
            if let built = all.built, all.now < built {
                return [
                    .broken(
                        name, "\(all.now), which is before this program was built (\(built))",
                        "Set the clock, and let chrony or systemd-timesyncd keep it.")
                ]
            }
            // A minute is what two machines may well differ.
            let newest = all.archives.compactMap(\.condition?.newestReceipt).max()
            if let newest, newest.secondsSinceEpoch > all.now.secondsSinceEpoch + 60 {
                return [
                    .broken(
                        name, "\(all.now), and the newest receipt is of \(newest)",
                        "The clock went back, or was ahead in that run. Set it before anything is fetched.")
                ]
            }
            return [.fine(name, all.now.description)]
        },
        DoctorCheck("temporary folder", "SQLite sorts there, and a hook's events wait there") { name, all in
            all.isTemporaryFolderWritable
                ? [.fine(name, all.temporaryFolder)]
                : [
                    .broken(
                        name, "no file can be made in \(all.temporaryFolder)",
                        "Make it writable, make room in it, or set TMPDIR to another folder.")
                ]
        },
        DoctorCheck("user", "what reads pages from everywhere should not be all-powerful") { name, all in
            if all.isRoot {
                return [.look(name, "root", "Run it as a user of its own; `ingot schedule --form systemd` has one.")]
            }
            if all.mask & 0o002 == 0 {
                return [
                    .look(
                        name, "new files can be written by everybody, or by a group (umask \(octal(all.mask)))",
                        "Set `umask 022` where the runs are started.")
                ]
            }
            return [.fine(name, "umask \(octal(all.mask))")]
        },
        DoctorCheck("schedule", "without one of them nothing runs by itself") { name, all in
            all.schedulers.isEmpty
                ? [
                    .look(
                        name, "neither cron nor systemd is here",
                        "Install cron, or let whatever starts programs here start `ingot run --quiet`.")
                ]
                : [.fine(name, all.schedulers.joined(separator: " and "))]
        },
        DoctorCheck("pipeline", "a run with a bad file does nothing") { name, all in
            all.pipelines.map { file in
                let name = "\(name) \(file.path)"
                if !file.problems.isEmpty {
                    return .broken(
                        name, file.problems.joined(separator: "; "), "`ingot check \(file.path)` tells all of it.")
                }
                if let hook = file.missingHook {
                    return .broken(
                        name, "its hook \(hook) is no program", "Mend `hook:`, or make the file executable.")
                }
                return .fine(name, "good")
            }
        },
        ofArchives("archive", "what cannot be opened cannot be written to") { name, place, _ in
            if let problem = place.problem {
                return .broken(name, problem, "`ingot verify --archive \(place.path)` tells all that is wrong.")
            }
            if place.condition != nil { return .fine(name, "there") }
            return place.isWritable
                ? .fine(name, "not there yet; the first run makes it")
                : .broken(
                    name, "not there yet, and the folder above cannot be written",
                    "Make the folder, and give it to the user who runs this.")
        },
        ofArchives("disk of", "a full disk loses nothing, and stops everything") { name, place, _ in
            guard let disk = place.disk else {
                return .look(name, "the system does not tell what is free", "Look at it with `df`.")
            }
            let files = disk.freeFiles.map { ", \($0) files" } ?? ""
            let found = "\(disk.freeBytes / (1 << 20)) MiB\(files) free"
            if disk.freeBytes < neededBytes || disk.freeFiles ?? Int.max < neededFiles {
                return .broken(name, found, "Make room: a run may not fit any more. What is committed is safe.")
            }
            if disk.freeBytes < comfortableBytes || disk.freeFiles ?? Int.max < comfortableFiles {
                return .look(name, found, "Make room soon, or move the archive (Documentation/operations.md).")
            }
            return .fine(name, found)
        },
        ofArchives("files of", "a run by another user leaves files that the next one cannot write") {
            name, place, all in
            guard let hindrances = place.condition?.hindrances else { return nil }
            // For root everything can be written; what belongs to others is that which root should not have made.
            let serious = hindrances.filter { $0.what.hasPrefix("cannot") }
            if let first = serious.first {
                return .broken(
                    name, "\(first.path) \(first.what)" + more(serious.count),
                    "Give the folder to the user who runs this: chown -R, chmod -R u+rwX.")
            }
            if let first = hindrances.first {
                return .look(
                    name, "\(first.path) \(first.what)" + more(hindrances.count),
                    "Let one user own the archive and run everything that writes to it.")
            }
            return .fine(name, "readable and writable")
        },
        ofArchives("lock of", "a run that hangs keeps all others out") { name, place, all in
            guard let condition = place.condition else { return nil }
            guard condition.isLocked else { return .fine(name, "free") }
            guard let holder = condition.holder else {
                return .look(name, "taken by a process that did not say its name", "Look again in a moment.")
            }
            let found = "taken by process \(holder.pid) (\(holder.command)) since \(holder.started)"
            // Longer than any run takes that is not stuck.
            return all.now.secondsSinceEpoch - holder.started.secondsSinceEpoch > 12 * 3600
                ? .look(name, found, "It is long for a run; look what it does, and end it with SIGTERM if it hangs.")
                : .fine(name, found)
        },
        ofArchives("index of", "a run or a search that has to make it first takes longer") { name, place, _ in
            guard let condition = place.condition else { return nil }
            let found = "for matching \(condition.index.rawValue), for search \(condition.search.rawValue)"
            // What is missing was never needed, or was deleted on purpose. Search brings its own up to date.
            guard condition.index != .current else { return .fine(name, found) }
            return .look(name, found, "The next run makes it; should it not, delete index.sqlite, which is derived.")
        },
    ]

    private static func more(_ count: Int) -> String { count > 1 ? ", and \(count - 1) more" : "" }

    private static func octal(_ mask: Int) -> String {
        let digits = String(mask, radix: 8)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    /// `20914` as `2.9.14`.
    private static func xmlVersion(_ digits: String) -> String {
        guard let number = Int(digits.prefix { $0.isNumber }), number >= 10_000 else { return digits }
        return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }
}
