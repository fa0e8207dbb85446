"""Units and number words: what belongs to a number. Data only."""

from __future__ import annotations

# Han numerals that multiply what stands before them.
HAN_SCALES = {
    "十": 10.0,
    "百": 100.0,
    "千": 1e3,
    "万": 1e4,
    "萬": 1e4,
    "亿": 1e8,
    "億": 1e8,
    "兆": 1e12,
}
HAN_DIGITS = {
    **{sign: value for value, sign in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "两": 2,
    "兩": 2,
}

# Hangul ones stand directly behind the digits as well.
HANGUL_SCALES = {"천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}

# Words that multiply the number before them, in small letters, by language.
SCALES = {
    # English
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mn": 1e6,
    "bn": 1e9,
    "k": 1e3,
    # German
    "tausend": 1e3,
    "million ": 1e6,
    "millionen": 1e6,
    "mio": 1e6,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "mrd": 1e9,
    "billionen": 1e12,
    # French
    "mille": 1e3,
    "millions": 1e6,
    "milliard": 1e9,
    "milliards": 1e9,
    # Spanish, Portuguese, Italian
    "mil": 1e3,
    "millón": 1e6,
    "millones": 1e6,
    "milhão": 1e6,
    "milhões": 1e6,
    "bilhão": 1e9,
    "bilhões": 1e9,
    "mila": 1e3,
    "milione": 1e6,
    "milioni": 1e6,
    "miliardo": 1e9,
    "miliardi": 1e9,
    # Polish
    "tys": 1e3,
    "tysiąc": 1e3,
    "tysięcy": 1e3,
    "tysiące": 1e3,
    "mln": 1e6,
    "milion": 1e6,
    "miliony": 1e6,
    "milionów": 1e6,
    "mld": 1e9,
    "miliard": 1e9,
    "miliardy": 1e9,
    "miliardów": 1e9,
    # Turkish
    "bin": 1e3,
    "milyon": 1e6,
    "milyar": 1e9,
    # Russian, Ukrainian
    "тыс": 1e3,
    "тысяч": 1e3,
    "тысячи": 1e3,
    "млн": 1e6,
    "миллион": 1e6,
    "миллиона": 1e6,
    "миллионов": 1e6,
    "млрд": 1e9,
    "миллиард": 1e9,
    "миллиарда": 1e9,
    "миллиардов": 1e9,
    "тисяч": 1e3,
    "мільйон": 1e6,
    "мільйони": 1e6,
    "мільйонів": 1e6,
    "мільярд": 1e9,
    "мільярдів": 1e9,
    # Arabic
    "ألف": 1e3,
    "آلاف": 1e3,
    "مليون": 1e6,
    "ملايين": 1e6,
    "مليار": 1e9,
    "مليارات": 1e9,
}

# Signs and words of one meaning; the first is the unit's name.
_SAME_UNITS = (
    ("%", "٪", "％", "percent", "per cent", "prozent", "pour cent", "por ciento",
     "por cento", "per cento", "procent", "yüzde", "процент", "процента", "процентов",
     "відсотків", "відсотка", "个百分点", "個百分點", "퍼센트", "パーセント"),
    ("‰",),
    ("$", "us$", "usd", "dollars", "dollar", "美元", "ドル", "달러", "долларов",
     "دولار"),
    ("€", "eur", "euro", "euros", "欧元", "歐元", "ユーロ", "유로", "евро", "يورو"),
    ("£", "gbp", "pounds", "英镑", "ポンド"),
    ("¥", "￥", "rmb", "cny", "yuan", "元", "人民币", "人民幣", "円", "圆", "圓"),
    ("₽", "rub", "рублей", "рубля", "руб"),
    ("₴", "грн", "гривень"),
    ("zł", "pln", "złotych"),
    ("₺", "tl", "lira", "liralık"),
    ("원", "won"),
    ("r$", "reais", "real"),
    ("km", "kilometres", "kilometers", "kilometer", "kilomètres", "quilômetros",
     "kilómetros", "chilometri", "км", "公里", "千米", "キロ", "킬로미터"),
    ("m", "metres", "meters", "米", "メートル", "미터"),
    ("kg", "公斤", "千克"),
    ("t", "tonnes", "tons", "tonnen", "toneladas", "тонн", "吨", "噸", "トン", "톤"),
    ("ha", "hectares", "hektar", "公顷"),
    ("亩", "畝"),
    ("°c", "℃"),
    ("mw", "兆瓦"),
    ("人", "people", "persons", "personen", "personnes", "personas", "pessoas",
     "persone", "osób", "kişi", "человек", "осіб", "شخص", "명", "名", "人次"),
    ("cases", "case", "fälle", "cas", "casos", "casi", "случаев", "例", "件", "건"),
    ("起",), ("家",), ("户", "戶"), ("次",), ("个", "個", "개"), ("辆", "輛"), ("台",),
    ("项", "項"), ("套",), ("所",), ("座",), ("场", "場"), ("批",), ("条", "條"),
    ("艘",), ("架",), ("倍",), ("岁", "歲", "세"), ("天",), ("级", "級"), ("度",),
    ("平方米", "m²", "m2"), ("平方公里", "km²", "km2"), ("立方米", "m³", "m3"),
    ("年",), ("月",), ("日", "号", "號"), ("时", "時", "点", "點", "시"),
    ("分",), ("秒",),
    ("小时", "小時", "時間", "시간"), ("分钟", "分鐘"), ("周", "週"), ("周年",),
    ("년",), ("월",), ("일",),
)  # fmt: skip
UNITS = {word: same[0] for same in _SAME_UNITS for word in same}

# Units that make a number a point in time and not a figure.
TIME_UNITS = frozenset("年月日时点分秒년월일시") | {"時", "號"}
