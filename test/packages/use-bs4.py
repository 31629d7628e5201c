# Packages: beautifulsoup4, soupsieve, html5lib, webencodings, six, typing-extensions, xmltodict, defusedxml, dominate
# Tries: html.parser and html5lib trees, selectors, XML to dict
# Recorded by python3: quicker than the reference build.
# Module: bs4
from bs4 import BeautifulSoup, Comment
html = """<html><head><title>T &amp; x</title></head><body><p class="a b" id=one>Hello <b>bold<i>it</p><!-- c -->
<ul><li>1<li>2</ul><a href="/x?y=1&z=2">link</a><br><table><tr><td>c</table><script>var x = "<p>";</script></body>"""
for parser in ("html.parser", "html5lib"):
    soup = BeautifulSoup(html, parser)
    print(soup.title.string, soup.p["class"], soup.find(id="one").get_text("|"), [li.text.strip() for li in soup.find_all("li")])
    print(soup.select("p.a > b, ul li:nth-of-type(2)"), soup.select_one("a[href^='/x']")["href"], soup.find(string=lambda s: isinstance(s, Comment)))
    print(soup.prettify())
    print(soup.encode("ascii"))
soup = BeautifulSoup("<div><p>x</p></div>", "html.parser")
soup.p.append(soup.new_tag("span", attrs={"class": "n"}))
soup.p.insert_before("before")
soup.div.p.wrap(soup.new_tag("section"))
soup.span.string = "<new>"
print(soup, soup.p.parent.name, list(soup.descendants)[:3], soup.find("span").find_parent("section").name)
soup.p.unwrap(); soup.span.decompose()
print(soup, BeautifulSoup("<p>caf\u00e9".encode("latin-1"), "html.parser", from_encoding="latin-1").p)
import html5lib
tree = html5lib.parse("<p>One<p>Two<table><b>x</table>", namespaceHTMLElements=False)
import xml.etree.ElementTree as ET
print(ET.tostring(tree, encoding="unicode"))
print(html5lib.serialize(html5lib.parse("<!doctype html><svg><path/></svg><p a=b>"), omit_optional_tags=False))
import xmltodict, defusedxml.ElementTree
print(xmltodict.parse("<a x='1'><b>1</b><b>2</b><c/></a>"), xmltodict.unparse({"r": {"@k": "v", "i": ["1", "2"]}}, pretty=True))
try:
    defusedxml.ElementTree.fromstring('<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>')
except defusedxml.EntitiesForbidden as error:
    print(error)
from dominate.tags import div, p as para, a, ul, li
with div(cls="c") as d:
    para("text & more", a("l", href="#"))
    ul(li(i) for i in range(2))
print(d)
