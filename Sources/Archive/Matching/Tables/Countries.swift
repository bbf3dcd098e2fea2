import Foundation

extension WordClass {
    /// Countries with what is called after them, "Thailand's" and "Thai": a line a country, the name first.
    static let countries: [WordClass] = countryLines.split(separator: "\n").map { line in
        let forms = line.split(separator: "|").map(String.init)
        return WordClass(
            name: forms[0], reason: "a country and what is called after it", meaning: .body,
            phrases: forms.map { $0.lowercased() }.joined(separator: "|"), same: [(forms[0], forms[1].capitalized)])
    }

    private static let countryLines = """
        Argentina|argentine|argentinian|阿根廷
        Australia|australian|澳大利亚
        Austria|austrian|奥地利
        Belgium|belgian|比利时
        Brazil|brazilian|巴西
        Bulgaria|bulgarian|保加利亚
        Cambodia|cambodian|柬埔寨
        Canada|canadian|加拿大
        Chile|chilean|智利
        Colombia|colombian|哥伦比亚
        Czechia|czech|czech republic|捷克
        Denmark|danish|丹麦
        Egypt|egyptian|埃及
        Finland|finnish|芬兰
        France|french|法国
        Germany|german|德国
        Ghana|ghanaian|加纳
        Greece|greek|希腊
        Guinea|guinean|几内亚
        Hungary|hungarian|匈牙利
        India|indian|印度
        Indonesia|indonesian|印度尼西亚|印尼
        Iran|iranian|伊朗
        Ireland|irish|爱尔兰
        Israel|israeli|以色列
        Italy|italian|意大利
        Japan|japanese|日本
        Kazakhstan|kazakh|哈萨克斯坦
        Kenya|kenyan|肯尼亚
        Laos|laotian|老挝
        Malaysia|malaysian|马来西亚
        Mexico|mexican|墨西哥
        Mongolia|mongolian|蒙古国
        Morocco|moroccan|摩洛哥
        Netherlands|dutch|holland|荷兰
        Nigeria|nigerian|尼日利亚
        Norway|norwegian|挪威
        Pakistan|pakistani|巴基斯坦
        Peru|peruvian|秘鲁
        Philippines|philippine|filipino|菲律宾
        Poland|polish|波兰
        Portugal|portuguese|葡萄牙
        Romania|romanian|罗马尼亚
        Russia|russian|俄罗斯
        Serbia|serbian|塞尔维亚
        Singapore|singaporean|新加坡
        Spain|spanish|西班牙
        Sweden|swedish|瑞典
        Switzerland|swiss|瑞士
        Tanzania|tanzanian|坦桑尼亚
        Thailand|thai|泰国
        Tunisia|tunisian|突尼斯
        Turkey|turkish|türkiye|土耳其
        Ukraine|ukrainian|乌克兰
        Vietnam|vietnamese|viet nam|越南
        Zambia|zambian|赞比亚
        Zimbabwe|zimbabwean|津巴布韦
        South Africa|south african|南非
        South Korea|south korean|korea|韩国
        Saudi Arabia|saudi|沙特阿拉伯|沙特
        """
}
