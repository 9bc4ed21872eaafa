"""What Parcoursup publishes of its formations: who offers which, under which number (the `g_ta_cod` of their address)."""

from __future__ import annotations

from app.pipeline.layouts import Layout, Source
from app.pipeline.sources.headers import kept, known
from app.pipeline.sources.vocabulary import LICENCE_OUVERTE

SUPERIEUR = "https://data.enseignementsup-recherche.gouv.fr/explore/dataset/"
PRODUCTEUR = "ministère de l'Enseignement supérieur"
FORMATIONS_PARCOURSUP = known(
    "contrat_etab g_ea_lib_vx dep dep_lib region_etab_aff acad_mies ville_etab select_form fili lib_comp_voe_ins"
    " form_lib_voe_acc fil_lib_voe_acc detail_forma g_olocalisation_des_formations capa_fin voe_tot voe_tot_f nb_voe_pp"
    " nb_voe_pp_internat nb_voe_pp_bg nb_voe_pp_bg_brs nb_voe_pp_bt nb_voe_pp_bt_brs nb_voe_pp_bp nb_voe_pp_bp_brs"
    " nb_voe_pp_at nb_voe_pc nb_voe_pc_bg nb_voe_pc_bt nb_voe_pc_bp nb_voe_pc_at nb_cla_pp nb_cla_pc nb_cla_pp_internat"
    " nb_cla_pp_pasinternat nb_cla_pp_bg nb_cla_pp_bg_brs nb_cla_pp_bt nb_cla_pp_bt_brs nb_cla_pp_bp nb_cla_pp_bp_brs"
    " nb_cla_pp_at prop_tot acc_tot acc_tot_f acc_pp acc_pc acc_debutpp acc_datebac acc_finpp acc_internat acc_brs"
    " acc_neobac acc_bg acc_bt acc_bp acc_at acc_mention_nonrenseignee acc_sansmention acc_ab acc_b acc_tb acc_tbf"
    " acc_bg_mention acc_bt_mention acc_bp_mention acc_term acc_term_f acc_aca_orig acc_aca_orig_idf pct_acc_debutpp"
    " pct_acc_datebac pct_acc_finpp pct_f pct_aca_orig pct_aca_orig_idf pct_etab_orig pct_bours pct_neobac"
    " pct_mention_nonrenseignee pct_sansmention pct_ab pct_b pct_tb pct_tbf pct_bg pct_bg_mention pct_bt pct_bt_mention"
    " pct_bp pct_bp_mention prop_tot_bg prop_tot_bg_brs prop_tot_bt prop_tot_bt_brs prop_tot_bp prop_tot_bp_brs prop_tot_at"
    " lib_grp1 ran_grp1 lib_grp2 ran_grp2 lib_grp3 ran_grp3 list_com tri detail_forma2 lien_form_psup taux_acces_ens"
    " part_acces_gen part_acces_tec part_acces_pro composante_id_paysage"
)

# No key: a formation is there once a session, and nothing promises that it is there only once.
CARTOGRAPHIE = Source(
    id="fr-esr-cartographie_formations_parcoursup",
    titre="Cartographie des formations de Parcoursup",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    page=SUPERIEUR + "fr-esr-cartographie_formations_parcoursup/",
    layouts=(
        Layout(
            {"annee": "session", "etab_uai": "uai", "nm": "libelle", "gta": "g_ta_cod"},
            optional={"etablissement_id_paysage": "id_paysage"},
            # code_formation, without rapport with gta, has already deceived others.
            ignored=known(
                "etab_nom etab_gps etab_url tc tf fl app int amg aut region departement commune fiche dataviz nmc gti"
                " composante_id_paysage rnd code_formation"
            ),
        ),
        Layout(
            {
                "session": "session",
                "identifiant_de_l_etablissement": "uai",
                "nom_long_de_la_formation": "libelle",
                "code_interne_parcoursup_de_la_formation": "g_ta_cod",
            },
            optional={"etablissement_id_paysage": "id_paysage"},
            ignored=known(
                "nom_de_l_etablissement types_d_etablissement types_de_formation mentions_specialites nom_court_de_la_formation"
                " formations_en_apprentissage internat amenagement informations_complementaires region departement commune"
                " localisation lien_vers_la_fiche_formation lien_vers_les_donnees_statistiques_pour_l_annee_anterieure"
                " site_internet_de_l_etablissement code_interne_parcoursup_pour_les_portails composante_id_paysage rnd"
                " code_formation"
            ),
        ),
    ),
    kinds={"session": "session", "g_ta_cod": "entier"},
    key=(),
)
PARCOURSUP = Source(
    id="fr-esr-parcoursup",
    titre="Parcoursup, vœux et réponses des établissements",
    producteur=PRODUCTEUR,
    licence=LICENCE_OUVERTE,
    page=SUPERIEUR + "fr-esr-parcoursup/",
    layouts=(
        Layout(
            {"session": "session", "cod_uai": "uai", "lib_for_voe_ins": "libelle", "cod_aff_form": "g_ta_cod"},
            optional={"etablissement_id_paysage": "id_paysage"},
            ignored=FORMATIONS_PARCOURSUP,
        ),
    ),
    kinds={"session": "session", "g_ta_cod": "entier"},
    key=(),
)
# The only table seen that gives a code to the labels of Parcoursup. It is put there by hand.
BTS = Source(
    id="parcoursup-bts",
    titre="Parcoursup, codes des BTS",
    producteur=PRODUCTEUR,
    licence="non précisée",
    layouts=(
        Layout(
            {"uai": "uai", "libelleformation": "libelle", "mefstat11": "mefstat11"},
            ignored=known("nb_voeux_confirmes statut capacitepsup"),
        ),
    ),
    kinds=kept("mefstat11"),
    key=(),
)

SOURCES = (CARTOGRAPHIE, PARCOURSUP, BTS)
