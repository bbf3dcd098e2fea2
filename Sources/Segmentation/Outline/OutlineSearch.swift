/// Finds the outline of least cost through all marker candidates: a beam search over the stacks of open lists.
///
/// Each state is a way to have read the text so far: which lists are open, at which number each stands, and what that
/// reading has cost (`OutlineCost`). At each candidate every state goes on in every way that makes sense: leave it out,
/// count on in an open list (closing those below it), open a list below, begin a new outline. States that agree on the
/// open lists are one state. The beam bounds the work for one candidate, so time is linear in their number.
struct OutlineSearch {
    /// A candidate that the outline takes, and how deep it stands (0 at the top).
    struct Choice: Equatable {
        let candidate: Int
        let depth: Int
        /// How it follows those before it.
        let step: Step
        /// The number a reader gives it: another than the printed one where that is a misprint.
        let value: Int
    }

    /// How a marker follows those before it.
    enum Step: UInt8 {
        /// The first of its list.
        case opens
        /// The next number in the same scheme.
        case continues
        /// The count goes on in another scheme.
        case changesStyle
        /// Numbers are missing in front of it.
        case skips
        /// The number of the item before it again.
        case repeats
        /// A lower number than the one before it.
        case runsBack
        /// The numbers begin again without a parent.
        case restarts
        /// It is taken for the next number, whatever it prints.
        case misprint
    }

    /// So many readings of the text so far are kept, the cheapest; this bounds the work for a marker.
    private static let width = 10
    /// A reading that costs so much more than the cheapest is given up: twice `OutlineCost.mostMissing`.
    private static let slack: Int32 = 160
    /// So many lists may be open below one another; `State.levels` has eight places, and one is the ghost's.
    private static let deepest = 6

    /// The best outline; empty where leaving everything out is cheaper.
    static func best(_ candidates: [MarkerCandidate], costs: OutlineCost = .standard) -> [Choice] {
        var search = OutlineSearch(costs: costs)
        return search.run(candidates)
    }

    private let costs: OutlineCost

    private init(costs: OutlineCost) {
        self.costs = costs
    }

    /// A marker taken, with the one taken before it: a state's past is a chain of them that it shares with others.
    private struct Node {
        var previous: Int32
        let candidate: Int32
        let depth: Int8
        let step: Step
        let value: Int16
    }

    private struct State {
        /// The open lists, packed, and below them the last one that closed: the ghost that tells how its kin are numbered.
        var levels = SIMD8<UInt64>(repeating: 0)
        var depth = 0
        var cost: Int32 = 0
        /// The last marker taken, in `nodes`.
        var node: Int32 = -1
        /// A marker just taken, which becomes a node if the state is kept.
        var taken: Node?
        /// Where the last marker taken ends: the next may not overlap it.
        var end = 0

        func isSameReading(as other: State) -> Bool {
            depth == other.depth && end == other.end && levels == other.levels
        }
    }

    private var nodes: [Node] = []
    private var states: [State] = [State()]
    private var next: [State] = []
    /// The costs of `next` with their indexes, to be sorted instead of them.
    private var order: [Int64] = []
    /// No dearer state can be kept.
    private var dearest = Int32.max
    /// From so many nodes on those are dropped that no state leads to.
    private var nodesToCompact = 1 << 16

    private mutating func run(_ candidates: [MarkerCandidate]) -> [Choice] {
        var index = 0
        while index < candidates.count {
            var groupEnd = index + 1
            while groupEnd < candidates.count,
                candidates[groupEnd].range.lowerBound == candidates[index].range.lowerBound
            {
                groupEnd += 1
            }
            advance(over: index..<groupEnd, candidates)
            index = groupEnd
        }
        return choices()
    }

