"""A question for one, asked for many at once."""

from __future__ import annotations

import re


def asked_together(sql: str, names: list[str]) -> tuple[str, str]:
    """(the same question, its order) for a LATERAL join with a table `question` whose columns `names` hold its parameters.

    An order inside a subquery is nobody's promise: it becomes the column rang_reponse, to be asked for outside; the order
    is empty where there is none. With a LIMIT, which is of each question, it also says which rows are kept.
    """
    inner, order = _ranked(sql)
    if "$1" in inner:
        return re.sub(r"\$(\d)", lambda found: f"question.{names[int(found[1]) - 1]}", inner), order
    places = iter(names)
    return re.sub(r"\?", lambda _: f"question.{next(places)}", inner), order


def _ranked(sql: str) -> tuple[str, str]:
    """With a LIMIT, which is of each question, the order inside also says which rows are kept."""
    head, found, order = sql.rstrip().rpartition("ORDER BY")
    if not found or order.count("(") != order.count(")"):
        return sql, ""
    order, limit, most = order.partition("LIMIT")
    select, _, rest = head.partition("FROM")
    kept = f"ORDER BY rang_reponse LIMIT{most}" if limit else ""
    return f"{select}, row_number() OVER (ORDER BY {order}) AS rang_reponse FROM {rest}{kept}", "rang_reponse"
