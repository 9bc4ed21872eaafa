"""Which region a postal code is in."""

from __future__ import annotations

# INSEE code of the region: its departments, as postal codes begin with them (20 is Corsica).
DEPARTEMENTS = {
    "01": "971",
    "02": "972",
    "03": "973",
    "04": "974",
    "06": "976",
    "11": "75 77 78 91 92 93 94 95",
    "24": "18 28 36 37 41 45",
    "27": "21 25 39 58 70 71 89 90",
    "28": "14 27 50 61 76",
    "32": "02 59 60 62 80",
    "44": "08 10 51 52 54 55 57 67 68 88",
    "52": "44 49 53 72 85",
    "53": "22 29 35 56",
    "75": "16 17 19 23 24 33 40 47 64 79 86 87",
    "76": "09 11 12 30 31 32 34 46 48 65 66 81 82",
    "84": "01 03 07 15 26 38 42 43 63 69 73 74",
    "93": "04 05 06 13 83 84",
    "94": "20",
}
REGIONS = frozenset(DEPARTEMENTS)
_REGION_OF = {departement: region for region, names in DEPARTEMENTS.items() for departement in names.split()}


def region_of(code_postal: str) -> str | None:
    """INSEE code of the region of five digits; None where no department begins so (Monaco, Polynesia, armies).

    By the department alone: the few communes served by the post office of a neighbouring region are said to be in that.
    """
    return _REGION_OF.get(code_postal[:3]) or _REGION_OF.get(code_postal[:2])