    private mutating func advance(over group: Range<Int>, _ candidates: [MarkerCandidate]) {
        var omission = 0
        var isLive = false
        for index in group where candidates[index].refusal == nil {
            isLive = true
            omission = max(omission, costs.leavingOut(candidates[index]))
        }
        guard isLive else { return }
        next.removeAll(keepingCapacity: true)
        dearest = (states.first?.cost ?? 0) + Int32(omission) + OutlineSearch.slack
        for state in states {
            var omitted = state
            omitted.cost += Int32(omission)
            next.append(omitted)
            for index in group where candidates[index].refusal == nil {
                guard candidates[index].range.lowerBound >= state.end else { continue }
                extend(state, with: candidates[index], index)
            }
        }
        keepBest()
    }

    /// Keeps the cheapest of the next states, each reading once.
    private mutating func keepBest() {
        order.removeAll(keepingCapacity: true)
        for index in next.indices { order.append(Int64(next[index].cost) << 32 | Int64(index)) }
        order.sort()
        states.removeAll(keepingCapacity: true)
        guard let first = order.first else { return }
        let least = Int32(truncatingIfNeeded: first >> 32)
        for entry in order {
            var state = next[Int(entry & 0xFFFF_FFFF)]
            if state.cost > least + OutlineSearch.slack || states.count == OutlineSearch.width { break }
            if states.contains(where: { $0.isSameReading(as: state) }) { continue }
            if let taken = state.taken {
                nodes.append(taken)
                state.node = Int32(nodes.count - 1)
                state.taken = nil
            }
            // Only differences between costs matter; so they never grow too large.
            state.cost -= least
            states.append(state)
        }
        if nodes.count >= nodesToCompact { compact() }
    }

    /// Drops the nodes that no state leads to: nearly all, for the readings soon have their past in common.
    private mutating func compact() {
        var isReached = [Bool](repeating: false, count: nodes.count)
        for state in states {
            var node = Int(state.node)
            while node >= 0, !isReached[node] {
                isReached[node] = true
                node = Int(nodes[node].previous)
            }
        }
        var places = [Int32](repeating: -1, count: nodes.count)
        var count = 0
        for index in nodes.indices where isReached[index] {
            var node = nodes[index]
            if node.previous >= 0 { node.previous = places[Int(node.previous)] }
            nodes[count] = node
            places[index] = Int32(count)
            count += 1
        }
        nodes.removeSubrange(count...)
        for index in states.indices where states[index].node >= 0 {
            states[index].node = places[Int(states[index].node)]
        }
        nodesToCompact = max(nodesToCompact, nodes.count * 2)
    }

    // MARK: Ways to take a candidate

    private mutating func extend(_ state: State, with candidate: MarkerCandidate, _ index: Int) {
        let taking = costs.taking(candidate)
        // Count on in an open list.
        for depth in 0..<state.depth {
            let level = OutlineLevel(state.levels[depth])
            let (step, kind) = stepCost(from: level, to: candidate, state: state, depth: depth)
            push(state, candidate, index, depth: depth, cost: taking + step, kind: kind, opens: false)
            if step >= costs.doubtful, candidate.scheme.code == level.scheme, candidate.scheme.style == .arabic,
                level.direction == .up
            {
                push(
                    state, candidate, index, depth: depth, cost: taking + costs.misprint, kind: .misprint,
                    opens: false, value: level.value + 1)
            }
            // Another list under the same parent.
            if depth > 0, candidate.value == 1, candidate.scheme.code != level.scheme {
                let opening = openingCost(candidate, state: state, depth: depth) + costs.secondList
                push(state, candidate, index, depth: depth, cost: taking + opening, kind: .opens, opens: true)
            }
        }
        // Open a list below.
        if state.depth < OutlineSearch.deepest {
            let opening = openingCost(candidate, state: state, depth: state.depth)
            push(state, candidate, index, depth: state.depth, cost: taking + opening, kind: .opens, opens: true)
        }
        // Begin a new outline.
        if state.depth > 0, candidate.value == 1 {
            let cost =
                taking + (candidate.followsPlainHeading ? costs.restartsUnderHeading : costs.restarts)
                + (candidate.scheme.style == .dotted ? costs.orphan : 0)
            push(state, candidate, index, depth: 0, cost: cost, kind: .restarts, opens: true)
        }
    }

