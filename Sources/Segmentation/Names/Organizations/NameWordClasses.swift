import Model

/// What a capitalised word can do in a name.
struct NameWordClasses: OptionSet, Sendable {
    let rawValue: UInt32

    /// The legal form of a company: nothing of its name stands behind it.
    static let legalForm = NameWordClasses(rawValue: 1 << 0)
    /// Closes the name of a company: "Group".
    static let company = NameWordClasses(rawValue: 1 << 1)
    /// Part of a state: "Ministry", "Commission".
    static let authority = NameWordClasses(rawValue: 1 << 2)
    /// "University", "Institute".
    static let institute = NameWordClasses(rawValue: 1 << 3)
    /// "Association", "Alliance".
    static let association = NameWordClasses(rawValue: 1 << 4)
    /// "Exchange".
    static let exchange = NameWordClasses(rawValue: 1 << 5)
    /// May go on with "of", "for" or "on": "Ministry of ...".
    static let takesOf = NameWordClasses(rawValue: 1 << 6)
    /// What such a word closes is no organisation, though one may stand in it: "Conference", "Plan".
    static let matter = NameWordClasses(rawValue: 1 << 7)
    /// The office of a person.
    static let office = NameWordClasses(rawValue: 1 << 8)
    /// Opens a sentence, or is a small word set with a capital.
    static let opener = NameWordClasses(rawValue: 1 << 9)
    /// A verb in a heading.
    static let verb = NameWordClasses(rawValue: 1 << 10)
    /// A word that distinguishes nobody: "National", "New".
    static let generic = NameWordClasses(rawValue: 1 << 11)
    /// A trade or what is traded: a name may end with it.
    static let trade = NameWordClasses(rawValue: 1 << 12)
    /// "Province", "County".
    static let placeForm = NameWordClasses(rawValue: 1 << 13)
    /// Goes between a place and what is there: "Municipal", "Phase".
    static let afterPlace = NameWordClasses(rawValue: 1 << 14)
    /// "Northern", "Mainland".
    static let beforePlace = NameWordClasses(rawValue: 1 << 15)
    /// An abbreviation: its stop ends no sentence.
    static let abbreviation = NameWordClasses(rawValue: 1 << 16)
    /// Counts only in capitals throughout: "AG" and not "Ag".
    static let capitals = NameWordClasses(rawValue: 1 << 17)
    /// A place for meetings when "Center" or "Park" follows.
    static let venue = NameWordClasses(rawValue: 1 << 18)

    /// Makes an organisation of what it closes.
    static let heads: NameWordClasses = [.legalForm, .company, .authority, .institute, .association, .exchange]
    /// Stands in no name.
    static let boundaries: NameWordClasses = [.office, .opener, .verb]
}

/// The words by class.
enum NameWordTable {
    private static let lists: [(classes: NameWordClasses, words: String)] = [
        ([.legalForm, .abbreviation], "co ltd corp inc"),
        (.legalForm, "limited llc incorporated gmbh berhad bhd pty tbk pvt jsc pjsc ojsc llp oyj"),
        (
            [.legalForm, .capitals],
            "ab ag sa se nv bv as asa plc kg kk sas spa s.a s.p.a n.v b.v s.a.c s.a.s k.k a.s l.l.c s.a. s.p.a. n.v. b.v. s.a.c. s.a.s. k.k. a.s. l.l.c."
        ),
        (.company, "group holdings holding company corporation enterprises conglomerate"),
        ([.company, .takesOf], "bank"),
        (.company, "fund"),
        (
            [.authority, .takesOf],
            "ministry department bureau commission administration agency council committee government customs authority inspectorate secretariat directorate court parliament office subcommittee"
        ),
        ([.institute, .takesOf], "university institute academy college laboratory school faculty center centre"),
        (
            [.association, .takesOf],
            "association society federation union alliance chamber league confederation consortium branch organization organisation foundation guild"
        ),
        ([.exchange], "exchange bourse"),
        (
            .matter,
            "conference meeting forum symposium seminar exhibition expo fair summit congress project projects plan plans award awards prize program programme catalog catalogue law act agreement standard standards system garden base park plaza hotel terminal port airport stadium market markets index price prices measures policies policy opinions notice announcement guidelines guide list report review regulations directive decree convention treaty strategy initiative action campaign ceremony workshop festival cup medal line lines mine mines plant plants factory smelter refinery furnace furnaces mill mills works refineries railway road street bridge river lake sea bay island islands mountain edition certification certificate laptop model series car cars alloys contract contracts futures rules fees charter code mechanism"
        ),
        (
            .office,
            "chairman chairwoman chairperson president vice-president secretary minister mayor director manager governor ceo cfo coo professor academician dr mr mrs ms premier commissioner magistrate spokesman spokesperson spokeswoman deputy chief vice analyst engineer member officer head general-secretary sir comrade founder"
        ),
        (
            .opener,
            "the a an on in at from by as for with after before during while when since under according to this these that those meanwhile also however its their his her both and but or last until upon within without among between through over about against into if although though because once then thus here there it they he she we you i all any each every some several many most more another other such no not currently subsequently recently yesterday today earlier later additionally moreover furthermore afterwards besides finally instead overall previously so only same what which who where why how despite owing due following per via of are is was were be been has have had will would can could may might must should do does did january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday one two three four five six seven eight nine ten eleven twelve first second third fourth fifth"
        ),
        (
            .verb,
            "signs signed holds held issues issued releases released launches launched starts started begins completes completed announces announced opens opened wins won acquires acquired buys sells raises cuts suspends suspended halts halted resumes resumed approves approved establishes established builds unveils introduces introduced invests adopts adopted enters entered passes passed joins joined gets receives receives makes takes puts put sets goes goes closes closed restarts restarted expands plans commissions commissioned obtains ships shipped rises falls breaks reaches reached becomes continues continue lists adds says said agrees agreed seeks settles settled collaborates collaborate sign hold issue launch begin injects leads leads achieves achieve accelerates supports promotes published publishes visits visited awarded listed"
        ),
        (
            .generic,
            "party standing central local municipal provincial county city state federal executive working leading expert technical technological joint new special steering organizing parent listed public private people's supreme high national general first second third global world international regional main large major listed state-owned green primary rare domestic overseas foreign chinese american european other own largest annual senior junior board member members light heavy high-tech advanced key big small old young great total various relevant competent related former future modern professional independent"
        ),
        (
            .trade,
            "technology technologies materials material energy mining metals metal steel aluminum aluminium copper zinc lead tin nickel cobalt lithium magnesium titanium tungsten molybdenum antimony silicon gold silver iron manganese vanadium gallium germanium graphite carbon coal coke coking chemical chemicals petrochemical petrochemicals pharma pharmaceutical pharmaceuticals biotech biotechnology battery batteries semiconductor semiconductors electronics electric electrical power motor motors motion automotive auto automobile automobiles machinery equipment industrial industry industries resources minerals mineral smelting smelter refining foundry foil wire cable cables tube tubes pipe pipes alloy alloys stainless castings casting forging extrusion glass cement paper pulp textile textiles ceramics rubber plastics plastic solar wind photovoltaic photovoltaics hydrogen gas oil petroleum logistics shipping marine shipbuilding shipyard airlines aviation aerospace rail railways foods food dairy sugar beverages brewery breweries agriculture feed fertilizer insurance securities capital investment investments financial finance trading trade commodities development construction engineering design environmental environment recycling water telecom communications software systems solutions services media network networks robotics optics optoelectronics precision intelligent manufacturing manufacturer products product innovation nonferrous non-ferrous magnet magnets magnetics permanent alumina bauxite ferroalloy refractories sponge health healthcare medical instruments sciences life mould die-casting wheel parts components crane heavy pumps valves bearings tyre tyres tires appliances appliance home retail real estate property properties futures partners ventures"
        ),
        (.placeForm, "province county city prefecture municipality district region township town village"),
        (.afterPlace, "municipal provincial phase autonomous prefectural party"),
        (
            .beforePlace,
            "northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern mainland greater downtown northern upper lower"
        ),
        (.abbreviation, "bros st mt no intl tech mfg ind chem dept univ assoc fig vol dr mr mrs ms"),
        (.venue, "exhibition convention conference exposition expo shopping sports data trade"),
    ]

