# ruff: noqa: E501 - tables: a row of words stays on its line
"""Words that mark who speaks in English; see `Language`."""

from __future__ import annotations

from monitor.parse._language import Language
from monitor.parse._words import words

LANGUAGES: dict[str, Language] = {
    "en": Language(
        seats=words(
            """
            mayor governor prefect premier king queen prince princess president
            ambassador sheriff provost bishop archbishop chancellor marshal consul envoy
            commissioner lieutenant-governor warden emir sultan vice-president taoiseach
            """
        ),
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
            chair_of_the_meeting announcer interpreter_moderator moderator staff host
            operator facilitator presenter anchor compere mc emcee coordinator
            master_of_ceremonies conference_operator the_moderator the_host
            """
        ),
        chair=words("press_office press_officer press_secretary's_office press_service press_aide media_officer media_adviser media_advisor communications_officer press_adviser press_advisor chair chairman chairwoman chairperson co-chair the_chair the_chairman"),
        voice=words(
            """
            interlocutor unidentified unknown unidentified_speaker speaker male_voice
            female_voice voice unidentified_participant participants interpreter
            translator unknown_speaker unidentified_male unidentified_female
            """
        ),
        titles=words(
            """
            prefect provost warden rector registrar ombudsman ombudswoman auditor
            comptroller coroner marshal consul consul-general rapporteur delegate regent
            emir sultan duchess bishop archbishop cardinal chaplain vice-president
            vice-chairman vice-chair vice-premier controller prosecutor solicitor
            advocate lieutenant-governor premier-elect president-elect spokesperson's
            paymaster statistician geologist meteorologist seismologist hydrologist
            engineer surgeon fire_chief harbourmaster harbormaster archivist curator
            librarian ranger superintendent-general negotiator mediator monitor-general
            brigadier commodore air_marshal vice-admiral rear-admiral lieutenant-general
            major-general brigadier-general wing_commander squadron chargé permanent
            undersecretary-general chief-of-staff chairperson's deputy_mayor alderman
            selectman president vice_president vice prime minister premier deputy
            secretary
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
            prof professor doctor mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady
            madam prof. prof rev.
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
            purposes legal_basis retention provider recipients requirements eligibility
            date time location venue source author contact contacts phone tel telephone
            fax
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
}  # fmt: skip
