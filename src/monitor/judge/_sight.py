"""What there is to see on a page: the first look, before anything is judged."""

from __future__ import annotations

import dataclasses
import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.judge._markers import OPENINGS, VARIABLES
from monitor.judge._text import weight
from monitor.parse import read_tree

# Sources are searched for marks up to here; whole challenges are shorter.
_SOURCE = 400_000
# Where the end of a page is looked for; comments and scripts follow it in some.
_TAIL = 4000
# A text that is longer is no headline.
_HEADLINE = 200
_LONGEST_TITLE = 400

_UNSEEN = "script,style,noscript,template,head,svg,iframe,object,[hidden],dialog"
# Forms stay: some servers put the whole page into one.
_CHROME = (
    "a,nav,header,footer,aside,select,button,option,label,"
    "[role=navigation],[role=banner],[role=contentinfo],[role=search]"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFRESH = re.compile(
    r"^\s*(\d+)(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?(.*?)[\"']?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_NOSCRIPT = re.compile(r"<(/?)noscript\b[^>]{0,200}>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{0,400}>")
# What a page says to those without scripts is short.
_ASIDE = 2000
_TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)
# Fragments are sent without either; a page that opens these and never closes them may
# be cut, or its author was careless.
_OPENED = re.compile(r"<(?:html|body|frameset)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</\s*(?:html|body|frameset)\s*>", re.IGNORECASE)
# The last tag was opened and not closed.
_INSIDE_TAG = re.compile(r"<[a-z/!][^<>]*\Z", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


@dataclasses.dataclass(frozen=True, slots=True)
class Sight:
    """A page at first sight.

    `pieces` is all that is visible, one piece between two tags; `own` what is left of
    it without links, navigation, buttons and the like, with single spaces. `source` is
    the beginning of the page as sent; `names` the classes and ids of its outermost
    elements, in small letters; `canonical` the address that it gives itself. `refresh`
    is where a meta refresh leads, with its seconds.
    """

    source: str
    length: int
    title: str
    names: frozenset[str]
    canonical: str | None
    headings: tuple[str, ...]
    pieces: tuple[str, ...]
    own: str
    noscript: str
    refresh: tuple[int, str] | None
    password: bool
    links: int
    pictures: int
    frames: int
    scripts: int
    variables: tuple[str, ...]
    open_ended: bool
    inside_tag: bool
    markup: bool

    @property
    def text(self) -> str:
        """All that is visible."""
        return " ".join(self.pieces)

    @property
    def says(self) -> int:
        """How much the page's own text says, in Latin letters."""
        return weight(self.own)


def look(source: str, url: str) -> Sight:
    """Return what is to be seen on the page whose decoded text is `source`."""
    markup = bool(_TAG.search(source[:_SOURCE]))
    if not markup:
        return _plain_text(source)
    # Out before parsing: an unclosed <iframe> inside one has swallowed a whole page.
    seen, noscript = _without_noscript(source)
    tree = read_tree(seen)
    title = _title(tree)
    refresh = _refresh(tree, url)
    names = _names(tree)
    link = tree.css_first("link[rel=canonical][href]")
    canonical = _joined(url, link.attributes.get("href") or "") if link else None
    password = tree.css_first("input[type=password]") is not None
    pictures = len(tree.css("img,canvas,video,embed,object,svg"))
    links = len(tree.css("a[href]"))
    frames = len(tree.css("frame,iframe"))
    scripts = len(tree.css("script"))
    for node in tree.css(_UNSEEN):
        if node.tag != "head":
            node.decompose()
    for node in tree.css("[style]"):
        if _HIDDEN_STYLE.search(node.attributes.get("style") or ""):
            node.decompose()
    headings = tuple(
        words
        for node in tree.css("h1,h2")[:4]
        if 0 < len(words := _words(node)) <= _HEADLINE
    )
    pieces = _pieces(tree.body)
    for node in tree.css(_CHROME):
        node.decompose()
    own = _words(tree.body)
    return Sight(
        source=source[:_SOURCE],
        length=len(source),
        title=title,
        names=names,
        canonical=canonical,
        headings=headings,
        pieces=pieces,
        own=own,
        noscript=noscript,
        refresh=refresh,
        password=password,
        links=links,
        pictures=pictures,
        frames=frames,
        scripts=scripts,
        variables=_variables("\n".join((title, *pieces))),
        open_ended=bool(
            _OPENED.search(source[:_SOURCE]) and not _CLOSED.search(source[-_TAIL:])
        ),
        inside_tag=bool(_INSIDE_TAG.search(source[-_TAIL:])),
        markup=markup,
    )


def _words(node: LexborNode | None) -> str:
    if node is None:
        return ""
    return _SPACES.sub(" ", node.text(separator=" ")).strip()


def _pieces(node: LexborNode | None) -> tuple[str, ...]:
    if node is None:
        return ()
    lines = node.text(separator="\n").split("\n")
    return tuple(words for line in lines if (words := " ".join(line.split())))


def _without_noscript(source: str) -> tuple[str, str]:
    """Return the source without its <noscript> parts, and the words of these."""
    kept: list[str] = []
    words: list[str] = []
    at, opened = 0, None
    for tag in _NOSCRIPT.finditer(source):
        if tag.group(1) and opened is not None:
            kept.append(source[at : opened.start()])
            words.append(source[opened.end() : tag.start()][:_ASIDE])
            at, opened = tag.end(), None
        elif not tag.group(1) and opened is None:
            opened = tag
    kept.append(source[at:])
    return "".join(kept), " ".join(_TAGS.sub(" ", " ".join(words)[:_ASIDE]).split())


def _title(tree: LexborHTMLParser) -> str:
    for node in tree.css("title"):
        if words := _words(node):
            return words[:_LONGEST_TITLE]
    return ""


def _names(tree: LexborHTMLParser) -> frozenset[str]:
    words: list[str] = []
    for node in tree.css("html,body"):
        attributes = node.attributes
        words += (attributes.get("class") or "").lower().split()
        words.append((attributes.get("id") or "").lower())
    return frozenset(words)


def _refresh(tree: LexborHTMLParser, url: str) -> tuple[int, str] | None:
    for node in tree.css("meta[http-equiv]"):
        attributes = node.attributes
        if (attributes.get("http-equiv") or "").lower() != "refresh":
            continue
        if found := _REFRESH.match((attributes.get("content") or "")[:_ASIDE]):
            seconds, target = found.groups()
            if target:
                return int(seconds[:6]), _joined(url, target)
    return None


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError:
        return target


def _plain_text(source: str) -> Sight:
    """Return the sight of a text without markup: a short one is its own title."""
    words = " ".join(source.split())
    return Sight(
        source=source[:_SOURCE],
        length=len(source),
        title=words if len(words) <= _HEADLINE else "",
        names=frozenset(),
        canonical=None,
        headings=(),
        pieces=(words,),
        own=words,
        noscript="",
        refresh=None,
        password=False,
        links=0,
        pictures=0,
        frames=0,
        scripts=0,
        variables=_variables(words),
        open_ended=False,
        inside_tag=False,
        markup=False,
    )


def _variables(text: str) -> tuple[str, ...]:
    if not any(opening in text for opening in OPENINGS):
        return ()
    return tuple(VARIABLES.findall(text))
