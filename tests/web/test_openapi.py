"""Whatever the API's own description allows, and what it forbids, is answered without a server error."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error

from counterclaim.ledger.ledger import Ledger
from counterclaim.web.app import create_app
from counterclaim.web.settings import Settings

EXAMPLES = 3  # calls an operation: keeps the suite quick; a longer run is a matter of this number


@pytest.fixture(scope="module")
def described(ledger_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The description of an app over a ledger that may be written to."""
    copy = tmp_path_factory.mktemp("openapi") / "copy.db"
    shutil.copy(ledger_file, copy)
    app = create_app(Ledger(copy), Settings(owner="tester", hosts=frozenset({"testserver", "localhost"})))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


def test_no_server_error(described: Any) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 15
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        def call(case: Any) -> None:
            case.call_and_validate(checks=[not_a_server_error])

        call()


@given(words=st.text(max_size=60))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_any_words_are_searched(described: Any, words: str) -> None:
    case = described["/api/search"]["GET"].Case(query={"words": words})
    assert case.call().status_code in (200, 422)


def test_the_page_of_the_api_says_all_that_the_description_says(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    page = client.get("/api").text
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            assert f"<strong>{method.upper()}</strong> <code>{path}</code>" in page
            assert all(f"<code>{parameter['name']}</code>" in page for parameter in one.get("parameters", ()))
    targets = set(re.findall(r'href="#(value-[^"]+)"', page))
    assert len(targets) > 20
    assert targets <= set(re.findall(r'id="(value-[^"]+)"', page))
