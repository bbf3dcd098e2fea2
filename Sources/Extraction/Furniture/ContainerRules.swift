/// What publishers call the boxes of a page: the words of `class` and `id`, and what they speak for.
///
/// A name counts word by word and pair by pair: `related-news__list_x7Kq2`, `relatedNews` and `news_related` all
/// hold the word `related`; `bread-crumb` and `breadcrumb` are the same. Hashes that build tools append are ignored.
struct ContainerRule: Sendable {
    /// What a word in such a name speaks for.
    enum Effect: Equatable, Sendable {
        /// The box is not the article.
        case furniture
        /// The box holds the article; its score is multiplied by this much.
        case body(Double)
        /// The box holds the line of author, date and source.
        case byline
    }

    /// The name that explanations print.
    let name: String
    /// Why it is a rule.
    let reason: String
    /// What it speaks for.
    let effect: Effect
    /// The words, in lower case and without separators.
    let words: [String]
    /// Names of real boxes that the rule must take, and that a test runs.
    let examples: [String]
    /// Names that look alike and must stay untouched.
    var counterexamples: [String] = []
    /// Whether a paragraph or heading of that name is furniture, too. Paywalls name the paragraphs that they will hide,
    /// and themes the ones that they print large, after themselves.
    var takesParagraphs = true

