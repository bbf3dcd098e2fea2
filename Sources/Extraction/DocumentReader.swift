import Model

/// Reads pages: bytes to a document.
///
/// One way through, in one direction: bytes, encoding, UTF-8 text, tree or plain text, lines, the article among
/// them, document. Nothing throws: what cannot be read becomes an obstacle of the document, what was cut,
/// repaired or guessed becomes a warning.
public enum DocumentReader {
    /// Reads a page.
    ///
    /// Time is linear in the page, about twice that of libxml2's parser alone; memory is a few times the page.
    /// Safe to call from several threads at once.
    ///
    /// - Parameters:
    ///   - bytes: The page's body, with any content coding (gzip, deflate) already undone.
    ///   - contentType: The `Content-Type` header, where there was one.
    ///   - url: The page's address, for what depends on it: relative links, dates in the address.
    ///   - profiles: What is known of the page's publisher; what it does not say is read in the general way.
    public static func read(
        _ bytes: [UInt8], contentType: String?, url: String?, using profiles: ProfileUse? = nil
    ) -> Document {
        examine(bytes, contentType: contentType, url: url, limits: Limits(), using: profiles).document
    }

    /// Reads a text that is known to be one, and already decoded.
    ///
    /// Nothing is guessed of it: no encoding, and no markup however it begins. `Document.text` is `text` itself, a byte
    /// order mark at its beginning included, though that belongs to no block.
    ///
    /// - Parameter title: the title, where the caller knows it; otherwise one of the first lines may be taken for it.
    public static func read(text: String, title: String? = nil) -> Document {
        let bytes = Array(text.utf8)
        let mark = ByteOrderMark(bytes)?.length ?? 0
        var plain = PlainText(Array(bytes[mark...]), title: title)
        plain.move(by: mark)
        var document = Document(
            title: plain.title, published: plain.published, publisher: plain.publisher, text: text, isPlainText: true,
            blocks: plain.blocks)
        if plain.blocks.isEmpty {
            document.obstacle = Document.Obstacle(kind: .empty, evidence: "\(bytes.count) bytes, no text")
        }
        return document
    }

    /// Whether bytes begin as a page of HTML does, whatever anybody says of them.
    public static func looksLikeHTML(_ bytes: [UInt8]) -> Bool { ContentKind.sniff(bytes, contentType: nil) == .html }

    /// The first day in `text`, with its time of day and zone where they stand there, as `Document.published` has it;
    /// nil where there is none that can be read. Numbers that could be of either order, 04/05/2025, are not read.
    public static func publicationTime(in text: String) -> String? {
        PublicationTime.first(in: Array(text.utf8))?.iso
    }

    /// Reads a page and keeps how it was read.
    static func examine(
        _ bytes: [UInt8], contentType: String?, url: String?, limits: Limits, using profiles: ProfileUse? = nil
    ) -> Examination {
        let kind = ContentKind.sniff(bytes, contentType: contentType)
        switch kind {
        case .empty:
            return Examination(obstacle: Document.Obstacle(kind: .empty, evidence: "\(bytes.count) bytes, no text"))
        case .other(let name):
            return Examination(
                obstacle: Document.Obstacle(kind: .notText, evidence: "the page is \(name), neither HTML nor text"))
        case .html, .plainText: break
        }

        var warnings: [String] = []
        if bytes.count > limits.bytes {
            warnings.append("the page has \(bytes.count) bytes; only the first \(limits.bytes) were read")
        }
        let input = bytes.count > limits.bytes ? Array(bytes.prefix(limits.bytes)) : bytes
        let decision = EncodingDecision.decide(
            input, charset: MediaType(contentType)?.charset, html: kind == .html)
        let text = DecodedText(input, from: ByteOrderMark(input)?.length ?? 0, as: decision.encoding)
        if let warning = decision.warning { warnings.append(warning) }
        if text.encoding != decision.encoding {
            warnings.append(
                "the C library has no converter for \(decision.encoding.name); read as \(text.encoding.name)")
        }
        if text.replacements > 0 {
            warnings.append(
                "\(text.replacements) \(text.replacements == 1 ? "stretch" : "stretches") of bytes that \(decision.encoding.name) does not have; replaced by U+FFFD"
            )
        }

        var examination =
            kind == .html
            ? readHTML(text.bytes, url: url, limits: limits, using: profiles)
            : Examination(readPlainText(text.bytes, url: url))
        if examination.document.profile == nil, kind == .plainText, let profiles,
            var profile = profiles.profile(url.flatMap { isAddress($0) ? $0 : nil })
        {
            // Of a plain text a profile says nothing.
            profile.versions = []
            examination.document.profile = PublisherProfile.Outcome(profile: profile)
        }
        examination.encoding = decision
        examination.document.warnings = warnings + examination.document.warnings
        return examination
    }

    private static func readPlainText(_ text: [UInt8], url: String?) -> Document {
        let plain = PlainText(text)
        return Document(
            title: plain.title, published: plain.published, publisher: plain.publisher,
            text: String(decoding: text, as: UTF8.self), isPlainText: true, blocks: plain.blocks)
    }

