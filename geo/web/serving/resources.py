"""Files that the server sends: bytes with their hash, compressed once, cached for ever by hash."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

import brotli
from starlette.requests import Request
from starlette.responses import Response

IMMUTABLE = "public, max-age=31536000, immutable"
# Media types whose content is compressed already.
_COMPRESSED = ("font/", "image/png", "image/jpeg", "application/wasm")
REVALIDATE = "public, max-age=0, must-revalidate"

# Compressing more than this thoroughly takes longer than a second.
_MOST_THOROUGH_BYTES = 2**20

_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
_WEIGHT_ZERO = re.compile(r"\s*q=0(\.0*)?\s*")


@dataclass(frozen=True)
class Resource:
    """Content with its media type. Its compressed forms are computed on first use and kept.

    What is `lasting` is sent to every reader: it is worth more work to make it small, which
    `compress_thoroughly` does ahead of its readers, who do not wait for it.
    """

    content: bytes
    media_type: str
    lasting: bool = False
    # What is made again from the same things has the version of those, known before it is made.
    version: str = ""

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the content, as 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def tag(self) -> str:
        """The version; without one the first digits of the hash, which are enough in a URL."""
        return self.version or self.sha256[:12]

    @cached_property
    def brotli(self) -> bytes:
        """The content compressed with Brotli (RFC 7932); thoroughly where that was asked for."""
        return _brotli(self.content, quality=6)

    def compress_thoroughly(self) -> None:
        """Makes `brotli` as small as it gets, which takes up to a second or two."""
        if self.lasting and not self.is_compressed and len(self.content) <= _MOST_THOROUGH_BYTES:
            self.__dict__["brotli"] = _brotli(self.content, quality=11)

    @cached_property
    def gzip(self) -> bytes:
        """The content compressed with gzip (RFC 1952), the same bytes at every call."""
        return gzip.compress(self.content, compresslevel=9, mtime=0)

    @property
    def is_compressed(self) -> bool:
        """Whether the content is compressed by its own format."""
        return self.media_type.startswith(_COMPRESSED)

    def response(self, request: Request, cache_control: str) -> Response:
        """The answer to `request`: compressed as it accepts, or 304 where it holds this version."""
        coding = _coding_for(request, self.media_type)
        headers = _headers(self.tag, coding, cache_control)
        if _holds(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        body, wanted = self._encode(coding), request.headers.get("range", "")
        if coding:
            headers["Content-Encoding"] = coding
        # A range is of the version that the client holds, or else everything is sent again.
        if wanted and request.headers.get("if-range", headers["ETag"]) == headers["ETag"]:
            return self._part(wanted, headers)
        return Response(body, media_type=self.media_type, headers=headers)

    def _part(self, wanted: str, headers: dict[str, str]) -> Response:
        """One range of bytes (RFC 9110, section 14); several at once, and other units, give all."""
        match = _RANGE.fullmatch(wanted.strip())
        if match is None or not (match[1] or match[2]):
            return Response(self.content, media_type=self.media_type, headers=headers)
        size = len(self.content)
        first = int(match[1]) if match[1] else max(size - int(match[2]), 0)
        last = min(int(match[2]), size - 1) if match[1] and match[2] else size - 1
        if first > last:
            headers["Content-Range"] = f"bytes */{size}"
            return Response(status_code=416, headers=headers)
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
        body = self.content[first : last + 1]
        return Response(body, 206, media_type=self.media_type, headers=headers)

    def encode_for(self, accepted: str) -> tuple[bytes, str]:
        """The content as a client takes it (`Accept-Encoding`), and the name of that coding."""
        coding = _coding(accepted, self.media_type)
        return self._encode(coding), coding

    def _encode(self, coding: str) -> bytes:
        if coding == "br":
            return self.brotli
        return self.gzip if coding == "gzip" else self.content


def not_modified(
    request: Request, version: str, media_type: str, cache_control: str
) -> Response | None:
    """The answer 304 where `request` holds that version of a resource that is not made yet."""
    headers = _headers(version, _coding_for(request, media_type), cache_control)
    return Response(status_code=304, headers=headers) if _holds(request, headers["ETag"]) else None


def _headers(tag: str, coding: str, cache_control: str) -> dict[str, str]:
    return {
        "Cache-Control": cache_control,
        "ETag": f'"{tag}{"-" + coding if coding else ""}"',
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag, Content-Range, Content-Disposition",
        "Accept-Ranges": "bytes",
        "X-Content-Type-Options": "nosniff",
    }


def _holds(request: Request, etag: str) -> bool:
    held = request.headers.get("if-none-match", "")
    return etag in held or held.strip() == "*"


def _coding_for(request: Request, media_type: str) -> str:
    # Ranges count the bytes of the content as it is, so they are answered uncompressed.
    accepted = "" if "range" in request.headers else request.headers.get("accept-encoding", "")
    return _coding(accepted, media_type)


def _coding(accepted: str, media_type: str) -> str:
    """The coding in which a client takes content of a type (`Accept-Encoding`); '' for none."""
    if media_type.startswith(_COMPRESSED):
        return ""
    return next((coding for coding in ("br", "gzip") if _accepts(accepted, coding)), "")


def _brotli(content: bytes, quality: int) -> bytes:
    compressed: bytes = brotli.compress(content, quality=quality)
    return compressed


def _accepts(accepted: str, encoding: str) -> bool:
    # RFC 9110, section 12.5.3: a coding that is named with the weight 0 is refused.
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == encoding:
            return not _WEIGHT_ZERO.fullmatch(weight)
    return False
