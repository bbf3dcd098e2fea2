import Model

/// Bodies that everybody calls by a short name: public authorities, organisations of states, exchanges and a few others that
/// news names without introducing them. No companies: those are introduced by the page.
enum KnownOrganizations {
    /// A short name and what it stands for.
    struct Entry: Sendable {
        let short: String
        let name: String?
        let kind: NameKind
    }

    /// `Short=Long`, parted by `|`.
    private static let latinLists: [(kind: NameKind, list: String)] = [
        (
            .authority,
            """
            MIIT=Ministry of Industry and Information Technology|NDRC=National Development and Reform Commission|MOFCOM=Ministry of Commerce\
            |MOF=Ministry of Finance|MEE=Ministry of Ecology and Environment|MNR=Ministry of Natural Resources|MOST=Ministry of Science and Technology\
            |MARA=Ministry of Agriculture and Rural Affairs|MOT=Ministry of Transport|MEM=Ministry of Emergency Management|GAC=General Administration of Customs|GACC=General Administration of Customs\
            |SASAC=State-owned Assets Supervision and Administration Commission|SAMR=State Administration for Market Regulation|CSRC=China Securities Regulatory Commission\
            |PBOC=People's Bank of China|PBoC=People's Bank of China|NBS=National Bureau of Statistics|NEA=National Energy Administration|SAC=Standardization Administration of China|CAAC=Civil Aviation Administration of China\
            |NFRA=National Financial Regulatory Administration|NMPA=National Medical Products Administration|USGS=United States Geological Survey|DOE=Department of Energy|U.S. DOE=Department of Energy\
            |EPA=Environmental Protection Agency|FDA=Food and Drug Administration|USDA=United States Department of Agriculture|USTR=Office of the United States Trade Representative\
            |BIS=Bureau of Industry and Security|METI=Ministry of Economy, Trade and Industry|JOGMEC=Japan Organization for Metals and Energy Security|CFTC=Commodity Futures Trading Commission\
            |FERC=Federal Energy Regulatory Commission|CBP=Customs and Border Protection|ECB=European Central Bank|BoE=Bank of England|BOJ=Bank of Japan|RBI=Reserve Bank of India\
            |State Council=State Council of the People's Republic of China|European Commission=|European Parliament=|European Council=|Federal Reserve=|US Federal Reserve=Federal Reserve|U.S. Federal Reserve=Federal Reserve\
            |Treasury=|US Treasury=|U.S. Treasury=|White House=|US Congress=|U.S. Congress=|Pentagon=|Kremlin=|National People's Congress=|NPC=National People's Congress|CPPCC=Chinese People's Political Consultative Conference\
            |US Geological Survey=United States Geological Survey|U.S. Geological Survey=United States Geological Survey|People's Bank of China=|Bank of England=|Supreme Court=|Geological Survey=
            """
        ),
        (
            .association,
            """
            WTO=World Trade Organization|IMF=International Monetary Fund|EU=European Union|UN=United Nations|United Nations=|OPEC=Organization of the Petroleum Exporting Countries|OPEC+=\
            |OECD=Organisation for Economic Co-operation and Development|ASEAN=Association of Southeast Asian Nations|APEC=Asia-Pacific Economic Cooperation|NATO=North Atlantic Treaty Organization|World Bank=|ADB=Asian Development Bank\
            |IEA=International Energy Agency|IAEA=International Atomic Energy Agency|WHO=World Health Organization|FAO=Food and Agriculture Organization|ILO=International Labour Organization|IMO=International Maritime Organization\
            |ICAO=International Civil Aviation Organization|UNCTAD=|UNESCO=|UNIDO=|AIIB=Asian Infrastructure Investment Bank|ISO=International Organization for Standardization|IEC=International Electrotechnical Commission\
            |IATA=International Air Transport Association|CISA=China Iron and Steel Association|CNIA=China Nonferrous Metals Industry Association|CAAM=China Association of Automobile Manufacturers|CPCA=China Passenger Car Association\
            |ILZSG=International Lead and Zinc Study Group|ICSG=International Copper Study Group|INSG=International Nickel Study Group|IAI=International Aluminium Institute|ITA=International Tin Association|ITRI=\
            |LBMA=London Bullion Market Association|WSA=World Steel Association|FIFA=|G7=|G20=|BRICS=
            """
        ),
        (
            .exchange,
            """
            LME=London Metal Exchange|SHFE=Shanghai Futures Exchange|INE=Shanghai International Energy Exchange|GFEX=Guangzhou Futures Exchange|DCE=Dalian Commodity Exchange|CZCE=Zhengzhou Commodity Exchange|ZCE=Zhengzhou Commodity Exchange\
            |CFFEX=China Financial Futures Exchange|COMEX=Commodity Exchange|Comex=Commodity Exchange|NYMEX=New York Mercantile Exchange|CME=Chicago Mercantile Exchange|CBOT=Chicago Board of Trade|ICE=Intercontinental Exchange\
            |HKEX=Hong Kong Exchanges and Clearing|NYSE=New York Stock Exchange|NASDAQ=|Nasdaq=|SSE=Shanghai Stock Exchange|SZSE=Shenzhen Stock Exchange|ASX=Australian Securities Exchange|SGX=Singapore Exchange|MCX=Multi Commodity Exchange
            """
        ),
    ]

