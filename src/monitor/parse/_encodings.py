"""What is known of encodings: their names, and what text in them looks like.

Data only; `_decode` reads it. Names are those of the WHATWG Encoding Standard, as
browsers read pages by it: a declared `gb2312` or `gbk` is read as its superset
`gb18030`, `iso-8859-1` as `windows-1252`, `ks_c_5601-1987` as `euc-kr`.
"""

from __future__ import annotations

import dataclasses

# Canonical name → Python's codec.
CODECS: dict[str, str] = {
    "utf-8": "utf-8",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-32le": "utf-32-le",
    "utf-32be": "utf-32-be",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "euc-kr": "cp949",
    "iso-2022-kr": "iso2022_kr",
    "hz-gb-2312": "hz",
    "ibm866": "cp866",
    "iso-8859-2": "iso8859-2",
    "iso-8859-3": "iso8859-3",
    "iso-8859-4": "iso8859-4",
    "iso-8859-5": "iso8859-5",
    "iso-8859-6": "iso8859-6",
    "iso-8859-7": "iso8859-7",
    "iso-8859-8": "iso8859-8",
    "iso-8859-10": "iso8859-10",
    "iso-8859-13": "iso8859-13",
    "iso-8859-14": "iso8859-14",
    "iso-8859-15": "iso8859-15",
    "iso-8859-16": "iso8859-16",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "windows-874": "cp874",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "windows-1255": "cp1255",
    "windows-1256": "cp1256",
    "windows-1257": "cp1257",
    "windows-1258": "cp1258",
}

# Canonical name → the labels under which pages declare it, besides its own name.
# Compared without case and without anything but letters and digits.
_LABELS: dict[str, str] = {
    "utf-8": "utf8 unicode utf8mb4 unicode11utf8 xunicode20utf8 utf8bom",
    "utf-16le": "utf16 ucs2 unicode16 csunicode iso10646ucs2",
    "utf-16be": "unicodefffe",
    "gb18030": "gb2312 gbk gb231280 gb23121980 cp936 ms936 windows936 chinese csgb2312 "
    "isoir58 xgbk euccn xeuccn gb",
    "hz-gb-2312": "hz hzgb hzgb2312",
    "big5": "big5hkscs cp950 ms950 windows950 cnbig5 xxbig5 csbig5 big5tw big5eten",
    "shift_jis": "sjis shiftjis xsjis mskanji csshiftjis windows31j cp932 ms932 "
    "cswindows31j xmscp932 windows932",
    "euc-jp": "eucjp xeuc xeucjp cseucpkdfmtjapanese ujis",
    "iso-2022-jp": "csiso2022jp jis",
    "euc-kr": "euckr ksc56011987 ksc5601 ksc56011989 korean cseuckr csksc56011987 "
    "isoir149 windows949 cp949 ms949 uhc xwindows949",
    "iso-2022-kr": "csiso2022kr",
    "ibm866": "cp866 866 csibm866",
    "iso-8859-2": "latin2 l2 csisolatin2 iso88592",
    "iso-8859-5": "cyrillic csisolatincyrillic",
    "iso-8859-6": "arabic asmo708 ecma114 csisolatinarabic iso88596i iso88596e",
    "iso-8859-7": "greek greek8 ecma118 elot928 csisolatingreek suneugreek",
    "iso-8859-8": "hebrew csisolatinhebrew iso88598i iso88598e logical visual",
    "iso-8859-15": "latin9 l9 csisolatin9 latin0",
    "koi8-r": "koi8 koi csskoi8r cskoi8r",
    "koi8-u": "koi8ru",
    "macintosh": "mac xmacroman csmacintosh",
    "x-mac-cyrillic": "xmacukrainian maccyrillic",
    "windows-874": "tis620 iso885911 dos874 cp874",
    "windows-1250": "cp1250 xcp1250 win1250",
    "windows-1251": "cp1251 xcp1251 win1251",
    "windows-1252": "cp1252 xcp1252 win1252 ansi ascii usascii ansix341968 iso88591 "
    "latin1 l1 csisolatin1 cp819 ibm819 isoir100 iso885911987 xuserdefined",
    "windows-1253": "cp1253 xcp1253 win1253",
    "windows-1254": "cp1254 xcp1254 win1254 iso88599 latin5 l5 csisolatin5",
    "windows-1255": "cp1255 xcp1255 win1255",
    "windows-1256": "cp1256 xcp1256 win1256",
    "windows-1257": "cp1257 xcp1257 win1257",
    "windows-1258": "cp1258 xcp1258 win1258",
}


def _squeeze(label: str) -> str:
    return "".join(c for c in label.lower() if c.isalnum())


NAMES: dict[str, str] = {_squeeze(name): name for name in CODECS} | {
    label: name for name, labels in _LABELS.items() for label in labels.split()
}


def canonical(label: str) -> str | None:
    """Return the canonical name for a declared label, or None for an unknown one."""
    return NAMES.get(_squeeze(label))


