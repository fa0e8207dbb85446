"""WARC files packed as WACZ 1.1.1, with the index that a player needs.

https://specs.webrecorder.net/wacz/1.1.1/
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import urllib.parse
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

_ARCHIVE = "archive/data.warc.gz"
_READ = 1 << 20


def pack(warc: Path, target: Path, *, software: str) -> None:
    """Write the WACZ of a WARC file; `target` is not there before it is whole."""
    fresh = target.with_name(target.name + ".packing")
    index, pages = _indexed(warc)
    made = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as archive:
        resources = [
            _add_file(archive, _ARCHIVE, warc),
            _add(archive, "indexes/index.cdx", index),
            _add(archive, "pages/pages.jsonl", pages),
        ]
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "created": made,
            "software": software,
            "resources": resources,
        }
        described = json.dumps(package, indent=2).encode()
        _add(archive, "datapackage.json", described)
        digest = {"path": "datapackage.json", "hash": _hash(described)}
        _add(archive, "datapackage-digest.json", json.dumps(digest).encode())
    fresh.replace(target)


def _hash(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> dict[str, Any]:
    archive.writestr(name, data)
    return _resource(name, _hash(data), len(data))


def _add_file(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as out:
        while block := source.read(_READ):
            out.write(block)
            digest.update(block)
            size += len(block)
    return _resource(name, f"sha256:{digest.hexdigest()}", size)


def _resource(name: str, digest: str, size: int) -> dict[str, Any]:
    return {
        "name": name.rpartition("/")[2],
        "path": name,
        "hash": digest,
        "bytes": size,
    }


def _indexed(warc: Path) -> tuple[bytes, bytes]:
    """Return the index (CDXJ, sorted) and the list of pages (JSON lines)."""
    lines, pages = [], {}
    with warc.open("rb") as file:
        for line, page in _responses(file):
            lines.append(line)
            pages[page["url"], page["ts"]] = page
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    listed = [head, *pages.values()]
    return (
        "".join(sorted(lines)).encode(),
        "".join(
            json.dumps(page, ensure_ascii=False) + "\n" for page in listed
        ).encode(),
    )


def _responses(file: BinaryIO) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the index line and the page of each response of a WARC file."""
    records = ArchiveIterator(file)
    for record in records:
        offset = records.get_record_offset()
        if record.rec_type != "response":
            continue
        fields, http = record.rec_headers, record.http_headers
        url, at = fields.get_header("WARC-Target-URI"), fields.get_header("WARC-Date")
        entry = {
            "url": url,
            "mime": (http.get_header("Content-Type") or "").partition(";")[0].strip(),
            "status": http.get_statuscode(),
            "digest": fields.get_header("WARC-Payload-Digest"),
            "filename": _ARCHIVE.rpartition("/")[2],
            "offset": str(offset),
        }
        record.raw_stream.read()
        length = records.get_record_length() or 0
        entry["length"] = str(length)
        stamp = re.sub(r"\D", "", at)[:14]
        line = f"{sort_key(url)} {stamp} {json.dumps(entry, ensure_ascii=False)}\n"
        page_id = hashlib.sha256(f"{url} {at}".encode()).hexdigest()[:22]
        yield line, {"id": page_id, "url": url, "ts": at}


def sort_key(url: str) -> str:
    """Return the address with its host turned round, as indexes sort it (SURT)."""
    parts = urllib.parse.urlsplit(url.lower())
    host = re.sub(r"^www\d*\.", "", parts.hostname or "")
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    path = parts.path.rstrip("/") if parts.path != "/" else "/"
    return f"{','.join(reversed(host.split('.')))}{port}){path or '/'}" + (
        f"?{query}" if query else ""
    )
