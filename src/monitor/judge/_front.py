"""How a front page is known that came in another page's place: by its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from monitor.judge._text import plain, weight

# What is longer in a page's chrome is no site's name, what is shorter no name at all.
_LONGEST, _SHORTEST = 80, 8
_PARTS = re.compile(r"\s+[-–—|·•»/>]+\s+|[|_｜]")
_WELCOME = re.compile(
    r"^\W*(?:welcome to(?: the)?|home(?: ?page)?\b|willkommen (?:bei|beim|auf|in)"
    r"(?: der)?|startseite|bienvenue (?:sur|à|au)(?: le| la)?|accueil|inicio"
    r"|bienvenid[oa]s? a(?:l| la)?|bem-vindos? ao?|benvenut[oi] (?:nel|su|in)"
    r"|witamy (?:na|w)|strona główna|ana ?sayfa|добро пожаловать на"
    r"|главная(?: страница)?|головна|欢迎(?:访问|光临|来到)?|歡迎(?:光臨)?|首页|首頁"
    r"|ようこそ|홈)\W*"
    r"|\W*(?:首页|首頁|门户网站|トップ(?:ページ)?|홈)\W*$",
    re.IGNORECASE,
)


def own_name(
    headings: Sequence[str], title: str, around: Collection[str]
) -> str | None:
    """Return a page's headline, or its title, if it is the name of its site.

    `around` are the blocks that the earlier version had around its text: one of them
    is the site's name. A title counts where it says nothing beside it.
    """
    known = {plain(block) for block in around if len(block) <= _LONGEST}
    titles = {part.strip() for part in _PARTS.split(title)} - {""}
    names: list[str] = [*headings[:1]]
    if len(titles) == 1:
        names.extend(titles)
    for words in names:
        name = plain(_WELCOME.sub("", words))
        if weight(name) >= _SHORTEST and name in known:
            return words
    return None
