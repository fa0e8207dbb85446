# ruff: noqa: E501 - tables: a row of words or of one expression stays on its line
"""What tells a page's chrome from its content: tables, in all languages at once.

A new language or a new content system is some words here and a test page.
"""

from __future__ import annotations

import re

from monitor.parse._words import words

# Elements and roles that are chrome by the standard's own words.
TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "aside",
    "menu": "navigation",
    "search": "search",
    "fieldset": "form",
    "legend": "form",
    "figcaption": "caption",
}
ROLES = {
    "navigation": "navigation",
    "banner": "banner",
    "contentinfo": "footer",
    "search": "search",
    "complementary": "aside",
    "menu": "navigation",
    "menubar": "navigation",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "tooltip": "hidden",
}

# Parts of ids and class names (split at white space, `-` and `_`) and what a box so
# named is for. Names of the kind that people give to boxes the world over, with the
# pinyin ones that Chinese content systems use.
MARKS: dict[str, frozenset[str]] = {
    "navigation": words(
        """
        nav navi navbar navigation navigace menu menus submenu topmenu mainmenu sidemenu
        navbreadcrumb navbreadcrumbs breadcrumbnav breadcrumblist breadcrumbcontainer
        pankuzu topicpath rootline brotkrumen ariane filariane migas migalhas okruszki
        breadcrumb breadcrumbs crumb crumbs bread pathway youarehere lnb gnb snb
        topnav sitenav subnav skip skiplinks toc sitemap megamenu offcanvas hamburger
        dqwz weizhi daohang location curpos
        """
    ),
    "footer": words(
        """
        footer foot footers bottombar colophon copyright copyrights copy impressum
        siteinfo sitefooter globalfooter pagefooter ft dibu beian
        """
    ),
    "banner": words(
        "masthead banner topbar topbt siteheader globalheader logo header1"
    ),
    "aside": words(
        """
        sidebar sidebars sidecol rightcol rightbar leftbar leftcol aside rail widget
        widgets promo promos promobox teaser teasers infobox-links complementary
        """
    ),
    "share": words(
        """
        share shares sharing sharebar shareaholic addthis addtoany sharethis social
        socials sns bdshare bshare jiathis fenxiang compartilhar compartir partager
        teilen facebook twitter like likes sharedaddy socialmedia redes
        """
    ),
    "tools": words(
        """
        toolbar tools toolbox fontsize textsize fontsizer zihao print printer printing
        pdf download downloads rss bookmark bookmarks actions accessibility translate
        translation lang langs language languages langswitch switcher player audio
        audioplayer videoplayer qrcode qr erweima ewm listen readspeaker rsbtn
        """
    ),
    "related": words(
        """
        related relatedlinks relate relates relative recommended recommend recommends
        recommendation recommendations similar readmore morenews latest recent recents
        popular trending mostread mostviewed hot hotnews ranking rank xgxw xgbd xgwd
        xglj xgyd correlati seealso furtherreading verwandte ressources assoc
        outbrain taboola listrelated relacionada relacionadas relacionado relacionados
        connexe connexes verwandt powiazane correlate correlati ilgili benzer pohozhie liuyan wangyou
        """
    ),
    "pager": words(
        """
        pager pagers pagination paginator pagenav pagenavi pagelink pagelinks prevnext
        previousnext postnavigation fenye paging pagebar nextprev
        """
    ),
    "form": words(
        """
        search searchbox searchform login signin signup register subscribe subscription
        newsletter feedback survey webform captcha contactform poll
        """
    ),
    "comment": words(
        """
        comment comments commentlist disqus ly liuyanban pinglunqu wangyou respond pinglun guestbook tiegroup
        """
    ),
    "advertisement": words(
        """
        ad ads adbox adbanner advert adverts advertisement advertisements advertising
        sponsor sponsored sponsors adsbygoogle gg guanggao adslot
        """
    ),
    "dialog": words(
        """
        cookie cookies cookiebar consent gdpr popup popups modal lightbox overlay toast
        notification notifications alertbar tooltip tooltips
        """
    ),
    "caption": words(
        """
        caption captions figcaption imgcaption photocaption wpcaption legenda legende
        bildunterschrift didascalia picintro picdesc imgdesc photocredit imagecredit
        thumbcaption piclist photolist
        """
    ),
    "source line": words(
        """
        byline bylines postmeta entrymeta articlemeta metadata documentbyline pubdate
        publishdate publisheddate postdate createdate docdate pubtime dateline
        articleinfo articlesource submitted posted timestamp laiyuan
        """
    ),
    "pull quote": words("pullquote pullquotes pulledquote quotepull"),
    "tags": words(
        "tags tag keywords taglist tagcloud posttags entrytags topics hashtags"
    ),
    "contact": words(
        "contact contactinfo presscontact presscontacts mediacontact mediacontacts contacts"
    ),
}
MARK_OF: dict[str, str] = {part: why for why, parts in MARKS.items() for part in parts}

