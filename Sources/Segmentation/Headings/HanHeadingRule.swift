/// One thing that speaks for or against a Chinese heading ending at a character: a name, the reason, and points.
///
/// The boundary with the most points wins. How many it needs depends on the company it keeps: `HeadingCompany`.
struct HanHeadingRule: Sendable {
    let name: String
    let reason: String
    /// Texts at whose `|` the rule gives or takes points.
    let speaks: [String]
    /// Texts at whose `|` it says nothing.
    let silent: [String]
    let points: @Sendable (HanBoundary) -> Int

    /// What speaks for a boundary, in all; none where a mark says that no body begins there.
    static func points(for boundary: HanBoundary) -> Int {
        switch boundary.next {
        case 0xFF0C, 0x3001, 0x3002, 0xFF1A, 0xFF1B, 0xFF09: return 0
        default: break
        }
        switch boundary.previous {
        case 0xFF0C, 0x3001, 0x2C, 0xFF1B: return 0
        // A colon before a number announces a list.
        case 0xFF1A, 0x3A: if boundary.dateOpening == nil, boundary.beginsList { return 0 }
        default: break
        }
        var points = 0
        for question in evidenceQuestions { points += question.points(boundary) }
        guard points > 0 else { return 0 }
        for question in objectionQuestions { points += question.points(boundary) }
        return points
    }

    // What the rules ask; a rule with its words and examples is not copied for each boundary.
    private static let evidenceQuestions = evidence.map { Question(points: $0.points) }
    private static let objectionQuestions = objections.map { Question(points: $0.points) }
    private struct Question: Sendable {
        let points: @Sendable (HanBoundary) -> Int
    }

    static var all: [HanHeadingRule] { evidence + objections }

    /// What speaks for a boundary.
    private static let evidence: [HanHeadingRule] = [
        HanHeadingRule(
            name: "mark", reason: "A stop, a colon or a space sets a heading off from its body.",
            speaks: ["港口停航。|渡轮停在岸边。", "港口停航：|渡轮停在岸边。", "港口停航 |渡轮停在岸边。"],
            silent: ["港口停航|渡轮停在岸边。", "订购AQ |2048型渡轮"]
        ) {
            boundary in
            if boundary.previous.isHanStop || boundary.previous == 0x21 || boundary.previous == 0x3F { return 14 }
            if boundary.previous == 0xFF1A || boundary.previous == 0x3A { return 14 }
            return boundary.followsSpace ? 14 : 0
        },
        HanHeadingRule(
            name: "date-opens",
            reason: "A date before a comma opens a body. Behind a stop any sentence may open with its date.",
            speaks: ["港口停航|5月3日，渡轮停在岸边。", "港口停航|5月3日渡口管理处贴出告示。"],
            silent: ["港口停航|渡轮5月3日停在岸边。", "港口停航。|5月3日，渡轮停在岸边。"]
        ) { boundary in
            guard !boundary.previous.isHanStop else { return 0 }
            switch boundary.dateOpening {
            case .sentence: return 22
            // "天工模具7月5日由...": whoever acts stands before the date, so the body began earlier.
            case .phrase: return boundary.dateStandsBeforeVerb ? 2 : 10
            case nil: return 0
            }
        },
        HanHeadingRule(
            name: "opener", reason: "Words with which a sentence begins.",
            speaks: ["港口停航|由于风浪太大，渡轮停在岸边。", "港口停航|近日，渡轮停在岸边。"],
            silent: ["港口停航|渡轮停在岸边。"]
        ) { boundary in
            if openers.contains(where: boundary.precedes) { return 6 }
            return prepositions.contains(where: boundary.precedes) ? 4 : 0
        },
        HanHeadingRule(
            name: "ending", reason: "Words on which a heading likes to end.",
            speaks: ["新码头投产|渡轮首次靠泊。"],
            silent: ["新码头漂亮|渡轮首次靠泊。"]
        ) { boundary in
            endings.contains(where: boundary.follows) ? 6 : 0
        },
        HanHeadingRule(
            name: "repeats-heading", reason: "Bodies often begin with the words of their heading.",
            speaks: ["渡轮停航|渡轮因风浪停在岸边。", "老港渡轮停航|渡轮停在岸边。"],
            silent: ["港口停航|渡轮停在岸边。"]
        ) {
            boundary in
            switch boundary.repeatedOpening {
            case 0, 1: break
            case 2: return 6
            case 3: return 9
            default: return 14
            }
            switch boundary.repeatedWords {
            case 0, 1: return 0
            case 2: return 3
            case 3: return 6
            default: return 9
            }
        },
        HanHeadingRule(
            name: "closing-quote",
            reason: "A heading may end on a quoted word; within a sentence a quotation goes on with 的 and its like.",
            speaks: ["老渡轮“换芯”|北岸的渡轮装上电池。"],
            silent: ["老渡轮“换芯”|的工程完工。"]
        ) { boundary in
            guard boundary.previous == 0x201D || boundary.previous == 0x300B else { return 0 }
            return goingOn.contains(boundary.next) ? 0 : 3
        },
    ]

