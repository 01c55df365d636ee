"""What all tests share: a home of its own for the user's folder, and the kits of the examples, built once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.kits import Kit, build_example


@pytest.fixture(autouse=True, scope="session")
def _no_user_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever runs the tests may keep content of their own; it must not count here."""
    patch = pytest.MonkeyPatch()
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        patch.setenv(name, str(home))


@pytest.fixture(scope="session")
def kit_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Kit]:
    """The kit of an example in a language; each is built once."""
    built: dict[tuple[str, str], Kit] = {}

    def kit(example: str, language: str) -> Kit:
        if (example, language) not in built:
            built[example, language] = build_example(
                example, language, tmp_path_factory.mktemp(f"{example}-{language}")
            )
        return built[example, language]

    return kit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a workshop, with a name that has nothing to do with it."""
    made = tmp_path / "en mappe"
    made.mkdir()
    return made
