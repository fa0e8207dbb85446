"""Any two versions of a page, compared as neighbours are."""

from __future__ import annotations

from monitor.diff import diff
from monitor.errors import InputError
from monitor.model import Comparison, Page, Side, Snapshot
from monitor.store import Store


def compare_versions(
    store: Store, page: Page, old: int | None, new: int | None
) -> Comparison:
    """Compare two versions of a page: by default the last with the one before.

    Raises InputError where there are no such versions.
    """
    count = store.page(page.id).versions
    new = new or count
    old = old or new - 1
    if not 0 < old < new <= count:
        raise InputError(
            f"{page.url} has {count} version{'' if count == 1 else 's'}, so there is "
            f"nothing between {max(old, 0)} and {new} to compare."
        )
    before, after = store.snapshot(page.id, old), store.snapshot(page.id, new)
    return Comparison(
        page.url,
        after.parsed.content.title or page.title,
        diff(before.parsed.content, after.parsed.content),
        _side(before),
        _side(after),
        source=page.source,
        page_id=page.id,
    )


def _side(snapshot: Snapshot) -> Side:
    return Side(
        snapshot.parsed.content,
        snapshot.at,
        snapshot.digest,
        snapshot.number,
        snapshot.path,
    )
