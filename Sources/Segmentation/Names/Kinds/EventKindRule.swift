import Model

/// What makes an event one of a kind: words of its headings and of its text, and what else stands in its first sentence.
///
/// The rules are data: a name, a reason, words that count, and examples that a test runs. Words are parted by spaces, the
/// words of a phrase by `_`. An English one that ends with `*` stands for its inflected forms as well: "launch*" for
/// "launches", "launched" and "launching".
struct EventKindRule: Sendable {
    let name: String
    /// Nil where nothing that counts for the rule makes an event of any kind.
    let kind: EventKind?
    let reason: String
    /// English words in small letters, by how much each counts.
    let words: [(weight: Int, text: String)]
    /// Chinese words, by how much each counts.
    let hanWords: [(weight: Int, text: String)]
    /// What counts besides words.
    let evidence: [(sort: EventKindEvidence, weight: Int)]
    /// Events that are of the kind, and some that are not.
    let takes: [String]
    let leaves: [String]

    /// Words and phrases that hold one of the words that count, and count for nothing.
    static let neutral =
        "standard_coal standard_deviation market_regulation market_supervision market_value plan_to plans_to planned_to "
        + "in_order_to in_order according_to in_line_with on_line act_as at_least fire_brigade state_council_member "
        + "power_station_coal light_weight first_half second_half first_quarter fund_manager supply_chain "
        + "trade_union trade_press stock_exchange share_of market_share"
    static let hanNeutral =
        "标准煤 标准厂房 标准胶 标准仓 标准箱 股份有限公司 有限公司 有限责任公司 技术有限公司 投资有限公司 工程有限公司 项目公司 技术股份 技术集团 投资集团 工程集团 建设集团 企业标准局 市场监管 市场监督 规模以上 产品质量 奖金 "
        + "中标价 标的 目标 指标煤 合同能源 意见领袖 方案设计 政府间 管理层 会计 会员 会长 社会"
}

/// What counts for a kind besides words, in the first sentence.
enum EventKindEvidence: Sendable, CaseIterable {
    /// "15,900 yuan per mt": money for a unit of something.
    case price
    /// "391.2 million yuan": money.
    case money
    /// "60,000 mt a year": what something makes in a year.
    case capacity
    /// The first organisation named is an authority.
    case authority
    /// An exchange is named.
    case exchange
    /// An institute or university is named.
    case institute
    /// A title between 《 and 》.
    case quotedTitle
    /// "GB/T 5153", "ISO 9001": the number of a standard.
    case standardNumber
}
