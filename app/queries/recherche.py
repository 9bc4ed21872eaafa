"""Which formations and establishments are meant by words as people type them."""

from __future__ import annotations

from app.queries.jeton import list_jetons
from app.queries.lexique import read_lexique
from app.queries.mots import words_of
from app.queries.numero import cut_key, find_reference
from app.queries.presentation import answers_of, tell_etablissements, tell_formations, tell_offers
from app.queries.rencontre import BITS, SAME, Rencontres
from app.queries.resultat import Resultat, Resultats, share_out
from app.warehouse import Snapshot

LIMIT = 20
MOST = 50
# More words than that make no search more precise.
MOST_WORDS = BITS
NOTHING = "Aucune formation et aucun établissement ne correspondent à ces mots."
EMPTY = "Écrivez une formation, un établissement, une ville, un code postal ou un code."


def search(snapshot: Snapshot, q: str, limit: int = LIMIT) -> Resultats:
    """Cards that `q` may mean, the likeliest first, `limit` at most (1 to 50): words, codes, numbers or a pasted address.

    An empty list comes with a message.
    """
    limit = max(1, min(limit, MOST))
    reference = find_reference(q)
    if reference:
        answers = answers_of(snapshot, reference)[:limit]
        return Resultats(answers, message=None if answers else f"Aucune table ne dit à quelle formation mène {reference}.")
    words = words_of(cut_key(q))[:MOST_WORDS]
    if not words:
        return Resultats(message=EMPTY)
    lexique = read_lexique(snapshot)
    jetons = list_jetons(snapshot, lexique, words)
    found = Rencontres(lexique, [jeton for jeton in jetons if jeton.formes])
    results = share_out(_sections(snapshot, found, limit), limit)
    return Resultats(results, [jeton.texte for jeton in jetons if not jeton.formes], None if results else NOTHING)


def _sections(snapshot: Snapshot, found: Rencontres, limit: int) -> list[list[Resultat]]:
    """Where a formation and an establishment are needed together, the offers, then what they are made of.

    Otherwise the kinds that hold the most of the typed words, then their offers.
    """
    formations, places = found.best("formation", limit), found.best("etablissement", limit)
    offers = found.best_offers(limit)
    told = tell_offers(snapshot, offers.numeros)
    alone = max(formations.couverture, places.couverture)
    if offers.couverture > alone + SAME:
        region = told[0].code_region if len({offer.code_region for offer in told}) == 1 else None
        return [
            [offer.resultat for offer in told],
            tell_formations(snapshot, formations.numeros, region),
            tell_etablissements(snapshot, list(dict.fromkeys(offer.numero_etablissement for offer in told))),
        ]
    sections = []
    if formations.numeros and formations.couverture > alone - SAME:
        sections.append(tell_formations(snapshot, formations.numeros))
    if places.numeros and places.couverture > alone - SAME:
        sections.append(tell_etablissements(snapshot, places.numeros))
    # Offers that hold fewer of the words would be of something else: all the BTS, for one that nothing lists yet.
    return [*sections, [offer.resultat for offer in told] if offers.couverture > alone - SAME else []]
