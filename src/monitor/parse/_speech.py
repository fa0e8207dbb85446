# ruff: noqa: E501 - tables: a row of words or of one expression stays on its line
"""What labels are made of: tables of words, one record a language.

A new language is a record here and some test pages. All words are compared after
`fold`, so they stand here in lower case; `_` is a space inside a word. The languages
are used together: a page may mix them, and their words hardly collide.
"""

from __future__ import annotations

from typing import NamedTuple

from monitor.parse._words import fold, words


class Language(NamedTuple):
    """The words of one language that mark who speaks and what he is there for.

    `question` and `answer` are labels that name nobody and say what the turn is;
    `reporter`, `moderator`, `voice` (somebody, unnamed) are labels that say who in
    general; `chair` are offices of those who give the floor; `titles` are offices, alone or beside a name; `fill` may stand between
    the words of an office; `honorifics` belong to a name. `outlets` end or are the
    name of a medium. `fields` are labels of forms, never of speakers. `remarks` stand
    in brackets beside a label and say nothing of the person.
    """

    question: frozenset[str] = frozenset()
    answer: frozenset[str] = frozenset()
    reporter: frozenset[str] = frozenset()
    moderator: frozenset[str] = frozenset()
    chair: frozenset[str] = frozenset()
    voice: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    fill: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    remarks: frozenset[str] = frozenset()


