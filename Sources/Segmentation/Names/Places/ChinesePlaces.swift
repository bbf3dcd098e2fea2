// China's provinces, their prefectures and some counties: facts of general knowledge, written down for this program. Facts
// are free of copyright; no data set was copied.

extension PlaceTable {
    /// Province by province: its kind, its names, then what lies in it. `English=Chinese`, parted by `|`; `!` marks a
    /// Chinese name that is also a word, and counts only where its suffix or another place stands beside it.
    static let china: [(kind: PlaceKind, province: String, prefectures: String, counties: String)] = [
        (.province, "Beijing=北京", "", ""),
        (.province, "Tianjin=天津", "", ""),
        (.province, "Shanghai=上海", "", "Pudong=浦东"),
        (.province, "Chongqing=重庆", "", "Wanzhou=万州|Fuling=涪陵"),
        (
            .province, "Hebei=河北",
            "Shijiazhuang=石家庄|Tangshan=唐山|Qinhuangdao=秦皇岛|Handan=邯郸|Xingtai=邢台|Baoding=保定|Zhangjiakou=张家口|Chengde=承德|Cangzhou=沧州|Langfang=廊坊|Hengshui=衡水",
            "Xiong'an=雄安|Huanghua=黄骅|Qian'an=迁安|Wu'an=武安|Renqiu=任丘|Dingzhou=定州|Xinji=辛集|Caofeidian=曹妃甸"
        ),
        (
            .province, "Shanxi=山西",
            "Taiyuan=太原|Datong=大同!|Yangquan=阳泉|Changzhi=长治|Jincheng=晋城|Shuozhou=朔州|Jinzhong=晋中|Yuncheng=运城|Xinzhou=忻州|Linfen=临汾|Lüliang=吕梁",
            "Xiaoyi=孝义|Hejin=河津|Jiexiu=介休|Wenxi=闻喜"
        ),
        (
            .region, "Inner Mongolia=内蒙古|Inner Mongolia Autonomous Region=内蒙古自治区",
            "Hohhot=呼和浩特|Baotou=包头|Wuhai=乌海|Chifeng=赤峰|Tongliao=通辽|Ordos=鄂尔多斯|Hulunbuir=呼伦贝尔|Bayannur=巴彦淖尔|Ulanqab=乌兰察布|Xilingol=锡林郭勒|Alxa=阿拉善",
            "Manzhouli=满洲里|Erenhot=二连浩特|Holingol=霍林郭勒|Bayan Obo=白云鄂博"
        ),
        (
            .province, "Liaoning=辽宁",
            "Shenyang=沈阳|Dalian=大连|Anshan=鞍山|Fushun=抚顺|Benxi=本溪|Dandong=丹东|Jinzhou=锦州|Yingkou=营口|Fuxin=阜新|Liaoyang=辽阳|Panjin=盘锦|Tieling=铁岭|Huludao=葫芦岛",
            "Haicheng=海城|Bayuquan=鲅鱼圈|Dashiqiao=大石桥|Wafangdian=瓦房店"
        ),
        (
            .province, "Jilin=吉林",
            "Changchun=长春|Siping=四平!|Liaoyuan=辽源|Tonghua=通化!|Baishan=白山!|Songyuan=松原|Baicheng=白城|Yanbian=延边",
            "Hunchun=珲春|Yanji=延吉"
        ),
        (
            .province, "Heilongjiang=黑龙江",
            "Harbin=哈尔滨|Qiqihar=齐齐哈尔|Jixi=鸡西|Hegang=鹤岗|Shuangyashan=双鸭山|Daqing=大庆|Yichun=伊春|Jiamusi=佳木斯|Qitaihe=七台河|Mudanjiang=牡丹江|Heihe=黑河|Suihua=绥化",
            "Suifenhe=绥芬河|Mohe=漠河"
        ),
        (
            .province, "Jiangsu=江苏",
            "Nanjing=南京|Wuxi=无锡|Xuzhou=徐州|Changzhou=常州|Suzhou=苏州|Nantong=南通|Lianyungang=连云港|Huai'an=淮安|Yancheng=盐城|Yangzhou=扬州|Zhenjiang=镇江|Taizhou=泰州|Suqian=宿迁",
            "Kunshan=昆山|Zhangjiagang=张家港|Changshu=常熟|Jiangyin=江阴|Yixing=宜兴|Taicang=太仓|Danyang=丹阳|Liyang=溧阳|Qidong=启东|Jingjiang=靖江|Pizhou=邳州"
        ),
        (
            .province, "Zhejiang=浙江",
            "Hangzhou=杭州|Ningbo=宁波|Wenzhou=温州|Jiaxing=嘉兴|Huzhou=湖州|Shaoxing=绍兴|Jinhua=金华|Quzhou=衢州|Zhoushan=舟山|Lishui=丽水",
            "Yiwu=义乌|Cixi=慈溪|Yuyao=余姚|Yongkang=永康|Haining=海宁|Tongxiang=桐乡|Zhuji=诸暨|Yueqing=乐清|Wenling=温岭|Ruian=瑞安|Xiangshan=象山|Dongyang=东阳|Beilun=北仑"
        ),
        (
            .province, "Anhui=安徽",
            "Hefei=合肥|Wuhu=芜湖|Bengbu=蚌埠|Huainan=淮南|Ma'anshan=马鞍山|Maanshan=马鞍山|Huaibei=淮北|Tongling=铜陵|Anqing=安庆|Huangshan=黄山|Chuzhou=滁州|Fuyang=阜阳|Suzhou=宿州|Lu'an=六安|Bozhou=亳州|Chizhou=池州|Xuancheng=宣城",
            "Chaohu=巢湖|Tongcheng=桐城|Qingyang=青阳|Ningguo=宁国"
        ),
        (
            .province, "Fujian=福建",
            "Fuzhou=福州|Xiamen=厦门|Putian=莆田|Sanming=三明|Quanzhou=泉州|Zhangzhou=漳州|Nanping=南平|Longyan=龙岩|Ningde=宁德",
            "Jinjiang=晋江|Shishi=石狮|Fuqing=福清|Fuding=福鼎|Fuan=福安"
        ),
        (
            .province, "Jiangxi=江西",
            "Nanchang=南昌|Jingdezhen=景德镇|Pingxiang=萍乡|Jiujiang=九江|Xinyu=新余|Yingtan=鹰潭|Ganzhou=赣州|Ji'an=吉安|Yichun=宜春|Fuzhou=抚州|Shangrao=上饶",
            "Dexing=德兴|Guixi=贵溪|Ruijin=瑞金|Fengcheng=丰城"
        ),
        (
            .province, "Shandong=山东",
            "Jinan=济南|Qingdao=青岛|Zibo=淄博|Zaozhuang=枣庄|Dongying=东营|Yantai=烟台|Weifang=潍坊|Jining=济宁|Tai'an=泰安|Weihai=威海|Rizhao=日照!|Linyi=临沂|Dezhou=德州|Liaocheng=聊城|Binzhou=滨州|Heze=菏泽",
            "Zouping=邹平|Longkou=龙口|Shouguang=寿光|Tengzhou=滕州|Zhaoyuan=招远|Laizhou=莱州|Linzi=临淄|Rongcheng=荣成"
        ),
        (
            .province, "Henan=河南",
            "Zhengzhou=郑州|Kaifeng=开封|Luoyang=洛阳|Pingdingshan=平顶山|Anyang=安阳|Hebi=鹤壁|Xinxiang=新乡|Jiaozuo=焦作|Puyang=濮阳|Xuchang=许昌|Luohe=漯河|Sanmenxia=三门峡|Nanyang=南阳|Shangqiu=商丘|Xinyang=信阳|Zhoukou=周口|Zhumadian=驻马店|Jiyuan=济源",
            "Gongyi=巩义|Lingbao=灵宝|Dengfeng=登封|Luanchuan=栾川|Changge=长葛"
        ),
        (
            .province, "Hubei=湖北",
            "Wuhan=武汉|Huangshi=黄石!|Shiyan=十堰|Yichang=宜昌|Xiangyang=襄阳|Ezhou=鄂州|Jingmen=荆门|Xiaogan=孝感|Jingzhou=荆州|Huanggang=黄冈|Xianning=咸宁|Suizhou=随州|Enshi=恩施",
            "Qianjiang=潜江|Xiantao=仙桃|Tianmen=天门!|Daye=大冶|Zhijiang=枝江|Yidu=宜都"
        ),
        (
            .province, "Hunan=湖南",
            "Changsha=长沙|Zhuzhou=株洲|Xiangtan=湘潭|Hengyang=衡阳|Shaoyang=邵阳|Yueyang=岳阳|Changde=常德|Zhangjiajie=张家界|Yiyang=益阳|Chenzhou=郴州|Yongzhou=永州|Huaihua=怀化|Loudi=娄底|Xiangxi=湘西",
            "Liuyang=浏阳|Leiyang=耒阳|Lengshuijiang=冷水江|Liling=醴陵"
        ),
        (
            .province, "Guangdong=广东",
            "Guangzhou=广州|Shenzhen=深圳|Zhuhai=珠海|Shantou=汕头|Foshan=佛山|Shaoguan=韶关|Zhanjiang=湛江|Zhaoqing=肇庆|Jiangmen=江门|Maoming=茂名|Huizhou=惠州|Meizhou=梅州|Shanwei=汕尾|Heyuan=河源|Yangjiang=阳江|Qingyuan=清远|Dongguan=东莞|Zhongshan=中山|Chaozhou=潮州|Jieyang=揭阳|Yunfu=云浮",
            "Shunde=顺德|Nansha=南沙|Hengqin=横琴|Qianhai=前海|Daya Bay=大亚湾"
        ),
        (
            .region, "Guangxi=广西|Guangxi Zhuang Autonomous Region=广西壮族自治区",
            "Nanning=南宁|Liuzhou=柳州|Guilin=桂林|Wuzhou=梧州|Beihai=北海!|Fangchenggang=防城港|Qinzhou=钦州|Guigang=贵港|Yulin=玉林|Baise=百色|Hezhou=贺州|Hechi=河池|Laibin=来宾!|Chongzuo=崇左",
            "Pingxiang=凭祥|Jingxi=靖西"
        ),
        (.province, "Hainan=海南", "Haikou=海口|Sanya=三亚|Sansha=三沙|Danzhou=儋州", "Boao=博鳌|Yangpu=洋浦|Wenchang=文昌"),
        (
            .province, "Sichuan=四川",
            "Chengdu=成都|Zigong=自贡|Panzhihua=攀枝花|Luzhou=泸州|Deyang=德阳|Mianyang=绵阳|Guangyuan=广元|Suining=遂宁|Neijiang=内江|Leshan=乐山|Nanchong=南充|Meishan=眉山|Yibin=宜宾|Guang'an=广安|Dazhou=达州|Ya'an=雅安|Bazhong=巴中|Ziyang=资阳|Aba=阿坝|Garze=甘孜|Liangshan=凉山",
            "Xichang=西昌|Pengzhou=彭州|Mianzhu=绵竹"
        ),
        (
            .province, "Guizhou=贵州",
            "Guiyang=贵阳|Liupanshui=六盘水|Zunyi=遵义|Anshun=安顺|Bijie=毕节|Tongren=铜仁|Qianxinan=黔西南|Qiandongnan=黔东南|Qiannan=黔南",
            "Renhuai=仁怀|Fuquan=福泉|Weng'an=瓮安|Kaili=凯里"
        ),
        (
            .province, "Yunnan=云南",
            "Kunming=昆明|Qujing=曲靖|Yuxi=玉溪|Baoshan=保山|Zhaotong=昭通|Lijiang=丽江|Pu'er=普洱!|Lincang=临沧|Chuxiong=楚雄|Honghe=红河|Wenshan=文山|Xishuangbanna=西双版纳|Dali=大理!|Dehong=德宏|Nujiang=怒江|Diqing=迪庆",
            "Gejiu=个旧|Mengzi=蒙自|Anning=安宁!|Ruili=瑞丽|Hekou=河口!"
        ),
        (
            .region, "Tibet=西藏|Tibet Autonomous Region=西藏自治区|Xizang=西藏",
            "Lhasa=拉萨|Shigatse=日喀则|Chamdo=昌都|Nyingchi=林芝|Shannan=山南!|Nagqu=那曲|Ngari=阿里!", ""
        ),
        (
            .province, "Shaanxi=陕西",
            "Xi'an=西安|Tongchuan=铜川|Baoji=宝鸡|Xianyang=咸阳|Weinan=渭南|Yan'an=延安|Hanzhong=汉中|Yulin=榆林|Ankang=安康!|Shangluo=商洛",
            "Fugu=府谷|Shenmu=神木|Hancheng=韩城|Jingbian=靖边"
        ),
        (
            .province, "Gansu=甘肃",
            "Lanzhou=兰州|Jiayuguan=嘉峪关|Jinchang=金昌|Baiyin=白银!|Tianshui=天水|Wuwei=武威|Zhangye=张掖|Pingliang=平凉|Jiuquan=酒泉|Qingyang=庆阳|Dingxi=定西|Longnan=陇南|Linxia=临夏|Gannan=甘南",
            "Dunhuang=敦煌|Yumen=玉门"
        ),
        (
            .province, "Qinghai=青海", "Xining=西宁|Haidong=海东|Haibei=海北!|Huangnan=黄南|Golog=果洛|Yushu=玉树|Haixi=海西",
            "Golmud=格尔木|Delingha=德令哈|Mangya=茫崖"
        ),
        (
            .region, "Ningxia=宁夏|Ningxia Hui Autonomous Region=宁夏回族自治区",
            "Yinchuan=银川|Shizuishan=石嘴山|Wuzhong=吴忠|Guyuan=固原|Zhongwei=中卫", "Lingwu=灵武|Ningdong=宁东"
        ),
        (
            .region, "Xinjiang=新疆|Xinjiang Uygur Autonomous Region=新疆维吾尔自治区|Xinjiang Uyghur Autonomous Region=新疆维吾尔自治区",
            "Urumqi=乌鲁木齐|Karamay=克拉玛依|Turpan=吐鲁番|Hami=哈密|Changji=昌吉|Bortala=博尔塔拉|Bayingolin=巴音郭楞|Aksu=阿克苏|Kashgar=喀什|Hotan=和田!|Ili=伊犁|Tacheng=塔城|Altay=阿勒泰",
            "Shihezi=石河子|Korla=库尔勒|Kuqa=库车|Horgos=霍尔果斯|Khorgos=霍尔果斯|Fukang=阜康|Zhundong=准东|Alashankou=阿拉山口|Ruoqiang=若羌"
        ),
        (.region, "Hong Kong=香港|HKSAR=香港特别行政区", "", ""),
        (.region, "Macao=澳门|Macau=澳门", "", ""),
        (.region, "Taiwan=台湾", "Taipei=台北|Kaohsiung=高雄|Taichung=台中|Tainan=台南|Hsinchu=新竹", ""),
    ]
}