    /// Full names first, short ones behind `~`.
    private static let hanLists: [(kind: NameKind, list: String)] = [
        (
            .authority,
            """
            国务院~国务院办公厅|国家发展和改革委员会~国家发展改革委~国家发改委~发改委~发展改革委|工业和信息化部~工信部~国家工信部|商务部|财政部|科学技术部~科技部|自然资源部|生态环境部|住房和城乡建设部~住建部|交通运输部~交通部|水利部\
            |农业农村部|国家卫生健康委员会~国家卫健委~卫健委|应急管理部|教育部|公安部|司法部|外交部|民政部|人力资源和社会保障部~人社部|文化和旅游部~文旅部|国防部|海关总署|国家税务总局~税务总局|国家市场监督管理总局~市场监管总局~国家市场监管总局\
            |国家能源局|国家统计局|国家知识产权局|国家药品监督管理局~国家药监局~药监局|国家医疗保障局~国家医保局~医保局|国家林业和草原局~国家林草局|国家铁路局|中国民用航空局~中国民航局~民航局|国家邮政局|国家数据局|国家粮食和物资储备局~国家粮储局|国家矿山安全监察局~国家矿山安监局|国家标准化管理委员会~国家标准委\
            |国务院国有资产监督管理委员会~国务院国资委~国资委|国务院关税税则委员会|中国证券监督管理委员会~中国证监会~证监会|国家金融监督管理总局~金融监管总局|中国人民银行~央行~人民银行|国家外汇管理局~外汇局|中央军委|全国人大常委会~全国人大|全国政协|最高人民法院~最高法|最高人民检察院~最高检\
            |中国共产党中央委员会~中共中央|国家发改委价格司|国家航天局|国家原子能机构|国家核安全局|国家中医药管理局|中国气象局~国家气象局|中国地震局|中国地质调查局|美国地质调查局|美国商务部|美国财政部|美国能源部|美国国会|美国联邦储备委员会~美联储|欧洲央行~欧央行|欧盟委员会|欧洲议会|欧盟理事会|日本经济产业省~日本经产省|日本央行|白宫
            """
        ),
        (
            .association,
            "欧洲联盟~欧盟|世界贸易组织~世贸组织|国际货币基金组织|世界银行|联合国|东南亚国家联盟~东盟|石油输出国组织~欧佩克|国际能源署|世界卫生组织~世卫组织|北大西洋公约组织~北约|中国钢铁工业协会~中钢协|中国有色金属工业协会~中国有色协会|中国汽车工业协会~中汽协|乘用车市场信息联席会~乘联会|中国石油和化学工业联合会~石化联合会|中国机械工业联合会~中机联|国际标准化组织|国际海事组织|亚洲开发银行~亚开行"
        ),
        (
            .exchange,
            "上海期货交易所~上期所|上海国际能源交易中心~上期能源|广州期货交易所~广期所|大连商品交易所~大商所|郑州商品交易所~郑商所|中国金融期货交易所~中金所|伦敦金属交易所|上海证券交易所~上交所|深圳证券交易所~深交所|北京证券交易所~北交所|香港联合交易所~香港交易所~港交所|纽约证券交易所~纽交所|纳斯达克|芝加哥商品交易所~芝商所|上海黄金交易所~上金所|全国碳排放权交易市场"
        ),
        (.institute, "中国科学院~中科院|中国工程院|中国社会科学院~社科院|清华大学|北京大学"),
    ]

    /// Short names in Latin letters.
    static let latin: [Entry] = latinLists.flatMap { list in
        list.list.split(separator: "|").map { entry in
            let sides = entry.split(separator: "=", omittingEmptySubsequences: false)
            let long = sides.count > 1 && !sides[1].isEmpty ? String(sides[1]) : nil
            return Entry(short: sides.first.map(String.init) ?? "", name: long, kind: list.kind)
        }
    }

    /// Names in Han characters, short and long.
    static let han: [Entry] = hanLists.flatMap { list in
        list.list.split(separator: "|").flatMap { entry in
            let names = entry.split(separator: "~").map(String.init)
            return names.enumerated().map { Entry(short: $1, name: $0 == 0 ? nil : names.first, kind: list.kind) }
        }
    }

    private static let latinTable: FoldedWordTable<[(bytes: [UInt8], entry: Entry)]> = {
        var table: [FoldedWord: [(bytes: [UInt8], entry: Entry)]] = [:]
        for entry in latin {
            let bytes = Array(entry.short.utf8)
            let end = bytes.firstIndex(of: 0x20) ?? bytes.count
            table[FoldedWord(bytes, 0..<end), default: []].append((bytes, entry))
        }
        for key in table.keys { table[key]?.sort { $0.bytes.count > $1.bytes.count } }
        return FoldedWordTable(table)
    }()

    /// The longest short name that begins at an offset with a word, and where it ends.
    static func longestMatch(_ word: FoldedWord, in bytes: [UInt8], at start: Int, limit: Int) -> (
        entry: Entry, end: Int
    )? {
        guard let entries = latinTable[word] else { return nil }
        for candidate in entries where start + candidate.bytes.count <= limit {
            if candidate.bytes.indices.allSatisfy({ bytes[start + $0] == candidate.bytes[$0] }) {
                return (candidate.entry, start + candidate.bytes.count)
            }
        }
        return nil
    }
}
