/// Where a Chinese heading ends when nothing but the sense separates it from its body.
///
/// Every place at which something speaks for a turn is weighed; the tables below say what speaks and how much.
enum HanHeading {
    /// No heading is longer, in characters.
    private static let longest = 60

    /// The offset at which the heading best ends and what speaks for it; nil where nothing does.
    static func end(
        in bytes: [UInt8], line: Range<Int>, dates: [Range<Int>], dateOpenings: [Int]
    ) -> (points: Int, offset: Int)? {
        // A body may open with its date; a heading that does ("8月山洪") ends where another date opens a clause.
        let opensWithDate = dateOpenings.contains(sorted: line.lowerBound) && !isNamedYear(bytes, at: line.lowerBound)
        var best: (points: Int, offset: Int)?
        var index = line.lowerBound
        var characters = 0
        var enclosed = 0
        while index < line.upperBound, characters <= longest {
            let scalar = bytes.scalar(at: index)
            if characters >= 2, enclosed == 0 {
                let dated = dateOpening(in: bytes, at: index, dates, dateOpenings)
                let points = points(in: bytes, line: line, at: index, characters: characters, dateOpening: dated)
                let isDated = dated == .sentence
                if points > best?.points ?? 0, !opensWithDate || isDated { best = (points, index) }
                // The date of the body has come: nothing behind it heads anything.
                if isDated, points >= 20 { break }
            }
            switch scalar.value {
            case 0x201C, 0x300A, 0xFF08, 0x28, 0x300C, 0x3010: enclosed += 1
            case 0x201D, 0x300B, 0xFF09, 0x29, 0x300D, 0x3011: enclosed = max(0, enclosed - 1)
            case let mark where mark.isComma && opensWithDate: return nil
            default: break
            }
            // Nothing of a heading goes on behind the end of a sentence.
            if characters > 0, enclosed == 0, isStop(bytes.scalar(before: index).value) { break }
            index += max(scalar.length, 1)
            characters += 1
        }
        return best
    }

    /// What speaks for a body that begins at an offset, `characters` behind the start of the line.
    private static func points(
        in bytes: [UInt8], line: Range<Int>, at index: Int, characters: Int, dateOpening: DateOpening?
    ) -> Int {
        let previous = bytes.scalar(before: index)
        let next = bytes.scalar(at: index).value
        // No body begins with a mark.
        switch next {
        case 0xFF0C, 0x3001, 0x3002, 0xFF1A, 0xFF1B, 0xFF09: return 0
        default: break
        }
        var points = 0
        switch previous.value {
        case 0xFF0C, 0x3001, 0x2C, 0xFF1B: return 0
        case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: points += 14
        case 0xFF1A, 0x3A:
            // A colon before a number announces a list.
            if dateOpening == nil, beginsList(bytes, at: index) { return 0 }
            points += 14
        case 0x20, 0x3000:
            // A space within a Latin name or before a code parts nothing.
            let before = bytes.scalar(before: bytes.trimmingSpace(to: index, from: line.lowerBound)).value
            if before.isHan || before.closes { points += 14 }
        default: break
        }
        // Behind a stop any sentence may open with its date; that says nothing of the sentence before.
        if !isStop(previous.value) {
            switch dateOpening {
            case .sentence: points += 22
            // "天工模具7月5日由...": whoever acts stands before the date, so the body began earlier.
            case .phrase: points += 8
            case nil: break
            }
        }
        if points == 0 || previous.value == 0x20 || previous.value == 0x3000 {
            if openers.contains(where: { bytes.has($0, at: index) }) { points += 6 }
        }
        if endings.contains(where: { bytes.ends(with: $0, before: index, notBefore: line.lowerBound + 3) }) {
            points += 6
        }
        switch repeatedCharacters(bytes, line: line, at: index, limit: characters) {
        case 0, 1: break
        case 2: points += 6
        case 3: points += 9
        default: points += 14
        }
        if points > 0, characters < 4 { points -= 5 }
        if characters > 40 { points -= (characters - 40) / 5 }
        return points
    }

    /// Whether an item of a list begins: a digit with its mark, a bracket, a circled number.
    private static func beginsList(_ bytes: [UInt8], at index: Int) -> Bool {
        let scalar = bytes.scalar(at: bytes.skippingSpace(from: index, to: bytes.count)).value
        return scalar == 0xFF08 || scalar == 0x28 || Numerals.enclosed(scalar) != nil || (0x30...0x39).contains(scalar)
    }

    /// How the date that opens at an offset goes on: before a comma it opens a sentence, before a verb it stands in one.
    private static func dateOpening(
        in bytes: [UInt8], at index: Int, _ dates: [Range<Int>], _ openings: [Int]
    ) -> DateOpening? {
        let place = openings.firstIndex(atLeast: index)
        guard place < dates.count, openings[place] == index, !isInsideClause(bytes, at: index) else { return nil }
        var end = dates[place].upperBound
        if let tail = dateTails.first(where: { bytes.has($0, at: end) }) { end += tail.utf8CodeUnitCount }
        // "12月8日夜查时，...": a clause of a few words that ends on "when".
        var clause = end
        for _ in 0..<6 where bytes.scalar(at: clause).value.isHan { clause += bytes.scalar(at: clause).length }
        if bytes.has("，", at: clause), bytes.ends(with: "时", before: clause, notBefore: end) { return .sentence }
        let mark = bytes.scalar(at: end).value
        return mark.isComma || mark.isColon ? .sentence : .phrase
    }

