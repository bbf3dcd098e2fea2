/// Which transfer may begin, and when: so many at once altogether, so many at once for a host, and for each host a gap
/// between the end of one and the beginning of the next.
///
/// A plain value that knows no clock: times are seconds on whatever clock the caller reads. To find the next one costs
/// a look at each host that has something waiting.
struct HostSchedule {
    /// A transfer by the number that the caller gave it.
    typealias Job = Int

    private struct Host {
        var name: String
        var gap: Double
        var active = 0
        /// Nothing begins earlier: because of the gap, or because the host asked for it.
        var opens = -Double.infinity
        /// Those that may begin as soon as the host is open, in order; the ones before `head` have begun.
        var waiting: [Job] = []
        var head = 0
        /// Those that may not begin before a time of their own.
        var delayed: [(job: Job, notBefore: Double)] = []

        var hasWaiting: Bool { head < waiting.count || !delayed.isEmpty }

        /// When the next of its transfers may begin.
        var ready: Double {
            if head < waiting.count { return opens }
            return max(opens, delayed.lazy.map(\.notBefore).min() ?? .infinity)
        }

        mutating func take(at now: Double) -> Job? {
            if let due = delayed.indices.filter({ delayed[$0].notBefore <= now }).min(by: {
                delayed[$0].notBefore < delayed[$1].notBefore
            }) {
                return delayed.remove(at: due).job
            }
            guard head < waiting.count else { return nil }
            let job = waiting[head]
            head += 1
            if head > 64, head * 2 > waiting.count {
                waiting.removeFirst(head)
                head = 0
            }
            return job
        }

        mutating func takeAll() -> [Job] {
            let jobs = waiting[head...] + delayed.map(\.job)
            waiting = []
            head = 0
            delayed = []
            return Array(jobs)
        }
    }

    private let mostAtOnce: Int
    private let mostForAHost: Int
    private let gap: Double
    private var hosts: [Host] = []
    private var numbers: [String: Int] = [:]
    private(set) var active = 0
    /// The host that was served last; the next one in turn comes first among equals.
    private var last = -1

    /// A schedule of at most so many transfers at once, altogether and for one host, with a gap in seconds.
    init(mostAtOnce: Int, mostForAHost: Int, gap: Double) {
        self.mostAtOnce = max(mostAtOnce, 1)
        self.mostForAHost = max(mostForAHost, 1)
        self.gap = max(gap, 0)
    }

    /// Lets a transfer wait for its turn.
    /// - Parameters:
    ///   - first: before all others of its host.
    ///   - notBefore: it does not begin earlier.
    mutating func enqueue(_ job: Job, host: String, first: Bool = false, notBefore: Double? = nil) {
        let number = number(of: host)
        if let notBefore {
            hosts[number].delayed.append((job, notBefore))
        } else if first {
            hosts[number].waiting.insert(job, at: hosts[number].head)
        } else {
            hosts[number].waiting.append(job)
        }
    }

    /// Takes a transfer that may begin now out of those that wait; nil where there is none.
    mutating func begin(at now: Double) -> Job? {
        guard active < mostAtOnce else { return nil }
        for step in 1...max(hosts.count, 1) where !hosts.isEmpty {
            let number = (last + step) % hosts.count
            guard hosts[number].active < mostForAHost, hosts[number].hasWaiting, hosts[number].ready <= now,
                let job = hosts[number].take(at: now)
            else { continue }
            hosts[number].active += 1
            active += 1
            last = number
            return job
        }
        return nil
    }

    /// Says that a transfer of a host ended, and that the gap begins, unless what comes next belongs to it.
    mutating func end(host: String, at now: Double, keepingGap: Bool = true) {
        let number = number(of: host)
        hosts[number].active = max(hosts[number].active - 1, 0)
        active = max(active - 1, 0)
        if keepingGap { hosts[number].opens = max(hosts[number].opens, now + hosts[number].gap) }
    }

    /// When the next transfer may begin, provided that none that is under way has to end first; nil where none waits.
    func nextBeginning() -> Double? {
        guard active < mostAtOnce else { return nil }
        return hosts.lazy.filter { $0.hasWaiting && $0.active < mostForAHost }.map(\.ready).min()
    }

    /// Whether nothing waits.
    var isEmpty: Bool { !hosts.contains(where: \.hasWaiting) }

    /// Sets the gap of a host, in seconds.
    mutating func setGap(_ gap: Double, host: String) {
        let number = number(of: host)
        // The last transfer may have ended under a shorter one.
        hosts[number].opens += max(gap - hosts[number].gap, 0)
        hosts[number].gap = gap
    }

    /// Lets nothing of a host begin before a time.
    mutating func hold(host: String, until time: Double) {
        let number = number(of: host)
        hosts[number].opens = max(hosts[number].opens, time)
    }

    /// When a host opens again; in the past where it is open.
    func opening(of host: String) -> Double { numbers[host].map { hosts[$0].opens } ?? -.infinity }

    /// Takes everything of a host that waits out of the schedule.
    mutating func dismiss(host: String) -> [Job] {
        guard let number = numbers[host] else { return [] }
        return hosts[number].takeAll()
    }

    /// Takes everything that waits out of the schedule.
    mutating func dismissAll() -> [Job] { hosts.indices.flatMap { hosts[$0].takeAll() } }

    private mutating func number(of host: String) -> Int {
        if let number = numbers[host] { return number }
        hosts.append(Host(name: host, gap: gap))
        numbers[host] = hosts.count - 1
        return hosts.count - 1
    }
}
