# ruff: noqa: E501 - tables: a row of words stays on its line
"""What labels are made of: the words of all languages together, and surnames.

A new language is a record in one of the tables, in the module of its family, and some
test pages. All words are compared after `fold`, so they stand there in lower case; `_`
is a space inside a word. The languages are used together: a page may mix them, and
their words hardly collide.
"""

from __future__ import annotations

from monitor.parse import (
    _speech_east,
    _speech_english,
    _speech_germanic,
    _speech_others,
    _speech_romance,
    _speech_slavic,
)
from monitor.parse._language import Language
from monitor.parse._words import fold, words

LANGUAGES: dict[str, Language] = {
    **_speech_east.LANGUAGES,
    **_speech_english.LANGUAGES,
    **_speech_romance.LANGUAGES,
    **_speech_germanic.LANGUAGES,
    **_speech_slavic.LANGUAGES,
    **_speech_others.LANGUAGES,
}


def _union(field: str) -> frozenset[str]:
    return frozenset(
        fold(w) for tongue in LANGUAGES.values() for w in getattr(tongue, field)
    )


QUESTION = _union("question")
ANSWER = _union("answer")
REPORTER = _union("reporter")
MODERATOR = _union("moderator")
CHAIR = _union("chair")
VOICE = _union("voice")
TITLES = _union("titles") | _union("seats") | _union("owned")
SEATS = _union("seats")
OWNED = _union("owned")
FILL = _union("fill")
HONORIFICS = _union("honorifics")
OUTLETS = _union("outlets")
FIELDS = _union("fields") - TITLES
REMARKS = _union("remarks")

# Letters that stand for question and answer: the pairs of one language. A lone letter
# is a label only where its partner is on the page as well, or it comes again.
LETTERS = words("q a p r s c d f v o в о س ج 问 答 問 문 답")