# Ids and classes that name the main text; weighed, never trusted alone.
MAIN_MARKS = words(
    """
    articlebody articlecontent articletext article entrycontent entry postcontent
    postbody post content contents contenttext maincontent main mainbody bodytext
    newsbody newscontent newstext newsdetail detail detailcontent pagescontent
    trseditor trs editor view zoom ucapcontent storybody story pressrelease release
    texto conteudo contenido cuerpo corps contenu inhalt contenuto tresc icerik
    neirong zhengwen wenzhang cont con text mbody documentfirstheading parentfieldname
    """
)

# Whole lines that are chrome wherever they stand near the edges of the body: what they
# are for, and how they begin. Matched from the start of the block in small
# letters: an expression that ignores case takes four times as long.
_LINES: dict[str, str] = {
    "source line": r"""
        (?:稿件|新闻|信息|文章|本文)?(?:来源|來源|来自)\s*[:：]
        |(?:发布|发表|公布|更新|发文|成文|生成|录入|首次|创建|修改|最后更新|最終更新|發布|發佈|更新|最後更新|刊登)
            (?:时间|日期|時間|日|单位|机构|者|人|于|於)\s*[:：]?\s*(?:\d|$|.{0,20}$)
        |(?:最終)?更新日\b|ページ番号|掲載日|公開日|登録日|作成日|印刷用
        |(?:时间|日期|時間|作者|编辑|责编|责任编辑|責任編輯|編輯|撰稿|供稿|供图|摄影|校对|审核|审稿|编审|初审|复审|终审
            |值班编辑|浏览次数|浏览量|访问量|访问次数|点击数|点击|点击率|阅读|阅读次数|阅读量|閱讀|點閱|瀏覽次數|瀏覽人次|人气
            |字号|字體|字体|字型|字体大小|分享|分享到|分享至|索引号|索\s*引\s*号|文号|发文字号|发文机关|主题分类|主题词|公开方式
            |信息分类|体裁分类|组配分类|关键词|关键字|標籤|标签|發布單位|資料來源|發稿單位|公布日期|主旨|聯絡人|發言人電話|出席|地点|地點|主题)
            \s*[:：]
        |(?:记者|記者|主持人?|通讯员)\s*[:：]\s*[^\s，。？！,?!：:]{2,4}(?:\s[^\s，。？！,?!：:]{2,4})*$
        |(?:published|posted|updated|last\ updated|last\ modified|last\ reviewed|first\ published
            |page\ last\ updated|date\ published|date\ posted|release\ date|released|delivered\ on|date|issued|created|modified
            |date\ modified|written\ by|author|authors|source|sources|topic|topics|category|categories|filed\ under|tagged
            |tags|tag|keywords|location|delivered\ by|document\ type|from|department|departments|organisation|part\ of
            |contact|press\ contact|media\ contact|reading\ time|views|page\ views|hits|photo|image|credit|credits)
            \s*(?::|\bon\b|\bat\b|(?=\d))
        |released\b.{0,24}\d{4}$|for\ immediate\ release\b|embargoed\b|office\ of\ (?:the\ )?[\w\s]{0,40}(?:secretary|spokesperson|president|minister)$
        |(?:publicado|publicada|publicação|publicación|atualizado|actualizado|última\ modificação|última\ atualização
            |última\ actualización|última\ modificación|modificado|criado|registrado\ em|fecha|data|fonte|fuente|autor|por
            |compartilhe|compartir|foto|imagen|imagem|assunto|categoria|categorias|etiquetas|temas)
            \s*(?::|\bem\b|\bel\b|\bà[s]?\b|(?=\d))
        |(?:publié|mis\ à\ jour|mise\ à\ jour|modifié|créé|date\ de\ publication|dernière\ modification|dernière\ mise\ à\ jour
            |auteur|crédits?|thématiques?|mots[- ]clés|temps\ de\ lecture)\b.{0,3}(?::|\ble\b|(?=\d))
        |(?:veröffentlicht|erschienen|stand|aktualisiert|datum|quelle|autor|autorin|letzte\ aktualisierung|zuletzt\ aktualisiert
            |geändert|schlagworte?|themen|bildnachweis|foto|lesedauer|ressort|redaktion)\b.{0,3}(?::|\bam\b|(?=\d))
        |(?:pubblicato|aggiornato|ultimo\ aggiornamento|ultima\ modifica|data|fonte|autore|tempo\ di\ lettura|argomenti)\b.{0,3}(?::|\bil\b|(?=\d))
        |(?:opublikowano|data\ publikacji|zaktualizowano|ostatnia\ aktualizacja|źródło|źródła|autor|data|wytworzył|zmodyfikowano|udostępnij|opublikował)\b.{0,3}(?::|(?=\d))
        |(?:yayın(?:lanma)?\ tarihi|yayınlanma|güncelleme(?:\ tarihi)?|son\ güncelleme|eklenme\ tarihi|oluşturulma\ tarihi|tarih|kaynak|yazar|giriş\ tarihi)\b.{0,3}(?::|(?=\d))
        |(?:опубликовано|дата\ публикации|обновлено|дата|источник|автор|просмотров|просмотры|последнее\ изменение|дата\ обновления
            |опубліковано|дата\ публікації|оновлено|джерело|переглядів|редактор|фото|теги|рубрика|время|место)\b.{0,3}(?::|(?=\d))
        |(?:등록일|작성일|게시일|입력|수정|등록|배포일|배포일시|작성자|담당자|담당부서|부서|조회|조회수|전화|첨부파일|출처|보도일시|보도시점|자료제공|등록자|게시자)\s*[:：|]?\s*(?=\d|[:：|]|$|[가-힣]{2,12}$)
        |(?:تاريخ\ النشر|نشر\ في|نُشر|آخر\ تحديث|التاريخ|المصدر|الكاتب|تاريخ|شارك|طباعة|المشاهدات|عدد\ المشاهدات)\s*[:：]?
    """,
    "tools": r"""
        (?:文字|图文|图片|视频)(?:直播|实录)\s*(?:刷新|自动刷新|手动刷新|回放|图片|视频|正序|$)|(?:文字实录)?\s*(?:正序|倒序|手动刷新|自动刷新)\s*[|｜:：].{0,40}$|【?\s*(?:字号|字體|字体|大\s*中\s*小|打印|列印|友善列印|分享|转发|收藏|关闭窗口|关闭|關閉|返回|返回顶部|回到頂部|回頂端|扫一扫|微信|微博|朋友圈|打印本页|打印文章|发送给|推荐给朋友|我要纠错|纠错|朗读|复制链接|繁體|简体)
        (?:\s*[:：|｜【】\[\]()（）].*|.{0,14})$
        |(?:share|print|email|e-mail|tweet|facebook|twitter|linkedin|whatsapp|pinterest|copy\ link|download|listen|back\ to\ top|top
            |skip\ to|jump\ to|read\ more|learn\ more|see\ more|view\ more|show\ more|close|menu|subscribe|sign\ up|log\ ?in|text\ size|font\ size|pdf)
            (?:\b.{0,30})$
        |(?:mp[34]\W*)+$
        |(?:compartilhar|compartilhe|imprimir|ouça|ouça\ a\ íntegra|assista|baixar|voltar|copiar\ link|enviar|descargar|compartir|escuchar|volver)\b.{0,120}$
        |(?:partager|imprimer|télécharger|envoyer|haut\ de\ page|retour|teilen|drucken|seite\ drucken|seite\ empfehlen|nach\ oben|zurück|vorlesen|merken
            |condividi|stampa|scarica|torna|drukuj|udostępnij|pobierz|powrót|paylaş|yazdır|indir|geri|печать|распечатать|версия\ для\ печати|поделиться|скачать|наверх|назад|друкувати|поділитися)\b.{0,30}$
        |(?:인쇄|프린트|공유|공유하기|목록|이전글|다음글|글자크기|스크랩|메일|페이스북|트위터|카카오|다운로드|바로가기|印刷|シェア|ツイート|ページの先頭|ページトップ|このページの|トップへ|戻る|طباعة|مشاركة|شارك|تحميل)(?:.{0,14})$
    """,
    "attachment": r"""
        .{1,90}\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|zip|rar|wps|csv|rtf)\b.{0,30}$
    """,
    "related": r"""
        (?:相关(?:新闻|链接|文章|阅读|报道|稿件|信息|文档|内容|推荐|专题|解读)|相關(?:新聞|連結|連結|文章|附件|資訊)|延伸阅读|延伸閱讀|热门(?:新闻|推荐|文章)|热点|推荐阅读|更多新闻|最新(?:新闻|消息)|附件(?:下载)?|附加檔案|上一篇|下一篇|上一页|下一页|上一則|下一則)\s*(?:[:：].*|$)
        |(?:related|see\ also|read\ also|more\ on|you\ may\ also|most\ read|most\ popular|latest\ news|further\ information|further\ reading|external\ links?|related\ (?:links|content|news|documents|information|topics)|explore|attachments?|next|previous|previous\ article|next\ article|notes\ to\ editors?-links|contacts?)\s*:?\s*$
        |(?:(?:read|see|watch)\ (?:also|more)|also\ read|you\ may\ also\ like|te\ puede\ interesar|le\ puede\ interesar|você\ pode\ gostar|à\ découvrir|leia\ (?:também|mais)|lea\ también|le[aí]a\ más|(?:à|a)\ lire\ aussi|lire\ aussi|lesen\ sie\ auch|mehr\ dazu|leggi\ anche
            |czytaj\ (?:także|też|więcej)|zobacz\ (?:także|też|również)|ayrıca\ okuyun|читайте\ также|смотрите\ также|читайте\ також|اقرأ\ أيضا?|延伸阅读|相关阅读|推荐阅读|関連記事)\s*[:：].{0,160}$
        |(?:leia\ (?:também|mais)|veja\ também|saiba\ mais|notícias\ relacionadas|conteúdo\ relacionado|noticias\ relacionadas|más\ información|ver\ también|enlaces|anexos|a\ lire\ aussi|à\ lire\ aussi|voir\ aussi|liens\ utiles|en\ savoir\ plus|weitere\ informationen|weiterführende|mehr\ zum\ thema|das\ könnte|verwandte|externe\ links?|zum\ thema|leggi\ anche|approfondimenti|vedi\ anche|zobacz\ (?:także|też|również)|powiązane|czytaj\ (?:także|też)|ilgili|benzer|diğer\ haberler|смотрите\ также|смотрите\ ещё|читайте\ также|материалы\ по\ теме|по\ теме|ссылки\ по\ теме|дивіться\ також|читайте\ також|關連|関連(?:情報|リンク|記事|ページ)|お問い?合わせ|お問合せ先|본문\ 관련|관련(?:기사|뉴스|링크|자료|글)|첨부(?:파일)?|مواضيع\ ذات\ صلة|أخبار\ ذات\ صلة|روابط|اقرأ\ أيضا)\s*:?.{0,12}$
    """,
    "credit": r"""
        [\[【(（]\s*(?:(?:责任)?编辑|责编|責任編輯|編輯|来源|來源|作者|本文来源|原标题|摄影|供稿|编审|审核|校对|完稿|撰稿)\s*[:：].{0,60}$
        |[(（]?(?:クリック|画像|図).{0,12}拡大.{0,10}$|\(?click (?:on (?:the )?image )?to enlarge\)?.{0,20}$
        |本文来源.{0,60}$|(?:责任)?编辑\s*[:：].{0,40}$
        |图为.{2,60}(?:摄|攝)[)）】]?$|.{2,50}(?:摄影|摄|攝|供图|资料图|資料圖)\s*[)）]?$
        |(?:photo|image|picture|credit|photograph|foto|bild|photo\ credit|crédito|crédit|source)\s*(?::|by\b|©).{0,80}$
        |(?:edição|reportagem|texto|fotografia|edición|redacción|redazione|rédaction|redakcja|opracowanie|editing|reporting|haber|редактор|текст)\s*:.{2,60}$
        |©.{0,80}$|\(?(?:写真|画像|사진|出典)\s*[:：=].{0,60}$
    """,
    "footer": r"""
        (?:privacy\ (?:policy|notice)|webmaster|site\ map|terms\ of\ use|disclaimer|impressum|datenschutz\w*|mentions\ légales|aviso\ legal|política\ de\ privacidad\w*|note\ legali|polityka\ prywatności|gizlilik|политика\ конфиденциальности|免责声明|隐私|個人情報保護\w*|개인정보\w*)(?:\s*[|·•].{0,80})?$
        |copyright\b|©|版权所有|版權所有|.{0,12}(?:icp备|公网安备|icp證)|备案号|网站标识码|主办单位|主办\s*[:：]|承办\s*[:：]|技术支持|all\ rights\ reserved|all\ content\ is\ available|본\ 저작물은|공공누리|本(?:网站|網站).{0,20}(?:版权|版權)|(?:单位|联系|机关)?(?:地址|邮编|传真)\s*[:：]|todos\ os\ direitos|todos\ los\ derechos|tous\ droits|alle\ rechte\ vorbehalten|все\ права\ защищены
    """,
    "navigation": r"""
        (?:您?(?:现在|当前|目前)的?(?:所在)?位置|当前位置|所在位置|您的位置|你的位置|現在位置|目前位置|首页\s*[>»›]|首頁\s*[>»›/]|home\s*[>»›/]|you\ are\ here|voc[êe]\ está\ aqui|está\ en|sie\ sind\ hier|vous\ êtes\ ici|sei\ in|jesteś\ tu(?:taj)?|buradasınız|вы\ здесь|ви\ тут|главная\s*[>»›/]|головна\s*[>»›/]|현재\s*위치|ホーム\s*[>»›＞]|トップ\s*[>»›＞]|الرئيسية\s*[>»›/«])
    """,
}
LINES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(source, re.VERBOSE)) for why, source in _LINES.items()
)

