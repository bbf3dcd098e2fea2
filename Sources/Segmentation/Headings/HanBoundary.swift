/// A boundary between a Chinese heading and its body that is being weighed: the body would begin at `index`.
struct HanBoundary {
    let bytes: [UInt8]
    let line: Range<Int>
    /// Calendar expressions with their prepositions, by their start; ascending.
    private let dates: [Range<Int>]
    private let dateOpenings: [Int]
    /// How many characters the headings of the list have that are beyond doubt; nil where it is not known.
    let usual: Int?
    /// Where the body would begin.
    private(set) var index: Int
    /// How many characters the heading would have.
    private(set) var characters = 0
    /// The character before the boundary; 0 at the start of the line.
    private(set) var previous: UInt32 = 0
    /// The first date that ends behind the boundary, by its place in `dates`.
    private var nextDate: Int
    /// Whether a day has been named before the boundary.
    private(set) var followsDay = false
    /// Whether a comma stands somewhere before the boundary.
    private(set) var followsComma = false

    init(bytes: [UInt8], line: Range<Int>, dates: [Range<Int>], dateOpenings: [Int], usual: Int?) {
        self.bytes = bytes
        self.line = line
        self.dates = dates
        self.dateOpenings = dateOpenings
        self.usual = usual
        index = line.lowerBound
        nextDate = dateOpenings.firstIndex(atLeast: line.lowerBound)
    }

    /// Goes on by a character.
    mutating func advance() {
        let scalar = bytes.scalar(at: index)
        previous = scalar.value
        if previous == 0xFF0C { followsComma = true }
        index += max(scalar.length, 1)
        characters += 1
        while nextDate < dates.count, dates[nextDate].upperBound <= index {
            if dates[nextDate].lowerBound > line.lowerBound, isDay(dates[nextDate]) { followsDay = true }
            nextDate += 1
        }
    }

    /// The character that the body would begin with.
    var next: UInt32 { bytes.scalar(at: index).value }

    /// Whether a string stands right before the boundary, with something of the heading before that.
    func follows(_ string: StaticString) -> Bool {
        bytes.ends(with: string, before: index, notBefore: line.lowerBound + 3)
    }

    /// Whether a string stands right behind the boundary.
    func precedes(_ string: StaticString) -> Bool { bytes.has(string, at: index) }

    private func isDay(_ date: Range<Int>) -> Bool {
        bytes.ends(with: "日", before: date.upperBound, notBefore: date.lowerBound)
    }

    // MARK: Dates

    /// How the date that opens at the boundary goes on: before a comma it opens a sentence, before anything but a verb it
    /// may.
    var dateOpening: DateOpening? {
        guard nextDate < dates.count, dateOpenings[nextDate] == index, !isInsideClause(at: index) else { return nil }
        let end = endOfDate
        // "12月8日夜查时，...": a clause of a few words that ends on "when".
        var clause = end
        for _ in 0..<6 where bytes.scalar(at: clause).value.isHan { clause += bytes.scalar(at: clause).length }
        if bytes.has("，", at: clause), bytes.ends(with: "时", before: clause, notBefore: end) { return .sentence }
        let mark = bytes.scalar(at: end).value
        return mark.isComma || mark.isColon ? .sentence : .phrase
    }

    /// Where the next date ends with what may stand between it and its comma.
    private var endOfDate: Int {
        let end = dates[nextDate].upperBound
        return end + (HanBoundary.dateTails.first { bytes.has($0, at: end) }?.utf8CodeUnitCount ?? 0)
    }

    /// Whether a verb stands behind the date at the boundary, so that whoever acts stands before the date.
    var dateStandsBeforeVerb: Bool {
        guard nextDate < dates.count, dateOpenings[nextDate] == index else { return false }
        let end = endOfDate
        return HanBoundary.verbsBehindDates.contains { bytes.has($0, at: end) }
    }

