import Archive
import Foundation
import Model
import Segmentation

/// What it costs to ask a large archive of made events, one whole process a question.
struct SearchCost {
    /// A question, and in which words a person would ask it.
    struct Question {
        var name: String
        var arguments: [String]
    }

    static let questions = [
        Question(name: "a word that many events have", arguments: ["commissioned"]),
        Question(name: "two words", arguments: ["lithium", "terminated"]),
        Question(
            name: "two words in half a year", arguments: ["magnesium", "alloy", "--from", "2024-07", "--to", "2024-12"]),
        Question(name: "two characters", arguments: ["镁合金"]),
        Question(name: "two words and an amount", arguments: ["zinc", "oxide", "--min", "80 kt"]),
        Question(name: "an amount alone", arguments: ["--min", "90 kt"]),
        Question(name: "half a year alone", arguments: ["--from", "2012-07", "--to", "2012-12"]),
        Question(name: "words that none has", arguments: ["lithium", "zebra"]),
        Question(name: "two words by relevance", arguments: ["tungsten", "postponed", "--sort", "relevance"]),
        Question(name: "a code that few have", arguments: ["AZ71B", "--sort", "relevance"]),
    ]

    /// Puts so many made events into a new archive, without asking whether one is there already.
    static func make(_ count: Int, at path: String) throws(Complaint) {
        let began = Timestamp(secondsSinceEpoch: 1_770_000_000)
        do throws(ArchiveError) {
            let archive = try EventArchive.open(
                at: path, creating: true, holder: LockHolder(pid: 0, command: "measure", started: began))
            var seen: Set<String> = []
            var number = 0
            while seen.count < count {
                var batch = Batch(time: began, run: "made", rules: "made")
                while batch.events.count < 2_000, seen.count < count {
                    let event = Scale.original(number: number)
                    number += 1
                    if seen.insert(event.id).inserted { batch.events.append(event) }
                }
                _ = try archive.commit(batch)
            }
            archive.close()
        } catch { throw Complaint(text: "no archive could be made: \(error)") }
    }
}
