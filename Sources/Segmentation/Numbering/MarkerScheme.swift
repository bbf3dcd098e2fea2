/// The way in which a list is numbered: the style of its numerals and what stands around them.
///
/// Two markers belong to one sequence as a matter of course only if their schemes are equal.
struct MarkerScheme: Hashable, Sendable {
    /// The style of the numeral.
    enum Style: UInt8, Sendable {
        case arabic
        /// Several numbers joined by stops: 1.1, 2.3.1.
        case dotted
        case romanUpper
        case romanLower
        case letterUpper
        case letterLower
        case han
        case circled
        /// One character with its parentheses: ⑴ ㈠.
        case parenthesised
        /// One character with its stop: ⒈.
        case digitStop
        /// "First," "Second,".
        case ordinalWord
    }

    /// A word that belongs to the marker.
    enum Label: UInt8, Sendable {
        case none
        /// "Part 1", "Section 2", "Chapter 3".
        case part
        /// "Event one:", "News 3".
        case event
        /// "No. 1".
        case number
        /// "#10".
        case hash
        /// 第一章, 第二部分.
        case hanChapter
        /// 第一条.
        case hanArticle
        /// 第一, 第二.
        case hanOrdinal
        /// 其一, 其二.
        case hanAmong
        /// 一是, 二是.
        case hanIs
        /// 事件一, 新闻二.
        case hanEvent
    }

    /// What stands after (and before) the numeral.
    enum Form: UInt8, Sendable {
        case none
        case stop
        case parenthesis
        case parentheses
        case ideographicComma
        case colon
        case comma
    }

    var style: Style
    var form: Form
    var label: Label = .none

    /// Where the scheme stands in the order in which styles are set one below another, 0 the highest.
    var rank: Int {
        switch label {
        case .part, .hanChapter: return 0
        case .event, .number, .hash, .hanArticle, .hanEvent, .hanAmong: return 1
        case .hanOrdinal, .hanIs, .none: break
        }
        switch style {
        case .han where form == .parentheses: return 2
        case .romanUpper, .han: return 1
        case .letterUpper, .arabic: return form == .parentheses || form == .parenthesis ? 4 : 3
        case .dotted: return 3
        case .parenthesised, .digitStop: return 4
        case .letterLower, .romanLower, .circled, .ordinalWord: return 5
        }
    }

    /// A number for each scheme, below 2048, for packing.
    var code: UInt64 {
        UInt64(style.rawValue) | UInt64(form.rawValue) << 4 | UInt64(label.rawValue) << 7
    }
}
