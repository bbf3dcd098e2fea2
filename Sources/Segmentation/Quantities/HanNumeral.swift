/// What Han characters mean in a number.
enum HanNumeral {
    enum Mark: Equatable {
        case digit(UInt64)
        /// 十, 百, 千: the power of ten.
        case small(Int)
        /// 万, 亿.
        case large(Int)
    }

    /// The characters of everyday and of financial numerals, simplified and traditional.
    static func mark(_ scalar: UInt32) -> Mark? {
        switch scalar {
        case 0x3007, 0x96F6: .digit(0)  // 〇 零
        case 0x4E00, 0x58F9: .digit(1)  // 一 壹
        case 0x4E8C, 0x4E24, 0x8D30, 0x5169: .digit(2)  // 二 两 贰 兩
        case 0x4E09, 0x53C1: .digit(3)  // 三 叁
        case 0x56DB, 0x8086: .digit(4)  // 四 肆
        case 0x4E94, 0x4F0D: .digit(5)  // 五 伍
        case 0x516D, 0x9646: .digit(6)  // 六 陆
        case 0x4E03, 0x67D2: .digit(7)  // 七 柒
        case 0x516B, 0x634C: .digit(8)  // 八 捌
        case 0x4E5D, 0x7396: .digit(9)  // 九 玖
        case 0x5341, 0x62FE: .small(1)  // 十 拾
        case 0x767E, 0x4F70: .small(2)  // 百 佰
        case 0x5343, 0x4EDF: .small(3)  // 千 仟
        case 0x4E07, 0x842C: .large(4)  // 万 萬
        case 0x4EBF, 0x5104: .large(8)  // 亿 億
        default: nil
        }
    }

    /// Whether 千 before this character belongs to the unit: 千克, 千瓦, 千帕, 千伏, 千卡, 千焦, 千安, 千牛.
    static func takesThousand(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x514B, 0x74E6, 0x5E15, 0x4F0F, 0x5361, 0x7126, 0x5B89, 0x725B: true
        default: false
        }
    }

    static let metre: UInt32 = 0x7C73  // 米
    static let point: UInt32 = 0x70B9  // 点
    static let thousand: UInt32 = 0x5343  // 千

    /// 多, 余, 餘, 来: "and more", between the number and what it counts.
    static func meansMore(_ scalar: UInt32) -> Bool {
        scalar == 0x591A || scalar == 0x4F59 || scalar == 0x9918 || scalar == 0x6765
    }
}
