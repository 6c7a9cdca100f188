"""Carries the structure of a letter of ours into the case file, so that a screen reader finds it there too.

In the letter a piece is “number 3 on page 2”; in the case file the page has become a form, so the piece is “number 3 in
that form” (ISO 32000-1, 14.7.4.2).
"""

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Name

_PAGE = "/LetterPage"


def take_structure(letter: pikepdf.Pdf, to: pikepdf.Pdf) -> pikepdf.Object:
    """The structure of a letter, copied; instead of its pages it names their numbers, from 0."""
    root = letter.Root.StructTreeRoot.K
    numbers = {page.obj.objgen: number for number, page in enumerate(letter.pages)}
    if "/P" in root:
        del root["/P"]
    _name_pages(root, numbers)
    return to.copy_foreign(root)


def put_structure(tree: Any, under: Any, pages: Sequence[Any], forms: Sequence[Any], key: int) -> list[list[Any]]:
    """Hang a letter's structure under an element: `pages` are the sheets its `forms` are drawn on.

    What each form's pieces belong to, in their order; the forms get the numbers from `key` on.
    """
    owners: list[dict[int, Any]] = [{} for _form in forms]
    tree.S, tree.P = Name.Part, under
    _turn(tree, pages, forms, owners)
    under.K.append(tree)
    for number, form in enumerate(forms):
        form.StructParents = key + number
    return [[by[piece] for piece in sorted(by)] for by in owners]


def _name_pages(element: Any, numbers: dict[Any, int]) -> None:
    if "/Pg" in element:
        element[_PAGE] = numbers[element.Pg.objgen]
        del element["/Pg"]
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary):
            _name_pages(kid, numbers)


def _turn(element: Any, pages: Sequence[Any], forms: Sequence[Any], owners: list[dict[int, Any]]) -> None:
    page = int(element.get(_PAGE, 0))
    turned = []
    for kid in _kids(element):
        if not isinstance(kid, pikepdf.Dictionary):
            turned.append(_piece(element, int(kid), page, pages, forms, owners))
        elif "/MCID" in kid:
            turned.append(_piece(element, int(kid.MCID), int(kid.get(_PAGE, page)), pages, forms, owners))
        else:
            _turn(kid, pages, forms, owners)
            turned.append(kid)
    if _PAGE in element:
        del element[_PAGE]
    if turned:
        element.K = pikepdf.Array(turned)


def _piece(
    element: Any, number: int, page: int, pages: Sequence[Any], forms: Sequence[Any], owners: list[dict[int, Any]]
) -> pikepdf.Dictionary:
    owners[page][number] = element
    return pikepdf.Dictionary(Type=Name.MCR, Pg=pages[page], Stm=forms[page], MCID=number)


def _kids(element: Any) -> list[Any]:
    if "/K" not in element:
        return []
    return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