    /// What speaks against a boundary that something speaks for, or adds to it.
    private static let objections: [HanHeadingRule] = [
        HanHeadingRule(
            name: "subject-of-a-date", reason: "A body that does not open with its date opens with whoever acts on it.",
            speaks: ["老港渡轮停航|渡口管理处5月3日宣布，风浪太大。"],
            silent: ["老港渡轮停航|渡口管理处宣布，5月3日风浪太大。"]
        ) { boundary in
            guard let subject = boundary.subject else { return 0 }
            return institutions.contains {
                boundary.bytes.ends(with: $0, before: subject.upperBound, notBefore: subject.lowerBound)
            }
                ? 5 : 3
        },
        HanHeadingRule(
            name: "behind-a-preposition", reason: "What a preposition governs belongs to it: 据海关统计.",
            speaks: ["渡轮停航据|海关统计，船停了三天。"], silent: ["渡轮停航|据海关统计，船停了三天。"]
        ) { boundary in
            prepositionsBefore.contains(boundary.previous) ? -6 : 0
        },
        HanHeadingRule(
            name: "behind-its-date", reason: "The first day that is named belongs to the body.",
            speaks: ["渡轮5月3日停航|北岸风浪太大。"],
            silent: ["渡轮停航|5月3日，北岸风浪太大。"]
        ) {
            boundary in
            boundary.followsDay ? -12 : 0
        },
        HanHeadingRule(
            name: "too-short", reason: "Few headings have less than four characters.",
            speaks: ["停航|5月3日，渡轮停在岸边。"],
            silent: ["渡轮停航|5月3日，渡轮停在岸边。"]
        ) { boundary in
            boundary.characters < 4 ? -5 : 0
        },
        HanHeadingRule(
            name: "too-long", reason: "Headings seldom have more than two dozen characters.",
            speaks: ["北岸老港渡口管理处因连日风浪太大而宣布全部渡轮停航三天并退还全部船票|5月3日，渡轮停在岸边。"],
            silent: ["渡轮停航|5月3日，渡轮停在岸边。"]
        ) { boundary in
            boundary.characters > 24 ? -(boundary.characters - 24) / 3 : 0
        },
        HanHeadingRule(
            name: "behind-a-comma", reason: "A heading may have two halves; a comma is more often one of the body's.",
            speaks: ["渡轮停航，码头关闭|由于风浪太大，船停在岸边。"],
            silent: ["渡轮停航，码头关闭|5月3日，船停在岸边。"]
        ) { boundary in
            boundary.followsComma && boundary.dateOpening != .sentence ? -5 : 0
        },
        HanHeadingRule(
            name: "length-of-the-others", reason: "The headings of a list are about equally long.",
            speaks: ["老港渡轮停航|渡轮停在岸边。", "停航|渡轮停在岸边。"],
            silent: ["老港的渡轮今日停航|渡轮停在岸边。"]
        ) {
            boundary in
            guard let usual = boundary.usual else { return 0 }
            let (length, usualLength) = (boundary.characters, usual)
            if abs(length - usualLength) * 4 <= usualLength { return 2 }
            return length * 2 < usualLength || length > usualLength * 2 ? -4 : 0
        },
    ]

    /// Characters that no heading ends on: 据 在 由 对 向 与 从 为 受 经 以 于 被 把 将.
    private static let prepositionsBefore: Set<UInt32> = Set("据在由对向与从为受经以于被把将".unicodeScalars.map(\.value))

    /// Characters with which a sentence goes on behind a quotation: 的 等 和 与 为 在 是 及 项 奖.
    private static let goingOn: Set<UInt32> = Set("的等和与为在是及项奖称号、，（".unicodeScalars.map(\.value))