    /// The characters between the boundary and the next day within the same clause; nil where a mark parts them, or the
    /// date stands farther than a subject is long.
    var subject: Range<Int>? {
        guard nextDate < dates.count else { return nil }
        let end = dates[nextDate].lowerBound
        guard end > index, end - index <= HanBoundary.longestSubject, end < line.upperBound, isDay(dates[nextDate])
        else { return nil }
        var position = index
        while position < end {
            let scalar = bytes.scalar(at: position)
            if scalar.value.isComma || scalar.value.isHanStop || scalar.value.isColon || scalar.value.isSemicolon {
                return nil
            }
            position += max(scalar.length, 1)
        }
        return index..<end
    }

    /// No subject is longer, in bytes: twenty characters.
    private static let longestSubject = 60

    /// What may stand between a date and its comma; the longer before the shorter that it begins with.
    private static let dateTails: [StaticString] = [
        "起", "以来", "上午", "下午", "晚间", "晚上", "晚", "凌晨", "夜", "当天", "前后", "左右", "份", "底", "初", "中旬", "期间",
    ]

    /// Verbs and prepositions that stand behind a date whose subject stands before it.
    private static let verbsBehindDates: [StaticString] = [
        "宣布", "发布", "公布", "公告", "披露", "签署", "签订", "签约", "召开", "举行", "举办", "正式", "对", "向", "与", "和", "将", "由",
        "在", "从", "为", "就", "以", "获", "完成", "启动", "投产", "开工", "通过", "印发", "表示", "称", "上市", "挂牌", "点火", "下线",
        "通车", "开通", "交付", "提出", "报告", "回应", "决定", "批准", "受理", "裁定", "宣判", "裁决", "立案", "开始", "起", "首次", "再次", "联合",
        "出台", "实施", "施行", "成立", "揭牌", "收到", "收购", "出售", "转让", "达成", "建成", "竣工", "封顶", "试车", "复产", "停产", "关停", "关闭",
        "抵达", "靠泊", "驶", "离", "到", "开", "重新", "全部", "全面", "分别", "率先", "随", "组织", "发", "下", "上调", "下调", "调整", "确认",
        "更名", "入选", "亮相", "闭幕", "落户", "登陆", "递交", "终止", "恢复", "暂停", "推出", "生效", "进入", "致函", "批复", "核准", "通报",
    ]

    /// "于9月30日": the preposition says that the date stands in the middle of its sentence.
    private func isInsideClause(at index: Int) -> Bool {
        let first = bytes.scalar(at: index).value
        return first == 0x4E8E || first == 0x81EA || first == 0x81F3 || first == 0x5230  // 于 自 至 到
    }

    // MARK: Words of the heading

    /// How many characters at the boundary, six at most, are those with which the line begins.
    var repeatedOpening: Int { commonCharacters(line.lowerBound) }

    /// How many characters at the boundary, six at most, stand together anywhere in the heading.
    var repeatedWords: Int {
        var longest = 0
        var start = line.lowerBound
        while start < index {
            longest = max(longest, commonCharacters(start))
            start += max(bytes.scalar(at: start).length, 1)
        }
        return longest
    }

    private func commonCharacters(_ start: Int) -> Int {
        var count = 0
        var (left, right) = (start, index)
        while count < 6, left < index, right < line.upperBound {
            let first = bytes.scalar(at: left)
            guard first.value == bytes.scalar(at: right).value, first.value.isHan || first.value > 0x40 else { break }
            count += 1
            left += first.length
            right += first.length
        }
        return count
    }

    /// Whether a list begins: a digit with its mark, a bracket, a circled number.
    var beginsList: Bool {
        let scalar = bytes.scalar(at: bytes.skippingSpace(from: index, to: bytes.count)).value
        return scalar == 0xFF08 || scalar == 0x28 || Numerals.enclosed(scalar) != nil || (0x30...0x39).contains(scalar)
    }

    /// Whether white space stands before the boundary that no Latin name or code explains.
    var followsSpace: Bool {
        guard previous == 0x20 || previous == 0x3000 else { return false }
        let before = bytes.scalar(before: bytes.trimmingSpace(to: index, from: line.lowerBound)).value
        return before.isHan || before.closes
    }
}
