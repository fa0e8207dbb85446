# ruff: noqa: E501 - a row of a table is a language, however long
"""The words by which a page tells of itself: when it was made, how often seen.

Data only, in small letters, as parts of regular expressions; `<>` is a date or figure.
"""

from __future__ import annotations

# What says, anywhere in a block, that it is of the page itself; in small letters and in
# any language, since a page's chrome may speak another one than its body.
LAST = (
    r"(?:last|page|date)[\s-]+(?:last )?(?:updated|modified|reviewed|published)",
    r"zuletzt (?:aktualisiert|geändert|bearbeitet)|letzte (?:aktualisierung|änderung)",
    r"dernière (?:mise à jour|modification)|última (?:actualización|modificación)",
    r"última (?:atualização|modificação)|ultim[oa] (?:aggiornamento|modifica)",
    r"ostatnia (?:aktualizacja|modyfikacja)|son güncelle(?:me|nme)",
    r"последнее (?:обновление|изменение)|останн(?:є оновлення|я зміна)|آخر تحديث",
    r"最[后後近]更新|(?:更新|修改|发布|發布|發佈)(?:时间|時間|日期)|最終更新|更新日",
    r"laatst (?:bijgewerkt|gewijzigd)|laatste (?:wijziging|update)",
    r"senast (?:uppdaterad|ändrad|granskad)|senest (?:opdateret|ændret)",
    r"sist (?:oppdatert|endret)|viimeksi (?:päivitetty|muokattu)",
    r"poslední (?:aktualizace|změna)|naposledy (?:upraveno|aktualizov)",
    r"posledná (?:aktualizácia|zmena)|utolsó (?:frissítés|módosítás)|ultima actualizare",
    r"τελευταία (?:ενημέρωση|τροποποίηση)|последна (?:актуализация|промяна)",
    r"lần cập nhật cuối|cập nhật lần cuối|terakhir (?:diperbarui|diubah|dimutakhirkan)",
    r"עודכן לאחרונה|עדכון אחרון|آخرین به.?روز\s?رسانی|تاریخ انتشار|अंतिम अद्यतन|अंतिम अपडेट",
    r"(?:公開|掲載)日|최종\s?(?:수정|업데이트|갱신)|(?:打印|当前|系统)(?:时间|日期)|今天是",
)
# What says so only at the head of a block, before its date (`<>`): a sentence may well
# tell that a law was published on a day, or that figures are updated every six minutes.
HEADS = (
    (
        r"(?:(?:this )?page (?:was |has been )?)?"
        r"(?:updated?|modified|reviewed|published|posted)"
    ),
    r"aktualisiert|geändert|veröffentlicht|stand|lesedauer|mise? à jour|modifié|publié",
    r"actualizado|publicado|atualizado|aggiornato|pubblicato|zaktualizowano",
    r"opublikowano|güncelle(?:me|nme)(?: tarihi)?|yayın(?:lanma)? tarihi|обновлено",
    r"опубликовано|дата (?:публикации|изменения)|оновлено|опубліковано|дата зміни",
    r"дата публікації|تاريخ (?:النشر|التحديث)|تم التحديث",
    r"bijgewerkt|gepubliceerd|gewijzigd|uppdaterad|publicerad|opdateret|publiceret",
    r"oppdatert|publisert|päivitetty|julkaistu|aktualizováno|zveřejněno|publikováno",
    r"vydáno|aktualizované|zverejnené|frissítve|közzétéve|megjelent|actualizat",
    r"ενημερώθηκε|δημοσιεύθηκε|обновена|публикувано|cập nhật|ngày đăng|đăng ngày",
    r"diperbarui|dipublikasikan|diterbitkan|diunggah|עודכן|פורסם|به.?روز\s?شد\w*|منتشر شد\w*",
    r"अद्यतन|प्रकाशित|ažurirano|objavljeno|ажурирано|објављено|atnaujinta|paskelbta",
    r"更新|修改|发布|發布|發佈|수정일?|등록일?|업데이트",
)
# What is counted on a page that has nothing to do with its subject.
COUNTED = (
    r"(?:views?|visits?|visitors?|hits?|reads?|shares?|likes?|comments?|replies"
    r"|reactions?|downloads?|followers?|subscribers?|aufrufe|kommentare?|vues"
    r"|commentaires?|partages|visitas|comentarios?|visualizações|comentários?"
    r"|compartilhamentos|visualizzazioni|commenti|condivisioni|wyświetleń"
    r"|komentarz\w*|görüntülenme|yorum|просмотр\w*|комментари\w*|перегляд\w*"
    r"|weergaven|bezoekers?|bekeken|reacties|volgers|visningar|besökare|delningar"
    r"|följare|visninger|besøgende|delinger|følgere|kommentarer|katselukertaa"
    r"|kommenttia|zobrazení|návštěv\w*|přečteno|zhlédnutí|komentář\w*|sledujících"
    r"|prečítan\w*|megtekintés\w*|látogat\w*|hozzászólás\w*|vizualizări|vizite"
    r"|προβολές|επισκέψεις|σχόλια|посещения|прегледи|преглед\w*|pregleda"
    r"|lượt (?:xem|truy cập|đọc)|(?:đang|số) truy cập|(?:số )?người xem|bình luận"
    r"|truy cập|dilihat|dibaca|pengunjung|kali"
    r"|kunjungan|komentar|tayangan|dibagikan|צפיות|כניסות|תגובות|بازدید\w*|بازدیدها"
    r"|نظر(?:ات)?|दर्शक|आगंतुक\w*|विज़िटर\w*|बार देखा गया|ผู้เข้าชม|เข้าชม|ครั้ง"
    r"|ziyaretçi\w*|okunma|beğeni|odwiedzin\w*|odsłon\w*|visiteurs?|lecteurs?"
    r"|besucher|leser|lectures?|lecturas|leituras|acessos|accessi|visite|visitantes"
    r"|гост(?:ей|и)|посетител\w*|відвідувач\w*|زائر\w*|زيار\w*|방문자?"
    r"|коментар\w*|مشاهدة|تعليق\w*|조회수?|댓글|閲覧\w*|アクセス\w*)"
)
HAN_COUNTED = r"(?:浏览|瀏覽|点击|點擊|阅读|閱讀|访问|訪問|人气|评论|評論|转发|分享|点赞|您是第|今日访问|累计访问|在线|訪客|瀏覽)"
