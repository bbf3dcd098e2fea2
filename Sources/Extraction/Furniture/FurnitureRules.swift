extension FurnitureRule {
    /// All rules, in the order in which they are asked.
    static let all: [FurnitureRule] = head + foot + anywhere

    private static let head: [FurnitureRule] = [
        FurnitureRule(
            "breadcrumb", reason: "the way from the home page to this one", place: .head, longest: 400,
            patterns: [
                .crumbs(["home", "homepage", "home page", "首页", "主页", "网站首页"]),
                .opens(["当前位置", "您的位置", "你的位置", "您现在的位置", "您所在的位置", "所在位置", "you are here"]),
            ],
            examples: ["Home / Metal News / A plant opens", "Home > News", "首页 > 新闻 > 正文", "当前位置：首页>资讯", "首页"],
            counterexamples: ["Homeowners pay more", "Home prices rose in May"]),
        FurnitureRule(
            "byline", reason: "date, time, source and author of the article", place: .head, longest: 240,
            patterns: [.dateline],
            examples: [
                "iconApr 9, 2025 13:58", "09:27:07AM Nov 21, 2016", "Published: 9 April 2025", "2024-12-31 08:00",
                "2025年4月9日 13:58 来源：某报", "发布时间：2024-12-31", "Wednesday, 9 April 2025",
            ],
            counterexamples: [
                "On May 16, 2024, the plant opened.", "Market review of April 9, 2025", "2024年5月16日，工厂投产。",
                "On Dec 20, 2024 10:00 the first furnace was lit in the new hall",
            ]),
        FurnitureRule(
            "source", reason: "who reported it first", place: .head, longest: 100,
            patterns: [
                .opens(["source:", "source：", "来源：", "来源:", "文章来源", "信息来源", "稿源", "稿件来源", "消息来源", "来源 ："])
            ],
            examples: ["Source:SMM", "Source: A Daily", "来源：某报", "稿件来源：新闻社"],
            counterexamples: ["Sources say the plant will close"]),
        FurnitureRule(
            "author", reason: "who wrote it", place: .head, longest: 120,
            patterns: [
                .credit,
                .opens([
                    "author:", "written by ", "reporter:", "editor:", "作者：", "作者:", "记者：", "编辑：", "编辑:", "责任编辑", "责编",
                    "text: ", "autor: ", "auteur : ", "autore: ", "автор:", "текст:", "文/", "文｜", "撰文", "words by ",
                    "story by ", "reported by ",
                ]),
            ],
            examples: ["By Jane Doe", "Author: J. Doe", "作者：张三", "责任编辑：李四"],
            counterexamples: ["By the end of 2024 output had doubled"]),
        FurnitureRule(
            "reading aids", reason: "counters and controls around the title", place: .head, longest: 80,
            patterns: [
                .ends([
                    "min read", "minute read", "minutes read", "min. lesezeit", "min de lecture", "min de lectura",
                    "min di lettura", "min. czytania", "мин. чтения", "views", "comments", "reads", "minuten lesezeit",
                    "minutes de lecture",
                ]),
                .whole([
                    "print", "listen", "listen to this article", "text size", "icon", "save", "打印", "收藏", "大 中 小",
                    "小 中 大", "字体", "字号", "正文", "点赞", "听新闻", "listen now", "follow", "following", "open in app", "--",
                    "-", "·", "•", "drucken", "teilen", "kommentare", "imprimer", "partager", "commenter", "imprimir",
                    "compartir", "stampa", "condividi", "udostępnij", "поделиться", "シェア", "ツイート", "print article",
                    "share", "save article", "bookmark", "add to favorites", "download pdf", "jump to recipe",
                    "comments", "comment", "publicité", "news provided by", "share save",
                ]),
                .opens(["字体：", "字号：", "字体:", "浏览次数", "浏览量", "阅读量", "阅读数", "点击数", "点击量", "访问量", "views:"]),
            ],
            examples: ["5 min read", "Print", "字体：大 中 小", "浏览次数：123"], counterexamples: ["Print runs fell"]),
    ]

    private static let foot: [FurnitureRule] = [
        FurnitureRule(
            "contact line", reason: "whom to ask about the article", place: .foot, effect: .rest, longest: 400,
            patterns: [
                .opens([
                    "for queries, please contact", "for any queries, please contact", "for queries please contact",
                    "for enquiries", "for inquiries", "for more details, please contact",
                    "for further information, please contact",
                    "if you have any questions, please contact", "if you have any queries",
                    "any queries, please contact", "如有疑问", "如有问题，请",
                    "如需咨询", "联系电话", "联系邮箱", "咨询电话", "投稿邮箱",
                ])
            ],
            examples: ["For queries, please contact Jane Doe at jane@example.com", "如有疑问，请联系我们"],
            counterexamples: ["Queries rose in May"]),
        FurnitureRule(
            "access to research", reason: "the publisher's offer", place: .foot, effect: .rest, longest: 400,
            patterns: [
                .opens([
                    "for more information on how to access", "for more information about our", "to access our research",
                    "to learn more about our", "click here to learn more about", "欲了解更多", "如需了解更多", "更多详情请", "点击查看更多",
                ])
            ],
            examples: [
                "For more information on how to access our research reports, please email us at desk@example.com"
            ]),
        FurnitureRule(
            "events and webinars", reason: "the publisher's own events", place: .foot, effect: .rest, longest: 80,
            patterns: [
                .ends(["events & webinars", "events and webinars", "webinars & events", "conferences & webinars"]),
                .whole(["upcoming events", "our events", "会议活动", "近期会议", "会议预告", "热门会议"]),
            ],
            examples: ["SMM Events & Webinars", "Events and webinars", "近期会议"],
            counterexamples: ["The year's events and webinars drew thousands"]),
        FurnitureRule(
            "data source statement", reason: "where the publisher's data come from", place: .foot, effect: .rest,
            longest: 1600, patterns: [.opens(["data source statement", "数据来源声明", "数据声明"])],
            examples: ["Data Source Statement: Except for public information, all data are ours.", "数据来源声明：除公开信息外"]),
        FurnitureRule(
            "most read", reason: "a ranking of other articles", place: .foot, effect: .rest, longest: 60,
            patterns: [
                .whole([
                    "most popular", "most read", "most viewed", "most shared", "trending", "trending now",
                    "popular news",
                    "popular posts", "top stories", "hot news", "hot topics", "热门文章", "热门新闻", "热点新闻", "阅读排行", "热门推荐",
                    "排行榜",
                    "今日热点", "热点推荐", "点击排行", "新闻排行", "24小时热文", "热门资讯",
                ])
            ],
            examples: ["MOST POPULAR", "Trending now:", "热门新闻"], counterexamples: ["Most popular was the new alloy"]),
        FurnitureRule(
            "related", reason: "teasers of other articles", place: .foot, effect: .rest, longest: 80,
            patterns: [
                .whole([
                    "related", "related news", "related articles", "related stories", "related reading",
                    "related posts",
                    "related content", "related topics", "related links", "you may also like", "you might also like",
                    "you may like",
                    "recommended", "recommended for you", "recommended reading", "more news", "read next",
                    "more stories",
                    "latest news", "more from this section", "see also", "相关阅读", "相关新闻", "相关文章", "相关推荐", "推荐阅读", "延伸阅读",
                    "更多新闻",
                    "猜你喜欢", "最新资讯", "为您推荐", "相关资讯", "更多阅读", "相关链接", "最新文章", "为你推荐", "相关报道",
                    "das könnte sie auch interessieren", "mehr zum thema", "weitere artikel", "auch interessant",
                    "verwandte artikel", "à lire aussi", "lire aussi", "sur le même sujet", "articles liés",
                    "vous aimerez aussi", "noticias relacionadas", "artículos relacionados", "te puede interesar",
                    "articoli correlati", "leggi anche", "potrebbe interessarti", "notícias relacionadas",
                    "leia também", "veja também", "lees ook", "gerelateerd", "meer nieuws", "zobacz także",
                    "czytaj także", "polecane", "читайте также", "другие новости", "по теме", "関連記事", "あわせて読みたい",
                    "관련기사", "keep reading", "more posts", "recent posts", "more articles", "other articles",
                    "more like this", "similar articles", "also in this issue", "also on this topic", "further reading",
                    "more headlines", "in other news", "popular articles", "editor's picks", "editors' picks",
                    "top picks", "what to read next", "more on this story", "more on this topic", "more from the web",
                    "from around the web", "阅读下一篇", "精彩推荐", "热门阅读", "related coverage", "more top stories",
                    "recommended stories", "promoted stories", "suggested reading",
                ]),
                .opens([
                    "上一篇", "下一篇", "previous article", "next article", "previous post", "next post", "previous:",
                    "next:", "recommended from ", "mehr von ", "more by ", "post navigation",
                ]),
            ],
            examples: ["Related news", "You may also like", "相关阅读：", "上一篇：某文", "Next article: A plant closes"],
            counterexamples: ["Related industries grew"]),
        FurnitureRule(
            "comments", reason: "what readers say", place: .foot, effect: .rest, longest: 60,
            patterns: [
                .whole([
                    "comments", "leave a comment", "leave a reply", "post a comment", "add a comment", "0 comments",
                    "join the discussion", "join the conversation", "评论", "发表评论", "网友评论", "我要评论", "全部评论", "最新评论",
                    "热门评论", "文明上网理性发言", "kommentare", "kommentar schreiben", "schreibe einen kommentar",
                    "kommentar verfassen", "commentaires", "laisser un commentaire", "comentarios",
                    "deja un comentario", "deja una respuesta", "commenti", "lascia un commento", "comentários",
                    "reacties", "komentarze", "dodaj komentarz", "комментарии", "コメント", "view comments",
                    "add new comment", "show comments", "post your comment", "write a comment", "your comment",
                    "reader comments", "have your say", "1 comment", "1 comment:", "leave a comment cancel reply",
                    "leave a reply cancel reply",
                ])
            ],
            examples: ["Leave a comment", "Comments", "网友评论"], counterexamples: ["Comments were sharp"]),
        FurnitureRule(
            "disclaimer", reason: "the publisher's legal words", place: .foot, effect: .rest, longest: 1600,
            patterns: [
                .opens([
                    "disclaimer", "legal notice", "risk warning", "risk disclosure", "*disclaimer", "免责声明", "版权声明",
                    "【免责声明】", "特别声明",
                    "郑重声明", "【版权声明】", "（免责声明",
                ])
            ],
            examples: ["Disclaimer: this is no advice.", "免责声明：本文仅供参考。"]),
        FurnitureRule(
            "copyright", reason: "whose text it is", place: .foot, effect: .rest, longest: 400,
            patterns: [
                .opens([
                    "copyright ©", "copyright (c)", "copyright 20", "© ", "©20", "©", "(c) 20", "版权所有",
                    "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos",
                    "tutti i diritti", "todos os direitos", "wszelkie prawa", "все права защищены", "© riproduzione",
                    "riproduzione riservata", "無断転載", "reproduction only", "all texts are protected", "no part of this",
                    "this material may not be",
                ]),
                .holds([
                    "all rights reserved", "icp备", "icp证", "公网安备", "tous droits réservés", "riproduzione riservata",
                    "derechos reservados",
                ]),
            ],
            examples: ["© 2025 A Publisher. All rights reserved.", "版权所有 某网", "沪ICP备00000000号"]),
        FurnitureRule(
            "about the author", reason: "presents the author, not the matter", place: .foot, effect: .rest, longest: 80,
            patterns: [
                .opens(["about the author:", "written by ", "über den autor", "author bio"]),
                .whole([
                    "about the author", "about the authors", "作者简介", "关于作者", "über den autor", "zum autor",
                    "à propos de l'auteur", "sobre el autor", "sull'autore", "sobre o autor", "o autorze", "об авторе",
                ]),
            ],
            examples: ["About the author"]),
        FurnitureRule(
            "editor", reason: "who edited it", place: .foot, longest: 160,
            patterns: [
                .opens([
                    "责任编辑", "责编", "编辑：", "编辑:", "（责任编辑", "(责任编辑", "[责任编辑", "【责任编辑", "审核：", "校对：", "（编辑", "(编辑", "（完）",
                    "editor:", "edited by ", "reporting by ", "(reporting by ", "（来源：", "(来源：", "来源：", "来源:", "文章来源",
                    "quelle:", "source :", "fonte:", "fuente:", "redaktion:", "mit material von", "（责任", "责编：", "本文来源",
                    "（作者", "特约编辑",
                ])
            ],
            examples: ["责任编辑：李四", "（责任编辑：王五）", "Reporting by Jane Doe; editing by John Roe", "来源：某报"],
            counterexamples: ["Editors met in May"]),
        FurnitureRule(
            "tags", reason: "keywords that lead to lists", place: .foot, longest: 400,
            patterns: [
                .opens([
                    "tags:", "tags：", "tag:", "tags ", "标签：", "标签:", "关键词：", "关键词:", "关键字：", "keywords:", "filed under",
                    "topics:", "labels:", "label:", "schlagwörter", "schlagworte:", "themen:", "mots-clés",
                    "sur le même thème", "etiquetas:", "temas:", "temi:", "argomenti:", "tagi:",
                    "теги:", "метки:", "タグ", "文章关键词", "posted in ", "posted under", "filed in", "categories:",
                    "category:", "more in:", "in this article:",
                ])
            ],
            examples: ["Tags: magnesium, alloys", "关键词：镁 合金"], counterexamples: ["Tagged coils were shipped"]),
        FurnitureRule(
            "site links", reason: "leads to the publisher's own pages", place: .foot, longest: 60,
            patterns: [
                .whole([
                    "terms of use", "privacy policy", "terms & conditions", "about us", "contact us", "sitemap",
                    "back to top",
                    "return to top", "关于我们", "联系我们", "网站地图", "返回顶部", "返回列表", "打印", "关闭", "关闭窗口", "打印本页", "【打印】 【关闭】",
                    "收藏", "impressum", "datenschutz", "mentions légales", "politique de confidentialité", "aviso legal",
                    "note legali", "all articles", "zur startseite", "nach oben", "我要反馈", "举报", "返回搜狐，查看更多", "顶一下",
                    "print article", "printer-friendly version | e-mail this story", "printer-friendly version",
                    "e-mail this story", "send to a friend", "download pdf", "permalink", "next", "previous", "prev",
                    "older post", "newer post", "post navigation",
                ])
            ],
            examples: ["Back to top", "返回顶部", "Privacy Policy"]),
    ]

    private static let anywhere: [FurnitureRule] = [
        FurnitureRule(
            "sharing", reason: "buttons to pass the page on", place: .anywhere, longest: 160,
            patterns: [
                .whole([
                    "share", "share this", "share this article", "share article", "share this story", "share this post",
                    "tweet",
                    "facebook", "twitter", "linkedin", "whatsapp", "telegram", "reddit", "email", "copy link",
                    "link copied",
                    "分享", "分享到", "微信", "微博", "qq空间", "扫一扫", "分享至", "复制链接", "微信好友", "朋友圈",
                    "facebook twitter linkedin", "share on facebook", "share on twitter", "share on linkedin",
                    "print this page", "teilen", "artikel teilen", "auf facebook teilen", "partager",
                    "partager cet article", "partager sur facebook", "compartir", "comparte", "condividi",
                    "compartilhar", "compartilhe", "delen", "udostępnij", "поделиться", "シェア", "シェアする", "ツイート", "공유",
                    "share on", "share via", "share via email", "pinterest", "tumblr", "pocket", "messenger", "x",
                    "email this", "blogthis!", "share to twitter", "share to facebook", "share to pinterest", "print",
                    "share on x", "share on reddit", "share on whatsapp", "share this page", "share with friends",
                    "like this:", "like loading...", "facebook twitter", "twitter facebook", "tweet share",
                    "share tweet",
                ]),
                .opens([
                    "分享到", "微信扫一扫", "扫一扫，", "用微信扫描", "打开微信", "follow us on ", "share this article on ",
                    "share on facebook", "click to share", "udostępnij:", "teilen:", "partager :", "compartir:",
                    "condividi:", "share:", "share this ", "follow us on", "follow us:", "suivez-nous", "síguenos",
                    "seguici su", "folgen sie uns", "follow me on",
                ]),
            ],
            examples: ["Share:", "Tweet", "分享到：微信 微博", "Follow us on LinkedIn"],
            counterexamples: ["Share prices fell", "Shares of the maker rose 3%"]),
        FurnitureRule(
            "advertisement", reason: "is paid for", place: .anywhere, longest: 80,
            patterns: [
                .whole([
                    "advertisement", "ad", "ads", "sponsored", "sponsored content", "广告", "story continues below",
                    "story continues below advertisement", "anzeige", "werbung", "publicité", "publicidad",
                    "publicidade", "pubblicità", "advertentie", "reklama", "реклама", "広告", "광고", "advertisements",
                    "advertising", "- advertisement -", "paid content", "promoted",
                    "advertisement - scroll to continue", "remove ads", "loading...", "loading",
                ]),
                .opens(["advertisement - ", "article continues below", "article continues after"]),
            ],
            examples: ["ADVERTISEMENT", "广告", "Article continues below this ad"],
            counterexamples: ["Advertisement spending rose"]),
        FurnitureRule(
            "read more", reason: "leads to another article", place: .anywhere, longest: 300,
            patterns: [
                .opens([
                    "read more:", "read also:", "also read:", "also read |", "see also:", "related:", "read next:",
                    "don't miss:",
                    "延伸阅读：", "相关阅读：", "相关新闻：", "推荐阅读：", "延伸阅读:", "相关阅读:", ">>> ", ">>>", "点击查看", "lesen sie auch",
                    "lies auch", "mehr dazu:", "lesen sie hier", "auch interessant:", "à lire aussi", "lire aussi",
                    "lire également", "voir aussi", "lea también", "lea además", "lee también", "te puede interesar:",
                    "leer más:", "también te puede", "leggi anche", "leggi qui", "vedi anche", "leia também",
                    "leia mais", "veja também", "lees ook", "czytaj też", "czytaj także", "zobacz też", "zobacz także",
                    "читайте также", "смотрите также", "[read", "(read more", "more:", "watch:", "also:", "read: ",
                    "see more:", "recommended:", "more on this:", "read the full story", "learn more:", "click here",
                    "もっと読む", "関連記事", "あわせて読みたい",
                ]),
                .whole([
                    "continue reading", "read more", "show more", "load more", "read full article", "展开全文", "阅读全文",
                    "查看更多", "查看全文", "more", "更多", "view all", "see all",
                ]),
            ],
            examples: ["Read more: A plant closes", "相关阅读：某厂停产", "Read more"],
            counterexamples: ["Read more in the report that the ministry issued"]),
        FurnitureRule(
            "subscription", reason: "asks the reader to sign up", place: .anywhere, longest: 240,
            patterns: [
                .opens([
                    "subscribe to our", "subscribe to the", "subscribe now", "sign up for our", "sign up for the",
                    "sign up to our",
                    "sign up here", "get our newsletter", "get the latest news", "join our newsletter", "欢迎关注", "关注我们",
                    "点击关注", "扫码关注",
                    "长按识别", "扫描二维码", "请关注", "to continue reading", "already a subscriber", "sign up to receive",
                    "sign up for", "sign up and", "subscribe and", "subscribe here", "subscribe today",
                    "get the best of", "never miss", "don't miss out", "get our ", "join our", "enjoying this",
                    "enjoy our", "support our journalism", "become a member", "become a subscriber",
                    "la suite de cet article est réservée", "cet article est réservé aux abonnés", "pour lire la suite",
                    "abonnez-vous", "inscrivez-vous", "jetzt abonnieren", "hier anmelden", "newsletter abonnieren",
                    "melden sie sich", "suscríbete", "suscribase", "regístrate", "iscriviti", "abbonati", "assine",
                    "inscreva-se", "zapisz się", "подпишитесь", "подписывайтесь", "メルマガ",
                    "this is your last free article", "thanks for reading", "thank you for reading",
                    "your email address will not be published",
                ]),
                .whole([
                    "subscribe", "newsletter", "sign up", "log in", "sign in", "login", "register", "登录", "注册", "立即订阅",
                    "登录 注册",
                ]),
            ],
            examples: ["Subscribe to our newsletter", "Sign up", "欢迎关注公众号"],
            counterexamples: ["Subscribers grew by 3%"]),
        FurnitureRule(
            "cookies", reason: "asks for cookies to be agreed to", place: .anywhere, longest: 1200,
            patterns: [
                .opens([
                    "we use cookies", "this site uses cookies", "this website uses cookies", "our website uses cookies",
                    "by continuing to use this", "by continuing to browse", "we and our partners",
                    "we value your privacy",
                    "本网站使用cookie", "我们使用cookie", "本站使用cookie", "wir verwenden cookies",
                    "diese website verwendet cookies", "nous utilisons des cookies", "ce site utilise des cookies",
                    "utilizamos cookies", "usamos cookies", "este sitio utiliza cookies", "questo sito utilizza",
                    "utilizziamo i cookie", "we and our", "store and/or access information",
                    "some vendors may process your personal data", "we care about your privacy",
                    "your privacy is important", "personalised advertising and content", "ta strona używa",
                    "мы используем файлы cookie",
                ]),
                .whole([
                    "accept all", "accept cookies", "accept all cookies", "reject all", "cookie settings",
                    "manage cookies", "接受全部", "alle akzeptieren", "tout accepter", "aceptar todo", "accetta tutti",
                    "do not consent", "consent",
                ]),
            ],
            examples: ["We use cookies to improve this site.", "Accept all", "我们使用Cookie"],
            counterexamples: ["Cookies are made of flour"]),
        FurnitureRule(
            "picture credit", reason: "belongs to a picture", place: .anywhere, longest: 200,
            patterns: [
                .opens([
                    "photo:", "photo by ", "photo credit", "image:", "image credit", "image source", "picture:", "图片来源",
                    "图源", "图片：", "图/", "资料图", "data source:", "chart:", "数据来源：", "foto: ", "foto:", "bild:", "bild: ",
                    "symbolbild", "photo :", "crédit photo", "crédits", "© photo", "fotografía:", "fotos:", "zdjęcie:",
                    "фото:", "写真", "image courtesy", "photos:", "photograph:", "photography by", "photo courtesy",
                    "photos by ", "getty images", "(photo by", "(photo:", "[photo", "ap photo", "file photo", "图为",
                    "图｜",
                ])
            ],
            examples: ["Photo: A Daily", "图片来源：某报"], counterexamples: ["Photovoltaic output rose"]),
    ]

    /// The first rule that takes a line at such a place. Only rules whose words begin as the line does are asked.
    static func first(taking line: FurnitureLine, at place: Place) -> FurnitureRule? {
        guard line.bytes.count <= FurnitureLine.longest, let opening = line.lower.first else { return nil }
        let index = place == .head ? RuleIndex.head : RuleIndex.foot
        var asked = index.always | index.opening[Int(opening)]
        if let core = line.core.first { asked |= index.opening[Int(core)] }
        while asked != 0 {
            let rule = asked.trailingZeroBitCount
            if all[rule].takes(line) { return all[rule] }
            asked &= asked - 1
        }
        return nil
    }
}

/// The rules of a place by the first byte of their words: one bit a rule, in the order of the table.
private struct RuleIndex: Sendable {
    /// Rules that may take a line whatever it begins with.
    var always: UInt64 = 0
    /// Rules with words that begin with a byte.
    var opening = [UInt64](repeating: 0, count: 256)

    static let head = RuleIndex { $0 != .foot }
    static let foot = RuleIndex { $0 != .head }

    init(of isWanted: (FurnitureRule.Place) -> Bool) {
        for (index, rule) in FurnitureRule.all.enumerated() where isWanted(rule.place) {
            let bit = UInt64(1) << UInt64(index)
            for pattern in rule.patterns {
                switch pattern {
                case .opens(let words), .whole(let words), .crumbs(let words):
                    for word in words { opening[Int(word.utf8.first ?? 0)] |= bit }
                case .credit: for byte in Credit.firstBytes { opening[Int(byte)] |= bit }
                case .ends, .holds, .dateline: always |= bit
                }
            }
        }
    }
}