# A line that ends what was said; what stands below is the publisher's.
END_MARKS = re.compile(
    r"\W*(?:(?:schluss|ende) der (?:sitzung|pressekonferenz)|(?:la )?séance (?:est )?levée|se levanta la sesión|(?:está )?encerrada a sessão|la seduta (?:è tolta|termina)|koniec (?:posiedzenia|konferencji)|oturum kapandı|заседание (?:закрыто|окончено)|засідання закрито|(?:meeting|sitting|session|hearing) (?:ended|adjourned|closed|rose)|散会|閉会|산회|end|ends|完|the end|fin|ende|fine|fim|koniec|son|конец|кінець|끝|終|終わり|以上|了|النهاية|30"
    r"|(?:end|fin|ende|fine|fim|koniec|конец|кінець|نهاية) (?:of |de |del |della |do |da |der |des |les |la |the )*[^\W\d_][\w ]{2,36})"
    r"(?:\s?/.{3,30}(?<=\d{4}))?"
    r"\W*(?:\W*\d{1,2}[:.h]\d\d\W*[\w. ()]{0,16})?",
    re.IGNORECASE,
)

# Headings of what a publisher adds below a text: contacts, links, portraits.
TAIL = re.compile(
    r"(?:更多|more)\s*[>»›＞]*$"
    r"|(?:for )?(?:media|press|news|further)?\s*(?:contacts?|enquiries|inquiries|queries|office)(?: (?:details|information|us|for journalists))?\s*:?$"
    r"|for (?:more|further|media|press) (?:information|enquiries|inquiries)\b.{0,50}$|(?:media|press) (?:contact|office|enquir|inquir).{0,60}$"
    r"|(?:新闻|媒体|新聞)?(?:联系人|联系方式|聯絡人|聯絡方式|联络人)\b.{0,40}$|(?:本件|この件|本発表|これ)に関する?(?:お)?(?:問い?合わ?せ|照会).{0,14}$|(?:お)?問い?合わ?せ先?(?:.{0,10})$|【?(?:連絡先|担当)】?$"
    r"|(?:문의|문의처|담당\s?부서|담당자)\b.{0,40}$|(?:pressekontakt|ansprechpartner|kontakt|rückfragen).{0,40}$|(?:contactos?|contatos?|contato|contacto|contatti|contatto|kontakt|kontakty|iletişim|контакты?|контакти?|пресс-служба|للتواصل|للاستفسار)(?: (?:presse?|de prensa|stampa|dla mediów|de imprensa|для сми|для змі))?\s*:?$"
    r"|(?:contact|service|relations|renseignements?|informations?) (?:de )?presse\b.{0,40}$"
    r"|このページに(?:関する|ついて).{0,20}$|(?:photos?|images?|gallery|zdjęcia|galeria|galerie|fotos|bilder|foto|фото\w*|图片|圖片|写真|사진)\s?[（(]\d+[)）]$"
    r"|添付資料$|添付ファイル$|PDF形式の(?:ファイル|資料).{0,60}$|.{0,30}(?:閲覧ソフト|Adobe (?:Acrobat )?Reader).{0,60}$|关联附件$|附件下载$"
    r"|(?:share this|follow us|keep in touch|compartilhe|compártelo|partager|teilen|condividi|udostępnij|paylaş|поделиться|поширити|공유)\b.{0,30}$|分享到?\s*[:：]?$|(?:相关|相關)(?:链接|新闻|阅读|文章|附件|報道|報導).{0,6}$|(?:関連|関係)(?:リンク|情報|ページ|資料).{0,6}$",
    re.IGNORECASE,
)
# Whoever wrote it, in brackets on the last line of a text.
SIGNED = re.compile(
    r"[\[【(（]\s*(?:(?:本报|本网|本台)?(?:记者|記者|通讯员|通訊員)|reporting by|by)\s*[:： ]?\s*[^。，？！：:()（）]{2,24}[\])）】]$",
    re.IGNORECASE,
)
# Headings of what readers added.
VISITORS = re.compile(
    r"(?:网友|網友|读者|讀者)?(?:留言|评论|評論|跟帖|回帖|互动)(?:区|區|板)?$|comments?(?: \(\d+\))?$|kommentare?$|commentaires?$|comentarios?$|comentários?$|commenti$|komentarze$|yorumlar$|комментарии$|коментарі$|댓글$|コメント$|التعليقات$",
    re.IGNORECASE,
)
# A system's clock below its date.
STAMP = re.compile(
    r"(?:香港|北京|台北|當地|当地|本地)?(?:時間|时间)?\s*\d{1,2}\s*[:：時时点點]\s*\d{1,2}\s*分?\s*$|issued at\b.{0,40}$",
    re.IGNORECASE,
)
# Classes of a standfirst, where it stands between the headline and the body.
STANDFIRST_MARKS = words(
    """
    teaser teasertext lead leadparagraph intro introduction standfirst abstract summary
    excerpt deck dek subtitle subheading subhead chapeau entradilla bajada lid anlauf
    vorspann occhiello sommario kicker zhaiyao daodu
    """
)
# Nothing but signs: rows of asterisks and dashes that part a text. Dots are somebody's
# silence, or words left out: "(...)" may be a whole turn.
ORNAMENT = re.compile(r"(?!\W{0,3}(?:…|\.\.\.))[\W_]*")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।;；:：]['\"”’»」』）)\]】]*$")
_SENTENCE_ENDINGS, _CLOSING = (
    frozenset(".!?…。！？؟।;；:："),
    frozenset("'\"”’»」』）)]】"),
)
# The same, and what breaks off: a dash, a bracket.
_LINE_ENDINGS = frozenset(".!?…。！？؟।;；:：,，、-–—'\"”’»」』）)]】")
SENTENCE_INSIDE = re.compile(r"[.!?؟] [^\W\d_]|[。！？，、；]")
WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+"
)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, closing quotes aside."""
    last = text[-1:]
    if last in _SENTENCE_ENDINGS:
        return True
    # Only the end is looked at: a search through a long paragraph costs its length.
    return last in _CLOSING and _SENTENCE_END.search(text[-6:]) is not None


def ends_line(text: str) -> bool:
    """Tell the same of a line that may also break off, with a dash or a bracket."""
    return text[-1:] in _LINE_ENDINGS
