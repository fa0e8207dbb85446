# ruff: noqa: E501 - tables: the phrases of a language stay on their line
"""What people say on pages, as expressions: titles, questions, the chair's phrases, dates.

A line is a group of languages; a new language is some words on a line.
"""

from __future__ import annotations

import re

PRESS = re.compile(
    r"press|briefing|conference|interview|remarks|q&a|q & a|transcript|gaggle|statement|speech|address|spokes"
    r"|记者|記者|发布会|發布會|答问|答問|专访|專訪|访谈|訪談|实录|實錄|发言人|發言人|新闻发布|見傳媒|會見|谈话|談話|致辭|致辞|讲话|演講|演説|演说|聯訪|受訪"
    r"|会見|会见|インタビュー|質疑|冒頭発言|브리핑|기자회견|회견|인터뷰|질의|문답|담화|연설"
    r"|пресс|брифинг|интервью|ответ|заявлен|выступлен|стенограмм|подход"
    r"|pressekonferenz|regierungspressekonferenz|interview|mitschrift|wortlaut|erklärung|rede"
    r"|conférence|point de presse|entretien|déclaration|discours|questions"
    r"|rueda de prensa|conferencia|entrevista|comparecencia|declaraciones|discurso|palabras"
    r"|coletiva|entrevista|declaração|palavras|pronunciamento"
    r"|conferenza stampa|intervista|dichiarazion|punto stampa"
    r"|konferencja|wywiad|wypowied|oświadczen|briefing"
    r"|basın|toplantı|röportaj|açıklama|mülakat|soru"
    r"|прес|брифінг|інтерв|заяв"
    r"|مؤتمر|صحفي|صحافي|حوار|مقابلة|إحاطة|تصريح|إيجاز",
    re.IGNORECASE,
)
FAQ = re.compile(
    r"veel\s?gestelde vragen|vanliga frågor|ofte stilte|ofte stillede|usein kysyt|často kladené|časté dotazy|gyakori kérdések|gyakran ismételt|întrebări frecvente|често задавани|συχνές ερωτήσεις|pertanyaan yang sering|câu hỏi thường gặp|שאלות נפוצות|سوالات متداول|پرسش‌های متداول|questions and answers on|办事指南|办事问答"
    r"|\bfaqs?\b|frequently asked|common questions|questions and answers about|常见问题|常見問題|常见问答|常見問答|问题解答|問答集"
    r"|よくある(?:ご)?質問|q&a集|자주\s?(?:묻는|하는)\s?질문|часто задаваемые|вопросы и ответы|часті (?:за)?питання|häufige? (?:gestellte )?fragen|fragen und antworten"
    r"|foire aux questions|questions fréquentes|preguntas (?:más )?frecuentes|perguntas frequentes|domande frequenti|najczęściej zadawane|często zadawane|sık(?:ça)? sorulan|الأسئلة (?:الشائعة|المتكررة)",
    re.IGNORECASE,
)
_UNMARKED_END = re.compile(
    r"(?:(?:です|ます|せん|した|しょう|のでしょう|の|ない|た|る)か|お?伺い(?:し|いたし)?ます|お聞かせください|お教えください|教えてください|お尋ねします)[。．.]?$"
    r"|(?:습니까|ㅂ니까|입니까|니까|나요|가요|는지요|은지요|ㄹ까요|을까요|까요)[.。]?$|[吗嗎呢]。?$|[α-ωά-ώ];$"
)
_QUESTION_END = re.compile(r"[?？؟]['\"”’»」』）)]*\s*(?:$|\n)")


def has_question(text: str) -> bool:
    """Tell whether a text asks anywhere."""
    return "?" in text or "？" in text or "؟" in text


def ends_in_question(text: str) -> bool:
    """Tell whether a text, or a paragraph of it, ends in a question.

    In Japanese, Korean and Greek it need not have our mark.
    """
    if not text.isascii() and _UNMARKED_END.search(text[-12:]):
        return True
    if not has_question(text):
        return False
    if "\n" not in text:
        return bool(_QUESTION_END.search(text[-8:]))
    return bool(_QUESTION_END.search(text))


