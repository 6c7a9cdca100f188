"""The program reaches for no network, and what people type or send is never markup, a link or another program.

The tour shows it at work (`journey/test_tour.py`); here each module is looked at, and the block the tour runs under.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from chc_desktop import files
from tests.without_network import REACHED_OUT

Node = TypeVar("Node", bound=ast.AST)

ROOT = Path(__file__).parent.parent
OURS = ROOT / "chc_desktop"
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http.client", "http.server", "httpx", "imaplib", "multiprocessing", "poplib",
    "requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser",
    "xmlrpc.client", "PySide6.QtNetworkAuth", "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
}  # fmt: skip
RUNS_WHAT_IT_IS_GIVEN = {"code", "marshal", "pickle", "shelve", "subprocess"}
QT = "PySide6.QtNetwork"
PIPE = {"QLocalServer", "QLocalSocket"}
OUR_OWN_TIPS = {
    "ui/assessment/filters.py", "ui/assessment/header.py", "ui/assessment/search.py", "ui/assessment/sections.py",
    "ui/deadline_calendar.py", "ui/keys/words_field.py", "ui/letter/paper.py", "ui/papers/picture_window.py",
    "ui/redaction/page_pane.py", "ui/shell.py", "ui/widgets/tabs.py",
}  # fmt: skip
"""Where all that a tool tip can say are words of the program and its forms."""


@cache
def texts() -> dict[str, str]:
    """Each module of the program by its path."""
    return {path.relative_to(OURS).as_posix(): path.read_text(encoding="utf-8") for path in sorted(OURS.rglob("*.py"))}


@cache
def tree(where: str) -> ast.Module:
    return ast.parse(texts()[where])


def nodes(kind: type[Node], names: Iterable[str]) -> Iterator[tuple[str, Node]]:
    """What there is of a kind in the modules that say one of the names at all, and where."""
    said = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    for where, text in texts().items():
        if said.search(text):
            yield from ((where, node) for node in ast.walk(tree(where)) if isinstance(node, kind))


def imported(names: Iterable[str]) -> set[tuple[str, str]]:
    """Where one of these modules, or something of one, is imported."""
    wanted = set(names)
    parts = {part for name in wanted for part in name.split(".")[-1:]}
    found = {(where, alias.name) for where, node in nodes(ast.Import, parts) for alias in node.names}
    for where, node in nodes(ast.ImportFrom, parts):
        found |= {(where, name) for alias in node.names for name in (node.module or "", f"{node.module}.{alias.name}")}
    return {(where, name) for where, name in found if name in wanted}


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Each call of a function or method of one of these names, and where."""
    for where, node in nodes(ast.Call, names):
        if getattr(node.func, "attr", getattr(node.func, "id", "")) in names:
            yield where, node


def test_no_module_can_reach_a_network() -> None:
    assert imported(NETWORK) == set()


def test_of_qts_network_only_the_local_pipe_of_one_instance_is_used() -> None:
    names = {f"{QT}.{name}" for name in PIPE}
    assert imported(names | {QT}) == {("ui/one_instance.py", name) for name in names | {QT}}
    taken = {alias.name for _, node in nodes(ast.ImportFrom, [QT]) if node.module == QT for alias in node.names}
    assert taken == PIPE


def test_no_module_runs_what_it_is_given() -> None:
    assert imported(RUNS_WHAT_IT_IS_GIVEN) == set()
    run = [(where, ast.unparse(node)) for where, node in calls("eval", "exec", "system", "startfile", "popen")]
    assert run == [("app.py", "application.exec()")]


def test_only_a_file_of_ours_is_handed_to_another_program() -> None:
    opened = {where: ast.unparse(node) for where, node in calls("openUrl")}
    assert opened == {"ui/papers/opener.py": "QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))"}


def test_rich_text_is_shown_only_where_peoples_words_are_escaped_first() -> None:
    formats = ("RichText", "AutoText", "MarkdownText")
    rich = {where for where, node in nodes(ast.Attribute, formats) if node.attr in formats}
    assert rich == {"ui/widgets/wrap.py", "ui/letter/standard/changes.py"}
    assert {where for where, _ in calls("setHtml", "insertHtml", "appendHtml", "setMarkdown")} == {"ui/help.py"}
    assert {where for where, _ in calls("QMessageBox")} == {"ui/prompts.py"}


def test_a_bare_label_shows_only_a_number_or_a_picture() -> None:
    assert {(where, ast.unparse(node)) for where, node in calls("QLabel")} == {
        ("ui/case/parts.py", "QLabel(str(of))"),
        ("ui/forms/points_field.py", "QLabel()"),
        ("ui/keys/words_field.py", "QLabel(f'{field.number}.')"),
        ("ui/papers/picture_window.py", "QLabel()"),
    }


def test_a_tool_tip_shows_peoples_words_as_they_are() -> None:
    bare = [
        (where, ast.unparse(node))
        for where, node in calls("setToolTip", "showText")
        if where not in OUR_OWN_TIPS
        and not isinstance(node.args[len(node.args) > 1], ast.Constant)
        and "tip(" not in ast.unparse(node.args[len(node.args) > 1])
    ]
    assert bare == []


def test_no_help_page_leads_to_the_internet() -> None:
    pages = sorted(files.resources("help").glob("*.md"))
    assert pages
    assert [page.name for page in pages if "](http" in page.read_text("utf-8") or "![" in page.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("does", "by_the_system"),
    [
        ("import socket; socket.socket()", False),
        ("import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')", False),
        ("import subprocess; subprocess.run(['true'])", False),
        ("import ctypes; ctypes.CDLL(None).socket(2, 1, 0)", True),
        ("import ctypes; ctypes.CDLL(None).socket(10, 2, 0)", True),
    ],
)
def test_the_block_of_the_tour_ends_whoever_reaches_out(does: str, by_the_system: bool) -> None:
    program = f"from tests.without_network import shut; system = shut(); print('shut', system, flush=True); {does}"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    if by_the_system and "shut True" not in done.stdout:
        pytest.skip("this system does not end it")
    assert done.stdout.startswith("shut")
    assert done.returncode == REACHED_OUT if not by_the_system else done.returncode < 0


def test_the_block_of_the_tour_leaves_the_local_pipe_alone() -> None:
    program = (
        "from tests.without_network import shut; import ctypes; shut(); assert ctypes.CDLL(None).socket(1, 1, 0) > 0"
    )
    if sys.platform != "linux":
        pytest.skip("a pipe of another kind")
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