    private static let table: FoldedWordTable<NameWordClasses> = {
        var table: [FoldedWord: NameWordClasses] = [:]
        for list in lists {
            for word in list.words.split(separator: " ") {
                let bytes = Array(word.utf8)
                table[FoldedWord(bytes, 0..<bytes.count), default: []].formUnion(list.classes)
            }
        }
        return FoldedWordTable(table)
    }()

    /// The classes of a word as it is printed.
    static func classes(of word: FoldedWord, printed range: Range<Int>, in bytes: [UInt8]) -> NameWordClasses {
        guard !word.isUnknown, var classes = table[word] else { return [] }
        if classes.contains(.capitals) {
            let isCapital = range.allSatisfy { !bytes[$0].isLower }
            classes = isCapital ? [.legalForm] : classes.subtracting([.capitals, .legalForm])
        }
        // "May" opens a sentence as often as it is anything else; so do all openers, but not in capitals: "IT", "US".
        if classes.contains(.opener), range.count > 1, range.allSatisfy({ bytes[$0].isUpper }) { return [] }
        return classes
    }

    /// The kind of organisation that a word makes.
    static func kind(of classes: NameWordClasses) -> NameKind? {
        if !classes.isDisjoint(with: [.legalForm, .company]) { return .company }
        if classes.contains(.authority) { return .authority }
        if classes.contains(.institute) { return .institute }
        if classes.contains(.association) { return .association }
        if classes.contains(.exchange) { return .exchange }
        return nil
    }

    /// Verbs that only somebody can be the subject of, and what may stand before them.
    static let agentVerbs = FoldedWordSet([
        "announced", "said", "signed", "held", "issued", "released", "launched", "completed", "started", "began",
        "commissioned", "opened", "won", "bought", "sold", "acquired", "plans", "will", "has", "had", "reported",
        "also", "officially", "successfully", "jointly", "invested", "agreed", "proposed", "planned", "published",
        "established", "filed", "obtained", "received", "presented", "introduced", "introduces", "absorbed", "resumed",
        "suspended", "raised", "cut", "shipped", "delivered", "built", "expects", "expected", "intends", "declared",
        "unveiled", "organized", "hosted", "cooperated", "collaborated", "led", "took", "entered", "withdrew", "closed",
        "put", "produced", "ordered", "shut", "restarted", "expanded", "joined", "decided", "applied", "appointed",
        "actively", "currently", "disclosed", "stated", "told", "says", "responded", "outbid", "ran", "posted",
        "awarded", "secured", "terminated", "cancelled", "canceled", "halted", "gave", "made", "paid", "listed",
        "merged",
        "became", "did", "stopped", "submitted", "supplied", "supplies", "operates", "owns", "holds", "became",
    ])
}
