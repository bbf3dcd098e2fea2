import Model

/// What makes an event one of a kind: words of its heading and of its first sentence.
///
/// The rules are data: a name, a reason, words that count, and examples that a test runs. Words of a heading count
/// twice for the first event under it. The
/// kind with the highest sum is the event's, if the sum is `enough`; of two that are equal neither is.
struct EventKindRule: Sendable {
    let name: String
    let kind: EventKind
    let reason: String
    /// English words in small letters, and how much each counts. One that ends with `*` stands for all that begin so.
    let words: [(text: String, weight: Int)]
    /// Chinese words, and how much each counts.
    let hanWords: [(text: String, weight: Int)]
    /// Events that are of the kind, and some that are not.
    let takes: [String]
    let leaves: [String]

    static let enough = 3

    private static func weighted(_ groups: [(Int, String)]) -> [(text: String, weight: Int)] {
        groups.flatMap { weight, words in words.split(separator: " ").map { (String($0), weight) } }
    }

    static let all: [EventKindRule] = [
        EventKindRule(
            name: "policy", kind: .policy,
            reason: "Authorities issue plans, measures and notices, and put them in force.",
            words: weighted([
                (
                    3,
                    "policy policies regulation regulations decree directive catalog catalogue ban bans quota quotas subsidy subsidies"
                ),
                (
                    2,
                    "issued plan measures notice opinions guidance rules rule law act ministry mofcom ndrc miit implementation provisions promulgated legislation bill government regulator commission permit permits licence licences license licenses tax"
                ),
                (1, "council guidelines draft effect force implemented bureau administration department parliament"),
            ]),
            hanWords: weighted([
                (3, "印发 政策 条例 办法 意见 规定 方案 通知 配额 指标 管理办法 目录 征求意见稿 法案 税率 退税 管制 禁令 补贴"),
                (2, "出台 实施 施行 规划 部门 批复 监管 下达 法院"), (1, "国务院 工信部 商务部 发改委 政府 海关"),
            ]),
            takes: [
                "On May 29, the State Council issued the action plan for energy saving.",
                "5月22日，自然资源部门印发养殖用地管理办法。",
            ],
            leaves: ["On May 29, the smelter was restarted at half load."]),
        EventKindRule(
            name: "project", kind: .project,
            reason: "Plants and mines are begun, finished, run, stopped; what they can make is told.",
            words: weighted([
                (3, "groundbreaking commissioned overhaul"),
                (
                    2,
                    "project projects production capacity plant furnace smelter refinery mine line kiln construction operation phase trial overhaul suspended resumed restarted shutdown maintenance put relocation base expansion reactor fab mill works hoisting"
                ),
                (1, "completed output produce started site shaft unit annual"),
            ]),
            hanWords: weighted([
                (3, "投产 开工 竣工 投料 投运 达产 复产 停产 检修 扩建 技改 奠基 封顶"),
                (2, "产能 项目 装置 产线 生产线 工程 基地 投用 投入运营 重启 搬迁 试车 并网 开建 设计年产"), (1, "万吨 建设 启用 工厂"),
            ]),
            takes: [
                "On June 18, the phase II concentrator of the mine entered trial operation.",
                "2月15日，30万吨乙烯法装置一次投料成功。",
            ],
            leaves: ["On June 18, 14 smelters met in the capital and held a seminar."]),
        EventKindRule(
            name: "contracts and investment", kind: .investment,
            reason: "Somebody buys, sells, contracts, invests, goes public or goes under.",
            words: weighted([
                (3, "acquisition acquired acquire stake shareholder merger bankruptcy equity ipo takeover bid"),
                (
                    2,
                    "agreement contract signed signing shares invest investment invested order orders sold bought buy cooperation strategic financing funding loan capital deal won purchase supply"
                ),
                (1, "partner partners billion company"),
            ]),
            hanWords: weighted([
                (3, "收购 股权 并购 中标 控股权 增资 上市申请 重整 破产 募资 融资 定增 签约"), (2, "签订 签署 协议 投资 合同 订单 入股 转让 合作 受让 认购 长协"),
                (1, "亿元 股份"),
            ]),
            takes: [
                "On October 26, the company signed an agreement to buy a 60% stake in the mine.",
                "6月15日，公司公告以6.2亿元收购磁材厂的股权。",
            ],
            leaves: ["On October 26, the conference was held in the capital."]),
        EventKindRule(
            name: "conferences", kind: .conference, reason: "People meet, show or visit something.",
            words: weighted([
                (4, "conference forum symposium seminar exhibition expo congress summit"),
                (
                    2,
                    "meeting held visited attended participants hosted discussion exchange delegation workshop met hearing training"
                ),
                (1, "experts representatives"),
            ]),
            hanWords: weighted([
                (3, "论坛 研讨会 展览会 博览会 年会 座谈会 峰会 大会 交流会 推进会"), (2, "召开 举办 举行 会议 参会 考察 代表团 展会 参展 培训"), (1, "专家 代表"),
            ]),
            takes: [
                "From October 15 to 17, the annual conference of the branch was held in the city.",
                "3月27日，主管部门召开无汞化推进会。",
            ],
            leaves: ["On October 15, the plant was put into production."]),
        EventKindRule(
            name: "products and technology", kind: .technology,
            reason: "Something is made, shown or tried for the first time.",
            words: weighted([
                (3, "patent prototype breakthrough unveiled trial-produced trial-produce"),
                (
                    2,
                    "technology developed launched product alloy model innovation research first successfully material process laboratory application applied unveiling tested weight prototype vehicle cell"
                ),
                (1, "new released performance world's machine"),
            ]),
            hanWords: weighted([
                (3, "研制 首台 首架 专利 试制 新技术 新产品 研发成功 攻克 首发"), (2, "技术 研发 量产 发布会 推出 样机 工艺 下线 突破 首次 试验 实验"), (1, "性能 产品 成功"),
            ]),
            takes: [
                "On July 10, the maker unveiled an innovative casting technology for housings.",
                "2月20日，公司研制的0.4微米级棒材技术取得突破。",
            ],
            leaves: ["On July 10, the price fell by 5%."]),
        EventKindRule(
            name: "standards", kind: .standard, reason: "A standard is written, issued or comes into force.",
            words: weighted([
                (4, "standard standards gb/t iso"), (2, "specification revised edition"), (1, "implemented released"),
            ]),
            hanWords: weighted([(4, "标准 国标 国家标准 团体标准 行业标准"), (2, "标委会 规范 修订 起草"), (1, "实施 发布")]),
            takes: [
                "On April 25, the revised standard for ingots was released.", "4月18日，铸件试验方法等3项团体标准发布。",
            ],
            leaves: ["On April 25, the mine was reopened."]),
        EventKindRule(
            name: "awards", kind: .award, reason: "Somebody is honoured, ranked or put on a list.",
            words: weighted([
                (4, "award awards prize prizes awarded medal honored honoured"),
                (2, "won selected winners champion ranking ranked title"),
                (1, "excellent list"),
            ]),
            hanWords: weighted([(4, "获奖 一等奖 二等奖 金奖 奖项 科技奖 荣获 获评"), (2, "入选 评选 名单 称号 表彰 榜单 示范"), (1, "优秀 企业")]),
            takes: [
                "At the event, the maker was awarded the prize for the best casting.", "12月20日，协会荣获省级科技奖一等奖。",
            ],
            leaves: ["At the event, the plant was opened."]),
        EventKindRule(
            name: "markets", kind: .market, reason: "Prices, stocks, trade, duties and what exchanges list.",
            words: weighted([
                (3, "price prices futures anti-dumping tariff tariffs duties quoted"),
                (
                    2,
                    "exports imports export import market exchange contract trading stocks inventories premium demand rose fell dumping duty benchmark margin warehouse charges yuan/mt usd fees"
                ),
                (1, "yoy mom high output bonds"),
            ]),
            hanWords: weighted([
                (3, "价格 期货 反倾销 均价 出厂价 主力合约 关税 报价 行情"), (2, "出口 进口 库存 市场 交易 上涨 下跌 涨至 跌至 涨幅 跌幅 收储 交割 期权 合约"),
                (1, "同比 环比 吨"),
            ]),
            takes: [
                "On May 17, the three-month price in London broke through $3,000.", "6月28日，液碱出厂价跌至每吨780元。",
            ],
            leaves: ["On May 17, the workers were honoured."]),
    ]
}

