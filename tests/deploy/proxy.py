"""nginx on this machine, with the shipped configuration before replicas at other ports."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.servers import ROOT, free_port, stop, until_it_answers

DEPLOY = ROOT / "geo" / "deploy"
# What Debian's own file says around a site, for a user without rights.
_AROUND = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections {connections}; }}
http {{
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/a; uwsgi_temp_path {folder}/b; scgi_temp_path {folder}/c;
  include {folder}/site.conf;
}}
"""


@contextmanager
def proxying(
    folder: Path,
    ports: Sequence[int],
    tls: int | None = None,
    led: int | None = None,
    connections: int = 400,
) -> Iterator[str]:
    """The address of nginx before three replicas; its process ends with the context.

    It answers there without TLS, as it does with TLS at the port `tls`; `led` only leads to that.
    One reader may have so many `connections`; all together four times as many.
    """
    own = free_port()
    _make_certificate(folder)
    site = _site(folder, (own, tls or free_port(), led or free_port()), ports)
    site = site.replace(" kavkaz_connections 400;", f" kavkaz_connections {connections};")
    (folder / "site.conf").write_text(site, "utf-8")
    (folder / "nginx.conf").write_text(
        _AROUND.format(folder=folder, connections=4 * connections), "utf-8"
    )
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [nginx, "-p", str(folder), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    with (
        (folder / "printed").open("w+") as printed,
        subprocess.Popen(command, stderr=printed) as process,
    ):
        try:
            until_it_answers(process, f"http://localhost:{own}", printed)
            yield f"http://localhost:{own}"
        finally:
            stop(process)


def sign_on_folder(folder: Path) -> Path:
    """Where the site in that folder looks for the file that asks for sign-on."""
    return folder / "kavkaz-atlas"


def ask_for_sign_on(folder: Path, provider: int, closed: str) -> None:
    """Puts the shipped file there, for a provider at that port, with what it closes."""
    shipped = (DEPLOY / "sign-on.conf").read_text("utf-8")
    for was, times, here in (
        ("127.0.0.1:4180;", 2, f"127.0.0.1:{provider};"),
        ("set $kavkaz_closed everything;", 1, f"set $kavkaz_closed {closed};"),
    ):
        assert shipped.count(was) == times, was
        shipped = shipped.replace(was, here)
    sign_on_folder(folder).mkdir()
    (sign_on_folder(folder) / "sign-on.conf").write_text(shipped, "utf-8")


def _make_certificate(folder: Path) -> None:
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 "
        "-subj /CN=localhost -addext subjectAltName=DNS:localhost "
        "-keyout privkey.pem -out fullchain.pem"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)


def _site(folder: Path, own: tuple[int, int, int], ports: Sequence[int]) -> str:
    """The shipped file with the ports and paths of this machine in place of its own."""
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    places = {
        f"127.0.0.1:{number} ": f"127.0.0.1:{port} "
        for number, port in enumerate(ports, start=8501)
    }
    plain, tls, led = own
    places |= {
        "listen 80;": f"listen {led};",
        "listen 80 default_server;": f"listen {led} default_server; listen {plain} default_server;",
        "listen 443 ssl http2;": f"listen {tls} ssl http2; listen {plain};",
        "listen 443 ssl default_server;": f"listen {tls} ssl default_server;",
        "userid_flags secure ": "userid_flags ",
        "/var/log/nginx/": f"{folder}/",
        "/etc/nginx/kavkaz-atlas/": f"{sign_on_folder(folder)}/",
    }
    site = site.replace("/etc/letsencrypt/live/atlas.example", str(folder))
    site = site.replace("server_name atlas.example;", "server_name localhost;")
    for shipped, here in places.items():
        assert site.count(shipped) == 1, shipped
        site = site.replace(shipped, here)
    return site
