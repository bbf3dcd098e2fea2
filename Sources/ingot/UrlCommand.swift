import ArgumentParser
import Ingestion
import Model

/// `ingot url`: what addresses mean.
struct UrlCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "url",
        abstract: "Prints the normal form of addresses and the key under which their pages are known.",
        discussion: """
            Prints a line for each address: the normal form without tracking parameters, a tab, and the key. Addresses \
            with one key are one page. In place of an address that would not be fetched stands a line that begins with \
            error: and says why; the exit code is then 65.

            A publisher's own key is told by a pattern with {digits}, {word} or {segment} where the page's number or \
            name stands.

            EXAMPLE
              ingot url 'HTTP://News.example:80/a/../b?utm_source=x'
              ingot url --base https://news.example/list/ ../b '?page=2'
              ingot url --key '*/article/{digits}' https://news.example/article/7-tin
              ingot url - < addresses.txt
            """)

    @Option(help: "The address of the page on which the addresses stand.")
    var base: String?

    @Option(help: "A publisher's pattern for keys, such as */article/{digits}.")
    var key: String?

    @Flag(help: "Print them as JSON, an object a line.")
    var json = false

    @Argument(help: "The addresses; - alone for those on standard input, one a line.")
    var urls: [String]

    func validate() throws {
        _ = try reading()
    }

    func run() throws {
        let reading = try reading()
        var isRefused = false
        for url in try addresses() {
            let account = reading.account(of: url)
            isRefused = isRefused || account.isRefused
            if json {
                try Terminal.write(JSONWriter.line(account))
            } else {
                try Terminal.say(fields: account.fields)
            }
        }
        if isRefused { throw Exit.badInput }
    }

    private func reading() throws -> AddressAccount.Reading {
        do throws(AddressAccount.Reading.Problem) {
            return try AddressAccount.Reading(base: base, key: key)
        } catch {
            throw ValidationError(error.description)
        }
    }

    private func addresses() throws -> [String] {
        guard urls == ["-"] else { return urls }
        switch SavedFile.standardInput(longest: SavedFile.longestPage) {
        case .success(let bytes):
            var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            // What stands behind the last line end is a line only where there is something.
            if lines.last?.isEmpty == true { lines.removeLast() }
            return lines.map { String(decoding: $0, as: UTF8.self) }
        case .failure(let problem):
            Terminal.complain(problem.description)
            throw Exit.badInput
        }
    }
}
