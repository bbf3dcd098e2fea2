import CCurl
import Model

/// Fetches pages, many at once on one thread: requests in, whole pages or the reasons why there is none out, in the
/// order in which they come.
///
/// On the way from a request to its page: the host's robots.txt is asked first and kept for the run; the host's turn is
/// waited for; a redirect is a request of its own, judged by robots.txt and by the address guard like the first; what
/// failed in a way that may pass is tried again, later each time and never before the host said.
///
/// The environment has no say unless the policy says so: proxies and `.netrc` are ignored. Not for two threads at once;
/// what is open is closed at its end.
public final class Fetcher {
    /// How far a fetch may go.
    public let policy: FetchPolicy

    private let clock: FetchClock
    private let note: (FetchNote) -> Void
    private let isInterrupted: () -> Bool
    private let knownRobots: (_ robots: Address) -> RobotsAccess?
    private let started: Double

    private var multi: MultiHandle?
    private var idle: [EasyHandle] = []
    private var schedule: HostSchedule
    private var jobs: [Int: Job] = [:]
    private var lastJob = 0
    private var running: [ObjectIdentifier: (job: Int, transfer: Transfer)] = [:]
    private var robots: [Address: Robots] = [:]
    /// What waits for a robots.txt, by its address.
    private var waitingForRobots: [Address: [Int]] = [:]
    private var records: [String: HostRecord] = [:]
    private var holds: [String: Double] = [:]
    private var failuresInARow: [String: Int] = [:]
    private var givenUp: [String: String] = [:]
    /// What came and was not yet given; what stands before `given` was.
    private var events: [FetchEvent] = []
    private var given = 0

    /// One request on its way.
    private struct Job {
        enum Purpose {
            case page(number: Int)
            /// The robots.txt of this address.
            case robots(Address)
        }

        var purpose: Purpose
        var asked: Address
        /// Where redirects have led to.
        var address: Address
        var validators: Validators?
        /// The address that gave the validators: they mean nothing at another one.
        var validatedAddress: Address
        var hops = 0
        var attempts = 0
        /// Seconds that are left for this attempt.
        var secondsLeft: Double

        var isOfRobots: Bool { if case .robots = purpose { true } else { false } }
    }

    /// What is known of an origin's robots.txt.
    private enum Robots {
        /// It is being fetched.
        case underWay
        case known(RobotsAccess)
        /// It could not be had, and so nothing else of the host either.
        case failed(FetchError)
    }

    /// A fetcher.
    /// - Parameters:
    ///   - holds: hosts that asked, in an earlier run, not to be asked before a time.
    ///   - knownRobots: what an earlier run learned of the robots.txt at an address, where that is still good.
    ///   - isInterrupted: asked several times a second whether to end; `next` then gives nothing any more.
    ///   - note: told of what is odd about pages that were fetched all the same.
    public init(
        policy: FetchPolicy = FetchPolicy(), clock: FetchClock, holds: [String: Timestamp] = [:],
        knownRobots: @escaping (_ robots: Address) -> RobotsAccess? = { _ in nil },
        isInterrupted: @escaping () -> Bool = { false }, note: @escaping (FetchNote) -> Void = { _ in }
    ) {
        self.policy = policy
        self.clock = clock
        self.knownRobots = knownRobots
        self.isInterrupted = isInterrupted
        self.note = note
        started = clock.elapsed()
        let politeness = policy.politeness
        schedule = HostSchedule(
            mostAtOnce: politeness.transfersAtOnce, mostForAHost: politeness.transfersAtOncePerHost,
            gap: politeness.gapSeconds)
        let now = clock.now()
        // Times are told in whole seconds, and the one of `until` may have just begun when the host was asked.
        for (host, until) in holds where until >= now {
            hold(host, seconds: Double(until.secondsSinceEpoch - now.secondsSinceEpoch + 1), told: until)
        }
    }

    /// What each host was asked so far, by name.
    public var hosts: [HostRecord] { records.values.sorted { $0.host < $1.host } }

    /// Asks for a page. Nothing is sent before `next` is called.
    public func submit(_ request: FetchRequest) {
        lastJob += 1
        jobs[lastJob] = Job(
            purpose: .page(number: request.number), asked: request.address, address: request.address,
            validators: request.validators, validatedAddress: request.validatedAddress,
            secondsLeft: max(policy.wholeSeconds, 0.001))
        admit(lastJob)
    }

