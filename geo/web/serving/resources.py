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

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the content, as 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def tag(self) -> str:
        """The first twelve digits of the hash: enough to name a version in a URL."""
        return self.sha256[:12]

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
        # Ranges count the bytes of the content as it is, so they are answered uncompressed.
        wanted = request.headers.get("range", "")
        accepted = "" if wanted else request.headers.get("accept-encoding", "")
        body, encoding = self.encoded(accepted)
        headers = {
            "Cache-Control": cache_control,
            "ETag": f'"{self.tag}{"-" + encoding if encoding else ""}"',
            "Vary": "Accept-Encoding",
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": "ETag, Content-Range, Content-Disposition",
            "Accept-Ranges": "bytes",
            "X-Content-Type-Options": "nosniff",
        }
        held = request.headers.get("if-none-match", "")
        if headers["ETag"] in held or held.strip() == "*":
            return Response(status_code=304, headers=headers)
        if encoding:
            headers["Content-Encoding"] = encoding
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

    def encoded(self, accepted: str) -> tuple[bytes, str]:
        """The content as a client takes it (`Accept-Encoding`), and the name of that coding."""
        if self.is_compressed:
            return self.content, ""
        if _accepts(accepted, "br"):
            return self.brotli, "br"
        if _accepts(accepted, "gzip"):
            return self.gzip, "gzip"
        return self.content, ""


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
