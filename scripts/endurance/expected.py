"""What each version of the data alone says of each question, and whether an answer is exactly that of one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from flask.testing import FlaskClient

from app import create_app
from app.config import Config
from scripts.benchmarks.client import HOST
from scripts.endurance.questions import Question

PUBLIC = "https://cartes.exemple.fr"
# What a cache before the reader goes by.
HEADERS = ("Content-Type", "Content-Encoding", "ETag", "Vary", "Cache-Control")


class Answer(NamedTuple):
    """`headers`: the values of HEADERS, empty where there is none."""

    status: int
    headers: tuple[str, ...]
    body: bytes

    @property
    def etag(self) -> str:
        """Without its quotes."""
        return self.headers[HEADERS.index("ETag")].strip('"')


Pair = tuple[Answer, Answer]


def answered_alone(versions: tuple[Path, Path], questions: Sequence[Question], told: Callable[[], None]) -> list[Pair]:
    """What a service says that has one version only, then what one says that has the other; `told` after each question."""
    # One that counts: a detailed page then asks its reader a question.
    apps = [create_app(Config(database=version, public_url=PUBLIC, comptes=version.with_suffix(".sqlite"))) for version in versions]
    first, second = (app.test_client() for app in apps)
    pairs = []
    for question in questions:
        pairs.append((_asked(first, question), _asked(second, question)))
        told()
    for app in apps:
        app.extensions["comptage"].compteur.close()
    return pairs


def held_by_readers(questions: Sequence[Question], pairs: Sequence[Pair]) -> list[Question]:
    """The same cards, asked by who holds them already, from the first version or from the second."""
    return [
        replace(question, kind="inchangée", held=pair[number % 2].etag)
        for number, (question, pair) in enumerate(zip(questions, pairs, strict=True)) if question.kind == "chaude"
    ]


def answer_of(head: bytes, body: bytes) -> Answer:
    """As it came on the wire."""
    lines = (line.partition(b": ") for line in head.split(b"\r\n"))
    named = {name.lower(): value.decode("latin-1") for name, _, value in lines}
    return Answer(int(head[9:12]), tuple(named.get(name, "") for name in _NAMES), body)


_NAMES = tuple(name.lower().encode() for name in HEADERS)


def _asked(client: FlaskClient, question: Question) -> Answer:
    answer = client.get(question.path, headers={"Host": HOST, "Accept-Encoding": question.encoding, **question.headers})
    return Answer(answer.status_code, tuple(answer.headers.get(name, "") for name in HEADERS), answer.data)
