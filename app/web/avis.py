"""POST /avis: the answer to « Cette information vous aide ? », one more in an anonymous count, and nothing else."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, abort, current_app, redirect, request
from werkzeug.wrappers import Response as Redirection

from app.cards.avis import Question, question_of
from app.cards.voice import Langue, Voice
from app.cards.wording import AVIS_REPONSES
from app.nomenclature import InvalidIdentifier, Key, Reference, parse_address
from app.usage.site import host_of
from app.web import styles
from app.web.cartes import STATUS, card_at
from app.web.options import Options
from app.web.pages import show

blueprint = Blueprint("avis", __name__)
# A key, an answer, a few options.
HEAVIEST = 2_000


@blueprint.app_template_global()
def question(langue: Langue, options: Options) -> Question:
    """What is asked under a card, in its language."""
    return question_of(Voice(langue, options.adresse))


@blueprint.app_template_global()
def counted() -> bool:
    """Whether an answer would be counted: else nothing is asked."""
    return current_app.extensions["comptage"].compteur is not None


blueprint.add_app_template_global(styles.QUESTION, "question_style")


@blueprint.post("/avis")
def avis() -> Redirection:
    """Counts the answer, then leads to a page that can be loaded again without counting anything."""
    request.max_content_length = request.max_form_memory_size = HEAVIEST
    reponse, cle = request.form.get("reponse", ""), request.form.get("cle", "")
    if reponse not in AVIS_REPONSES or not _is_ours(request.headers.get("Origin", "")):
        abort(400)
    card = card_at(current_app.extensions["warehouse"].snapshot(), _address(cle))
    if STATUS.get(card.motif or ""):
        abort(404)
    _count(request.form.get("origine", ""), card.etat, reponse)
    chosen = Options.parse(request.form, "page").of_reader.chosen
    return redirect(f"{current_app.extensions['base']()}/avis/merci?{urlencode({'cle': cle, **chosen})}", 303)


def _count(origine: str, etat: str, reponse: str) -> None:
    """The answer and, where the card was on a side of the trial at work, that it was."""
    comptage, essai = (current_app.extensions[name] for name in ("comptage", "essai"))
    comptage.avis(request.environ, origine, etat, reponse)
    # What the page said, which may have been kept since another day: not what the day would choose now.
    if essai and (variante := essai.recognized(request.form.get("variante", ""))):
        comptage.essai(request.environ, origine, variante, reponse)


@blueprint.get("/avis/merci")
def merci() -> Response:
    """Thanks, and the way back to the card."""
    cle = request.args.get("cle", "")
    query = urlencode({"taille": "detail", **Options.parse(request.args, "page").of_reader.chosen})
    return show("pages/merci.html", cle=str(_address(cle)) if cle else "", suite=query)


def _address(cle: str) -> Key | Reference:
    try:
        return parse_address(cle)
    except InvalidIdentifier:
        abort(400)


def _is_ours(origin: str) -> bool:
    """Whether a form of this service was sent: a browser names its site, or « null » from a sandboxed frame; no other page answers for its readers."""
    host = host_of(origin)
    return origin in ("", "null") or host in (request.host, host_of(current_app.extensions["base"]()))
