import Foundation
import ProgramUnderTest

/// What is to happen to a run, and at which of its calls to the operating system.
///
/// The moment is counted and not timed, so that it comes again. `FaultShim` does it, loaded before the program.
struct FaultPlan: CustomStringConvertible, Sendable {
    /// What happens to a call.
    enum Fault: CustomStringConvertible, Sendable, Equatable {
        case nothing
        /// It fails with this `errno`.
        case fails(Int32)
        /// It writes half of what it was given.
        case isShort
        /// The program is killed before it.
        case kills
        /// The program is killed when it has done its work.
        case killsAfter
        /// The program is killed when it has written half of what it was given.
        case killsTorn
        /// The program stops before it, until it gets SIGCONT.
        case stops

        fileprivate var word: String {
            switch self {
            case .nothing: ""
            case .fails(let code): String(code)
            case .isShort: "short"
            case .kills: "kill"
            case .killsAfter: "kill-after"
            case .killsTorn: "kill-torn"
            case .stops: "stop"
            }
        }

        var description: String {
            guard case .fails(let code) = self else { return word }
            return [EIO: "EIO", ENOSPC: "ENOSPC", EINTR: "EINTR"][code] ?? "errno \(code)"
        }
    }

    /// Which calls it happens to, once counted.
    enum Span: String, Sendable {
        /// The n-th.
        case once
        /// The n-th and all after it: the disk stays as it is.
        case onward
        /// Each n-th.
        case every
    }

    var fault: Fault
    /// Counted from 1.
    var at = 0
    var span = Span.once
    /// The kinds of calls that count; all of them where none is named.
    var calls: [String] = []

    var description: String { "\(fault) at call \(at) (\(span))" }

    /// The library, which lies beside the program's tests.
    static let shim = Program.folderOfTests + "/libFaultShim.so"

    /// Whether a library can be loaded before the program here.
    static let isPossible = FileManager.default.fileExists(atPath: shim)

    /// The start of a run on `archive` in `folder` to which this happens, with a file there for its account.
    func surroundings(
        in folder: WorkFolder, archive: String, account: String = "account"
    ) -> Program.Surroundings {
        // The kernel tells paths without symbolic links.
        let root = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path
        var variables = [
            "INGOT_FAULT": fault.word, "INGOT_FAULT_AT": String(at), "INGOT_FAULT_SPAN": span.rawValue,
            "INGOT_FAULT_UNDER": root + "/" + archive, "INGOT_FAULT_ACCOUNT": folder[account],
        ]
        if !calls.isEmpty { variables["INGOT_FAULT_CALLS"] = calls.map { $0 + "," }.joined() }
        variables["LD_PRELOAD"] = FaultPlan.shim
        var surroundings = Program.Surroundings()
        // By the shell, so that the shell itself is left in peace.
        surroundings.preparation =
            "export "
            + variables.sorted { $0.key < $1.key }.map { "\($0.key)=\(Program.quoted($0.value))" }.joined(
                separator: " ")
        return surroundings
    }
}

/// What `FaultShim` wrote down outside the archive: `fault_account` in its header.
struct FaultAccount {
    /// The calls that counted.
    let calls: Int
    /// The calls that were made to fail.
    let faults: Int
    /// How much of the journal the run had put on disk, in bytes: what it may have promised.
    let acknowledged: Int
    /// The call that failed, and its file.
    let place: String

    init(_ path: String) {
        let bytes = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
        func number(_ offset: Int) -> Int {
            guard bytes.count >= offset + 8 else { return 0 }
            return Int(
                truncatingIfNeeded: bytes[offset..<offset + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }
        (calls, faults, acknowledged) = (number(0), number(8), number(16))
        place = String(decoding: bytes.dropFirst(24).prefix { $0 != 0 }, as: UTF8.self)
    }
}
