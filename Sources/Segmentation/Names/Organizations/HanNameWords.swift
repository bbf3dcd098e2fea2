import Model

/// What a word in Han characters does for the names around it.
struct HanNameWord: Sendable {
    enum Role: Sendable {
        /// Closes the name of an organisation.
        case form(NameKind)
        /// A name that everybody knows; an index into `KnownOrganizations.han`.
        case known(Int)
        /// A place; an index into `PlaceTable.hanSpellings`.
        case place(Int)
        /// Ends whatever name stands before it: a verb, a preposition.
        case stop
        /// The same, and says that somebody did something: what stands before it may be a name.
        case agent
        /// What follows is somebody of a sort: "one", "several", "that".
        case indefinite
        /// A trade or another word that distinguishes nobody.
        case trade
        /// A plant: with a name of its own before it, it is a firm.
        case plant
        /// A word that holds one of the others and is none.
        case word
        /// "City", "county" and the like behind a name.
        case placeForm(NameKind)
    }

    let text: String
    let role: Role

    /// Whether a firm's name may end with it, whatever the firm did.
    var isFirmTrade: Bool { HanNameWord.firmTrades.contains(text) }

    private static let firmTrades = Set(
        "科技 新材料 新能源 能源 矿业 资源 钢铁 特钢 铝业 铜业 锌业 铅业 锡业 镍业 钴业 锂业 镁业 钛业 钨业 钼业 锑业 硅业 黄金 稀土 磁材 化工 化学 石化 煤业 焦化 电气 电器 微电子 光电 医药 药业 制药 生物 医疗 重工 重汽 精密 智造 工业 实业 产业 商贸 物流 快递 快运 速运 航运 海运 造船 港口 港务 航空 铁路 地产 置业 建工 建材 水泥 纸业 造纸 纺织 服饰 乳业 酒业 农业 农牧 牧业 种业 渔业 糖业 茶业 电缆 线缆 铜箔 箔业 管业 轴承 环保 水务 股份 集团 国际 连锁 控股 能化 氯碱 冶金 冶炼 矿冶 资本 传媒 盐业 林业 乳品 硬质合金 轻合金 磁业 肥业 胶业 布业 瓷业 新材 锂能 磷化 速递 磁体 气凝胶 电源 储能 动力 智能 电池 汽车 轮胎 纤维 包装 半导体 机器人 乳胶 耐材"
            .split(separator: " ").map(String.init))

    /// Whether nothing but the name of a firm ends with it, so that no verb has to say so.
    var isFirmOnly: Bool { HanNameWord.firmsOnly.contains(text) }

    private static let firmsOnly = Set(
        "矿业 铝业 铜业 锌业 铅业 锡业 镍业 钴业 锂业 镁业 钛业 钨业 钼业 锑业 硅业 煤业 药业 纸业 乳业 酒业 糖业 茶业 箔业 管业 磁业 肥业 胶业 布业 瓷业 置业 商贸 股份 控股 新材 锂能 智造 重工 重汽 特钢 矿冶 能化 磷化 速递 快运 速运 化机 锅炉厂"
            .split(separator: " ").map(String.init))

    /// Whether only somebody can do it, and not something.
    var isStatement: Bool { HanNameWord.statements.contains(text) }

    private static let statements: Set<String> = [
        "宣布", "公告", "披露", "表示", "透露", "声明", "签订", "签署", "回应", "确认", "决定", "拟", "承诺",
    ]

    /// Whether it is a preposition or a sign of the future behind a subject.
    var isSubjectMark: Bool { HanNameWord.subjectMarks.contains(text) }

    private static let subjectMarks: Set<String> = ["向", "与", "将", "已", "曾"]
}

