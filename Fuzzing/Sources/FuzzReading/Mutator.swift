import LibFuzzer
import ReadingInvariants

/// Makes a new input of one that libFuzzer has, in place: libFuzzer calls it by its name
/// (https://github.com/google/fuzzing/blob/master/docs/structure-aware-fuzzing.md).
///
/// Half of the time libFuzzer does it by itself, with what it saw the program compare; half of the time the page is
/// spoiled as the tests spoil the fixtures, which knows markers, dates and characters of several bytes.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ capacity: Int, _ seed: UInt32) -> Int {
    guard !seed.isMultiple(of: 2), size > 0 else { return LLVMFuzzerMutate(data, size, capacity) }
    var generator = SeededGenerator(seed: UInt64(seed))
    // The first byte says how the input is read.
    let page = Array(UnsafeBufferPointer(start: data + 1, count: size - 1))
    let mutant = Mutation.mutant(of: page, beside: page, using: &generator).prefix(capacity - 1)
    _ = UnsafeMutableBufferPointer(start: data + 1, count: mutant.count).update(fromContentsOf: mutant)
    return mutant.count + 1
}
