"""Words that carry more than their size: negation, modality, offices and the like.

Data only. In scripts with spaces an entry is a whole word or phrase in small letters;
in Han and kana it is found anywhere, longest first, unless a harmless word holds it.
"""

from __future__ import annotations

NEGATION = {
    "zh": ("不 没 没有 沒 沒有 未 未必 无 無 非 勿 毋 莫 别 甭 否 并非 从未 決して"),
    "ja": ("ない ません なかった ず ぬ 未 非 否"),
    "ko": ("안 못 않 않는 않았 없다 없는 없이 아니다 아닌 아니라"),
    "en": (
        "not no never none nor neither without cannot can't don't doesn't didn't "
        "won't isn't aren't wasn't weren't hasn't haven't hadn't shouldn't wouldn't "
        "couldn't mustn't nobody nothing nowhere hardly scarcely unable fail fails "
        "failed deny denies denied refuse refuses refused"
    ),
    "de": (
        "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts "
        "ohne weder noch nirgends"
    ),
    "fr": ("ne n'est n'a pas jamais aucun aucune rien ni sans personne"),
    "es": ("no ni nunca jamás ningún ninguna ninguno nada nadie sin tampoco"),
    "pt": ("não nem nunca jamais nenhum nenhuma nada ninguém sem"),
    "it": ("non né mai nessun nessuno nessuna niente nulla senza"),
    "pl": ("nie ani nigdy żaden żadna żadne nic nikt bez"),
    "tr": ("değil hiç hiçbir yok asla olmadan ne"),
    "ru": ("не ни нет никогда никто ничто ничего никакой никаких без нельзя"),
    "uk": ("не ні немає ніколи ніхто ніщо нічого жодний жодного без"),
    "ar": ("لا لم لن ليس ليست غير بدون دون ما عدم"),
}
# Words that hold a negation and are none.
HARMLESS = (
    "不断 不斷 不仅 不僅 不同 不少 不久 不过 不過 不但 不管 不论 不論 不光 不只 "
    "不一 不得不 差不多 未来 未來 无论 無論 非常 别的 特别 特別 分别 分別 区别 區別 "
    "个别 個別 级别 級別 类别 類別 性别 性別 是否 能否 除非 非洲 无锡 无人机 无线 "
    "无缝 莫斯科 不丹"
)

MODALITY = {
    "zh": (
        "可能 或许 或許 也许 也許 大概 必须 必須 应当 應當 应该 應該 应 應 须 須 "
        "需要 可以 可 能够 能夠 能 将 將 将会 會 会 拟 擬 计划 計劃 争取 力争 "
        "原则上 基本 基本上 要求 不得 严禁 禁止 允许 允許 建议 建議 预计 預計 已 "
        "已经 已經 正在 曾 一定 务必"
    ),
    "ja": ("かもしれない だろう べき 可能性 予定 必要 できる 見込み なければならない"),
    "ko": ("수 있다 해야 할 것 가능성 예정 필요"),
    "en": (
        "may might can could must shall should will would ought likely unlikely "
        "possibly probably perhaps certainly reportedly allegedly required need "
        "needs expected intends plans planned almost nearly about approximately at "
        "least up to more than less than over under all some only"
    ),
    "de": (
        "kann können könnte könnten muss müssen müsste soll sollen sollte sollten "
        "darf dürfen dürfte wird werden würde möglicherweise wahrscheinlich "
        "voraussichtlich vielleicht mindestens höchstens rund fast etwa"
    ),
    "fr": (
        "peut peuvent pourrait pourraient doit doivent devrait devraient faut "
        "faudra probablement peut-être environ presque moins plus"
    ),
    "es": (
        "puede pueden podría podrían debe deben debería deberían podrá deberá "
        "quizás tal vez probablemente casi alrededor menos más"
    ),
    "pt": (
        "pode podem poderia poderá deve devem deveria deverá talvez provavelmente "
        "quase cerca menos mais"
    ),
    "it": (
        "può possono potrebbe potrebbero deve devono dovrebbe dovrebbero dovrà "
        "forse probabilmente quasi circa almeno"
    ),
    "pl": (
        "może mogą mógłby musi muszą powinien powinna powinny należy prawdopodobnie "
        "prawie około co najmniej"
    ),
    "tr": ("olabilir gerekir gerekiyor zorunda belki muhtemelen yaklaşık neredeyse"),
    "ru": (
        "может могут мог бы должен должна должны следует необходимо вероятно "
        "возможно около почти примерно"
    ),
    "uk": (
        "може можуть міг би повинен повинна повинні слід необхідно ймовірно можливо "
        "близько майже"
    ),
    "ar": ("قد ربما يجب ينبغي يمكن سوف لعل تقريبا نحو"),
}

