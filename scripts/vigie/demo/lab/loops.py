"""Redirects without end."""

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page, Request, redirect


def _further(request: Request) -> Page:
    number = int(request.path.rpartition("/")[2])
    return redirect(f"/encore/{number + 1}", 302)


def _never_content(request: Request) -> Page:
    return Page(302, {"Location": request.path, "Set-Cookie": "essai=1; Path=/"})


CASES = (
    Case(
        "to_itself",
        "A page that redirects to itself.",
        "http://serpent.example/guide",
        Reason.REDIRECT_LOOP,
        redirect("/guide"),
    ),
    Case(
        "there_and_back",
        "Two pages that send each other their visitors.",
        "http://ping.example/guide",
        Reason.REDIRECT_LOOP,
        {
            "/guide": redirect("http://pong.example/guide", 302),
            "http://pong.example/guide": redirect("http://ping.example/guide", 302),
        },
    ),
    Case(
        "slash_or_not",
        "With a slash to without, without to with.",
        "https://barre.example/guide",
        Reason.REDIRECT_LOOP,
        {"/guide": redirect("/guide/"), "/guide/": redirect("/guide")},
    ),
    Case(
        "ever_further",
        "Every address leads to the next one.",
        "http://encore.example/encore/0",
        Reason.REDIRECT_LOOP,
        {f"/encore/{number}": _further for number in range(40)},
    ),
    Case(
        "cookie_never_accepted",
        "A page that asks for a cookie, gets it, and asks again.",
        "http://gourmand.example/guide",
        Reason.REDIRECT_LOOP,
        _never_content,
    ),
    Case(
        "refresh_in_circles",
        "Two pages that refresh into each other.",
        "http://manege.example/a",
        Reason.REDIRECT_LOOP,
        {
            "/a": markup('<title>A</title><meta http-equiv="refresh" content="0;url=/b">'),
            "/b": markup('<title>B</title><meta http-equiv="refresh" content="0;url=/a">'),
        },
    ),
)
