extension EventKindRule {
    /// All rules. Of two kinds for which the same counts, the earlier is meant: an award is given at a conference, and a
    /// conference says what a firm has to offer, but no price is an award.
    static let all: [EventKindRule] = [
        EventKindRule(
            name: "awards", kind: .award, reason: "Somebody is honoured, ranked or put on a list.",
            words: [
                (5, "award award_ceremony awards prize prizes medal medals laureate laureates"),
                (4, "honored honoured winner winners champion champions award-winning hall_of_fame honorary trophy"),
                (
                    3,
                    "rank* ranking rankings finalist* top_100 top_500 fortune_500 won_first runner-up recognized_as recognised_as"
                ),
                (2, "title selected awarded list_of excellent best outstanding shortlist* jury"),
            ],
            hanWords: [
                (5, "获奖 一等奖 二等奖 三等奖 特等奖 金奖 银奖 大奖 奖项 科技奖 进步奖 科学奖 发明奖 质量奖 优秀奖 创新奖 颁奖 奖励大会 荣获 获评"),
                (4, "表彰 称号 劳模 劳动模范 评选 榜单 百强 500强 十佳 夺冠 冠军 十强 五十强 奖牌 金牌 工匠 领跑者"),
                (3, "入选 授予 排名 名列 奖励 优秀 荣誉 先进个人 先进集体 登榜 上榜"), (2, "名单 评为 获得"),
            ],
            evidence: [],
            takes: [
                "At the event, the maker was awarded the prize for the best casting.", "12月20日，协会荣获省级科技奖一等奖。",
            ],
            leaves: [
                "At the event, the plant was opened.", "In May, the builder was awarded the contract for a bridge.",
            ]),
        EventKindRule(
            name: "standards", kind: .standard, reason: "A standard is written, issued or comes into force.",
            words: [
                (5, "standard standards group_standard national_standard industry_standard international_standard"),
                (4, "code_of_conduct code_of_practice specification specifications"),
                (3, "gb gb/t iso iec astm din standardization standardisation certification_scheme"),
                (2, "revised edition certif* labelling labeling test_method grades drafting"),
                (1, "implemented released"),
            ],
            hanWords: [
                (5, "标准 国标 新国标 国家标准 团体标准 行业标准 地方标准 国际标准 强制性标准 推荐性标准"), (4, "标委会 标准化技术委员会 技术规范 规程 标准化"),
                (3, "规范 起草单位 审定会 计量"), (2, "修订 起草 审定 认证 标签制度 分类 等级"), (1, "实施 发布"),
            ],
            evidence: [(.standardNumber, 3)],
            takes: [
                "On April 25, the revised standard for ingots was released.", "4月18日，铸件试验方法等3项团体标准发布。",
                "On May 4, GB/T 1234-2024 for die castings came out.",
            ],
            leaves: ["On April 25, the mine was reopened.", "The furnace needs 4.2 mt of standard coal per mt."]),
        EventKindRule(
            name: "conferences", kind: .conference, reason: "People meet, show or visit something.",
            words: [
                (
                    5,
                    "conference conferences forum forums symposium symposia seminar seminars exhibition exhibitions expo congress summit webinar"
                ),
                (
                    4,
                    "workshop_on annual_meeting general_meeting council_meeting meeting meetings fair trade_fair roundtable delegation delegations delegates visitors exhibitors attendees festival gala open_day open_days"
                ),
                (
                    3,
                    "was_held were_held held_in took_place gather* conven* attend* participants met met_in meet visit* host* training school course courses anniversary speakers talks study_tour fact-finding competition contest discuss* celebrat* lecture"
                ),
                (2, "discussion exchange_views hearing experts representatives session keynote tour held examination"),
            ],
            hanWords: [
                (
                    5,
                    "论坛 研讨会 展览会 博览会 年会 座谈会 峰会 大会 交流会 推进会 展会 交易会 订货会 洽谈会 论证会 听证会 代表大会 研讨班 培训班 工作会议 学术会议 博览 会展 茶话会 恳谈会 对接会 推介会"
                ),
                (4, "召开 举办 参会 与会 参展 展商 代表团 开幕 闭幕 大赛 竞赛 比赛 座谈 考察 展览 分会场 沙龙 会议"),
                (3, "举行 访问 调研 培训 参观 走访 会见 拜访 交流 会谈 商议 讲座 周年 理事会 联谊"), (2, "专家 代表 出席 主办 承办 参加 讨论"),
            ],
            evidence: [],
            takes: [
                "From October 15 to 17, the annual conference of the branch was held in the city.",
                "3月27日，主管部门召开无汞化推进会。", "On May 3, a delegation of eleven smelters visited the port.",
            ],
            leaves: ["On October 15, the plant was put into production."]),
        EventKindRule(
            name: "people", kind: nil, reason: "Who takes an office, leaves it or dies makes an event of no kind.",
            words: [
                (
                    5,
                    "retire* resign* obituary passed_away died_at steps_down stepped_down successor new_chairman new_chief_executive new_president new_ceo"
                ),
                (
                    4,
                    "appoint* appointed_as succeeds succeeded elected took_over_from takes_over_from detained new_director"
                ),
                (3, "chairman chairwoman ceo chief_executive born buried"),
                (2, "president dr prof director retirement"),
            ],
            hanWords: [
                (5, "换帅 逝世 辞世 去世 离世 辞职 任命 当选 履新 卸任 继任 接任 聘任 病逝 离任 就任 董事会换届"), (4, "选举 出任 担任 退休 享年 讣告 任期"),
                (3, "董事长 总经理 总裁 首席执行官 董事会"), (2, "副总裁 主席"),
            ],
            evidence: [],
            takes: ["On May 3, Jane Doe was appointed chief executive and succeeded John Roe, who retires."],
            leaves: ["On May 3, the chairman opened the conference."]),
        EventKindRule(
            name: "contracts and investment", kind: .investment,
            reason: "Somebody buys, sells, contracts, invests, goes public or goes under.",
            words: [
                (
                    5,
                    "acqui* acquire* acquisition acquisitions takeover merger mergers merge* stake stakes ipo bankruptcy insolvency insolvent joint_venture supply_contract supply_agreement offtake off-take private_placement placement memorandum_of_understanding letter_of_intent framework_agreement awarded_the_contract awarded_a_contract won_the_contract won_a_contract began_trading went_public initial_public_offering go_public goes_public"
                ),
                (
                    4,
                    "sign* signed_a contract contracts shareholder shareholders equity agreement agreements invest* investment investments investor investors financing creditors liquidat* liquidation divest* divestment spin-off spun_off listing buyer bidder bidders tender tenders order_for orders_for largest_order order_worth convertible rights_issue issue_price strategic_cooperation buyout administration_order receivership filed_for_bankruptcy royalty"
                ),
                (
                    3,
                    "buy bought buys purchas* purchase* sell sold sells sale_of fund funds funding loan loans deal deals bid bids shares order orders paid_for raised_its capital cooperation partnership lease leased subsidiary owner ownership own takes_over took_over raised bonds bond valuation dividend partners won option founded spin guarantees warrants"
                ),
                (
                    2,
                    "invoice paid partner supply company worth alliance listed jointly set_up supplies owns stakes debt debts"
                ),
                (1, "billion million companies"),
            ],
            hanWords: [
                (
                    5,
                    "收购 并购 股权 控股权 增资 入股 参股 上市申请 首发申请 过会 破产 重整 清算 募资 募集资金 融资 定增 可转债 发行价 签约 合资公司 合资 框架协议 战略合作 换股 挂牌上市 挂牌交易 赴港上市 借壳 增持 减持 回购 中标 长单 长协 采购合同 供货合同 投资协议 合作协议 招股书 首发上市 辅导备案 摘牌 控制权 兼并 退市"
                ),
                (4, "签订 签署 合同 订单 投资 合并 转让 受让 认购 买下 出售 上市 登陆 港交所 科创板 创业板 北交所 主板 协议 基金 出资 斥资 贷款 授信 招标 开标 集采 债券 注资 配股 股东"),
                (3, "供货 采购 设立 合作 交易完成 过户 剥离 股份 资本 入主 挂牌 分红 估值 资金链 停网 租赁 担保 竞得 竞拍 拍得 并入 控股 子公司 并表"),
                (2, "亿元 万元 亿美元 亿欧元 亿港元 首日收 双方 竞标 报价"),
            ],
            evidence: [(.money, 2)],
            takes: [
                "On October 26, the company signed an agreement to buy a 60% stake in the mine.",
                "6月15日，公司公告以6.2亿元收购磁材厂的股权。", "In May, the builder was awarded the contract for a bridge.",
            ],
            leaves: ["On October 26, the conference was held in the capital."]),
        EventKindRule(
            name: "policy", kind: .policy,
            reason:
                "Authorities issue plans, measures and notices, put them in force, license, fund, inspect and punish.",
            words: [
                (
                    5,
                    "policy policies regulation regulations regulatory decree decrees directive directives legislation ban bans banned banning quota quotas subsidy subsidies subsidize* embargo moratorium sanctions export_control export_controls export_license export_licence action_plan draft_rules put_out_for_comment for_comment public_consultation came_into_force comes_into_force entered_into_force came_into_effect took_effect takes_effect five-year_plan tax_credit tax_rebate export_rebate carbon_tax emissions_trading renewal_loan came_into_force"
                ),
                (
                    4,
                    "license licenses licence licences licensed permit permits compulsory mandatory law laws bill act acts ministry minister ministers parliament lawmakers senate repeal* amendment amended veto* court tribunal antitrust prosecutor* prosecut* smuggl* fined fines penalty penalties incentive incentives rebate rebates waive* prohibit* forbid* forbidden ordinance statute provisions promulgat* crackdown customs police tariff tariffs pilot_scheme pilot_zone environmental_inspection carbon_border regulator regulators"
                ),
                (
                    3,
                    "rule rules measures notice circular guideline guidelines guidance opinions catalog catalogue issued draft government authorities authority agency agencies commission municipal provincial taxes tax levy levies duty duties anti-dumping countervailing probe investigation inquiry inspection inspections compliance comply deadline exempt* authoriz* supervision ordered force credit benchmarks administration state_council ruling ruled judge seized arrested"
                ),
                (
                    2,
                    "bureau council department plan plans list province county state approv* allow* allowed require* required must support supports encouraged implementation implemented effect federal published announced adopted scheme demand* limits limit program programme curb* curbs"
                ),
            ],
            hanWords: [
                (
                    5,
                    "印发 政策 条例 管理办法 暂行办法 指导意见 实施方案 行动方案 行动计划 征求意见稿 公开征求意见 征求意见 配额 总量控制 法案 出口退税 退税 管制 禁令 补贴 补助 反垄断 立法 法律 法规 新规 细则 能耗双控 限电 限产令 许可证 采矿证 探矿权 环保督察 督察 约谈 罚款 查处 零毁林 碳边境 制裁 能源法 基本法 负面清单 白名单 准入条件 禁运"
                ),
                (
                    4,
                    "办法 规定 方案 通知 意见 目录 税率 出台 施行 规划 下达 法院 判决 处罚 核准 批复 审批 禁止 不得 强制 许可 加征 反倾销 反补贴 双反 关税 主管部门 监管部门 国务院 工信部 商务部 发改委 财政部 生态环境部 自然资源部 立案 督查 整改 准入 征税 豁免 追溯管理 排污"
                ),
                (
                    3,
                    "实施 监管 部门 政府 海关 税务 指标 试点 要求 议会 总统 部长 欧盟委员会 检查 执法 允许 取消 核查 备案 法检 淘汰 查获 专项资金 扶持 规范管理 省里 开采 上限 管理部门 管理局 试行"
                ),
                (2, "公布 公告 明确 支持 鼓励 委员会 名单 奖补 暂停 调查 规则 制度 推迟 提出 起实行 通过"),
            ],
            evidence: [(.authority, 3), (.quotedTitle, 3)],
            takes: [
                "On May 29, the State Council issued the action plan for energy saving.",
                "5月22日，自然资源部门印发养殖用地管理办法。", "On June 1, a ban on exports of raw hides took effect.",
            ],
            leaves: ["On May 29, the smelter was restarted at half load."]),
        EventKindRule(
            name: "project", kind: .project,
            reason: "Plants, mines and lines are begun, finished, run, stopped, or burn; what they can make is told.",
            words: [
                (
                    5,
                    "groundbreaking broke_ground foundation_stone topped_out commissioned commissioning overhaul overhauls trial_operation trial_production into_operation into_production came_on_stream on_stream under_construction construction_began construction restart* shutdown shut_down mothball* decommission* explosion explosions blew_in ramp-up ramped_up first_ore first_heat first_coal first_oil first_gas blown_in force_majeure idled idling phase_ii phase_iii took_up_work"
                ),
                (
                    4,
                    "expansion capacity relocat* reopen* halt* suspend* resum* curtail* maintenance demolish* dismantl* built accident accidents collapsed caught_fire fire blaze leak leaked exploded rebuil* rebuild shelved postpon* electrolysis_line production_line lit relit tapped blast_furnace shut stoppage outage site_work drill* drilled reserves commercial_operation"
                ),
                (
                    3,
                    "project projects plant plants smelter smelters refinery mine mines furnace furnaces kiln kilns shaft shafts line lines mill mills reactor factory factories concentrator works fab fabs gigafactory terminal berth pipeline tunnel bridge dam pond ponds substation wind_farm power_station open* opened closed close closure stopped stops build* building complet* install* installed upgrade* repair* deposit ore hoisting flood flooded storm landslide workshop shipyard digester electrolyzers electrolyzer"
                ),
                (
                    2,
                    "phase base unit site output produce* production start* began started finished annual put operation hole delayed delay drawn vessel hall warehouse depot road railway airport port station trains route runway ship abandoned parked tailings salvage"
                ),
            ],
            hanWords: [
                (
                    5,
                    "投产 开工 竣工 投料 投运 达产 复产 停产 检修 扩建 技改 奠基 封顶 试车 试生产 试运行 试运营 点火 出铁 出纸 出料 通车 通航 并网 关停 停机 停运 停工 拆除 搬迁 开建 破土 建成 投用 投入运营 投入使用 投入运行 贯通 合龙 爆炸 起火 火灾 着火 失火 矿难 冒顶 透水 坍塌 泄漏 事故 恢复生产 重启 首桶油 吊装 联动试车 中交 停炉 开炉 复工 扩产 延期"
                ),
                (
                    4,
                    "产能 装置 产线 生产线 示范线 年产 年处理 总投资 设计年产 储量 资源量 探明 勘探 被困 减产 开通 启用 关闭 关闭矿山 落成 首列 首航 开航 迁出 受灾 重创 登陆点 终止项目 转岗 开割 停割 竖井 采场"
                ),
                (
                    3,
                    "项目 工程 基地 工厂 车间 矿山 矿井 高炉 转炉 电解槽 机组 码头 泊位 航线 铁路 隧道 桥梁 水库 电站 园区 厂房 台风 暴雨 地震 矿区 分离厂 建设 救援 遇难 枢纽 车站 机场 轮停 复绿 修复"
                ),
                (2, "万吨 规划 二期 一期 产量 满负荷 试采 品位 运营 冶炼 列车 班列 延误 延长"),
            ],
            evidence: [(.capacity, 3)],
            takes: [
                "On June 18, the phase II concentrator of the mine entered trial operation.",
                "2月15日，30万吨乙烯法装置一次投料成功。", "A fire broke out in the bag house of the smelter.",
            ],
            leaves: ["On June 18, 14 smelters met in the capital and held a seminar."]),
        EventKindRule(
            name: "products and technology", kind: .technology,
            reason: "Something is made, shown, tried or delivered for the first time; something is found out.",
            words: [
                (
                    5,
                    "patent patents prototype prototypes breakthrough unveil* trial-produce* debut debuted invent* invention first_of_its_kind world's_first clinical_trial new_product new_products maiden_flight test_center test_centre"
                ),
                (
                    4,
                    "research* researchers scientists develop* launch* technology technologies innovation innovative innovations demonstrat* laboratory laboratories pilot_line pilot_plant new_model software algorithm satellite vaccine trial trials test tests tested testing lighter bench"
                ),
                (
                    3,
                    "introduc* present* showed shown application applications material materials process recipe coating catalyst electrolyte alloy_developed cell cells chip chips wafer device engine motor successfully yield efficiency weigh* weighs lasts prototype_of membrane cycles handed_over drug patients engineers anodes cathode method machine machines passport stack die-cast"
                ),
                (
                    2,
                    "product products alloy cell cells chip chips vehicle vehicles car cars frame frames battery model new performance design digital weight deliver* shipped ship* delivered world's fiber offers offer parts part strength kg passed applied variety swell* castings cast"
                ),
                (
                    1,
                    "first truck trucks"
                ),
            ],
            hanWords: [
                (
                    5,
                    "研制 首台 首架 专利 试制 新技术 新产品 新品 研发成功 攻克 首发 自主研发 样机 样车 量产 下线 问世 面世 试飞 首飞 新药 临床 临床试验 国产化 首款 发射 攻关 新工艺 新材料问世 成果 科技成果"
                ),
                (
                    4,
                    "研发 推出 试验 实验 科研 研究 中试 大模型 算法 能量密度 良品率 芯片 制程 新车型 鉴定 试点示范车 机器人 自动驾驶 无人车 制备 配方 测产 试种 新品种 品种审定 样品"
                ),
                (3, "技术 工艺 突破 首套 首次 测试 试用 应用 性能 交付 电池 电芯 电机 首批 装用 装车 智能 材料 轻量化"),
                (2, "产品 成功 发布会 峰值 转速 时速 续航 纯度 规格 精度 示范 寿命 改造"),
            ],
            evidence: [(.institute, 2)],
            takes: [
                "On July 10, the maker unveiled an innovative casting technology for housings.",
                "2月20日，公司研制的0.4微米级棒材技术取得突破。",
            ],
            leaves: ["On July 10, the price fell by 5%."]),
        EventKindRule(
            name: "markets", kind: .market, reason: "Prices, stocks, trade, duties and what exchanges list.",
            words: [
                (
                    5,
                    "price prices futures quoted quotation quotations spot_market record_high all-time_high yuan/mt per_lot futures_contract freight_rates premium premiums inventories inventory delivery_warehouse"
                ),
                (
                    4,
                    "exports imports stocks tariff tariffs duties anti-dumping dumping countervailing trading demand surplus deficit consumption shipments benchmark settled closed_at auction auctions margin margins contracts_hit upper_limit lower_limit freight warehouse_receipts warrant yoy year-on-year deliverable statistics"
                ),
                (
                    3,
                    "export import market markets exchange rose fell falls rise rises climbed climb dropped drop slump* surge* plunge* rally rallied soar* rebound* jump* declin* decline* sales turnover volume options lots index charges fees cargo imported exported analysts forecasts forecast hedg* retail buyers glut arrive* sailed cargoes first_cargo shipload tons_of_cargo shortage traders dealers per_tonne per_ton per_pound per_ounce"
                ),
                (
                    2,
                    "contract warehouse warehouses supply output trade crop harvest quarter usd month-on-month mom bonds higher lower expect* outlook tonnage throughput orders customs_data record"
                ),
            ],
            hanWords: [
                (
                    5,
                    "价格 期货 均价 出厂价 主力合约 行情 现货 期权 仓单 涨停 跌停 面价 到岸价 离岸价 运价 采购价 收购价 浆价 矿价 煤价 油价 铝价 铜价 锂价 钢价 糖价 粮价 肉价 猪价 收储 抛储 售价 市价 单价 单票价格 价差"
                ),
                (
                    4,
                    "报价 上涨 下跌 涨至 跌至 涨幅 跌幅 回升 回落 反弹 跌破 上调 下调 库存 进口量 出口量 销量 报收 收盘 交割 合约 海关统计 供需 元/吨 业务量 吞吐量 成交价 成交 反倾销 关税 倾销 双反 低价 加工费 贸易 交割库 涨价 降价 人民币结算"
                ),
                (3, "出口 进口 市场 交易 需求 供应 每吨 运费 手续费 保证金 到港 消费 利润 港口库存 预售 开工率 下降 增长 创新高 同比 环比 整船 船期 货值 货量 抢购"),
                (2, "产量 亏损 毛利率 交易所 涨 跌 占比 采购 经销商 批发 零售 质保"),
            ],
            evidence: [(.price, 4), (.exchange, 3)],
            takes: [
                "On May 17, the three-month price in London broke through $3,000.", "6月28日，液碱出厂价跌至每吨780元。",
            ],
            leaves: ["On May 17, the workers were honoured."]),
    ]
}
