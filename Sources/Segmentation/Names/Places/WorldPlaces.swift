// Countries, their parts and large cities: facts of general knowledge, written down for this program. Facts are free of
// copyright; no data set was copied. Names that are common words or given names are left out: Reading, Nice, Mobile.

extension PlaceTable {
    /// `English=Chinese`, parted by `|`; further names of the same place stand behind `~`. `!` marks a Chinese name that
    /// is also a word.
    static let countries = """
        Afghanistan=阿富汗|Albania=阿尔巴尼亚|Algeria=阿尔及利亚|Andorra=安道尔|Angola=安哥拉|Argentina=阿根廷|Armenia=亚美尼亚|Australia=澳大利亚~澳洲|Austria=奥地利\
        |Azerbaijan=阿塞拜疆|Bahamas=巴哈马|Bahrain=巴林|Bangladesh=孟加拉国~孟加拉|Barbados=巴巴多斯|Belarus=白俄罗斯|Belgium=比利时|Belize=伯利兹|Benin=贝宁|Bhutan=不丹\
        |Bolivia=玻利维亚|Bosnia and Herzegovina~Bosnia=波黑|Botswana=博茨瓦纳|Brazil=巴西|Brunei=文莱|Bulgaria=保加利亚|Burkina Faso=布基纳法索|Burundi=布隆迪|Cambodia=柬埔寨\
        |Cameroon=喀麦隆|Canada=加拿大|Cape Verde=佛得角|Central African Republic=中非共和国|Chad=乍得|Chile=智利|China~PRC~People's Republic of China=中国~中华人民共和国|Colombia=哥伦比亚\
        |Comoros=科摩罗|Costa Rica=哥斯达黎加|Croatia=克罗地亚|Cuba=古巴|Cyprus=塞浦路斯|Czech Republic~Czechia=捷克|Democratic Republic of the Congo~DRC~DR Congo=刚果（金）~刚果(金)~刚果金\
        |Republic of the Congo~Congo=刚果（布）~刚果(布)~刚果|Denmark=丹麦|Djibouti=吉布提|Dominica=多米尼克|Dominican Republic=多米尼加|Ecuador=厄瓜多尔|Egypt=埃及|El Salvador=萨尔瓦多\
        |Equatorial Guinea=赤道几内亚|Eritrea=厄立特里亚|Estonia=爱沙尼亚|Eswatini=斯威士兰|Ethiopia=埃塞俄比亚|Fiji=斐济|Finland=芬兰|France=法国|Gabon=加蓬|Gambia=冈比亚|Georgia=格鲁吉亚\
        |Germany=德国|Ghana=加纳|Greece=希腊|Greenland=格陵兰|Guatemala=危地马拉|Guinea=几内亚|Guinea-Bissau=几内亚比绍|Guyana=圭亚那|Haiti=海地|Honduras=洪都拉斯|Hungary=匈牙利|Iceland=冰岛\
        |India=印度|Indonesia=印度尼西亚~印尼|Iran=伊朗|Iraq=伊拉克|Ireland=爱尔兰|Israel=以色列|Italy=意大利|Ivory Coast~Côte d'Ivoire=科特迪瓦|Jamaica=牙买加|Japan=日本|Jordan=约旦\
        |Kazakhstan=哈萨克斯坦|Kenya=肯尼亚|Kosovo=科索沃|Kuwait=科威特|Kyrgyzstan=吉尔吉斯斯坦~吉尔吉斯|Laos=老挝|Latvia=拉脱维亚|Lebanon=黎巴嫩|Lesotho=莱索托|Liberia=利比里亚|Libya=利比亚\
        |Liechtenstein=列支敦士登|Lithuania=立陶宛|Luxembourg=卢森堡|Madagascar=马达加斯加|Malawi=马拉维|Malaysia=马来西亚|Maldives=马尔代夫|Mali=马里|Malta=马耳他|Mauritania=毛里塔尼亚\
        |Mauritius=毛里求斯|Mexico=墨西哥|Moldova=摩尔多瓦|Monaco=摩纳哥|Mongolia=蒙古国~蒙古|Montenegro=黑山!|Morocco=摩洛哥|Mozambique=莫桑比克|Myanmar~Burma=缅甸|Namibia=纳米比亚\
        |Nepal=尼泊尔|Netherlands~Holland=荷兰|New Zealand=新西兰|Nicaragua=尼加拉瓜|Niger=尼日尔|Nigeria=尼日利亚|North Korea~DPRK=朝鲜|North Macedonia=北马其顿|Norway=挪威|Oman=阿曼\
        |Pakistan=巴基斯坦|Palestine=巴勒斯坦|Panama=巴拿马|Papua New Guinea=巴布亚新几内亚|Paraguay=巴拉圭|Peru=秘鲁|Philippines=菲律宾|Poland=波兰|Portugal=葡萄牙|Qatar=卡塔尔|Romania=罗马尼亚\
        |Russia~Russian Federation=俄罗斯|Rwanda=卢旺达|Saudi Arabia=沙特阿拉伯~沙特|Senegal=塞内加尔|Serbia=塞尔维亚|Seychelles=塞舌尔|Sierra Leone=塞拉利昂|Singapore=新加坡|Slovakia=斯洛伐克\
        |Slovenia=斯洛文尼亚|Solomon Islands=所罗门群岛|Somalia=索马里|South Africa=南非|South Korea~Republic of Korea~Korea=韩国|South Sudan=南苏丹|Spain=西班牙|Sri Lanka=斯里兰卡|Sudan=苏丹\
        |Suriname=苏里南|Sweden=瑞典|Switzerland=瑞士|Syria=叙利亚|Tajikistan=塔吉克斯坦|Tanzania=坦桑尼亚|Thailand=泰国|Timor-Leste~East Timor=东帝汶|Togo=多哥|Tonga=汤加\
        |Trinidad and Tobago=特立尼达和多巴哥|Tunisia=突尼斯|Turkey~Türkiye~Turkiye=土耳其|Turkmenistan=土库曼斯坦|Uganda=乌干达|Ukraine=乌克兰|United Arab Emirates~UAE=阿联酋\
        |United Kingdom~UK~U.K.~Britain~Great Britain=英国|United States~US~U.S.~USA~U.S.A.~United States of America=美国|Uruguay=乌拉圭|Uzbekistan=乌兹别克斯坦|Vanuatu=瓦努阿图|Vatican=梵蒂冈\
        |Venezuela=委内瑞拉|Vietnam~Viet Nam=越南|Yemen=也门|Zambia=赞比亚|Zimbabwe=津巴布韦
        """

