import Model
import Testing

@testable import Extraction

@Suite struct TreeTests {
    private func document(_ html: String, limits: Limits = Limits()) -> Document {
        DocumentReader.examine(Array(html.utf8), contentType: "text/html; charset=utf-8", url: nil, limits: limits)
            .document
    }

    private static let sentence = "This sentence, which is the last of the page, must not be lost on the way."
    private static let last = "<p>\(sentence)</p>"

    /// What makes parsers slow, deep or short, in miniature.
    @Test(arguments: [
        String(repeating: "<div>", count: 20_000), String(repeating: "<b>x", count: 20_000),
        String(repeating: "<table><tr><td>", count: 5_000), String(repeating: "<ol><li>", count: 5_000),
        String(repeating: "<p>", count: 20_000), String(repeating: "</p>", count: 20_000),
        String(repeating: "&amp;", count: 20_000),
        String(repeating: "<p>a<p>b</b></i>", count: 5_000), String(repeating: "<", count: 20_000),
        "<div " + (0..<5_000).map { "a\($0)=\"v\"" }.joined(separator: " ") + ">",
        "a\u{0}b\u{0}" + String(repeating: "c", count: 200),
        "<p class=\"" + String(repeating: "a ", count: 50_000) + "\">",
        "<ol reversed>" + String(repeating: "<li>", count: 5_000) + "</ol>",
    ])
    func nothingAfterAHostileStretchIsLost(stretch: String) {
        #expect(document("<html><body>" + stretch + TreeTests.last).text.contains(TreeTests.sentence))
    }

    @Test func textPastTheParsersOwnLimitIsKept() {
        let long = String(repeating: "word word, ", count: 1_000_000)
        let text = document("<html><body><p>" + long + "</p>" + TreeTests.last).text
        #expect(text.utf8.count > 10_900_000)
        #expect(text.hasSuffix(TreeTests.sentence))
    }

    @Test func everyLimitThatCutsLeavesAWarning() {
        let paragraphs = String(repeating: TreeTests.last, count: 100)
        #expect(
            document(paragraphs, limits: Limits(nodes: 50)).warnings.contains { $0.contains("more than 50 elements") })
        #expect(
            document(paragraphs, limits: Limits(bytes: 500)).warnings.contains { $0.contains("only the first 500") })
        #expect(
            document("<p a b c d>x, y.</p>", limits: Limits(attributes: 2)).warnings.contains {
                $0.contains("attributes")
            })
        let stray = String(repeating: "<b>", count: 100) + String(repeating: "</i>", count: 100)
        #expect(
            document(stray + paragraphs, limits: Limits(strayEndTagWork: 5_000)).warnings.contains {
                $0.contains("not open")
            })
        #expect(document("<p>x</p><!-- " + paragraphs).warnings.contains { $0.contains("comment") })
        #expect(document("<p>x</p><title>" + paragraphs).warnings.contains { $0.contains("do not show") })
    }

    @Test func attributesUpToTheLimitAreKept() {
        let prepared = PreparedText(Array("<p a=1 b='>' c d=\"4\" e><p f>".utf8), attributeLimit: 3)
        #expect(prepared.bytes.string == "<p a=1 b='>' c        ><p f>")
        #expect(prepared.floodedTags == 1)
        let untouched = Array("<p a=1 b=2 c=3><q>".utf8)
        #expect(PreparedText(untouched, attributeLimit: 3).bytes == untouched)
    }

    @Test func entitiesOfHTMLAreResolvedAndOthersAreLeft() {
        let text = document(
            "<!DOCTYPE html [<!ENTITY file SYSTEM \"file:///etc/passwd\">]><p>Fish &amp; chips, &#8212; &nope; &file; and more of it.</p>"
        ).text
        #expect(text.contains("Fish & chips, — &nope; &file; and more"))
    }

    @Test func whatNeverShowsIsNotInTheText() {
        let text = document(
            """
            <p>Seen, and heard of by all who read this page.</p><script>var a = "script words, of some length";</script>
            <style>p { color: red }</style><noscript>noscript words</noscript><template>template words</template>
            <p hidden>hidden words</p><p style="display: none">undisplayed words</p><p>Seen again, down here.</p>
            """
        ).text
        #expect(text == "Seen, and heard of by all who read this page.\nSeen again, down here.")
    }

    @Test func textThatStandsInTheHeadByMistakeIsText() {
        let text = document("<html><head><title>T</title><widget>Words in the head, by mistake.</widget></head></html>")
            .text
        #expect(text == "Words in the head, by mistake.")
    }

    @Test func numbersOfListsThatNoCounterHoldsAreIgnored() {
        let text = document(
            "<ol start=9223372036854775807><li>One item, here.<li value=-9223372036854775808>Another, there.<li value=x>Third.</ol>"
        ).text
        #expect(text == "1. One item, here.\n2. Another, there.\n3. Third.")
    }

    @Test func inlineElementsDoNotBreakWordsAndBlocksDo() {
        let text = document(
            "<div>mag<b>nes</b><span>ium</span>, the metal<div>alloy, the mixture</div>a\n  b<br>c</div>"
        ).text
        #expect(text == "magnesium, the metal\nalloy, the mixture\na b\nc")
    }

    @Test func lineFeedsBetweenHanCharactersAreNoSpaces() {
        #expect(document("<p>镁合\n  金产量，\n上升 3 成，\nand so on 镁\nx</p>").text == "镁合金产量，上升 3 成， and so on 镁 x")
    }

    @Test(arguments: [
        (1, ListMarker.Style.decimal, "1"), (28, .lowerLetters, "ab"), (3, .upperLetters, "C"),
        (1994, .lowerRoman, "mcmxciv"),
        (4, .upperRoman, "IV"), (0, .lowerLetters, "0"), (4000, .upperRoman, "4000"), (-2, .decimal, "-2"),
    ])
    func aMarkerIsWrittenInTheStyleOfItsList(number: Int, style: ListMarker.Style, label: String) {
        #expect(ListMarker(number: number, style: style).label == label)
    }

    @Test(arguments: [
        ("3. Mines", true), ("3、矿山", true), ("（3）矿山", true), ("三、矿山", true), ("30 mines", false), ("3rd mine", false),
        ("Mines", false), ("三家矿山", false), ("3", true),
    ])
    func aNumberThatTheTextHasIsNotWrittenAgain(item: String, expected: Bool) {
        #expect(ListMarker(number: 3, style: .decimal).isWritten(in: Array(item.utf8)) == expected)
    }
}

@Suite struct RepetitionTests {
    private let first =
        "The first paragraph of the article, which is long enough to be told from a coincidence, tells what happened, and where, and to whom, and what came of it in the end."
    private let second = "The second tells why."

    private func copies(_ lines: [String]) -> [Int] { Repetition.copies(lines.map { Array($0.utf8)[...] }) }

    @Test func aSecondCopyIsFoundWhateverItsLineBreaks() {
        #expect(copies([first, second, first, second]) == [2, 3])
        #expect(copies([first, second, first + " " + second]) == [2])
        #expect(copies(["Title", first, second, "Other", first, second, "End"]) == [4, 5])
    }

    @Test func anExtractYieldsToTheWhole() {
        #expect(copies([String(first.prefix(90)) + "…", first, second]) == [0])
        #expect(copies([first, first + " And more."]) == [0])
    }

    @Test func whatIsShortOrOnlyBeginsAlikeStays() {
        #expect(copies([second, first, second]) == [])
        #expect(
            copies([
                first,
                "The first paragraph of the article, which is another, tells something else altogether, and at length.",
            ]) == [])
        #expect(copies([]) == [])
    }
}
