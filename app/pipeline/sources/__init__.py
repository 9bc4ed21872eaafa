"""The open data that the build reads. A new dataset is one entry here, its layouts in the module of its producer."""

from app.pipeline.sources.bcn import FORMATION_DIPLOME, MEF
from app.pipeline.sources.depp import DEPP_APPRENTISSAGE, DEPP_PRO
from app.pipeline.sources.inserjeunes import CFA, FORMATION_FINE, LYCEE

SOURCES = (CFA, LYCEE, FORMATION_FINE, DEPP_APPRENTISSAGE, DEPP_PRO, MEF, FORMATION_DIPLOME)