    /// Waits for the next thing that comes; nil where nothing is under way any more, or somebody wants to end.
    public func next() -> FetchEvent? {
        while true {
            if given < events.count {
                given += 1
                return events[given - 1]
            }
            events.removeAll(keepingCapacity: true)
            given = 0
            if isInterrupted() {
                breakOff()
                return nil
            }
            beginWhatMayBegin()
            if !events.isEmpty { continue }
            if running.isEmpty {
                guard let opens = schedule.nextBeginning() else { return nil }
                pass(min(opens, budgetEnd) - clock.elapsed())
            } else if let multi {
                let ended = multi.perform()
                for (easy, code) in ended { end(easy, code) }
                // Where one ended another may begin, or there is nothing left to wait for.
                guard ended.isEmpty else { continue }
                let opens = schedule.nextBeginning() ?? .infinity
                multi.wait(seconds: min(max(opens - clock.elapsed(), 0), Fetcher.longestWait))
            }
        }
    }

    /// When nothing begins any more.
    private var budgetEnd: Double { policy.politeness.budgetSeconds.map { started + $0 } ?? .infinity }

    /// So often at least it is asked whether somebody wants to end, in seconds.
    private static let longestWait = 0.25

    private func pass(_ seconds: Double) {
        let seconds = max(seconds, 0)
        if let pass = clock.pass {
            pass(seconds)
        } else if let multi = try? multiHandle() {
            multi.wait(seconds: min(seconds, Fetcher.longestWait))
        }
    }

    private func breakOff() {
        for easy in running.values.compactMap(\.transfer.handle) {
            easy.prepareToQuit()
            multi?.remove(easy)
        }
        running = [:]
        jobs = [:]
        _ = schedule.dismissAll()
    }

    private func multiHandle() throws(FetchError) -> MultiHandle {
        if let multi { return multi }
        guard let made = MultiHandle(connections: policy.politeness.transfersAtOnce * 2) else {
            throw .transferFailed(url: "", detail: "libcurl cannot be set up")
        }
        multi = made
        return made
    }
}

// MARK: Before the transfer

extension Fetcher {
    /// Lets a job wait for its turn, once robots.txt has let it pass.
    private func admit(_ number: Int, notBefore: Double? = nil) {
        guard let job = jobs[number] else { return }
        let host = job.address.host
        if let detail = givenUp[host] {
            return fail(number, .hostGivenUp(url: job.address.text, host: host, detail: detail))
        }
        if let hold = holds[host], hold - clock.elapsed() > policy.politeness.patienceSeconds {
            let until = records[host]?.holdUntil ?? time(at: hold)
            return fail(number, .hostOnHold(url: job.address.text, host: host, until: until))
        }
        if case .page = job.purpose, policy.politeness.obeysRobots {
            switch robots(for: job.address, waiting: number) {
            case .underWay: return
            case .failed(let error): return fail(number, error.ofPage(at: job.address))
            case .known(let access):
                if let refusal = refusal(of: job.address, by: access) { return fail(number, refusal) }
            }
        }
        // A redirect goes before the pages that have not begun, and robots.txt before all that wait for it.
        schedule.enqueue(number, host: host, first: job.hops > 0 || job.isOfRobots, notBefore: notBefore)
    }

    /// What is known of the robots.txt for an address. Where that is still under way, the job is taken up again later.
    private func robots(for address: Address, waiting number: Int) -> Robots {
        let place: Address
        do throws(AddressError) { place = try address.resolving("/robots.txt") } catch {
            return .failed(.badAddress(error))
        }
        switch robots[place] {
        case .underWay?: waitingForRobots[place, default: []].append(number)
        case let state?: return state
        case nil:
            if let access = knownRobots(place) {
                robots[place] = .known(access)
                learn(access, of: place)
                return .known(access)
            }
            robots[place] = .underWay
            waitingForRobots[place] = [number]
            lastJob += 1
            jobs[lastJob] = Job(
                purpose: .robots(place), asked: place, address: place, validatedAddress: place,
                secondsLeft: max(policy.wholeSeconds, 0.001))
            admit(lastJob)
        }
        return .underWay
    }

    private func refusal(of address: Address, by access: RobotsAccess) -> FetchError? {
        if case .closed(let reason) = access {
            return .robotsUnreachable(url: address.text, host: address.host, detail: reason)
        }
        let verdict = access.verdict(for: policy.productToken, at: address)
        guard !verdict.isAllowed else { return nil }
        record(address.host) { $0.disallowed += 1 }
        return .disallowedByRobots(url: address.text, host: address.host, rule: verdict.basis.description)
    }

