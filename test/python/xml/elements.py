# xml.etree, xml.dom.minidom, xml.sax: parsing in one piece and in many, namespaces, paths, writing, errors.
import io, xml.dom.minidom as md, xml.etree.ElementTree as ET
doc = '''<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE r [<!ENTITY who "world"><!ATTLIST item kind CDATA "plain">]>
<r xmlns="urn:a" xmlns:p="urn:b"><!-- note --><item id="1" p:x="é">Hello &who;!</item><item kind="odd" id="2"/>tail<p:deep><item id="3">&lt;&#x1F600;</item></p:deep><?go now?></r>'''
r = ET.fromstring(doc)
for e in r.iter(): print(e.tag, sorted(e.attrib.items()), repr(e.text), repr(e.tail))
n = {"a": "urn:a", "b": "urn:b"}
print([e.get("id") for e in r.findall(".//a:item", n)], r.find("b:deep/a:item", n).text, r.findtext("a:item[@id='2']", "none", n), [e.tag for e in r.findall("*")], [e.get("id") for e in r.findall(".//{*}item[@kind]")])
print(ET.tostring(r, encoding="unicode")); print(ET.tostring(r, short_empty_elements=False, default_namespace=None)); ET.indent(r); print(ET.tostring(r, "utf-8").decode()); print(ET.canonicalize(doc))
e = ET.Element("a", {"b": "<&\">"}, c="1"); ET.SubElement(e, "d").text = "x\r\n&"; e.append(ET.Comment("c")); e.insert(0, ET.PI("t", "d")); print(ET.tostring(e), len(e), e[1].tag, [c.tag for c in e[1:2]])
del e[0]; e.remove(e[0]); e.set("z", "9"); e.extend([ET.Element("k")] * 2); print(ET.tostring(e), list(e.keys()), bool(list(e)))
p = ET.XMLPullParser(["start", "end", "start-ns", "comment", "pi"])
for i in range(0, len(doc), 17): p.feed(doc[i : i + 17])
p.close(); print([(k, v if isinstance(v, tuple) else v.tag if isinstance(v.tag, str) else v.tag.__name__) for k, v in p.read_events()])
print([(k, v.tag) for k, v in ET.iterparse(io.BytesIO(doc.encode()), ["end"])])
for s in ("<a>", "<a></b>", "<a b='1' b='2'/>", "<a>&x;</a>", "junk", "", "<a/><b/>", "<a:b/>", "<a\x01/>", b"<?xml version='1.0' encoding='nope'?><a/>"):
    try: ET.fromstring(s)
    except Exception as x: print(type(x).__name__, x, getattr(x, "code", None), getattr(x, "position", None))
d = md.parseString(doc); print(d.documentElement.tagName, [x.getAttribute("id") for x in d.getElementsByTagName("item")], d.doctype.name, d.documentElement.childNodes[0].data, d.getElementsByTagName("item")[0].firstChild.data)
print(d.documentElement.toxml()); d2 = md.Document(); q = d2.createElement("q"); d2.appendChild(q); q.setAttribute("a", "<\""); q.appendChild(d2.createTextNode("t&")); q.appendChild(d2.createCDATASection("<x>")); print(d2.toprettyxml(indent=" "))
