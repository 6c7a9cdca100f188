"""The two posts that decide who may deal with a complaint about whom: the chief officer and the chair."""

from dataclasses import replace
from enum import StrEnum

from chc_desktop.domain.facts import Organisation


class Post(StrEnum):
    """A post that one person holds."""

    NONE = "none"
    CHIEF_OFFICER = "chief-officer"
    CHAIR = "chair"

    @property
    def words(self) -> str:
        return _WORDS[self]


def post_of(organisation: Organisation, person: int) -> Post:
    """The post somebody holds."""
    if not person:
        return Post.NONE
    if person == organisation.chief_officer:
        return Post.CHIEF_OFFICER
    return Post.CHAIR if person == organisation.chair else Post.NONE


def with_post(organisation: Organisation, person: int, post: Post) -> Organisation:
    """The organisation with this post held by this person, who holds no other; whoever held it does no more."""
    chief = 0 if organisation.chief_officer == person else organisation.chief_officer
    chair = 0 if organisation.chair == person else organisation.chair
    return replace(
        organisation,
        chief_officer=person if post is Post.CHIEF_OFFICER else chief,
        chair=person if post is Post.CHAIR else chair,
    )


_WORDS = {
    Post.NONE: "Neither of these",
    Post.CHIEF_OFFICER: "The chief officer",
    Post.CHAIR: "The chair of the governing body",
}
