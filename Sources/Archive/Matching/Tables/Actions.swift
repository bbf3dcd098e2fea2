extension WordClass {
    /// What was done. The number of a stage orders the stages of a project: a report with a greater one, on a later day,
    /// follows the one before it. 0 is no stage.
    static let actions: [WordClass] = [
        WordClass(
            name: "start of construction", reason: "the works begin", meaning: .action(stage: 40),
            words: "groundbreaking",
            phrases: """
                held the groundbreaking ceremony|held a groundbreaking ceremony|hold the groundbreaking ceremony|groundbreaking ceremony
                |foundation laying ceremony|laid the foundation stone|laid the foundation|break ground|broke ground|breaking ground|broken ground|construction began|construction begins|construction start
                |construction commence|start construction|began construction|begin construction|commence construction
                |start of construction|construction kicked off|kicked off construction|construction has begun|construction got under way
                |construction got underway|began building|started building|start building|begun construction
                |开工仪式|奠基仪式|开工建设|开工|动工|奠基|破土动工|开建
                """,
            same: [("the mill broke ground", "the mill started construction"), ("项目开工建设", "项目动工")],
            different: [("项目开工", "项目竣工")]),
        WordClass(
            name: "trial operation", reason: "the plant is tried before it is handed over", meaning: .action(stage: 70),
            phrases: """
                trial production|trial operation|trial run|test run|trial runs|hot commissioning|test production
                |试生产|试产|试运行|试车|热负荷试车
                """,
            same: [("it began trial production", "it began trial operation"), ("进入试生产", "进入试运行")],
            different: [("trial production", "full production")]),
        WordClass(
            name: "commissioning", reason: "the plant begins to work", meaning: .action(stage: 80),
            words: "commission",
            phrases: """
                put into operation|put into production|came on stream|come on stream|comes on stream|went into operation|go into operation
                |went into production|start production|began production|begin production|commence production|start of production
                |production began|production start|started operation|start operation|began operation|begin operation|commence operation
                |came into operation|entered operation|brought into operation|brought on stream|entered production|enter operation
                |put into use|put into service|production commence|operation commence|went into service|started up|start up|came online
                |went on stream|placed in service|投产|投运|投入运营|投入生产|投入使用|投入运行|建成投产|正式投产
                """,
            same: [
                ("the line was commissioned", "the line was put into operation"),
                ("the mill started production", "the mill came on stream"),
                ("项目投产", "项目投入运营"),
            ], different: [("the line was commissioned", "the line was completed")]),
        WordClass(
            name: "full output", reason: "the plant gives what it was built for", meaning: .action(stage: 100),
            phrases: "full capacity|full production|design capacity|ramped up|ramp up|nameplate capacity|达产|满产|达产达标",
            same: [("项目达产", "项目满产")]),
        WordClass(
            name: "first product", reason: "the first goods leave the line", meaning: .action(stage: 90),
            phrases: "rolled off|roll off|first shipment|下线|出炉|出铝|首批出货",
            same: [("the first plate rolled off", "the first plate rolls off")]),
        WordClass(
            name: "topping out", reason: "the building stands, the machines come", meaning: .action(stage: 50),
            words: "install erect",
            phrases: "put up|puts up|吊装|topped out|top out|topping out|equipment installation|封顶|设备安装|主体完工",
            same: [("the hall topped out", "the hall tops out"), ("it erected a mast", "it put up a mast")]),
        WordClass(
            name: "completion", reason: "the work is done", meaning: .action(stage: 60),
            words: "complete finish completion finalise finalize", phrases: "wrapped up|wrap up|竣工|建成|完工|完成|落成",
            same: [("it completed the line", "it finished the line"), ("项目竣工", "项目完工")],
            different: [("it completed the line", "it started the line")]),
        WordClass(
            name: "signature", reason: "two sides bind themselves", meaning: .action(stage: 20),
            words: "sign ink signing signature", phrases: "entered into|enter into|put pen to paper|签署|签订|签约|签下|签定",
            same: [("it signed a deal", "it inked a deal"), ("双方签署协议", "双方签订协议")],
            different: [("it signed a deal", "it terminated a deal")]),
        WordClass(
            name: "approval", reason: "an authority agrees", meaning: .action(stage: 30),
            words: "approve approval greenlight greenlit authorise authorize ratify endorse",
            phrases:
                "gave the green light|given the green light|green light|signed off on|sign off on|waved through|cleared|clear|pass a bill|passed the bill|表决通过|审议通过|批准|获批|核准|批复|获准|通过审批|过会",
            same: [("the board approved the plan", "the board ratified the plan"), ("项目获批", "项目获准")],
            different: [("the board approved it", "the board rejected it")]),
        WordClass(
            name: "termination", reason: "something is given up or halted", meaning: .action(stage: 110),
            words: """
                terminate termination cancel cancelled cancellation suspend suspension halt shelve abandon withdraw withdrew
                withdrawn stop discontinue shut close closure idle mothball scrap axe cease shutdown stoppage
                """,
            phrases:
                "called off|call off|shut down|shuts down|pulled out|pull out|gave up|give up|given up|wind down|wound up|scaled back|put on hold|phase out|phased out|终止|取消|暂停|停产|搁置|撤销|撤回|中止|关停|停止|停工|解除|关闭|放弃|停炉|停机|停运|中断|叫停",
            same: [("it terminated the deal", "it cancelled the deal"), ("公司终止协议", "公司取消协议")],
            different: [("公司签署协议", "公司终止协议")]),
        WordClass(
            name: "resumption", reason: "what was halted goes on", meaning: .action(stage: 0),
            words: "resume resumption restart reopen relight relit reactivate",
            phrases:
                "fired up again|run again|runs again|back in operation|back on stream|running again|up and running again|brought back|bring back|复产|恢复生产|恢复|重启|复工|开炉|复工复产",
            same: [("it resumed output", "it restarted output")], different: [("it resumed output", "it halted output")]
        ),
        WordClass(
            name: "plan", reason: "something is meant to be", meaning: .action(stage: 10),
            words: "plan intend propose proposal schedule", phrases: "拟|计划|规划|筹备|打算",
            same: [("it plans a mill", "it proposes a mill"), ("公司拟投资", "公司计划投资")],
            different: [("it planned a mill", "it completed a mill")]),
        WordClass(
            name: "start", reason: "something begins", meaning: .action(stage: 0),
            words: "start begin began begun commence commencement launch initiate beginning",
            phrases: "kicked off|kick off|got under way|got underway|laid the keel|启动|开始|开启|开展|着手|发起",
            same: [("it began the survey", "it commenced the survey"), ("启动调查", "开始调查")],
            different: [("it began the survey", "it finished the survey")]),
        WordClass(
            name: "purchase", reason: "something passes to a buyer", meaning: .action(stage: 0),
            words: "acquire acquisition buy bought purchase buyout takeover procure",
            phrases: "took over|take over|taken over|snapped up|snap up|收购|购买|购入|并购|采购|买入|拍得|竞得|竞购|购得|买下",
            same: [("it acquired the mine", "it bought the mine"), ("公司收购矿山", "公司购买矿山")],
            different: [("it acquired the mine", "it sold the mine")]),
        WordClass(
            name: "sale", reason: "something passes from a seller", meaning: .action(stage: 0),
            words: "sell sold sale divest divestment offload", phrases: "disposed of|dispose of|出售|转让|卖出|出让|剥离",
            same: [("it sold the mine", "it divested the mine")], different: [("出售股权", "收购股权")]),
        WordClass(
            name: "rise", reason: "a figure goes up", meaning: .action(stage: 0),
            words: """
                rise rose risen raise increase grow grew grown growth climb gain surge jump soar advance uptick rebound up higher rally
                hike upswing best record-high
                """,
            phrases: "went up|上涨|上升|增长|增加|提高|攀升|走高|涨|回升|增|上调|升",
            same: [("output rose", "output increased"), ("产量增长", "产量上升")],
            different: [("output rose", "output fell"), ("价格上涨", "价格下跌")]),
        WordClass(
            name: "fall", reason: "a figure goes down", meaning: .action(stage: 0),
            words: """
                fall fell fallen decrease decline drop slump plunge reduce reduction dip slide slid shrink shrank down lower tumble cut trim slash curb lessen downturn worst record-low
                """,
            phrases: "went down|下跌|下降|减少|降低|下滑|回落|走低|跌|降|减|下调",
            same: [("output fell", "output declined"), ("产量下降", "产量减少")], different: [("产量下降", "产量增加")]),
        WordClass(
            name: "import", reason: "goods come in", meaning: .action(stage: 0), words: "import importer inbound",
            phrases: "进口", same: [("it imports ore", "it imported ore")], different: [("imports rose", "exports rose")]),
        WordClass(
            name: "export", reason: "goods go out", meaning: .action(stage: 0), words: "export exporter outbound",
            phrases: "出口", same: [("it exports ore", "it exported ore")], different: [("出口锡锭", "进口锡锭")]),
        WordClass(
            name: "refusal", reason: "somebody says no", meaning: .action(stage: 110),
            words: "reject deny denied refuse veto refute dismiss rebuff spurn",
            phrases:
                "turned down|turn down|threw out|throw out|thrown out|sent back|send back|voted down|vote down|struck down|否决|拒绝|否认|驳回|澄清|退回|不予受理|不予批准",
            same: [("it denied the report", "it refuted the report")],
            different: [("it approved the plan", "it rejected the plan")]),
        WordClass(
            name: "award", reason: "something is given to somebody", meaning: .action(stage: 0),
            words: "win won receive obtain secure get got gain award grant acquire",
            phrases: "was awarded|was granted|收到|获得|荣获|取得|获|中标|斩获",
            same: [("it won a license", "it obtained a license"), ("公司获得证书", "公司取得证书")],
            different: [("it won a license", "it lost a license")]),
        WordClass(
            name: "publication", reason: "a document is made public", meaning: .action(stage: 0),
            words: "release publish issue unveil promulgate publication present showcase debut",
            phrases: "brought out|发布|公布|印发|出台|颁布|下发|发表",
            same: [("it released the rules", "it published the rules"), ("发布通知", "印发通知")],
            different: [("it released the rules", "it repealed the rules")]),
        WordClass(
            name: "meeting", reason: "people come together", meaning: .action(stage: 0),
            words: "hold held host convene organise organize", phrases: "took place|take place|召开|举办|举行|主办|开幕",
            same: [("the forum was held", "the forum was hosted"), ("大会召开", "大会举行")]),
        WordClass(
            name: "foundation", reason: "an organisation comes into being", meaning: .action(stage: 0),
            words: "establish establishment found founded form set-up incorporate", phrases: "set up|成立|设立|组建|创立|创建",
            same: [("it established a unit", "it set up a unit"), ("成立公司", "设立公司")],
            different: [("成立公司", "注销公司")]),
        WordClass(
            name: "building", reason: "something is being built", meaning: .action(stage: 0),
            words: "build built construct construction", phrases: "建设|兴建|建造|修建|新建",
            same: [("it will build a mill", "it will construct a mill"), ("建设工厂", "兴建工厂")],
            different: [("it built a mill", "it closed a mill")]),
        WordClass(
            name: "delivery", reason: "goods go to a customer", meaning: .action(stage: 0),
            words: "deliver delivery ship shipment dispatch", phrases: "交付|发货|交货|发运|交割|发出|运抵",
            same: [("it delivered the rolls", "it shipped the rolls")]),
        WordClass(
            name: "making", reason: "goods are made", meaning: .action(stage: 0),
            words: "produce production manufacture make made output", phrases: "生产|制造|产出|产量|制取|量产",
            same: [("it produces foil", "it manufactures foil"), ("output rose", "production rose")],
            different: [("output rose", "demand rose")]),
        WordClass(
            name: "investment", reason: "money is put in", meaning: .action(stage: 0),
            words: "invest investment spend spent",
            phrases: "投资|注资|出资", same: [("it invests in ore", "it invested in ore")]),
        WordClass(
            name: "enlargement", reason: "a plant becomes bigger", meaning: .action(stage: 0),
            words: "expand expansion enlarge enlargement extend extension broaden", phrases: "扩建|扩产|扩大|扩张",
            same: [("it expanded the mill", "it enlarged the mill")]),
        WordClass(
            name: "joint work", reason: "two sides work together", meaning: .action(stage: 0),
            words: "cooperate cooperation collaborate collaboration partnership partner co-operation co-operate",
            phrases: "team up|teamed up|join hands|joined hands|合作|携手|协作|联手",
            same: [("a cooperation agreement", "a collaboration agreement"), ("开展合作", "开展协作")]),
        WordClass(
            name: "development", reason: "something new is worked out", meaning: .action(stage: 0),
            words: "develop development", phrases: "研发|开发|研制",
            same: [("it developed an alloy", "it develops an alloy")]),
        WordClass(
            name: "imposition", reason: "a burden is laid on", meaning: .action(stage: 0),
            words: "impose levy introduce enact",
            phrases: "征收|实施|施行|加征", same: [("it imposed a duty", "it levied a duty")],
            different: [("it imposed a duty", "it lifted a duty")]),
        WordClass(
            name: "lifting", reason: "a burden is taken away", meaning: .action(stage: 0),
            words: "lift abolish repeal revoke remove rescind scrapping", phrases: "废止|解禁|免征|解封",
            same: [("it abolished the duty", "it repealed the duty")]),
        WordClass(
            name: "appointment", reason: "somebody takes an office", meaning: .action(stage: 0),
            words: "appoint elect nominate", phrases: "任命|聘任|当选|聘请",
            same: [("it appointed a chairman", "it elected a chairman")],
            different: [("it appointed a chairman", "it dismissed a chairman")]),
        WordClass(
            name: "resignation", reason: "somebody leaves an office", meaning: .action(stage: 0),
            words: "resign resignation", phrases: "stepped down|step down|辞职|离任|卸任|免去",
            same: [("he resigned", "he stepped down")]),
        WordClass(
            name: "supply", reason: "goods are offered", meaning: .action(stage: 0),
            words: "supply provide furnish offer",
            phrases: "供应|提供|供给", same: [("it supplies foil", "it provides foil")],
            different: [("supply rose", "demand rose")]),
        WordClass(
            name: "visit", reason: "somebody goes to see", meaning: .action(stage: 0),
            words: "visit tour inspect inspection",
            phrases: "考察|调研|访问|参观|走访", same: [("he visited the mill", "he toured the mill")]),
        WordClass(
            name: "attainment", reason: "a figure comes to", meaning: .action(stage: 0),
            words: "reach hit total amount attain stand stood",
            phrases: "came to|come to|amounted to|totaled|totalled|达到|达|共计|总计|合计",
            same: [("output reached 5 t", "output hit 5 t"), ("产量达到5吨", "产量达5吨")]),
        WordClass(
            name: "use", reason: "something serves", meaning: .action(stage: 0),
            words: "use used using utilise utilize apply employ adopt",
            phrases: "采用|使用|运用|应用", same: [("it uses gas", "it utilizes gas")]),
        WordClass(
            name: "help", reason: "something is made easier", meaning: .action(stage: 0),
            words: "help support assist promote boost facilitate aid foster", phrases: "支持|促进|推动|助力|推进",
            same: [("it will promote trade", "it will boost trade")]),
        WordClass(
            name: "improvement", reason: "something becomes better", meaning: .action(stage: 0),
            words: "improve improvement enhance upgrade strengthen", phrases: "提升|改善|增强|加强|升级|优化",
            same: [("it improved the yield", "it enhanced the yield")]),
        WordClass(
            name: "deferral", reason: "something is to be later than it was", meaning: .action(stage: 0),
            words: "postpone delay defer postponement deferral deferment",
            phrases: "put off|puts off|putting off|pushed back|push back|held over|推迟|延期|延后|推后|延迟|顺延|暂缓|缓建",
            same: [("it postponed the start", "it put off the start"), ("推迟开工", "延期开工")],
            different: [("it put off the start", "it brought forward the start"), ("推迟两年", "提前两年")]),
        WordClass(
            name: "bringing forward", reason: "something is to be sooner than it was", meaning: .action(stage: 0),
            phrases: "bring forward|brought forward|brings forward|moved forward|ahead of schedule|提前|提早",
            same: [("it brought forward the start", "it brings forward the start")]),
        WordClass(
            name: "loss", reason: "something is taken from somebody", meaning: .action(stage: 0),
            words: "lose lost forfeit loss", phrases: "stripped of|失去|丧失|落败|亏损|被取消",
            same: [("it lost the licence", "it forfeited the licence")],
            different: [("it lost the licence", "it won the licence")]),
        WordClass(
            name: "admission", reason: "somebody is let in", meaning: .action(stage: 0),
            words: "admit admission accredit", phrases: "接纳|吸收|准入|入围",
            same: [("it admitted the mill", "it accredited the mill")],
            different: [("it admitted the mill", "it suspended the mill")]),
        WordClass(
            name: "exclusion", reason: "somebody is put out", meaning: .action(stage: 0),
            words: "expel exclude exclusion expulsion delist oust", phrases: "开除|除名|剔除|退市|移出",
            same: [("it expelled the mill", "it ousted the mill")]),
        WordClass(
            name: "application", reason: "somebody asks for a permit", meaning: .action(stage: 12),
            phrases: "applied for|apply for|applies for|filed for|submitted an application|申请|申报",
            same: [("it applied for a permit", "it applies for a permit")]),
        WordClass(
            name: "order", reason: "a customer asks for goods", meaning: .action(stage: 15),
            words: "order", phrases: "placed an order|place an order|订购|下单|订造",
            same: [("it ordered a mill", "it placed an order a mill")],
            different: [("it ordered a mill", "it commissioned a mill")]),
        WordClass(
            name: "opening", reason: "a house or a plant is opened", meaning: .action(stage: 80),
            words: "open inaugurate inauguration", phrases: "cut the ribbon|开业|开张|揭幕|启用|开馆|开港",
            same: [("it opened a shop", "it inaugurated a shop")], different: [("it opened a shop", "it closed a shop")]
        ),
        WordClass(
            name: "lawsuit", reason: "somebody goes to court against somebody", meaning: .action(stage: 0),
            words: "sue", phrases: "took to court|take to court|sued|起诉|状告|诉讼",
            same: [("they sue", "they take to court")]),
        WordClass(
            name: "grid connection", reason: "a plant feeds the grid", meaning: .action(stage: 85),
            phrases: "connected to the grid|connect to the grid|grid connection|power into the grid|并网发电|并网|送电",
            same: [("it was connected to the grid", "it was connect to the grid"), ("风场并网", "风场并网发电")]),
        WordClass(
            name: "hiring", reason: "people are taken on", meaning: .action(stage: 0),
            words: "hire recruit", phrases: "took on|招聘|招募|录用",
            same: [("it hired smiths", "it recruited smiths")],
            different: [("it hired smiths", "it dismissed smiths")]),
        WordClass(
            name: "laying off", reason: "people are sent away", meaning: .action(stage: 0),
            words: "layoff sack furlough", phrases: "laid off|lay off|made redundant|裁员|裁减|解雇",
            same: [("it laid off smiths", "it lays off smiths")]),
    ]

    /// Classes of which one undoes or reverses the other: a report of one is no report of the other, whatever else
    /// they share.
    static let opposites: [(String, String)] = [
        ("signature", "termination"), ("approval", "refusal"), ("approval", "termination"), ("start", "termination"),
        ("start", "completion"), ("start of construction", "completion"), ("start of construction", "commissioning"),
        ("plan", "completion"), ("plan", "termination"), ("completion", "termination"),
        ("commissioning", "termination"),
        ("resumption", "termination"), ("purchase", "sale"), ("rise", "fall"), ("import", "export"),
        ("imposition", "lifting"), ("appointment", "resignation"), ("foundation", "termination"),
        ("start of construction", "termination"), ("award", "refusal"), ("signature", "refusal"),
        ("deferral", "bringing forward"), ("opening", "termination"), ("order", "termination"), ("opening", "deferral"),
        ("award", "loss"), ("award", "termination"), ("admission", "exclusion"),
        ("admission", "termination"), ("hiring", "laying off"), ("resumption", "deferral"),
        ("purchase", "loss"), ("admission", "refusal"), ("commissioning", "deferral"),
    ]
}
