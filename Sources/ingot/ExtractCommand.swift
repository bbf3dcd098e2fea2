import ArgumentParser
import Foundation
import Ingestion
import Model

/// `ingot extract`: a page in, its text out.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract:
            "Prints the article of a page as clean text or, with --json, as a document with title, date and blocks.",
        discussion: """
            Of an HTML page the article's text remains; a plain text stays as it is, and with --json its head and foot are \
            marked as furniture.

            EXAMPLE
              ingot extract page.html
              ingot extract --json page.html | jq '.title, .published'
            """)

    @OptionGroup var input: Input

    @Flag(help: "Print the document as JSON.")
    var json = false

    func run() throws {
        if json {
            let reading = PageReading.read(try input.bytes(), knowing: input.knowledge)
            try Terminal.write(JSONWriter.line(reading.document))
            if reading.document.obstacle != nil { throw Exit.badInput }
            return
        }
        // A terminal is not to be steered by a page; whoever wants the bytes sends them elsewhere.
        let plain = try input.reading().document.text
        let text = isatty(1) == 1 ? Terminal.visible(plain) : plain
        try Terminal.write(Array(text.utf8) + (text.hasSuffix("\n") ? [] : [0x0A]))
    }
}