ASKS = re.compile(
    r"请问|請問|请您|请.{1,6}(?:介绍|谈|回答|解读|说明)|请教|想问|提问|的问题|怎么看|如何看|如何评价|能否|是否|有何|是什么|为什么|吗|呢"
    r"|伺い|お聞き|お尋ね|でしょうか|ください|教えて|질문|궁금|말씀해|주십시오|까요"
    r"|could you|can you|would you|what |how |why |do you|tell us",
    re.IGNORECASE,
)
FLOOR = re.compile(
    r"ich (?:eröffne|schließe|begrüße|rufe)|(?:zusatz|nächste )frage|bitte sehr|das wort hat|damit (?:sind wir|ist die)|herzlich willkommen|je vous (?:donne|propose)|la séance est (?:ouverte|levée)|nous (?:commençons|passons|allons)|dernière question|merci à tous|passiamo alle|ultima domanda|cominciamo|iniziamo|prego,"
    r"|abrimos (?:el turno|a preguntas)|última pregunta|vamos (?:então )?às perguntas|última questão|bom trabalho|a seguir,|bom dia a todos|buenos días a todos|ostatnie pytanie|zapraszam|witam|ilk soru|son soru|soruları alalım|teşekkür ederiz hepinize|перейд[её]м к|последний вопрос|начн[её]м|на этом (?:мы )?(?:закан|заверш)|останнє питання|переходимо|починаємо|السؤال الأخير|نبدأ|ننتقل"
    r"|come to the end|we go to|next (?:is|one|comes)|one question each|will take this one|(?:will )?start us off|a good place to stop|meeting is (?:adjourned|closed)|we must suspend|order, order|thank you both|다음 분|마지막 질문|질문 있으|질문해|이상으로|最後の(?:質問|方)|ほかに(?:質問|ご質問)|ではよろしい"
    r"|下面.{0,6}请|首先请|有请|现在.{0,8}(?:回答|提问|进入)|接下来.{0,8}(?:请|进入)|请.{0,12}(?:回答|记者|提问|举手|发言)|最后一个问题|发布会到此结束|到此结束|欢迎.{0,12}(?:出席|参加|发布会)"
    r"|今天.{0,16}(?:邀请|请来|请到|请(?=.{4,60}(?:介绍|回答|解读)))|今天.{0,8}(?:举行|召开).{0,40}发布会"
    r"|下一位|下一個|接下來|開放提問|今天的記者會"
    r"|next question|first question|last question|go ahead|we(?:'ll| will) (?:now )?(?:take|open|turn|begin|start)|open (?:it )?(?:up )?(?:the floor|for questions)"
    r"|welcome (?:everyone|to|all)|i(?:'ll| will) (?:now )?(?:turn|hand)|over to|please go ahead|thank you all|concludes"
    r"|質問(?:の|が)?(?:ある|ございます|をお受け|は以上)|それでは|これより|以上で|次の(?:質問|方)|お願い(?:いた)?します"
    r"|시작하겠습니다|질문 받|마치겠습니다|다음 질문|브리핑을"
    r"|следующий вопрос|пожалуйста|предоставля|переходим|начина"
    r"|nächste frage|willkommen|haben sie das wort|prochaine question|bienvenue|la parole|siguiente pregunta|bienvenid|tiene la palabra|próxima pergunta|bem-vind|com a palavra"
    r"|prossima (?:domanda)|benvenut|la parola|następne pytanie|proszę bardzo|sıradaki|hoş geldiniz|buyurun|наступне|будь ласка|vítám vás|předám slovo|předávám slovo|další dotaz|děkuji za pozornost|volgende vraag|welkom bij|selamat datang|silakan|السؤال التالي|نرحب|تفضل",
    re.IGNORECASE,
)
# The chair asks who is there: no question of a reporter's.
INTRODUCE = re.compile(
    r"introduce (?:your|them)sel|say who you are|stellen sie sich|vorstellen|vous présenter|presentarse|presentarvi|apresentar-se|przedstawi|自我介绍|自己紹介|소개해|представ(?:иться|ьтесь)|представитися|kendinizi tanıt|التعريف بأنفسكم",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"发布|发表|發布|發佈|刊登|公布|公佈|出版|稿件时间|掲載|公開|発表|등록|작성|게시|배포|입력|보도"
    r"|publi[sc]|posted|released?\b|issued|for immediate|veröffentlicht|erschienen|pubblicat|opublikowan|data publikacji|yayın|eklenme|опубликован|дата публикац|опубліковано|نشر|النشر",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"更新|修改|最终|modifi|updat|atualiza|actualiz|mise? à jour|aktualisiert|geändert|stand:|aggiorna|zmodyf|aktualiz|güncel|обновл|измен|оновлен|수정|تحديث|reviewed",
    re.IGNORECASE,
)
# Behind a day up to which a text holds: no day of publication.
AS_OF_BEHIND = re.compile(
    r"\s*(?:現在|现在|时点|時点|기준|현재|以降|以前|以来|から|まで)"
)
TODAY = re.compile(
    r"\W*(?:(?:今天|今日|本日|现在|現在)(?:是|は)?|오늘은?|today(?: is)?|heute(?: ist)?|hoy(?: es)?|hoje(?: é)?|oggi(?: è)?|aujourd.hui|dzisiaj|dziś(?: jest)?|bugün|сегодня|сьогодні|اليوم)\W*\d?"
    r"(?=.{0,40}(?:19|20)\d\d)",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"^(?:会议|发布会)?(?:时间|時間|日時|일시)|delivered|held|event|когда|dated",
    re.IGNORECASE,
)

