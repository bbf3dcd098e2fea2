/// A Chinese measure word and the nouns it counts.
struct ChineseClassifier: Sendable {
    var text: String
    /// The nouns that may follow, nearest first wins; a noun that follows at once takes its place.
    var nouns: [String]
    /// Whether the word may stand for its noun when none is found: 共有15家.
    var standsAlone: Bool
    var reason: String
}

extension ChineseClassifier {
    private static let organisations = [
        "企业", "公司", "单位", "机构", "银行", "工厂", "厂家", "厂商", "钢厂", "铝厂", "镁厂", "铜厂", "冶炼厂", "医院", "学校",
        "高校", "媒体", "门店", "商户", "供应商", "客户", "生产商", "贸易商", "矿山", "酒店", "协会", "研究院", "研究所", "车企", "药企",
        "会员", "工作室", "实验室", "商家", "店铺", "房企", "矿企", "展商", "参展商", "经销商", "股东",
    ]
    private static let people = [
        "代表", "专家", "学者", "嘉宾", "员工", "职工", "工人", "学生", "教师", "院士", "工程师", "人员", "客户", "用户", "参会者", "选手",
        "人士", "同事", "干部", "队员", "负责人", "企业家", "董事", "监事", "博士", "硕士", "教授", "观众", "游客", "居民", "旅客", "患者",
        "志愿者", "委员", "会员", "股东", "科学家", "研究员", "同学", "老师", "领导", "农民", "青年", "党员", "医生", "人才",
    ]
    private static let machines = [
        "设备", "机器人", "机器", "机组", "压铸机", "注射成型机", "注射机", "成型机", "挤压机", "轧机", "车辆", "汽车", "电脑", "风机",
        "变压器", "发电机", "机床", "装置", "生产线", "产线", "挖掘机", "电动车", "新车", "样机", "服务器", "电解槽", "反应器", "锅炉",
    ]
    private static let things = [
        "项目", "国家", "地区", "城市", "省份", "省市", "省", "市", "县", "乡镇", "村", "方面", "部门", "品种", "产品", "产业", "行业", "领域",
        "园区", "基地", "平台", "系统", "标准", "方案", "案例", "环节", "阶段", "车间", "工厂", "研究中心", "中心", "实验室", "团队", "小组",
        "奖项", "品牌", "型号", "城镇", "港口", "码头", "机场", "车站", "泊位", "岗位", "名额", "席位", "专利", "课题", "问题", "指标",
        "企业", "公司", "单位", "机构", "会员", "客户", "用户", "订单", "合同", "协议", "集群", "矿区", "矿山", "矿", "油田", "气田",
        "工作日", "交易日", "季度", "部件", "零部件", "零件", "模块", "组件", "样品", "样本", "品类", "百分位", "集装箱", "电池", "电芯",
        "充电桩", "基站", "代表团", "论坛", "展位", "展台", "工序", "流程", "乡", "镇", "区", "州", "区域", "站点", "网点",
    ]

