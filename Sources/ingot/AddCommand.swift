import ArgumentParser
import Ingestion

/// `ingot add`: the main job for pages named by hand.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Puts the events of pages named by hand into an archive: a new yearly review, say.",
        discussion: """
            EXAMPLE
              ingot add --year 2025 review-2025.html
              ingot add --contact me@example.org https://news.example/review-2025
            """)

    @Argument(help: "Files, or addresses that begin with http:// or https://.")
    var pages: [String]

    @Option(help: "The archive's folder; it is made when it is not there.")
    var archive = "archive"

    @Option(help: "The year under review, where the titles do not name it.")
    var year: Int?

    @Option(help: "The address of the page, where it is one saved file.")
    var url: String?

    @Option(help: "What receipts call the source.")
    var source = "by hand"

    @Option(help: "Who published the pages, where they do not say so.")
    var publisher: String?

    @Option(help: "An address at which a site's owner reaches you; needed to fetch pages.")
    var contact: String?

    @Option(help: "A host that may be asked though its address is a private one; may be given more than once.")
    var allowHost: [String] = []

    @OptionGroup var profiles: ProfileOption

    @OptionGroup var names: NamesOption

    @OptionGroup var options: IngestOptions

    func validate() throws {
        try Input.validate(year: year)
        if url != nil, pages.count > 1 {
            throw ValidationError("--url names the address of one page; there are \(pages.count)")
        }
        if let url, !AddCommand.isAddress(url) {
            let shown = PageReference.shown(url)
            throw ValidationError("--url takes an address that begins with http:// or https://, not \(shown)")
        }
        if let url, let problem = PageReference.problem(ofAddress: url) { throw ValidationError("--url: \(problem)") }
        for page in pages where page.contains("://") && !AddCommand.isAddress(page) {
            let shown = PageReference.shown(page)
            throw ValidationError("\(shown) cannot be fetched; an address begins with http:// or https://")
        }
        if contact == nil, pages.contains(where: AddCommand.isAddress) {
            throw ValidationError(
                "to fetch a page, --contact must name an address at which the site's owner reaches you")
        }
    }

    private static func isAddress(_ page: String) -> Bool {
        page.lowercased().hasPrefix("http://") || page.lowercased().hasPrefix("https://")
    }

    func run() throws {
        var knowledge = PageReading.Knowledge(url: url, publisher: publisher, year: year)
        knowledge.profiles = try profiles.read()
        let references = pages.map { page in
            PageReference(
                place: AddCommand.isAddress(page) ? .address(page) : .file(page), source: source, knowledge: knowledge)
        }
        let run = IngestRun(options: options)
        defer { run.finish() }
        let session = run.session(
            archive: archive,
            policy: .byHand(program: Version.userAgent, contact: contact, allowedHosts: allowHost),
            command: "ingot add "
                + pages.map { AddCommand.isAddress($0) ? PageReference.shown($0) : $0 }.joined(separator: " "),
            names: try names.table())
        if let code = try run.run(session, { $0.run(references) }) { throw code }
    }
}
