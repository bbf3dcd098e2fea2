/// How far a long job is, as a line that is shown over and over: how much of how much, how fast, and how long still.
///
/// A value that is told the time; what shows the line decides whether there is anybody to see it.
public struct ProgressMeter: Sendable {
    /// What is counted.
    public enum Unit: Equatable, Sendable {
        /// Things: `page`.
        case count(String)
        /// Bytes.
        case bytes
    }

    /// Seconds between two lines: ten a second are as many as an eye can follow.
    public static let pause = 0.1
    /// Seconds after which a rate means something.
    private static let firstRate = 2.0

    private let unit: Unit
    private let began: Double
    private var last: Double?

    /// A meter for a job that begins at a moment of a clock which only goes on, in seconds.
    public init(_ unit: Unit, at moment: Double) {
        self.unit = unit
        began = moment
    }

    /// The line to be shown at a moment; nil where the last one was shown just now.
    /// - Parameters:
    ///   - total: how much there is to do, as far as is known.
    ///   - detail: what is in hand.
    public mutating func line(done: Int, of total: Int, _ detail: String = "", at moment: Double) -> String? {
        if let last, moment - last < ProgressMeter.pause { return nil }
        last = moment
        var parts: [String] = []
        switch unit {
        case .count(let noun): parts.append("\(noun) \(done) of \(max(total, done))")
        case .bytes: parts.append("\(percentage(done, total)) of \(ProgressMeter.size(Double(total)))")
        }
        let elapsed = moment - began
        if elapsed >= ProgressMeter.firstRate, done > 0 {
            let rate = Double(done) / elapsed
            switch unit {
            case .count(let noun): parts.append("\(ProgressMeter.short(rate)) \(noun)s/s")
            case .bytes: parts.append("\(ProgressMeter.size(rate))/s")
            }
            if total > done { parts.append("\(ProgressMeter.time(Double(total - done) / rate)) left") }
        }
        if !detail.isEmpty { parts.append(detail) }
        return parts.joined(separator: "  ")
    }

    private func percentage(_ done: Int, _ total: Int) -> String {
        total > 0 ? "\(min(100, Int(Double(done) * 100 / Double(total)))) %" : "100 %"
    }

    /// A number with as many digits as say something.
    private static func short(_ number: Double) -> String {
        number < 10 ? String((number * 10).rounded() / 10) : String(Int(min(number, 1e15).rounded()))
    }

    private static func size(_ bytes: Double) -> String {
        bytes < 1e6 ? "\(short(bytes / 1e3)) kB" : bytes < 1e9 ? "\(short(bytes / 1e6)) MB" : "\(short(bytes / 1e9)) GB"
    }

    /// A span of time in its two largest units.
    static func time(_ seconds: Double) -> String {
        let seconds = Int(min(seconds.rounded(.up), 1e9))
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
        default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
        }
    }
}