# The 160 or so commonest characters: about half of any running text. Text read in
# the wrong two-byte encoding is spread over thousands, so only a few per cent of it
# falls on these.
COMMON_HANS = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日"
    "军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美"
    "相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解"
    "水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计"
    "管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完"
    "设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运者闻发布会省厅"
)
COMMON_HANT = frozenset(
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡"
    "用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日"
    "軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美"
    "相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解"
    "水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計"
    "管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完"
    "設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運者聞發布會署長"
)
COMMON_KANJI = frozenset(
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新"
    "場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作"
    "性的要用制治度務成期取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百"
    "派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物"
    "臣閣官答質疑令厚労働環境財務省庁"
)
COMMON_HANGUL = frozenset(
    "이다는을의에가고지로한하은기사자도를있대으나리정어해서인시그들일과아니장보전제수것부상안주게라여적만스"
    "성구공원국동관위선비조경신신방기회유연용오무연소중트거까면드산발학세양생재심미모마되각년월일문물통화우"
    "질답변기자께말씀대변인브리핑및등당실업민행계획진설명요했습니입합된될할및저희때우리"
)

HAN_PUNCTUATION = frozenset(
    "，。、；：？！（）「」『』《》〈〉【】“”‘’—…·　～－％〔〕・／＊○●◎■□★☆"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters beyond ASCII that a language's text is made of, commonest first.

    `frequent` are those that most of its words show; `letters` the rest. Both are in
    lower case where there is a case.
    """

    langs: str
    frequent: str
    letters: str
    encodings: tuple[str, ...]


_WEST = ("windows-1252",)
_CENTRAL = ("windows-1250", "iso-8859-2")
_CYRILLIC = ("windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic")

ALPHABETS: tuple[Alphabet, ...] = (
    Alphabet("fr", "éèàêç", "âîôûùëïœæÿ", _WEST),
    Alphabet("de", "äöüß", "é", _WEST),
    Alphabet("es ca gl", "áéíóúñ", "üçàèò·ªº", _WEST),
    Alphabet("pt", "ãçáéíó", "úâêôõàüªº", _WEST),
    Alphabet("it", "àèìòù", "éî", _WEST),
    Alphabet("sv da no nb nn fi", "åäöæø", "éü", _WEST),
    Alphabet("nl", "ëïé", "èêóöü", _WEST),
    Alphabet("is", "áðíóöúþæéý", "", _WEST),
    Alphabet("pl", "ąęłóśż", "ćńź", _CENTRAL),
    Alphabet("cs", "áěíéřšůý", "čďňóťúž", _CENTRAL),
    Alphabet("sk", "áíéýčšž", "äďĺľňóôŕťú", _CENTRAL),
    Alphabet("hu", "áéöőóíü", "úű", _CENTRAL),
    Alphabet("ro", "ăâîşţ", "", _CENTRAL),
    Alphabet("hr sl bs", "čšžćđ", "", _CENTRAL),
    Alphabet("tr az", "ıişğçöü", "âîû", ("windows-1254",)),
    Alphabet("lt", "ėščųūįą", "ęž", ("windows-1257", "iso-8859-13")),
    Alphabet("lv", "āēīšū", "čģķļņž", ("windows-1257", "iso-8859-13")),
    Alphabet("et", "äõüö", "šž", ("windows-1257", "windows-1252")),
    Alphabet("ru", "оеаинтсрвлкмдпу", "бгёжзйфхцчшщъыьэюя", _CYRILLIC),
    Alphabet("uk", "оаинівретслкдмпу", "бгґєжзйїфхцчшщьюя", ("windows-1251", "koi8-u")),
    Alphabet("be", "аніоерылсткдмўу", "бвгёжзйпфхцчшыьэюя", ("windows-1251",)),
    Alphabet(
        "bg mk sr", "аоиентрсвлкдпм", "бгжзйуфхцчшщъьюяђјљњћџѓѕќ", ("windows-1251",)
    ),
    Alphabet(
        "el", "αοιετνρσςηκπλ", "άέήίόύώβγδζθμξυφχψωϊϋ", ("windows-1253", "iso-8859-7")
    ),
    Alphabet("he", "יוהלאמרתבשנ", "גדזחטךכםןסעףפץצק", ("windows-1255", "iso-8859-8")),
    Alphabet(
        "ar", "اليمنوترب", "ءآأؤإئةثجحخدذزسشصضطظعغفقكهىًٌٍَُِّْ", ("windows-1256", "iso-8859-6")
    ),
    Alphabet("fa ur", "ايارندمهوت", "آئبپثجچحخذزژسشصضطظعغفقکگلیىك", ("windows-1256",)),
    Alphabet("th", "านรอกเงยมล่้", "ขคจชซดตถทธบปผฝพฟภวสหฮะัิีึืุูแโใไ์็ๆ", ("windows-874",)),
    Alphabet("vi", "àáâđêôơư", "ăèéìíòóùúý", ("windows-1258",)),
)

# Signs that stand in running text of any single-byte encoding, outside words.
SIGNS = frozenset("\xa0«»“”‘’„‚–—…•·°§©®™€£№¿¡ºª²³½¼")

# Language of a page (`<html lang>`) → the multi-byte encodings that it speaks for.
CJK_LANGS: dict[str, tuple[str, ...]] = {
    "zh": ("gb18030", "big5"),
    "ja": ("shift_jis", "euc-jp"),
    "ko": ("euc-kr",),
}
