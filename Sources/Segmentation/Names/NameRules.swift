extension NameRule {
    /// Why the rule may take what it takes.
    var reason: String {
        switch self {
        case .closedByHead:
            "A word such as \"Group\", \"Association\" or \"Co., Ltd.\" makes a name of the capitalised words before it."
        case .openedByHead: "\"Ministry of\", \"University of\" make a name with the capitalised words behind them."
        case .government: "A place with \"municipal government\" in small letters is as good as a name."
        case .knownShortName: "Authorities, organisations of states and exchanges are named without being introduced."
        case .introducedOnPage:
            "A long name is given once; brackets, or its own first words, say what it is called from there on."
        case .alias: "The reader of the events knows it by another name."
        case .tradeName:
            "An unknown word and a trade behind it, which do what only somebody does: \"Huafu Castings announced\"."
        case .placeAndName:
            "Chinese firms are called by a place and a word: \"Henan Dewei has\". Of places nobody says so."
        case .listedPlace: "The table of places has it, and no further name stands around it."
        case .placeWithForm:
            "\"County\" or \"City\" behind an unknown name makes a place of it; the bare name then means it, too."
        case .hanSuffix: "A form such as 有限公司 or 协会 ends a name; it begins behind a verb, a preposition or a mark."
        case .hanTradeName:
            "Two to five characters that are no word and a trade, at the beginning of a clause, before a verb of somebody, a day, a share or a place; before anything where only firms are called so."
        case .hanPlant: "Two to four characters that are no word, and a plant: 北陵冶炼厂. Without a name it is any plant."
        }
    }

    /// Texts in which it takes what stands between `‹` and `›`, and nothing else.
    var takes: [String] {
        switch self {
        case .closedByHead:
            [
                "On May 3, ‹Lantai Light Metals Co., Ltd.› and ‹Perrin & Sons Inc.› signed it.",
                "It was written by the ‹National Development and Reform Commission› and the ‹Norland Tin Association›.",
                "The ‹Oren Rare Earth (Group) Co., Ltd.› opened its hall in Graz, and the ‹Rhine Traders' League› came.",
                "They met at ‹Shanghai Polar University› and ‹Kestrel Group›, as the director of the ‹Ferro Institute› said.",
                "The ‹State-owned Forests Supervision Commission› and ‹Yulin Coal Design Institute› agreed.",
            ]
        case .openedByHead:
            [
                "The ‹Ministry of Ecology and Environment› and the ‹Bureau of Mines› published it.",
                "The ‹Tin Branch of the Norland Metals Association› met the ‹Chinese Academy of Sciences›.",
                "The ‹State Administration for Market Regulation› and the ‹General Administration of Customs› gave notice.",
            ]
        case .government:
            ["The ‹Qujing municipal government› lifted the curbs.", "The ‹Shanxi provincial government› agreed."]
        case .knownShortName:
            [
                "In May, ‹MIIT› and the ‹NDRC› asked the ‹WTO›.", "‹工信部›与‹国家发改委›联合印发通知。",
                "Stocks in ‹LME› warehouses fell.",
            ]
        case .introducedOnPage:
            [
                "The Norland Tin Association (‹NTA›) met. The ‹NTA› said so.",
                "Lantai Light Metals Co., Ltd. (hereinafter referred to as \"‹Lantai›\") signed. ‹Lantai› pays.",
                "Chaoyun Haitong Metals Co., Ltd. opened a line. ‹Chaoyun Haitong› will add one.",
                "岚泰轻金属有限公司（以下简称“‹岚泰轻金›”）签约。‹岚泰轻金›付款。",
            ]
        case .alias: ["In June, ‹Old Smelter› paid."]
        case .tradeName:
            [
                "‹Huafu Castings Technology› announced it, and what ‹Huafu Castings Technology› says counts.",
                "‹Perrin Foil› opened a line.",
            ]
        case .placeAndName: ["‹Henan Dewei› has shipped wheels. In May, ‹Henan Dewei› stopped."]
        case .listedPlace:
            [
                "It was held in ‹Xi'an›, ‹Shaanxi Province›, and shown in ‹Marseille› and ‹Tokyo›.",
                "‹China›'s largest kiln stands in northern ‹Chile›.", "会议在‹山东省›‹青岛市›召开，‹越南›代表参加。",
                "The ‹Hebi› Municipal Party Secretary came.",
            ]
        case .placeWithForm:
            [
                "A meeting was held in ‹Fuxing County›. ‹Fuxing›'s mines were shut.",
                "A mine in ‹Linghe county› opened.", "会议在‹陵河县›召开。",
            ]
        case .hanSuffix:
            [
                "5月3日，‹岚泰轻金属有限公司›与‹青湖大学›签订协议。", "‹越南针织协会›表示，价格会涨。", "会上，‹岚泰（集团）有限公司›获奖。",
                "次日，‹省生态环境厅›发布名单。",
            ]
        case .hanTradeName:
            [
                "5月3日，‹岚泰稀土›宣布停产。此后‹岚泰稀土›的股价下跌。", "‹岚泰气凝胶›6月投产。", "‹青岚矿业›的尾矿库投用。",
                "公司受让‹镇岚磁材›9.8%的股份。", "‹岚泰硬质合金›泰国基地封顶。",
            ]
        case .hanPlant: ["8月23日，‹岚北分离厂›起火。", "‹镇岚造纸厂›告别老城区。"]
        }
    }

    /// Texts in which it takes nothing.
    var leaves: [String] {
        switch self {
        case .closedByHead:
            [
                "The Norland Tin Association Award went to a mill.", "The Commission and the Party Committee agreed.",
                "They met at the Graz Convention and Exhibition Center.",
                "The \"Guidance Catalog for the Promotion of Equipment of the Tin Group\" was issued.",
            ]
        case .openedByHead: ["The Chairman of the Board of Perrin spoke.", "The Annual Meeting of Smelters was held."]
        case .government: ["The government of the day lifted the curbs."]
        case .knownShortName: ["Under Regulation (EU) 2023/956, it is so.", "It gave us nothing."]
        case .introducedOnPage:
            [
                "The bracket (CCB) of the Lantai Light Metals Co., Ltd. is light, said Bergen.",
                "The Lantai Co., Ltd. and the Lantai Steel Co., Ltd. met; the Lantai road is long.",
            ]
        case .alias: ["In June, the smelter paid."]
        case .tradeName: ["The Third Battery of Tests began.", "New Energy announced itself.", "Shanghai Copper rose."]
        case .placeAndName: ["Hebi Yingbin Garden has roses.", "Henan Dewei was seen."]
        case .listedPlace:
            [
                "Victoria Perth came.", "The Paris Agreement holds.", "白银价格上涨。",
                "The Chalco Hebi Tin Project was signed.", "来宾参观了展台。",
            ]
        case .placeWithForm: ["The County Mayor came.", "全市市场平稳，上市公司增多。", "A Six City tour."]
        case .hanSuffix: ["一家上市公司宣布停产。", "行业协会发布倡议。", "该公司与两家期货公司签约。", "《铝行业协会章程》发布。", "大学生参观。"]
        case .hanTradeName: ["国内钢铁宣布涨价。", "首批稀土出口下降。", "全球矿业的投资下降。", "镀膜玻璃6月涨价。"]
        case .hanPlant: ["两家造纸厂停产。", "郊外磷肥厂拆除。", "德国轮胎厂关闭。"]
        }
    }
}
