"""The tables of the embedded sample: a line is a row of the published files, its last column the case it covers.

Letters of figures, one a cohort (2019-2020 to 2022-2023): T all, D shares without taux d'emploi (few leavers), R rates
only, P taux de poursuite only, E part en emploi withheld, - all empty, . no row. T44/31/25 fixes the shares poursuite,
emploi and autre; without them they are drawn.
"""

LONG_NAME = (
    "Lycée d'essai polyvalent du Très Long Nom - Lycée des métiers inventés de la mer, de la montagne et de la plaine,"
    " de l'accueil, des services et du numérique - site unique"
)

# number|region|name|ensemble|dont apprentis|dont élèves|cfa|case
ETABLISSEMENTS = f"""
1|BRETAGNE|Lycée d'essai du Grand Phare|R T T T52/28/20||||ordinary: bac pro and CAP; one CFD with two MEFSTAT11
2|BRETAGNE|Lycée d'essai de la Clairière|R T T T||||former and renewed diploma side by side
3|BRETAGNE|Lycée d'essai des Embruns|R T T D72/18/10||||small groups; whole lycée: shares without taux d'emploi
4|BRETAGNE|Lycée d'essai du Moulin Bleu|R T T T||||extreme shares
5|BRETAGNE|Lycée d'essai « Cœur & Forêt », dit "L'Étoile"|R T T T47/33/20||||whole lycée only; & and quotes in the name
6|BRETAGNE|{LONG_NAME}\
|R T42/34/24 T41/35/24 T40/36/24|. T30/50/20 T29/51/20 T28/52/20|. T48/26/26 T47/27/26 T46/28/26\
|. T30/50/20 T29/51/20 T28/52/20|in lycee_pro and in cfa, same cohorts; long name
7|LA REUNION|Lycée d'essai du Lagon|- - - -||||no figure at all, not even for the whole lycée
8|PROVENCE-ALPES-COTE D'AZUR|Lycée d'essai des Garrigues|R T T55/25/20 P58/20/22\
|. . - -|. . T56/24/20 P60/20/20||whole lycée: partial; apprentis nd
101|BRETAGNE|CFA d'essai du Port||||R T T T30/48/22|full triple
102|NORMANDIE|CFA d'essai de la Dune||||. . . P|only taux_poursuite
103|NORMANDIE|CFA d'essai de l'Étang||||- - - -|never any figure (fewer than 20)
104|GRAND EST|CFA d'essai des Vosges Bleues||||R T T -|empty in the latest cohort, figures in an older one
105|GRAND EST|CFA d'essai du Vignoble||||. - D70/18/12 D64/21/15|shares without taux d'emploi
106|LA REUNION|CFA d'essai du Volcan||||R . . .|rates of 2019-2020 only: rebuilt shares, old
107|OCCITANIE|CFA d'essai « Bâtir & Créer », site "Été"||||R T T T|full triple; &, quotes and accents in the name
108|CORSE|CFA d'essai du Maquis||||. T T T4/96/0|shares of 4, 96 and 0
"""

# number of a CFA|interrupted contracts, in percent
RUPTURES = """
101|24
107|31
"""

# number|MEFSTAT11|figures|case
FORMATIONS = """
1|23830025510|R - T T44/31/25|full triple, a hole in its history; region median possible: five lycées of BRETAGNE publish (1, 2, 3, 4, 6)
1|23220022139|. R R R|only the rates are published: rebuilt shares; CAP in a lycée that has a bac pro
1|23110033205|. . T T25/50/25|CAP in 1 year, same CFD as the next line
1|23220033205|. . . T40/30/30|CAP in 2 years, same CFD as the line before
1|32221031213|. . . P|only taux_poursuite, ever: partial
2|23830025510|R T T T|full triple
2|23830030001|R T T T|former diploma, figures up to the latest cohort
2|23830030004|. . . -|renewed diploma without figures: those of the former (continuum)
2|32221031213|R T T P|partial in the latest cohort, full in an older one
2|23220023440|. T T T42/40/18|diploma closed for good, with figures
3|23830025510|R T T D78/12/10|shares published, taux d'emploi empty (few leavers)
3|23220022139|- - - -|never any figure (fewer than 20)
3|23830031213|. T T -|empty in the latest cohort, figures in an older one
3|23110033204|R T . .|former diploma, older cohorts only
3|23110033205|. . - -|renewed diploma without figures: those of the former, old (continuum)
3|23830030001|R T T .|former diploma, older cohorts only; its renewed diploma has figures of its own
3|23830030004|. . . T|renewed diploma with figures of its own
4|23830025510|R T T T33/33/34|33/33/34
4|23220022139|. T T T0/62/38|poursuite 0
4|23220033205|. . . D100/0/0|poursuite 100, nobody left
4|32221031213|. D92/5/3 D95/3/2 D96/4/0|poursuite 96, emploi 4, autre 0
4|23830031213|. T T T4/96/0|poursuite 4, emploi 96, autre 0
6|23830025510|R T T T36/40/24|full triple in a lycée that is also in the cfa file
6|23220033205|. . . E30/45/25|part en emploi withheld, the two other shares published
6|23910033605|. . - T0/100/0|mention complémentaire, emploi 100
6|25120033608|. . T T52/0/48|brevet professionnel, emploi 0 (a figure, not an absence)
7|23830025510|- - - -|no figure in the lycée nor in its region; six lycées publish in France
7|23830031213|- - - -|no figure; too few lycées publish for a reference anywhere
8|23830025510|R T T T|full triple, alone in its region
8|23830031202|R T . .|former diploma with three dispositifs, older cohorts only
8|23830031213|. . - -|renewed diploma without figures: those of the former, old (continuum)
8|23220022139|. R . .|rates of an older cohort only, no row since: rebuilt and old
"""


def lines(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]