enum HanNameWords {
    private static let forms: [(kind: NameKind, words: String)] = [
        (
            .company,
            "股份有限公司 有限责任公司 集团有限公司 集团股份有限公司 集团有限责任公司 控股有限公司 控股集团有限公司 有限公司 集团公司 公司 集团 控股 银行 证券 期货公司 事务所"
        ),
        (
            .authority,
            "委员会 管理委员会 管委会 人民政府 政府 办公厅 厅 局 总局 管理局 监管局 监督管理局 总署 海关 法院 人民法院 检察院 发改委 发展改革委 经信委 国资委 住建委 工信厅 工信局 商务厅 商务局 财政厅 财政局 海关总署 省委 市委 县委 组委会 标委会 领导小组 税务局 贸委会"
        ),
        (.institute, "大学 学院 研究院 研究所 设计院 科学院 研究中心 实验室 工程院 设计研究院 医院 研究总院 创新中心"),
        (.association, "协会 学会 商会 联合会 联盟 分会 行业协会 工业协会 基金会 促进会 总会 总工会"),
        (.exchange, "交易所 期货交易所 证券交易所 交易中心"),
    ]

    private static let placeForms: [(kind: NameKind, words: String)] = [
        (.city, "市"), (.county, "县"), (.province, "州"),
    ]

    /// Words that hold one of the others and are none.
    private static let words =
        "自然资源部门 财政部门 商务部门 教育部门 水利部门 公安部门 交通部门 生态环境部门 工信部门 科技部门 住建部门 监管部门 应急部门 海关部门 税务部门 统计局限 厅长 局长 副厅长 副局长 行长 会长 副会长 校长 院长 县长 市长 副市长 州长 部长 办公会 做市 山区县 山区 矿区 邻县 邻省 三县 两县 两市 三市 各市 大学生 大学城 公司债 公司法 公司治理 集团化 集团军 银行业 银行间 银行卡 局部 局面 局势 局限 格局 布局 结局 平局 僵局 大局 邮局 委员会议 政府间 政府性 法院系统 证券化 证券业 证券市场 学院派 联盟号 市场 市值 市民 市面 市区 市况 市占率 市政 市售 城市 超市 股市 楼市 都市 夜市 门市 早市 入市 车市 债市 汇市 牛市 熊市 开市 收市 休市 后市 退市 市级 市属 县级 县域 县城 郡县 州际 客厅 餐厅 大厅 展厅 歌厅 海关数据 海关统计 海关编码 海关手续 共和国 和平 和谐 华为 对外 以色列 向阳 中和 饱和 缓和 温和 总和 存在 所在 现在 实在 潜在 外在 为主 行为 人为 称为 以为 较为 名称 职称 简称 对称 号称 理由 自由 从业 等级 等离子 高等 均等 平等 中等 优等 相等 该死 目的 的确 标的 极其 尤其 本身 本质 基本 成本 资本 样本 版本 日本 根本 文本 各界 各类 国家 家电 家具 家用 家纺 专家 家族 赢家 买家 卖家 厂家 商家 独家 个人 个税 分会场 会议"

    /// Ends of names. Single characters that often stand within names are left out.
    private static let stops =
        "以及 以来 以后 以前 与此同时 及时 将来 将近 正在 为了 为期 由于 从而 从此 位于 处于 低于 高于 大于 小于 等于 至于 甚至 乃至 截至 了解 以上 以下 以内 以外 从事 与 由 在 于 对 向 将 被 把 从 的 了 称 据 赴 及 和 至 以 为 让 并 又 也 但 而 因 因此 经 受 到 是 已 曾 仍 还 即 就 均 共 按 按照 根据 通过 位于 来自 面向 围绕 针对 包括 包含 成为 作为 认为 用于 属于 关于 对于 其中 此外 同时 随后 随即 此前 目前 日前 近日 今年 去年 明年 当日 当天 次日 同日 同月 当月 上旬 中旬 下旬 月底 年底 年初 初 底 旗下 下属 所属 控股股东 全资 子公司 分公司 收购 受让 转让 入股 参股 增资 起诉 委托 邀请 支持 要求 批准 同意 授予 成立 组建 设立 牵头 联合印发 联合发布 批复 核准 约谈 处罚 命令 责令 带领 率 陪同 会见 携手 完成 实现 推动 促进 加快 达到 达成 超过 以及 或 或者 若 如 如果 虽 虽然 不 未 没有 无 应当 必须 要 更 最 较 比 同比 环比 首次 首家 首个 首批 第一 全球首 举行的 参加 出席 加入 退出 进入 来到 抵达 前往 离开 驻 全国 全省 全市 全县 各省 各市 省市 市县 举办地 承办方 主办方 购买 采购 出售 认购 中标 获悉 名为 更名 改名 定名 取名 起名 合并 吸收 拆分 破产 申请 纳入 列入 入选 当选 评为 授权 挂牌 揭牌 落户 落地 投产 开工 竣工 建成 奠基 启用 停产 复产 检修 封顶 试车 点火 出料 上涨 下跌 下降 增长 增加 减少 上调 下调 调整 提高 降低 供应 供货 生产 销售 出口 进口 运输 发运 交付 签约 附近 周边 境内 境外 沿线 当地 万 亿 吨 元 往 过 后 须 提供 未来 今后 一年 两年 三年 五年 十年 多年 年度 进展 累计 减持 增持 影响 重组 代替 替代 推选 选举 推举 扩建 新建 改建 兴建 投建 允许 准许 发行 增发 月份 上半年 下半年 淘汰 关停 拆除 搬迁 改造 采用 使用 引进 引入 聘请 感谢 帮助 涉及 抵押 质押 拥有 持有 控制 打击 查处 责成 动员 号召 呼吁 定名 命名 买下 买入 卖出 转卖 剥离 托管 租用 代工"

