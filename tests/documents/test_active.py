import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.documents.active import ending_of, what_runs

XHTML = "http://www.w3.org/1999/xhtml"
GPX = b'<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="1" lon="2"/></gpx>'
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>A &lt;script&gt;</title></channel></rss>'


def found(name: str, content: bytes = b"") -> str:
    return what_runs(name, io.BytesIO(content))


@pytest.mark.parametrize(
    "name",
    [
        *("a.html", "a.HTM", "a.xhtml", "a.xht", "a.shtml", "a.js", "a.mjs", "a.svgz", "a.xsl", "a.xslt", "a.mht"),
        *("a.mhtml", "a.swf", "a.txt.html", ".html", "a..html", "A.Xhtml", "a b.htm", "a.html.gz", "a.HTML.BR"),
        *("a.svg.gz", "a.js.zst", "index.htm"),
    ],
)
def test_what_hosts_serve_as_a_page_or_script_is_told_by_its_ending(name: str) -> None:
    assert found(name) == "is a page, script or program for browsers"


@pytest.mark.parametrize(
    "name",
    [
        *("a.pdf", "a.html.txt", "a.html.zip", "a.docx", "a.csv", "a.json", "a.mp3", "a.gz", "html", "js", "html.gz"),
        *("a.tar.gz", "a.txt.gz", "a.htmlx", "LICENSE", "a.ics", "a.key", "a.epub", "a.xlsx", "a.", ""),
    ],
)
def test_what_hosts_serve_as_something_else_is_not(name: str) -> None:
    assert found(name, b"%PDF-1.7 or anything") == ""


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><p>a",
        b"\n \t\x0c\r<HTML>",
        b"<script>a()</script>",
        b"<script\nsrc=a>",
        b"\xef\xbb\xbf<body onload=a()>",
        b"<!-- a --><script>",
        b"<a href=b>",
        b"<iframe/src=a>",
        b" " * 1400 + b"<html>",
    ],
)
def test_a_file_that_some_browser_would_guess_to_be_a_page_is_told(content: bytes) -> None:
    assert found("notes", content) == found("notes.vue", content) == found("a.html5", content) == "begins like a page"
    assert found("notes.txt", content) == found("notes.csv", content) == found("notes.PDF", content) == ""


@pytest.mark.parametrize(
    "content", [b"text <html>", b"", b"<", b"< html>", b"<template>", b"<?php echo 1 ?>", b"<article>", b"<address>"]
)
def test_a_file_that_no_browser_would_guess_to_be_a_page_is_not(content: bytes) -> None:
    assert found("notes", content) == ""


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl" type="text/xsl"?><a/>', "is XML with a style sheet"),
        (b'<a/><?XML-Stylesheet href="a"?>', "is XML with a style sheet"),
        (f'<a><script xmlns="{XHTML}">b()</script></a>'.encode(), "is XML with <script> of HTML or SVG"),
        (f'<a xmlns:b="{XHTML}"><b:p/></a>'.encode(), "is XML with <p> of HTML or SVG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "is XML with <svg> of HTML or SVG"),
        (b'<a><m:m xmlns:m="http://www.w3.org/1998/Math/MathML"/></a>', "is XML with <m> of HTML or SVG"),
        ('<?xml version="1.0" encoding="UTF-16"?>' + f'<p xmlns="{XHTML}"/>', "is XML with <p> of HTML or SVG"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "is XML with rules in its <!DOCTYPE>"),
        (b"<a><b></a>", "is XML that cannot be read to its end"),
        (b'<?xml version="1.0" encoding="x-unknown"?><a/>', "is XML that cannot be read to its end"),
        (b"", "is XML that cannot be read to its end"),
        (GPX, ""),
        (FEED, ""),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><a/>', ""),
        (b"<html><script>in no namespace</script></html>", ""),
    ],
)
def test_xml_is_judged_by_what_stands_in_it(content: bytes | str, what: str) -> None:
    content = content if isinstance(content, bytes) else content.encode("utf-16")
    assert found("a.xml", content) == found("a.RSS", content) == found("a.gpx", content) == what


def test_xml_without_an_ending_that_says_so_is_judged_too() -> None:
    page = f'<b:html xmlns:b="{XHTML}"/>'.encode()
    assert found("a.track", page) == "is XML with <html> of HTML or SVG"
    assert found("a.track", GPX) == ""
    assert found("a.track", b"<?xml version='1.0'?><a>") == "is XML that cannot be read to its end"


def test_xml_that_is_compressed_cannot_be_judged() -> None:
    assert found("a.xml.gz", GPX) == "is XML that cannot be looked at while it is compressed"


def test_entities_in_entities_are_not_unfolded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l19;</a>'.encode()
    assert found("a.xml", bomb) == "is XML with rules in its <!DOCTYPE>"


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.HTML", ".html"), ("a", ""), ("a.tar.gz", ".gz"), ("a.html.gz", ".html"), ("html.gz", ".gz"), ("a.", ".")],
)
def test_an_ending_is_what_hosts_go_by(name: str, ending: str) -> None:
    assert ending_of(name) == ending


@given(st.text(), st.binary() | st.binary().map(lambda some: b"<a>" + some + b"</a>"))
def test_any_file_is_judged(name: str, content: bytes) -> None:
    assert found(name, content) in {"", found(name, content)}
