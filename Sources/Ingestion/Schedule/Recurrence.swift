/// When a job runs, again and again, in the time zone of its machine.
public enum Recurrence: Equatable, Sendable {
    /// Every day at a time.
    case daily(hour: Int, minute: Int)
    /// So many times a day, every so many hours from midnight on, at a minute of the hour.
    case everyHours(Int, minute: Int)

    /// Hours that divide a day: after others the pause across midnight would be a shorter one.
    public static let hours = [1, 2, 3, 4, 6, 8, 12]

    /// Reads `03:30`; nil for anything else.
    public init?(at text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        self = .daily(hour: hour, minute: minute)
    }

    /// Reads `6h`; nil for anything but the hours that divide a day. The minute is the one that `seed` gives.
    public init?(every text: String, seed: String) {
        guard text.hasSuffix("h"), let hours = Int(text.dropLast()), Recurrence.hours.contains(hours) else {
            return nil
        }
        self = .everyHours(hours, minute: Recurrence.number(from: seed, below: 60))
    }

    /// The usual time: once in the small hours, at a minute that `seed` gives, so that machines which have the same
    /// pipeline do not all ask a site at once, and the same machine always asks at the same time.
    public init(usualFor seed: String) {
        // From 1:00 to 4:59. An hour that summer time leaves out or repeats costs or adds a run once a year.
        let minute = Recurrence.number(from: seed, below: 4 * 60)
        self = .daily(hour: 1 + minute / 60, minute: minute % 60)
    }

    /// A number that a text always gives, evenly spread: FNV-1a with 64 bits (draft-eastlake-fnv), and the upper half of
    /// it, which depends on every byte.
    private static func number(from seed: String, below bound: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in seed.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int((hash >> 32) % UInt64(max(bound, 1)))
    }

    /// In words: `every day at 03:30`.
    public var words: String {
        switch self {
        case .daily(let hour, let minute): "every day at \(twoDigits(hour)):\(twoDigits(minute))"
        case .everyHours(1, let minute): "every hour at minute \(minute)"
        case .everyHours(let hours, let minute):
            "every \(hours) hours, at 00:\(twoDigits(minute)), \(twoDigits(hours)):\(twoDigits(minute)) and so on"
        }
    }

    /// The first five fields of a line of crontab(5).
    var crontabFields: String {
        switch self {
        case .daily(let hour, let minute): "\(minute) \(hour) * * *"
        case .everyHours(1, let minute): "\(minute) * * * *"
        case .everyHours(let hours, let minute): "\(minute) */\(hours) * * *"
        }
    }

    /// A calendar event of systemd.time(7).
    var calendarEvent: String {
        switch self {
        case .daily(let hour, let minute): "*-*-* \(twoDigits(hour)):\(twoDigits(minute)):00"
        case .everyHours(1, let minute): "*-*-* *:\(twoDigits(minute)):00"
        case .everyHours(let hours, let minute): "*-*-* 00/\(hours):\(twoDigits(minute)):00"
        }
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