    // MARK: Words

    /// Words with which a body begins.
    private static let openers =
        linkingOpeners + timeOpeners + subjectOpeners + describingOpeners + institutionsThatAct + countries + provinces
        + cities

    /// One character that ties a sentence to what it speaks of; inside a heading it is nearly as common.
    private static let prepositions: [StaticString] = [
        "据", "为", "在", "由", "受", "经", "继", "对", "与", "从", "自", "以", "到", "因",
    ]

    /// Words that tie a sentence to what it speaks of.
    private static let linkingOpeners: [StaticString] = [
        "根据", "随着", "按照", "围绕", "面对", "经过", "针对", "作为", "其中", "另外", "此外", "由于", "鉴于", "为了", "为进一步", "为贯彻", "为推动",
        "为规范", "为加强", "为落实", "据悉", "据了解", "据介绍", "受益于", "得益于", "历经", "历时", "继续", "通过",
    ]

    /// Times.
    private static let timeOpeners: [StaticString] = [
        "近日", "日前", "近年来", "今年", "去年", "全年", "年内", "上半年", "下半年", "此前", "目前", "当前", "截至", "同时", "与此同时", "近期", "年初",
        "年末", "年底", "本月", "当日", "当月", "同日", "同月", "本周", "自今年",
    ]

    /// Whoever acts, without a name.
    private static let subjectOpeners: [StaticString] = [
        "该", "本次", "此次", "这", "我国", "我省", "我市", "我院", "我校", "我会", "全县", "全市", "全省", "全国", "全区", "全校", "全行业", "全球",
        "国内", "国产", "海外", "多家", "多地", "数家", "一款", "一家", "一批", "一座", "一条", "一项", "一艘", "某", "两家", "三家", "两位", "三位", "十家",
        "位于", "拥有", "头部", "协会", "当地", "公司", "集团", "首个", "首批", "首台", "首套", "首条", "首艘", "首列", "首款", "首座", "首次",
    ]

    /// Words that describe a subject before it is named: 建于1958年的..., 载有...的.
    private static let describingOpeners: [StaticString] = [
        "建于", "始建于", "载有", "载着", "搭载", "停用", "曾经", "号称", "被称为", "被誉为", "总投资", "投资", "规划", "占地",
    ]

    /// Offices and markets that news tell of by their short names.
    private static let institutionsThatAct: [StaticString] = [
        "主管部门", "有关部门", "相关部门", "工信部", "工业和信息化部", "国家发展改革委", "国家发改委", "发改委", "国务院", "财政部", "商务部", "海关",
        "生态环境部", "自然资源部", "国家能源局", "市场监管总局", "国家统计局", "证监会", "央行", "人民银行", "交易所", "上期所", "郑商所", "大商所", "广期所",
        "上交所", "深交所", "法院", "最高人民法院", "公安", "教育部", "科技部", "交通运输部", "农业农村部", "国家税务总局", "外交部",
    ]

    /// Countries and their unions: news of them opens with the name.
    private static let countries: [StaticString] = [
        "中国", "美国", "欧盟", "欧洲", "日本", "韩国", "印度", "印尼", "澳大利亚", "加拿大", "巴西", "智利", "阿根廷", "秘鲁", "墨西哥", "德国", "法国", "英国",
        "俄罗斯", "越南", "泰国", "马来西亚", "缅甸", "老挝", "刚果", "南非", "沙特", "土耳其", "哈萨克斯坦", "蒙古", "新加坡", "菲律宾", "意大利", "西班牙",
        "荷兰", "瑞典", "挪威", "芬兰", "波兰", "匈牙利", "埃及", "几内亚", "津巴布韦", "伊朗", "阿联酋", "乌克兰", "葡萄牙", "新西兰", "巴基斯坦", "孟加拉",
    ]

    /// Provinces and cities of that rank.
    private static let provinces: [StaticString] = [
        "北京", "上海", "天津", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
        "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "台湾",
    ]

