import ArgumentParser
import Ingestion

/// A page named on the command line, or standard input.
struct Input: ParsableArguments {
    @Argument(help: "The page: HTML or plain text; - or nothing for standard input.")
    var file: String = "-"

    @Option(help: "The year under review, where the title does not name it.")
    var year: Int?

    @Option(help: "The address of the page.")
    var url: String?

    @OptionGroup var profiles: ProfileOption

    func validate() throws {
        try Input.validate(year: year)
    }

    /// Refuses a year that no page reviews.
    static func validate(year: Int?) throws {
        let years = PageReading.Knowledge.years
        if let year, !years.contains(year) {
            throw ValidationError("--year takes a year from \(years.lowerBound) to \(years.upperBound)")
        }
    }

    /// What the user knows of the page.
    func knowledge() throws -> PageReading.Knowledge {
        var knowledge = PageReading.Knowledge(url: url, year: year)
        knowledge.profiles = try profiles.read()
        return knowledge
    }

    /// Its name in messages.
    var name: String { file == "-" ? "standard input" : file }

    /// The bytes; ends the program with 65 and a message where there are none to be had.
    func bytes() throws -> [UInt8] {
        // Foundation's `FileHandle` ends the program with a trap where standard input is closed or a folder.
        let read =
            file == "-"
            ? SavedFile.standardInput(longest: SavedFile.longestPage)
            : SavedFile.bytes(at: file, longest: SavedFile.longestPage)
        switch read {
        case .success(let bytes): return bytes
        case .failure(let problem):
            Terminal.complain(problem.description)
            throw Exit.badInput
        }
    }

    /// The page as it was read; ends the program with 65 and a message where it cannot be.
    func reading(names: NameTable? = nil) throws -> PageReading {
        var knowledge = try self.knowledge()
        knowledge.names = names
        let reading = PageReading.read(try bytes(), knowing: knowledge)
        for warning in reading.document.warnings { Terminal.complain("\(name): \(warning)") }
        if let obstacle = reading.document.obstacle {
            Terminal.complain("\(name): \(obstacle.kind.rawValue): \(obstacle.evidence)")
            throw Exit.badInput
        }
        return reading
    }

    /// The pages of an input that holds many; ends the program with 65 and a message where it cannot be opened.
    func pages(in form: PageStream.Form, knowing: PageReading.Knowledge? = nil) throws -> PageStream {
        let knowing = try knowing ?? knowledge()
        do throws(SavedFile.Problem) {
            return try PageStream(path: file == "-" ? nil : file, form: form, knowing: knowing)
        } catch {
            Terminal.complain(error.description)
            throw Exit.badInput
        }
    }
}
