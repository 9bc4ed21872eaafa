"""Cards from made-up answers: every state, without a database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cards.bare import refused_card
from app.cards.alternative import ALTERNATIVE
from app.cards.reading import card_of
from app.cards.voice import Voice
from app.nomenclature import Key
from app.queries.diplome import Diplome
from app.queries.etablissement import Etablissement
from app.queries.figures import Figures
from app.queries.formation import Formation
from app.queries.repli import POPULATIONS, POPULATIONS_APPRENTIS, whole_establishment
from app.queries.reponse import Reponse
from app.queries.source import Source
from tests.conftest import TODAY

SOURCE = Source("ministères de l'Éducation nationale et du Travail", "InserJeunes", "Licence Ouverte 2.0", "", None)
FIGURES = Figures("2022_2023", None, "2022_2023", 44, 31, 25, "publie", "fr-en-inserjeunes-cfa", "cfa.csv", 12)
NOTHING = Figures("2022_2023", "effectif_faible", None, None, None, None, None, None, None, None)
OLDER = replace(NOTHING, millesime="2019_2020", part_en_emploi_6_mois=10, part_formation=80, part_autres_situations=10, origine="calcule")
OLDER = replace(OLDER, source="x", fichier="y.csv", ligne=3)
CAP = Diplome("23220022139", "Cuisine", "cap")
FORMATION = Formation("0990001N", "23220022139", "scolaire", "50022139", "Cuisine", "cap", "Lycée d'essai", "53", "S0", FIGURES)
LYCEE = Etablissement("0990001N", "lycee", "Lycée d'essai", "53", "S8", FIGURES)
CFA = replace(LYCEE, population="cfa", libelle_etablissement="CFA d'essai")


def answer(key="0990001N-23220022139", diplome=CAP, formations=(FORMATION,), populations=(LYCEE,), fictif=False, **more):
    """As `find_reponse` gathers it, where the whole establishment is the only step that stands in for the formation."""
    parsed, formations, populations = Key.parse(key), list(formations), list(populations)
    if parsed.code and not any(formation.figures.millesime for formation in formations) and "repli" not in more:
        apprentis = any(formation.filiere == "apprentissage" for formation in formations)
        order = POPULATIONS_APPRENTIS if apprentis else POPULATIONS[parsed.code.type]
        more["repli"] = whole_establishment(populations, order)
    return Reponse(parsed, fictif, diplome=diplome, formations=formations, populations=populations, **more)


def card(**changes):
    return card_of(answer(**changes), SOURCE, today=TODAY)


def parts(bloc):
    return [ligne.part for ligne in bloc.lignes]


def test_s0_says_the_published_figures_of_the_formation():
    found = card()
    assert (found.etat, found.motif, parts(found.blocs[0])) == ("S0", None, [44, 31, 25])
    assert found.titre == "6 mois après ce CAP, où en sont les jeunes\u00a0?"
    assert found.formation == "CAP Cuisine"
    assert found.blocs[0].perimetre == "Lycée d'essai"
    assert found.blocs[0].groupe == "Jeunes sortis en 2022 et 2023."
    assert found.blocs[0].trace == "plein"
    assert found.alternative == (
        "6 mois après ce CAP, où en sont les jeunes\u00a0? Lycée d'essai. Sortis en 2022 et 2023\u00a0: "
        "environ 4\u00a0sur\u00a010 ont un travail. Environ 3\u00a0sur\u00a010 sont encore en formation. "
        "Environ 3\u00a0sur\u00a010\u00a0: autre situation. Source\u00a0: InserJeunes."
    )


def test_s1_says_what_is_not_published_and_never_computes_it():
    figures = replace(FIGURES, part_en_emploi_6_mois=None)
    found = card(formations=[replace(FORMATION, etat="S1", figures=figures)])
    assert (found.etat, parts(found.blocs[0])) == ("S1", [None, 31, 25])
    assert found.blocs[0].lignes[0].sur_10 is None
    assert found.blocs[0].lignes[0].phrase == "Travail\u00a0: chiffre non publié."
    assert found.blocs[0].annonces == ("Une partie des chiffres n'est pas publiée pour cette formation.",)


def test_s2_gives_the_reason_then_the_whole_lycee_drawn_otherwise():
    found = card(formations=[replace(FORMATION, etat="S2", figures=NOTHING)])
    assert (found.etat, found.motif) == ("S2", "effectif_faible")
    assert parts(found.blocs[0]) == [None] * 3
    assert found.blocs[0].annonces[0] == "Moins de 20\u00a0jeunes ont fini cette formation ici."
    assert found.blocs[1].annonces == ("Voici les chiffres de tout le lycée.",)
    assert (parts(found.blocs[1]), found.blocs[1].trace) == ([44, 31, 25], "contour")


def test_s2_prefers_an_older_group_of_the_same_formation():
    found = card(formations=[replace(FORMATION, etat="S2", figures=OLDER)])
    assert found.blocs[0].annees == (2022, 2023)
    assert (found.blocs[1].annees, found.blocs[1].trace, parts(found.blocs[1])) == ((2019, 2020), "plein", [10, 80, 10])
    assert found.blocs[1].annonces[0] == "Chiffres anciens\u00a0: ils parlent de jeunes sortis en 2019 et 2020."
    assert "calculés par Trajectoires" in found.blocs[1].annonces[1]


def test_s8_says_that_the_figures_are_of_the_whole_establishment():
    found = card(formations=[], populations=[CFA])
    assert (found.etat, found.motif, found.blocs[0].trace) == ("S8", "non_publie", "contour")
    assert found.titre == "6 mois après une formation dans ce CFA, où en sont les apprentis\u00a0?"
    assert found.blocs[0].annonces == (
        "Chiffres de tout le CFA, toutes formations réunies.",
        "Il n'y a pas de chiffre pour ce CAP seul.",
    )
    assert found.blocs[0].lignes[0].phrase == "Environ 4\u00a0apprentis sur\u00a010 ont un travail."


def test_s8_agrees_with_a_feminine_diploma():
    found = card(formations=[], diplome=Diplome("1", "Coiffure", "mention_complementaire"))
    assert found.blocs[0].annonces[1] == "Il n'y a pas de chiffre pour cette mention complémentaire seule."


def test_a_mefstat11_takes_the_pupils_of_the_lycee_before_the_whole_lycee():
    eleves = replace(LYCEE, population="eleves", figures=replace(FIGURES, part_en_emploi_6_mois=9))
    assert parts(card(formations=[], populations=[LYCEE, eleves]).blocs[0])[0] == 9


def test_an_establishment_alone_is_drawn_plainly():
    found = card(key="0990001N", diplome=None, formations=[], populations=[LYCEE])
    assert (found.etat, found.motif, found.blocs[0].trace) == ("S8", None, "plein")
    assert found.blocs[0].annonces == ("Chiffres de tout le lycée, toutes formations professionnelles réunies.",)


def test_two_publications_of_one_establishment_are_side_by_side_never_added():
    found = card(key="0990001N", diplome=None, formations=[], populations=[CFA, LYCEE])
    assert [bloc.lignes[0].phrase.split()[2] for bloc in found.blocs] == ["apprentis", "jeunes"]


@pytest.mark.parametrize(
    ("changes", "motif", "sentence"),
    [
        ({"formations": [], "populations": []}, "etablissement_non_reconnu", "Nous n'avons pas retrouvé cet établissement."),
        ({"diplome": None, "formations": []}, "formation_non_reconnue", "Nous n'avons pas retrouvé cette formation."),
        ({"key": "23220022139", "formations": [], "populations": []}, "niveau_non_publie", "pour toute la France."),
        ({"key": "53-23220022139", "formations": [], "populations": []}, "region_non_publiee", "pour cette région."),
        (
            {"formations": [], "populations": [replace(LYCEE, etat="S10", figures=replace(NOTHING, motif_absence="absence"))]},
            "non_publie",
            "Aucun chiffre n'est publié pour elle dans cet établissement.",
        ),
    ],
)
def test_s10_has_a_named_cause(changes, motif, sentence):
    found = card(**changes)
    assert (found.etat, found.motif) == ("S10", motif)
    assert found.blocs[0].annonces[0].startswith("Pas encore de chiffre pour")
    assert found.blocs[0].annonces[1].endswith(sentence)
    assert parts(found.blocs[0]) == [None] * 3


def test_several_formations_for_one_code_are_offered_not_picked():
    other = replace(FORMATION, code="23110022139")
    found = card(key="0990001N-50022139", formations=[other, FORMATION])
    assert (found.etat, found.motif) == ("S10", "plusieurs_formations")
    assert [choix.cle for choix in found.choix] == ["0990001N-23110022139", "0990001N-23220022139"]


APPRENTISSAGE = replace(FORMATION, code="50022139", filiere="apprentissage")


def test_an_apprenticeship_speaks_of_apprentices():
    found = card(key="0990001N-50022139", formations=[APPRENTISSAGE])
    assert (found.etat, found.titre) == ("S0", "6 mois après ce CAP, où en sont les apprentis\u00a0?")
    assert found.blocs[0].groupe == "Apprentis sortis en 2022 et 2023."


def test_too_few_apprentices_of_a_lycee_are_followed_by_its_other_apprentices():
    apprentis = replace(LYCEE, population="apprentis", figures=replace(FIGURES, part_en_emploi_6_mois=9))
    small = replace(APPRENTISSAGE, etat="S2", figures=NOTHING)
    found = card(key="0990001N-50022139", formations=[small], populations=[apprentis, LYCEE])
    assert found.blocs[1].annonces == ("Voici les chiffres de tous les apprentis du lycée.",)
    assert parts(found.blocs[1])[0] == 9


def test_both_voies_of_a_diploma_are_side_by_side_never_added_nor_compared():
    found = card(key="0990001N-50022139", formations=[FORMATION, replace(APPRENTISSAGE, etat="S2", figures=OLDER)])
    assert (found.etat, found.motif, found.choix) == ("S11", None, ())
    assert [bloc.annonces[0] for bloc in found.blocs] == ["En lycée.", "En apprentissage.", "Chiffres anciens\u00a0: ils parlent de jeunes sortis en 2019 et 2020."]
    assert found.blocs[1].annonces[1] == "Ces deux groupes sont différents\u00a0: un apprenti a déjà un employeur."
    assert [parts(bloc) for bloc in found.blocs] == [[44, 31, 25], [None] * 3, [10, 80, 10]]


def test_invented_data_say_so_in_every_text():
    found = card(fictif=True)
    assert found.fictif and found.alternative.startswith("Données fictives.")


def test_the_alternative_stays_short_with_a_name_of_180_characters():
    long_name = replace(FORMATION, libelle_etablissement="Lycée " + "très long " * 18)
    assert len(card(formations=[long_name]).alternative) <= ALTERNATIVE


def test_the_source_gives_the_date_when_it_is_known():
    found = card_of(answer(), replace(SOURCE, date_donnees="2026-07-20"))
    assert "données du 20/07/2026" in found.source
    assert "données du" not in card().source


def test_a_refused_key_gets_a_card_that_says_what_was_expected():
    found = refused_card("x", "On attend un UAI.", False)
    assert (found.etat, found.motif, found.blocs[0].annonces) == ("S10", "cle_invalide", ("On attend un UAI.",))


def test_the_source_and_the_explanations_are_those_of_the_figures():
    insersup = Source("SIES, ministère chargé de l'Enseignement supérieur", "InserSup, sortants", "Licence Ouverte 2.0", "", None)
    found = card_of(answer(), insersup)
    assert found.source.startswith("Source\u00a0: InserSup (") and found.alternative.endswith("Source\u00a0: InserSup.")


def test_the_explanation_of_a_whole_lycee_does_not_speak_of_one_diploma():
    found = card(formations=[replace(FORMATION, etat="S2", figures=NOTHING)])
    assert dict(found.explications)["Qui"].startswith("Ces chiffres parlent des jeunes qui ont fini une formation ici")


def test_the_alternative_names_the_scope_before_the_figures_and_ends_with_a_sentence():
    found = card(formations=[replace(FORMATION, etat="S2", figures=NOTHING)])
    text = found.alternative.replace("\u00a0", " ")
    assert "toutes formations professionnelles réunies. Sortis en 2022 et 2023 : environ 4 sur 10" in text
    assert text.endswith("Source : InserJeunes.") and len(text) <= ALTERNATIVE


def test_the_alternative_never_tells_those_who_work_without_those_who_study():
    for langue in ("fr", "en"):
        found = card_of(answer(formations=[replace(FORMATION, etat="S2", figures=NOTHING)]), SOURCE, Voice(langue), TODAY)
        text = found.alternative.replace("\u00a0", " ")
        assert ("4 sur 10" in text) == ("3 sur 10" in text) and ("4 in 10" in text) == ("3 in 10" in text)
        assert len(text) <= ALTERNATIVE and ("sur 10" in text or "in 10" in text)