    private func stepCost(
        from level: OutlineLevel, to candidate: MarkerCandidate, state: State, depth: Int
    ) -> (Int, Step) {
        var cost = 0
        var kind = Step.continues
        let isDotted = candidate.scheme.style == .dotted
        if candidate.scheme.code != level.scheme {
            cost += costs.styleChange
            kind = .changesStyle
            if isDotted, depth == 0 || OutlineLevel(state.levels[depth - 1]).value != candidate.prefix.last ?? 0 {
                cost += costs.wrongParent
            }
        } else if isDotted, level.prefix != OutlineLevel.pack(candidate.prefix) {
            // 1.3 -> 2.1 without a "2." between them.
            let parent = candidate.prefix.last ?? 0
            let expected = Int(level.prefix & 0xFF) + 1
            cost += costs.parentSkipped + (parent == expected ? 0 : costs.wrongParent)
            if candidate.value != 1 { cost += costs.oneMissing }
            return (cost + headingCost(level, candidate), .skips)
        }
        let current = level.value
        let value = candidate.value
        if level.direction == .down {
            if value == current - 1 {
                // goes on counting down
            } else {
                cost += value < current ? costs.oneMissing : costs.backwards
                kind = .runsBack
            }
        } else if value == current + 1 {
            if kind == .continues { cost += costs.continuing(candidate) }
        } else if value == current {
            cost += costs.repeatedNumber
            kind = .repeats
        } else if value > current {
            cost += min(
                costs.mostMissing, costs.oneMissing + (value - current - 2) * costs.eachFurtherMissing
            )
            kind = .skips
        } else if level.isFirst, value == current - 1 {
            cost += costs.countdownBegins
        } else {
            cost += costs.backwards
            kind = .runsBack
        }
        return (cost + headingCost(level, candidate), kind)
    }

    private func headingCost(_ level: OutlineLevel, _ candidate: MarkerCandidate) -> Int {
        level.heading == candidate.headingLevel ? 0 : costs.headingMismatch
    }

    private func openingCost(_ candidate: MarkerCandidate, state: State, depth: Int) -> Int {
        var cost = depth > 2 ? (depth - 2) * costs.deepLevel : 0
        let ghost = OutlineLevel(state.levels[depth])
        let isDotted = candidate.scheme.style == .dotted
        if depth == 0 {
            cost += isDotted ? costs.orphan : 0
        } else {
            let parent = OutlineLevel(state.levels[depth - 1])
            if isDotted, parent.value != candidate.prefix.last ?? 0 { cost += costs.wrongParent }
            if isDotted, candidate.prefix.count < depth { cost += costs.tooFewParents }
            if candidate.scheme.code == parent.scheme {
                cost +=
                    candidate.scheme.style == .arabic
                    ? costs.opensInParentsScheme : costs.opensInParentsOwnScheme
                if !ghost.isPresent, !parent.isFirst { cost += costs.firstToHaveChildren }
                if candidate.followsPlainHeading { cost += costs.firstToHaveChildren }
            } else if candidate.scheme.rank + 2 <= parent.rank {
                cost += costs.opensAboveItsRank
            }
            if candidate.headingLevel > 0, parent.heading == 0 || candidate.headingLevel <= parent.heading {
                cost += costs.headingNotSmaller
            }
            if candidate.before == .lineStart, !parent.opensLine { cost += costs.lineUnderInline }
            if isDotted {
                cost += candidate.value == 1 ? 0 : costs.oneMissing
                return cost + nearParent(candidate, state: state, depth: depth)
            }
            cost +=
                ghost.isPresent && ghost.scheme == candidate.scheme.code
                ? costs.opensAsBefore : costs.opensAnew
            cost += nearParent(candidate, state: state, depth: depth)
        }
        if candidate.value != 1 {
            if ghost.isPresent, ghost.scheme == candidate.scheme.code, candidate.value == ghost.value + 1 {
                cost += costs.runsOn
            } else {
                cost +=
                    costs.opensLate
                    + min((candidate.value - 2) * costs.eachFurtherMissing, costs.mostMissingInFront)
            }
        }
        return cost
    }

