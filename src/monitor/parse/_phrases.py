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
    r"\bfaqs?\b|frequently asked|common questions|questions and answers about|常见问题|常見問題|常见问答|常見問答|问题解答|問答集"
    r"|よくある(?:ご)?質問|q&a集|자주\s?(?:묻는|하는)\s?질문|часто задаваемые|вопросы и ответы|часті (?:за)?питання|häufige? (?:gestellte )?fragen|fragen und antworten"
    r"|foire aux questions|questions fréquentes|preguntas (?:más )?frecuentes|perguntas frequentes|domande frequenti|najczęściej zadawane|często zadawane|sık(?:ça)? sorulan|الأسئلة (?:الشائعة|المتكررة)",
    re.IGNORECASE,
)
QUESTION_END = re.compile(r"[?？؟]['\"”’»」』）)]*\s*(?:$|\n)")
QUESTION = re.compile(r"[?？؟]")
ASKS = re.compile(
    r"请问|請問|请您|请.{1,6}(?:介绍|谈|回答|解读|说明)|请教|想问|提问|的问题|怎么看|如何看|如何评价|能否|是否|有何|是什么|为什么|吗|呢"
    r"|伺い|お聞き|お尋ね|でしょうか|ください|教えて|질문|궁금|말씀해|주십시오|까요"
    r"|could you|can you|would you|what |how |why |do you|tell us",
    re.IGNORECASE,
)
FLOOR = re.compile(
    r"下面.{0,6}请|首先请|有请|现在.{0,8}(?:回答|提问|进入)|接下来.{0,8}(?:请|进入)|请.{0,12}(?:回答|记者|提问|举手|发言)|最后一个问题|发布会到此结束|到此结束|欢迎.{0,12}(?:出席|参加|发布会)"
    r"|下一位|下一個|接下來|開放提問|今天的記者會"
    r"|next question|first question|last question|go ahead|we(?:'ll| will) (?:now )?(?:take|open|turn|begin|start)|open (?:it )?(?:up )?(?:the floor|for questions)"
    r"|welcome (?:everyone|to|all)|i(?:'ll| will) (?:now )?(?:turn|hand)|over to|please go ahead|thank you all|concludes|good (?:morning|afternoon|evening)"
    r"|質問(?:の|が)?(?:ある|ございます|をお受け|は以上)|それでは|これより|以上で|次の(?:質問|方)|お願い(?:いた)?します"
    r"|시작하겠습니다|질문 받|마치겠습니다|다음 질문|브리핑을"
    r"|следующий вопрос|пожалуйста|предоставля|переходим|начина|добрый день|коллеги"
    r"|nächste frage|begrüße|willkommen|haben sie das wort|prochaine question|bienvenue|la parole|siguiente pregunta|bienvenid|buenos días|tiene la palabra|próxima pergunta|bem-vind|bom dia|com a palavra"
    r"|prossima (?:domanda)|benvenut|buongiorno|la parola|następne pytanie|witam|dzień dobry|proszę bardzo|sıradaki|hoş geldiniz|buyurun|наступне|вітаю|будь ласка|السؤال التالي|أهلا|مرحبا|نرحب|تفضل",
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
EVENT = re.compile(
    r"^(?:会议|发布会)?(?:时间|時間|日時|일시)|delivered|held|event|когда|dated",
    re.IGNORECASE,
)

# Somebody's words told by somebody else: what stands before the verb is who.
TOLD = re.compile(
    r"([^。，,.\n]{1,40}?)(?:说|說|表示|指出|强调|強調|said|says|told|stressed|述べ|語っ|밝혔|말했|сказал|заявил|отметил|sagte|erklärte|a déclaré|a dit|dijo|declaró|afirmou|disse|ha detto|ha dichiarato|powiedział|oświadczył|dedi|söyledi|zauważył|зазначи|повідоми|قال|صرح)",
    re.IGNORECASE,
)
