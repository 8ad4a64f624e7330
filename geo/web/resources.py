"""Files that the server sends: bytes with their hash, compressed once, cached for ever by hash."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property

import brotli
from starlette.requests import Request
from starlette.responses import Response

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, max-age=0, must-revalidate"


@dataclass(frozen=True)
class Resource:
    """Content with its media type. Its compressed forms are computed on first use and kept."""

    content: bytes
    media_type: str

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
        """The content compressed with Brotli (RFC 7932)."""
        return brotli.compress(self.content, quality=9)

    @cached_property
    def gzip(self) -> bytes:
        """The content compressed with gzip (RFC 1952), the same bytes at every call."""
        return gzip.compress(self.content, compresslevel=9, mtime=0)

    def response(self, request: Request, cache_control: str) -> Response:
        """The answer to `request`: compressed as it accepts, or 304 where it holds this version."""
        body, encoding = self._encoded(request.headers.get("accept-encoding", ""))
        headers = {
            "Cache-Control": cache_control,
            "ETag": f'"{self.tag}{"-" + encoding if encoding else ""}"',
            "Vary": "Accept-Encoding",
            "Access-Control-Allow-Origin": "*",
            "X-Content-Type-Options": "nosniff",
        }
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if encoding:
            headers["Content-Encoding"] = encoding
        return Response(body, media_type=self.media_type, headers=headers)

    def _encoded(self, accepted: str) -> tuple[bytes, str]:
        if "br" in accepted:
            return self.brotli, "br"
        if "gzip" in accepted:
            return self.gzip, "gzip"
        return self.content, ""
