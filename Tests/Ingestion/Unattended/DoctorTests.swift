import Archive
import Fetching
import Foundation
import Model
import Testing

@testable import Ingestion

/// Each check of the doctor, on circumstances that are good and on ones that are not.
@Suite struct DoctorTests {
    /// Everything as it should be, with an archive that is there.
    private func good() throws -> (Circumstances, TemporaryFolder) {
        let folder = try TemporaryFolder()
        let now = Timestamp(secondsSinceEpoch: 1_800_000_000)
        let archive = try EventArchive.open(
            at: folder["archive"], creating: true, holder: LockHolder(pid: 1, command: "c", started: now))
        try archive.record(RunReceipt(run: "r", command: "c", started: now, ended: now, status: "done", rules: "1"))
        archive.close()
        var circumstances = Circumstances.gathered(
            pipelines: [], archives: [folder["archive"]], now: now, built: nil, environment: [:])
        circumstances.fetching.curl = "8.5.0"
        circumstances.fetching.curlNumber = 0x08_05_00
        circumstances.fetching.secureLayer = "OpenSSL/3.0.15"
        circumstances.fetching.speaksHTTP2 = true
        circumstances.storing.hasTextSearch = true
        circumstances.certificates = [.init(path: "/etc/ssl/certs/ca-certificates.crt", isUsable: true)]
        circumstances.isTemporaryFolderWritable = true
        circumstances.schedulers = ["cron"]
        circumstances.isRoot = false
        circumstances.mask = 0o022
        circumstances.pipelines = [.init(path: "p.yaml", problems: [], missingHook: nil)]
        circumstances.archives[0].disk = DiskSpace(freeBytes: 50 << 30, freeFiles: 1_000_000)
        return (circumstances, folder)
    }

    private func verdicts(_ circumstances: Circumstances) -> [String: Diagnosis.Verdict] {
        var verdicts: [String: Diagnosis.Verdict] = [:]
        for check in DoctorCheck.all {
            for diagnosis in check.examine(circumstances) where diagnosis.verdict != .fine {
                verdicts[check.name] = diagnosis.verdict
                #expect(diagnosis.remedy?.hasSuffix(".") == true, "\(check.name) says what to do")
            }
        }
        return verdicts
    }

    @Test func `where everything is as it should be, every check says so`() throws {
        let (circumstances, folder) = try good()
        let examination = Examination(circumstances)
        #expect(verdicts(circumstances).isEmpty, "\(examination.lines)")
        #expect(!examination.isBroken)
        #expect(examination.diagnoses.count == DoctorCheck.all.count)
        #expect(examination.lines.last == "\(DoctorCheck.all.count) fine, 0 look at it, 0 broken")
        #expect(folder.path.isEmpty == false)
    }

