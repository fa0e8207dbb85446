# ruff: noqa: E501 - tables: a row of words stays on its line
"""Words that mark who speaks in German and its neighbours; see `Language`."""

from __future__ import annotations

from monitor.parse._language import Language
from monitor.parse._words import words

LANGUAGES: dict[str, Language] = {
    "de": Language(
        seats=words(
            """
            bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin landrat
            landrätin ministerpräsident ministerpräsidentin präsident präsidentin
            botschafter botschafterin könig königin fürst landeshauptmann
            landeshauptfrau regierungspräsident regierungspräsidentin bundespräsident
            gouverneur bischof gouverneurin landammann stadtpräsident stadtpräsidentin
            polizeipräsident polizeipräsidentin konsul herzog
            """
        ),
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
            """
            moderation/presse moderator moderatorin moderation gesprächsleitung
            """
        ),
        chair=words(
            "pressestelle pressereferent pressereferentin pressereferat pressebüro vorsitzender vorsitzende vors vors. präsidium sitzungsleitung versammlungsleiter"
        ),
        voice=words("sprecher_unbekannt dolmetscher teilnehmer teilnehmerin stimme"),
        titles=words(
            """
            regierungspräsident regierungspräsidentin polizeipräsident
            polizeipräsidentin oberbürgermeisterin bürgermeisterin innenministerin
            finanzministerin gesundheitsministerin verkehrsminister verkehrsministerin
            umweltminister umweltministerin wirtschaftsminister wirtschaftsministerin
            justizminister justizministerin kultusminister kultusministerin
            arbeitsminister arbeitsministerin verteidigungsminister
            verteidigungsministerin bundesinnenministerin bundesinnenminister
            bundesfinanzminister bundesfinanzministerin bundesgesundheitsminister
            bundesgesundheitsministerin bundesverkehrsminister
            bundesverteidigungsminister bundesverteidigungsministerin
            bundesaußenministerin vizekanzler vizekanzlerin vizepräsident
            vizepräsidentin stadtrat stadträtin gemeinderat beigeordneter beigeordnete
            dezernent dezernentin referent referentin amtsleiter amtsleiterin
            abteilungsleiter abteilungsleiterin general oberst major hauptmann admiral
            kommandant kommandantin konsul rektor rektorin pressesprecher
            pressesprecherin staatsrat staatsrätin regierungsrat regierungsrätin
            landammann bundesrätin nationalrat nationalrätin landeshauptfrau könig
            königin fürst bischof ombudsmann beauftragter beauftragte inspekteur
            inspekteurin geschäftsführer geschäftsführerin vorstand chefarzt chefärztin
            virologe virologin ingenieur ingenieurin wehrbeauftragte bundeskanzler
            bundeskanzlerin bundesminister bundesministerin minister ministerin
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
            tagblatt rundschau bote merkur sender magazin woche allgemeine abendblatt morgenpost funk redaktionsnetzwerk tageszeitung zeitung presse rundfunk fernsehen tagesspiegel spiegel welt bild zdf ard rtl
            nachrichten anzeiger tageblatt taz focus stern handelsblatt kurier agentur
            """
        ),
        fields=words(
            """
            zweck rechtsgrundlage speicherdauer empfänger anbieter datum ort zeit
            uhrzeit thema quelle autor autorin kontakt telefon fax e-mail
            adresse anschrift hinweis hinweise anmerkung hintergrund foto bild stand
            beispiel themen termin teilnehmer weitere_informationen internet pressekontakt
            ansprechpartner rückfragen redaktion anlage anlagen zum_beispiel erstens
            zweitens drittens wichtig fazit ziel ziele wortlaut mitschrift sprecher
            """
        ),
        remarks=words("auf_englisch simultanübersetzung dolmetschung übersetzung per_video"),
    ),
    "nl": Language(
        seats=words(
            """
            burgemeester koning koningin gouverneur president minister-president
            ambassadeur prins commissaris
            """
        ),
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
        chair=words("talmannen ordföranden ordfører formanden puhemies puheenjohtaja møteleder"),
        titles=words("statsminister minister talsperson utrikesminister statsråd pressekonferanse pääministeri ministeri borgmester generaldirektör"),
        fields=words("datum dato plats sted tid källa kilde kontakt telefon"),
    ),
}  # fmt: skip
