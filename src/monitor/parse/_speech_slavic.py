# ruff: noqa: E501 - tables: a row of words stays on its line
"""Words that mark who speaks in the Slavic languages; see `Language`."""

from __future__ import annotations

from monitor.parse._language import Language
from monitor.parse._words import words

LANGUAGES: dict[str, Language] = {
    "ru": Language(
        seats=words(
            """
            мэр губернатор глава президент король посол председатель премьер врио
            наместник правитель консул
            """
        ),
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
        moderator=words(
            """
            ведущий_брифинга ведущий ведущая модератор ведущие
            """
        ),
        chair=words("пресс-служба пресс-центр пресс-атташе председательствующий председательствующая"),
        voice=words("участник голос голос_из_зала переводчик спикер"),
        titles=words(
            """
            врио вице-губернатор вице-спикер замминистр замглавы замгубернатора
            замдиректора пресс-секретарь постпредставитель уполномоченная начальница
            министра омбудсмен прокурор судья консул адмирал майор капитан подполковник
            лейтенант ректор инженер эпидемиолог главврач представительница
            заместительница сенаторка советница помощница аудитор король премьерминистр
            зампред зампредседателя главнокомандующий командующий инспектор координатор
            атаман президент премьер-министр премьер министр заместитель замминистра
            вице-премьер
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
            журнал портал сайт телерадиокомпания издание телеграм-канал вестник еженедельник радиостанция информагентство медиа газета агентство новости радио телевидение телеканал тасс интерфакс риа ведомости
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
    "uk": Language(
        chair=words(
            """
            прес-служба прес-центр пресслужба прес-аташе
            """
        ),
        seats=words(
            """
            мер губернатор голова президент король посол очільник очільниця консул
            """
        ),
        question=words("питання запитання запитання_журналіста додаткове_запитання"),
        answer=words("відповідь відповіді"),
        reporter=words("журналіст журналістка кореспондент кореспондентка преса змі репліка представник_змі журналісти"),
        moderator=words(
            """
            ведучий ведуча модератор модераторка
            """
        ),
        voice=words("перекладач учасник голос_із_зали"),
        titles=words(
            """
            речник заступниці віцепрем'єрка віцепрем’єрка міністерство посолка прокурор
            прокурорка суддя консул адмірал майор капітан підполковник ректор ректорка
            інженер інженерка епідеміолог головний начальник начальниця уповноважений
            уповноважена омбудсман представник представниця радник радниця постпред
            голова_ова губернаторка мерка секретарка король командувач держсекретар
            президент прем'єр-міністр прем’єр-міністр міністр міністерка заступник
            заступниця
            віцепрем'єр віцепрем’єр голова речник речниця очільник посол губернатор мер
            директор директорка генерал полковник депутат канцлер секретар керівник
            керівниця пан пані
            """
        ),
        fill=words("і та україни закордонних справ оборони фінансів уряду сша республіки охорони здоров'я офісу перший перша"),
        outlets=words("журнал портал сайт видання тижневик радіостанція інформагентство медіа вісник газета агентство новини радіо телебачення телеканал укрінформ суспільне"),
        fields=words("дата час місце тема автор джерело фото контакти телефон адреса примітка довідково увага теги рубрика відео"),
        remarks=words("переклад сміх англійською"),
    ),
    "pl": Language(
        chair=words(
            """
            biuro_prasowe zespół_prasowy asystent_prasowy asystentka_prasowa
            """
        ),
        seats=words(
            """
            prezydent burmistrz wojewoda marszałek starosta wójt król ambasador premier
            kanclerz konsul
            """
        ),
        question=words("pytanie pytania dopytanie p"),
        answer=words("odpowiedź odpowiedzi o"),
        reporter=words("dziennikarz dziennikarka dziennikarze redaktor reporter reporterka prasa głos_z_sali"),
        moderator=words(
            """
            moderator moderatorka prowadzący prowadząca konferansjer
            """
        ),
        voice=words("tłumacz głos uczestnik"),
        titles=words(
            """
            starosta wójt wicewojewoda wicemarszałek wiceprezydent wiceburmistrz
            wicestarosta konsul prokurator sędzia pułkownik major kapitan admirał rektor
            rektorka inżynier epidemiolog inspektor inspektorka pełnomocnik
            pełnomocniczka kierowniczka dyrektorka koordynator koordynatorka
            burmistrzyni ministerka ambasadorka rzecznik_rządu król komisarz radny radna
            sołtys skarbnik naczelnik naczelniczka wicedyrektor nadinspektor
            nadbrygadier brygadier prezydent premier minister ministra wiceminister
            wicepremier rzecznik rzeczniczka
            prezes marszałek sekretarz ambasador wojewoda burmistrz dyrektor generał senator
            poseł posłanka prezydentka kanclerz komendant przewodniczący przewodnicząca
            podsekretarz szef szefowa kierownik
            """
        ),
        fill=words("rady ministrów spraw zagranicznych rp stanu rządu prasowy prasowa mz msz mswia zdrowia finansów obrony narodowej i ds. wewnętrznych"),
        honorifics=words("pan pani dr prof. p. red."),
        outlets=words("tygodnik miesięcznik portal kurier głos express fakt stacja redakcja gazeta radio telewizja agencja polsat tvn tvp pap rzeczpospolita dziennik"),
        fields=words(
            """
            data miejsce godzina źródło autor kontakt telefon adres uwaga uwagi temat foto
            zdjęcie zdjęcia przykład załącznik załączniki program cel uczestnicy
            """
        ),
        remarks=words("tłumaczenie po_angielsku niesłyszalne przez_tłumacza"),
    ),
    "cs": Language(
        seats=words(
            """
            primátor primátorka starosta starostka hejtman hejtmanka prezident
            prezidentka král velvyslanec
            """
        ),
        question=words("otázka dotaz otázky doplňující_otázka otázka_novináře"),
        answer=words("odpověď odpovědi"),
        reporter=words("novinář novinářka redaktor reportér novináři tazatel novinar"),
        moderator=words("moderátor moderátorka tisková_mluvčí_moderuje"),
        titles=words(
            """
            primátorka starostka hejtmanka velvyslanec velvyslankyně král generál
            plukovník tajemník tajemnice státní hlavní hygienik hygienička vedoucí
            prezident prezidentka premiér premiérka ministr ministryně předseda
            předsedkyně
            mluvčí hejtman primátor starosta ředitel ředitelka náměstek náměstkyně poslanec
            minister ministerka hovorca hovorkyňa predseda predsedníčka prezidentka
            """
        ),
        honorifics=words("pan paní pani mgr. ing. judr. phdr. mudr."),
        fields=words("datum místo čas zdroj autor kontakt telefon adresa poznámka téma"),
    ),
    "sk": Language(question=words("otázka"), answer=words("odpoveď"), reporter=words("novinár novinárka")),
    "bg": Language(
        question=words("въпрос питање pitanje"),
        answer=words("отговор одговор odgovor"),
        reporter=words("журналист новинар novinar репортер новинарка novinarka"),
        moderator=words("водещ водител voditelj moderator"),
        titles=words("премиер министър министар ministar predsednik председател председник президент говорител predsjednik портпарол"),
        fields=words("дата място извор източник контакт телефон datum mesto"),
    ),
}  # fmt: skip
