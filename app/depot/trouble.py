"""What goes wrong between a machine and its depot, in sentences for whoever runs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError

# What the library writes somewhere in a message → what it means. The first address is asked for keys where the environment gives none.
MEANINGS = {
    "169.254.169.254": "demande des clés : donnez AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY",
    "InvalidCertificate": "a un certificat qui n'est pas reconnu",
    "dns error": "est sur une machine dont le nom n'est pas trouvé",
    "ConnectionRefused": "est sur une machine qui refuse la connexion",
    "IncompleteBody": "s'est arrêté avant la fin",
    "TimedOut": "ne répond pas à temps",
}


class DepotFailed(Exception):
    """The depot did not give, or did not take, what was asked; the message, in French, says what and why."""


class Refused(DepotFailed):
    """What the depot holds is not what it announces: asking again at once would give the same."""


class Absent(DepotFailed):
    """The depot answers that there is no such file."""


class CannotResume(DepotFailed):
    """The depot gives a file from its beginning only."""


@contextmanager
def said(address: str) -> Iterator[None]:
    """Every failure of the library, about that address, becomes a DepotFailed."""
    try:
        yield
    except FileNotFoundError as error:
        raise Absent(f"{address} n'existe pas.") from error
    except (PermissionDeniedError, UnauthenticatedError) as error:
        raise DepotFailed(f"L'accès à {address} est refusé : vérifiez les droits et les clés.") from error
    except (BaseError, OSError) as error:
        raise DepotFailed(f"{address} {_meaning(str(error))}.") from error


def _meaning(text: str) -> str:
    """Without the durations that the library gives: the same trouble is always said the same way."""
    for sign, meaning in MEANINGS.items():
        if sign in text:
            return meaning
    status = re.search(r"status code: (\d{3})", text)
    return f"répond {status[1]}" if status else f"est injoignable ({text.splitlines()[0].rpartition(' - ')[2].strip(' :')})"
