/// A query parameter that says who sent the reader, and nothing about the page.
///
/// The table is kept short of everything that may choose what is shown: `ref`, `source`, `from`, `cid`, `campaign` and
/// the like are tracking at one publisher and content at the next, so they stay.
public struct TrackingParameter: Hashable, Sendable {
    /// How much of a parameter's name the entry gives.
    public enum Extent: Hashable, Sendable {
        /// All of it.
        case whole
        /// Its beginning.
        case prefix
    }

    /// What the value must look like.
    public enum Value: Hashable, Sendable {
        /// Anything.
        case any
        /// At least three parts with dots between them, of letters, digits, `-` and `_`. For names so short that others
        /// use them too.
        case dotted
    }

    /// The name or its beginning, in lower case; names are compared without regard to case.
    public let name: String
    /// Whether `name` is the whole name.
    public let extent: Extent
    /// What the value must look like.
    public let value: Value
    /// Who adds it, and what for.
    public let reason: String
    /// A query that it is removed from, whole.
    public let example: String

    private init(
        _ name: String, extent: Extent = .whole, value: Value = .any, _ reason: String, example: String? = nil
    ) {
        self.name = name
        self.extent = extent
        self.value = value
        self.reason = reason
        self.example = example ?? (extent == .whole ? "\(name)=x1" : "\(name)x=x1")
    }

    /// All of them. Each is documented by its sender, or named in the lists by which browsers and filters strip
    /// queries (Firefox, Brave, ClearURLs, AdGuard).
    public static let all: [TrackingParameter] = [
        // Campaign names that the publisher's own statistics read.
        .init(
            "utm_", extent: .prefix, "Google Analytics, campaign; read by nearly all statistics",
            example: "utm_source=x1"),
        .init("ga_source", "Google Analytics, older campaign names"),
        .init("ga_medium", "Google Analytics, older campaign names"),
        .init("ga_term", "Google Analytics, older campaign names"),
        .init("ga_content", "Google Analytics, older campaign names"),
        .init("ga_campaign", "Google Analytics, older campaign names"),
        .init("_ga", "Google Analytics, visitor carried over between domains"),
        .init("_gl", "Google Analytics, visitor carried over between domains"),
        .init("mtm_", extent: .prefix, "Matomo, campaign", example: "mtm_campaign=x1"),
        .init("matomo_", extent: .prefix, "Matomo, campaign", example: "matomo_campaign=x1"),
        .init("pk_", extent: .prefix, "Matomo and its predecessor Piwik, campaign", example: "pk_campaign=x1"),
        .init("piwik_", extent: .prefix, "Piwik, campaign", example: "piwik_campaign=x1"),
        .init("hsa_", extent: .prefix, "HubSpot, advertisement", example: "hsa_acc=x1"),
        .init("itm_source", "campaign within a site"),
        .init("itm_medium", "campaign within a site"),
        .init("itm_campaign", "campaign within a site"),
        .init("itm_content", "campaign within a site"),
        .init("itm_term", "campaign within a site"),
        .init("ns_source", "Comscore, campaign"),
        .init("ns_mchannel", "Comscore, channel"),
        .init("ns_campaign", "Comscore, campaign"),
        .init("ns_linkname", "Comscore, link"),
        .init("ns_fee", "Comscore, fee"),
        .init("at_medium", "Piano Analytics, campaign"),
        .init("at_campaign", "Piano Analytics, campaign"),
        .init("at_campaign_type", "Piano Analytics, campaign"),
        .init("xtor", "AT Internet, campaign", example: "xtor=RSS-1"),
        .init("wt_mc", "Webtrekk, campaign"),
        .init("wt_zmc", "Webtrekk, campaign"),
        .init("_openstat", "Openstat, campaign"),
        .init("hmsr", "Baidu Tongji, medium"),
        .init("hmpl", "Baidu Tongji, plan"),
        .init("hmcu", "Baidu Tongji, unit"),
        .init("hmkw", "Baidu Tongji, keyword"),
        .init("hmci", "Baidu Tongji, idea"),

        // A number for the click on an advertisement.
        .init("gclid", "Google Ads, click"),
        .init("gclsrc", "Google Ads, where the click was"),
        .init("gbraid", "Google Ads, click from an app"),
        .init("wbraid", "Google Ads, click from the web to an app"),
        .init("dclid", "Google Display, click"),
        .init("gad_source", "Google Ads, where the click was"),
        .init("gad_campaignid", "Google Ads, campaign"),
        .init("srsltid", "Google Merchant Center, result that was clicked"),
        .init("fbclid", "Facebook, click"),
        .init("fb_action_ids", "Facebook, action"),
        .init("fb_action_types", "Facebook, action"),
        .init("fb_source", "Facebook, where the link was"),
        .init("fb_ref", "Facebook, where the link was"),
        .init("igshid", "Instagram, who shared"),
        .init("igsh", "Instagram, who shared"),
        .init("msclkid", "Microsoft Advertising, click"),
        .init("twclid", "X (Twitter), click"),
        .init("__twitter_impression", "X (Twitter), impression"),
        .init("ttclid", "TikTok, click"),
        .init("li_fat_id", "LinkedIn, member"),
        .init("epik", "Pinterest, click"),
        .init("sccid", "Snapchat, click", example: "ScCid=x1"),
        .init("rdt_cid", "Reddit, click"),
        .init("yclid", "Yandex Direct, click"),
        .init("ysclid", "Yandex, search that led here"),
        .init("ymclid", "Yandex Market, click"),
        .init("bd_vid", "Baidu, click on an advertisement"),
        .init("s_kwcid", "Adobe Advertising, keyword", example: "s_kwcid=AL!1!3!4"),
        .init("ef_id", "Adobe Advertising, click"),
        .init("irclickid", "Impact, click"),
        .init("irgwc", "Impact, gateway"),
        .init("cjevent", "CJ Affiliate, click"),
        .init("tblci", "Taboola, click"),
        .init("dicbo", "Outbrain, click"),
        .init("wickedid", "Wicked Reports, click"),
        .init("_branch_match_id", "Branch, visitor"),
        .init("_branch_referrer", "Branch, link that led here"),

        // A number for the reader of a letter.
        .init("mc_cid", "Mailchimp, campaign"),
        .init("mc_eid", "Mailchimp, reader"),
        .init("_hsenc", "HubSpot, reader"),
        .init("_hsmi", "HubSpot, message"),
        .init("__hssc", "HubSpot, session"),
        .init("__hstc", "HubSpot, visitor"),
        .init("__hsfp", "HubSpot, fingerprint of the browser"),
        .init("hsctatracking", "HubSpot, button that was pressed", example: "hsCtaTracking=x1"),
        .init("mkt_tok", "Marketo, reader"),
        .init("elqtrackid", "Eloqua, link that was followed", example: "elqTrackId=x1"),
        .init("elqtrack", "Eloqua, link that was followed", example: "elqTrack=true"),
        .init("vero_id", "Vero, reader"),
        .init("vero_conv", "Vero, conversion"),
        .init("oly_enc_id", "Omeda, reader"),
        .init("oly_anon_id", "Omeda, visitor"),
        .init("bsft_", extent: .prefix, "Blueshift, message and reader", example: "bsft_uid=x1"),
        .init("dm_i", "Dotdigital, reader"),
        .init("_kx", "Klaviyo, reader"),
        .init("ml_subscriber", "MailerLite, reader"),
        .init("ml_subscriber_hash", "MailerLite, reader"),
        .init("ss_email_id", "SharpSpring, message"),
        .init("trk_contact", "Listrak, reader"),
        .init("trk_msg", "Listrak, message"),
        .init("trk_module", "Listrak, part of the message"),
        .init("trk_sid", "Listrak, session"),

        // Where a shared link or a result was.
        .init("guccounter", "Yahoo, consent page that led back"),
        .init("guce_referrer", "Yahoo, page before the consent page"),
        .init("guce_referrer_sig", "Yahoo, page before the consent page"),
        .init("soc_src", "Yahoo, network where it was shared"),
        .init("soc_trk", "Yahoo, network where it was shared"),
        .init("amp_gsa", "Google, page shown from a cache"),
        .init("amp_js_v", "Google, page shown from a cache"),
        .init("spm", value: .dotted, "Alibaba, place on the page that led here", example: "spm=a1.b2.0.0.c3"),
        .init("scm", value: .dotted, "Alibaba, content that led here", example: "scm=1007.1.2.3"),
        .init("spm_id_from", "Bilibili, place on the page that led here", example: "spm_id_from=333.1.0.0"),
        .init("vd_source", "Bilibili, who shared"),
        .init("wxshare_count", "WeChat, how often it was shared"),
        .init("nsukey", "WeChat, signature of a shared link"),
    ]

