"""The site that shows a card, from the header Referer: its registrable domain, and nothing more precise."""

from __future__ import annotations

from functools import lru_cache

from publicsuffixlist import PublicSuffixList

from app.usage.compte import NON_DIT


def host_of(referer: str) -> str:
    """« www.exemple.fr:8080 » of « https://www.exemple.fr:8080/page?mot=cap »; empty where there is none. Microseconds."""
    _, separator, rest = referer.partition("://")
    return rest.partition("/")[0].partition("?")[0].rpartition("@")[2] if separator else ""


def site_of(host: str) -> str:
    """« exemple.fr » of a host; NON_DIT for none, an IP address, a name inside a company. What is no host stays as it is."""
    return host if host.startswith("(") else _known(host.partition(":")[0].lower())


@lru_cache(maxsize=4096)
def _known(name: str) -> str:
    return _list().privatesuffix(name) or NON_DIT


@lru_cache(maxsize=1)
def _list() -> PublicSuffixList:
    # Read from the package, without any network: 0.2 s, in the thread that writes the counts.
    return PublicSuffixList(accept_unknown=False)