OFFICES = {
    "zh": (
        "主席 总理 總理 副总理 总统 總統 部长 部長 副部长 省长 省長 副省长 市长 "
        "市長 副市长 县长 縣長 区长 书记 書記 主任 副主任 局长 局長 副局长 厅长 "
        "廳長 副厅长 司长 处长 處長 科长 院长 院長 校长 校長 行长 董事长 总经理 "
        "发言人 發言人 秘书长 秘書長 司令 司令员 大使 参赞 委员长 检察长 总队长 "
        "支队长 队长 总监 总裁 会长 理事长 负责人"
    ),
    "ja": ("大臣 首相 長官 局長 課長 部長 知事 報道官 大統領 総裁 次官"),
    "ko": ("대통령 총리 장관 차관 대변인 국장 과장 시장 지사 위원장 청장 실장"),
    "en": (
        "president prime-minister premier minister secretary governor mayor "
        "spokesperson spokesman spokeswoman director director-general commissioner "
        "ambassador chairman chairwoman chair chief head deputy vice acting "
        "undersecretary attorney general commander officer administrator "
        "superintendent chancellor"
    ),
    "de": (
        "präsident präsidentin kanzler kanzlerin minister ministerin bundesminister "
        "bundesministerin staatssekretär staatssekretärin sprecher sprecherin "
        "leiter leiterin direktor direktorin bürgermeister bürgermeisterin "
        "vorsitzender vorsitzende geschäftsführer geschäftsführerin"
    ),
    "fr": (
        "président présidente ministre premier secrétaire gouverneur maire "
        "porte-parole directeur directrice préfet préfète ambassadeur ambassadrice"
    ),
    "es": (
        "presidente presidenta ministro ministra secretario secretaria gobernador "
        "gobernadora alcalde alcaldesa portavoz director directora embajador "
        "embajadora"
    ),
    "pt": (
        "presidente ministro ministra secretário secretária governador governadora "
        "prefeito prefeita porta-voz diretor diretora embaixador embaixadora"
    ),
    "it": (
        "presidente ministro ministra segretario segretaria governatore sindaco "
        "sindaca portavoce direttore direttrice prefetto ambasciatore ambasciatrice"
    ),
    "pl": (
        "prezydent premier minister sekretarz wojewoda burmistrz rzecznik "
        "rzeczniczka dyrektor dyrektorka ambasador prezes"
    ),
    "tr": (
        "başkan başkanı cumhurbaşkanı bakan bakanı başbakan vali valisi sözcü "
        "sözcüsü müdür müdürü büyükelçi büyükelçisi"
    ),
    "ru": (
        "президент премьер-министр министр секретарь губернатор мэр представитель "
        "директор глава посол председатель начальник заместитель"
    ),
    "uk": (
        "президент прем'єр-міністр міністр секретар губернатор мер речник речниця "
        "директор директорка голова посол начальник заступник"
    ),
    "ar": (
        "رئيس رئيسة وزير وزيرة محافظ مدير مديرة سفير سفيرة أمين متحدث الرئيس الوزير"
    ),
}

# What an organisation's name holds (capitalised phrases) or ends with (Han).
ORGANISATIONS = {
    "zh": (
        "部 委 委员会 委員會 局 厅 廳 署 院 公司 大学 大學 集团 集團 中心 协会 協會 "
        "银行 銀行 法院 检察院 政府 研究所 办公室 辦公室 医院 醫院 学院 總署 总署 "
        "支队 总队 省 庁 協会 会社"
    ),
    "ko": ("부 청 위원회 공사 대학교 은행 센터"),
    "en": (
        "ministry department agency office commission council university ltd "
        "limited inc plc company corporation corp bank court authority institute "
        "committee board bureau service foundation association federation union "
        "trust centre center parliament congress senate assembly police hospital "
        "school college group"
    ),
    "de": (
        "ministerium bundesministerium amt bundesamt behörde gmbh ag universität "
        "gericht institut verband verein bank kommission landesamt"
    ),
    "fr": (
        "ministère agence commission conseil université société institut banque "
        "cour autorité préfecture"
    ),
    "es": (
        "ministerio agencia comisión consejo universidad instituto banco tribunal "
        "secretaría ayuntamiento departamento"
    ),
    "pt": (
        "ministério agência comissão conselho universidade instituto banco tribunal "
        "secretaria prefeitura departamento"
    ),
    "it": (
        "ministero agenzia commissione consiglio università istituto banca "
        "tribunale comune dipartimento"
    ),
    "pl": ("ministerstwo urząd agencja komisja rada uniwersytet instytut bank sąd"),
    "tr": (
        "bakanlığı kurumu kurulu komisyonu üniversitesi enstitüsü bankası mahkemesi"
    ),
    "ru": (
        "министерство агентство комиссия совет университет институт банк суд "
        "департамент управление служба"
    ),
    "uk": (
        "міністерство агентство комісія рада університет інститут банк суд "
        "департамент управління служба"
    ),
    "ar": ("وزارة هيئة وكالة لجنة مجلس جامعة معهد بنك محكمة شركة"),
}