    private func learn(_ access: RobotsAccess, of place: Address) {
        let politeness = policy.politeness
        guard let delay = access.crawlDelay(for: policy.productToken) else { return }
        // A host may have a robots.txt for each scheme and port; the longest delay holds for all of it.
        record(place.host) {
            $0.crawlDelay = max($0.crawlDelay ?? 0, delay)
            $0.gap = max($0.gap, min(delay, politeness.longestCrawlDelay))
        }
        schedule.setGap(records[place.host]?.gap ?? politeness.gapSeconds, host: place.host)
    }

    /// Takes up what waited for a robots.txt.
    private func settle(_ place: Address, _ state: Robots) {
        guard case .underWay? = robots[place] else { return }
        robots[place] = state
        let waiting = waitingForRobots.removeValue(forKey: place) ?? []
        if case .known(let access) = state { learn(access, of: place) }
        for number in waiting { admit(number) }
    }

    private func beginWhatMayBegin() {
        if let budget = policy.politeness.budgetSeconds, clock.elapsed() >= budgetEnd {
            for number in schedule.dismissAll() {
                guard let job = jobs[number] else { continue }
                fail(number, .outOfTime(url: job.address.text, seconds: budget))
            }
        }
        while let number = schedule.begin(at: clock.elapsed()) { begin(number) }
    }

    private func begin(_ number: Int) {
        guard var job = jobs[number] else { return }
        let host = job.address.host
        job.attempts += job.hops == 0 ? 1 : 0
        jobs[number] = job
        let transfer = Transfer(
            of: job.address, validators: job.address == job.validatedAddress ? job.validators : nil, policy: policy,
            seconds: job.secondsLeft, isInterrupted: isInterrupted)
        do throws(FetchError) {
            let multi = try multiHandle()
            guard let easy = idle.popLast() ?? EasyHandle() else {
                throw .transferFailed(url: job.address.text, detail: "libcurl has no memory")
            }
            try transfer.prepare(easy)
            guard multi.add(easy) else {
                throw .transferFailed(url: job.address.text, detail: "libcurl does not take the transfer")
            }
            record(host) { $0.requests += 1 }
            running[ObjectIdentifier(easy)] = (number, transfer)
        } catch {
            schedule.end(host: host, at: clock.elapsed())
            judge(error, of: number)
        }
    }
}

// MARK: After the transfer

extension Fetcher {
    private func end(_ easy: EasyHandle, _ code: CURLcode) {
        multi?.remove(easy)
        guard let (number, transfer) = running.removeValue(forKey: ObjectIdentifier(easy)), let job = jobs[number]
        else {
            return
        }
        let host = job.address.host
        // What robots.txt was asked for comes at once; a Crawl-delay that it demands begins behind the page.
        schedule.end(host: host, at: clock.elapsed(), keepingGap: !job.isOfRobots)
        let outcome: Result<Transfer.Outcome, FetchError>
        do throws(FetchError) {
            outcome = .success(try transfer.outcome(code, on: easy))
        } catch {
            outcome = .failure(error)
        }
        easy.reset()
        idle.append(easy)
        record(host) { $0.bytes += transfer.bytesReceived }
        switch outcome {
        case .failure(let error): judge(error, of: number)
        case .success(.redirect(let target)): follow(target, number, after: transfer.seconds)
        case .success(.reply(let reply)): take(reply, of: number)
        }
    }

    private func follow(_ target: Address, _ number: Int, after seconds: Double) {
        guard var job = jobs[number] else { return }
        failuresInARow[job.address.host] = 0
        job.hops += 1
        job.secondsLeft = max(job.secondsLeft - seconds, 0.001)
        // RFC 9309, section 2.3.1.2: a robots.txt may lie behind five redirects.
        let most = job.isOfRobots ? min(5, policy.maximumRedirects) : policy.maximumRedirects
        guard job.hops <= max(most, 0) else {
            return fail(number, .tooManyRedirects(url: job.asked.text, maximum: max(most, 0)))
        }
        if let oddity = FetchNote.redirect(from: job.address, to: target) { note(oddity) }
        job.address = target
        jobs[number] = job
        admit(number)
    }

    private func take(_ reply: WholeReply, of number: Int) {
        guard let job = jobs[number] else { return }
        let host = job.address.host
        failuresInARow[host] = 0
        if reply.trailingBytes > 0 { note(.trailingBytes(url: job.address.text, count: reply.trailingBytes)) }
        if reply.status == 304 { record(host) { $0.notModified += 1 } }
        let now = clock.now()
        let page = Page(
            url: job.asked.text, finalURL: job.address == job.asked ? nil : job.address.text, retrieved: now,
            origin: .http(status: reply.status, headers: reply.fields), body: reply.body)
        if Fetcher.passing.contains(reply.status) {
            let asked = page.header("Retry-After").flatMap { RetryAfter.seconds($0, at: now) }
            record(host) { $0.lastFailure = "status \(reply.status)" }
            if let asked, asked > 0 { hold(host, seconds: Double(asked)) }
            if tryAgain(number, retryAfter: asked.map { Double($0) }) { return }
        }
        jobs[number] = nil
        switch job.purpose {
        case .page(let request): events.append(.page(number: request, page))
        case .robots(let place):
            events.append(.robots(page))
            settle(place, .known(RobotsAccess(status: reply.status, body: reply.body)))
        }
    }

