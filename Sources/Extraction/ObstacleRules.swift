import Model

/// A sign that a page came back without the article that it is the address of.
struct ObstacleRule: Sendable {
    /// Where the words must stand.
    enum Place: Sendable {
        /// In the title or a heading of the first level.
        case title
        /// Anywhere in the page's text.
        case text
    }

    let kind: Document.Obstacle.Kind
    let reason: String
    let place: Place
    /// Bytes of article text from which on the page is an article all the same.
    let below: Int
    /// The words, in lower case.
    let words: [String]

    /// All rules, in the order in which they are asked.
    static let all: [ObstacleRule] = [
        ObstacleRule(
            kind: .challengePage, reason: "a check that the reader is a person", place: .title, below: 800,
            words: [
                "just a moment", "attention required", "access denied", "are you a robot", "verify you are human",
                "security check",
                "robot check", "ddos protection", "checking your browser", "安全验证", "访问验证", "人机验证", "滑动验证", "captcha",
            ]),
        ObstacleRule(
            kind: .challengePage, reason: "a check that the reader is a person", place: .text, below: 400,
            words: [
                "checking your browser before", "verify you are human", "verify that you are human",
                "please complete the security check",
                "enable javascript and cookies to continue", "unusual traffic from your", "prove you are not a robot",
                "i'm not a robot", "complete the captcha", "请完成安全验证", "请拖动滑块", "请输入验证码", "访问过于频繁",
            ]),
        ObstacleRule(
            kind: .softNotFound, reason: "says that there is no such page", place: .title, below: 800,
            words: [
                "page not found", "404", "not found", "page does not exist", "article not found", "no longer available",
                "页面不存在", "找不到页面", "文章不存在", "内容不存在", "页面未找到", "您访问的页面",
            ]),
        ObstacleRule(
            kind: .softNotFound, reason: "says that there is no such page", place: .text, below: 250,
            words: [
                "page you requested could not be found", "page you are looking for", "page cannot be found",
                "page can't be found",
                "article has been removed", "article is no longer available", "您访问的页面不存在", "您访问的文章不存在", "该文章已被删除",
                "内容已删除",
                "该内容已被发布者删除", "文章已下线",
            ]),
        ObstacleRule(
            kind: .loginWall, reason: "the article is for people who have signed in", place: .text, below: 1500,
            words: [
                "sign in to continue", "sign in to read", "sign in to view", "log in to continue", "log in to read",
                "log in to view", "login to read", "login to view", "login to continue", "please log in",
                "please login",
                "please sign in", "subscribe to continue", "subscribe to read", "subscribe to keep reading",
                "register to read",
                "register to continue", "this article is for subscribers", "this content is for subscribers",
                "for subscribers only",
                "subscribers only", "members only", "already a subscriber?", "to read the full article",
                "to continue reading this",
                "you have reached your limit", "free articles left", "登录后查看", "登录后可查看", "登录后阅读", "请登录", "请先登录",
                "登录查看全文",
                "订阅后阅读", "会员专享", "付费阅读", "开通会员", "登录即可查看", "vip会员可",
            ]),
        ObstacleRule(
            kind: .consentPage, reason: "cookies or terms must be agreed to first", place: .title, below: 800,
            words: [
                "before you continue", "your privacy choices", "cookie consent", "we value your privacy",
                "privacy settings",
            ]),
        ObstacleRule(
            kind: .consentPage, reason: "cookies or terms must be agreed to first", place: .text, below: 140,
            words: [
                "before you continue to", "we value your privacy", "we and our partners",
                "consent to the use of cookies",
                "use of cookies", "accept all cookies", "manage your privacy", "we use cookies", "accept all",
            ]),
        ObstacleRule(
            kind: .emptyShell, reason: "the page is made by a script that was not run", place: .text, below: 120,
            words: [
                "enable javascript", "javascript is required", "javascript is disabled", "requires javascript",
                "you need to enable javascript",
                "请启用javascript", "请开启javascript", "浏览器不支持javascript",
            ]),
    ]
}

extension Document.Obstacle {
    /// What stands in the way of a page's article; nil where there is enough article to read.
    ///
    /// - Parameters:
    ///   - articleBytes: Bytes of article text that are not links.
    ///   - titles: The page's title and first heading.
    ///   - text: The beginning of the page's text, what `noscript` says included.
    ///   - scripts: How many scripts the page has.
    static func found(articleBytes: Int, titles: [String], text: ArraySlice<UInt8>, scripts: Int) -> Document.Obstacle?
    {
        guard articleBytes < 1500 else { return nil }
        let titles = titles.map { Array($0.utf8).lowercasedASCII() }
        let lower = text.lowercasedASCII()
        for rule in ObstacleRule.all where articleBytes < rule.below {
            let words = rule.words.first { words in
                let words = Array(words.utf8)
                switch rule.place {
                case .text: return lower.holdsWords(words)
                // A headline may hold the words too, among many others.
                case .title: return titles.contains { $0.count <= words.count * 4 + 20 && $0.holdsWords(words) }
                }
            }
            if let words {
                let where_ = rule.place == .title ? "the title" : "the page"
                return Document.Obstacle(kind: rule.kind, evidence: "\(where_) says \"\(words)\": \(rule.reason)")
            }
        }
        guard articleBytes < shellBytes else { return nil }
        if scripts > 0 {
            return Document.Obstacle(
                kind: .emptyShell, evidence: "\(articleBytes) bytes of article text beside \(scripts) scripts")
        }
        guard articleBytes == 0, text.allSatisfy(\.isSpaceASCII) else { return nil }
        return Document.Obstacle(kind: .empty, evidence: "the page has no text")
    }

    /// Bytes of article text below which a page with scripts is a shell: "Loading, please wait ..."
    private static let shellBytes = 60
}

extension [UInt8] {
    /// Whether words stand here and not only as a part of longer ones: "404" is not in "14040".
    fileprivate func holdsWords(_ words: [UInt8]) -> Bool {
        var start = startIndex
        while let place = self[start...].firstIndex(of: words, from: start) {
            let end = place + words.count
            let opens = place == 0 || !isWord(self[place - 1]) || !isWord(words[0])
            let closes = end >= count || !isWord(self[end]) || !isWord(words[words.count - 1])
            if opens && closes { return true }
            start = place + 1
        }
        return false
    }

    private func isWord(_ byte: UInt8) -> Bool { byte.isLetterASCII || byte.isDigitASCII }
}
