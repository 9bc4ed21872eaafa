"""The forms of a card, and the end of an address that asks for each."""

from __future__ import annotations

from app.web import images

FORMS = {**images.FORMS, ".html": "fragment", ".json": "json"}


def split_form(name: str) -> tuple[str, str]:
    """(form, key) of the last part of an address; the form is `page` without a known ending."""
    for ending, form in FORMS.items():
        if name.endswith(ending):
            return form, name.removesuffix(ending)
    return "page", name