    /// All rules. The place in this list is the rule's bit in `ContainerMarks`; there is room for 32.
    static let all: [ContainerRule] = [
        ContainerRule(
            name: "breadcrumb", reason: "says where the page stands in its site", effect: .furniture,
            words: [
                "breadcrumb", "breadcrumbs", "crumb", "crumbs", "mianbaoxie", "curpos", "position2", "dqwz", "weizhi",
            ],
            examples: ["breadcrumb", "bread-crumb", "Breadcrumb_wrap__x8Kd2", "site-crumbs"]),
        ContainerRule(
            name: "navigation", reason: "leads to other pages", effect: .furniture,
            words: [
                "nav", "navbar", "navigation", "menu", "submenu", "topbar", "toolbar", "daohang", "pagination", "pager",
                "prevnext", "nextprev", "postnavigation", "skiplink", "skip", "toc", "tableofcontents",
            ],
            examples: ["main-nav", "navbar", "post-navigation", "topBar"], counterexamples: ["navy-text"],
            takesParagraphs: false),
        ContainerRule(
            name: "sharing", reason: "buttons to pass the page on", effect: .furniture,
            words: [
                "share", "sharing", "sharebar", "sharebox", "sharebuttons", "social", "socialmedia", "addtoany",
                "addthis", "bdsharebuttonbox", "jiathis", "fenxiang", "sharedaddy", "weixinshare", "qrcode", "erweima",
                "sns", "sharelinks", "socialbar", "sharetools", "articletools", "addtofavorites", "teilen", "partage",
                "compartir",
            ],
            examples: ["share-bar", "socialLinks", "bdsharebuttonbox", "article_share__2kD9q"],
            counterexamples: ["shareholder-letter"]),
        ContainerRule(
            name: "related", reason: "teasers of other articles", effect: .furniture,
            words: [
                "related", "relatednews", "relatedposts", "relatedarticles", "relatedstories", "relatedcontent",
                "relatedlinks", "recommend", "recommended", "recommendation", "recommendations", "morenews",
                "readmore", "readnext", "alsolike", "seealso", "xiangguan", "tuijian", "outbrain", "taboola", "teaser",
                "teasers", "relate", "rel", "morefrom", "morestories", "youmaylike", "suggested", "latestnews",
                "hotnews", "guesslike", "recirc", "recirculation", "jprelatedposts", "morein", "moreon", "moretop",
                "keepreading", "nextposts", "inlinerelated", "readalso", "alsoread", "seemore", "relacionadas",
                "relacionados", "correlati", "kanren", "verwandte", "furtherreading", "recommends", "recentposts",
                "storycontinues", "postrecommends", "postnext",
            ],
            examples: ["related-articles", "relatedNews__a9Xc2", "recommend-list", "more-news", "you-may-like"],
            counterexamples: ["release-text"],
            takesParagraphs: false),
        ContainerRule(
            name: "most read", reason: "a ranking of other articles", effect: .furniture,
            words: [
                "mostread", "mostpopular", "popular", "trending", "hotlist", "hot", "ranking", "ranklist", "topstories",
                "paihang", "redian", "rank", "mostviewed", "mostshared", "meistgelesen", "topread",
            ],
            examples: ["most-popular", "mostRead", "trending-now", "hot_list"],
            takesParagraphs: false),
        ContainerRule(
            name: "comments", reason: "what readers say", effect: .furniture,
            words: [
                "comment", "comments", "commentlist", "disqus", "respond", "pinglun", "replies", "guestbook",
                "discussion", "kommentare", "komentarze", "commentaires", "comentarios", "commenti", "commentarea",
                "readercomments",
            ],
            examples: ["comments-area", "commentList", "disqus_thread"],
            takesParagraphs: false),
        ContainerRule(
            name: "sidebar", reason: "stands beside the article", effect: .furniture,
            words: [
                "sidebar", "aside", "rail", "rightrail", "leftrail", "rightcol", "rightbar", "sidenav",
                "widgetarea", "widgetrecent", "widgetarchive", "widgetcategories", "widgetsearch", "widgettag",
                "blogarchive",
            ],
            examples: ["sidebar", "right-rail", "rightCol", "widget_recent"],
            counterexamples: ["elementor-widget elementor-widget-text-editor"],
            takesParagraphs: false),
        ContainerRule(
            name: "footer", reason: "the foot of the site", effect: .furniture,
            words: [
                "footer", "foot", "copyright", "dibu", "sitefooter", "pagefooter", "footbar", "beian", "colophon",
                "friendlink", "friendlinks",
            ],
            examples: ["site-footer", "footer2", "pageFoot", "copyright"], counterexamples: ["football-news"]),
        ContainerRule(
            name: "advertisement", reason: "is paid for", effect: .furniture,
            words: [
                "ad", "ads", "advert", "adverts", "advertisement", "advertising", "adsbygoogle", "banner", "sponsor",
                "sponsored", "promo", "promotion", "guanggao", "adbox", "adslot", "dfp", "adunit",
            ],
            examples: ["ad", "ad-slot", "adsbygoogle", "promo-box"], counterexamples: ["head", "load", "add"],
            takesParagraphs: false),
        ContainerRule(
            name: "consent", reason: "asks for cookies or terms to be agreed to", effect: .furniture,
            words: [
                "cookie", "cookies", "cookiebar", "consent", "gdpr", "onetrust", "cmp", "cookiebanner", "privacybar",
                "dialog", "cookienotice", "cookielaw", "didomi", "qccmp", "usercentrics", "cookiebot", "borlabs",
                "iubenda", "truste",
            ],
            examples: ["cookie-banner", "onetrust-consent-sdk", "gdprBar"]),
        ContainerRule(
            name: "subscription", reason: "asks the reader to sign up or sign in", effect: .furniture,
            words: [
                "newsletter", "subscribe", "subscription", "signup", "signin", "login", "register", "paywall",
                "dingyue",
                "zhuce", "denglu", "loginbox", "modal", "popup", "overlay", "regwall", "calltoaction", "cta",
            ],
            examples: ["newsletter-signup", "login-box", "paywall_overlay", "popup"],
            takesParagraphs: false),
        ContainerRule(
            name: "tags", reason: "keywords that lead to lists", effect: .furniture,
            words: [
                "tags", "taglist", "tagcloud", "posttags", "articletags", "keywords", "biaoqian", "tagbox", "topics",
                "entrytags", "tagslinks", "taglinks", "catlinks", "postlabels", "articletag", "tagged", "etiquetas",
            ],
            examples: ["post-tags", "tagList", "article-keywords"], counterexamples: ["stages"]),
        ContainerRule(
            name: "author box", reason: "presents the author, not the matter", effect: .furniture,
            words: [
                "authorbox", "authorbio", "aboutauthor", "authorinfo", "authorcard", "biography", "aboutus", "bio",
                "authorprofile", "authordescription", "abouttheauthor", "postauthorbox", "authorsbio", "authordetails",
                "contributors", "postauthor", "authorinfos", "aboutthewriter",
            ],
            examples: ["author-box", "authorBio", "about-the-author-aboutauthor"]),
        ContainerRule(
            name: "disclaimer", reason: "the publisher's legal words", effect: .furniture,
            words: [
                "disclaimer", "disclaimers", "shengming", "mianze", "statement2", "legalnotice", "editorzeren",
                "poststatement", "articlestatement", "copyrightnotice",
            ],
            examples: ["disclaimer", "article-disclaimer"]),
        ContainerRule(
            name: "caption", reason: "belongs to a picture", effect: .furniture,
            words: [
                "caption", "captions", "imgcaption", "wpcaptiontext", "photocredit", "imagecredit", "figcaption",
                "imgdescr", "elementcaption", "figurecaption", "figurecredit", "mediacaption", "mediacredit",
                "photocaption", "piccaption", "imagedescription", "wpcaption",
            ],
            examples: ["wp-caption-text", "image-caption", "photo-credit"]),
        ContainerRule(
            name: "events and webinars", reason: "the publisher's own events", effect: .furniture,
            words: ["webinar", "webinars", "eventlist", "eventslist", "upcomingevents", "meetinglist"],
            examples: ["events-list", "webinars"],
            takesParagraphs: false),
        ContainerRule(
            name: "market data", reason: "a ticker or a price list beside the article", effect: .furniture,
            words: ["ticker", "quotes", "pricelist", "marketdata", "hangqing", "quotelist"],
            examples: ["ticker-tape", "price-list"], counterexamples: ["price-table"],
            takesParagraphs: false),
        ContainerRule(
            name: "byline", reason: "the line of author, date and source", effect: .byline,
            words: [
                "byline", "dateline", "postmeta", "articlemeta", "entrymeta", "newsmeta", "pubtime", "pubdate",
                "publishtime", "publishdate", "articleinfo", "newsinfo", "artinfo", "postinfo", "entrydate", "postdate",
                "articledate", "newsdate", "newstime", "timestamp", "datepublished", "laiyuan", "articlesource",
                "subinfo",
                "fabu", "infobar", "authordate", "sourcetime", "metainfo", "author", "authors", "auteur", "autor",
                "firma", "date", "meta", "kicker", "overline", "eyebrow", "createdby", "published", "publishedon",
                "postedon", "readingtime", "readtime", "articlebyline", "submitted",
            ],
            examples: ["article-meta", "entry-date", "pubTime", "news_info__3xA9k"]),
        ContainerRule(
            name: "article body", reason: "the site calls it the body of the article", effect: .body(1.3),
            words: [
                "articlebody", "articlecontent", "articletext", "storybody", "storycontent", "postcontent", "postbody",
                "entrycontent", "newscontent", "newsdetail", "newstext", "newsbody", "detailcontent", "contentdetail",
                "artcontent", "bodycontent", "articledetail", "trseditor", "ucapcontent", "richmediacontent",
                "jscontent", "zhengwen", "zoom", "articlecon", "newscon", "arttext", "contentbody", "bodytext",
                "storytext", "richtext", "mdcontent", "posttext", "blogcontent", "pagecontent", "endtext",
                "cnewscontent",
                "xlcontent", "pagescontent", "textcontent", "contenttxt", "articleinner", "entrytext",
                "postdescription", "itempagebody", "noticia", "cuerponoticia", "artibody", "postbodycontent",
                "releasebody", "postcontents", "storydetail", "articlewrap", "articlemaintext",
            ],
            examples: ["article-body", "entry-content", "TRS_Editor", "newsContent__3xK2a", "story_body"]),
        ContainerRule(
            name: "article", reason: "the site calls it the article or the content", effect: .body(1.1),
            words: [
                "article", "story", "post", "entry", "content", "neirong", "wenzhang", "maincontent", "hentry",
                "detail",
            ],
            examples: ["article", "main-content", "hentry", "post"]),
    ]
}

