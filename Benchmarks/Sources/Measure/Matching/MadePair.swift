/// What is done to a report to make another of the same event, or one of another event that looks like it.
enum MadePair: String, CaseIterable {
    case punctuation, capitals, droppedWords = "1 to 5 % of words dropped", swappedWords = "1 to 5 % of words swapped"
    case synonyms = "1 to 5 % of words by synonyms", truncated, addedSentence = "added sentence", prefix
    case unitScale = "unit scaling", rounding
    case number = "changed number", percent = "changed percentage", money = "changed money", currency =
        "changed currency"
    case date = "changed date", unit = "changed unit", party = "changed party", product = "changed product", place =
        "changed place"
    case verb = "changed verb", ordinal = "changed ordinal", code = "changed code"

    /// Whether both tell of one event.
    var isSame: Bool {
        switch self {
        case .punctuation, .capitals, .droppedWords, .swappedWords, .synonyms, .truncated, .addedSentence, .prefix,
            .unitScale, .rounding:
            true
        default: false
        }
    }

    private static let wordPairs: [(String, String)] = [
        ("agreement", "deal"), ("plant", "factory"), ("project", "scheme"), ("companies", "firms"),
        ("provide", "supply"), ("employees", "workers"),
        ("said", "stated"), ("told", "informed"), ("expected", "anticipated"), ("capacity", "capability"),
        ("works", "plant"), ("reach", "attain"),
        ("cut", "trim"), ("jobs", "positions"), ("site", "location"), ("increases", "grows"), ("hired", "recruited"),
        ("expansion", "enlargement"), ("equipment", "machinery"), ("spent", "invested"), ("founded", "established"),
        ("customers", "clients"), ("authorities", "government"),
        ("rules", "regulations"), ("building", "construction"), ("main", "principal"), ("deal", "transaction"),
        ("建设", "兴建"), ("合作", "协作"), ("协议", "合同"), ("提供", "供应"), ("表示", "称"), ("位于", "坐落于"), ("采用", "使用"), ("价格", "售价"),
        ("员工", "职工"),
    ]
    private static let sentences = [
        "Analysts had expected the news for some weeks.", "Shares of the company closed unchanged.",
        "The market took little notice of it.",
    ]
    private static let hanSentences = ["业内人士此前已有预期。", "当日公司股价持平。"]
    private static let prefixes = [
        "Company news: ", "Flash: ", "Industry brief - ", "SMM reported that ", "Updated 9:06 AM. ",
    ]
    private static let hanPrefixes = ["据悉，", "快讯：", "【企业动态】"]

    /// The other report: its text and date. Nil where this cannot be done to the event.
    func text(from event: MadeEvent, _ dice: inout Dice) -> (text: String, date: String)? {
        let text = event.text()
        if isSame {
            guard let changed = reworded(event, text, &dice), changed != text else { return nil }
            return (changed, event.date)
        }
        var other = event
        change(&other.facts, of: event, &dice)
        var changed = other.text()
        if self == .unit {
            changed = event.isChinese ? text.replacing("吨", by: "台") : text.replacing(" t ", by: " kg ")
        }
        return changed == text ? nil : (changed, other.date)
    }

    private func change(_ facts: inout MadeEvent.Facts, of event: MadeEvent, _ dice: inout Dice) {
        switch self {
        case .number: facts.tonnes += 1000 * (1 + dice.below(9))
        case .percent: facts.percent += 7 + dice.below(60)
        case .money: facts.money += 3 + dice.below(90)
        case .currency: facts.currency = dice.other(than: facts.currency, below: MadeEvent.currencyCount)
        case .date:
            facts.month = 1 + dice.other(than: facts.month - 1, below: 12)
        case .party: facts.company = MadeEvent.company(event.isChinese, &dice)
        case .product: facts.product = dice.other(than: facts.product, below: MadeEvent.productCount)
        case .place: facts.place = MadeEvent.place(event.isChinese, &dice)
        case .verb: facts.verb = dice.other(than: facts.verb, below: event.verbCount)
        case .ordinal: facts.ordinal = dice.other(than: facts.ordinal, below: MadeEvent.ordinalCount)
        case .code: facts.code = MadeEvent.code(&dice)
        default: break
        }
    }

    private func reworded(_ event: MadeEvent, _ text: String, _ dice: inout Dice) -> String? {
        var style = MadeEvent.Style()
        switch self {
        case .punctuation:
            return event.isChinese
                ? text.replacing("，", by: ",").replacing("。", by: "")
                : text.replacing(", ", by: "; ").replacing(" %", by: "%")
        case .capitals: return event.isChinese ? nil : dice.below(2) == 0 ? text.uppercased() : text.lowercased()
        case .droppedWords, .swappedWords: return moved(event, text, &dice)
        case .synonyms: return withSynonyms(event, text, &dice)
        case .truncated:
            let share = 60 + dice.below(35)
            return String(text.prefix(text.count * share / 100))
        case .addedSentence:
            return event.isChinese
                ? text + dice.pick(MadePair.hanSentences) : text + " " + dice.pick(MadePair.sentences)
        case .prefix: return dice.pick(event.isChinese ? MadePair.hanPrefixes : MadePair.prefixes) + text
        case .unitScale:
            style.tonnes = 1 + dice.below(3)
            return event.text(style)
        case .rounding:
            style.percentIsRounded = true
            style.tonnesAreRounded = event.facts.tonnes > 10_000
            return event.text(style)
        default: return nil
        }
    }

    /// One to five in a hundred words dropped, or swapped with the next; facts are left, for without them it is another report.
    private func moved(_ event: MadeEvent, _ text: String, _ dice: inout Dice) -> String? {
        guard !event.isChinese else { return nil }
        var words = text.split(separator: " ").map(String.init)
        let count = max(1, words.count * (1 + dice.below(5)) / 100)
        for _ in 0..<count where words.count > 4 {
            let index = 1 + dice.below(words.count - 3)
            let isFact = { (word: String) in
                word.contains { $0.isNumber || $0.isUppercase } || ["%", "t", "million"].contains(word)
                    || MadeEvent.isVerb(word)
            }
            if isFact(words[index]) || isFact(words[index + 1]) { continue }
            if self == .droppedWords { words.remove(at: index) } else { words.swapAt(index, index + 1) }
        }
        return words.joined(separator: " ")
    }

    private func withSynonyms(_ event: MadeEvent, _ text: String, _ dice: inout Dice) -> String? {
        var text = text
        var left = 1 + dice.below(3)
        for offset in 0..<MadePair.wordPairs.count where left > 0 {
            let pair = MadePair.wordPairs[(offset * 7 + dice.below(3)) % MadePair.wordPairs.count]
            let isHan = pair.0.utf8.count != pair.0.count
            guard isHan == event.isChinese else { continue }
            let changed = isHan ? text.replacing(pair.0, by: pair.1) : text.replacing(" \(pair.0) ", by: " \(pair.1) ")
            if changed != text {
                text = changed
                left -= 1
            }
        }
        return text
    }
}

extension String {
    /// All of one string by another.
    fileprivate func replacing(_ old: String, by new: String) -> String {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: old) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        parts.append(rest)
        return parts.joined(separator: new)
    }
}
