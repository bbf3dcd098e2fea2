// The binary searches of segmentation: markers, regions and dates are kept in reading order and sought by offset.

extension RandomAccessCollection where Index == Int {
    /// The index of the first element that does not come before what is sought; `endIndex` where all do.
    ///
    /// The elements that come before it must stand in front of those that do not. Logarithmic.
    @inline(__always) func firstIndex(past comesBefore: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if comesBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension [Int] {
    /// The index of the first element of a sorted array that is at least `value`; `count` where there is none.
    func firstIndex(atLeast value: Int) -> Int {
        firstIndex(past: { $0 < value })
    }

    /// Whether a sorted array holds a value; logarithmic.
    func contains(sorted value: Int) -> Bool {
        let index = firstIndex(atLeast: value)
        return index < count && self[index] == value
    }
}
