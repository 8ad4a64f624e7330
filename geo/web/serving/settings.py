"""What a host can set, by environment variables that begin with KAVKAZ_ATLAS_."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from geo.dossier import DataError
from geo.i18n.languages import N_
from geo.maps.web.basemaps import ONLINE, OWN
from geo.web.serving.hosts import tidy_origin

PREFIX = "KAVKAZ_ATLAS_"

# One source of CSP's `frame-ancestors` directive, or several.
_ANCESTOR = r"(\*|'self'|https?://[A-Za-z0-9.*-]+(:[0-9]+)?)"
_ANCESTORS = rf"^('none'|{_ANCESTOR}( {_ANCESTOR})*)$"
# Where a reader finds what a host has to say, or whom to write to.
_CONTACT = r"^(https?://[^\s<>\"']{1,500}|mailto:[^\s<>\"']{3,300})?$"


def _networks(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())


def _origin(value: str) -> str:
    return tidy_origin(value) if value else ""


# As readers reach the atlas, without a path.
Origin = Annotated[str, AfterValidator(_origin)]
Networks = Annotated[tuple[IPv4Network | IPv6Network, ...], BeforeValidator(_networks)]


class Settings(BaseModel):
    """The settings of a host.

    `frame_ancestors` says who may show embedded views in a frame; `trusted_proxies` whose word is
    taken on where a request comes from; `metrics` who may read them; `requests_per_minute` how
    many pictures and files one reader may ask for; `basemaps` whether readers may choose online
    ones, whose hosts their browsers then ask. `sockets` bounds the pages that are open at once,
    `sockets_per_reader` and `messages_per_second` those of one reader and what they say; a whole
    school may be one reader. `address` is where readers reach the atlas, for links; '' to take it
    from each request. `warm_up` is off where nobody waits for the first pages and the processors
    are wanted elsewhere. `host_name` says who hosts it, and `imprint`, `privacy`, `contact` and
    `report` are where the host says the rest (`https:` or `mailto:`); all stand at the foot of
    every page, '' for none. `dossier` is the folder of the dossier that is served, '' for the
    atlas's own; it is read by geo.dossier.served, below this room.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    frame_ancestors: str = Field("*", pattern=_ANCESTORS)
    trusted_proxies: Networks = (ip_network("127.0.0.0/8"), ip_network("::1"))
    metrics: Literal["local", "open", "off"] = "local"
    requests_per_minute: int = Field(120, ge=1, le=100_000)
    basemaps: Literal["online", "own"] = "online"
    sockets: int = Field(600, ge=1, le=100_000)
    sockets_per_reader: int = Field(120, ge=1, le=100_000)
    messages_per_second: int = Field(20, ge=1, le=10_000)
    address: Origin = ""
    warm_up: Literal["on", "off"] = "on"
    host_name: str = Field("", max_length=100)
    imprint: str = Field("", pattern=_CONTACT)
    privacy: str = Field("", pattern=_CONTACT)
    contact: str = Field("", pattern=_CONTACT)
    report: str = Field("", pattern=_CONTACT)
    dossier: str = ""

    def trusts(self, host: str) -> bool:
        """Whether a peer is one of the trusted proxies."""
        address = _address(host)
        return address is not None and any(address in near for near in self.trusted_proxies)


def is_local(host: str) -> bool:
    """Whether a peer is on this machine."""
    address = _address(host)
    return address is not None and address.is_loopback


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host)
    except ValueError:
        return None
    # A server that listens on both protocols sees IPv4 written as IPv6.
    return getattr(address, "ipv4_mapped", None) or address


@cache
def basemaps() -> tuple[str, ...]:
    """The names of the basemaps that readers of this host may choose, the atlas's own first."""
    online = ONLINE if read_settings().basemaps == "online" else ()
    return (OWN, *online)


@cache
def address() -> str:
    """Where readers reach the atlas, such as `https://atlas.example`; '' where no host says it."""
    return read_settings().address


@dataclass(frozen=True)
class Host:
    """What a host says of itself at the foot of every page: its name, and links with their words.

    The words are in English; each has a translation.
    """

    name: str
    links: tuple[tuple[str, str], ...]


@cache
def host() -> Host:
    """What the host of this atlas says; an empty name and no links where it says nothing."""
    settings = read_settings()
    links = (
        (N_("Imprint"), settings.imprint),
        (N_("Privacy"), settings.privacy),
        (N_("Contact"), settings.contact),
        (N_("Report an error"), settings.report),
    )
    return Host(settings.host_name, tuple((words, link) for words, link in links if link))


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the environment. Raises DataError, naming each variable that is bad."""
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX)
    }
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        wrong = "\n".join(
            f"The setting {PREFIX}{str(one['loc'][0]).upper()} is not understood: {one['msg']}."
            for one in error.errors()
        )
        raise DataError(wrong) from error