ATTRIBUTION = {
    "zh": (
        "表示 指出 强调 強調 称 稱 说 說 认为 認為 介绍 介紹 透露 据 據 根据 宣布 "
        "回应 回應"
    ),
    "ja": ("述べた 語った によると と説明 強調した"),
    "ko": ("말했다 밝혔다 따르면 강조했다 설명했다"),
    "en": (
        "said says say told according stated stressed announced added claimed "
        "claims reported noted explained argued insisted confirmed"
    ),
    "de": ("sagte sagt erklärte laut zufolge betonte teilte mitgeteilt"),
    "fr": ("déclaré dit selon affirmé souligné indiqué annoncé"),
    "es": ("dijo según afirmó señaló declaró anunció indicó"),
    "pt": ("disse segundo afirmou declarou anunciou destacou"),
    "it": ("detto secondo affermato dichiarato annunciato sottolineato"),
    "pl": ("powiedział powiedziała według oświadczył podkreślił"),
    "tr": ("dedi göre belirtti açıkladı vurguladı"),
    "ru": ("сказал сказала заявил заявила согласно отметил подчеркнул сообщил"),
    "uk": ("сказав сказала заявив заявила згідно зазначив підкреслив повідомив"),
    "ar": ("قال قالت أكد أكدت أعلن صرح أضاف حسب وفقا"),
}

MONTHS = {
    "en": (
        "january february march april may june july august september october "
        "november december jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    "de": (
        "januar jänner februar märz april mai juni juli august september oktober "
        "november dezember"
    ),
    "fr": (
        "janvier février mars avril mai juin juillet août septembre octobre "
        "novembre décembre"
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
        "noviembre diciembre"
    ),
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro "
        "novembro dezembro"
    ),
    "it": (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre "
        "ottobre novembre dicembre"
    ),
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
        "października listopada grudnia"
    ),
    "tr": (
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
    ),
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября "
        "декабря"
    ),
    "uk": (
        "січня лютого березня квітня травня червня липня серпня вересня жовтня "
        "листопада грудня"
    ),
    "nl": (
        "januari februari maart april mei juni juli augustus september oktober "
        "november december"
    ),
    "sv": (
        "januari februari mars april maj juni juli augusti september oktober "
        "november december"
    ),
    "da": (
        "januar februar marts april maj juni juli august september oktober november "
        "december desember"
    ),
    "fi": (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta "
        "elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
    "cs": (
        "ledna února března dubna května června července srpna září října listopadu "
        "prosince"
    ),
    "sk": (
        "januára februára marca apríla mája júna júla augusta septembra októbra "
        "novembra decembra"
    ),
    "hu": (
        "január február március április május június július augusztus szeptember "
        "október november december"
    ),
    "ro": (
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie "
        "octombrie noiembrie decembrie"
    ),
    "el": (
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου "
        "σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου"
    ),
    "id": (
        "januari februari maret april mei juni juli agustus september oktober "
        "november desember"
    ),
    "hr": (
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna "
        "listopada studenoga prosinca januara februara marta aprila maja juna jula "
        "avgusta septembra oktobra novembra decembra"
    ),
    "bg": (
        "януари февруари март април май юни юли август септември октомври ноември "
        "декември"
    ),
    "he": (
        "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר "
        "בנובמבר בדצמבר ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר "
        "נובמבר דצמבר"
    ),
    "fa": ("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"),
    "hi": ("जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
    "ar": (
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
    ),
}
WEEKDAYS = {
    "zh": (
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 "
        "周四 周五 周六 周日 昨天 昨日 今天 今日 明天 明日 前天 上周 本周 下周 去年 "
        "今年 明年"
    ),
    "en": (
        "monday tuesday wednesday thursday friday saturday sunday yesterday today "
        "tomorrow tonight"
    ),
    "de": (
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
        "gestern heute morgen"
    ),
    "fr": (
        "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain"
    ),
    "es": ("lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana"),
    "pt": (
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado "
        "domingo ontem hoje amanhã"
    ),
    "it": ("lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani"),
    "pl": (
        "poniedziałek wtorek środa czwartek piątek sobota niedziela wczoraj dziś jutro"
    ),
    "tr": ("pazartesi salı çarşamba perşembe cuma cumartesi pazar dün bugün yarın"),
    "ru": (
        "понедельник вторник среда среду четверг пятница пятницу суббота "
        "воскресенье вчера сегодня завтра"
    ),
    "uk": (
        "понеділок вівторок середа середу четвер п'ятниця субота неділя вчора "
        "сьогодні завтра"
    ),
    "ar": ("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد أمس اليوم غدا"),
}

# Number words; a figure may be written out.
NUMBER_WORDS = {
    "en": ("zero one two three four five six seven eight nine ten eleven twelve"),
    "de": ("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    "fr": ("zéro un deux trois quatre cinq six sept huit neuf dix onze douze"),
    "es": ("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    "pt": ("zero um dois três quatro cinco seis sete oito nove dez onze doze"),
    "it": ("zero uno due tre quattro cinque sei sette otto nove dieci undici dodici"),
    "pl": ("zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć"),
    "tr": ("sıfır bir iki üç dört beş altı yedi sekiz dokuz on"),
    "ru": ("ноль один два три четыре пять шесть семь восемь девять десять"),
    "uk": ("нуль один два три чотири п'ять шість сім вісім дев'ять десять"),
}

# The commonest surnames of Chinese and Korean names, single and double.
SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许"
    "許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜"
    "崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶"
    "黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴洪武莫孔"
)
DOUBLE_SURNAMES = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒"
)