    /// Large cities.
    private static let cities: [StaticString] = [
        "深圳", "广州", "杭州", "南京", "苏州", "无锡", "宁波", "温州", "合肥", "厦门", "福州", "泉州", "南昌", "济南", "青岛", "烟台", "郑州", "洛阳",
        "武汉", "长沙", "株洲", "佛山", "东莞", "南宁", "成都", "绵阳", "贵阳", "昆明", "西安", "兰州", "西宁", "银川", "乌鲁木齐", "石家庄", "唐山", "太原",
        "大同", "呼和浩特", "包头", "鄂尔多斯", "沈阳", "大连", "鞍山", "长春", "哈尔滨", "大庆", "常州", "徐州", "连云港", "舟山", "芜湖", "赣州", "宜昌",
        "攀枝花",
    ]

    /// What the name of an office, a company or a school ends on.
    private static let institutions: [StaticString] = [
        "部门", "部", "局", "委", "委员会", "院", "所", "校", "大学", "会", "协会", "学会", "商会", "联盟", "公司", "集团", "股份", "控股", "科技",
        "工业", "实业",
        "厂", "社", "矿业", "钢铁", "能源", "化工", "材料", "电子", "汽车", "制药", "重工", "船舶", "港", "中心", "政府", "法院", "银行", "基金", "银",
        "资本",
        "电力", "石化", "光电", "半导体", "生物", "医药", "航空", "铁路", "物流", "机场", "省", "市", "县", "区", "州",
    ]

    /// Words on which a heading likes to end.
    private static let endings = endingVerbs + endingNouns

    /// What was done or came about.
    private static let endingVerbs: [StaticString] = [
        "突破", "投产", "印发", "召开", "举行", "举办", "成立", "发布", "启动", "落地", "签约", "完成", "提高", "提升", "下线", "量产", "上市", "开工",
        "奠基", "揭牌", "出台", "实施", "获批", "通过", "增长", "下降", "回升", "加快", "加速", "推进", "优化", "扩大", "领先", "亮相", "交付", "达产",
        "试车", "运行", "通车", "闭幕", "开幕", "圆满成功", "显现", "见效", "问世", "面世", "获奖", "夺冠", "收官", "落幕", "易主", "换帅", "换届", "封顶",
        "点火", "熄火", "解除", "减产", "增产", "停产", "复产", "限产", "关闭", "关停", "返航", "到港", "投放", "推迟", "延期", "拆除", "检修", "建成",
        "竣工", "终止", "着火", "下达", "落户", "修订", "销号", "下滑", "下跌", "上涨", "裁定", "归来", "上调", "下调", "收购", "挂牌", "登陆", "跌破",
        "站上",
        "回落", "走高", "走低", "改造", "验收", "认证", "爆炸", "破产", "重整", "裁员", "涨价", "降价", "提价", "开通", "首飞", "首航", "试航", "并购",
        "合并",
        "重组", "退市", "罢工", "开标", "中标", "开业", "开馆", "开园", "入选", "当选", "履新", "辞职", "去世", "获刑", "立案", "被查", "处罚", "召回",
        "整改",
        "征求意见", "施行", "生效", "废止", "取消", "恢复", "暂停", "重启", "扩产", "扩容", "提速", "转型", "升级", "创纪录", "翻番", "过半", "收窄", "反弹",
        "受阻", "搁浅", "落空", "告破", "回归", "亏损", "盈利", "收缩", "放宽", "收紧", "放开", "松绑", "转正", "转负", "转产", "搬迁", "迁址", "更名",
        "冠名",
        "和解", "胜诉", "败诉", "撤诉", "起航", "启航", "启用", "投运", "并网", "贯通", "合龙", "下水", "入列", "出海", "出炉", "揭晓",
    ]

    /// What was reached or is spoken of.
    private static let endingNouns: [StaticString] = [
        "创新高", "新高", "新低", "第一", "首位", "新台阶", "新阶段", "新格局", "发展", "建设", "层面", "方面", "名单", "政策", "措施", "项目", "成果", "合作",
        "协议", "目录", "标准", "国标", "指标", "通知", "意见", "办法", "条例", "规划", "方案", "计划", "试点", "关税", "反倾销税", "股权", "主板", "科创板",
        "事故", "风波", "纠纷", "争议", "危机", "热潮", "价格战", "时代", "元年", "阶段", "窗口", "风险", "调查", "双反", "配额", "补贴", "基地",
        "产线",
        "生产线", "基金", "论坛", "大会", "峰会", "年会", "展会", "竞赛", "大赛", "纪录", "记录", "里程碑", "大关", "以上", "以下", "设计", "任务", "改革",
        "管理",
    ]
}
