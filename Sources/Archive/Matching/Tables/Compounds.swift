/// Chinese words that hold a character which elsewhere is a word of its own: they are read whole.
struct Compounds: Sendable {
    /// Why they are listed.
    static let reason = "不 denies, 不锈钢 is steel"
    /// The words.
    static let all =
        """
        不锈钢 无锡 非洲 未来 首都 首席 首钢 新疆 新能源 新材料 新乡 新余 新加坡 新西兰 新华社 无机 非金属 无缝 无人 以色列 和平 等级 对外 不动产
        近海 超高 超细 超薄 超声 余热 余姚 降解 增值 增材 减速 减振 涨停 跌停 升级 超级 将军 成都 约旦 关于 称重 达州 非晶 有色 有色金属 有机 已知
        从化 由于 与会 及时 是否 并网 这里 而是 或者 不同 不少 不仅 无偿 未央 近年 近年来 新型 高新 更新 创新 其他 其它 为期 成为 作为
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
}