/// The container rules that an element's names speak for: one bit a rule.
struct ContainerMarks: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    /// The marks of the rules with an effect.
    private static func marks(where isWanted: (ContainerRule.Effect) -> Bool) -> ContainerMarks {
        var marks: ContainerMarks = []
        for (index, rule) in ContainerRule.all.enumerated() where isWanted(rule.effect) {
            marks.insert(ContainerMarks(rawValue: 1 << UInt32(index)))
        }
        return marks
    }

    /// Rules for boxes that are not the article.
    static let furniture = marks { $0 == .furniture }
    /// Rules for bylines.
    static let byline = marks { $0 == .byline }
    /// Rules for boxes that hold the article.
    static let body = marks {
        if case .body = $0 { true } else { false }
    }
    /// The strongest of them.
    static let articleBody = marks {
        if case .body(let factor) = $0 { factor > 1.2 } else { false }
    }

    /// The rules whose bits are set, in the order of the table.
    var rules: [ContainerRule] {
        ContainerRule.all.enumerated().compactMap { rawValue & (1 << UInt32($0.offset)) != 0 ? $0.element : nil }
    }

    /// What a `class` or `id` says. One pass over its bytes.
    init(names: UnsafeBufferPointer<UInt8>) {
        var marks: UInt32 = 0
        var start = 0
        while start < names.count {
            while start < names.count, names[start].isSpaceASCII { start += 1 }
            var end = start
            while end < names.count, !names[end].isSpaceASCII { end += 1 }
            // Longer than any name a person gives.
            if end > start, end - start <= 96 { marks |= ContainerMarks.marks(ofName: names, start, end) }
            start = end
        }
        rawValue = marks
    }

    /// What `itemprop` or `role` says.
    init(property: UnsafeBufferPointer<UInt8>) {
        let name = property.lowercasedASCII().string
        switch name {
        case "articlebody": self = .articleBody
        case "navigation", "contentinfo", "complementary", "search", "banner", "menu", "dialog", "alertdialog":
            self = ContainerMarks(rawValue: 1 << UInt32(ContainerRule.all.firstIndex { $0.name == "navigation" } ?? 0))
        case "comment":
            self = ContainerMarks(rawValue: 1 << UInt32(ContainerRule.all.firstIndex { $0.name == "comments" } ?? 0))
        default: self = []
        }
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Splits one name into words at separators and at capitals, and looks up each word, each pair and each three.
    private static func marks(ofName bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        var marks: UInt32 = 0
        var last = WordHash()
        var beforeLast = WordHash()
        var index = start
        while index < end {
            while index < end, !bytes[index].isLetterASCII, !bytes[index].isDigitASCII { index += 1 }
            var segmentEnd = index
            while segmentEnd < end, bytes[segmentEnd].isLetterASCII || bytes[segmentEnd].isDigitASCII {
                segmentEnd += 1
            }
            if isBuildHash(bytes, index, segmentEnd) {
                index = segmentEnd
                continue
            }
            while index < segmentEnd {
                var word = WordHash()
                repeat {
                    word.append(bytes[index].lowercasedASCII)
                    index += 1
                } while index < segmentEnd && !(bytes[index].isUpperASCII && !bytes[index - 1].isUpperASCII)
                    && !(bytes[index].isDigitASCII && !bytes[index - 1].isDigitASCII)
                marks |= table[word]
                if last.length > 0 {
                    marks |= table[last.followed(by: word)]
                    if beforeLast.length > 0 { marks |= table[beforeLast.followed(by: last).followed(by: word)] }
                }
                beforeLast = last
                last = word
            }
        }
        return marks
    }

    /// Whether a segment of a name is what a build tool appended: letters and digits mixed, or capitals in the
    /// middle of scraps.
    private static func isBuildHash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var scrap = 0
        var scraps = 0
        var digitThenLetter = false
        var hasCapital = false
        var index = start
        while index < end {
            let byte = bytes[index]
            if index > start {
                if byte.isUpperASCII, !bytes[index - 1].isUpperASCII {
                    if scrap <= 2 { scraps += 1 }
                    scrap = 0
                    hasCapital = true
                }
                if byte.isLetterASCII, bytes[index - 1].isDigitASCII { digitThenLetter = true }
            }
            scrap += 1
            index += 1
        }
        if hasCapital, scrap <= 2 { scraps += 1 }
        return digitThenLetter || scraps > 0
    }

    private static let table = WordTable()
}

