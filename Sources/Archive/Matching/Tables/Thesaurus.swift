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
        agree agreed consent accept|came to terms|come to terms|struck a deal|reached agreement|reached an agreement|达成协议|同意|赞成
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
        resident inhabitant|居民
        trader dealer|贸易商
        analyst observer|分析师
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
        learn find discover
        truck lorry
        cap ceiling threshold
        legal statutory
        wharf quay jetty pier berth|码头|泊位
        vessel freighter|船舶|货轮|货船
        flight journey
        acceptance|验收
        blast explosion|爆炸
        flood inundation|洪水|洪涝
        strike walkout|罢工
        probe investigation inquiry enquiry|调查
        lawsuit suit litigation
        court tribunal|法院
        verdict judgment judgement
        spokesman spokesperson spokeswoman|发言人
        mayor burgomaster
        figure data statistic|数据|统计
        gauge indicator|指标数
        survey poll
        debt borrowing
        loan credit|贷款|借款
        dividend payout|分红|派息
        tender bid|投标
        rival competitor
        foe opponent
        village hamlet
        hamper hinder impede
        bad poor
        fast quick
        smart intelligent|智能|智慧
        waggon wagon railcar
        rail track
        pit shaft
        smelter smeltery|冶炼厂
        debris rubble
        rubbish garbage trash waste|垃圾|废物
        plot parcel
        tract stretch
        timber lumber|木材
        corn maize|玉米
        soybean soya|大豆
        fodder feed|饲料
        fertiliser fertilizer|化肥|肥料
        farmer grower
        miner pitman
        broker intermediary
        owner proprietor
        holder bearer
        tenant lessee
        founder creator
        researcher scientist scholar|科研人员|研究人员
        engineer technician
        student pupil
        legislator lawmaker
        parliament legislature
        budget allotment
        subsidy|补贴|补助
        wage pay salary|工资|薪酬
        rent lease
        cost expense expenditure outlay|成本|费用
        bill invoice
        income receipts
        deficit shortfall
        consignment cargo|货物
        pallet skid
        container|集装箱
        airplane aircraft aeroplane|飞机
        airline|航空公司
        airport aerodrome|机场
        ferry ferryboat
        tram streetcar
        underground subway metro|地铁
        motorway highway expressway|高速公路|高速
        bridge viaduct
        dam barrage|大坝|水坝
        grid network|电网
        substation|变电站
        pipeline conduit|管道|管线
        oilfield|油田
        well borehole
        reactor pile
        battery accumulator|电池
        panel module
        windpark|风电场
        windmill|风机|风电机组
        solar photovoltaic pv|光伏|太阳能
        hydrogen h2|氢气|氢能
        co2|二氧化碳
        emission discharge|排放|外排
        pollution contamination|污染
        wastewater effluent|废水|污水
        drought|干旱
        storm gale
        quake earthquake|地震
        snowfall snow
        heatwave|热浪|高温
        typhoon cyclone hurricane
        disease illness
        epidemic outbreak|疫情
        rescue|救援
        ceremony celebration|仪式
        exhibition fair expo exhibit|展会|展览会|博览会
        lecture speech|演讲
        prize medal trophy|奖项
        certificate certification|证书|认证
        patent patented|专利
        standard norm|标准
        sample specimen|样品
        purity fineness|纯度
        grade quality|品位
        weight mass
        length lengthwise
        breadth width|宽度
        height altitude|高度
        depth deepness|深度
        velocity|速度
        temperature|温度
        pressure|压力
        consumption usage|消费|消耗|消费量
        |销量|销售量
        futures|期货
        |主力|主力合约
        quotation quote|报价
        premium surcharge|升水
        discount rebate|折扣
        brisk lively
        quiet calm muted
        tight scarce|紧张
        ample plentiful|充足
        stable|稳定|平稳
        whole entire|全部|整个
        extra additional another|额外|新增
        former previous prior ex
        forthcoming upcoming
        permanent|永久
        underway ongoing|进行中
        rich wealthy
        famous renowned
        rare uncommon
        reliable dependable
        safe|安全
        dangerous hazardous|危险
        hazard danger risk|风险
        workshop hall|车间
        office bureau
        branch outlet
        shop store|商店|门店
        restaurant eatery
        hotel inn|酒店
        hospital clinic|医院
        school college
        museum gallery
        park gardens
        house dwelling
        flat apartment|公寓
        roof roofing
        wall partition
        floor storey
        gate door
        window pane
        road street
        lane alley
        river stream|河流
        lake loch
        sea ocean
        coast shore seaside
        island isle
        mountain mount
        forest woodland|森林
        desert wasteland
        outage downtime
        |letter of intent|意向书
        deadline|截止日期
        timetable|时间表
        instalment tranche
        segment portion
        kind sort
        way manner
        bound destined
        assume shoulder
        obey comply
        violate breach infringe|违反
        accuse allege
        blame fault
        praise laud
        criticise criticize slam
        predictable foreseeable
        pledge promise vow|承诺
        guarantee assure ensure warrant|保证|确保
        strive endeavour endeavor|力争|争取
        struggle battle
        earmark|setting aside|set aside|sets aside|划为|划定
        equip outfit|配备
        process handle|处理|加工
        pour cast
        melt smelt|熔炼|冶炼
        drill bore
        dig excavate
        crush grind
        weld solder
        depart leave left|离开|驶离
        arrive|抵达|到达|迎来
        drive propel
        drain empty
        split divide|拆分
        merge amalgamate combine merger|合并
        integrate unite|整合
        restructure reorganise reorganize reorganisation restructuring|重组
        rename renamed
        insolvent insolvency bankrupt bankruptcy|破产
        recall|called back|call back|calls back|召回
        contaminate taint
        lobby canvass
        vote ballot|表决|投票
        chair preside
        head led|牵头
        accompany escort
        greet welcome|欢迎
        apologise apologize
        commemorate mark
        celebrate feast

        |so far|to date|until now|thus far|迄今|至今
        |for the time being|for now
        |in exchange|in return
        |all told|in all|in total|in sum
        |end of the year|end of year|year's end|年底|年末|岁末
        |first six months|上半年
        |by means of|by way of
        |per kilogram|a kilogram
        ironworks steelworks|steel mill|steel plant|钢厂|炼钢厂
        |aluminium smelter|aluminum smelter|铝厂
        automaker carmaker|car maker|car manufacturer|auto maker|车企|汽车制造商
        shipbuilder shipyard|船厂|造船厂
        |board of directors|董事会
        |shareholders' meeting|general meeting|股东大会
        |taken offline|take offline|took offline
        laptop notebook|笔记本电脑|笔电|笔记本
        phone handset|手机
        scooter moped
        bicycle bike|自行车
        university|大学|农大
        |co-founded|共建|合建
        |揭牌|挂牌
        remote distant
        |final investment decision|fid|sanction|最终投资决定|敲定
        """
}