    /// Status codes of troubles that may pass (RFC 9110, section 15, and RFC 6585).
    private static let passing: Set<Int> = [408, 425, 429, 500, 502, 503, 504]

    /// Decides what comes of a failure: another attempt, or the end.
    private func judge(_ error: FetchError, of number: Int) {
        guard let job = jobs[number] else { return }
        let host = job.address.host
        record(host) { $0.lastFailure = error.reason }
        if case .interrupted = error { return }
        if error.isFailureOfHost {
            failuresInARow[host, default: 0] += 1
            if failuresInARow[host, default: 0] >= max(policy.politeness.failuresToGiveUpHost, 1) {
                return giveUp(host, error, number)
            }
        }
        if error.isWorthRetrying, tryAgain(number, retryAfter: nil) { return }
        fail(number, error)
    }

    /// Puts a job back to be tried later; false where it has been tried often enough, or would have to wait too long.
    private func tryAgain(_ number: Int, retryAfter: Double?) -> Bool {
        guard var job = jobs[number], job.attempts < max(policy.politeness.attempts, 1) else { return false }
        let politeness = policy.politeness
        if let retryAfter, retryAfter > politeness.patienceSeconds { return false }
        let delay = Backoff(first: politeness.backoffSeconds, longest: politeness.longestBackoffSeconds)
            .seconds(afterFailure: job.attempts, chance: clock.chance())
        record(job.address.host) { $0.retries += 1 }
        // From the beginning: a redirect may have led to the one server of several that is ill.
        job.address = job.asked
        job.hops = 0
        job.secondsLeft = max(policy.wholeSeconds, 0.001)
        jobs[number] = job
        admit(number, notBefore: clock.elapsed() + max(delay, retryAfter ?? 0))
        return true
    }

    private func giveUp(_ host: String, _ error: FetchError, _ number: Int) {
        let detail = error.detail
        givenUp[host] = detail
        fail(number, error)
        for other in schedule.dismiss(host: host) {
            guard let job = jobs[other] else { continue }
            fail(other, .hostGivenUp(url: job.address.text, host: host, detail: detail))
        }
    }

    private func fail(_ number: Int, _ error: FetchError) {
        guard let job = jobs.removeValue(forKey: number) else { return }
        switch job.purpose {
        case .page(let request): events.append(.failure(number: request, error))
        case .robots(let place):
            // RFC 9309, section 2.3.1.2: what lies behind more redirects may be taken as not there.
            if case .tooManyRedirects = error {
                settle(place, .known(.open("more redirects than are followed")))
            } else {
                settle(place, .failed(error))
            }
        }
    }

    /// Leaves a host alone for some seconds. What waits for it longer than a run is patient is let go.
    /// - Parameter told: the time that an earlier run noted.
    private func hold(_ host: String, seconds: Double, told: Timestamp? = nil) {
        let politeness = policy.politeness
        let seconds = min(max(seconds, 0), Double(politeness.longestHoldSeconds))
        let until = max(holds[host] ?? -.infinity, clock.elapsed() + seconds)
        holds[host] = until
        let time = told ?? time(at: until)
        record(host) {
            $0.holdUntil = time
            if seconds <= politeness.patienceSeconds { $0.heldSeconds += seconds }
        }
        schedule.hold(host: host, until: until)
        guard seconds > politeness.patienceSeconds else { return }
        for other in schedule.dismiss(host: host) {
            guard let job = jobs[other] else { continue }
            fail(other, .hostOnHold(url: job.address.text, host: host, until: time))
        }
    }

    /// The time of day at a moment of the clock that only goes on, rounded up.
    private func time(at elapsed: Double) -> Timestamp {
        let ahead = max(elapsed - clock.elapsed(), 0).rounded(.up)
        return Timestamp(secondsSinceEpoch: clock.now().secondsSinceEpoch + Int(min(ahead, 1e9)))
    }

    private func record(_ host: String, _ change: (inout HostRecord) -> Void) {
        change(&records[host, default: HostRecord(host: host, gap: policy.politeness.gapSeconds)])
    }
}