/// Tells the kind of an event by the rules.
struct EventKindReader: Sendable {
    static let standard = EventKindReader(rules: EventKindRule.all)

    private let rules: [EventKindRule]
    /// Which rules a word counts for, and how much.
    private let words: FoldedWordTable<[(rule: Int, weight: Int)]>
    private let hanWords: HanTrie
    private let hanWeights: [[(rule: Int, weight: Int)]]

    /// No more than so many bytes of an event are read.
    private static let longestOpening = 320

    init(rules: [EventKindRule]) {
        self.rules = rules
        var words: [FoldedWord: [(rule: Int, weight: Int)]] = [:]
        var han: [String: [(rule: Int, weight: Int)]] = [:]
        for (index, rule) in rules.enumerated() {
            for word in rule.words {
                let bytes = Array(word.text.utf8)
                words[FoldedWord(bytes, 0..<bytes.count), default: []].append((index, word.weight))
            }
            for word in rule.hanWords { han[word.text, default: []].append((index, word.weight)) }
        }
        self.words = FoldedWordTable(words)
        let list = Array(han).sorted { $0.key < $1.key }
        hanWords = HanTrie(list.enumerated().map { ($1.key, $0) })
        hanWeights = list.map(\.value)
    }

    /// The kind of an event by its heading and its first sentence; nil where no rule or two are for it.
    ///
    /// - Parameter isFirst: whether it is the first event under its heading: of that one the heading speaks.
    func kind(heading: Range<Int>?, isFirst: Bool, text: Range<Int>, in bytes: [UInt8]) -> EventKind? {
        var sums = [Int](repeating: 0, count: rules.count)
        if let heading { count(heading, factor: isFirst ? 2 : 1, in: bytes, &sums) }
        count(opening(of: text, in: bytes), factor: 1, in: bytes, &sums)
        guard let best = sums.max(), best >= EventKindRule.enough, sums.count(where: { $0 == best }) == 1,
            let index = sums.firstIndex(of: best)
        else { return nil }
        return rules[index].kind
    }

