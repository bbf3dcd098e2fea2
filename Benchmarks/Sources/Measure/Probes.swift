import Foundation

/// A page that is made to make a reader slow, large or forgetful.
struct Probe: Sendable {
    let name: String
    /// The page.
    let page: @Sendable () -> [UInt8]

    /// Seconds by the clock that a whole run of `ingot extract` may take on one.
    static let longest = 2.0
    /// Bytes that it may hold at once.
    static let mostMemory = 300_000_000

    private static func repeated(_ unit: String, _ count: Int, _ end: String = "", closing: String = "") -> [UInt8] {
        let unit = Array(unit.utf8)
        var page: [UInt8] = Array("<html><head><meta charset=utf-8></head><body>".utf8)
        page.reserveCapacity(page.count + unit.count * count)
        for _ in 0..<count { page += unit }
        page += Array((end.isEmpty ? "<p>Every word of this line, which has a comma, must stay.</p>" : end).utf8)
        let close = Array(closing.utf8)
        if !close.isEmpty { for _ in 0..<count { page += close } }
        return page
    }

    static let all: [Probe] = [
        Probe(name: "100,000 nested div") { repeated("<div>", 100_000, closing: "</div>") },
        Probe(name: "100,000 unclosed b") { repeated("<b>", 100_000) },
        Probe(name: "100,000 unclosed a") { repeated("<a href=x>", 100_000) },
        Probe(name: "100,000 stray end tags") { repeated("<i>", 50_000) + repeated("</u>", 100_000) },
        Probe(name: "40,000 distinct attributes") {
            Array("<html><body><p ".utf8) + (0..<40_000).flatMap { Array("a\($0)=1 ".utf8) }
                + Array(">Words, and more.".utf8)
        },
        Probe(name: "20 MB of p") { repeated("<p>On a day in May, the mill was sold.</p>", 500_000) },
        Probe(name: "one text of 50 MB") { repeated("The mill, once more. ", 2_400_000) },
        Probe(name: "1,000,000 entities") { repeated("&amp; ", 1_000_000) },
        Probe(name: "1,000,000 entities without an end") { repeated("&#x41", 1_000_000) },
        Probe(name: "10,000 nested tables") { repeated("<table><tr><td>", 10_000) },
        Probe(name: "200,000 rows") { repeated("<table><tr><td>a<td>b</table>", 200_000) },
        Probe(name: "50,000 nested lists") { repeated("<ol><li>", 50_000) },
        Probe(name: "20,000 nested articles with titles") { repeated("<article><h1>a</h1>", 20_000) },
        Probe(name: "20,000 nested boxes of comments") { repeated("<div class=comments>A word, or two.", 20_000) },
        Probe(name: "an attribute of 20 MB") {
            Array("<p title=\"".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000)
                + Array("\">Words.".utf8)
        },
        Probe(name: "a comment without an end, 20 MB") {
            Array("<p>Words, and more.<!--".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000)
        },
        Probe(name: "200,000 classes of one element") {
            Array("<p class=\"".utf8) + (0..<200_000).flatMap { Array("c\($0) ".utf8) } + Array("\">Words, more.".utf8)
        },
        Probe(name: "100,000 scripts") { repeated("<script>a={\"b\":[1]}</script>", 100_000) },
        Probe(name: "JSON-LD, nested 100,000 deep") {
            Array("<script type=application/ld+json>".utf8) + [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
                + Array("</script><p>Words, and more.".utf8)
        },
        Probe(name: "data of 20 MB in a script, no article") {
            Array("<script>window.data={\"a\":[".utf8)
                + (0..<400_000).flatMap { Array("{\"t\":\"word word word \($0)\"},".utf8) }
                + Array("1]}</script><p>Words.".utf8)
        },
        Probe(name: "5 MB of NUL") { [UInt8](repeating: 0, count: 5_000_000) + Array("<p>Words, and more.".utf8) },
    ]
}
