# The C types of xml.etree.ElementTree: what their methods give and refuse, builders, parsers, events, walks and copies.
import xml.etree.ElementTree as ET, copy, pickle
e=ET.Element('a',{'x':'1'},y='2')
def show(f,*a,**k):
    try: r=f(*a,**k); print('OK',repr(r).split(' at 0x')[0])
    except BaseException as x: print(type(x).__name__,str(x).split(' at 0x')[0])
show(ET.Element); show(ET.Element,'a',3); show(ET.Element,'a',{},3); show(ET.Element,3); show(lambda: e[0]); show(lambda: e['a']); show(lambda:e.__setitem__(0,3)); show(e.append,3); show(e.extend,[3]); show(e.extend,3); show(e.insert,0,3); show(e.remove,ET.Element('z')); show(e.remove,3); show(e.get,'x'); show(e.get,'z',5); show(e.set,'x','3'); show(lambda: e.attrib); show(setattr,e,'attrib',3); show(delattr,e,'tag'); show(delattr,e,'text'); show(repr,e); show(ET.SubElement,e); show(ET.SubElement,3,'x'); show(ET.SubElement,e,'b',{'k':'v'},z='q'); show(ET.SubElement,e,'b',3); show(len,e); show(e.makeelement,'q',{}); show(e.makeelement,'q',3); show(e.find,'b'); show(e.findtext,'b'); show(e.findall,'b'); show(e.iterfind,'b'); show(e.iter); show(e.itertext); show(e.__getstate__); show(e.__reduce_ex__,2); show(e.__setstate__,3); show(e.__setstate__,{'tag':'q'}); show(copy.copy,e); show(e.items); show(e.keys); show(iter,e); show(lambda:e[0:1]); show(lambda:e.__setitem__(slice(0,1),[3])); show(lambda:e.__setitem__(slice(0,1),3)); show(lambda:e.__delitem__(5)); show(lambda:e.__delitem__('a')); show(lambda: setattr(e,'foo',1)); show(lambda: e.foo); show(lambda: e.__setitem__('a',1)); show(lambda: e.__setitem__(9,e))
tb=ET.TreeBuilder(); show(tb.close); show(tb.end,'x'); show(tb.start,'a',3); show(tb.start,'a',{}); show(tb.close); show(tb.end,'zz'); show(tb.data,'q')
show(ET.TreeBuilder,3); show(ET.TreeBuilder,element_factory=3)
p=ET.XMLParser(); show(p.feed,3); show(p.feed,'<a'); show(p.close); show(ET.XMLParser,target=3); show(ET.XMLParser,encoding=3); show(lambda: ET.XMLParser().entity); show(lambda: ET.XMLParser().target); show(lambda: ET.XMLParser().version); show(ET.fromstring,'<a>&x;</a>'); show(ET.fromstring,'<a>'); show(ET.fromstring,''); show(ET.XMLParser()._parse_whole,3); show(ET.XMLParser()._setevents,3,3); show(ET.XMLParser()._setevents,[],['foo']); show(ET.XMLParser().flush)


DOC = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e "entity"><!ATTLIST i d CDATA "default">]>
<r xmlns="urn:a" xmlns:b="urn:b" b:k="v">text &lt;&e; <i n="1">one</i>tail<!-- note --><b:i/> <?pi data?>end<i><j>deep</j></i></r>"""
root = ET.fromstring(DOC)
print(ET.tostring(root), root.attrib, [c.tag for c in root.iter()], list(root.itertext()))
print(root.find("{urn:a}i").attrib, root.findtext("{urn:a}i"), len(root.findall("a:i", {"a": "urn:a"})), root.find("nope"), root.findtext("nope", 5))
print([e.text for e in root.iterfind(".//{urn:a}j")], [e.tag for e in root.iter("{urn:b}i")], root.findtext("{urn:b}i"))
full = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True, insert_pis=True))
full.feed(DOC)
print(ET.tostring(full.close()))


class Target:
    def start(self, tag, attrib):
        print("start", tag, attrib)

    def end(self, tag):
        print("end", tag)

    def data(self, data):
        print("data", repr(data))

    def comment(self, text):
        print("comment", text)

    def pi(self, target, data):
        print("pi", target, data)

    def start_ns(self, prefix, uri):
        print("start_ns", prefix, uri)

    def end_ns(self, prefix):
        print("end_ns", repr(prefix))

    def doctype(self, name, pubid, system):
        print("doctype", name, pubid, system)

    def close(self):
        return "closed"


p = ET.XMLParser(target=Target())
for i in range(0, len(DOC), 7):
    p.feed(DOC[i:i + 7])
print(p.close())
pull = ET.XMLPullParser(["start", "end", "start-ns", "end-ns", "comment", "pi"])
pull.feed(DOC)
pull.close()
print([(e, getattr(v, "tag", v) if not callable(getattr(v, "tag", None)) else v.text) for e, v in pull.read_events()])
for text in ("<a><b></a>", "<a", "<a/><b/>", "<a x='1' x='2'/>", "x", "<a>\x01</a>", "<p:a/>", "<a>&#0;</a>", "<!DOCTYPE a SYSTEM 'x'><a>&u;</a>"):
    try:
        ET.fromstring(text)
    except ET.ParseError as error:
        print(error, error.code, error.position)
p = ET.XMLParser()
p.entity["u"] = "known"
p.feed("<!DOCTYPE a SYSTEM 'x'><a>&u;</a>")
print(p.close().text)


class E(ET.Element):
    extra = 1


e = E("t", a="1")
e.extend([ET.Element("x"), E("y")])
e.text, e.tail = "T", "U"
e.mine = 5
for c in (copy.copy(e), copy.deepcopy(e), pickle.loads(pickle.dumps(e)), pickle.loads(pickle.dumps(e, 0))):
    print(type(c).__name__, c.tag, c.attrib, c.text, c.tail, [type(k).__name__ for k in c], c[0] is e[0])
e[1:] = [ET.Element(n) for n in "abcdef"]
print([c.tag for c in e], [c.tag for c in e[::2]], [c.tag for c in e[-2:]])
del e[::3]
e[::2] = [ET.Element("n1"), ET.Element("n2")]
show(lambda: e.__setitem__(slice(None, None, 2), [ET.Element("q")]))
print([c.tag for c in e], e[-1].tag, len(e))
walk = e.iter()
print(next(walk).tag, next(walk).tag)
e.append(ET.Element("late"))
print([c.tag for c in walk])
b = ET.TreeBuilder(element_factory=lambda tag, attrib: E(tag, attrib))
b.start("a", {"k": "v"})
b.data("x")
b.data("y")
b.start("b", {})
b.end("b")
b.data("tail")
b.comment("no")
b.end("a")
print(ET.tostring(b.close()), type(b.close()).__name__)
show(b.start, "second", {})