    private func opening(of text: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        let limit = min(text.upperBound, text.lowerBound + EventKindReader.longestOpening)
        var index = text.lowerBound
        while index < limit {
            if bytes.has("。", at: index) { return text.lowerBound..<index }
            if bytes[index] == UInt8(ascii: "."), index + 1 < limit, bytes[index + 1].isSpace, index > 4,
                bytes[index - 1].isLower, bytes[index - 2].isLower, bytes[index - 3].isLower
            {
                return text.lowerBound..<index
            }
            index += 1
        }
        return text.lowerBound..<limit
    }

    /// Each word counts once in a stretch.
    private func count(_ range: Range<Int>, factor: Int, in bytes: [UInt8], _ sums: inout [Int]) {
        var seen: Set<Int> = []
        var seenWords: [FoldedWord] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte.isLetter {
                let start = index
                while index < range.upperBound,
                    bytes[index].isLetter || bytes[index] == 0x2D || bytes[index] == 0x27 || bytes[index] == 0x2F
                { index += 1 }
                let word = FoldedWord(bytes, start..<index)
                if let weights = words[word], !seenWords.contains(word) {
                    seenWords.append(word)
                    for weight in weights { sums[weight.rule] += weight.weight * factor }
                }
            } else if byte >= 0xE3 {
                let scalar = bytes.scalar(at: index)
                if let match = hanWords.longestMatch(scalar, in: bytes, at: index, limit: range.upperBound) {
                    if seen.insert(match.meaning).inserted {
                        for weight in hanWeights[match.meaning] { sums[weight.rule] += weight.weight * factor }
                    }
                    index = match.end
                } else {
                    index += max(1, scalar.length)
                }
            } else {
                index += 1
            }
        }
    }
}
