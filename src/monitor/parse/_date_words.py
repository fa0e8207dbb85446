"""The words of dates: months, weekdays, eras, "ago", and the labels before a date.

Data only; `_dates` reads it. Each language's months stand in order, alternatives
(nominative, genitive, abbreviation) joined by `|`. Words are looked up without case
and, failing that, without diacritics.
"""

from __future__ import annotations

import enum
import unicodedata

_MONTHS: dict[str, str] = {
    "en": (
        "january|jan february|feb march|mar april|apr may june|jun july|jul "
        "august|aug september|sept|sep october|oct november|nov december|dec"
    ),
    "fr": (
        "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août "
        "septembre octobre novembre décembre|déc"
    ),
    "de": (
        "januar|jänner|jän februar|feber|febr märz|mär|mrz april mai juni juli "
        "august september oktober|okt november dezember|dez"
    ),
    "es": (
        "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago "
        "septiembre|setiembre octubre noviembre diciembre|dic"
    ),
    "pt": (
        "janeiro fevereiro|fev março abril maio|mai junho julho agosto "
        "setembro|set outubro|out novembro dezembro"
    ),
    "it": (
        "gennaio|genn|gen febbraio|febb marzo aprile maggio|mag giugno|giu "
        "luglio|lug agosto settembre|sett ottobre|ott novembre dicembre"
    ),
    "ca": (
        "gener febrer març abril maig juny juliol agost setembre octubre novembre "
        "desembre"
    ),
    "gl": (
        "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro "
        "novembro decembro"
    ),
    "ro": (
        "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august "
        "septembrie octombrie noiembrie|noi decembrie"
    ),
    "nl": (
        "januari februari maart|mrt april mei juni juli augustus september "
        "oktober november december"
    ),
    "sv": (
        "januari februari mars april maj juni juli augusti september oktober "
        "november december"
    ),
    "da": (
        "januar februar marts april maj juni juli august september oktober "
        "november december|des"
    ),
    "is": (
        "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember "
        "desember"
    ),
    "fi": (
        "tammikuu|tammikuuta helmikuu|helmikuuta maaliskuu|maaliskuuta "
        "huhtikuu|huhtikuuta toukokuu|toukokuuta kesäkuu|kesäkuuta "
        "heinäkuu|heinäkuuta elokuu|elokuuta syyskuu|syyskuuta lokakuu|lokakuuta "
        "marraskuu|marraskuuta joulukuu|joulukuuta"
    ),
    "et": (
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober "
        "november detsember"
    ),
    "lv": (
        "janvāris|janvārī februāris|februārī marts|martā aprīlis|aprīlī "
        "maijs|maijā jūnijs|jūnijā jūlijs|jūlijā augusts|augustā "
        "septembris|septembrī oktobris|oktobrī novembris|novembrī "
        "decembris|decembrī"
    ),
    "lt": (
        "sausis|sausio vasaris|vasario kovas|kovo balandis|balandžio "
        "gegužė|gegužės birželis|birželio liepa|liepos rugpjūtis|rugpjūčio "
        "rugsėjis|rugsėjo spalis|spalio lapkritis|lapkričio gruodis|gruodžio"
    ),
    "pl": (
        "styczeń|stycznia|sty luty|lutego|lut marzec|marca kwiecień|kwietnia|kwi "
        "maj|maja czerwiec|czerwca|cze lipiec|lipca|lip sierpień|sierpnia|sie "
        "wrzesień|września|wrz październik|października|paź "
        "listopad|listopada|lis grudzień|grudnia|gru"
    ),
    "cs": (
        "leden|ledna únor|února březen|března duben|dubna květen|května "
        "červen|června červenec|července srpen|srpna září říjen|října "
        "listopad|listopadu prosinec|prosince"
    ),
    "sk": (
        "január|januára február|februára marec|marca apríl|apríla máj|mája "
        "jún|júna júl|júla august|augusta september|septembra október|októbra "
        "november|novembra december|decembra"
    ),
    "sl": (
        "januar|januarja februar|februarja marec|marca april|aprila maj|maja "
        "junij|junija julij|julija avgust|avgusta september|septembra "
        "oktober|oktobra november|novembra december|decembra"
    ),
    "hr": (
        "siječanj|siječnja veljača|veljače ožujak|ožujka travanj|travnja "
        "svibanj|svibnja lipanj|lipnja srpanj|srpnja kolovoz|kolovoza rujan|rujna "
        "listopad|listopada studeni|studenoga|studenog prosinac|prosinca"
    ),
    "sr": (
        "januar|januara februar|februara mart|marta april|aprila maj|maja "
        "jun|juna jul|jula avgust|avgusta septembar|septembra oktobar|oktobra "
        "novembar|novembra decembar|decembra"
    ),
    "sr-cyrl": (
        "јануар|јануара фебруар|фебруара март|марта април|априла мај|маја "
        "јун|јуна јул|јула август|августа септембар|септембра октобар|октобра "
        "новембар|новембра децембар|децембра"
    ),
    "hu": (
        "január|jan február|febr március|márc április|ápr május|máj június|jún "
        "július|júl augusztus|aug szeptember|szept október|okt november december"
    ),
    "ru": (
        "январь|января|янв февраль|февраля|фев|февр март|марта|мар "
        "апрель|апреля|апр май|мая июнь|июня|июн июль|июля|июл август|августа|авг "
        "сентябрь|сентября|сен|сент октябрь|октября|окт ноябрь|ноября|ноя|нояб "
        "декабрь|декабря|дек"
    ),
    "uk": (
        "січень|січня|січ лютий|лютого|лют березень|березня|бер "
        "квітень|квітня|квіт травень|травня|трав червень|червня|черв "
        "липень|липня|лип серпень|серпня|серп вересень|вересня|вер "
        "жовтень|жовтня|жовт листопад|листопада|лист грудень|грудня|груд"
    ),
    "be": (
        "студзень|студзеня люты|лютага сакавік|сакавіка красавік|красавіка "
        "май|мая чэрвень|чэрвеня ліпень|ліпеня жнівень|жніўня верасень|верасня "
        "кастрычнік|кастрычніка лістапад|лістапада снежань|снежня"
    ),
    "bg": (
        "януари февруари март април май юни юли август септември октомври ноември "
        "декември"
    ),
    "mk": (
        "јануари февруари март април мај јуни јули август септември октомври "
        "ноември декември"
    ),
    "kk": (
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша "
        "желтоқсан"
    ),
    "el": (
        "ιανουάριος|ιανουαρίου|ιαν φεβρουάριος|φεβρουαρίου|φεβ "
        "μάρτιος|μαρτίου|μαρ απρίλιος|απριλίου|απρ μάιος|μαΐου|μαϊ "
        "ιούνιος|ιουνίου|ιουν ιούλιος|ιουλίου|ιουλ αύγουστος|αυγούστου|αυγ "
        "σεπτέμβριος|σεπτεμβρίου|σεπ οκτώβριος|οκτωβρίου|οκτ "
        "νοέμβριος|νοεμβρίου|νοε δεκέμβριος|δεκεμβρίου|δεκ"
    ),
    "tr": (
        "ocak|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem "
        "ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara"
    ),
    "az": (
        "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"
    ),
    "sq": (
        "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"
    ),
    "id": (
        "januari februari maret april mei juni juli agustus|agt september oktober "
        "november|nop desember"
    ),
    "ms": (
        "januari februari mac april mei jun julai ogos september oktober november "
        "disember"
    ),
    "ar": (
        "يناير فبراير مارس أبريل|إبريل مايو يونيو|يونيه يوليو|يوليه أغسطس سبتمبر "
        "أكتوبر نوفمبر ديسمبر"
    ),
    "ar-levant": (
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول "
        "تشرين_الثاني كانون_الأول"
    ),
    "ar-maghreb": (
        "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"
    ),
    "fa": (
        "ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر "
        "نوامبر دسامبر"
    ),
    "ur": ("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
    "he": (
        "ינואר|בינואר פברואר|בפברואר מרץ|מרס|במרץ|במרס אפריל|באפריל מאי|במאי "
        "יוני|ביוני יולי|ביולי אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר "
        "נובמבר|בנובמבר דצמבר|בדצמבר"
    ),
    "hi": (
        "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर "
        "अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर"
    ),
    "th": (
        "มกราคม|ม.ค กุมภาพันธ์|ก.พ มีนาคม|มี.ค เมษายน|เม.ย พฤษภาคม|พ.ค "
        "มิถุนายน|มิ.ย กรกฎาคม|ก.ค สิงหาคม|ส.ค กันยายน|ก.ย ตุลาคม|ต.ค "
        "พฤศจิกายน|พ.ย ธันวาคม|ธ.ค"
    ),
    "ka": (
        "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი "
        "ოქტომბერი ნოემბერი დეკემბერი"
    ),
    "hy": (
        "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի "
        "սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի"
    ),
}

# The months of the solar Hijri calendar; their years are counted from 622.
_JALALI = "فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند"

_WEEKDAYS: dict[str, str] = {
    "en": (
        "monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs "
        "friday|fri saturday|sat sunday|sun"
    ),
    "fr": ("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "de": ("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"),
    "es": ("lunes martes miércoles jueves viernes sábado domingo"),
    "pt": (
        "segunda|segunda-feira terça|terça-feira quarta|quarta-feira "
        "quinta|quinta-feira sexta|sexta-feira sábado domingo"
    ),
    "it": ("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    "nl": ("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    "sv": ("måndag tisdag onsdag torsdag fredag lördag söndag"),
    "pl": ("poniedziałek wtorek środa czwartek piątek sobota niedziela"),
    "cs": ("pondělí úterý středa čtvrtek pátek sobota neděle"),
    "ru": ("понедельник вторник среда четверг пятница суббота воскресенье"),
    "uk": ("понеділок вівторок середа четвер п'ятниця|п’ятниця субота неділя"),
    "tr": ("pazartesi salı çarşamba perşembe cuma cumartesi pazar"),
    "ar": ("الاثنين|الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    "zh": (
        "星期一|周一|週一 星期二|周二|週二 星期三|周三|週三 星期四|周四|週四 "
        "星期五|周五|週五 星期六|周六|週六 星期日|星期天|周日|週日"
    ),
    "ja": (
        "月曜日|月曜|月 火曜日|火曜|火 水曜日|水曜|水 木曜日|木曜|木 "
        "金曜日|金曜|金 土曜日|土曜|土 日曜日|日曜|日"
    ),
    "ko": ("월요일|월 화요일|화 수요일|수 목요일|목 금요일|금 토요일|토 일요일|일"),
}

# Year 1 of an era is this year plus one.
ERAS: dict[str, int] = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "r": 2018,
    "h": 1988,
    "s": 1925,
    "民國": 1911,
    "民国": 1911,
    "中華民國": 1911,
}

# "Ago": how many seconds one of the unit is. Weeks and longer are left out, as a page
# rounds them: "2 weeks ago" names no day.
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


def _table_of(lists: dict[int, str]) -> dict[str, int]:
    return {word: number for number, text in lists.items() for word in text.split()}


AGO_UNITS: dict[str, int] = _table_of(
    {
        1: (
            "second seconds sec secs 秒 秒钟 秒鐘 초 seconde secondes sekunde "
            "sekunden segundo segundos secondi секунд секунды sekund saniye ثانية "
            "ثوان"
        ),
        _MINUTE: (
            "minute minutes min mins 分钟 分鐘 分 분 minuten minuto minutos "
            "minuti минут минуты минуту minut minuty dakika хвилин хвилини دقيقة "
            "دقائق minuut"
        ),
        _HOUR: (
            "hour hours hr hrs 小时 小時 时 時間 시간 heure heures stunde stunden "
            "hora horas ora ore часов часа час godzin godziny godzinę saat годин "
            "години годину ساعة ساعات uur"
        ),
        _DAY: (
            "day days 天 日 일 jour jours tag tage tagen día días dia dias giorno "
            "giorni дней дня день dni dzień gün днів дні يوم أيام dagen dag"
        ),
    }
)

# Words that stand for a number before a unit, and days that have a name of their own.
AGO_NUMBERS = frozenset(
    _words("a an one un une uno una um uma ein eine einer einem один")
)
NAMED_DAYS: dict[str, int] = _table_of(
    {
        0: (
            "today 今天 今日 本日 오늘 aujourd'hui aujourd’hui heute hoy hoje "
            "oggi сегодня dziś dzisiaj bugün сьогодні اليوم vandaag idag"
        ),
        1: (
            "yesterday 昨天 昨日 어제 hier gestern ayer ontem ieri вчера wczoraj "
            "dün вчора أمس gisteren igår"
        ),
        2: (
            "前天 一昨日 그제 avant-hier vorgestern anteayer anteontem позавчера "
            "przedwczoraj"
        ),
    }
)


class Meaning(enum.StrEnum):
    """What a label says of the date after it."""

    PUBLISHED = "published"
    UPDATED = "updated"
    EVENT = "event"
    DATE = "date"


# Labels printed before a date, longest wording first within a language. `date` is a
# label that does not say which date it means.
DATE_LABELS: dict[Meaning, tuple[str, ...]] = {
    Meaning.PUBLISHED: _phrases(
        "发布时间, 发布日期, 发文日期, 公布日期, 公开日期, 发表时间, 刊发时间, "
        "发稿时间, 上网时间, 发布于, 發布時間, 發布日期, 發佈日期, 發佈時間, "
        "發表日期, 公布日期, 刊登日期, 張貼日期, 上版日期, 資料日期, 公開日, "
        "掲載日, 公表日, 発表日, 報道発表日, 登録日, 投稿日, 更新日時, 등록일, "
        "등록일자, 작성일, 작성일자, 게시일, 배포일, 보도일, 입력, published on, "
        "published, publication date, date published, posted on, posted, "
        "release date, released on, released, issued on, date issued, "
        "for immediate release, date of release, first published, issued, "
        "publié le, mis en ligne le, date de publication, paru le, "
        "veröffentlicht am, erschienen am, veröffentlichungsdatum, stand vom, "
        "fecha de publicación, publicado el, publicado, publicada el, "
        "data de publicação, publicado em, publicada em, data da publicação, "
        "data di pubblicazione, pubblicato il, pubblicata il, pubblicazione, "
        "дата публикации, опубликовано, размещено, дата размещения, "
        "дата публікації, опубліковано, оприлюднено, data publikacji, "
        "opublikowano, data utworzenia, data dodania, yayınlanma tarihi, "
        "yayın tarihi, yayım tarihi, eklenme tarihi, تاريخ النشر, نشر في, "
        "نُشر في, تاريخ الإضافة, gepubliceerd op, geplaatst op, publicerad, "
        "publiceret, julkaistu"
    ),
    Meaning.UPDATED: _phrases(
        "更新时间, 更新日期, 最后更新, 修改时间, 更新時間, 最後更新, 最近更新, "
        "更新日, 最終更新日, 수정일, last updated, updated on, updated, "
        "last modified, modified, mis à jour le, dernière mise à jour, "
        "aktualisiert am, zuletzt geändert, actualizado el, última actualización, "
        "atualizado em, última modificação, aggiornato il, ultimo aggiornamento, "
        "обновлено, дата изменения, оновлено, zaktualizowano, "
        "ostatnia modyfikacja, güncelleme tarihi, آخر تحديث, تاريخ التحديث, "
        "laatst gewijzigd, uppdaterad"
    ),
    Meaning.EVENT: _phrases(
        "活动时间, 举行时间, 会议时间, 直播时间, 时间, 日時, 開催日, 開催日時, "
        "日程, 會議時間, 일시, when, event date, date and time, delivered on, "
        "delivered, remarks on, date de l'événement, termin, fecha del evento, "
        "дата проведения"
    ),
    Meaning.DATE: _phrases(
        "日期, 成文日期, 成文时间, 发文时间, 印发日期, 稿件日期, 日付, 날짜, "
        "作成日, date, datum, fecha, data, дата, tarih, التاريخ, "
        "data do documento"
    ),
}


def bare(word: str) -> str:
    """Return a word in lower case and without diacritics."""
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _table(lists: dict[str, str]) -> dict[str, int]:
    table: dict[str, int] = {}
    for names in lists.values():
        for number, alternatives in enumerate(names.split(), 1):
            for word in alternatives.split("|"):
                name = word.replace("_", " ")
                table.setdefault(name, number)
                table.setdefault(bare(name), number)
    return table


MONTHS = _table(_MONTHS)
JALALI_MONTHS = _table({"fa": _JALALI})
WEEKDAYS = {word: number - 1 for word, number in _table(_WEEKDAYS).items()}
# Names that mean another month in these languages than in the table above.
MONTHS_OF_LANG: dict[str, dict[str, int]] = {
    lang: {"listopad": 10, "listopada": 10} for lang in ("hr", "bs")
}
