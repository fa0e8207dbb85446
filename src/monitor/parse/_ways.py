"""Where on a site a page's index may be: its own hints, the likeliest first.

Pure: nothing is asked for. Sources of the hints: feed autodiscovery (`link` with
`rel=alternate`, RSS Advisory Board, "RSS Autodiscovery", 2006); breadcrumbs; the
folders of the address; links whose words are those of newsrooms.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser

from monitor.parse._decode import decode
from monitor.parse._tree import read_tree
from monitor.parse._urls import absolute_url, canonical_url
from monitor.parse._words import words


class Hint(enum.StrEnum):
    """What says that an address may be the index."""

    CRUMB = "breadcrumb"
    FEED = "feed"
    FOLDER = "folder"
    LINK = "link"


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """An address that may be the index, the hint and the words of its link."""

    url: str
    hint: Hint
    words: str = ""


_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_CRUMBS = (
    "[class*=breadcrumb] a[href], [class*=crumb] a[href], [id*=breadcrumb] a[href], "
    "[aria-label*=readcrumb] a[href], .pos a[href], [class*=position] a[href], "
    "[class*=location] a[href], [class*=weizhi] a[href], [class*=dqwz] a[href]"
)
# What newsrooms call their index: all that is one of these words, or begins so.
_NEWSROOM = words(
    """
    新闻发布会 新闻发布 发布会 新闻中心 新闻 答记者问 回应关切 要闻 政务公开 信息公开
    通知公告 新聞發布 新聞稿 新聞公告 記者會 新聞 報道発表 記者会見 大臣会見 会見
    お知らせ 報道資料 보도자료 브리핑 새소식 뉴스
    press_releases press_release press news newsroom news_releases media_releases
    media_centre media_center briefings press_briefings press_conferences transcripts
    statements media announcements latest_news
    pressemitteilungen presse aktuelles nachrichten pressekonferenzen
    communiqués_de_presse communiqués actualités espace_presse salle_de_presse
    notas_de_prensa comunicados sala_de_prensa prensa noticias
    notícias imprensa notas_à_imprensa
    comunicati_stampa comunicati notizie sala_stampa
    пресс-центр пресс-релизы новости брифинги пресс-служба новини пресцентр
    aktualności komunikaty dla_mediów basın_bültenleri haberler duyurular
    أخبار الأخبار بيانات_صحفية tin_tức thông_cáo siaran_pers berita nieuws
    persberichten
    """
)
# So many links are looked at: an index of the site may have ten thousand.
_MOST_LINKS = 3000
_LONGEST_WORDS = 30


def ways(body: bytes, *, url: str, content_type: str | None = None) -> tuple[Way, ...]:
    """Return the addresses on the page's own site that may be its index.

    Likeliest first, each once, the page itself left out.
    """
    tree = read_tree(decode(body, content_type).text)
    seen = {canonical_url(url)}
    found = []
    for way in _all(tree, url):
        key = canonical_url(way.url)
        if key not in seen and _host(way.url) == _host(url):
            seen.add(key)
            found.append(way)
    return tuple(found)


def _all(tree: LexborHTMLParser, url: str) -> Iterator[Way]:
    crumbs = list(_links(tree, _CRUMBS, url, Hint.CRUMB))
    # The last crumb is the nearest; the first one is the site's front page.
    yield from reversed([c for c in crumbs if urlsplit(c.url).path not in ("", "/")])
    yield from _feeds(tree, url)
    yield from _folders(url)
    for way in _links(tree, "a[href]", url, Hint.LINK):
        if _is_newsroom(way.words):
            yield way


def _feeds(tree: LexborHTMLParser, url: str) -> Iterator[Way]:
    for node in tree.css("link[rel~=alternate][href]"):
        kind = (node.attributes.get("type") or "").lower()
        there = absolute_url(node.attributes.get("href") or "", url)
        if there and kind in _FEEDS:
            yield Way(there, Hint.FEED, node.attributes.get("title") or "")


def _folders(url: str) -> Iterator[Way]:
    """Yield the folders above a page, the nearest first, without the front page."""
    parts = urlsplit(url)
    folders = parts.path.split("/")[1:-1]
    if parts.path.endswith("/"):
        folders = folders[:-1]
    while folders:
        path = f"/{'/'.join(folders)}/"
        folders.pop()
        # Folders of a year or a month list a month at best.
        if not path.rstrip("/").rpartition("/")[2].isdigit():
            yield Way(
                urlunsplit((parts.scheme, parts.netloc, path, "", "")), Hint.FOLDER
            )


def _links(
    tree: LexborHTMLParser, selector: str, url: str, hint: Hint
) -> Iterator[Way]:
    for node in tree.css(selector)[:_MOST_LINKS]:
        there = absolute_url(node.attributes.get("href") or "", url)
        if there and not there.startswith(f"{url}#"):
            said = " ".join(node.text().split())
            yield Way(there, hint, said[:_LONGEST_WORDS])


def _is_newsroom(said: str) -> bool:
    plain = said.casefold().strip(" »›>:：|")
    return plain in _NEWSROOM


def _host(url: str) -> str:
    host = urlsplit(url).netloc.lower()
    return host.removeprefix("www.")
