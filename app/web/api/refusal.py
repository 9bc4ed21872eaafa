"""What the API answers in place of figures."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """An answer that is an error: the message, in French, says what was expected or what is not known."""

    def __init__(self, status: int, message: str, **data: Any) -> None:
        super().__init__(message)
        self.status, self.data = status, data