# Surnames, enough for most people, to tell a name from another short word.
HAN_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧葉蘇魏呂盧鐘鍾譚陸汪賈韋鄒孟邱閻龍賀顧龔萬錢嚴湯歐溫賴施簡洪柯翁柳阮游傅卓涂俞章倪文梅詹祝耿安易常康齐翟申牛温樊葛邢岳殷庄裴左焦关柴鲁祁凌骆管费路毕季华欧纪尤桂舒聂曲童池"
    "霍成乔喬盛解蓝翁房甘景鲍单应瞿冀戚项卜闵穆席宗谷查裘车莊關魯駱費畢華紀聶藍單應項閔車苗屈柏时鬱郁佟仇沙仲晏边卫衛屠牟党巩揭"
    "褚窦奚郎苗凤花廉岑滕邬皮卞伍湛禹狄米贝臧伏茅庞娄危颜刁虞昝缪干宣贲杭诸钮嵇滑荣荀甄封芮储靳糜松井富巫乌巴弓牧隗仰秋伊宫栾暴厉戎祖符束幸韶郜蓟薄印宿蒲邰鄂索籍蔺蒙池胥苍闻莘劳姬扶堵"
    "冉宰郦雍璩桑濮寿扈燕浦尚农别茹习宦艾鱼容古慎戈庾终暨居衡匡寇禄阙沃蔚隆师晁敖融冷辛阚那饶鞠丰巢蒯荆游竺权盖桓喻谌仝佘亓冼尧逄雒覃粟隋税邸敬苑阳谯原昌邝缑程于边上官"
    "竇奚鳳龐婁顏繆貢儲靳烏宮欒厲聞勞農習壽蘭饒豐權陽鄺佘簡粘辜巫阮古幸連游涂章"
)
HAN_DOUBLE_SURNAMES = words(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 夏侯 令狐 慕容 皇甫 尉迟"
)
JAPANESE_SURNAMES = words(
    """
    三上 三好 三宅 三木 三浦 上原 上村 上田 上野 下田 世耕 中井 中原 中尾 中山 中島 中嶋 中川 中村 中田 中西 中谷 中野 丸山 丸田 久保
    久保田 二宮 五十嵐 井上 今井 今村 今野 伊藤 佐々木 佐久間 佐伯 佐藤 佐野 倉田 児玉 入江 八木 内山 内海 内田 内藤 前川 前田 加藤 加計
    勝又 北川 北村 北野 千田 千葉 南 原口 原田 古川 古田 古谷 吉井 吉原 吉岡 吉川 吉村 吉沢 吉田 吉野 名倉 和田 土井 土居 土屋 坂井 坂口
    坂本 堀 堀内 堀江 堀田 塚本 増田 大久保 大倉 大前 大和田 大城 大場 大塚 大山 大島 大川 大平 大木 大村 大森 大槻 大橋 大沢 大澤 大石
    大西 大谷 大野 天野 太田 奥山 奥村 奥田 宇野 安倍 安田 安藤 安達 安部 宮下 宮内 宮原 宮城 宮崎 宮川 宮本 宮沢 宮田 富田 寺田 小倉 小原
    小山 小山田 小島 小川 小松 小林 小池 小沢 小泉 小澤 小田 小笠原 小西 小野 小野寺 尾崎 尾形 山下 山中 山内 山口 山岡 山岸 山崎 山川 山形
    山本 山村 山根 山田 山﨑 岡 岡崎 岡本 岡村 岡田 岡部 岩下 岩井 岩崎 岩本 岩瀬 岩田 岩間 岸 岸田 島崎 島田 島袋 川上 川口 川島 川崎
    川嶋 川村 川田 川端 工藤 市原 市川 平井 平山 平川 平田 平野 広瀬 廣瀬 後藤 徳永 志村 成田 戸田 折原 斉藤 斎藤 新井 新田 新谷 日高 早坂
    早川 星野 有働 有村 有馬 服部 望月 朝倉 木下 木村 本多 本田 本間 杉原 杉山 杉本 杉浦 杉田 村上 村井 村山 村松 村田 東 松下 松井 松原
    松尾 松岡 松崎 松嶋 松本 松村 松永 松浦 松田 板垣 林田 枝野 柏木 柳沢 柳田 柴崎 柴田 栗原 栗田 根本 桜井 桜庭 梅原 梅村 梅田 梶原 森
    森下 森山 森岡 森川 森本 森田 植木 植田 榊原 榎本 樋口 横井 横山 横田 橋口 橋本 武井 武田 武藤 比嘉 水口 水谷 水野 永井 永田 永野 江口
    江藤 池上 池内 池田 沖 沖田 沢田 河内 河原 河合 河村 河野 泉 津田 浅井 浅野 浜田 浦田 海老原 深沢 深田 清水 渡辺 渡邉 渡邊 湯浅 溝口
    滝川 滝沢 澤田 濱田 瀬戸 熊谷 片山 片岡 牛島 牧野 猪瀬 玉城 玉木 生田 田中 田代 田原 田口 田島 田村 田畑 田辺 田邊 甲斐 町田 畑中 白井
    白石 皆川 目黒 相川 相沢 相澤 相馬 真壁 矢作 矢島 矢田 矢野 石丸 石井 石原 石塚 石山 石川 石橋 石田 石黒 磯部 神田 神谷 福井 福岡 福島
    福本 福田 秋山 稲垣 稲田 稲葉 立石 立花 竹中 竹内 竹田 篠原 米倉 米田 結城 綾部 緒方 能登 臼井 船越 花田 芳賀 若松 若林 茂木 荒井 荒川
    荒木 荻野 菅 菅原 菅野 菊地 菊池 萩原 萩生田 落合 葛城 葛西 蓮舫 薮田 藤井 藤原 藤岡 藤川 藤本 藤森 藤沢 藤田 表 西 西山 西岡 西川
    西村 西沢 西澤 西田 西郷 西野 谷 谷口 谷川 豊田 貝塚 足立 辻 近藤 進藤 遠藤 酒井 野中 野口 野崎 野村 野田 金子 鈴木 鈴村 長尾 長田
    長谷川 長谷部 長野 関 関口 阪本 阿部 難波 青木 須藤 飯塚 飯島 飯沼 飯田 馬場 高井 高山 高島 高木 高橋 高瀬 高田 高野 鷲尾 麻生 黒川
    黒木 黒田 齊藤 齋藤
    """
)
HANGUL_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
# Offices that are surnames as well: behind a given name they are no office.
SURNAMES_TOO = words(
    """
    king prince judge bishop marshal major sheriff warden cardinal regent ranger leader
    head provost marshall rey príncipe roi könig fürst bischof vogt principe vescovo
    speaker senior first lady chancellor coroner engineer surgeon advocate consul
    """
)
# What stands between an office and its place, and words that names of places begin with.
GENITIVES = words(
    "of for the de du des do da dos das di del della dello dell' delle dei degli von der d' van el la le les los las vom zu"
)
PLACE_OPENINGS = words(
    "new north south east west northern southern eastern western upper lower great san santa santo são saint sainte sankt st. st bad port porto puerto fort río rio villa ville cabo los las el la le nova novo nuevo nueva neu stadt kreis kreises greater gran alto alta"
)

# Particles that stay in lower case inside a name.
PARTICLES = words(
    "de da do dos das di del della van von der den ter zu al el bin ibn bint la le du y e i und san af av ben abu"
)
