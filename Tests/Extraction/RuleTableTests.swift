import Model
import Testing

@testable import Extraction

/// Every rule of the tables is held against its own examples.
@Suite struct RuleTableTests {
    @Test(arguments: FurnitureRule.all.indices)
    func aLineRuleTakesItsExamplesAndLeavesItsCounterexamples(index: Int) {
        let rule = FurnitureRule.all[index]
        #expect(!rule.examples.isEmpty, "\(rule.name)")
        for example in rule.examples {
            #expect(rule.takes(FurnitureLine(Array(example.utf8)[...])), "\(rule.name): \(example)")
        }
        for counterexample in rule.counterexamples {
            let line = FurnitureLine(Array(counterexample.utf8)[...])
            #expect(FurnitureRule.all.allSatisfy { !$0.takes(line) }, "\(rule.name): \(counterexample)")
        }
    }

    @Test func anyRuleThatTakesALineIsFoundAtItsPlace() {
        #expect(FurnitureRule.all.count <= 64)
        for rule in FurnitureRule.all {
            for example in rule.examples {
                let line = FurnitureLine(Array(example.utf8)[...])
                for place in [FurnitureRule.Place.head, .foot] {
                    let expected = FurnitureRule.all.first {
                        ($0.place == place || $0.place == .anywhere) && $0.takes(line)
                    }
                    #expect(FurnitureRule.first(taking: line, at: place)?.name == expected?.name, "\(example)")
                }
            }
        }
    }

    @Test(arguments: FurnitureRule.all.indices)
    func aLineRuleForLongLinesLooksAtTheirBeginningOnly(index: Int) {
        let rule = FurnitureRule.all[index]
        guard rule.longest > FurnitureLine.short else { return }
        for pattern in rule.patterns {
            switch pattern {
            case .opens, .whole: continue
            default: Issue.record("\(rule.name) looks at more than the beginning of lines of \(rule.longest) bytes")
            }
        }
    }

    private func marks(_ names: String) -> ContainerMarks {
        Array(names.utf8).withUnsafeBufferPointer { ContainerMarks(names: $0) }
    }

    @Test(arguments: ContainerRule.all.indices)
    func aBoxRuleTakesItsExamplesAndLeavesItsCounterexamples(index: Int) {
        let rule = ContainerRule.all[index]
        #expect(!rule.examples.isEmpty, "\(rule.name)")
        for example in rule.examples {
            #expect(marks(example).rules.contains { $0.name == rule.name }, "\(rule.name): \(example)")
        }
        for counterexample in rule.counterexamples {
            #expect(!marks(counterexample).rules.contains { $0.name == rule.name }, "\(rule.name): \(counterexample)")
        }
    }

    @Test func thereIsABitForEveryBoxRule() {
        #expect(ContainerRule.all.count <= 32)
    }

    @Test func buildHashesSayNothing() {
        #expect(marks("css-1ad9Ads sc-aXZVg x3Ad_hotK2") == [])
        #expect(!marks("newsContent__3xK2a").isDisjoint(with: .articleBody))
    }

    @Test func everyObstacleRuleIsWordedInLowerCaseAndFiresOnItsWords() {
        for rule in ObstacleRule.all {
            for words in rule.words {
                #expect(words == words.lowercased())
                let found = Document.Obstacle.found(
                    articleBytes: 0, titles: rule.place == .title ? [words] : [],
                    text: rule.place == .text ? Array(words.utf8)[...] : [], scripts: 0)
                #expect(found != nil, "\(words)")
            }
        }
    }

    @Test func aLongArticleThatMentionsAWallIsNoWall() {
        #expect(
            Document.Obstacle.found(
                articleBytes: 5000, titles: ["Not found: the missing cargo"], text: Array("log in to read".utf8)[...],
                scripts: 3) == nil)
    }
}
