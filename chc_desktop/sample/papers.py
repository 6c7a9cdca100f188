"""The correspondence of the sample landlord’s cases, as the officer would have added it on the day."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from chc_desktop import files
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.paper_adding import Enclosed, NewPaper
from chc_desktop.sample.steps import Scene, Step

_OURS = "Amberley Almshouses <office@amberley.example>"
_LONDON = ZoneInfo("Europe/London")


def with_papers(stories: list[Any]) -> list[Any]:
    """The stories, each with the papers that belong to it among its steps."""
    written = tomllib.loads((files.resources("sample") / "papers.toml").read_text(encoding="utf-8"))["papers"]
    return [
        story
        | {"steps": [*story["steps"], *(paper | {"do": "paper"} for paper in written if paper["of"] == story["title"])]}
        for story in stories
    ]


def paper_of(scene: Scene, story: Step, step: Step) -> NewPaper:
    """What is to be added. `story` says whose it is."""
    base = NewPaper(
        happened_on=scene.day,
        done_by=scene.people["officer"].id,
        direction=Direction(step.get("direction", "out" if "to" in step else "in")),
        way=Way(step.get("way", _WAYS[step["as"]])),
        subject=step["subject"],
        person=scene.people[story["who"]].id,
        at=step.get("at", ""),
        minutes=step.get("minutes", 0),
        text=step.get("text", ""),
    )
    if step["as"] == "scan":
        from chc_desktop.sample import drawn

        return replace(base, file_name="letter.png", content=drawn.scanned(step["lines"]))
    return _email(base, step) if step["as"] == "email" else base


def _email(base: NewPaper, step: Step) -> NewPaper:
    from chc_desktop.sample import drawn

    sender, to = step.get("from", _OURS), step.get("to", _OURS)
    sent = datetime.combine(base.happened_on, time.fromisoformat(base.at), _LONDON)
    attached = _attached(step)
    return replace(
        base,
        person=0,
        with_whom=sender if "from" in step else to,
        file_name=safe_name(f"{step['subject']}.eml"),
        content=drawn.email(sender, to, step["subject"], sent, base.text, list(attached.items())),
        enclosed=tuple(Enclosed(name, content) for name, content in attached.items()),
    )


def _attached(step: Mapping[str, Any]) -> dict[str, bytes]:
    from chc_desktop.sample import drawn

    found = {}
    if "report" in step:
        found["report.pdf"] = drawn.report(step["report"])
    if "picture" in step:
        found[step["picture"]] = drawn.pump_room()
    return found


_WAYS = {"call": "telephone", "scan": "post", "email": "email"}