    /// Continents and other parts of the world.
    static let regions = """
        Africa=非洲|America~Americas=美洲|Antarctica=南极洲|Asia=亚洲|Europe=欧洲|Oceania=大洋洲|North America=北美洲~北美|South America=南美洲~南美|Latin America=拉丁美洲~拉美|Central America=中美洲\
        |Central Asia=中亚|East Asia=东亚|South Asia=南亚|Southeast Asia=东南亚|Middle East=中东|Asia Pacific~Asia-Pacific=亚太地区~亚太|West Africa=西非|East Africa=东非|North Africa=北非\
        |Southern Africa=南部非洲|Caribbean=加勒比海~加勒比|Scandinavia=斯堪的纳维亚|Balkans=巴尔干|Siberia=西伯利亚|Yangtze River Delta=长三角|Pearl River Delta=珠三角\
        |Beijing-Tianjin-Hebei=京津冀|Guangdong-Hong Kong-Macao Greater Bay Area~Greater Bay Area=粤港澳大湾区
        """

    /// States, provinces and their like of large countries.
    static let provinces = """
        Alabama=阿拉巴马|Alaska=阿拉斯加|Arizona=亚利桑那|Arkansas=阿肯色|California=加利福尼亚~加州|Colorado=科罗拉多|Connecticut=康涅狄格|Delaware=特拉华|Florida=佛罗里达|Hawaii=夏威夷|Idaho=爱达荷\
        |Illinois=伊利诺伊|Indiana=印第安纳|Iowa=艾奥瓦|Kansas=堪萨斯|Kentucky=肯塔基|Louisiana=路易斯安那|Maine=缅因|Maryland=马里兰|Massachusetts=马萨诸塞|Michigan=密歇根|Minnesota=明尼苏达\
        |Mississippi=密西西比|Missouri=密苏里|Montana=蒙大拿|Nebraska=内布拉斯加|Nevada=内华达|New Hampshire=新罕布什尔|New Jersey=新泽西|New Mexico=新墨西哥|New York=纽约|North Carolina=北卡罗来纳\
        |North Dakota=北达科他|Ohio=俄亥俄|Oklahoma=俄克拉何马|Oregon=俄勒冈|Pennsylvania=宾夕法尼亚|Rhode Island=罗得岛|South Carolina=南卡罗来纳|South Dakota=南达科他|Tennessee=田纳西\
        |Texas=得克萨斯~得州|Utah=犹他|Vermont=佛蒙特|Virginia=弗吉尼亚|Washington=华盛顿|West Virginia=西弗吉尼亚|Wisconsin=威斯康星|Wyoming=怀俄明|Puerto Rico=波多黎各\
        |Alberta=艾伯塔|British Columbia=不列颠哥伦比亚|Manitoba=马尼托巴|New Brunswick=新不伦瑞克|Newfoundland=纽芬兰|Nova Scotia=新斯科舍|Ontario=安大略|Quebec~Québec=魁北克|Saskatchewan=萨斯喀彻温|Yukon=育空\
        |New South Wales=新南威尔士|Queensland=昆士兰|South Australia=南澳大利亚|Tasmania=塔斯马尼亚|Western Australia=西澳大利亚~西澳|Northern Territory=北领地\
        |England=英格兰|Scotland=苏格兰|Wales=威尔士|Northern Ireland=北爱尔兰|Bavaria=巴伐利亚|Saxony=萨克森|Catalonia=加泰罗尼亚|Andalusia=安达卢西亚|Lombardy=伦巴第|Sicily=西西里|Normandy=诺曼底\
        |Gujarat=古吉拉特|Maharashtra=马哈拉施特拉|Tamil Nadu=泰米尔纳德|Odisha=奥里萨|Jharkhand=贾坎德|Karnataka=卡纳塔克|Andhra Pradesh=安得拉|Telangana=特伦甘纳|Rajasthan=拉贾斯坦|Kerala=喀拉拉|Punjab=旁遮普|West Bengal=西孟加拉\
        |Java=爪哇|Sumatra=苏门答腊|Sulawesi=苏拉威西|Central Sulawesi=中苏拉威西|Southeast Sulawesi=东南苏拉威西|North Maluku=北马鲁古|Kalimantan=加里曼丹|West Kalimantan=西加里曼丹|Papua=巴布亚|Riau=廖内|Bali=巴厘岛\
        |Sarawak=沙捞越~砂拉越|Sabah=沙巴|Johor=柔佛|Pahang=彭亨|Perak=霹雳州|Penang=槟城|Selangor=雪兰莪|Kachin=克钦|Shan State=掸邦|Rayong=罗勇|Chonburi=春武里|Mindanao=棉兰老\
        |Minas Gerais=米纳斯吉拉斯|Bahia=巴伊亚|Goiás=戈亚斯|Pará=帕拉|Atacama=阿塔卡马|Antofagasta=安托法加斯塔|Salta=萨尔塔|Jujuy=胡胡伊|Catamarca=卡塔马卡|Sonora=索诺拉|Arequipa=阿雷基帕|Apurímac=阿普里马克|Moquegua=莫克瓜\
        |Katanga=加丹加|Lualaba=卢阿拉巴|Limpopo=林波波|Mpumalanga=姆普马兰加|Gauteng=豪登|KwaZulu-Natal=夸祖卢-纳塔尔|Northern Cape=北开普|Crimea=克里米亚|Donbas=顿巴斯|Murmansk=摩尔曼斯克|Krasnoyarsk=克拉斯诺亚尔斯克\
        |Irkutsk=伊尔库茨克|Yakutia=雅库特|Hokkaido=北海道|Aichi=爱知|Kyushu=九州!|Okinawa=冲绳|Gyeonggi=京畿
        """

