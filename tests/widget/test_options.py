"""The element and the service know the same options."""

from __future__ import annotations

import json
import re

from app.config import ROOT
from app.web.options import VALUES


def test_the_element_passes_on_every_option_of_the_service_and_no_other():
    script = (ROOT / "widget" / "carte-insertion.js").read_text()
    passed = json.loads(re.search(r"OPTIONS = (\[.*?\]);", script)[1])
    assert sorted(passed) == sorted(VALUES)
