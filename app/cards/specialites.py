"""A common first year as lines, one a speciality, in alphabetical order and never by result; never an average."""

from __future__ import annotations

from app.cards import wording
from app.cards.bloc import provenance_of
from app.cards.card import Specialite
from app.cards.french import letters_of
from app.cards.sentences import short_sentence
from app.cards.voice import Phrase, enumerate_years, typeset, uncapitalized
from app.nomenclature import Key, leaving_years
from app.queries.formation import Formation
from app.queries.repli import Repli
from app.queries.reponse import Reponse


def list_lines(reponse: Reponse) -> tuple[Specialite, ...]:
    """Open specialities, and closed ones that have figures; one line a name, the line with figures first."""
    lines: dict[str, Specialite] = {}
    for specialite, formation, repli in reponse.specialites:
        found = formation.figures if formation else repli.reference if repli else None
        told = found is not None and found.millesime is not None
        name = letters_of(specialite.libelle)
        if told or (specialite.est_ouverte and name not in lines):
            phrase = typeset(_sentence(reponse, formation, repli))
            lines[name] = Specialite(
                _key(reponse.key, specialite.mefstat11),
                specialite.libelle,
                phrase,
                annees=leaving_years(found.millesime) if told else (),
                part_en_emploi_6_mois=found.part_en_emploi_6_mois if told else None,
                part_formation=found.part_formation if told else None,
                provenance=provenance_of(found),
            )
    return tuple(lines.values())


def _sentence(reponse: Reponse, formation: Formation | None, repli: Repli | None) -> Phrase | str:
    found = formation.figures if formation else repli.reference if repli else None
    if found is None or found.millesime is None:
        if formation and formation.figures.motif_absence == "effectif_faible":
            return wording.SPECIALITE_TOO_FEW
        return wording.SPECIALITE_NOTHING if reponse.key.uai else wording.SPECIALITE_NOWHERE
    shares = [("emploi", found.part_en_emploi_6_mois), ("formation", found.part_formation)]
    said = " ".join(short_sentence(subject, part, found.effectif) for subject, part in shares if part is not None)
    years = wording.LEFT_IN.format(years=enumerate_years(leaving_years(found.millesime)))
    return f"{years} {uncapitalized(said)}"


def _key(key: Key, mefstat11: str) -> str:
    return "-".join(part for part in (key.uai, key.region, mefstat11) if part)