    /// Whether a part of a query, `name=value` or `name`, is this parameter.
    func covers(_ part: ArraySlice<UInt8>) -> Bool {
        let given = part.prefix { $0 != UInt8(ascii: "=") }
        guard given.count >= name.utf8.count, extent == .prefix || given.count == name.utf8.count else { return false }
        guard zip(given, name.utf8).allSatisfy({ $0.lowercasedASCII == $1 }) else { return false }
        return value == .any || TrackingParameter.isDotted(part[given.endIndex...].dropFirst())
    }

    private static func isDotted(_ value: ArraySlice<UInt8>) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count >= 3 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(CharacterRun.word.contains) }
    }

    /// Whether a part of a query is any of the table.
    static func isTracking(_ part: ArraySlice<UInt8>) -> Bool {
        all.contains { $0.covers(part) }
    }
}

extension Address {
    /// The address without the parameters of ``TrackingParameter``. Everything else keeps its order and its form to the
    /// byte; a question mark goes only when it is left with nothing behind it. Doing it twice changes nothing.
    public var withoutTracking: Address {
        let bytes = Array(text.utf8)
        guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else { return self }
        let parts = bytes[(mark + 1)...].split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        let kept = parts.filter { !TrackingParameter.isTracking($0) }
        guard kept.count < parts.count else { return self }
        let query = Array(kept.joined(separator: [UInt8(ascii: "&")]))
        let rest = bytes[..<mark] + (query.isEmpty ? [] : [UInt8(ascii: "?")] + query)
        return Address(text: String(decoding: rest, as: UTF8.self), like: self)
    }
}
