import Testing

@testable import Fetching

@Suite struct HostScheduleTests {
    /// What begins now, and then no more.
    private func begun(_ schedule: inout HostSchedule, at now: Double) -> [Int] {
        var jobs: [Int] = []
        while let job = schedule.begin(at: now) { jobs.append(job) }
        return jobs
    }

    @Test func `a gap begins with the end of a transfer, and each host has its own`() {
        var schedule = HostSchedule(mostAtOnce: 9, mostForAHost: 1, gap: 2)
        schedule.enqueue(1, host: "a")
        schedule.enqueue(2, host: "a")
        schedule.enqueue(3, host: "b")
        #expect(begun(&schedule, at: 0) == [1, 3])
        #expect(schedule.nextBeginning() == nil, "what waits must let one end first")
        schedule.end(host: "a", at: 5)
        #expect(schedule.nextBeginning() == 7)
        #expect(begun(&schedule, at: 6.9).isEmpty)
        #expect(begun(&schedule, at: 7) == [2])
        #expect(schedule.active == 2)
        #expect(schedule.isEmpty)
    }

    @Test func `hosts take turns, however much one of them has waiting`() {
        var schedule = HostSchedule(mostAtOnce: 2, mostForAHost: 9, gap: 0)
        for job in 1...4 { schedule.enqueue(job, host: "a") }
        schedule.enqueue(10, host: "b")
        schedule.enqueue(20, host: "c")
        #expect(begun(&schedule, at: 0) == [1, 10])
        schedule.end(host: "a", at: 0)
        schedule.end(host: "b", at: 0)
        #expect(begun(&schedule, at: 0) == [20, 2])
    }

    @Test func `no more than so many run at once, for a host and altogether`() {
        var schedule = HostSchedule(mostAtOnce: 3, mostForAHost: 2, gap: 0)
        for job in 1...3 { schedule.enqueue(job, host: "a") }
        for job in 4...6 { schedule.enqueue(job, host: "b") }
        #expect(begun(&schedule, at: 0) == [1, 4, 2])
        #expect(schedule.nextBeginning() == nil)
        schedule.end(host: "a", at: 1)
        #expect(begun(&schedule, at: 1) == [5])
        schedule.end(host: "b", at: 1)
        #expect(begun(&schedule, at: 1) == [3])
    }

    @Test func `what is to be first is, and what is delayed comes when it is due`() {
        var schedule = HostSchedule(mostAtOnce: 9, mostForAHost: 1, gap: 0)
        schedule.enqueue(1, host: "a")
        schedule.enqueue(2, host: "a", first: true)
        schedule.enqueue(3, host: "a", notBefore: 4)
        schedule.enqueue(4, host: "a", notBefore: 3)
        #expect(begun(&schedule, at: 0) == [2])
        schedule.end(host: "a", at: 0)
        #expect(begun(&schedule, at: 0) == [1])
        schedule.end(host: "a", at: 0)
        #expect(schedule.nextBeginning() == 3)
        #expect(begun(&schedule, at: 2).isEmpty)
        #expect(begun(&schedule, at: 10) == [4], "the one that has been due for longer")
        schedule.end(host: "a", at: 10)
        #expect(begun(&schedule, at: 10) == [3])
    }

    @Test func `a hold is kept, and a shorter one does not shorten it`() {
        var schedule = HostSchedule(mostAtOnce: 9, mostForAHost: 1, gap: 1)
        schedule.enqueue(1, host: "a")
        schedule.hold(host: "a", until: 50)
        schedule.hold(host: "a", until: 20)
        #expect(schedule.opening(of: "a") == 50)
        #expect(schedule.opening(of: "unknown") == -.infinity)
        #expect(begun(&schedule, at: 49).isEmpty)
        #expect(begun(&schedule, at: 50) == [1])
        schedule.end(host: "a", at: 51, keepingGap: false)
        schedule.enqueue(2, host: "a")
        #expect(begun(&schedule, at: 51) == [2])
    }

    @Test func `a gap that becomes longer holds for the transfer that has just ended`() {
        var schedule = HostSchedule(mostAtOnce: 9, mostForAHost: 1, gap: 1)
        schedule.enqueue(1, host: "a")
        schedule.enqueue(2, host: "a")
        #expect(begun(&schedule, at: 0) == [1])
        schedule.end(host: "a", at: 3)
        schedule.setGap(10, host: "a")
        #expect(schedule.nextBeginning() == 13)
        schedule.setGap(5, host: "new")
        schedule.enqueue(3, host: "new")
        #expect(begun(&schedule, at: 3) == [3], "nothing was before it")
    }