LANGUAGES: dict[str, Language] = {
    "zh": Language(
        question=words(
            """
            问 問 提问 提問 追问 追問 问题 問題 记者问 記者問 记者提问 記者提問 网友问 網友問
            网友提问 網友提問 媒体提问 媒體提問 再问 再問 又问 插问 问询
            """
        ),
        answer=words("答 回答 答复 答覆 回复 回覆 答问 解答 答案 回应 回應 答曰"),
        reporter=words(
            """
            记者 記者 媒体 媒體 网友 網友 网民 網民 提问者 提問者 提问人 观众 觀眾 听众 現場記者
            现场记者 外国记者 中外记者 有记者 外媒 某记者 群众 市民 民众 企业代表 采访者 採訪者
            媒体记者 媒體記者 本报记者 本网记者 与会记者 各位记者
            """
        ),
        moderator=words(
            """
            主持人 主持 司仪 司儀 节目主持人 新闻主持人 女主持人 男主持人 主持者 会议主持人 主播
            """
        ),
        voice=words("嘉宾 嘉賓 专家 專家 男 女 翻译 翻譯"),
        titles=words(
            """
            主席 副主席 总理 總理 副总理 副總理 国务委员 总统 總統 副总统 副總統 部长 部長 副部长
            次長 政務次長 常務次長 部長助理 部长助理 省长 省長 副省长 市长 市長 副市长 副市長 县长
            縣長 副县长 区长 區長 副区长 州长 院长 院長 副院长 副院長 委员 委員 委员长 主任 副主任
            主任委員 副主任委員 局长 局長 副局长 副局長 司长 司長 副司长 厅长 廳長 副厅长 处长 處長
            副处长 副處長 科长 科長 署长 署長 副署長 行长 行長 副行长 书记 書記 副书记 总书记 秘书长
            秘書長 副秘书长 副秘書長 发言人 發言人 新闻发言人 总队长 副总队长 支队长 队长 隊長 大使
            公使 领事 特使 代表 校长 校長 总裁 總裁 总经理 董事长 董事長 理事长 理事長 会长 會長
            所长 所長 研究员 研究員 教授 博士 院士 专家 医生 醫師 主编 总编辑 政委 首席执行官 首席
            司令 将军 将領 上校 少将 少校 長官 司長 政務司司長 行政長官 特首 局長 常任秘書長 處長
            總監 负责人 負責人 相关负责人 有关负责人 发言人办公室 组长 組長 指挥官 指揮官 副指揮官
            参赞 參贊 首相 外长 外長 防长 议长 議長 议员 議員 助理部长 副组长 部门负责人 监狱长 检察长
            主委 副主委 政委 先生 女士 小姐 同志 老师 夫人 ceo cfo
            """
        ),
        outlets=words(
            """
            报 報 日报 日報 晚报 晚報 时报 時報 周报 早报 社 通讯社 通訊社 新华社 中新社 电视台 電視台
            电台 電台 广播 廣播 网 網 新闻网 新聞網 电视 電視 卫视 衛視 频道 頻道 杂志 雜誌 周刊 週刊
            月刊 客户端 新闻 新聞 央视 传媒 媒体 媒體 之声
            """
        ),
        fields=words(
            """
            时间 時間 日期 地点 地點 来源 來源 作者 编辑 編輯 责任编辑 責任編輯 责编 责任编辑 电话 電話
            联系电话 聯絡電話 传真 傳真 邮箱 电子邮箱 電郵 邮编 地址 网址 網址 注 註 备注 備註 附 附件
            附表 链接 相关链接 主题 主題 标题 内容 关键词 摘要 导读 导语 编者按 按语 出席 出席人员
            参加人员 主办单位 承办单位 单位 文号 索引号 字号 分享 图 图片 表 例 例如 比如 即 如下 以下
            目的 原因 特点 第一 第二 第三 一是 二是 三是 首先 其次 最后 其中 此外 另外 同时 总之 摄影
            供稿 通讯员 审核 校对 发布时间 发布日期 发布机构 名称 类别 性别 年龄 职务 职称 学历 专业
            数量 金额 账号 开户行 联系人 聯絡人 新聞聯絡人 新闻背景 背景 提示 温馨提示 说明 說明 声明 答问如下 全文如下 实录如下
            文字实录 訪談實錄 访谈实录 视频 图文 新闻稿 会议地点 会议时间 议程 收件人 主旨 依据
            """
        ),
        remarks=words("笑 通过翻译 翻译 英文 中文 普通话 英语 视频连线 連線 线上 即時傳譯 傳譯 口譯"),
    ),
    "en": Language(
        question=words(
            """
            q question questions follow-up followup follow-up_question supplementary q&a
            next_question further_question questioner
            """
        ),
        answer=words("a answer answers reply response responses"),
        reporter=words(
            """
            reporter reporters journalist journalists press media correspondent interviewer
            audience audience_member participant member_of_the_press member_of_the_media
            remark speaker_from_the_floor caller student unidentified_reporter male_reporter
            female_reporter unknown_reporter press_question members_of_the_press
            media_representative the_press viewer listener
            """
        ),
        moderator=words(
            """
            moderator staff host operator facilitator presenter anchor compere mc emcee
            coordinator master_of_ceremonies conference_operator the_moderator the_host
            """
        ),
        chair=words("chair chairman chairwoman chairperson co-chair the_chair the_chairman"),
        voice=words(
            """
            interlocutor unidentified unknown unidentified_speaker speaker male_voice
            female_voice voice unidentified_participant participants interpreter
            translator unknown_speaker unidentified_male unidentified_female
            """
        ),
        titles=words(
            """
            president vice_president vice prime minister premier deputy secretary
            secretary-general chancellor ambassador governor senator representative
            congressman congresswoman speaker mayor commissioner director administrator
            attorney general admiral colonel major captain lieutenant sergeant commander
            chief chairman chairwoman chairperson judge justice spokesperson spokesman
            spokeswoman spox minister ministers undersecretary under-secretary assistant
            associate acting principal official officials senior officer administrator
            king queen prince princess majesty excellency highness first lady treasurer
            taoiseach tánaiste councillor councilor commissioner-general envoy special
            counselor counsellor superintendent sheriff rep sen gov
            gen adm col maj capt lt sgt sec amb ceo cto cfo coo high leader head manager
            inspector constable physician epidemiologist economist scientist chief_executive
            press_secretary us
            """
        ),
        fill=words(
            """
            the of for to and on at in state states defense defence foreign affairs interior
            press health treasury homeland security national general white house department
            deputy federal public policy advisor adviser staff government trade finance
            education energy labor labour commerce agriculture transportation veterans
            administration minister's secretary's u.s. us uk medical executive political
            briefing communications republic
            """
        ),
        honorifics=words(
            """
            prof professor doctor mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady madam prof. prof rev.
            hon hon. rt mx mx. fr. sr. jr. messrs
            """
        ),
        outlets=words(
            """
            news times post press radio tv television broadcasting agency daily herald
            journal magazine telegraph tribune chronicle guardian observer standard express
            gazette network reuters ap afp bbc cnn nbc abc cbs fox npr bloomberg xinhua tass
            yonhap kyodo jiji nhk efe ansa dpa anadolu politico axios itv channel_4 sky pti
            ani press_association associated_press al_jazeera cctv cgtn phoenix sbs kbs mbc
            globe mail wire newswire insider review weekly media outlet
            """
        ),
        fields=words(
            """
            purposes legal_basis retention provider recipients requirements eligibility date time location venue source author contact contacts phone tel telephone fax
            email e-mail website web address note notes background subject re title topic
            topics theme tags category categories published updated posted example summary
            keywords related see read download downloads links link attachment attachments
            what when where who why how media_contact press_contact for_more_information
            important warning update tip photo photos image caption credit credits video
            audio copyright version duration language languages price cost fee deadline
            agenda participants attendees present in_attendance speakers moderated_by by to
            from cc editor editors reporting_by transcript as_delivered remarks edited_by
            name position id status type size number no ref reference references hours open
            closed email_address telephone_number purpose objective objectives scope method
            methods result results conclusion conclusions recommendation recommendations
            overview introduction details description notes_to_editors boilerplate about
            first second third fourth fifth finally lastly also however therefore
            thursday friday saturday sunday monday tuesday wednesday
            """
        ),
        remarks=words(
            """
            retranslated as_interpreted via_interpreter through_interpreter
            through_an_interpreter in_french in_english in_spanish in_german in_russian
            translated interpreted off-mic off_mic inaudible ph via_video by_phone via_zoom
            as_translated continuing cont'd contd contd. continued via_translator in_progress
            by_video virtually via_teleconference remotely speaking_in_french translation
            """
        ),
    ),
    "ja": Language(
        question=words("問 質問 質問者 Ｑ 記者質問 再質問 追加質問 お尋ね"),
        answer=words("答 回答 答弁 お答え 回答者"),
        reporter=words(
            "記者 記者団 報道 報道関係者 報道各社 幹事社 司会以外 代表質問 記者（幹事社） 男性記者 女性記者 質問者"
        ),
        moderator=words("司会 司会者 進行 進行役 事務局 広報 広報室 広報課"),
        chair=words("広報官 内閣広報官 報道室長 副報道室長 議長"),
        titles=words(
            """
            大臣 副大臣 大臣政務官 政務官 総理 総理大臣 内閣総理大臣 首相 官房長官 内閣官房長官
            副長官 長官 次官 事務次官 知事 副知事 外務大臣 財務大臣 防衛大臣 厚生労働大臣 経済産業大臣
            文部科学大臣 国土交通大臣 環境大臣 農林水産大臣 総務大臣 法務大臣 報道官 外務報道官
            外務副報道官 副報道官 局長 審議官 参事官 課長 室長 部長 理事 総裁 副総裁 議員 座長 委員長 会長
            幹事長 政調会長 担当大臣 特命担当大臣 デジタル大臣 復興大臣 国家公安委員長 氏 さん 様 君
            """
        ),
        outlets=words("新聞 放送 通信 テレビ ラジオ 共同通信 時事通信 記者クラブ ネット"),
        fields=words(
            """
            日時 場所 日付 件名 主な発言 概要 配布資料 資料 出席者 連絡先 担当 電話 ファクス 備考 議題
            お問い合わせ お問合せ先 問い合わせ先 問合せ先 注釈 参考 冒頭発言 質疑応答 対象 期間 内容 目的
            開催日時 会場 定員 申込方法 掲載日 更新日 関連リンク 発表日
            """
        ),
        remarks=words("笑 通訳 英語 会場笑い 続き"),
    ),
    "ko": Language(
        question=words("질문 질의 추가질문 추가_질문 재질문 문 질문자"),
        answer=words("답변 답 응답 답변자"),
        reporter=words("기자 취재기자 언론 출입기자 외신기자 참석기자 시민 국민 앵커_질문"),
        moderator=words("사회자 진행자 사회 진행 앵커"),
        titles=words(
            """
            장관 차관 대통령 총리 국무총리 부총리 대변인 부대변인 실장 국장 과장 위원장 부위원장 청장
            차장 처장 시장 도지사 지사 의원 대사 본부장 팀장 단장 수석 비서관 비서실장 정책관 심의관
            조정관 원장 소장 부장 이사장 회장 교수 박사 대표 총재 사무처장 사무총장 정책실장 안보실장
            홍보수석 관장 센터장 반장 통제관 정책보좌관
            """
        ),
        honorifics=words("씨 님"),
        outlets=words("신문 일보 방송 뉴스 통신 연합뉴스 타임즈 경제 tv"),
        fields=words(
            """
            일시 장소 제목 담당 담당자 담당부서 문의 연락처 전화 팩스 이메일 주소 첨부 첨부파일 등록일 작성일
            작성자 조회 조회수 출처 주제 내용 참석자 참석 발표자 배경 목적 참고 비고 붙임 자료 기간 대상 방법
            """
        ),
        remarks=words("웃음 통역 영어 영상 온라인"),
    ),
    "ru": Language(
        question=words(
            """
            вопрос вопросы вопрос_журналиста вопрос_из_зала вопрос_корреспондента
            дополнительный_вопрос уточняющий_вопрос в
            """
        ),
        answer=words("ответ ответы о"),
        reporter=words(
            """
            журналист корреспондент пресса сми репортёр репортер реплика интервьюер
            из_зала вопрос_сми читатель слушатель зритель журналистка
            """
        ),
        moderator=words("ведущий ведущая модератор ведущие"),
        chair=words("председательствующий председательствующая"),
        voice=words("участник голос голос_из_зала переводчик спикер"),
        titles=words(
            """
            президент премьер-министр премьер министр заместитель замминистра вице-премьер
            председатель губернатор мэр директор руководитель глава секретарь пресс-секретарь
            посол представитель генерал полковник начальник депутат сенатор канцлер
            генеральный советник помощник спикер врач профессор академик постпред
            уполномоченный господин госпожа г-н г-жа
            """
        ),
        fill=words(
            """
            и по рф россии российской федерации сша иностранных дел обороны финансов
            здравоохранения правительства официальный первый старший исполнительный сборной
            республики мид государства внутренних экономики постоянный специальный пресс
            украины франции германии китая оон
            """
        ),
        outlets=words(
            """
            газета агентство новости радио телевидение телеканал тасс интерфакс риа ведомости
            коммерсантъ известия канал
            """
        ),
        fields=words(
            """
            дата время место тема автор источник фото контакты телефон тел факс адрес
            примечание справка справочно внимание важно теги рубрика видео подробнее
            опубликовано обновлено приложение итог участники присутствовали редактор
            например во-первых во-вторых в-третьих кроме_того
            """
        ),
        remarks=words("перевод как_переведено смех по-английски через_переводчика"),
    ),
    "de": Language(
        question=words(
            """
            frage fragen zusatzfrage nachfrage zusatz rückfrage anschlussfrage f
            frage_aus_dem_publikum weitere_frage
            """
        ),
        answer=words("antwort antworten"),
        reporter=words(
            """
            journalist journalistin reporter reporterin interviewer interviewerin presse
            zuschauer zuruf redaktion zeitung fragesteller fragestellerin journalisten
            """
        ),
        moderator=words(
            "moderator moderatorin moderation gesprächsleitung"
        ),
        chair=words(
            "vorsitzender vorsitzende vors vors. präsidium sitzungsleitung versammlungsleiter"
        ),
        voice=words("sprecher_unbekannt dolmetscher teilnehmer teilnehmerin stimme"),
        titles=words(
            """
            bundeskanzler bundeskanzlerin bundesminister bundesministerin minister ministerin
            ministerpräsident ministerpräsidentin bundespräsident präsident präsidentin
            staatssekretär staatssekretärin staatsminister staatsministerin sts srs srs'in
            regierungssprecher regierungssprecherin sprecher sprecherin bk bk'in bm bm'in
            kanzler kanzlerin bürgermeister oberbürgermeister senator senatorin
            bundesaußenminister außenminister außenministerin innenminister finanzminister
            gesundheitsminister pm premierminister premierministerin staatspräsident
            generalsekretär botschafter botschafterin landrat landrätin leiter
            leiterin direktor direktorin bundesrat bundesrätin landeshauptmann stv
            """
        ),
        fill=words("der die des für und im in am stellvertretende stellvertretender erster"),
        honorifics=words("herr frau hr. fr. prof. prof"),
        outlets=words(
            """
            zeitung presse rundfunk fernsehen tagesspiegel spiegel welt bild zdf ard rtl
            nachrichten anzeiger tageblatt taz focus stern handelsblatt kurier agentur
            """
        ),
        fields=words(
            """
            zweck rechtsgrundlage speicherdauer empfänger anbieter datum ort zeit uhrzeit thema quelle autor autorin kontakt telefon fax e-mail
            adresse anschrift hinweis hinweise anmerkung hintergrund foto bild stand
            beispiel themen termin teilnehmer weitere_informationen internet pressekontakt
            ansprechpartner rückfragen redaktion anlage anlagen zum_beispiel erstens
            zweitens drittens wichtig fazit ziel ziele wortlaut mitschrift sprecher
            """
        ),
        remarks=words("auf_englisch simultanübersetzung dolmetschung übersetzung per_video"),
    ),
    "fr": Language(
        question=words("question questions q relance sous-question"),
        answer=words("réponse réponses r rép."),
        reporter=words(
            """
            journaliste journalistes la_journaliste le_journaliste intervieweur presse
            auditeur auditrice intervenant_presse un_journaliste une_journaliste
            """
        ),
        moderator=words("modérateur modératrice animateur animatrice présentateur présentatrice"),
        voice=words("intervenant intervenante interprète voix un_intervenant une_intervenante"),
        titles=words(
            """
            président présidente premier première ministre ministres secrétaire chancelier
            chancelière ambassadeur ambassadrice gouverneur porte-parole maire préfet préfète
            directeur directrice général générale sénateur sénatrice député députée
            commissaire roi reine délégué déléguée chef cheffe conseiller conseillère
            vice-président vice-présidente premier_ministre
            """
        ),
        fill=words(
            """
            le la les l' de du des d' et à aux affaires étrangères république état
            d'état l'état délégué intérieur l'intérieur l'économie finances santé culture
            européennes l'europe armées gouvernement l'éducation justice
            """
        ),
        honorifics=words("m. mme mlle mm. mmes monsieur madame mademoiselle me"),
        outlets=words("journal presse radio télévision agence monde figaro libération afp rfi"),
        fields=words(
            """
            date lieu heure source auteur contact contacts téléphone tél adresse note notes
            objet thème remarque contexte photo crédit à_noter exemple mots-clés annexe
            programme intervenants participants ordre_du_jour premièrement deuxièmement enfin
            """
        ),
        remarks=words("traduction en_anglais interprétation inaudible hors_micro"),
    ),
    "es": Language(
        question=words("pregunta preguntas p repregunta pregunta_de_la_prensa"),
        answer=words("respuesta respuestas r contestación"),
        reporter=words(
            """
            periodista periodistas reportero reportera prensa entrevistador entrevistadora
            interlocutora corresponsal medios la_prensa público oyente
            """
        ),
        moderator=words(
            "moderador moderadora presentador presentadora conductor conductora maestro_de_ceremonias locutor"
        ),
        voice=words(
            """
            interlocutor interlocutora voz voz_mujer voz_hombre intervención interviniente
            voz_femenina voz_masculina asistente asistentes intérprete traductor voces
            """
        ),
        titles=words(
            """
            presidente presidenta vicepresidente vicepresidenta ministro ministra canciller
            secretario secretaria subsecretario subsecretaria embajador embajadora gobernador
            gobernadora portavoz alcalde alcaldesa director directora general senador
            senadora diputado diputada jefe jefa rey reina delegado delegada comisario
            comisaria vocero vocera consejero consejera coordinador coordinadora
            procurador fiscal almirante
            """
        ),
        fill=words(
            """
            el la los las de del y e en gobierno estado exteriores asuntos relaciones
            hacienda república seguridad salud pública defensa interior economía trabajo
            primer primera españa nacional
            """
        ),
        honorifics=words("sr. sra. srta. sr sra don doña d. dña. señor señora dr. dra. lic. ing. mtro. mtra."),
        outlets=words("diario periódico radio televisión agencia noticias cadena prensa canal país"),
        fields=words(
            """
            fecha lugar hora fuente autor contacto teléfono tel correo dirección nota notas
            asunto tema foto ejemplo anexo programa objetivo asistentes participantes
            primero segundo tercero además finalmente por_ejemplo
            """
        ),
        remarks=words("traducción interpretación_del_inglés inaudible en_inglés traductor interpretación fuera_de_micrófono"),
    ),
    "pt": Language(
        question=words("pergunta perguntas p questão"),
        answer=words("resposta respostas r"),
        reporter=words(
            """
            jornalista jornalistas repórter repórteres imprensa entrevistador entrevistadora
            ouvinte participante plateia pergunta_do_jornalista
            """
        ),
        moderator=words(
            "moderador moderadora apresentador apresentadora mediador mediadora âncora locutor locutora mestre_de_cerimônias cerimonial"
        ),
        voice=words("interlocutor interlocutora voz voz_feminina voz_masculina intérprete tradutor orador"),
        titles=words(
            """
            presidente presidenta vice-presidente ministro ministra primeiro-ministro
            primeira-ministra chanceler secretário secretária secretário-executivo embaixador
            embaixadora governador governadora porta-voz prefeito prefeita diretor diretora
            senador senadora deputado deputada delegado delegada coordenador coordenadora
            comandante general superintendente subsecretário fala declaração rei
            """
        ),
        fill=words("o a os as de do da dos das e em para governo estado geral república relações exteriores saúde fazenda justiça defesa"),
        honorifics=words("sr. sra. srª dr. dra. senhor senhora dom dona prof. excelentíssimo"),
        outlets=words("jornal rádio tv televisão agência folha revista imprensa notícias estado globo"),
        fields=words(
            """
            data local hora horário fonte autor contato contacto telefone tel endereço e-mail
            nota notas assunto tema foto exemplo anexo anexos objetivo participantes primeiro
            segundo terceiro além_disso por_exemplo áudio ouça íntegra
            """
        ),
        remarks=words("tradução inaudível em_inglês em_espanhol incompreensível tradutor intérprete"),
    ),
    "it": Language(
        question=words("domanda domande d"),
        answer=words("risposta risposte r"),
        reporter=words("giornalista giornalisti cronista intervistatore intervistatrice stampa pubblico"),
        moderator=words("moderatore moderatrice conduttore conduttrice presentatore"),
        voice=words("interlocutore interprete voce intervento"),
        titles=words(
            """
            presidente ministro ministra premier viceministro viceministra sottosegretario
            sottosegretaria portavoce ambasciatore ambasciatrice sindaco sindaca governatore
            direttore direttrice generale senatore senatrice deputato deputata commissario
            commissaria capo segretario segretaria vicepresidente cancelliere assessore
            assessora prefetto questore
            """
        ),
        fill=words("il la lo i gli le di del della dei degli delle e al alla consiglio esteri interno affari stato repubblica economia salute difesa protezione civile"),
        honorifics=words("sig. sig.ra signor signora dott. dott.ssa on. onorevole prof. prof.ssa avv. ing."),
        outlets=words("giornale corriere repubblica radio televisione agenzia messaggero rai ansa sole stampa"),
        fields=words(
            """
            data luogo ora fonte autore contatti telefono indirizzo nota note oggetto tema
            foto esempio allegato allegati programma obiettivo partecipanti primo secondo
            """
        ),
        remarks=words("traduzione in_inglese interprete fuori_microfono inaudibile"),
    ),
    "pl": Language(
        question=words("pytanie pytania dopytanie p"),
        answer=words("odpowiedź odpowiedzi o"),
        reporter=words("dziennikarz dziennikarka dziennikarze redaktor reporter reporterka prasa głos_z_sali"),
        moderator=words("moderator moderatorka prowadzący prowadząca konferansjer"),
        voice=words("tłumacz głos uczestnik"),
        titles=words(
            """
            prezydent premier minister ministra wiceminister wicepremier rzecznik rzeczniczka
            prezes marszałek sekretarz ambasador wojewoda burmistrz dyrektor generał senator
            poseł posłanka prezydentka kanclerz komendant przewodniczący przewodnicząca
            podsekretarz szef szefowa kierownik
            """
        ),
        fill=words("rady ministrów spraw zagranicznych rp stanu rządu prasowy prasowa mz msz mswia zdrowia finansów obrony narodowej i ds. wewnętrznych"),
        honorifics=words("pan pani dr prof. p. red."),
        outlets=words("gazeta radio telewizja agencja polsat tvn tvp pap rzeczpospolita dziennik"),
        fields=words(
            """
            data miejsce godzina źródło autor kontakt telefon adres uwaga uwagi temat foto
            zdjęcie zdjęcia przykład załącznik załączniki program cel uczestnicy
            """
        ),
        remarks=words("tłumaczenie po_angielsku niesłyszalne przez_tłumacza"),
    ),
    "tr": Language(
        question=words("soru sorular s"),
        answer=words("cevap yanıt c"),
        reporter=words("gazeteci muhabir basın_mensubu basın gazeteciler muhabirler spiker_soru"),
        moderator=words("moderatör sunucu spiker"),
        voice=words("tercüman çevirmen katılımcı ses"),
        titles=words(
            """
            cumhurbaşkanı başbakan bakan bakanı bakanımız bakanımızın başkan başkanı
            sözcü sözcüsü büyükelçi büyükelçisi vali valisi genel sekreter müdür müdürü
            yardımcısı milletvekili komutan general meclis
            """
        ),
        fill=words("sayın dışişleri içişleri sağlık savunma milli türkiye cumhuriyeti parti hazine ve maliye adalet ticaret abd"),
        honorifics=words("bay bayan dr. prof. hanım bey"),
        outlets=words("gazetesi ajansı haber televizyonu radyo tv hürriyet sabah milliyet trt"),
        fields=words("tarih yer saat kaynak yazar iletişim telefon adres not konu fotoğraf örnek ek ekler program amaç"),
        remarks=words("tercüme ingilizce çeviri gülüşmeler"),
    ),
    "uk": Language(
        question=words("питання запитання запитання_журналіста додаткове_запитання"),
        answer=words("відповідь відповіді"),
        reporter=words("журналіст журналістка кореспондент кореспондентка преса змі репліка представник_змі журналісти"),
        moderator=words("ведучий ведуча модератор модераторка"),
        voice=words("перекладач учасник голос_із_зали"),
        titles=words(
            """
            президент прем'єр-міністр прем’єр-міністр міністр міністерка заступник заступниця
            віцепрем'єр віцепрем’єр голова речник речниця очільник посол губернатор мер
            директор директорка генерал полковник депутат канцлер секретар керівник
            керівниця пан пані
            """
        ),
        fill=words("і та україни закордонних справ оборони фінансів уряду сша республіки охорони здоров'я офісу перший перша"),
        outlets=words("газета агентство новини радіо телебачення телеканал укрінформ суспільне"),
        fields=words("дата час місце тема автор джерело фото контакти телефон адреса примітка довідково увага теги рубрика відео"),
        remarks=words("переклад сміх англійською"),
    ),
    "ar": Language(
        question=words("سؤال السؤال س سؤال_صحفي مداخلة أسئلة"),
        answer=words("جواب الجواب ج الإجابة إجابة رد"),
        reporter=words("صحفي الصحفي صحفية الصحفية مراسل المراسل مراسلة المراسلة الصحافة الإعلامي صحافي الصحافي"),
        moderator=words("مذيع المذيع مذيعة المذيعة مدير_الجلسة مقدم المقدم المقدمة الميسر مقدمة المحاور"),
        voice=words("المترجم مترجم متحدث صوت"),
        titles=words(
            """
            الرئيس رئيس وزير الوزير وزيرة الوزيرة نائب السفير سفير السفيرة الملك الأمير أمير
            ولي المتحدث المتحدثة الناطق الأمين المدير مدير مديرة المحافظ الدكتور الدكتورة
            معالي سعادة دولة فخامة جلالة سمو وكيل اللواء العميد الشيخ المستشار المستشارة
            """
        ),
        fill=words("الوزراء الخارجية الدفاع الداخلية المالية الصحة العام الرسمي باسم الجمهورية مجلس العهد الدولة التعليم الاقتصاد الحكومة الوزارة الإعلام السيد السيدة"),
        honorifics=words("السيد السيدة د. أ."),
        outlets=words("صحيفة جريدة قناة وكالة إذاعة تلفزيون مجلة الجزيرة العربية"),
        fields=words("التاريخ تاريخ المكان الوقت المصدر الكاتب الهاتف هاتف العنوان ملاحظة الموضوع صورة مثال المرفقات البرنامج للتواصل البريد المشاركون أولا ثانيا ثالثا"),
        remarks=words("ترجمة بالإنجليزية عبر_مترجم"),
    ),
    # Languages of which we have less: the words without which nothing can be read.
    "cs": Language(
        question=words("otázka dotaz otázky doplňující_otázka otázka_novináře"),
        answer=words("odpověď odpovědi"),
        reporter=words("novinář novinářka redaktor reportér novináři tazatel novinar"),
        moderator=words("moderátor moderátorka tisková_mluvčí_moderuje"),
        titles=words(
            """
            prezident prezidentka premiér premiérka ministr ministryně předseda předsedkyně
            mluvčí hejtman primátor starosta ředitel ředitelka náměstek náměstkyně poslanec
            minister ministerka hovorca hovorkyňa predseda predsedníčka prezidentka
            """
        ),
        honorifics=words("pan paní pani mgr. ing. judr. phdr. mudr."),
        fields=words("datum místo čas zdroj autor kontakt telefon adresa poznámka téma"),
    ),
    "sk": Language(question=words("otázka"), answer=words("odpoveď"), reporter=words("novinár novinárka")),
    "nl": Language(
        question=words("vraag vragen vervolgvraag"),
        answer=words("antwoord"),
        reporter=words("journalist verslaggever interviewer pers vraagsteller"),
        moderator=words("moderator presentator gespreksleider"),
        chair=words("voorzitter"),
        titles=words("minister-president minister staatssecretaris premier woordvoerder burgemeester koning directeur"),
        fill=words("van voor de het en"),
        fields=words("datum plaats tijd bron auteur contact telefoon adres onderwerp"),
    ),
    "sv": Language(
        question=words("fråga spørsmål spørgsmål kysymys følgespørsmål"),
        answer=words("svar vastaus"),
        reporter=words("journalist reporter toimittaja"),
        moderator=words("moderator ordstyrer juontaja"),
        titles=words("statsminister minister talsperson utrikesminister statsråd pressekonferanse pääministeri ministeri borgmester generaldirektör"),
        fields=words("datum dato plats sted tid källa kilde kontakt telefon"),
    ),
    "hu": Language(
        question=words("kérdés"),
        answer=words("válasz"),
        reporter=words("újságíró riporter"),
        moderator=words("moderátor műsorvezető"),
        titles=words("miniszterelnök miniszter államtitkár szóvivő elnök polgármester"),
        fields=words("dátum helyszín időpont forrás szerző kapcsolat telefon"),
    ),
    "ro": Language(
        question=words("întrebare întrebări"),
        answer=words("răspuns"),
        reporter=words("jurnalist jurnalistă reporter ziarist"),
        moderator=words("moderator moderatoare"),
        titles=words("președinte președintele ministru ministrul prim-ministru premier premierul purtător purtătorul primar primarul secretar secretarul"),
        fill=words("de cuvânt al"),
        fields=words("data locul ora sursa autor contact telefon"),
    ),
    "bg": Language(
        question=words("въпрос питање pitanje"),
        answer=words("отговор одговор odgovor"),
        reporter=words("журналист новинар novinar репортер новинарка novinarka"),
        moderator=words("водещ водител voditelj moderator"),
        titles=words("премиер министър министар ministar predsednik председател председник президент говорител predsjednik портпарол"),
        fields=words("дата място извор източник контакт телефон datum mesto"),
    ),
    "el": Language(
        question=words("ερώτηση ερωτήσεις ερ"),
        answer=words("απάντηση απ"),
        reporter=words("δημοσιογράφος δημοσιογραφοσ δημοσιογράφοι"),
        moderator=words("συντονιστής συντονίστρια παρουσιαστής"),
        titles=words("υπουργός πρωθυπουργός πρόεδρος εκπρόσωπος υφυπουργός δήμαρχος γραμματέας κυβερνητικός"),
        fields=words("ημερομηνία τόπος ώρα πηγή τηλέφωνο θέμα"),
    ),
    "id": Language(
        question=words("pertanyaan tanya soalan"),
        answer=words("jawaban jawab jawapan"),
        reporter=words("wartawan jurnalis reporter pewarta pemberita"),
        moderator=words("moderator pembawa_acara pengacara_majlis"),
        titles=words("presiden menteri gubernur juru bicara wakil walikota bupati kepala sekretaris direktur perdana jurucakap"),
        honorifics=words("bapak pak ibu dato datuk"),
        fields=words("tanggal tempat waktu sumber penulis kontak telepon alamat"),
    ),
    "vi": Language(
        question=words("hỏi câu_hỏi phóng_viên_hỏi"),
        answer=words("trả_lời đáp"),
        reporter=words("phóng_viên pv nhà_báo"),
        moderator=words("mc người_dẫn_chương_trình"),
        titles=words("bộ trưởng thủ tướng chủ tịch phát ngôn thứ"),
        honorifics=words("ông bà"),
        fields=words("ngày thời_gian địa_điểm nguồn tác_giả điện_thoại"),
    ),
    "hi": Language(
        question=words("प्रश्न सवाल प्र"),
        answer=words("उत्तर जवाब उ"),
        reporter=words("पत्रकार संवाददाता"),
        moderator=words("संचालक"),
        titles=words("मंत्री प्रधानमंत्री प्रवक्ता सचिव राष्ट्रपति अध्यक्ष श्री"),
        fields=words("दिनांक स्थान समय"),
    ),
    "th": Language(
        question=words("ถาม คำถาม ผู้สื่อข่าวถาม"),
        answer=words("ตอบ คำตอบ"),
        reporter=words("ผู้สื่อข่าว นักข่าว"),
        moderator=words("ผู้ดำเนินรายการ พิธีกร"),
        titles=words("นายกรัฐมนตรี รัฐมนตรี โฆษก รองนายกรัฐมนตรี"),
        fields=words("วันที่ สถานที่ เวลา"),
    ),
    "he": Language(
        question=words("שאלה ש"),
        answer=words("תשובה ת"),
        reporter=words("עיתונאי עיתונאית כתב כתבת"),
        moderator=words("מנחה יו״ר"),
        titles=words("ראש שר השר השרה שרה נשיא דובר מנכ״ל הממשלה"),
        fields=words("תאריך מקום שעה מקור"),
    ),
    "fa": Language(
        question=words("پرسش سوال سؤال"),
        answer=words("پاسخ جواب"),
        reporter=words("خبرنگار"),
        moderator=words("مجری"),
        titles=words("وزیر رئیس سخنگو سخنگوی معاون رییس"),
        fields=words("تاریخ مکان منبع"),
    ),
}  # fmt: skip


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
TITLES = _union("titles")
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
# Particles that stay in lower case inside a name.
PARTICLES = words(
    "de da do dos das di del della van von der den ter zu al el bin ibn bint la le du y e i und san af av ben abu"
)
