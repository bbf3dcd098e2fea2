/// A year that a title names: four digits from 1900 to 2099 that stand alone among words.
///
/// "The market in 2024" and "2024年镁市场" name one; "Issue 1/2025", "No. 2024-17" and a line of nothing but a date or a
/// year do not.
enum NamedYear {
    /// A line that names a year and is a title has so many letters beside it: two words, or three Han characters.
    private static let fewestLetters = 9

    /// Whether a line names a year.
    static func stands(in line: ArraySlice<UInt8>) -> Bool {
        let letters = line.reduce(0) { $0 + ($1.isLetterASCII || $1 >= 0x80 ? 1 : 0) }
        guard letters >= fewestLetters, !Dateline.isBareDate(FurnitureLine(line)) else { return false }
        return line.indices.contains { isYear(at: $0, in: line) }
    }

    /// Whether a line begins with a year.
    static func opens(_ line: ArraySlice<UInt8>) -> Bool {
        isYear(at: line.startIndex, in: line)
    }

    private static func isYear(at start: Int, in line: ArraySlice<UInt8>) -> Bool {
        guard line.endIndex - start >= 4, line[start] == UInt8(ascii: "1") || line[start] == UInt8(ascii: "2") else {
            return false
        }
        let century = line[start + 1]
        guard century == (line[start] == UInt8(ascii: "1") ? UInt8(ascii: "9") : UInt8(ascii: "0")),
            line[start + 2].isDigitASCII, line[start + 3].isDigitASCII
        else { return false }
        let isFreeBefore = start == line.startIndex || isEdge(line[start - 1])
        let isFreeBehind = start + 4 == line.endIndex || isEdge(line[start + 4])
        return isFreeBefore && isFreeBehind
    }

    /// Whether a byte may stand beside a year: white space, a bracket, a colon or comma, or a character of Chinese.
    private static func isEdge(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x20 || "():,'".utf8.contains(byte)
    }
}
