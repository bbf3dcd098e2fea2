import Model

/// Countries, provinces, cities: their English name, and what sort of place each is.
///
/// The data stand in `ChinesePlaces.swift` and `WorldPlaces.swift`. It is made once, when the first page is read, in about
/// two milliseconds.
struct PlaceTable: Sendable {
    /// A place.
    struct Place: Sendable {
        /// Its English name.
        let name: String
        let kind: NameKind
        /// Whether it lies in China: its parts give names to firms.
        let isChinese: Bool
    }

    /// A spelling in Latin letters.
    private struct Spelling: Sendable {
        let bytes: [UInt8]
        let place: Int
    }

    /// A spelling in Han characters.
    struct HanSpelling: Sendable {
        let text: String
        let place: Int
        /// Whether it is a word, too, and counts only in company.
        let isWord: Bool
    }

    typealias PlaceKind = NameKind

    private(set) var places: [Place] = []
    private(set) var hanSpellings: [HanSpelling] = []
    private var spellings: [FoldedWord: [Spelling]] = [:]
    private var latin = FoldedWordTable<[Spelling]>([:])

    static let standard = PlaceTable()

    private init() {
        for province in PlaceTable.china {
            add(province.province, province.kind, isChinese: true)
            add(province.prefectures, .city, isChinese: true)
            add(province.counties, .county, isChinese: true)
        }
        add(PlaceTable.countries, .country)
        add(PlaceTable.regions, .region)
        add(PlaceTable.provinces, .province)
        add(PlaceTable.cities, .city)
        for key in spellings.keys { spellings[key]?.sort { $0.bytes.count > $1.bytes.count } }
        latin = FoldedWordTable(spellings)
        spellings = [:]
    }

    private mutating func add(_ list: String, _ kind: NameKind, isChinese: Bool = false) {
        for entry in list.split(separator: "|") {
            let sides = entry.split(separator: "=")
            guard sides.count == 2 else { continue }
            let english = sides[0].split(separator: "~")
            guard let name = english.first else { continue }
            places.append(Place(name: String(name), kind: kind, isChinese: isChinese || name == "China"))
            for spelling in english { addLatin(String(spelling), place: places.count - 1) }
            for spelling in sides[1].split(separator: "~") {
                let isWord = spelling.hasSuffix("!")
                hanSpellings.append(
                    HanSpelling(
                        text: String(isWord ? spelling.dropLast() : spelling), place: places.count - 1, isWord: isWord))
            }
        }
    }

    private mutating func addLatin(_ spelling: String, place: Int) {
        var forms = [Array(spelling.utf8)]
        if let apostrophe = forms[0].firstIndex(of: UInt8(ascii: "'")) {
            var curly = forms[0]
            curly.replaceSubrange(apostrophe...apostrophe, with: [0xE2, 0x80, 0x99])
            forms.append(curly)
        }
        for bytes in forms {
            let end = bytes.firstIndex(of: 0x20) ?? bytes.count
            let key = FoldedWord(bytes, 0..<end)
            guard !key.isUnknown else { continue }
            if spellings[key, default: []].contains(where: { $0.bytes == bytes }) { continue }
            spellings[key, default: []].append(Spelling(bytes: bytes, place: place))
        }
    }

    /// Whether a name may begin with a word.
    func begins(with word: FoldedWord) -> Bool { latin[word] != nil }

    /// The longest name that begins at an offset with a word, and where it ends.
    func longestMatch(_ word: FoldedWord, in bytes: [UInt8], at start: Int, limit: Int) -> (place: Int, end: Int)? {
        guard let spellings = latin[word] else { return nil }
        for spelling in spellings {
            var index = start
            var matches = true
            for byte in spelling.bytes {
                if byte == 0x20 {
                    let length = index < limit ? bytes.spaceLength(at: index) : 0
                    if length == 0 {
                        matches = false
                        break
                    }
                    index += length
                } else {
                    guard index < limit, bytes[index] == byte else {
                        matches = false
                        break
                    }
                    index += 1
                }
            }
            if matches { return (spelling.place, index) }
        }
        return nil
    }
}

/// Kinds of places are kinds of names.
typealias PlaceKind = NameKind