    /// Verbs whose subject is somebody.
    private static let agents =
        "宣布 公告 公布 发布 披露 表示 透露 签订 签署 声明 通报 印发 下发 出台 推出 举行 召开 举办 主办 承办 协办 启动 开展 组织 建议 提出 提交 报送 获得 获批 取得 拿下 中标 投资 计划 拟 承诺 决定 推迟 暂停 恢复 终止 撤回 上线 发出 回应 确认 预计 解释 指出 介绍 说 开始 联合 联手 合作 自主研发 研制 研发 开发 建设 承建 承担 交出 首发 量产 试产 开出 关闭 出资 斥资 募资 上市 登陆 递交 展示 展出"

    private static let indefinites =
        "上市 试点 过渡 与会 其他 其余 一家 两家 二家 三家 四家 五家 六家 七家 八家 九家 十家 几家 多家 数家 百家 各家 这家 那家 该家 某家 一个 两个 三个 多个 几个 一些 部分 某 该 各 每 本 我 我们 他们 他 她 它 当地 国内 海外 国外 境外 外地 本地 相关 有关 主管 上述 其他 其余 另 另一 新 老 原 前 此 这 那 这些 那些 所有 许多 不少 众多 大型 中小 大批 头部 骨干 龙头 主要 重点 知名 民营 国有 外资 中资 合资 独资 地方 中央 省属 市属 县属 央属 成员 会员 参会 入会 两 双方 三方 其 等 个 名 位 座 批 家 间 所 项 行业 业内 产业 专业 上级 下级 同级 各级 属地"

