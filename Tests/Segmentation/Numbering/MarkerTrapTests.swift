import Model
import Testing

@testable import Segmentation

/// Numbers that number nothing, each in the middle of a sentence and at the start of one, between two real items.
@Suite struct MarkerTrapTests {
    static let phrases = [
        // Decimals, shares, versions, ratios.
        "a rise of 12.5% in output", "a bar 5.8 meters long", "an output of 3.14 million mt", "a ratio of 1:2.5",
        "Version 2.0 of the plan", "Release 4.1.2 of the program", "Industry 4.0 and its friends",
        "a share of 3.5 to 4.5 percent", "a price of 2,485.50 a ton",
        // Money, ranges, years.
        "RMB 5.2 billion in all", "a sum of $1.2 billion", "a range of 2.5-3.5 t", "the years 2021-2024",
        "the plan of 2023. It was late",
        // Codes of products, standards and statutes.
        "the standard GB/T 3499-2023 for ingots", "ISO 9001:2015 for mills", "the alloy AZ91D for wheels",
        "the bill S. 1427 of the senate", "the bill H.R. 2640 of the house", "Part 1 of the code",
        "Order No. 14 of the court",
        "in Sec. 14. The court agreed", "under Art. 5. The court agreed",
        // Names.
        "the rocket Long March 7 from Hainan", "the U.S. Government and its friends",
        "a speech by J. Patrick of the mill",
        "the firm Pier & Sons Co., Ltd. of the port", "Boeing 737. It flew", "Phase 2. It began",
        "the E.U. Commission and its friends", "the A. B. Carter Works at the port", "No. 1 blast furnace at the port",
        "the G.I. Bill of old", "Route 17. It is long",
        // Enumerations within a sentence and house numbers.
        "the grades 1, 2 and 3 of the plan", "the house at 12 Mill Lane. It is old",
    ]

    @Test(arguments: phrases)
    func anEnglishTrapNumbersNothing(phrase: String) {
        for text in [
            "The port said on June 7 that \(phrase) was its aim.",
            "It went on for a week. \(phrase.prefix(1).uppercased() + phrase.dropFirst()) was its aim.",
        ] {
            let body =
                "1. Mill Reopens in Spring On May 3, the mill reopened. 2. Harbour Closes for Repairs On June 4, the "
                + "harbour closed. \(text) 3. Ferry Returns to Pier On July 5, the ferry returned."
            let reading = Segmenter.read(.paragraphs(body, title: "Events in 2024"))
            #expect(reading.items.map(\.section.label) == ["1", "2", "3"], "\(text)")
        }
    }

    @Test(arguments: [
        "增长12.5%，创新高", "共3.5亿元", "达到1.2万吨", "第2号高炉复产", "标准GB/T 3499-2023发布", "合金AZ91D量产", "2021-2024年规划",
        "一、二、三产业均增长", "比例为1:2.5", "长征7号发射", "约3家企业参与", "5.8米长的型材", "版本2.0上线", "十四五规划", "一二期工程",
        "3、4号机组并网", "一是否定的意见",
    ])
    func aChineseTrapNumbersNothing(phrase: String) {
        let body = "一、工厂复产 5月3日，工厂复产。二、码头关闭 6月4日，码头关闭，\(phrase)。三、轮渡恢复 7月5日，轮渡恢复运营。"
        let reading = Segmenter.read(.paragraphs(body, title: "2024年大事记"))
        #expect(reading.items.map(\.section.label) == ["1", "2", "3"])
    }

    @Test(arguments: [
        "Am 3. Mai wurde sie geschlossen.", "Vom 2. bis 4. Juli blieb sie zu.", "Seit dem 4. März ruht sie.",
    ])
    func aGermanDateNumbersNothing(sentence: String) {
        let body =
            "1. Mühle öffnet. Sie mahlt wieder. \(sentence)\n2. Hafen schließt. Er ruht. \(sentence)\n3. Fähre fährt."
        let reading = Segmenter.read(.paragraphs(body, title: "Das Jahr 2024"))
        #expect(reading.items.map(\.section.label) == ["1", "2", "3"])
    }

    @Test func aTextWithoutAnyItemHasNoOutline() {
        for phrase in MarkerTrapTests.phrases {
            let reading = Segmenter.read(.paragraphs("On May 3, the port said that \(phrase) was its aim."))
            #expect(reading.items.isEmpty, "\(phrase)")
        }
    }
}
