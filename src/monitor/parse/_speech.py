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