    /// Large cities outside China, and smaller ones where metals, ships or chips are made.
    static let cities = """
        Tokyo=东京|Osaka=大阪|Nagoya=名古屋|Kyoto=京都|Yokohama=横滨|Kobe=神户|Fukuoka=福冈|Sapporo=札幌|Hiroshima=广岛|Kumamoto=熊本|Seoul=首尔|Busan=釜山|Incheon=仁川|Ulsan=蔚山|Pohang=浦项|Daegu=大邱|Gwangyang=光阳\
        |Pyongyang=平壤|Ulaanbaatar=乌兰巴托|Hanoi=河内|Ho Chi Minh City=胡志明市~胡志明|Haiphong=海防!|Da Nang=岘港|Bangkok=曼谷|Chiang Mai=清迈|Vientiane=万象|Phnom Penh=金边|Yangon=仰光|Mandalay=曼德勒|Naypyidaw=内比都\
        |Kuala Lumpur=吉隆坡|Kuantan=关丹|Johor Bahru=新山|Butterworth=北海港|Jakarta=雅加达|Surabaya=泗水|Medan=棉兰|Morowali=莫罗瓦利|Weda Bay=纬达贝|Batam=巴淡岛|Manila=马尼拉|Cebu=宿务|Davao=达沃\
        |Delhi=德里|New Delhi=新德里|Mumbai=孟买|Kolkata=加尔各答|Chennai=金奈|Bengaluru~Bangalore=班加罗尔|Hyderabad=海得拉巴|Pune=浦那|Ahmedabad=艾哈迈达巴德|Surat=苏拉特|Jaipur=斋浦尔|Islamabad=伊斯兰堡|Karachi=卡拉奇|Lahore=拉合尔\
        |Gwadar=瓜达尔|Dhaka=达卡|Chittagong=吉大港|Colombo=科伦坡|Kathmandu=加德满都|Kabul=喀布尔|Tehran=德黑兰|Baghdad=巴格达|Basra=巴士拉|Riyadh=利雅得|Jeddah=吉达|Dammam=达曼|Mecca=麦加|Doha=多哈|Dubai=迪拜|Abu Dhabi=阿布扎比\
        |Kuwait City=科威特城|Muscat=马斯喀特|Sohar=苏哈尔|Manama=麦纳麦|Amman=安曼|Beirut=贝鲁特|Damascus=大马士革|Jerusalem=耶路撒冷|Tel Aviv=特拉维夫|Haifa=海法|Ankara=安卡拉|Istanbul=伊斯坦布尔|Izmir=伊兹密尔|Tbilisi=第比利斯\
        |Yerevan=埃里温|Baku=巴库|Astana=阿斯塔纳|Almaty=阿拉木图|Tashkent=塔什干|Bishkek=比什凯克|Dushanbe=杜尚别|Ashgabat=阿什哈巴德|Moscow=莫斯科|Saint Petersburg~St. Petersburg~St Petersburg=圣彼得堡|Vladivostok=符拉迪沃斯托克~海参崴\
        |Novosibirsk=新西伯利亚|Yekaterinburg=叶卡捷琳堡|Kazan=喀山|Norilsk=诺里尔斯克|Kyiv~Kiev=基辅|Odesa~Odessa=敖德萨|Kharkiv=哈尔科夫|Mariupol=马里乌波尔|Minsk=明斯克|Warsaw=华沙|Krakow~Kraków=克拉科夫|Gdansk~Gdańsk=格但斯克\
        |Wroclaw=弗罗茨瓦夫|Katowice=卡托维兹|Prague=布拉格|Brno=布尔诺|Bratislava=布拉迪斯拉发|Budapest=布达佩斯|Debrecen=德布勒森|Bucharest=布加勒斯特|Sofia=索非亚|Belgrade=贝尔格莱德|Bor=博尔!|Zagreb=萨格勒布|Ljubljana=卢布尔雅那\
        |Sarajevo=萨拉热窝|Skopje=斯科普里|Tirana=地拉那|Athens=雅典|Piraeus=比雷埃夫斯|Thessaloniki=塞萨洛尼基|Rome=罗马|Milan=米兰|Turin=都灵|Naples=那不勒斯|Genoa=热那亚|Venice=威尼斯|Trieste=的里雅斯特|Bologna=博洛尼亚|Taranto=塔兰托\
        |Vienna=维也纳|Linz=林茨|Graz=格拉茨|Salzburg=萨尔茨堡|Zurich~Zürich=苏黎世|Geneva=日内瓦|Basel=巴塞尔|Bern=伯尔尼|Davos=达沃斯|Lausanne=洛桑|Berlin=柏林|Hamburg=汉堡!|Munich=慕尼黑|Frankfurt=法兰克福|Cologne=科隆\
        |Stuttgart=斯图加特|Dusseldorf~Düsseldorf=杜塞尔多夫|Duisburg=杜伊斯堡|Dortmund=多特蒙德|Essen=埃森|Leipzig=莱比锡|Dresden=德累斯顿|Hanover~Hannover=汉诺威|Nuremberg=纽伦堡|Bremen=不来梅|Magdeburg=马格德堡|Wolfsburg=沃尔夫斯堡\
        |Paris=巴黎|Lyon=里昂|Marseille=马赛|Toulouse=图卢兹|Bordeaux=波尔多|Lille=里尔|Strasbourg=斯特拉斯堡|Nantes=南特|Dunkirk=敦刻尔克|Grenoble=格勒诺布尔|Le Havre=勒阿弗尔|La Rochelle=拉罗谢尔|Brussels=布鲁塞尔|Antwerp=安特卫普\
        |Ghent=根特|Liège=列日|Amsterdam=阿姆斯特丹|Rotterdam=鹿特丹|The Hague=海牙|Eindhoven=埃因霍温|Vlissingen=弗利辛恩|London=伦敦|Manchester=曼彻斯特|Birmingham=伯明翰|Liverpool=利物浦|Leeds=利兹|Sheffield=谢菲尔德|Glasgow=格拉斯哥\
        |Edinburgh=爱丁堡|Cardiff=加的夫|Belfast=贝尔法斯特|Aberdeen=阿伯丁|Dublin=都柏林|Madrid=马德里|Barcelona=巴塞罗那|Valencia=巴伦西亚|Seville=塞维利亚|Bilbao=毕尔巴鄂|Zaragoza=萨拉戈萨|Lisbon=里斯本|Porto=波尔图|Stockholm=斯德哥尔摩\
        |Gothenburg=哥德堡|Malmö=马尔默|Skellefteå=谢莱夫特奥|Luleå=吕勒奥|Kiruna=基律纳|Oslo=奥斯陆|Bergen=卑尔根|Trondheim=特隆赫姆|Odda=奥达|Narvik=纳尔维克|Copenhagen=哥本哈根|Aarhus=奥胡斯|Helsinki=赫尔辛基|Tampere=坦佩雷|Pori=波里|Oulu=奥卢\
        |Kokkola=科科拉|Tallinn=塔林|Riga=里加|Vilnius=维尔纽斯|Reykjavik=雷克雅未克|Villach=菲拉赫|Cairo=开罗|Alexandria=亚历山大港|Suez=苏伊士|Tripoli=的黎波里|Algiers=阿尔及尔|Casablanca=卡萨布兰卡|Rabat=拉巴特|Tangier=丹吉尔|Dakar=达喀尔\
        |Conakry=科纳克里|Simandou=西芒杜|Abidjan=阿比让|Accra=阿克拉|Lagos=拉各斯|Abuja=阿布贾|Nairobi=内罗毕|Mombasa=蒙巴萨|Addis Ababa=亚的斯亚贝巴|Dar es Salaam=达累斯萨拉姆|Kinshasa=金沙萨|Lubumbashi=卢本巴希|Kolwezi=科卢韦齐|Lusaka=卢萨卡\
        |Harare=哈拉雷|Gaborone=哈博罗内|Windhoek=温得和克|Walvis Bay=鲸湾港|Johannesburg=约翰内斯堡|Pretoria=比勒陀利亚|Cape Town=开普敦|Durban=德班|Richards Bay=理查兹湾|Maputo=马普托|Luanda=罗安达|Antananarivo=塔那那利佛\
        |New York City=纽约市|Los Angeles=洛杉矶|Chicago=芝加哥|Houston=休斯敦|Dallas=达拉斯|Philadelphia=费城|San Francisco=旧金山|San Diego=圣迭戈|San Jose=圣何塞|Seattle=西雅图|Boston=波士顿|Miami=迈阿密|Atlanta=亚特兰大|Detroit=底特律\
        |Pittsburgh=匹兹堡|Cleveland=克利夫兰|Baltimore=巴尔的摩|New Orleans=新奥尔良|Las Vegas=拉斯维加斯|Minneapolis=明尼阿波利斯|St. Louis~St Louis=圣路易斯|Salt Lake City=盐湖城|Fort Worth=沃思堡|Washington, D.C.~Washington DC=华盛顿特区\
        |Charlotte=夏洛特|Nashville=纳什维尔|Memphis=孟菲斯|Tampa=坦帕|Tucson=图森|Long Beach=长滩|Silicon Valley=硅谷|Wall Street=华尔街|Toronto=多伦多|Montreal~Montréal=蒙特利尔|Vancouver=温哥华|Calgary=卡尔加里|Ottawa=渥太华\
        |Edmonton=埃德蒙顿|Winnipeg=温尼伯|Halifax=哈利法克斯|Sudbury=萨德伯里|Mexico City=墨西哥城|Monterrey=蒙特雷|Guadalajara=瓜达拉哈拉|Tijuana=蒂华纳|Havana=哈瓦那|Panama City=巴拿马城|Bogotá~Bogota=波哥大|Medellín=麦德林|Quito=基多\
        |Guayaquil=瓜亚基尔|Lima=利马|Callao=卡亚俄|Chancay=钱凯|La Paz=拉巴斯|Oruro=奥鲁罗|Potosí=波托西|Santiago=圣地亚哥|Valparaíso=瓦尔帕莱索|Calama=卡拉马|Buenos Aires=布宜诺斯艾利斯|Rosario=罗萨里奥|Córdoba=科尔多瓦|Montevideo=蒙得维的亚\
        |Asunción=亚松森|Brasília~Brasilia=巴西利亚|São Paulo~Sao Paulo=圣保罗|Rio de Janeiro=里约热内卢|Belo Horizonte=贝洛奥里藏特|Porto Alegre=阿雷格里港|Caracas=加拉加斯|Georgetown=乔治敦|Sydney=悉尼|Melbourne=墨尔本|Brisbane=布里斯班\
        |Perth=珀斯|Adelaide=阿德莱德|Darwin=达尔文港|Canberra=堪培拉|Kwinana=奎纳纳|Port Hedland=黑德兰港|Gladstone=格拉德斯通|Kalgoorlie=卡尔古利|Auckland=奥克兰|Wellington=惠灵顿|Nouméa=努美阿|New Caledonia=新喀里多尼亚|Port Moresby=莫尔兹比港
        """
}