    /// Whether a first child is one beyond doubt: its number names its parent, or the lists before it were numbered like it.
    private func isVouchedFor(_ candidate: MarkerCandidate, state: State, depth: Int) -> Bool {
        guard depth > 0, candidate.value == 1 else { return false }
        let ghost = OutlineLevel(state.levels[depth])
        if candidate.scheme.style == .dotted {
            return OutlineLevel(state.levels[depth - 1]).value == candidate.prefix.last ?? 0
        }
        return ghost.isPresent && ghost.scheme == candidate.scheme.code
    }

    /// What a first child takes back of the doubt about how it stands where only a short heading parts it from its parent:
    /// "2. Demand 2.1 Batteries".
    private func nearParent(_ candidate: MarkerCandidate, state: State, depth: Int) -> Int {
        guard depth == state.depth, candidate.before == .word || candidate.before.isGlued,
            candidate.range.lowerBound - state.end <= costs.longestBareHeading,
            isVouchedFor(candidate, state: state, depth: depth)
        else { return 0 }
        return costs.nearParent
    }

    private mutating func push(
        _ state: State, _ candidate: MarkerCandidate, _ index: Int, depth: Int, cost: Int, kind: Step, opens: Bool,
        value: Int? = nil
    ) {
        let value = value ?? candidate.value
        guard cost < Int(OutlineSearch.slack) else { return }
        var total = Int32(cost)
        // Lists that close here with a single item were perhaps no lists.
        var closing = opens ? depth : depth + 1
        while closing < state.depth {
            total += Int32(OutlineLevel(state.levels[closing]).closingCost(costs))
            total += Int32(costs.closingALevel)
            closing += 1
        }
        if opens, depth < state.depth { total += Int32(OutlineLevel(state.levels[depth]).closingCost(costs)) }
        guard state.cost + total <= dearest else { return }
        let before = OutlineLevel(state.levels[depth])
        let direction: OutlineLevel.Direction =
            opens
            ? .up : candidate.value == before.value - 1 && (before.isFirst || before.direction == .down) ? .down : .up
        var extended = state
        var level = OutlineLevel(
            scheme: candidate.scheme.code, rank: candidate.scheme.rank, value: value,
            prefix: OutlineLevel.pack(candidate.prefix), heading: candidate.headingLevel, direction: direction,
            isFirst: opens,
            opensLine: candidate.before == .lineStart)
        level.mayBeSingle = opens ? isVouchedFor(candidate, state: state, depth: depth) : before.mayBeSingle
        extended.levels[depth] = level.packed
        if kind == .restarts {
            for deeper in 1..<OutlineSearch.deepest + 1 { extended.levels[deeper] = 0 }
        }
        extended.depth = depth + 1
        extended.cost += total
        extended.end = candidate.range.upperBound
        extended.taken = Node(
            previous: state.node, candidate: Int32(index), depth: Int8(depth), step: kind,
            value: Int16(truncatingIfNeeded: value))
        next.append(extended)
    }

    private func choices() -> [Choice] {
        var best: State?
        var bestCost = Int32.max
        for state in states {
            var cost = state.cost
            for depth in 0..<state.depth { cost += Int32(OutlineLevel(state.levels[depth]).closingCost(costs)) }
            if cost < bestCost {
                bestCost = cost
                best = state
            }
        }
        var choices: [Choice] = []
        var node = best?.node ?? -1
        while node >= 0 {
            let entry = nodes[Int(node)]
            choices.append(
                Choice(
                    candidate: Int(entry.candidate), depth: Int(entry.depth), step: entry.step, value: Int(entry.value))
            )
            node = entry.previous
        }
        return choices.reversed()
    }
}
