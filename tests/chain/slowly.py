"""The whole fall-back chain, decided a second time from the marts, slowly."""

from __future__ import annotations

from collections import defaultdict

import duckdb


class Slowly:
    """The rules of data.md, section 4, over whole tables held in dictionaries."""

    def __init__(self, database):
        with duckdb.connect(str(database), read_only=True) as connection:
            self.formation = {
                (uai, code): figures for uai, code, *figures in connection.execute(
                    "SELECT uai, code, millesime IS NOT NULL, motif_absence IS NULL FROM marts.formation"
                ).fetchall()
            }
            self.whole = defaultdict(dict)
            for uai, population, has, region in connection.execute(
                "SELECT uai, population, millesime IS NOT NULL, code_region FROM marts.etablissement"
            ).fetchall():
                self.whole[uai][population] = (has, region)
            self.annuaire = dict(connection.execute("SELECT uai, code_region FROM marts.annuaire").fetchall())
            self.known = dict(connection.execute("SELECT code, type_diplome FROM marts.diplome").fetchall())
            self.common = defaultdict(list)
            for code, last in connection.execute("SELECT code, mefstat11 FROM marts.specialite").fetchall():
                self.common[code].append(last)
            self.last = defaultdict(list)
            for code, last in connection.execute("SELECT code, mefstat11 FROM marts.derniere_annee").fetchall():
                self.last[code].append(last)
            self.continuum = defaultdict(list)
            for code, other, _, _ in connection.execute(
                "SELECT code, code_lie, rang, sens FROM marts.continuum WHERE type_code = 'mefstat11' ORDER BY rang, sens"
            ).fetchall():
                self.continuum[code].append(other)
            self.related = defaultdict(list)
            for uai, other in connection.execute(
                "SELECT uai, uai_lie FROM marts.uai_lie WHERE nb_reponses = 1 ORDER BY lien DESC, uai_lie"
            ).fetchall():
                self.related[uai].append(other)
            self.departement = dict(connection.execute("SELECT prefixe_uai, code_region FROM marts.departement").fetchall())
            self.reference = set(connection.execute("SELECT code, niveau, code_region FROM marts.reference").fetchall())

    def has(self, uai, code):
        return self.formation.get((uai, code), [False])[0]

    def whole_has(self, uai):
        return any(self.whole[uai].get(population, (False,))[0] for population in ("eleves", "lycee", "cfa"))

    def step(self, uai, code):
        if self.whole.get(uai) or uai in self.annuaire:
            return self.step_of_known(uai, code)
        # Of a place that nothing describes, its number tells the region.
        found = self.step_of_known(uai, code) if code in self.known else "aucune"
        return "etablissement_non_reconnu" if found == "aucune" else found

    def region_of(self, uai):
        if self.whole.get(uai):
            return next(iter(self.whole[uai].values()))[1]
        return self.annuaire[uai] if uai in self.annuaire else self.departement.get(uai[:3])

    def step_of_known(self, uai, code):
        if code not in self.known:
            return "formation_non_reconnue"
        if code in self.common:
            if any(self.has(uai, last) for last in self.common[code]):
                return "specialites"
            if not self.whole.get(uai) and uai not in self.annuaire:
                region = self.region_of(uai)
                place = ("region", region) if region else ("france", "00")
                return "specialites" if any((last, *place) in self.reference for last in self.common[code]) else "aucune"
            return "etablissement" if self.whole_has(uai) else "aucune"
        asked = code
        code = self.last[code][0] if len(self.last[code]) == 1 else code
        if self.has(uai, code):
            return "propre" if self.formation[uai, code][1] else "groupe_ancien"
        if any(self.has(uai, other) for other in self.continuum[code]):
            return "continuum"
        if any(self.has(other, code) for other in self.related[uai]):
            return "autre_uai"
        # A whole lycée speaks for its professional formations only.
        if self.known[asked] != "autre" and self.whole_has(uai) or self.whole[uai].get("cfa", (False,))[0]:
            return "etablissement"
        if self.whole.get(uai) and set(self.whole[uai]) == {"cfa"}:
            return "aucune"
        for niveau, place in (("region", self.region_of(uai)), ("france", "00")):
            if (code, niveau, place) in self.reference:
                return niveau
        return "aucune"
