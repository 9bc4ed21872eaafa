"""What the API answers, field by field: the names are those that the present reusers read, a null is what is not known."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from app.web.api.parts import About, Certificat, Count, Donnee, Euros, Famille, Filiere, Libelle, Lieu, Percent

class Taux(Struct, frozen=True, kw_only=True):
    """Parts de tous les jeunes de dernière année, en pourcentage entier ; nb_annee_term est leur nombre."""

    code_formation_diplome: str | None
    diplome: Libelle | None
    filiere: Filiere
    millesime: str
    nb_annee_term: Count | None = None
    nb_sortant: Count | None = None
    nb_poursuite_etudes: Count | None = None
    nb_en_emploi_6_mois: Count | None = None
    nb_en_emploi_12_mois: Count | None = None
    nb_en_emploi_18_mois: Count | None = None
    nb_en_emploi_24_mois: Count | None = None
    taux_en_formation: Percent | None = None
    taux_en_emploi_6_mois: Percent | None = None
    taux_en_emploi_12_mois: Percent | None = None
    taux_en_emploi_18_mois: Percent | None = None
    taux_en_emploi_24_mois: Percent | None = None
    taux_autres_6_mois: Percent | None = None
    taux_autres_12_mois: Percent | None = None
    taux_autres_18_mois: Percent | None = None
    taux_autres_24_mois: Percent | None = None
    taux_rupture_contrats: Percent | None = None
    salaire_12_mois_q1: Euros | None = None
    salaire_12_mois_q2: Euros | None = None
    salaire_12_mois_q3: Euros | None = None
    meta: About = field(name="_meta")


class Certification(Taux, frozen=True, kw_only=True):
    """Une certification dans toute la France."""

    code_certification: str
    code_certification_type: Literal["cfd", "mef11", "sise"]
    libelle: str | None
    donnee_source: Donnee
    certifications_terminales: list[Certificat] | None = field(name="certificationsTerminales", default=None)
    famille_metier: Famille | None = field(name="familleMetier", default=None)
    date_fermeture: str | None = None
    formation_fermee: bool = False


class Regionale(Certification, frozen=True, kw_only=True):
    """Une certification dans une région."""

    region: Lieu | None


class Formation(Regionale, frozen=True, kw_only=True):
    """Une certification dans un établissement."""

    uai: str
    academie: Lieu | None
    uai_type: Literal["lieu_formation", "formateur", "gestionnaire"] | None = None
    uai_donnee: str
    uai_donnee_type: Literal["lieu_formation", "formateur", "gestionnaire"] | None = None


class FiliereReunie(Taux, frozen=True, kw_only=True):
    """Tous les codes d'une filière pour les diplômes demandés."""

    codes_certifications: list[str]
    codes_formation_diplome: list[str]
    region: Lieu | None


class Filieres(Struct, frozen=True, omit_defaults=True):
    """Les filières qui préparent les diplômes demandés."""

    pro: FiliereReunie | None = None
    apprentissage: FiliereReunie | None = None
    agricole: FiliereReunie | None = None
    superieur: FiliereReunie | None = None


class Pagination(Struct, frozen=True):
    """Où l'on est dans la liste."""

    page: int
    items_par_page: int
    nombre_de_page: int
    total: int


class Formations(Struct, frozen=True):
    """Une page de formations."""

    formations: list[Formation]
    pagination: Pagination


class Certifications(Struct, frozen=True):
    """Une page de certifications."""

    certifications: list[Certification]
    pagination: Pagination


class Regionales(Struct, frozen=True):
    """Une page de certifications par région."""

    regionales: list[Regionale]
    pagination: Pagination


class Precisions(Struct, frozen=True, omit_defaults=True):
    """Ce qui aide à demander autrement."""

    millesime: str | None = None
    millesimes_disponibles: list[str] = field(name="millesimesDisponible", default_factory=list)
    certifications_terminales: list[Certificat] = field(name="certificationsTerminales", default_factory=list)


class Erreur(Struct, frozen=True, rename={"status_code": "statusCode"}, omit_defaults=True):
    """Ce qui n'a pas pu être répondu, et pourquoi."""

    status_code: int
    error: str
    message: str
    data: Precisions | None = None
