import Dispatch

/// Makes something of each element, on as many cores as there are, and gives it in the elements' order.
///
/// What is in work at once is what the caller hands in: its memory is the caller's to bound.
func concurrentMap<Element: Sendable, Made: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Made
) -> [Made] {
    guard elements.count > 1 else { return elements.map(transform) }
    let made = [Made?](unsafeUninitializedCapacity: elements.count) { room, count in
        room.initialize(repeating: nil)
        count = elements.count
        // Each iteration writes to a place of its own.
        nonisolated(unsafe) let places = room
        DispatchQueue.concurrentPerform(iterations: elements.count) { places[$0] = transform(elements[$0]) }
    }
    return made.compactMap { $0 }
}
