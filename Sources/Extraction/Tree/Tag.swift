/// An element's name, as far as the walk cares; every other name is `other`, an inline element.
enum Tag: UInt8, CaseIterable, Sendable {
    /// Not an element: a run of text.
    case text
    /// An element that has no say in how the page is read.
    case other
    case a, abbr, address, article, aside, b, base, blockquote, body, br, button, caption, center, dd, details, dialog
    case div, dl, dt, em, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6
    case head, header, hr, html, i, iframe, img, input, label, li, link, main, menu, meta, nav, noscript, object, ol
    case option, p, pre, s, script, section, select, span, strong, style, sub, summary, sup, svg, table, tbody, td
    case template, textarea, tfoot, th, thead, time, title, tr, ul, video, audio, canvas, hgroup, listing, xmp

    /// The tag of a name in lower case.
    init(name: UnsafePointer<UInt8>) {
        self = Tag.byName[String(cString: name)] ?? .other
    }

    private static let byName: [String: Tag] = {
        var byName: [String: Tag] = [:]
        for tag in allCases where tag != .text && tag != .other { byName[String(describing: tag)] = tag }
        return byName
    }()

    /// The level of `h1` to `h6`.
    var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    /// Whether its content never shows.
    var isInvisible: Bool {
        switch self {
        case .script, .style, .noscript, .template, .title, .meta, .link, .base, .svg, .canvas, .video, .audio,
            .object, .iframe, .textarea, .select, .option:
            true
        default: false
        }
    }

    /// Whether it begins and ends a line: the elements that the HTML standard's rendering section (15.3) displays
    /// as a block, a list item or a part of a table.
    var isBlock: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .div, .dl, .dt,
            .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hr,
            .html, .li, .main, .menu, .nav, .ol, .p, .pre, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead,
            .tr, .ul, .hgroup, .listing, .xmp:
            true
        default: false
        }
    }

    /// Whether its text is printed in bold.
    var isBold: Bool { self == .b || self == .strong }
}