    static let table: [ChineseClassifier] = [
        .init(text: "家", nouns: organisations, standsAlone: true, reason: "organisations"),
        .init(text: "名", nouns: people, standsAlone: true, reason: "people by role"),
        .init(text: "位", nouns: people, standsAlone: false, reason: "people, politely; alone it is a digit or a rank"),
        .init(text: "台", nouns: machines, standsAlone: true, reason: "machines"),
        .init(text: "台套", nouns: machines, standsAlone: true, reason: "machines with what belongs to them"),
        .init(text: "台（套）", nouns: machines, standsAlone: true, reason: "machines with what belongs to them"),
        .init(
            text: "套", nouns: machines + ["系统", "住房", "房屋", "方案", "模具", "组件", "房源", "住宅", "公寓"], standsAlone: true,
            reason: "sets"),
        .init(
            text: "辆", nouns: ["新能源汽车", "汽车", "电动车", "车辆", "卡车", "客车", "轿车", "新车", "摩托车", "挂车", "车"],
            standsAlone: true, reason: "vehicles"),
        .init(
            text: "条", nouns: ["生产线", "产线", "隧道", "铁路", "线路", "公路", "道路", "措施", "建议", "意见", "管道", "航线", "流水线", "轨道"],
            standsAlone: true, reason: "lines; 第 before it makes a statute's article"),
        .init(
            text: "座",
            nouns: [
                "工厂", "高炉", "矿山", "煤矿", "电站", "变电站", "城市", "桥梁", "隧道", "码头", "电厂", "窑炉", "回转窑", "还原炉", "竖窑",
                "加油站", "加氢站", "充电站", "换电站", "水库", "仓库", "大桥", "机场", "车站", "炉", "窑",
            ], standsAlone: true, reason: "buildings and furnaces"),
        .init(
            text: "项",
            nouns: [
                "标准", "专利", "技术", "成果", "措施", "政策", "任务", "协议", "奖项", "研究", "工程", "课题", "指标", "制度", "服务",
                "规定", "合作", "业务", "内容", "工作", "重点任务", "创新", "改革", "发明专利",
            ], standsAlone: true, reason: "items of a list"),
        .init(text: "个", nouns: things, standsAlone: true, reason: "the general one"),
        .init(text: "個", nouns: things, standsAlone: true, reason: "the general one, traditional"),
        .init(
            text: "种", nouns: ["产品", "材料", "合金", "方法", "工艺", "金属", "商品", "药品", "技术", "类型", "元素", "矿产"],
            standsAlone: true, reason: "kinds"),
        .init(
            text: "类", nouns: ["产品", "材料", "合金", "企业", "项目", "商品", "设备"], standsAlone: false,
            reason: "classes; alone it is often a rank"),
        .init(
            text: "款", nouns: ["产品", "车型", "新车", "车", "手机", "机型", "芯片", "应用", "软件"], standsAlone: true, reason: "models"
        ),
        .init(
            text: "件", nouns: ["产品", "专利", "零件", "部件", "作品", "案件", "商品", "铸件", "发明专利"], standsAlone: true,
            reason: "pieces"),
        .init(text: "艘", nouns: ["货船", "油轮", "轮船", "集装箱船", "散货船", "船舶", "船", "舰"], standsAlone: true, reason: "ships"),
        .init(text: "架", nouns: ["飞机", "无人机", "直升机", "客机"], standsAlone: true, reason: "aircraft"),
        .init(text: "列", nouns: ["班列", "列车", "火车", "动车组", "动车"], standsAlone: true, reason: "trains"),
        .init(
            text: "场", nouns: ["会议", "论坛", "活动", "比赛", "发布会", "讲座", "报告", "研讨会", "展会"], standsAlone: true,
            reason: "events"),
        .init(
            text: "次", nouns: ["会议", "试验", "检查", "发射", "飞行", "循环", "充放电", "降息", "加息"], standsAlone: true,
            reason: "occasions; 第 before it makes an ordinal"),
        .init(text: "份", nouns: ["协议", "合同", "文件", "报告", "订单", "问卷"], standsAlone: true, reason: "documents"),
        .init(text: "篇", nouns: ["论文", "文章", "报告"], standsAlone: true, reason: "writings"),
        .init(
            text: "枚", nouns: ["卫星", "火箭", "导弹", "奖牌", "金牌", "芯片"], standsAlone: true, reason: "small and flying things"
        ),
        .init(text: "颗", nouns: ["卫星", "芯片", "星"], standsAlone: true, reason: "round things"),
        .init(text: "只", nouns: ["股票", "基金", "电池", "个股", "债券"], standsAlone: true, reason: "funds and animals"),
        .init(text: "支", nouns: ["队伍", "团队", "基金", "股票"], standsAlone: true, reason: "teams"),
        .init(
            text: "块", nouns: ["电池", "面板", "土地", "显示屏"], standsAlone: false,
            reason: "lumps; alone it is colloquial money"),
        .init(text: "根", nouns: ["管", "棒", "电缆", "钢管", "铸棒"], standsAlone: true, reason: "rods"),
        .init(text: "口", nouns: ["油井", "气井", "井"], standsAlone: false, reason: "wells"),
        .init(text: "间", nouns: ["教室", "客房", "办公室", "厂房", "房"], standsAlone: false, reason: "rooms"),
        .init(text: "所", nouns: ["学校", "高校", "大学", "医院", "院校"], standsAlone: false, reason: "schools"),
        .init(text: "栋", nouns: ["厂房", "建筑", "楼", "住宅"], standsAlone: true, reason: "houses"),
        .init(
            text: "部", nouns: ["电影", "手机", "法律", "法规", "电梯"], standsAlone: false,
            reason: "works and telephones; alone it is a ministry"),
        .init(
            text: "组", nouns: ["数据", "电池", "样品", "机组", "设备"], standsAlone: false, reason: "groups; alone it is a name"),
        .init(text: "处", nouns: ["矿山", "煤矿", "矿产地", "矿", "遗址", "工地"], standsAlone: false, reason: "places"),
        .init(text: "宗", nouns: ["土地", "地块", "交易", "并购"], standsAlone: false, reason: "deals"),
        .init(text: "笔", nouns: ["贷款", "交易", "资金", "订单", "投资", "融资"], standsAlone: true, reason: "payments"),
        .init(text: "单", nouns: ["合同"], standsAlone: false, reason: "orders"),
    ]