    private static func readHTML(
        _ text: [UInt8], url: String?, limits: Limits, using profiles: ProfileUse?
    ) -> Examination {
        let mirror = profiles.map { _ in TreeMirror() }
        var tree = TreeParser.parse(text, limits: limits, mirror: mirror)
        var head = PageHead(tree, limits: limits)
        var profiled = mirror.flatMap { reading(of: tree, head, $0, text, url: url, using: profiles) }
        if let profiled, !profiled.removed.isEmpty || !profiled.body.isEmpty {
            profiled.mark(&tree)
            head = PageHead(tree, limits: limits)
        }
        let page = PageLines(tree)
        let choice = BodyChoice(
            page, selected: profiled?.body ?? [], profile: profiled?.outcome.profile.name ?? "")
        if choice.selection == nil, profiled?.body.isEmpty == false {
            profiled?.miss(.body, "matched no text that shows")
        }
        if choice.selection != nil, let rival = choice.candidates.dropFirst().first, let own = choice.candidates.first,
            own.value * 3 < rival.value
        {
            profiled?.warn("its body has far less text than the best candidate of the general way; look at --explain")
        }
        var metadata = metadata(head, page, choice, tree, text, url: url)
        if var reading = profiled {
            metadata.take(&reading)
            profiled = reading
        }

        var examination = Examination(
            Document(
                canonicalURL: metadata.canonicalURL, title: metadata.title, published: metadata.published,
                modified: metadata.modified, authors: metadata.authors, publisher: metadata.publisher,
                section: metadata.section, tags: metadata.tags, language: metadata.language, text: "", blocks: [],
                warnings: tree.warnings))
        // What the limits cut was said already.
        if text.count < limits.bytes, let end = PageEnd.found(in: text) {
            examination.document.warnings.append(end.warning)
        }
        examination.document.profile = profiled?.outcome
        examination.document.warnings += profiled?.warnings ?? []
        if head.linkedData.unreadable > 0 {
            examination.document.warnings.append("\(head.linkedData.unreadable) JSON-LD scripts are not JSON")
        }
        if page.hiddenBytes > max(1000, page.text.count) {
            examination.document.warnings.append(
                "\(page.hiddenBytes) bytes of text stand in elements that do not show, more than in those that do")
        }
        examination.candidates = choice.candidates
        examination.candidateOpenings = choice.candidates.map { page.opening(of: $0.element) }
        var answer = Answer(page, choice, head, title: metadata.title?.value)
        if answer.ownBytes < Answer.thin, answer.source != .profile {
            let texts = ScriptData.article(in: text, limit: limits.scriptData)
            if texts.reduce(0, { $0 + $1.utf8.count }) > max(Answer.thin, answer.ownBytes * 2) {
                answer.take(texts, from: .scriptData)
            } else if page.hiddenBytes > max(Answer.thin, answer.ownBytes * 2) {
                let shown = PageLines(tree, showsHidden: true)
                var hidden = Answer(shown, BodyChoice(shown), head, title: metadata.title?.value)
                if hidden.ownBytes > max(Answer.thin, answer.ownBytes * 2) {
                    hidden.source = .hiddenText
                    answer = hidden
                    answer.dropped = []
                }
            }
        }
        examination.answer = answer.source
        examination.dropped = answer.dropped.map {
            Examination.Dropped(text: page.bytes(of: $0.line).string, rule: $0.rule)
        }
        if let profiled {
            examination.dropped += profiled.removed.map { node in
                Examination.Dropped(
                    text: collapsed(tree.visibleText(of: node).string),
                    rule: "profile \(profiled.outcome.profile.name)")
            }
        }
        examination.document.obstacle = Document.Obstacle.found(
            articleBytes: answer.ownBytes,
            titles: [head.title, head.heading].compactMap { $0 },
            text: page.text.prefix(20_000) + [0x0A] + head.withoutScripts,
            scripts: head.scripts)
        // What stands on a wall is not the article. Before a login wall there may be the beginning of one.
        if let obstacle = examination.document.obstacle, obstacle.kind != .loginWall { return examination }
        examination.document.text = String(decoding: answer.composition.text, as: UTF8.self)
        examination.document.blocks = answer.composition.blocks
        return examination
    }

    private static func metadata(
        _ head: PageHead, _ page: PageLines, _ choice: BodyChoice, _ tree: Tree, _ text: [UInt8], url: String?
    ) -> Metadata {
        let furniture = FurnitureNodes(page, tree, choice)
        return Metadata(
            head, visible: VisibleHead.lines(page, choice, title: head.heading),
            elsewhere: page.lines.indices.lazy.filter { choice.boxRules[$0] == nil }.map { page.bytes(of: $0) },
            text: text,
            url: url, isFurniture: furniture.holds)
    }

    private static func isAddress(_ url: String) -> Bool { url.hasPrefix("http:") || url.hasPrefix("https:") }

    /// What the publisher's profile says of a page; nil where there is none for it.
    private static func reading(
        of tree: Tree, _ head: PageHead, _ mirror: TreeMirror, _ text: [UInt8], url: String?,
        using profiles: ProfileUse?
    ) -> ProfileReading? {
        let address = url.map(isAddress) ?? false ? url : head.canonical ?? head.meta["og:url"]
        guard let profiles, let profile = profiles.profile(address) else { return nil }
        return ProfileReading(profile, on: profiles.day, mirror, tree) {
            let page = PageLines(tree)
            let found = metadata(head, page, BodyChoice(page), tree, text, url: url)
            return found.published.flatMap { CivilDate(String($0.value.prefix(10))) }
        }
    }
}
