/// A unit and the one in which amounts of its dimension are compared.
struct UnitScale: Sendable {
    /// The unit as segmentation writes it.
    var unit: String
    /// The unit it is compared in.
    var base: String
    /// How many of `base` one `unit` is.
    var factor: Double
    /// Further spellings, read only where segmentation left a number alone.
    var spellings: [String] = []

    /// All that are compared in another unit, and those that are read without segmentation.
    static let all: [UnitScale] = [
        UnitScale(unit: "t", base: "t", factor: 1, spellings: ["t", "mt", "ton", "tons", "tonne", "tonnes", "吨"]),
        UnitScale(unit: "kt", base: "t", factor: 1000, spellings: ["kt"]),
        UnitScale(unit: "kg", base: "t", factor: 0.001, spellings: ["kg", "公斤", "千克"]),
        UnitScale(unit: "g", base: "t", factor: 1e-6, spellings: ["克"]),
        UnitScale(unit: "mg", base: "t", factor: 1e-9), UnitScale(unit: "lb", base: "t", factor: 0.000_453_592_37),
        UnitScale(unit: "oz", base: "t", factor: 0.000_031_103_476_8),
        UnitScale(unit: "short ton", base: "t", factor: 0.907_184_74),
        UnitScale(unit: "m", base: "m", factor: 1, spellings: ["m", "metre", "metres", "meter", "meters", "米"]),
        UnitScale(unit: "km", base: "m", factor: 1000, spellings: ["km", "公里", "千米"]),
        UnitScale(unit: "cm", base: "m", factor: 0.01, spellings: ["cm", "厘米"]),
        UnitScale(unit: "mm", base: "m", factor: 0.001, spellings: ["mm", "毫米"]),
        UnitScale(unit: "μm", base: "m", factor: 1e-6), UnitScale(unit: "nm", base: "m", factor: 1e-9),
        UnitScale(unit: "inch", base: "m", factor: 0.0254), UnitScale(unit: "ft", base: "m", factor: 0.3048),
        UnitScale(unit: "mile", base: "m", factor: 1609.344),
        UnitScale(unit: "m2", base: "m2", factor: 1), UnitScale(unit: "km2", base: "m2", factor: 1e6),
        UnitScale(unit: "ha", base: "m2", factor: 10_000),
        UnitScale(unit: "mu", base: "m2", factor: 10_000.0 / 15),
        UnitScale(unit: "acre", base: "m2", factor: 4046.856_422_4),
        UnitScale(unit: "ft2", base: "m2", factor: 0.092_903_04),
        UnitScale(unit: "m3", base: "m3", factor: 1), UnitScale(unit: "L", base: "m3", factor: 0.001),
        UnitScale(unit: "mL", base: "m3", factor: 1e-6),
        UnitScale(unit: "cm3", base: "m3", factor: 1e-6),
        UnitScale(unit: "kWh", base: "kWh", factor: 1, spellings: ["kwh"]),
        UnitScale(unit: "Wh", base: "kWh", factor: 0.001), UnitScale(unit: "MWh", base: "kWh", factor: 1000),
        UnitScale(unit: "GWh", base: "kWh", factor: 1e6),
        UnitScale(unit: "TWh", base: "kWh", factor: 1e9),
        UnitScale(unit: "kW", base: "kW", factor: 1, spellings: ["kw"]),
        UnitScale(unit: "MW", base: "kW", factor: 1000, spellings: ["mw"]),
        UnitScale(unit: "GW", base: "kW", factor: 1e6, spellings: ["gw"]),
        UnitScale(unit: "W", base: "kW", factor: 0.001),
        UnitScale(unit: "%", base: "%", factor: 1, spellings: ["percent", "pct"]),
        UnitScale(unit: "‰", base: "%", factor: 0.1),
        UnitScale(unit: "CNY", base: "CNY", factor: 1, spellings: ["yuan", "rmb", "cny", "元"]),
        UnitScale(unit: "USD", base: "USD", factor: 1, spellings: ["usd", "dollar", "dollars", "美元"]),
        UnitScale(unit: "kN", base: "kN", factor: 1, spellings: ["kn"]),
        UnitScale(unit: "MN", base: "kN", factor: 1000), UnitScale(unit: "N", base: "kN", factor: 0.001),
        UnitScale(unit: "kVA", base: "kVA", factor: 1), UnitScale(unit: "MVA", base: "kVA", factor: 1000),
        UnitScale(unit: "V", base: "V", factor: 1), UnitScale(unit: "kV", base: "V", factor: 1000),
        UnitScale(unit: "MJ", base: "MJ", factor: 1), UnitScale(unit: "GJ", base: "MJ", factor: 1000),
        UnitScale(unit: "kJ", base: "MJ", factor: 0.001),
        UnitScale(unit: "Pa", base: "Pa", factor: 1), UnitScale(unit: "kPa", base: "Pa", factor: 1000),
        UnitScale(unit: "MPa", base: "Pa", factor: 1e6),
        UnitScale(unit: "hour", base: "hour", factor: 1), UnitScale(unit: "day", base: "day", factor: 1),
        UnitScale(unit: "week", base: "day", factor: 7),
        UnitScale(unit: "minute", base: "hour", factor: 1.0 / 60),
        UnitScale(unit: "second", base: "hour", factor: 1.0 / 3600),
    ]

    /// Words between a number and its unit that multiply it; read only where segmentation left a number alone.
    static let multipliers: [String: Double] = [
        "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "万": 1e4, "亿": 1e8, "千": 1e3, "百": 100,
        "k": 1e3,
    ]
}
