"""The OpenAPI document says all the addresses and nothing else, and what answers is what it says."""

from __future__ import annotations

import re
from contextlib import closing

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from app import create_app
from app.config import Config
from tests.conftest import TODAY

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
API = "/api/inserjeunes"
# What describes the others.
ABOUT = {"/api/doc", "/api/openapi.json"}


@pytest.fixture
def document(client):
    return client.get("/api/openapi.json").json


def test_every_address_is_in_the_document_once(client, document):
    rules = [rule.rule for rule in client.application.url_map.iter_rules() if rule.rule.startswith("/api/") and rule.rule not in ABOUT]
    assert sorted(document["paths"]) == sorted(re.sub(r"<(\w+)>", r"{\1}", rule) for rule in rules)
    names = [path["get"]["operationId"] for path in document["paths"].values()]
    assert len(set(names)) == len(names) == 20


def test_every_address_and_every_parameter_has_its_words_in_french(document):
    for path in document["paths"].values():
        assert path["get"]["summary"] and not path["get"]["description"]
        for parameter in path["get"]["parameters"]:
            assert parameter["description"]


def test_the_document_is_openapi_3_1_and_its_schemas_are_schemas(document):
    assert document["openapi"] == "3.1.0"
    names = set(document["components"]["schemas"])
    assert set(re.findall(r"#/components/schemas/(\w+)", str(document))) <= names
    for schema in document["components"]["schemas"].values():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


@pytest.fixture(scope="module")
def described(database):
    app = create_app(Config(database=database, today=TODAY))

    def closing_each(environ, start):
        """As a server does, and this library does not."""
        with closing(app(environ, start)) as body:
            return list(body)

    return schemathesis.openapi.from_wsgi("/api/openapi.json", closing_each)


def test_whatever_is_asked_the_answer_is_one_of_those_described(described):
    """Requests drawn from the document itself, good and bad ones, some for each address."""
    for result in described.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=12, database=None, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def ask(case):
            # The client of the tests does not read gzip.
            case.call_and_validate(checks=list(CHECKS), headers={"Accept-Encoding": "identity"})

        ask()


@pytest.mark.parametrize(
    "path",
    [
        "/formations/0990001N-23830025510", "/formations?uais=0990001N", "/certifications/50022139?vue=filieres", "/certifications/23220022139",
        "/regionales/53", "/regionales/53/certifications/50022139", "/formations/0990001N-23830025510?millesime=1999",
        "/formations/0990001N-23810025510", "/formations/rien-rien",
    ],
)  # fmt: skip
def test_real_answers_are_those_described(described, client, path):
    """Drawn requests seldom find a figure: these do."""
    answer = client.get(API + path)
    shape = {"formations": "formations/{uai}-{code}"}
    name = path.split("?")[0]
    template = {
        "/formations": f"{API}/formations",
        "/regionales/53": f"{API}/regionales/{{region}}",
        "/regionales/53/certifications/50022139": f"{API}/regionales/{{region}}/certifications/{{codes}}",
    }.get(name) or (f"{API}/{shape['formations']}" if name.startswith("/formations/") else f"{API}/certifications/{{codes}}")
    document = client.get("/api/openapi.json").json
    schema = document["paths"][template]["get"]["responses"][str(answer.status_code)]["content"]["application/json"]["schema"]
    jsonschema_rs.validate({**schema, "components": document["components"]}, answer.json)


def test_the_page_says_every_address_and_field_without_a_script_or_another_site(client, document):
    answer = client.get("/api/doc", headers={"Accept-Encoding": "gzip"})
    page = client.get("/api/doc").text
    assert len(answer.data) < 30_000 and "<script" not in page
    assert all(f"<code>GET {path}</code>" in page for path in document["paths"])
    assert all(f"<code>{field}</code>" in page for field in document["components"]["schemas"]["Formation"]["properties"])
    assert re.findall(r'(?:src|href)="(?!http://localhost|#)', page) == []