# Verbs of telling what somebody said; who it was stands before them.
TOLD = re.compile(
    r"说|說|表示|指出|强调|強調|\b(?:said|says|told|stressed)\b|述べ|語っ|밝혔|말했|сказал|заявил|отметил|\bsagte\b|\berklärte\b|a déclaré|a dit\b|\bdijo\b|declaró|\bafirmou\b|\bdisse\b|ha detto|ha dichiarato|powiedział|oświadczył|\bdedi\b|söyledi|зауважи|зазначи|повідоми|قال|صرح"
)
# A name with a verb of saying introduces a quotation, and is no label.
SAYS = re.compile(
    r"(?:\b(?:said|says|say|adds|added|told|commented|explained|concluded|stated|declared|noted|continued|wrote|remarked"
    r"|sagte|sagt|erklärte|erklärt|betonte|ergänzte|dijo|dice|afirmó|declaró|señaló|añadió|explicó|indicó|manifestó|disse|diz|afirmou|declarou|destacou|explicou"
    r"|déclaré|déclare|dit|ajouté|ajoute|souligné|expliqué|detto|dichiarato|afferma|affermato|spiegato|aggiunto"
    r"|powiedział\w*|powiedziała|dodał\w*|podkreślił\w*|сказал\w*|заявил\w*|отметил\w*|подчеркнул\w*|сообщил\w*|добавил\w*|сказав|заявив|зазначи\w+|повідоми\w+"
    r"|dedi|konuştu|söyledi|belirtti)|说|說|表示|指出|称|稱|强调|強調|と述べた|と語った|밝혔다|말했다|قال|قالت|وأضاف|صرح)$",
    re.IGNORECASE,
)
# Openings of speeches, and words of titles that promise one.
GREETING = re.compile(
    r"^(?:ladies and gentlemen|distinguished|dear |excellenc|mr\.? (?:president|chair|speaker|secretary)|madam|your (?:excellenc|majest)|honou?rable|good (?:morning|afternoon|evening)|friends|colleagues|thank you|fellow"
    r"|各位|尊敬的|女士|先生|同志|大家|主席|朋友|皆さん|皆様|ご列席|本日は|여러분|존경하는|안녕하|уважаем|дорог|добрый|дамы и господа|шановн|дорогі|добрий день"
    r"|sehr geehrte|liebe |meine (?:sehr )?(?:verehrten )?damen|guten (?:morgen|tag|abend)|exzellenz|mesdames|monsieur|madame|chers? |chères|excellences|señor|querid|buen[oa]s|excelent|distinguid|amig|senhor|car[oa]s |bom dia|boa (?:tarde|noite)|prezad|minhas senhoras"
    r"|signor|car[ie] |gentili|buongiorno|autorità|szanown|panie|drodzy|dzień dobry|sayın|değerli|kıymetli|saygıdeğer|السيد|السادة|أصحاب|بسم الله|الحضور|الإخوة|معالي)",
    re.IGNORECASE,
)
SPEECH_TITLE = re.compile(
    r"speech|statement|remarks|address|keynote|lecture|message|intervention|讲话|講話|致辞|致辭|演讲|演講|发言|發言|演説|演说|挨拶|あいさつ|スピーチ|談話|연설|축사|인사말|담화|기조"
    r"|речь|выступлен|заявлен|обращен|слово|промова|виступ|заява|звернення|rede|ansprache|grußwort|statement|regierungserklärung|discours|allocution|déclaration|intervention|discurso|intervención|palabras|declaración|alocución|pronunciamento|declaração|intervenção|discorso|intervento|dichiarazione|saluto|przemówieni|wystąpieni|oświadczeni|konuşma|كلمة|خطاب|بيان|تصريح",
    re.IGNORECASE,
)
INTERVIEW_TITLE = re.compile(
    r"interview|conversation|in conversation|q&a|in her own words|in his own words|访谈|專訪|专访|对话|對話|答问|答問|答记者|インタビュー|対談|인터뷰|대담|интервью|беседа|інтерв|розмова|gespräch|entretien|entrevista|intervista|colloquio|wywiad|rozmowa|röportaj|söyleşi|mülakat|حوار|مقابلة|لقاء",
    re.IGNORECASE,
)
# Who is spoken to, in questions; and who speaks, in answers.
YOU = re.compile(
    r"\b(?:you|your|yours|sie|ihre?[nrms]?|vous|votre|vos|usted|ustedes|su|sus|você|vocês|seu|sua|lei|suo|sua|pan|pani|państwo|вы|вас|вам|ваш\w*|ви|вам|siz\w*|sizin)\b|您|你|あなた|大臣|知事|귀하|님|أنت|كم\b",
    re.IGNORECASE,
)
ME = re.compile(
    r"\b(?:i|i'm|i’m|i've|i’ve|my|me|we|we've|our|us|ich|mir|mich|wir|uns|je|j'|j’|nous|notre|mon|yo|mi|nosotros|nuestr\w+|hemos|creo|eu|nós|meu|minha|nosso|temos|io|noi|mio|nostr\w+|abbiamo|я|мы|мне|нам|мой|наш\w*|ми|мені|ja|my|mnie|nasz\w*|biz|ben|bizim)\b|我|我们|我們|私|わたし|저는|제가|우리|أنا|نحن",
    re.IGNORECASE,
)
# Names of bodies: a line that is nothing else is the site's name, not a headline.
ORGANISATION = re.compile(
    r"(?:the )?(?:ministry|department|office|bureau|agency|government|embassy|commission|council|ministère|ministerio|ministério|ministero|ministerium|bundesministerium|gobierno|gouvernement|governo|regierung|presidencia|presidência|premier ministre|prime minister|ministerstwo|министерство|правительство|міністерство|bakanlığı|وزارة)(?: (?:of|for|de|du|des|da|do|della|für|der)\b.{0,60})?$"
    r"|[^，。：:、]{2,18}(?:人民政府|政府|委员会|委員會|管理局|监督局|新闻办|办公室|局|厅|廳|部|门户网站|政府网|网|網)$|[^、。]{2,12}(?:省|庁|府|県|市)$|[가-힣]{2,10}(?:부|청|처|시|도)$|.{3,40} bakanlığı$",
    re.IGNORECASE,
)
# Fields that name who is there.
ATTENDEES = re.compile(
    r"出席|参加|參加|嘉宾|嘉賓|发布人|發布人|发布嘉宾|主持|與會|与会|participants?|attendees|present\b|speakers?|出席者|登壇者|참석|발표자|участники|teilnehmer|participantes|partecipanti|uczestnicy|katılımcılar|учасники|المشاركون",
    re.IGNORECASE,
)
# The same as a line: a few words, a colon, and names with commas between them.
ATTENDEES_LINE = re.compile(
    r"(?:(?:members?|also|witnesses|in attendance|officials)\s)?(?:members |witnesses )?(?:present|attending|witnesses|in attendance|participants|attendees)\s*:\s*[^.?!]{4,300}\.?$"
    r"|(?:出席(?:者|人员|委員)?|参加(?:者|人员)|與會(?:者|人員)?|参加领导|发布人|発表者|会見者)\s*[:：]\s*[^。？！]{2,200}$"
    r"|(?:참석자?|배석자?|발표자)\s*[:：]\s*[^.?!]{2,200}$"
    r"|(?:anwesend|teilnehmer(?:innen und teilnehmer)?|présents?|participants|présentes et présents|presentes|asistentes|participantes|presenti|partecipanti|obecni|uczestnicy|katılımcılar|участники|присутствовали|учасники|присутні|الحضور|المشاركون)\s*:\s*[^.?!]{4,300}\.?$",
    re.IGNORECASE,
)
# The clock of a live transcript, before a label or alone.
_CLOCK = r"(?:\d{4}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}日?\s*)?\d{1,2}[:：时時]\d{2}分?(?:[:：]?\d{2}秒?)?(?:\s?[ap]\.?m\.?)?"
TIME_BEFORE = re.compile(
    rf"[\[(（【]?{_CLOCK}[\])）】]?(?:\s+(?=[^\W\d])|\s*(?=[\[【(（<〈][^\W\d]))",
    re.IGNORECASE,
)
# The same behind a label, in brackets: `Anna [13:05] …`.
TIME_BEHIND = re.compile(rf"\s*[\[(（【]\s*{_CLOCK}\s*[\])）】]\s*", re.IGNORECASE)
_TIME_ALONE = re.compile(
    rf"[\[(（【]?\s*(?:(?:ore|alle|um|às|as|a las|at|kl\.?|klo|godz\.?|о|в|saat|الساعة) )?(?:{_CLOCK}|\d{{1,2}}[.h]\d{{2}})"
    r"\s*(?:uhr|h|hrs|uur)?\s*[\])）】]?",
    re.IGNORECASE,
)
# A time alone on a line has so many characters at most.
_LONGEST_TIME = 32
# Headings that only part a transcript.
SECTION = re.compile(
    r"(?:(?:first|second|third|primeira|segunda|terceira|primera|tercera|première|deuxième|troisième|erster|zweiter|dritter|первая|вторая|перша|друга|prima|seconda|pierwsza|druga) (?:part|parte|partie|teil|часть|частина|część))\b"
    r"|(?:part|parte|partie|teil|часть|частина|część|bölüm|chapter|section)\s+[\dIVX]+\b|第[一二三四五六七八九十\d]+(?:部分|部|章|节|節|环节|環節)|[一二三四五六七八九十]+、"
    r"|(?:提问|答问|答记者问|媒体提问|互动)环节|質疑応答$|冒頭発言$|モデレーター|질의\s?응답$|모두\s?발언$|questions? and answers?$|q\s?&\s?a$|perguntas e respostas$|preguntas y respuestas$|questions[- ]réponses$|fragen und antworten$|opening (?:statement|remarks)$",
    re.IGNORECASE,
)


def is_time(text: str) -> bool:
    """Tell a line that is nothing but a time of day, perhaps with its date."""
    return (
        len(text) <= _LONGEST_TIME
        and any(c.isdigit() for c in text)
        and _TIME_ALONE.fullmatch(text) is not None
    )
