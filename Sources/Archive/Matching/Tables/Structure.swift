extension WordClass {
    /// Words that hold a text together, colour it or bound its amounts.
    static let structure: [WordClass] = [
        WordClass(
            name: "negation", reason: "turns a report into its contrary", meaning: .negation,
            words: "not no never without nor neither failed fail unable",
            phrases: "no longer|rather than|instead of|did not|does not|has not",
            different: [("it did sign", "it did not sign")]),
        WordClass(
            name: "intention", reason: "what will be has not been", meaning: .intention,
            words: "will shall would",
            phrases:
                "expected to|anticipated to|forecast to|projected to|scheduled to|slated to|planned to|poised to|likely to|is to be|are to be|due to be|set to|about to|预计|将于|即将|有望|将",
            same: [("the line will open", "the line would open")]),
        WordClass(
            name: "about", reason: "the amount is not exact", meaning: .hedge(bound: 0),
            words: "about approximately around roughly some circa approx nearly almost",
            phrases: "close to|in the region of|大约|大概|约为|左右|上下|接近|将近|约|近",
            same: [("about 5 t", "approximately 5 t"), ("约5吨", "大约5吨")]),
        WordClass(
            name: "above", reason: "the amount is at least so much", meaning: .hedge(bound: 1),
            words: "over above exceed exceeding",
            phrases: "more than|at least|no less than|not less than|upwards of|超过|逾|以上|不低于|不少于|至少|有余|余|超",
            same: [("more than 5 t", "at least 5 t")]),
        WordClass(
            name: "below", reason: "the amount is at most so much", meaning: .hedge(bound: -1),
            words: "under below",
            phrases: "less than|fewer than|up to|at most|no more than|not more than|不足|不到|以下|以内|不超过|至多|低于",
            same: [("less than 5 t", "fewer than 5 t")]),
        WordClass(
            name: "function words", reason: "they say nothing by themselves", meaning: .function,
            words: """
                a an the of in on at by for from to with into onto and or but as is are was were be been being am has have had
                having do does did it its this that these those which who whom whose what there here he she his her their they
                them we our you your i so also too then than if while when where both each such may might can could should
                must s t per via during within through throughout upon towards toward among amongst between against along across
                because since until till due thus hence however therefore meanwhile additionally moreover furthermore besides
                respectively mr ms mrs dr
                """,
            phrases: "according to|in order to|as well as|so as to|as of|in addition|together with|along with",
            different: [("in the mine", "in the mill")]),
        WordClass(
            name: "colour", reason: "they praise or place a report and change nothing in it", meaning: .colour,
            words: """
                successfully officially formally recently newly new major important significant significantly key further currently
                smoothly jointly grandly strategic latest well-known leading modern advanced notable notably sharply slightly steadily
                sharp slight steady already just again now still only even very highly largely mainly big large huge great
                comprehensive comprehensively fully completely deeply actively strongly strong overall finally recent
                monday tuesday wednesday thursday friday saturday sunday today yesterday once local time earlier
                substantial substantially considerable considerably rapid rapidly quickly swiftly effectively effective
                """,
            phrases: "this week|last week|in recent days|the other day|at present|once again",
            same: [("it officially opened", "it formally opened")], different: [("it opened first", "it opened last")]),
        WordClass(
            name: "legal form", reason: "how a company is constituted is left out as often as not", meaning: .legalForm,
            words: "ltd limited inc corp corporation co plc llc gmbh ag sa spa bhd sdn pty nv bv",
            phrases: "co. ltd|co., ltd|co ltd|company limited|有限责任公司|股份有限公司|有限公司|股份公司",
            same: [("Acme Co., Ltd. signed", "Acme Corp. signed"), ("云山金属有限公司签署", "云山金属股份有限公司签署")]),
    ]

    /// Verbs of telling, which are no part of what is told.
    static let reporting: [WordClass] = [
        WordClass(
            name: "telling", reason: "who tells of a thing announces, says or states it", meaning: .reporting,
            words: """
                announce announcement say said state report disclose reveal note declare indicate show shown tell told
                add confirm inform claim mention explain
                """,
            phrases: "pointed out|公告称|公告|宣布|表示|披露|称|指出|透露|介绍|显示|报道|获悉|报告",
            same: [("it announced that", "it said that"), ("公司宣布", "公司表示")])
    ]

    /// The same for Chinese.
    static let chineseStructure: [WordClass] = [
        WordClass(
            name: "negation in Chinese", reason: "turns a report into its contrary", meaning: .negation,
            phrases: "没有|并未|尚未|未能|不再|未|不|非|无", different: [("公司签署协议", "公司未签署协议")]),
        WordClass(
            name: "function words in Chinese", reason: "they say nothing by themselves", meaning: .function,
            phrases: """
                的|了|在|与|和|及|于|对|为|等|由|以|并|把|向|从|其|该|此|这|那|也|就|还|而|或|之|被|给|是|有|已|均|则|又
                |以及|关于|通过|根据|按照|其中|同时|此外|另外|已经|目前|对于|为了
                """,
            same: [("锡锭的产量", "锡锭产量")]),
        WordClass(
            name: "colour in Chinese", reason: "they praise or place a report and change nothing in it",
            meaning: .colour,
            phrases: """
                正式|顺利|成功|近日|日前|近期|重大|重要|全面|进一步|隆重|圆满|胜利|大幅|小幅|明显|显著|积极|大力|持续|不断|今日|昨日
                |当天|当日|共同|联合|最新|先进|现代化|知名|领先|大型
                """,
            same: [("项目正式投产", "项目顺利投产")], different: [("第一批", "第二批")]),
    ]
}