    /// What is made wrong, which check is to find it, and how bad it is.
    static let ills:
        [(ill: String, check: String, verdict: Diagnosis.Verdict, make: @Sendable (inout Circumstances) -> Void)] = [
            ("no TLS", "curl", .broken, { $0.fetching.secureLayer = nil }),
            ("an old curl", "curl", .look, { $0.fetching.curlNumber = 0x07_44_00 }),
            ("no HTTP/2", "curl", .look, { $0.fetching.speaksHTTP2 = false }),
            ("no certificates", "certificates", .broken, { $0.certificates[0].isUsable = false }),
            ("no place for certificates", "certificates", .look, { $0.certificates = [] }),
            ("a variable that nobody reads", "certificates", .look, { $0.certificateVariable = "SSL_CERT_FILE" }),
            ("no zstd", "libraries", .broken, { $0.fetching.zstd = "none" }),
            ("no FTS5", "sqlite", .broken, { $0.storing.hasTextSearch = false }),
            (
                "a clock before the program", "clock", .broken,
                { $0.built = Timestamp(secondsSinceEpoch: 1_800_000_001) }
            ),
            ("a clock before the last run", "clock", .broken, { $0.now = Timestamp(secondsSinceEpoch: 1_799_999_000) }),
            ("no temporary folder", "temporary folder", .broken, { $0.isTemporaryFolderWritable = false }),
            ("root", "user", .look, { $0.isRoot = true }),
            ("an open umask", "user", .look, { $0.mask = 0 }),
            ("no scheduler", "schedule", .look, { $0.schedulers = [] }),
            ("a bad pipeline", "pipeline", .broken, { $0.pipelines[0].problems = ["p.yaml:1:1: unknown key"] }),
            ("a hook that is no program", "pipeline", .broken, { $0.pipelines[0].missingHook = "/no/such" }),
            ("an archive that cannot be opened", "archive", .broken, { $0.archives[0].problem = "damaged" }),
            (
                "an archive that cannot be made", "archive", .broken,
                {
                    $0.archives[0].condition = nil
                    $0.archives[0].isWritable = false
                }
            ),
            ("a full disk", "disk of", .broken, { $0.archives[0].disk?.freeBytes = 1 << 20 }),
            ("a disk that fills", "disk of", .look, { $0.archives[0].disk?.freeBytes = 500 << 20 }),
            ("no more files", "disk of", .broken, { $0.archives[0].disk?.freeFiles = 3 }),
            ("a disk that says nothing", "disk of", .look, { $0.archives[0].disk = nil }),
            (
                "a file of root's", "files of", .broken,
                {
                    $0.archives[0].condition?.hindrances = [.init(path: "pages.jsonl", what: "cannot be written")]
                }
            ),
            (
                "a file for everybody", "files of", .look,
                {
                    $0.archives[0].condition?.hindrances = [
                        .init(path: "pages.jsonl", what: "can be written by everybody")
                    ]
                }
            ),
            (
                "a lock of long ago", "lock of", .look,
                {
                    $0.archives[0].condition?.isLocked = true
                    $0.archives[0].condition?.holder = LockHolder(
                        pid: 1, command: "c", started: Timestamp(secondsSinceEpoch: 1_799_000_000))
                }
            ),
            ("a lock of nobody", "lock of", .look, { $0.archives[0].condition?.isLocked = true }),
            ("an index that is behind", "index of", .look, { $0.archives[0].condition?.index = .behind }),
        ]

    @Test(arguments: ills.indices)
    func `what is amiss is found by its check, and by no other`(index: Int) throws {
        let ill = Self.ills[index]
        var (circumstances, folder) = try good()
        ill.make(&circumstances)
        #expect(verdicts(circumstances) == [ill.check: ill.verdict], "\(ill.ill)")
        #expect(Examination(circumstances).isBroken == (ill.verdict == .broken))
        #expect(folder.path.isEmpty == false)
    }

    @Test func `every check can find something amiss, and has a reason`() {
        for check in DoctorCheck.all {
            #expect(Self.ills.contains { $0.check == check.name }, "\(check.name)")
            #expect(!check.reason.isEmpty)
        }
    }

    @Test func `a lock that is held is seen, with who holds it, and nothing is taken from them`() throws {
        let (_, folder) = try good()
        let now = Timestamp(secondsSinceEpoch: 1_800_000_000)
        let holder = LockHolder(pid: Int(getpid()), command: "ingot run x", started: now)
        let archive = try EventArchive.open(at: folder["archive"], creating: false, holder: holder)
        let condition = try ArchiveCondition(of: folder["archive"])
        #expect(condition.isLocked && condition.holder == holder)
        archive.close()
        #expect(try !ArchiveCondition(of: folder["archive"]).isLocked)
        #expect(try ArchiveCondition(of: folder["archive"]).newestReceipt == now)
    }

    @Test func `an index that is missing or behind is told from one that is current`() throws {
        let (_, folder) = try good()
        let path = folder["archive"]
        #expect(try ArchiveCondition(of: path).index == .current)
        #expect(try ArchiveCondition(of: path).search == .missing)
        _ = try EventSearch(archive: path)
        #expect(try ArchiveCondition(of: path).search == .current)
        try FileManager.default.removeItem(atPath: path + "/index.sqlite")
        #expect(try ArchiveCondition(of: path).index == .missing)
        #expect(throws: ArchiveError.self) { try ArchiveCondition(of: folder["nowhere"]) }
    }

    @Test func `the libraries that are here say who they are`() {
        let fetching = FetchingLibraries.present()
        #expect(fetching.curl.first?.isNumber == true && fetching.curlNumber > 0x07_00_00)
        for version in [fetching.xml, fetching.zlib, fetching.zstd, fetching.brotli] {
            #expect(version.first?.isNumber == true, "\(version)")
        }
        #expect(ArchiveLibraries.present().hasTextSearch)
    }
}