    /// What may stand between a date and its comma; the longer before the shorter that it begins with.
    private static let dateTails: [StaticString] = [
        "起", "以来", "上午", "下午", "晚间", "晚上", "晚", "凌晨", "夜", "当天", "前后", "左右", "份", "底", "初", "中旬", "期间",
    ]

    /// "于9月30日": the preposition says that the date stands in the middle of its sentence.
    private static func isInsideClause(_ bytes: [UInt8], at index: Int) -> Bool {
        let first = bytes.scalar(at: index).value
        return first == 0x4E8E || first == 0x81EA || first == 0x81F3 || first == 0x5230  // 于 自 至 到
    }

    /// A stop that ends a Chinese sentence; that of ASCII may stand in a number or a name.
    private static func isStop(_ scalar: UInt32) -> Bool {
        scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F
    }

    /// "2024年全国镁业大会在...召开": a year at the very start is part of a name when no comma follows it.
    private static func isNamedYear(_ bytes: [UInt8], at index: Int) -> Bool {
        guard let year = Numerals.decimal(bytes, at: index), year.value >= 1900 else { return false }
        let end = index + year.length
        guard bytes.scalar(at: end).value == 0x5E74 else { return false }
        let next = bytes.scalar(at: end + 3).value
        return !next.isComma && !(0x30...0x39).contains(next)
    }

    /// How many characters at an offset, six at most, are those with which the line begins.
    private static func repeatedCharacters(_ bytes: [UInt8], line: Range<Int>, at index: Int, limit: Int) -> Int {
        var count = 0
        var left = line.lowerBound
        var right = index
        while count < min(limit, 6), right < line.upperBound {
            let first = bytes.scalar(at: left)
            guard first.value == bytes.scalar(at: right).value, first.value.isHan || first.value > 0x40 else { break }
            count += 1
            left += first.length
            right += first.length
        }
        return count
    }

    /// Words with which a body begins.
    private static let openers = linkingOpeners + timeOpeners + subjectOpeners + countries + provinces

    /// Prepositions and other words that tie a sentence to what it speaks of.
    private static let linkingOpeners: [StaticString] = [
        "据", "根据", "为", "随着", "在", "由", "按照", "围绕", "面对", "受", "经", "经过", "针对", "作为", "继", "对", "与", "从", "自", "以", "到",
        "其中", "另外", "此外",
    ]

    /// Times.
    private static let timeOpeners: [StaticString] = [
        "近日", "日前", "近年来", "今年", "去年", "全年", "年内", "上半年", "下半年", "此前", "目前", "当前", "截至", "同时", "与此同时",
    ]

    /// Whoever acts, without a name.
    private static let subjectOpeners: [StaticString] = [
        "该", "本次", "此次", "这", "我国", "我省", "我市", "全县", "全市", "全省", "全国", "全区", "全校", "全行业", "全球", "国内", "国产", "海外", "多家",
        "一款", "一家", "某", "两家", "位于", "拥有", "头部", "协会", "当地",
    ]

    /// Countries and their unions: news of them opens with the name.
    private static let countries: [StaticString] = [
        "中国", "美国", "欧盟", "欧洲", "日本", "韩国", "印度", "印尼", "澳大利亚", "加拿大", "巴西", "智利", "阿根廷", "秘鲁", "墨西哥", "德国", "法国", "英国",
        "俄罗斯", "越南", "泰国", "马来西亚", "缅甸", "老挝", "刚果", "南非", "沙特", "土耳其", "哈萨克斯坦", "蒙古", "新加坡",
    ]

    /// Provinces and cities of that rank.
    private static let provinces: [StaticString] = [
        "北京", "上海", "天津", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
        "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "内蒙古", "广西", "西藏", "宁夏", "新疆",
    ]

    /// Words on which a heading likes to end.
    private static let endings = endingVerbs + endingNouns

    /// What was done or came about.
    private static let endingVerbs: [StaticString] = [
        "突破", "投产", "印发", "召开", "举行", "举办", "成立", "发布", "启动", "落地", "签约", "完成", "提高", "提升", "下线", "量产", "上市", "开工",
        "奠基", "揭牌", "出台", "实施", "获批", "通过", "增长", "下降", "回升", "加快", "加速", "推进", "优化", "扩大", "领先", "亮相", "交付", "达产",
        "试车", "运行", "通车", "闭幕", "开幕", "圆满成功", "显现", "见效", "问世", "面世", "获奖", "夺冠",
    ]

    /// What was reached or is spoken of.
    private static let endingNouns: [StaticString] = [
        "创新高", "新高", "第一", "首位", "新台阶", "新阶段", "新格局", "发展", "建设", "层面", "方面", "名单", "政策", "措施", "项目", "成果", "合作", "协议",
    ]
}