    /// Trades and other words that distinguish nobody.
    private static let trades =
        "科技 技术 新材料 材料 能源 新能源 矿业 矿产 资源 金属 有色金属 有色 钢铁 特钢 不锈钢 铝业 铝材 铜业 锌业 铅业 锡业 镍业 钴业 锂业 镁业 钛业 钨业 钼业 锑业 硅业 黄金 稀土 磁材 磁性材料 永磁 合金 硬质合金 轻合金 化工 化学 石化 石油 天然气 燃气 煤业 煤炭 焦化 电力 电气 电器 电子 电源 电池 电机 半导体 芯片 微电子 光电 光伏 风电 风能 太阳能 氢能 核电 储能 医药 药业 制药 生物 医疗 汽车 汽配 客车 重工 重汽 机械 机器人 装备 设备 精密 制造 智造 工业 实业 产业 贸易 商贸 物流 快递 快运 速运 航运 海运 船舶 造船 港口 港务 航空 航天 铁路 地产 置业 建设 建工 建材 水泥 玻璃 陶瓷 纸业 造纸 纺织 服饰 印染 针织 化纤 食品 乳业 酒业 农业 农牧 牧业 饲料 种业 渔业 糖业 茶业 电缆 线缆 铜箔 铝箔 箔业 管业 轴承 阀门 模具 环保 环境 生态环境 循环 再生 水务 信息 软件 通信 网络 智能 数据 投资 资本 金融 保险 信托 基金 证券 期货 股份 集团 国际 连锁 零售 百货 传媒 文化 教育 旅游 能化 化肥 磷化 氟化 氯碱 气凝胶 冶金 冶炼 矿冶 铸造 锻造 压铸 电解 碳素 石墨 耐材 工程 设计 服务 供应链 硅料 组件 整车 面板 家电 期权 行业 企业 大型 养殖 发展 交通 市场监管 市场监督 应急 农村 税务 统计 海洋 粮食 气象 卫生 健康 商务 财政 工信 科研 生产 加工 控股 工商 联合 标准 质量 安全 管理 监督 审查 专家 技术委员会 高等 职业 综合 总 分 国资 合作 农业农村 自然资源 交通运输 水利 民政 公安 司法 住建 城管 铸造 电商 互联网 锂电 动力电池 新型 先进 高端 绿色 物业 轮胎 租赁 公交 橡胶 仿真 理货 码头 集装箱 班轮 粮油 外轮 地质 回购 产权 客运 货运 出租车 电网 燃料 会计 律师 评估 审计 咨询 广告 拍卖 小额贷款 担保 保理 劳务 派遣 家政 保安 供热 供电 供水 自来水 污水处理 运输 仓储 造纸 啤酒 白酒 饮料 乳品 肉类 屠宰 种植 林业 园林 花卉 茶叶 烟草 盐业 盐湖 测绘 勘探 勘查 爆破 检测 认证 磁业 肥业 胶业 布业 瓷业 新材 锂能 速递 磁体 动力 纤维 包装 乳胶"

    /// Plants that are called by a name and what they do: "北陵冶炼厂".
    private static let plants =
        "分离厂 冶炼厂 造纸厂 化肥厂 磷肥厂 水泥厂 玻璃厂 特钢厂 钢铁厂 铝厂 铜厂 锌厂 铅厂 锡厂 热电厂 轮胎厂 纺织厂 机械厂 电解厂 选矿厂 化工厂 制药厂 糖厂 酒厂 氧化铝厂 炼油厂 焦化厂 造船厂 船厂 汽车厂 磁材厂 合金厂 电池厂 纸厂 陶瓷厂 啤酒厂 乳品厂 拖拉机厂 机床厂 轴承厂 印染厂 染料厂"

    /// Words before a trade or a plant that are no name.
    private static let adjectives =
        "全球 世界 国际 传统 下游 上游 中游 周边 郊外 郊区 县城 城郊 沿江 沿海 内陆 老牌 老字号 百年 知名 著名 优质 中型 小型 微型 同类 同行 同业 友商 对手 客户 厂里 原有 现有 已有 在建 拟建 配套 自有 自备 规模 集体 乡镇 村办 个体 合作 竞争 最大 唯一 独家 东北 华北 华东 华南 华中 西南 西北 东南亚 欧洲 亚洲 北美 南美 非洲 中东 欧美 日韩 进口 出口 普通 特种 专业 高性能 高纯 低碳 零碳 数字 工业级 医用 民用 军用 车用 船用 家用 商用 动力煤 钢厂 电厂 铝厂 产业链 供应商 制造商 经销商 贸易商 生产商 运营商 上市公司"

    /// All of them; the first role of a word holds.
    static let all: [HanNameWord] = {
        var all: [HanNameWord] = []
        func add(_ words: String, _ role: HanNameWord.Role) {
            for word in words.split(separator: " ") { all.append(HanNameWord(text: String(word), role: role)) }
        }
        all += KnownOrganizations.han.enumerated().map { HanNameWord(text: $1.short, role: .known($0)) }
        for form in forms { add(form.words, .form(form.kind)) }
        for form in placeForms { add(form.words, .placeForm(form.kind)) }
        all += PlaceTable.standard.hanSpellings.enumerated().map { HanNameWord(text: $1.text, role: .place($0)) }
        add(words, .word)
        add(agents, .agent)
        add(stops, .stop)
        add(indefinites, .indefinite)
        add(adjectives, .indefinite)
        add(trades, .trade)
        add(plants, .plant)
        return all
    }()

    static let trie = HanTrie(all.enumerated().map { ($1.text, $0) })
}
