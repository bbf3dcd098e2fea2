import Foundation

/// Whether the user or the system asked the program to end.
///
/// A handler may do no more than set a flag; the run looks at it between pages.
enum Interruption {
    nonisolated(unsafe) private static var received: sig_atomic_t = 0

    /// Begins to listen for SIGINT and SIGTERM.
    static func listen() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { Interruption.received = sig_atomic_t($0) }
        }
    }

    /// The signal that came; nil while none has.
    static var signalNumber: Int32? { received == 0 ? nil : Int32(received) }
}
