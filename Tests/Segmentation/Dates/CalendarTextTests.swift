import Model
import Testing

@testable import Segmentation

/// Texts of a review of 2024 with all the calendar expressions that a reader finds in them.
///
/// `«May 16=2024-05-16»` is an expression and its days as EDTF; `«2024=name»` is a year that belongs to a name; an empty right
/// side, `«the 22nd=»`, is read but cannot be resolved. What is not marked must not be read.
@Suite struct CalendarTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let marked: String
        var testDescription: String { marked }
    }

    static func cases(_ texts: [String]) -> [Case] { texts.map { Case(marked: $0) } }

    @Test(arguments: cases(englishTexts))
    func anEnglishTextGivesItsDates(text: Case) { check(text) }

    @Test(arguments: cases(chineseTexts))
    func aChineseTextGivesItsDates(text: Case) { check(text) }

    @Test(arguments: trapTexts)
    func whatOnlyLooksLikeADateIsNotRead(text: String) {
        let bytes = Array(text.utf8)
        let found = CalendarScanner.expressions(in: bytes)
        #expect(found.isEmpty, "\(found.map { describe($0, bytes) })")
    }

    private func check(_ text: Case) {
        var plain = ""
        var wanted: [String] = []
        for (index, piece) in text.marked.split(separator: "«", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = piece.firstIndex(of: "»"), let sign = piece.firstIndex(of: "=") else {
                plain += piece
                continue
            }
            plain += piece[..<sign] + piece[piece.index(after: end)...]
            wanted.append(String(piece[..<end]))
        }
        let bytes = Array(plain.utf8)
        var resolution = CalendarResolution(
            context: CalendarContext(reviewYear: .init(2024, basis: "year from title")))
        let found = CalendarScanner.expressions(in: bytes).map { expression in
            let date = resolution.resolve(expression, in: bytes)
            let days = date?.role == .name ? "name" : date?.interval.edtf ?? ""
            return "\(String(decoding: bytes[expression.range], as: UTF8.self))=\(days)"
        }
        #expect(found == wanted)
    }

    static let englishTexts: [String] = [
        // Days.
        "On «May 16=2024-05-16», the ministry released a catalog.",
        "The plant opened on «January 9, 2023=2023-01-09», and started in «April=2023-04».",
        "The plant opened on «January 9 2024=2024-01-09» in Yulin.",
        "On «May 16th=2024-05-16» and «May 18th=2024-05-18» two rounds were held.",
        "It was signed on «Jan. 5=2024-01-05» by both sides.",
        "Trading began «Sept 3=2024-09-03» at noon.",
        "Dated «16 May 2024=2024-05-16».",
        "The rule of «the 16th of May=2024-05-16» stands.",
        "On «Thursday, May 16=2024-05-16», prices rose.",
        "On «Mon, Jun 3, 2024=2024-06-03», prices rose.",
        "By «June 30=2024-06-30», 300 units had been sold.",
        "As of «June 30=2024-06-30», the stock stood at 3,000 mt.",
        "Effective «July 1=2024-07-01», the tariff falls to 5%.",
        "On «February 29=2024-02-29», a leap day, output rose.",
        "iconApr 9, 2025 13:58".replacing("Apr 9, 2025 13:58", with: "«Apr 9, 2025 13:58=2025-04-09»"),
        "Updated «09:27:07AM Nov 21, 2016=2016-11-21» by the desk",
        "At «17:27 on May 3=2024-05-03», the probe was launched.",
        "At «17:27 Beijing time on May 3=2024-05-03», the probe was launched.",
        "At «17:27 (Beijing time) on May 3=2024-05-03», the probe was launched.",
        "It began at «9 a.m. on June 4=2024-06-04» sharp.",
        "It began on «June 4 at 9:30 a.m.=2024-06-04» sharp.",
        "It began on «the morning of June 4=2024-06-04» and ended at 17:27.",
        "In «2024-05-16=2024-05-16» format and «2024/5/16=2024-05-16» or «2024.5.16=2024-05-16».",
        "Log: «2024-05-16T13:58:00=2024-05-16» started, «2024-05-16 13:58=2024-05-16» done.",
        "In «2024-05=2024-05», exports fell.",
        // Ranges of days.
        "From «October 15 to 17=2024-10-15/2024-10-17», the meeting was held.",
        "From «October 15 to 17, 2023=2023-10-15/2023-10-17», the meeting was held.",
        "On «November 26-29=2024-11-26/2024-11-29», the fair was held.",
        "On «November 26–29, 2023=2023-11-26/2023-11-29», the fair was held.",
        "On «May 5 and 6=2024-05-05/2024-05-06», it rained.",
        "It was held between «June 1 and 9=2024-06-01/2024-06-09» in Baotou.",
        "From «March 3 to April 5=2024-03-03/2024-04-05», the kiln was idle.",
        "From «December 28 to January 3=2024-12-28/2025-01-03», the kiln was idle.",
        "From «December 28, 2023 to January 3=2023-12-28/2024-01-03», the kiln was idle.",
        "«Dec 28, 2023 - Jan 3, 2024=2023-12-28/2024-01-03» was quiet.",
        "Held «December 28 - January 3, 2024=2023-12-28/2024-01-03» in Ningxia.",
        "Open «12 to 14 May 2024=2024-05-12/2024-05-14» only.",
        "Open from «the 15th to the 17th of October=2024-10-15/2024-10-17» only.",
        "From «May 29 through June 2=2024-05-29/2024-06-02», the line stopped.",
        "On «May 16 - 18=2024-05-16/2024-05-18», they met.",
        // Months.
        "In «September=2024-09», the screws were approved.",
        "In «March=2024-03», the 3,200T machine was delivered.",
        "In «May=2024-05», 30% of the plants stopped.",
        "In «June=2024-06» 12 companies stopped.",
        "In «September 2023=2023-09», the plan was drawn up.",
        "In «May, 2024=2024-05», it was drawn up.",
        "Since «December=2024-12», prices have fallen.",
        "In «April=2024-04» and «May=2024-05», output fell.",
        "In «April=2024-04», «May=2024-05» and «June=2024-06», output fell.",
        "From «May to July=2024-05/2024-07», output fell.",
        "Between «May and July=2024-05/2024-07», output fell.",
        "From «January to November 2023=2023-01/2023-11», exports were flat.",
        "«January-November=2024-01/2024-11» exports were flat.",
        "In «Jan-Nov 2024=2024-01/2024-11», exports were flat.",
        "From «November 2023 to March 2024=2023-11/2024-03», exports were flat.",
        "From «November to March=2024-11/2025-03», exports were flat.",
        "In «the month of May=2024-05», exports were flat.",
        "In «May this year=2024-05», exports were flat.",
        "In «May last year=2023-05», exports were flat.",
        "«October=2024-10» output rose while «November=2024-11» output fell.",
        "Operations resumed in early «July=2024-07»?".replacing(
            "early «July=2024-07»", with: "«early July=2024-07-01/2024-07-10»"),
        // Parts of months.
        "They passed inspection in «late December=2024-12-21/2024-12-31».",
        "In «early March=2024-03-01/2024-03-10», it began.",
        "In «mid-May 2023=2023-05-11/2023-05-20», it began.",
        "In «mid May=2024-05-11/2024-05-20», it began.",
        "In «early to mid-May=2024-05-01/2024-05-20», it rained.",
        "At «the end of June=2024-06-21/2024-06-30», it began.",
        "By «end-June=2024-06-21/2024-06-30», it will begin.",
        "At «the beginning of May=2024-05-01/2024-05-10», it began.",
        "In «the first half of May=2024-05-01/2024-05-15», it rained; in «the second half of February=2024-02-16/2024-02-29», too.",
        // Parts of years.
        "Completion is due in «the first half of 2025=2025-01/2025-06».",
        "In «the first half of the year=2024-01/2024-06», output rose.",
        "In «the second half=2024-07/2024-12», output rose.",
        "In «H1 2025=2025-01/2025-06» and in «Q3=2024-07/2024-09», output rose.",
        "«Q3 2023=2023-07/2023-09» was weak.",
        "«3Q24=2024-07/2024-09» was weak, as was «2023Q4=2023-10/2023-12».",
        "From «Q1 to Q3 2023=2023-01/2023-09», output rose.",
        "In «the third quarter=2024-07/2024-09», output rose.",
        "In «the fourth quarter of last year=2023-10/2023-12», output rose.",
        "In «the last quarter of 2024=2024-10/2024-12», output rose.",
        "In «the first three quarters=2024-01/2024-09», output rose.",
        "In «the first 11 months of 2023=2023-01/2023-11», output rose.",
        "In «the first two months=2024-01/2024-02», output rose.",
        "It was approved at «the end of 2023=2023-12».",
        "It will be built by «the end of the year=2024-12».",
        "It will be built by «year-end=2024-12» or by «end-2025=2025-12».",
        "It will be built by «the end of the third quarter=2024-09».",
        "In «early 2023=2023-01/2023-04», by «mid-2024=2024-05/2024-08», and «late last year=2023-09/2023-12».",
        // Years.
        "In «2024=2024», output rose.",
        "In «2023=2023» and «2024=2024», output rose.",
        "An innovation cluster by «2030=2030».",
        "Growth since «2021=2021» has been steady.",
        "Output was 5% higher than in «2023=2023».",
        "Output in «2024-2025=2024/2025» should rise.",
        "From «2024 to 2026=2024/2026», output should rise.",
        "The «2023/24=2023/2024» season was wet.",
        "In «the year 2022=2022», it was built.",
        "«FY2024=2024» results are out.",
        "For the full year «2024=2024», profit rose.",
        "«2024=2024» was a year of change.",
        "The first batch of «2024=2024» was announced.",
        "Prices of «2023=2023», not of today.",
        // Years in names.
        "MIIT released the Catalog («2024=name» Edition).",
        "At the «2024=name» World Conference, it was shown.",
        "It went into the ThinkBook «2024=name» laptop.",
        "2.1 «2024=name» National Conference Held",
        "He won the «2024=name» Association Prize.",
        "MIIT announced the «2024=name» key products.",
        "issued the \"Action Plan for «2024-2025=name»,\" which",
        "the \"Strategic Plan for the Industry «2024-2028=name»,\" which",
        "MIIT and SASAC «2024=name» Key Products Directions",
        // Anaphora.
        "On «May 16=2024-05-16», it opened. On «the same day=2024-05-16», it closed.",
        "On «May 31=2024-05-31», it opened. On «the following day=2024-06-01», it closed.",
        "In «late December=2024-12-21/2024-12-31» it passed; it arrived on «the 22nd=2024-12-22» and was sold.",
        "On «May 16=2024-05-16», it opened; by «the 20th=2024-05-20», it had closed.",
        "In «September=2024-09» it began and in «the same month=2024-09» it ended.",
        "In «September=2024-09» it began and in «the following month=2024-10» it ended.",
        "In «December=2024-12» it began and in «the following month=2025-01» it ended.",
        "Built in «2019=2019», it failed in «the same year=2019» and again in «the following year=2020».",
        "Activities throughout «the year=2024» were many.",
        "Implemented within «the year=2024», the standard helps.",
        "«This year=2024», output rose from «last year=2023».",
        "On «June 14 of the same year=2024-06-14»,".replacing(
            "«June 14 of the same year=2024-06-14»,", with: "«June 14=2024-06-14», it opened."),
        "It opened on «the 22nd=».",
        // Years do not leak.
        "Due in «the first half of 2025=2025-01/2025-06». On «August 28=2024-08-28», it was signed.",
        "In use since «2021=2021». On «August 28=2024-08-28», it was signed.",
        "Released on «December 28, 2023=2023-12-28», to be implemented from «July 1, 2024=2024-07-01».",
        "Released on «December 28, 2023=2023-12-28». On «July 1=2024-07-01», it came into force.",
        // Run together, as on the pages.
        "1.1 National Policies On «May 16=2024-05-16», MIIT released it. 1.2 Local Policies On «January 12=2024-01-12», it followed.",
        "Held in Xi'an, Shaanxi From «October 15 to 17=2024-10-15/2024-10-17», the «2024=name» National Conference was held.",
        "2. Prices\nIn «May\n2023=2023-05» they rose.",
    ]

    static let chineseTexts: [String] = [
        "«2024年5月16日=2024-05-16»，工信部发布目录。",
        "«5月16日=2024-05-16»，工信部发布目录。",
        "«２０２４年５月１６日=2024-05-16»，工信部发布目录。",
        "«二〇二四年五月十六日=2024-05-16»，工信部发布目录。",
        "«五月十六日=2024-05-16»，工信部发布目录。",
        "«5月16日（星期四）=2024-05-16»，会议召开。",
        "«2024 年 5 月 16 日=2024-05-16»，会议召开。",
        "«5月=2024-05»，公司投产。", "«2023年9月=2023-09»，公司投产。", "于«九月=2024-09»投产，产量增长。",
        "«5月份=2024-05»产量增长。", "«9月=2024-09»产量增长。", "«2023年=2023»，产量增长。", "«2024年度=2024»报告已发布。",
        "«上半年=2024-01/2024-06»产量增长。", "«2025年上半年=2025-01/2025-06»投产。", "«今年下半年=2024-07/2024-12»投产。",
        "«第三季度=2024-07/2024-09»产量增长。", "«一季度=2024-01/2024-03»产量增长。", "«去年四季度=2023-10/2023-12»产量增长。",
        "«前三季度=2024-01/2024-09»产量增长。", "«2024年前11个月=2024-01/2024-11»出口下降。", "«一至三季度=2024-01/2024-09»产量增长。",
        "«5月上旬=2024-05-01/2024-05-10»，开工。", "«5月中旬=2024-05-11/2024-05-20»，开工。", "«12月下旬=2024-12-21/2024-12-31»，开工。",
        "«5月中下旬=2024-05-11/2024-05-31»，开工。", "«2023年2月下旬=2023-02-21/2023-02-28»，开工。",
        "«年初=2024-01»开工，«年底=2024-12»投产。", "«2023年底=2023-12»建成。", "«2023年年底=2023-12»建成。", "«去年底=2023-12»建成。",
        "«6月底=2024-06-21/2024-06-30»建成。", "«3月初=2024-03-01/2024-03-10»开工。",
        "在«5月=2024-05»开工，«月底=2024-05-21/2024-05-31»完工。",
        "«10月15日至17日=2024-10-15/2024-10-17»，会议召开。", "«10月15—17日=2024-10-15/2024-10-17»，会议召开。",
        "«10月15-17日=2024-10-15/2024-10-17»，会议召开。", "«2023年10月15日至17日=2023-10-15/2023-10-17»，会议召开。",
        "«5月29日至6月2日=2024-05-29/2024-06-02»，停产。", "«2023年12月28日至2024年1月3日=2023-12-28/2024-01-03»，停产。",
        "«2023年12月28日至1月3日=2023-12-28/2024-01-03»，停产。",
        "«1-5月=2024-01/2024-05»，出口增长。", "«2023年1—11月=2023-01/2023-11»，出口增长。", "«3月至5月=2024-03/2024-05»，出口增长。",
        "«2024-2026年=2024/2026»规划。", "«2024年至2026年=2024/2026»，公司将扩产。",
        "«5月16日=2024-05-16»开幕，«当日=2024-05-16»签约。", "«5月16日=2024-05-16»开幕。«同日=2024-05-16»，公司签约。",
        "«5月31日=2024-05-31»开幕，«次日=2024-06-01»闭幕。", "«9月=2024-09»开工，«当月=2024-09»投产。", "«2019年=2019»开工，«次年=2020»投产。",
        "«今年=2024»以来，产量高于«去年=2023»同期。", "力争«年内=2024»建成。", "«全年=2024»产量增长5%。", "«明年=2025»投产。",
        "«去年12月3日=2023-12-03»开工。", "«今年5月=2024-05»开工。", "«次年1月=»开工。",
        "«5月3日17时27分=2024-05-03»，发射成功。", "«5月3日上午9时=2024-05-03»，会议开幕。", "«5月3日17:27=2024-05-03»，发射成功。",
        "«5月3日上午=2024-05-03»，会议开幕。", "截至«6月30日=2024-06-30»，库存3000吨。", "自«2024年7月1日=2024-07-01»起施行。",
        "到«2030年=2030»，产能达到100万吨。", "车辆于«22日=»抵达。", "«12月下旬=2024-12-21/2024-12-31»检验，于«22日=2024-12-22»抵达。",
        "«2024年=2024»内蒙古产量增长。", "«2024年=2024»中国产量增长。", "«2024年=2024»终端需求增长。", "«5月=2024-05»初步完成。",
        "1.«5月16日=2024-05-16»，公司投产。2.«2023年5月=2023-05»，公司投产。", "《«2024=name»世界智能制造大会》召开。",
        "印发《目录（«2024年版=name»）》".replacing("«2024年版=name»", with: "«2024年=name»版"),
        "《行动方案（«2024—2025年=name»）》印发。", "新华社北京«5月16日=2024-05-16»电。",
        "«2024年5月16日=2024-05-16»、«17日=2024-05-17»".replacing("、«17日=2024-05-17»", with: "，«17日=2024-05-17»闭幕。"),
        "发布时间：«2024-05-16 13:58=2024-05-16»",
        "在«2023年=2023»建成后，«2024年=2024»投产。«8月=2024-08»扩产。",
    ]

    static let trapTexts: [String] = [
        "17:27 sharp", "The score was 3-2.", "5-10 kt of metal", "2,024 mt of metal", "2024 mt of metal",
        "12.54% of shares",
        "30% of shares", "GB/T 3499-2023 applies", "robot ER4-550-MI", "call 010-2024-0516", "Sun Tiecheng spoke",
        "the second year of the third batch", "First Year of the Second Batch", "during the effective period",
        "as of the signing date", "the Long March 7 Yao 9 rocket", "the Chang'e-6 probe", "Mayor Li Ke said",
        "marking the first use", "it may rise", "You may 5 times", "May the best win.", "1.1 Policies 1.2 Measures",
        "1. 2. 3. 4.", "the 27th Annual Meeting", "on the 22nd floor", "for the third time",
        "in the second half of the game",
        "a three-month contract", "in three months", "two years ago", "year-on-year growth", "100,000 mt per year",
        "every year", "than a year later", "in recent years", "5 days a week", "the 1990s", "in the 2020s",
        "alloy 2024 sheets",
        "Article 2024 applies", "over 2024 employees", "at 2024 yuan/mt", "rose by 2024 mt", "from 2021 mt to 2024 mt",
        "http://example.org/2024/05/16/a.html", "version 2024.5", "A2024-T3 alloy", "v2024.05.16", "20240516", "$2024",
        "the day before yesterday", "day-to-day work", "year-round work", "Second Quarterly", "half of them",
        "a quarter of all",
        "early adopters", "late arrivals", "in the end", "at the beginning of the street", "the start of construction",
        "Marchers moved", "Augustus", "Junebug", "Decade", "Octopus", "Sept-Iles", "Jan Smith met Jun Li",
        "April Smith spoke", "Apr. and interest", "per annum", "and today", "the Audi Q3 sold", "Theresa May met him",
        "no. 5 May Street".replacing("5 May", with: "Five"), "2024x1000 mm", "in 2024%", "ISO 9001:2015 was",
        "ISO 14001-2015",
        "the May 4th Movement", "3 times", "2023年产".replacing("2023年产", with: "5年"), "三年", "三个月", "30日内", "为期3日",
        "三月期铜", "LME3月期铝", "近5月来", "不同日期", "第二次年会", "同年级", "过去年代", "1000年前", "第五季度", "四季青",
        "每年底", "0.5月", "第5月", "产能2024吨", "13月5日", "日本", "生日", "星期日", "一日千里", "年产5万吨", "年终于",
        "2024吨", "3500-2023标准", "GB/T 3499-2023标准", "一号文件", "5号线", "之一月", "周五", "上午9时", "17时27分",
    ]
}
