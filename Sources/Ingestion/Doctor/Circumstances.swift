import Archive
import Fetching
import Foundation
import Model

/// What surrounds the program: all that the doctor's checks look at, gathered once.
///
/// A plain value, so that each check can be tried on circumstances that a test makes up.
public struct Circumstances: Sendable {
    /// An archive, as far as it could be looked at.
    public struct ArchivePlace: Sendable {
        /// Its folder.
        public var path: String
        /// How it stands; nil where there is none yet.
        public var condition: ArchiveCondition?
        /// Why it could not be looked at, where that is so.
        public var problem: String?
        /// What is free there.
        public var disk: DiskSpace?
        /// Whether the folder, or the one above in which it is to be made, can be written.
        public var isWritable: Bool
    }

    /// A pipeline file.
    public struct PipelineFile: Sendable {
        /// Its path.
        public var path: String
        /// What is wrong with it.
        public var problems: [String]
        /// The program of its hook, where it has one that cannot be started.
        public var missingHook: String?
    }

    /// A file or folder of certificates.
    public struct Certificates: Equatable, Sendable {
        /// Its path.
        public var path: String
        /// Whether it is there, can be read and is not empty.
        public var isUsable: Bool
    }

    /// libcurl and what comes with it.
    public var fetching: FetchingLibraries
    /// SQLite and libcrypto.
    public var storing: ArchiveLibraries
    /// The time.
    public var now: Timestamp
    /// When the program was built, as far as its file tells; the clock cannot be earlier.
    public var built: Timestamp?
    /// Archives to look at.
    public var archives: [ArchivePlace]
    /// Pipelines to look at.
    public var pipelines: [PipelineFile]
    /// What libcurl trusts; empty where it was built without any.
    public var certificates: [Certificates]
    /// `SSL_CERT_FILE` or `SSL_CERT_DIR` of the environment, where one is set.
    public var certificateVariable: String?
    /// The folder for temporary files.
    public var temporaryFolder: String
    /// Whether a file can be made there.
    public var isTemporaryFolderWritable: Bool
    /// Whether there is a crontab program and a running systemd.
    public var schedulers: [String]
    /// Whether the program runs as root.
    public var isRoot: Bool
    /// The mask of permissions that new files do not get (umask(2)).
    public var mask: Int
}

extension Circumstances {
    /// Looks around. No network is asked, and nothing is written but an empty temporary file.
    /// - Parameters:
    ///   - archives: archives beside those of the pipelines.
    ///   - environment: the environment's variables.
    public static func gathered(
        pipelines paths: [String], archives: [String], now: Timestamp, built: Timestamp?, environment: [String: String]
    ) -> Circumstances {
        let fetching = FetchingLibraries.present()
        var places = archives
        let pipelines = paths.map { path -> PipelineFile in
            do throws(PipelineError) {
                let pipeline = try PipelineReader.read(path)
                if !places.contains(pipeline.archive) { places.append(pipeline.archive) }
                return PipelineFile(
                    path: path, problems: [],
                    missingHook: pipeline.hook.first.flatMap { isProgram($0, environment) ? nil : $0 })
            } catch {
                return PipelineFile(path: path, problems: error.problems.map(\.description), missingHook: nil)
            }
        }
        let temporary = FileManager.default.temporaryDirectory.path
        let certificates = [fetching.certificateFile, fetching.certificateFolder].compactMap(\.self)
        let mask = umask(0o022)
        umask(mask)
        return Circumstances(
            fetching: fetching, storing: ArchiveLibraries.present(), now: now, built: built,
            archives: places.map(place), pipelines: pipelines,
            certificates: certificates.map { Certificates(path: $0, isUsable: isUsable($0)) },
            certificateVariable: ["SSL_CERT_FILE", "SSL_CERT_DIR"].first { environment[$0] != nil },
            temporaryFolder: temporary, isTemporaryFolderWritable: canMakeFile(),
            schedulers: schedulers(environment), isRoot: geteuid() == 0, mask: Int(mask))
    }

    private static func place(_ path: String) -> ArchivePlace {
        var place = ArchivePlace(
            path: path, condition: nil, problem: nil, disk: DiskSpace(at: path), isWritable: isWritable(path))
        do throws(ArchiveError) {
            place.condition = try ArchiveCondition(of: path)
        } catch .noSuchArchive {
            // One that is not there yet is no problem: the first run makes it.
        } catch {
            place.problem = error.description
        }
        return place
    }

    /// Whether a folder can be written, or the nearest one above it that is there.
    private static func isWritable(_ path: String) -> Bool {
        var path = path
        while access(path, F_OK) != 0 {
            guard path.contains("/"), path != "/" else { return access(".", W_OK | X_OK) == 0 }
            path = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
            if path.isEmpty { path = "/" }
        }
        return access(path, W_OK | X_OK) == 0
    }

    private static func isUsable(_ path: String) -> Bool {
        var status = stat()
        return access(path, R_OK) == 0 && stat(path, &status) == 0 && status.st_size > 0
    }

    private static func canMakeFile() -> Bool {
        guard let file = tmpfile() else { return false }
        fclose(file)
        return true
    }

    private static func isProgram(_ name: String, _ environment: [String: String]) -> Bool {
        if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) }
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }

    private static func schedulers(_ environment: [String: String]) -> [String] {
        var found: [String] = []
        if isProgram("crontab", environment) { found.append("cron") }
        // What sd_booted(3) looks at.
        if FileManager.default.fileExists(atPath: "/run/systemd/system") { found.append("systemd") }
        return found
    }
}
