extension WordClass {
    /// Further words that news writes for one another, a line a class: words parted by spaces, then phrases and Chinese
    /// parted by "|". The first two forms of a line are its example.
    static let thesaurus: [WordClass] = lines.split(separator: "\n").map { line in
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let words = parts[0].split(separator: " ").map(String.init)
        let phrases = parts.dropFirst().filter { !$0.isEmpty }
        let forms = words + phrases
        return WordClass(
            name: "like " + (forms.first ?? ""), reason: "either word tells the same in a report of an event",
            meaning: .content,
            words: parts[0], phrases: phrases.joined(separator: "|"),
            same: forms.count > 1 ? [(forms[0], forms[1])] : [])
    }

    private static let lines = """
        expect anticipate forecast predict foresee
        job position post|岗位|职位
        site location spot venue|地点|场所
        hire recruit|took on|招聘|招募
        equipment machinery|设备|装置|机器
        main principal primary chief|主要
        small little
        goods commodity merchandise
        specialist expert|专家
        revenue turnover|营收|营业收入
        profit earning|利润|盈利
        shortage lack scarcity|短缺|紧缺
        surplus oversupply glut|过剩
        obstacle barrier hurdle
        problem trouble difficulty
        result outcome|结果
        effect impact influence|影响|冲击
        cause reason|原因|缘由
        method technique approach|方法|方式
        country nation
        city town
        think believe consider reckon|认为
        negotiate negotiation discuss discussion talk|磋商|商讨|讨论|谈判|洽谈
        choose chose chosen select pick|选择|挑选
        decide determine resolve decision|决定
        allow let enable|允许|准许
        keep kept maintain retain preserve|保持|维持
        continue proceed|继续
        remain stay
        move relocate shift transfer|搬迁|迁移
        change alter modify adjust amend revise amendment revision|调整|修改|修订
        test examine check
        send sent transport carry haul convey|运输|运送
        stock inventory stockpile|库存|存量
        attend participate join|took part|take part|参加|出席|参与
        manage run ran operate
        own possess|拥有|具有|具备
        value worth
        near nearby adjacent neighbouring neighboring
        fund financing finance|资金|款项
        tariff duty|关税
        law legislation
        ban prohibit prohibition|禁止
        fine penalty|罚款
        accident incident mishap|事故
        fire blaze
        injure hurt
        die kill|死亡|遇难
        electricity power|电力
        average mean|平均
        several various many numerous multiple|多家|数家
        double twofold
        green eco-friendly environmentally|绿色
        research study|研究
        design devise|设计
        create generate
        gather collect
        train teach taught|培训
        save conserve|节约|节省
        warn caution
        urge encourage
        request ask seek sought
        answer reply respond
        agree consent accept|同意|赞成
        weak soft sluggish
        cheap inexpensive
        expensive costly
        shareholder stockholder|股东
        car automobile auto|汽车
        railway railroad
        port harbour harbor
        warehouse depot storehouse|仓库|库房
        laboratory lab|实验室|试验室
        headquarters|head office|总部
        subsidiary arm|子公司|下属公司
        supplier vendor provider|供应商|供货商
        people person individual
        quarter|季度
        biggest largest
        biannual half-yearly
        following subsequent|subsequently
        shut closed
        resident inhabitant|居民
        trader dealer|贸易商
        analyst observer|分析师
        delay postpone defer|推迟|延期
        speed accelerate|speed up|sped up|加快|加速
        solve tackle|解决
        begin-of-year|start of the year
        source origin
        link connect|连接
        protect safeguard|保护
        reserve resource|储量|资源量
        benefit advantage
        monitor supervise oversee|监督|监管
        replace substitute|替代|取代
        attract draw drew
        surpass top outstrip
        damage harm|损坏
        repair maintenance overhaul|检修|维修
        visitor guest
        trend tendency|趋势
        view opinion
        field domain|领域
        focus concentrate
        quota allocation|配额|指标
        license-holder licensee
        delegation mission|代表团
        hub|基地
        """
}
