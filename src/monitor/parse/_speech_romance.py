# ruff: noqa: E501 - tables: a row of words stays on its line
"""Words that mark who speaks in the Romance languages; see `Language`."""

from __future__ import annotations

from monitor.parse._language import Language
from monitor.parse._words import words

LANGUAGES: dict[str, Language] = {
    "fr": Language(
        chair=words(
            """
            service_de_presse attaché_de_presse attachée_de_presse chargé_de_presse
            conseillère_presse conseiller_presse
            """
        ),
        seats=words(
            """
            préfet préfète maire sous-préfet président présidente gouverneur ambassadeur
            ambassadrice roi reine prince recteur rectrice évêque procureur procureure
            consul consule échevin bourgmestre bourgmestre
            """
        ),
        question=words("question questions q relance sous-question"),
        answer=words("réponse réponses r rép."),
        reporter=words(
            """
            journaliste journalistes la_journaliste le_journaliste intervieweur presse
            auditeur auditrice intervenant_presse un_journaliste une_journaliste
            """
        ),
        moderator=words(
            """
            maître_de_cérémonie modérateur modératrice animateur animatrice présentateur
            présentatrice
            """
        ),
        voice=words("intervenant intervenante interprète voix un_intervenant une_intervenante"),
        titles=words(
            """
            sous-préfet sous-préfète procureur procureure recteur rectrice bourgmestre
            échevin échevine consul consule colonel commandant commandante capitaine
            lieutenant lieutenante amiral adjudant adjoint adjointe rapporteur
            rapporteure inspecteur inspectrice vice-ministre médecin épidémiologiste
            ingénieur ingénieure gouverneure chancelier évêque prince contrôleur
            contrôleuse haut-commissaire sous-directeur sous-directrice responsable
            garde_des_sceaux doyen doyenne coordinateur coordinatrice président
            présidente premier première ministre ministres secrétaire chancelier
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
        outlets=words("quotidien hebdomadaire courrier dépêche gazette télé chaîne revue site journal presse radio télévision agence monde figaro libération afp rfi"),
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
        chair=words(
            """
            jefe_de_prensa jefa_de_prensa gabinete_de_prensa oficina_de_prensa
            asesor_de_prensa asesora_de_prensa responsable_de_prensa encargado_de_prensa
            """
        ),
        seats=words(
            """
            alcalde alcaldesa gobernador gobernadora intendente intendenta presidente
            presidenta embajador embajadora rey reina delegado delegada prefecto
            prefecta cónsul rector rectora lehendakari príncipe obispo regidor regidora
            jefe jefa lendakari corregidor
            """
        ),
        question=words("pregunta preguntas p repregunta pregunta_de_la_prensa"),
        answer=words("respuesta respuestas r contestación"),
        reporter=words(
            """
            periodista periodistas reportero reportera prensa entrevistador entrevistadora
            interlocutora corresponsal medios la_prensa público oyente
            """
        ),
        moderator=words(
            """
            maestra_de_ceremonias moderador moderadora presentador presentadora
            conductor conductora maestro_de_ceremonias locutor
            """
        ),
        voice=words(
            """
            interlocutor interlocutora voz voz_mujer voz_hombre intervención interviniente
            voz_femenina voz_masculina asistente asistentes intérprete traductor voces
            """
        ),
        titles=words(
            """
            prefecto prefecta intendente intendenta viceministro viceministra
            superintendente cónsul rector rectora coronel capitán comandante teniente
            contralmirante vicealmirante ingeniero ingeniera jueza juez magistrado
            magistrada concejal concejala regidor regidora edil defensor defensora
            contralor contralora interventor inspector inspectora responsable titular
            encargado encargada relator relatora vicecanciller viceconsejero
            viceconsejera lehendakari príncipe obispo epidemiólogo epidemióloga gerente
            asesor asesora subdelegado subdelegada subdirector subdirectora médico
            médica presidente presidenta vicepresidente vicepresidenta ministro ministra
            canciller
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
        outlets=words("semanario portal emisora gaceta correo heraldo faro voz revista onda televisora diario periódico radio televisión agencia noticias cadena prensa canal país"),
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
        chair=words(
            """
            assessor_de_imprensa assessora_de_imprensa assessoria_de_imprensa
            gabinete_de_imprensa assessoria_de_imprensa assessoria
            """
        ),
        seats=words(
            """
            prefeito prefeita governador governadora presidente presidenta embaixador
            embaixadora rei vereador vereadora reitor reitora cônsul príncipe bispo
            autarca administrador administradora intendente
            """
        ),
        question=words("pergunta perguntas p questão"),
        answer=words("resposta respostas r"),
        reporter=words(
            """
            jornalista jornalistas repórter repórteres imprensa entrevistador entrevistadora
            ouvinte participante plateia pergunta_do_jornalista
            """
        ),
        moderator=words(
            """
            mestre_de_cerimónias moderador moderadora apresentador apresentadora
            mediador mediadora âncora locutor locutora mestre_de_cerimônias cerimonial
            """
        ),
        voice=words("interlocutor interlocutora voz voz_feminina voz_masculina intérprete tradutor orador"),
        titles=words(
            """
            vice-presidenta vice-governador vice-governadora vice-prefeito vice-prefeita
            vereador vereadora reitor reitora cônsul coronel capitão major tenente
            almirante brigadeiro procurador procuradora promotor promotora juiz juíza
            desembargador desembargadora subsecretária assessor assessora chefe
            engenheiro engenheira médico médica epidemiologista inspetor inspetora
            auditor auditora relator relatora conselheiro conselheira autarca
            administrador administradora gerente titular responsável provedor provedora
            ministro-chefe ministra-chefe secretária-executiva vice-ministro
            vice-ministra príncipe bispo presidente presidenta vice-presidente ministro
            ministra primeiro-ministro
            primeira-ministra chanceler secretário secretária secretário-executivo embaixador
            embaixadora governador governadora porta-voz prefeito prefeita diretor diretora
            senador senadora deputado deputada delegado delegada coordenador coordenadora
            comandante general superintendente subsecretário fala declaração rei
            """
        ),
        fill=words("o a os as de do da dos das e em para governo estado geral república relações exteriores saúde fazenda justiça defesa"),
        honorifics=words("sr. sra. srª dr. dra. senhor senhora dom dona prof. excelentíssimo"),
        outlets=words("correio diário gazeta portal semanário emissora voz jornal rádio tv televisão agência folha revista imprensa notícias estado globo"),
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
        chair=words(
            """
            ufficio_stampa addetto_stampa addetta_stampa
            """
        ),
        seats=words(
            """
            sindaco sindaca prefetto prefetta governatore presidente questore questora
            ambasciatore ambasciatrice re vescovo console rettore rettrice principe
            podestà
            """
        ),
        question=words("domanda domande d"),
        answer=words("risposta risposte r"),
        reporter=words("giornalista giornalisti cronista intervistatore intervistatrice stampa pubblico"),
        moderator=words(
            """
            portavoce_moderatore moderatore moderatrice conduttore conduttrice presentatore
            """
        ),
        voice=words("interlocutore interprete voce intervento"),
        titles=words(
            """
            prefetta questora colonnello capitano comandante tenente ammiraglio console
            rettore rettrice consigliere consigliera procuratore procuratrice giudice
            magistrato vicesindaco vicesindaca viceprefetto sovrintendente
            soprintendente ispettore ispettrice responsabile dirigente ingegnere medico
            epidemiologo epidemiologa relatore relatrice garante coordinatore
            coordinatrice presidentessa re principe vescovo vicedirettore vicedirettrice
            vicepremier subcommissario presidente ministro ministra premier viceministro
            viceministra sottosegretario
            sottosegretaria portavoce ambasciatore ambasciatrice sindaco sindaca governatore
            direttore direttrice generale senatore senatrice deputato deputata commissario
            commissaria capo segretario segretaria vicepresidente cancelliere assessore
            assessora prefetto questore
            """
        ),
        fill=words("il la lo i gli le di del della dei degli delle e al alla consiglio esteri interno affari stato repubblica economia salute difesa protezione civile"),
        honorifics=words("sig. sig.ra signor signora dott. dott.ssa on. onorevole prof. prof.ssa avv. ing."),
        outlets=words("quotidiano settimanale gazzetta voce foglio tg tv rivista eco emittente giornale corriere repubblica radio televisione agenzia messaggero rai ansa sole stampa"),
        fields=words(
            """
            data luogo ora fonte autore contatti telefono indirizzo nota note oggetto tema
            foto esempio allegato allegati programma obiettivo partecipanti primo secondo
            """
        ),
        remarks=words("traduzione in_inglese interprete fuori_microfono inaudibile"),
    ),
    "ro": Language(
        seats=words(
            """
            primar primarul primarului guvernator guvernatorul președinte președintele
            prefect prefectul prefectului ambasadorul
            """
        ),
        question=words("întrebare întrebări"),
        answer=words("răspuns"),
        reporter=words("jurnalist jurnalistă reporter ziarist"),
        moderator=words("moderator moderatoare"),
        titles=words("președinte președintele ministru ministrul prim-ministru premier premierul purtător purtătorul primar primarul secretar secretarul"),
        fill=words("de cuvânt al"),
        fields=words("data locul ora sursa autor contact telefon"),
    ),
}  # fmt: skip
