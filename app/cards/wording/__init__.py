"""Every sentence of the cards, in one place. None has been tested with young people yet (see README, « Limites »).

Each is French, addressed as « vous »; `app/translations` says it as « tu » and in English.
"""

# ruff: noqa: F403
from app.cards.wording.badge import *
from app.cards.wording.causes import *
from app.cards.wording.comparaison import *
from app.cards.wording.detail import *
from app.cards.wording.essais import *
from app.cards.wording.facile import *
from app.cards.wording.furniture import *
from app.cards.wording.nouns import *
from app.cards.wording.outcomes import *
from app.cards.wording.states import *
from app.cards.wording.titles import *
