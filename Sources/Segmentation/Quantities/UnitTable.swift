extension UnitDefinition {
    /// Every unit the scanner knows. Kilograms stay kilograms and metres metres; only what a trade writes as a
    /// multiple of its own unit (kt, Mt) is brought to that unit, by powers of ten, so that values stay exact.
    static let table: [UnitDefinition] = mass + extent + energy + ratios + other

    private static let mass: [UnitDefinition] = [
        UnitDefinition(
            name: "metric ton", unit: "t", dimension: .mass,
            spellings: [
                .symbols(
                    "t", "T", "mt", "MT", "wmt", "dmt", "WMT", "DMT", "wet mt", "dry mt", "tCO2", "tCO2e", "t CO2",
                    "t CO2e"),
                .words("ton", "tonne", "metric ton", "metric tonne", "wet ton", "dry ton", "wet tonne", "dry tonne"),
                .characters("吨", "公吨", "噸"),
                .symbols("tpa", "tpy", per: "year"), .symbols("tpd", per: "day"), .symbols("tph", per: "hour"),
                .symbols("mtpa", power: 6, per: "year"), .symbols("mtpy", per: "year"),
            ],
            reason:
                "The metals trade writes mt for a metric ton, never for a megaton; T after digits is tonnes, also of "
                + "clamping force. mtpa is the miners' million tonnes per annum.",
            reads: [
                ("an order of 1,500 mt", 1500), ("the 2,600T press", 2600), ("100-ton class furnace", 100),
                ("进口10万吨", 100_000), ("三千吨压机", 3000), ("5 metric tons", 5), ("a 30,000 tpa smelter", 30000),
                ("4,500 MT of ingot", 4500), ("12.5t trucks", 12.5),
            ],
            refuses: ["12 t-shirts", "the 5 T&C points", "AZ31T", "H3T", "单位：万吨", "百吨级"]),
        UnitDefinition(
            name: "kiloton", unit: "t", dimension: .mass,
            spellings: [
                .symbols("kt", "KT", "Kt", "kT", power: 3), .words("kiloton", "kilotonne", power: 3),
                .symbols("ktpa", "ktpy", "kt/a", power: 3, per: "year"),
            ],
            reason: "In metals kt is a thousand tonnes, never knots.",
            reads: [("output of 12.5 kt", 12500), ("a 60ktpa line", 60000)]),
        UnitDefinition(
            name: "megaton", unit: "t", dimension: .mass,
            spellings: [
                .symbols("Mt", power: 6), .symbols("Mtpa", "MTPA", "Mtpy", power: 6, per: "year"),
                .words("megaton", "megatonne", power: 6),
            ],
            reason: "Statistics write Mt, with a capital and a small letter, for a million tonnes.",
            reads: [("world output of 1.1 Mt", 1_100_000), ("a 2 Mtpa mine", 2_000_000)]),
        UnitDefinition(
            name: "tonne of coal equivalent", unit: "tce", dimension: .mass,
            spellings: [
                .symbols("tce"), .characters("吨标准煤", "吨标煤"), .words("ton of standard coal", "tonne of standard coal"),
                .phrases("tons of standard coal", "tonnes of standard coal", "tons of coal equivalent"),
            ],
            reason: "An amount of energy and not of mass; the word that makes it so follows the unit.",
            reads: [("saves 3,000 tce", 3000), ("节约1.2万吨标准煤", 12000), ("saved 900 tons of standard coal", 900)]),
        UnitDefinition(
            name: "kilogram", unit: "kg", dimension: .mass,
            spellings: [
                .symbols("kg", "KG", "Kg", "kgs", "KGS"), .words("kilogram", "kilogramme", "kilo"),
                .characters("千克", "公斤"),
            ],
            reason: "Machine makers print KG.",
            reads: [("a shot of up to 19KG", 19), ("a 2.5-kg part", 2.5), ("重3.5公斤", 3.5), ("五千克", 5)]),
        UnitDefinition(
            name: "gram", unit: "g", dimension: .mass,
            spellings: [.symbols("g"), .words("gram", "gramme"), .characters("克")],
            reason: "A capital G glued to a digit is a generation of telephony.",
            reads: [("weighs 750 g", 750), ("不足200克", 200), ("weighs 85 grams", 85)],
            refuses: ["5G base stations", "the 4G network", "7 g-force", "a 5g network", "5克拉"]),
        UnitDefinition(
            name: "milligram", unit: "mg", dimension: .mass,
            spellings: [.symbols("mg"), .words("milligram"), .characters("毫克")],
            reason: "A small unit that must not fall to metres or grams.", reads: [("a dose of 50 mg", 50)],
            refuses: ["50 Mg alloys"]),
        UnitDefinition(
            name: "pound", unit: "lb", dimension: .mass,
            spellings: [.symbols("lb", "lbs", "LB", "LBS"), .words("pound"), .characters("磅")],
            reason: "In metals a pound is weighed; sterling says so or bears its sign.",
            reads: [("50 million lb of copper", 50_000_000), ("400 pounds", 400)]),
        UnitDefinition(
            name: "ounce", unit: "oz", dimension: .mass,
            spellings: [.symbols("oz"), .words("ounce", "troy ounce"), .characters("盎司")],
            reason: "Precious metals are sold by it.", reads: [("12,000 oz of gold", 12000), ("90,000 ounces", 90000)]),
        UnitDefinition(
            name: "short ton", unit: "short ton", dimension: .mass, spellings: [.words("short ton")],
            reason: "907 kg: not to be taken for a metric ton.", reads: [("5,000 short tons", 5000)]),
    ]

    private static let extent: [UnitDefinition] = [
        UnitDefinition(
            name: "metre", unit: "m", dimension: .length,
            spellings: [.symbols("m"), .words("meter", "metre"), .characters("米")],
            reason: "m glued to digits and before another unit is a million instead.",
            reads: [("75 meters long", 75), ("a 1.2-metre shaft", 1.2), ("长75米", 75), ("a hall 120 m long", 120)],
            refuses: ["the M3 screw"]),
        UnitDefinition(
            name: "kilometre", unit: "km", dimension: .length,
            spellings: [
                .symbols("km", "KM"), .words("kilometer", "kilometre"), .characters("公里", "千米"),
            ],
            reason: "Stays kilometres.", reads: [("45 km away", 45), ("全长12.5公里", 12.5)]),
        UnitDefinition(
            name: "centimetre", unit: "cm", dimension: .length,
            spellings: [.symbols("cm"), .words("centimeter", "centimetre"), .characters("厘米")],
            reason: "Stays centimetres.", reads: [("15 cm wide", 15), ("15厘米", 15)]),
        UnitDefinition(
            name: "millimetre", unit: "mm", dimension: .length,
            spellings: [.symbols("mm", "MM"), .words("millimeter", "millimetre"), .characters("毫米")],
            reason: "Drawings print MM.", reads: [("0.8 mm sheet", 0.8), ("厚度0.8毫米", 0.8)]),
        UnitDefinition(
            name: "micrometre", unit: "μm", dimension: .length,
            spellings: [
                .characters("μm", "µm", "微米"), .symbols("um"), .words("micron", "micrometer", "micrometre"),
            ],
            reason: "Two code points look like mu; typists use u.",
            reads: [("6 μm foil", 6), ("6 µm foil", 6), ("4.5 microns", 4.5), ("6微米铜箔", 6)]),
        UnitDefinition(
            name: "nanometre", unit: "nm", dimension: .length,
            spellings: [.symbols("nm"), .words("nanometer", "nanometre"), .characters("纳米")],
            reason: "Grain and node sizes.", reads: [("grains of 50 nm", 50)]),
        UnitDefinition(
            name: "inch", unit: "inch", dimension: .length,
            spellings: [.phrases("inch", "inches"), .characters("英寸")],
            reason: "in is a preposition and is never read.", reads: [("an 8-inch wafer", 8), ("8英寸晶圆", 8)],
            refuses: ["5 in 2024"]),
        UnitDefinition(
            name: "foot", unit: "ft", dimension: .length, spellings: [.symbols("ft"), .phrases("foot", "feet")],
            reason: "Irregular plural.", reads: [("a 40-foot container", 40), ("1,200 feet deep", 1200)]),
        UnitDefinition(
            name: "mile", unit: "mile", dimension: .length,
            spellings: [.words("mile", "nautical mile"), .characters("英里")], reason: "mi is no word of the trade.",
            reads: [("30 miles north", 30)]),
        UnitDefinition(
            name: "square metre", unit: "m2", dimension: .area,
            spellings: [
                .symbols("m2", "sqm", "sq m", "sq. m", "sq.m"), .characters("m²", "㎡", "平方米", "平米", "平方公尺"),
                .words("square meter", "square metre"),
            ],
            reason: "Written in many ways; must win over m.",
            reads: [
                ("covers 35,000 square meters", 35000), ("建筑面积3.5万平方米", 35000), ("200 m² of film", 200),
                ("1,200 sq m", 1200), ("1,200m2 of space", 1200),
            ]),
        UnitDefinition(
            name: "square kilometre", unit: "km2", dimension: .area,
            spellings: [
                .symbols("km2", "sq km", "sq. km"), .characters("km²", "平方公里", "平方千米"),
                .words("square kilometer", "square kilometre"),
            ],
            reason: "Mining areas.", reads: [("12.4 square kilometers", 12.4), ("12.4平方公里", 12.4)]),
        UnitDefinition(
            name: "square foot", unit: "ft2", dimension: .area,
            spellings: [
                .symbols("sq ft", "sq. ft", "ft2"), .phrases("square foot", "square feet"), .characters("平方英尺"),
            ],
            reason: "Must win over the foot.", reads: [("50,000 square feet", 50000)]),
        UnitDefinition(
            name: "mu", unit: "mu", dimension: .area, spellings: [.symbols("mu"), .characters("亩", "畝")],
            reason: "The Chinese land measure, a fifteenth of a hectare; kept as itself.",
            reads: [("a plot of 200 mu", 200), ("占地约300亩", 300)], refuses: ["5 Mu Street"]),
        UnitDefinition(
            name: "hectare", unit: "ha", dimension: .area,
            spellings: [.symbols("ha"), .words("hectare"), .characters("公顷")], reason: "Ha with a capital is a name.",
            reads: [("35 hectares", 35), ("35公顷", 35)]),
        UnitDefinition(
            name: "acre", unit: "acre", dimension: .area, spellings: [.words("acre"), .characters("英亩")],
            reason: "Kept as itself.", reads: [("a 40-acre site", 40)]),
        UnitDefinition(
            name: "cubic metre", unit: "m3", dimension: .volume,
            spellings: [
                .symbols("m3", "Nm3", "cu m", "cbm", "CBM"), .characters("m³", "Nm³", "立方米", "标方"),
                .words("cubic meter", "cubic metre", "normal cubic meter", "standard cubic meter"),
            ],
            reason: "A gas's normal cubic metre is still the printed amount; must win over m.",
            reads: [("500 cubic meters", 500), ("日供气20万立方米", 200_000), ("a 1,200 m³ furnace", 1200)]),
        UnitDefinition(
            name: "cubic centimetre", unit: "cm3", dimension: .volume,
            spellings: [.symbols("cm3"), .characters("cm³", "立方厘米"), .words("cubic centimeter", "cubic centimetre")],
            reason: "Densities are stated by it.", reads: [("80 cubic centimeters", 80)]),
        UnitDefinition(
            name: "litre", unit: "L", dimension: .volume,
            spellings: [.symbols("L"), .words("liter", "litre"), .characters("升")],
            reason: "A small l is too like a one.", reads: [("a 50 L tank", 50), ("容积50升", 50), ("400 litres", 400)]),
        UnitDefinition(
            name: "millilitre", unit: "mL", dimension: .volume,
            spellings: [.symbols("ml", "mL"), .words("milliliter", "millilitre"), .characters("毫升")],
            reason: "Kept as itself.", reads: [("250 ml", 250)]),
        UnitDefinition(
            name: "gallon", unit: "gallon", dimension: .volume, spellings: [.words("gallon"), .characters("加仑")],
            reason: "Kept as itself.", reads: [("300 gallons", 300)]),
        UnitDefinition(
            name: "barrel", unit: "barrel", dimension: .volume,
            spellings: [.words("barrel"), .symbols("bbl"), .symbols("bpd", per: "day"), .characters("桶")],
            reason: "Oil, and its price.",
            reads: [("2 million barrels", 2_000_000), ("日产200万桶", 2_000_000)]),
    ]

    private static let energy: [UnitDefinition] = [
        UnitDefinition(
            name: "kilowatt-hour", unit: "kWh", dimension: .energy,
            spellings: [
                .symbols("kWh", "KWh", "KWH", "kwh", "kW·h", "kW.h"), .characters("千瓦时", "千瓦小时", "度电"),
                .words("kilowatt hour"),
            ],
            reason: "Typists vary the case.", reads: [("13,500 kWh", 13500), ("耗电1.2亿千瓦时", 120_000_000)]),
        UnitDefinition(
            name: "megawatt-hour", unit: "MWh", dimension: .energy,
            spellings: [.symbols("MWh", "MWH", "mwh"), .characters("兆瓦时"), .words("megawatt hour")],
            reason: "Kept as itself.", reads: [("a 200 MWh store", 200), ("200兆瓦时", 200)]),
        UnitDefinition(
            name: "gigawatt-hour", unit: "GWh", dimension: .energy,
            spellings: [.symbols("GWh", "GWH", "Gwh", "gwh"), .characters("吉瓦时"), .words("gigawatt hour")],
            reason: "Batteries are counted in it.", reads: [("a 25GWh plant", 25), ("25吉瓦时", 25)]),
        UnitDefinition(
            name: "terawatt-hour", unit: "TWh", dimension: .energy,
            spellings: [.symbols("TWh"), .characters("太瓦时"), .words("terawatt hour")], reason: "Kept as itself.",
            reads: [("1.1 TWh", 1.1)]),
        UnitDefinition(
            name: "watt-hour", unit: "Wh", dimension: .energy,
            spellings: [.symbols("Wh"), .words("watt hour"), .characters("瓦时")],
            reason: "Energy densities are stated by it.", reads: [("a 75 Wh pack", 75)]),
        UnitDefinition(
            name: "kilowatt", unit: "kW", dimension: .power,
            spellings: [.symbols("kW", "KW", "kw"), .characters("千瓦"), .words("kilowatt")],
            reason: "Thousand and watt are one unit in Chinese, also after a multiplier.",
            reads: [("a 150 kW motor", 150), ("装机50万千瓦", 500_000), ("五千瓦", 5)]),
        UnitDefinition(
            name: "megawatt", unit: "MW", dimension: .power,
            spellings: [.symbols("MW", "MWp"), .characters("兆瓦"), .words("megawatt")], reason: "mW is a milliwatt.",
            reads: [("a 300MW farm", 300), ("300兆瓦", 300), ("30-megawatt unit", 30)], refuses: ["30 mW"]),
        UnitDefinition(
            name: "gigawatt", unit: "GW", dimension: .power,
            spellings: [.symbols("GW", "GWp"), .characters("吉瓦"), .words("gigawatt")], reason: "Kept as itself.",
            reads: [("10 GW of modules", 10), ("10吉瓦", 10)]),
        UnitDefinition(
            name: "watt", unit: "W", dimension: .power, spellings: [.symbols("W"), .words("watt"), .characters("瓦")],
            reason: "Kept as itself.", reads: [("a 700 W module", 700), ("20 watts", 20)]),
        UnitDefinition(
            name: "megajoule", unit: "MJ", dimension: .energy, spellings: [.symbols("MJ"), .words("megajoule")],
            reason: "Kept as itself.", reads: [("32 MJ", 32)]),
        UnitDefinition(
            name: "gigajoule", unit: "GJ", dimension: .energy, spellings: [.symbols("GJ"), .words("gigajoule")],
            reason: "Heat is sold by it.", reads: [("4,000 GJ", 4000)]),
        UnitDefinition(
            name: "kilojoule", unit: "kJ", dimension: .energy, spellings: [.symbols("kJ", "KJ"), .words("kilojoule")],
            reason: "Kept as itself.", reads: [("75 kJ", 75)]),
        UnitDefinition(
            name: "kilocalorie", unit: "kcal", dimension: .energy,
            spellings: [.symbols("kcal", "Kcal"), .characters("千卡", "大卡")], reason: "Coal is graded by it.",
            reads: [("5,500 kcal coal", 5500), ("5500大卡", 5500)]),
        UnitDefinition(
            name: "horsepower", unit: "hp", dimension: .power,
            spellings: [.symbols("hp", "HP"), .phrases("horsepower"), .characters("马力")],
            reason: "Has no plural.", reads: [("a 300 hp engine", 300), ("300马力", 300)]),
        UnitDefinition(
            name: "kilovolt", unit: "kV", dimension: .electricity,
            spellings: [.symbols("kV", "KV", "kv"), .characters("千伏"), .words("kilovolt")], reason: "Grid lines.",
            reads: [("a 220 kV line", 220), ("220千伏变电站", 220)]),
        UnitDefinition(
            name: "volt", unit: "V", dimension: .electricity,
            spellings: [.symbols("V"), .words("volt"), .characters("伏")],
            reason: "Kept as itself.", reads: [("an 800V platform", 800), ("48 volts", 48)]),
        UnitDefinition(
            name: "kiloampere", unit: "kA", dimension: .electricity,
            spellings: [.symbols("kA", "KA"), .characters("千安")],
            reason: "Smelting pots are named by it.", reads: [("500 kA pots", 500)]),
        UnitDefinition(
            name: "megavolt-ampere", unit: "MVA", dimension: .power, spellings: [.symbols("MVA"), .characters("兆伏安")],
            reason: "Furnaces and transformers.", reads: [("a 33 MVA furnace", 33)]),
        UnitDefinition(
            name: "kilovolt-ampere", unit: "kVA", dimension: .power,
            spellings: [.symbols("kVA", "KVA"), .characters("千伏安")],
            reason: "Furnaces and transformers.", reads: [("25,500 kVA", 25500), ("25500千伏安", 25500)]),
        UnitDefinition(
            name: "milliampere-hour", unit: "mAh", dimension: .electricity,
            spellings: [.symbols("mAh"), .characters("毫安时")],
            reason: "Cells.", reads: [("a 5,000 mAh cell", 5000)]),
        UnitDefinition(
            name: "ampere-hour", unit: "Ah", dimension: .electricity, spellings: [.symbols("Ah")], reason: "Cells.",
            reads: [("a 314Ah cell", 314)]),
        UnitDefinition(
            name: "hertz", unit: "Hz", dimension: .frequency,
            spellings: [.symbols("Hz"), .words("hertz"), .characters("赫兹")], reason: "Kept as itself.",
            reads: [("50 Hz", 50)]),
        UnitDefinition(
            name: "gigahertz", unit: "GHz", dimension: .frequency, spellings: [.symbols("GHz"), .words("gigahertz")],
            reason: "Kept as itself.", reads: [("5.8 GHz", 5.8)]),
        UnitDefinition(
            name: "megahertz", unit: "MHz", dimension: .frequency, spellings: [.symbols("MHz"), .words("megahertz")],
            reason: "Kept as itself.", reads: [("700 MHz", 700)]),
    ]

    private static let ratios: [UnitDefinition] = [
        UnitDefinition(
            name: "percentage", unit: "%", dimension: .ratio,
            spellings: [
                .characters("%", "％", "wt%", "wt.%", "wt %", "at%", "at.%", "vol%", "vol.%", "mol%"),
                .phrases("percent", "per cent", "pct"),
            ],
            reason: "Shares by weight, atoms or volume are percentages too.",
            reads: [
                ("fell by 11%", 11), ("36 percent of it", 36), ("a 95%-owned unit", 95), ("增长百分之五", 5),
                ("下降３．５％", 3.5), ("9 wt.% aluminum", 9), ("5.2 per cent", 5.2), ("百分之三点五", 3.5),
            ],
            refuses: ["the first 5 of them"]),
        UnitDefinition(
            name: "percentage point", unit: "pp", dimension: .ratio,
            spellings: [
                .symbols("pp", "pps", "ppt", "ppts", "p.p."), .words("percentage point", "percent point"),
                .symbols("pct pts"), .characters("个百分点", "百分点", "个点"),
            ],
            reason: "A difference of percentages is no percentage.",
            reads: [("up 2.3 percentage points", 2.3), ("回落1.5个百分点", 1.5), ("down 0.4 pp", 0.4)]),
        UnitDefinition(
            name: "basis point", unit: "bp", dimension: .ratio,
            spellings: [.symbols("bp", "bps", "BP"), .words("basis point"), .characters("个基点", "基点")],
            reason: "A hundredth of a percentage point; kept as itself.",
            reads: [("cut by 25 basis points", 25), ("下调25个基点", 25)]),
        UnitDefinition(
            name: "per mille", unit: "‰", dimension: .ratio, spellings: [.characters("‰")], reason: "Kept as itself.",
            reads: [("3‰ of it", 3), ("千分之三", 3)]),
        UnitDefinition(
            name: "parts per million", unit: "ppm", dimension: .ratio, spellings: [.symbols("ppm", "PPM")],
            reason: "Impurities.", reads: [("iron below 40 ppm", 40)]),
        UnitDefinition(
            name: "multiple", unit: "x", dimension: .multiple,
            spellings: [.phrases("times", "fold"), .symbols("x"), .characters("倍")],
            reason: "How many times as much; x must touch the number, or it is the cross of a size.",
            reads: [("3 times as strong", 3), ("grew 2.5-fold", 2.5), ("a 3x gain", 3), ("提高2倍", 2)],
            refuses: ["a 3x5 card", "a box of 3 x 5"]),
    ]

    private static let other: [UnitDefinition] = [
        UnitDefinition(
            name: "kilometres per hour", unit: "km/h", dimension: .speed,
            spellings: [
                .symbols("km/h", "kmh", "kph", "km/hr", "KM/H"),
                .characters("公里/小时", "千米/小时", "公里每小时", "千米每小时", "公里/时"),
            ],
            reason: "Must win over the kilometre.", reads: [("reaches 350 km/h", 350), ("最高350公里/小时", 350)]),
        UnitDefinition(
            name: "metres per second", unit: "m/s", dimension: .speed,
            spellings: [.symbols("m/s"), .characters("米/秒")],
            reason: "Must win over the metre.", reads: [("2.5 m/s", 2.5)]),
        UnitDefinition(
            name: "miles per hour", unit: "mph", dimension: .speed, spellings: [.symbols("mph")],
            reason: "Kept as itself.", reads: [("60 mph", 60)]),
        UnitDefinition(
            name: "revolutions per minute", unit: "rpm", dimension: .frequency,
            spellings: [.symbols("rpm", "RPM", "r/min"), .characters("转/分")],
            reason: "Kept as itself.", reads: [("20,000 rpm", 20000)]),
        UnitDefinition(
            name: "degree Celsius", unit: "°C", dimension: .temperature,
            spellings: [
                .characters("℃", "°C", "° C", "摄氏度"),
                .phrases("degree Celsius", "degrees Celsius", "degree centigrade", "degrees centigrade", "degC"),
            ],
            reason: "A bare C after digits is a name (3C).",
            reads: [("heated to 650 °C", 650), ("at 650℃", 650), ("-20°C winters", -20), ("700 degrees Celsius", 700)],
            refuses: ["the 3C trade"]),
        UnitDefinition(
            name: "degree Fahrenheit", unit: "°F", dimension: .temperature,
            spellings: [.characters("℉", "°F"), .phrases("degree Fahrenheit", "degrees Fahrenheit")],
            reason: "Kept as itself.",
            reads: [("1,200°F", 1200)]),
        UnitDefinition(
            name: "megapascal", unit: "MPa", dimension: .pressure,
            spellings: [.symbols("MPa", "Mpa", "MPA"), .characters("兆帕"), .words("megapascal")],
            reason: "Strengths of alloys.", reads: [("a strength of 350 MPa", 350), ("350兆帕", 350)]),
        UnitDefinition(
            name: "gigapascal", unit: "GPa", dimension: .pressure, spellings: [.symbols("GPa"), .words("gigapascal")],
            reason: "Stiffness of alloys.", reads: [("45 GPa", 45)]),
        UnitDefinition(
            name: "kilopascal", unit: "kPa", dimension: .pressure,
            spellings: [.symbols("kPa", "KPa"), .characters("千帕")],
            reason: "Kept as itself.", reads: [("90 kPa", 90)]),
        UnitDefinition(
            name: "bar", unit: "bar", dimension: .pressure, spellings: [.symbols("bar")],
            reason: "Bars, with an s, are pieces of metal.", reads: [("at 30 bar", 30)]),
        UnitDefinition(
            name: "kilonewton", unit: "kN", dimension: .force, spellings: [.symbols("kN", "KN"), .characters("千牛")],
            reason: "Clamping forces.", reads: [("45,000 kN", 45000)]),
        UnitDefinition(
            name: "meganewton", unit: "MN", dimension: .force, spellings: [.symbols("MN"), .characters("兆牛")],
            reason: "Extrusion presses.", reads: [("a 125MN press", 125)]),
        UnitDefinition(
            name: "newton-metre", unit: "N·m", dimension: .force,
            spellings: [.symbols("N·m", "Nm", "N.m"), .characters("牛·米", "牛米")],
            reason: "Torque.", reads: [("a torque of 500 N·m", 500)]),
        UnitDefinition(
            name: "twenty-foot equivalent", unit: "TEU", dimension: .volume,
            spellings: [.symbols("TEU", "TEUs"), .characters("标箱", "标准箱")], reason: "Container traffic.",
            reads: [("24,000 TEU", 24000)]),
        UnitDefinition(
            name: "deadweight ton", unit: "dwt", dimension: .mass,
            spellings: [.symbols("dwt", "DWT"), .characters("载重吨")],
            reason: "What a ship carries is no amount of metal.", reads: [("an 82,000 dwt bulker", 82000)]),
        UnitDefinition(
            name: "year", unit: "year", dimension: .time, spellings: [.phrases("years", "yrs")],
            reason: "A span of time is an amount; with a hyphen it is most often the name of a contract or plan.",
            reads: [("a life of 25 years", 25)],
            refuses: ["the 5-year plan", "over the past 3 years", "12 years ago", "the next 5 years"]),
        UnitDefinition(
            name: "month", unit: "month", dimension: .time, spellings: [.phrases("months"), .characters("个月", "個月")],
            reason: "月 alone ends a date.", reads: [("took 18 months", 18), ("历时18个月", 18)],
            refuses: ["LME 3-month zinc", "the last 6 months", "1-10月"]),
        UnitDefinition(
            name: "week", unit: "week", dimension: .time, spellings: [.phrases("weeks"), .characters("周", "个星期")],
            reason: "第 before it makes it an ordinal.", reads: [("after 6 weeks", 6), ("历时6周", 6)],
            refuses: ["第6周", "2 weeks earlier", "6周年"]),
        UnitDefinition(
            name: "day", unit: "day", dimension: .time, spellings: [.phrases("days"), .characters("天")],
            reason: "日 ends a date.", reads: [("stopped for 45 days", 45), ("停产45天", 45)],
            refuses: ["5 days later", "过去30天"]),
        UnitDefinition(
            name: "hour", unit: "hour", dimension: .time,
            spellings: [.symbols("h", "hrs"), .phrases("hours"), .characters("小时", "个小时")],
            reason: "Service lives and charging times.",
            reads: [("ran for 1,000 hours", 1000), ("运行1000小时", 1000), ("charged in 2 h", 2)], refuses: ["24/7"]),
        UnitDefinition(
            name: "minute", unit: "minute", dimension: .time,
            spellings: [.symbols("min", "mins"), .phrases("minutes"), .characters("分钟")],
            reason: "min. is a minimum as often.", reads: [("in 15 minutes", 15), ("只需15分钟", 15)]),
        UnitDefinition(
            name: "second", unit: "second", dimension: .time, spellings: [.phrases("seconds"), .characters("秒")],
            reason: "The singular is an ordinal.", reads: [("within 90 seconds", 90), ("周期90秒", 90)]),
        UnitDefinition(
            name: "person", unit: "人", dimension: .count, spellings: [.characters("人")],
            reason: "Counts itself, without a classifier.", reads: [("员工1200人", 1200), ("共三百多人参加", 300)],
            refuses: ["两人份", "一人", "3人份", "第3人", "2人民"]),
        UnitDefinition(
            name: "attendance", unit: "人次", dimension: .count, spellings: [.characters("人次")],
            reason: "Visits, not people.", reads: [("接待5万人次", 50000)]),
        UnitDefinition(
            name: "share of stock", unit: "股", dimension: .count, spellings: [.characters("股")],
            reason: "Counts itself, without a classifier.", reads: [("发行2.5亿股", 250_000_000)],
            refuses: ["3股东", "持有5%股份的3股权"]),
        UnitDefinition(
            name: "household", unit: "户", dimension: .count, spellings: [.characters("户")],
            reason: "Counts itself, without a classifier.", reads: [("惠及1200户", 1200)], refuses: ["2户籍"]),
    ]
}