    @Test func `what is dismissed is gone, of one host and of all`() {
        var schedule = HostSchedule(mostAtOnce: 9, mostForAHost: 1, gap: 0)
        for job in 1...3 { schedule.enqueue(job, host: "a") }
        schedule.enqueue(4, host: "a", notBefore: 9)
        schedule.enqueue(5, host: "b")
        #expect(begun(&schedule, at: 0) == [1, 5])
        #expect(schedule.dismiss(host: "a") == [2, 3, 4])
        #expect(schedule.dismiss(host: "unknown").isEmpty)
        schedule.enqueue(6, host: "b")
        #expect(schedule.dismissAll() == [6])
        #expect(schedule.isEmpty)
        #expect(schedule.nextBeginning() == nil)
        #expect(schedule.active == 2, "what is under way goes on")
    }

    @Test func `limits of zero and below are limits of one`() {
        var schedule = HostSchedule(mostAtOnce: 0, mostForAHost: -1, gap: -5)
        schedule.enqueue(1, host: "a")
        schedule.enqueue(2, host: "a")
        #expect(begun(&schedule, at: 0) == [1])
        schedule.end(host: "a", at: 0)
        #expect(begun(&schedule, at: 0) == [2])
    }

    // MARK: Against a model

    /// The same rules, written down without any thought of speed.
    private struct Model {
        var waiting: [(job: Int, host: Int, notBefore: Double?)] = []
        var active: [Int] = []
        var opens: [Double]
        let mostAtOnce: Int
        let mostForAHost: Int

        /// The jobs that may begin at a moment, by host.
        func ready(at now: Double) -> [Int: Set<Int>] {
            guard active.count < mostAtOnce else { return [:] }
            var ready: [Int: Set<Int>] = [:]
            for host in opens.indices where opens[host] <= now && active.count(where: { $0 == host }) < mostForAHost {
                let own = waiting.filter { $0.host == host }
                let due = own.filter { ($0.notBefore ?? .infinity) <= now }
                let earliest = due.compactMap(\.notBefore).min()
                if let earliest {
                    ready[host] = Set(due.filter { $0.notBefore == earliest }.map(\.job))
                } else if let first = own.first(where: { $0.notBefore == nil }) {
                    ready[host] = [first.job]
                }
            }
            return ready
        }
    }

    @Test(arguments: 1...40) func `a schedule does what the model of it may do`(seed: Int) {
        var random = UInt64(seed)
        func below(_ bound: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % bound
        }
        let hosts = 1 + below(5)
        let gap = Double(below(3))
        var model = Model(
            opens: Array(repeating: -.infinity, count: hosts), mostAtOnce: 1 + below(4), mostForAHost: 1 + below(3))
        var schedule = HostSchedule(mostAtOnce: model.mostAtOnce, mostForAHost: model.mostForAHost, gap: gap)
        var now = 0.0
        var number = 0
        for _ in 0..<400 {
            switch below(10) {
            case 0..<4:
                number += 1
                let host = below(hosts)
                let kind = below(4)
                let notBefore = kind == 0 ? now + Double(below(5)) : nil
                schedule.enqueue(number, host: "\(host)", first: kind == 1, notBefore: notBefore)
                if kind == 1 {
                    model.waiting.insert((number, host, nil), at: 0)
                } else {
                    model.waiting.append((number, host, notBefore))
                }
            case 4, 5:
                if let host = model.active.randomElementOr(below) {
                    schedule.end(host: "\(host)", at: now)
                    model.active.remove(at: model.active.firstIndex(of: host) ?? 0)
                    model.opens[host] = max(model.opens[host], now + gap)
                }
            case 6:
                let host = below(hosts)
                schedule.hold(host: "\(host)", until: now + Double(below(4)))
                model.opens[host] = schedule.opening(of: "\(host)")
            case 7 where below(5) == 0:
                let host = below(hosts)
                let dismissed = schedule.dismiss(host: "\(host)")
                #expect(Set(dismissed) == Set(model.waiting.filter { $0.host == host }.map(\.job)))
                model.waiting.removeAll { $0.host == host }
            default:
                now += Double(below(3)) / 2
            }
            while true {
                let ready = model.ready(at: now)
                guard let job = schedule.begin(at: now) else {
                    #expect(ready.isEmpty, "something might have begun at \(now)")
                    break
                }
                guard let index = model.waiting.firstIndex(where: { $0.job == job }) else {
                    Issue.record("\(job) does not wait")
                    return
                }
                let host = model.waiting[index].host
                guard ready[host]?.contains(job) ?? false else {
                    Issue.record("\(job) may not begin at \(now)")
                    return
                }
                model.waiting.remove(at: index)
                model.active.append(host)
            }
            #expect(schedule.active == model.active.count)
            #expect(schedule.isEmpty == model.waiting.isEmpty)
            // When nothing begins before the time that is told, and something does then, the time is right.
            if let opens = schedule.nextBeginning() {
                #expect(opens > now)
                #expect(model.ready(at: opens - 0.001).isEmpty)
                #expect(!model.ready(at: opens).isEmpty)
            } else {
                #expect(model.ready(at: .greatestFiniteMagnitude).isEmpty)
            }
        }
    }
}

extension Array {
    fileprivate func randomElementOr(_ below: (Int) -> Int) -> Element? { isEmpty ? nil : self[below(count)] }
}