    /// Words that start like a classifier and are none: 3名义, 2家庭.
    static let followersThatVoid: [(classifier: String, followers: [String])] = [
        ("家", ["庭", "长", "电", "具", "居"]), ("名", ["义", "称", "单"]), ("台", ["阶", "湾", "风", "州"]),
        ("条", ["例"]), ("次", ["日", "年", "月"]), ("套", ["利", "期"]), ("件", ["套"]), ("种", ["植", "子"]),
        ("份", ["额"]), ("只", ["有", "是", "能", "需"]), ("支", ["付", "持", "撑"]), ("座", ["谈"]), ("列", ["为", "入"]),
        ("场", ["地", "景"]), ("架", ["构"]), ("个", ["月", "人", "体", "税", "性"]), ("项", ["下"]), ("单", ["位", "价", "晶"]),
        ("根", ["据"]), ("款", ["项"]), ("笔", ["记"]),
    ]
}

extension ChineseClassifier {
    /// What great numbers count without a measure word: 100万用户.
    static let bareNouns = [
        "用户", "人口", "客户", "家庭", "会员", "游客", "旅客", "观众", "居民", "农民", "职工", "员工", "学生", "粉丝", "车辆", "考生", "党员", "网民",
    ]
}

/// Reads the noun a Chinese number counts: 15家企业 counts 企业.
struct ChineseCountReader: Sendable {
    struct Match {
        var noun: String
        var end: Int
        /// Whether a noun was found, and not only a measure word.
        var isNoun: Bool
        /// Which measure word it is, in the table.
        var classifier: Int?
    }

    private let classifiers: SpellingTrie
    private let nouns: [SpellingTrie]
    private let nounBytes = ChineseClassifier.table.map { $0.nouns.map { Array($0.utf8) } }
    private let voids: [[[UInt8]]]
    private let bareNouns = SpellingTrie(
        ChineseClassifier.bareNouns.enumerated().map { ($0.element, $0.offset) }, isFolded: false)
    /// How many bytes the noun may stand off: eight characters.
    private static let reach = 24

    init() {
        let table = ChineseClassifier.table
        classifiers = SpellingTrie(table.enumerated().map { ($0.element.text, $0.offset) }, isFolded: false)
        nouns = table.map { SpellingTrie($0.nouns.enumerated().map { ($0.element, $0.offset) }, isFolded: false) }
        voids = table.map { classifier in
            ChineseClassifier.followersThatVoid.filter { $0.classifier == classifier.text }
                .flatMap { $0.followers.map { Array($0.utf8) } }
        }
    }

    func read(_ bytes: [UInt8], at start: Int, limit: Int, isGreat: Bool) -> Match? {
        if isGreat, let (noun, end) = bareNouns.longestMatch(in: bytes, at: start, limit: limit) {
            return Match(noun: ChineseClassifier.bareNouns[noun], end: end, isNoun: true, classifier: nil)
        }
        guard let (index, end) = classifiers.longestMatch(in: bytes, at: start, limit: limit) else { return nil }
        if voids[index].contains(where: { QuantityBytes.matches(bytes, at: end, limit: limit, $0) }) { return nil }
        let classifier = ChineseClassifier.table[index]
        var place = end
        while place < limit, place - end <= Self.reach {
            if var (noun, nounEnd) = nouns[index].longestMatch(in: bytes, at: place, limit: limit) {
                if let next = nouns[index].longestMatch(in: bytes, at: nounEnd, limit: limit) { (noun, nounEnd) = next }
                return Match(noun: classifier.nouns[noun], end: nounEnd, isNoun: true, classifier: index)
            }
            let scalar = QuantityBytes.scalar(bytes, at: place, limit: limit)
            if QuantityBytes.isHan(scalar) {
                place += 3
            } else if bytes[place].isLetter {
                place += 1
            } else {
                break
            }
        }
        return classifier.standsAlone ? Match(noun: classifier.text, end: end, isNoun: false, classifier: index) : nil
    }

    /// The noun of `classifier` that ends right before `end`: 企业46家 counts 企业.
    func noun(_ bytes: [UInt8], before end: Int, floor: Int, classifier: Int) -> String? {
        nounBytes[classifier].first {
            end - $0.count >= floor && QuantityBytes.matches(bytes, at: end - $0.count, limit: end, $0)
        }.map { String(decoding: $0, as: UTF8.self) }
    }
}
