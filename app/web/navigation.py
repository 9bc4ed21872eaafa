"""The pages of the site, named once: for the header, the footer, the home page, robots.txt and sitemap.xml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flask import Blueprint, Response, current_app, render_template

from app.web.caching import Rendered, respond

blueprint = Blueprint("navigation", __name__)

Place = Literal["entete", "pied", "plan"]
Public = Literal["", "jeunes", "sites", "curieux"]


@dataclass(frozen=True)
class Page:
    """`place`: where its link stands on every page; `plan` is for those that only the sitemap and other pages lead to.

    `public`: for whom the home page offers it, nobody in particular if empty. `description`: what it gives, for a search engine
    and for the home page; 160 characters at most.
    """

    chemin: str
    nom: str
    place: Place
    public: Public
    description: str


# In the order of reading. A new page is a line here.
PAGES = (
    Page("/", "Trajectoires", "entete", "", "Six mois après une formation, combien de jeunes ont un travail ? Combien sont encore en formation ? Cherchez une formation et voyez sa carte."),
    Page("/comprendre", "Comprendre ces chiffres", "entete", "jeunes", "Qui est compté, quand, par qui, et ce que les chiffres ne disent pas. D'abord en images, puis dans le détail."),
    Page("/exemples", "Exemples de cartes", "entete", "curieux", "Une carte par cas : des chiffres complets, un petit groupe, une région à la place d'un lycée, aucun chiffre."),
    Page("/studio", "Studio", "entete", "sites", "Cherchez une formation, voyez sa carte dans une page imitée, copiez le code qui la pose."),
    Page("/integration", "Poser une carte", "entete", "sites", "Cinq façons de poser une carte, les options, la sécurité, les requêtes faites."),
    Page("/couverture", "Essayer votre catalogue", "entete", "sites", "Donnez votre liste de formations : vous voyez combien ont des chiffres, et recevez la clé de chaque carte."),
    Page("/donnees", "Données", "pied", "curieux", "D'où viennent les chiffres, ce qu'ils couvrent, ce que veut dire chaque colonne, et les fichiers à télécharger."),
    Page("/verifier", "Vérifier mon intégration", "plan", "", "Collez le code de votre page : vous lisez ce qui est à corriger, ligne par ligne."),
    Page("/exemples/hotes", "Pages hôtes", "plan", "", "La carte posée sur des sites imaginaires, des plus simples aux plus hostiles."),
    Page("/api/doc", "Données par programme", "pied", "curieux", "Les mêmes chiffres en JSON ou en CSV, sans clé d'accès, pour un tableur ou un programme."),
    Page("/statistiques", "Statistiques d'usage", "pied", "", "Combien de cartes sont montrées, sur quels sites, et quelles formations sont demandées sans chiffre. Personne n'est suivi."),
    Page("/etat", "État du service", "pied", "", "La version des données, l'âge de chaque source, et depuis quand ce serveur répond."),
    Page("/accessibilite", "Accessibilité : non audité", "pied", "", "Ce que des programmes vérifient pour que chacun puisse lire les cartes, et ce que personne n'a encore vérifié."),
    Page("/mentions-legales", "Mentions légales", "pied", "", "Qui édite ce service, qui l'héberge, et sous quelles licences sont les chiffres et le code."),
    Page("/confidentialite", "Vie privée", "pied", "", "Ce que ce site sait de vous : ni compte, ni cookie, ni suivi. Ce qui est compté, et ce que voient quand même les serveurs."),
)
ELSEWHERE = "Ce que deviennent les jeunes après une formation : travail, études, autre situation, six mois plus tard."
# Answers without end, of which the pages and the cards say everything.
ENDLESS = ("/studio/", "/api/recherche", "/api/inserjeunes/")


def find_page(chemin: str) -> Page | None:
    """The page of an address of the site; None where it has no line."""
    return next((page for page in PAGES if page.chemin == chemin), None)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Everything may be read, cards included, but the answers without end."""
    lines = ["User-agent: *", *(f"Disallow: {chemin}" for chemin in ENDLESS), "", f"Sitemap: {_base()}/sitemap.xml", ""]
    return respond(Rendered.of("\n".join(lines), "text/plain"))


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """The pages. The cards are not in it: the sites that show them lead to them."""
    return respond(Rendered.of(render_template("pages/plan.xml", pages=PAGES, base=_base()), "application/xml"))


def _base() -> str:
    return current_app.extensions["base"]()
