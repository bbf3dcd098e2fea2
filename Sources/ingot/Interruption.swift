import Foundation

/// Whether the user or the system asked the program to end.
///
/// A handler may do no more than set a flag; the run looks at it between pages and breaks transfers off. Asked a second time, the program ends
/// at once: the archive is consistent at every moment.
enum Interruption {
    nonisolated(unsafe) private static var received: sig_atomic_t = 0

    private static let notice: StaticString =
        "ingot: ending; what was read is put in the archive, and the rest is for the next run. Ask again to end at once\n"

    /// Begins to listen for SIGINT and SIGTERM.
    static func listen() {
        for number in [SIGINT, SIGTERM] {
            signal(number) {
                Interruption.received = sig_atomic_t($0)
                signal($0, SIG_DFL)
                // write(2) is among the few things that a handler may do.
                _ = Interruption.notice.withUTF8Buffer { write(2, $0.baseAddress, $0.count) }
            }
        }
    }

    /// Lets the signals end the program as they do any other, where nothing is under way that has to be put in order.
    static func stopListening() {
        guard received == 0 else { return }
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }

    /// The signal that came; nil while none has.
    static var signalNumber: Int32? { received == 0 ? nil : Int32(received) }
}