/// A word by a polynomial hash, so that words can be joined: hash(ab) = hash(a) * base^|b| + hash(b).
private struct WordHash {
    private(set) var value: UInt64 = 0
    private(set) var power: UInt64 = 1
    private(set) var length = 0

    private static let base: UInt64 = 0x0000_0100_0000_01B3

    mutating func append(_ byte: UInt8) {
        value = value &* WordHash.base &+ UInt64(byte)
        power = power &* WordHash.base
        length += 1
    }

    func followed(by other: WordHash) -> WordHash {
        var joined = self
        joined.value = value &* other.power &+ other.value
        joined.power = power &* other.power
        joined.length = length + other.length
        return joined
    }

    init() {}

    init(_ word: String) {
        for byte in word.utf8 { append(byte) }
    }
}

/// Words to marks, by hash: open addressing, no more than a quarter full.
private struct WordTable: Sendable {
    private var keys: [UInt64]
    private var marks: [UInt32]
    private let mask: Int

    init() {
        let words = ContainerRule.all.enumerated().flatMap { index, rule in rule.words.map { ($0, UInt32(1) << index) }
        }
        var capacity = 64
        while capacity < words.count * 4 { capacity *= 2 }
        mask = capacity - 1
        keys = Array(repeating: 0, count: capacity)
        marks = Array(repeating: 0, count: capacity)
        for (word, mark) in words {
            let hash = WordHash(word)
            var slot = slot(hash)
            while keys[slot] != 0, keys[slot] != hash.value { slot = (slot + 1) & mask }
            keys[slot] = hash.value
            marks[slot] |= mark
        }
    }

    private func slot(_ hash: WordHash) -> Int { Int(truncatingIfNeeded: hash.value ^ (hash.value >> 17)) & mask }

    subscript(hash: WordHash) -> UInt32 {
        guard hash.length > 1 else { return 0 }
        var slot = slot(hash)
        while keys[slot] != 0 {
            if keys[slot] == hash.value { return marks[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }
}
