# xml.sax: events of a document and the place of an error.
import xml.sax
doc = '''<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE r [<!ENTITY who "world"><!ATTLIST item kind CDATA "plain">]>
<r xmlns="urn:a" xmlns:p="urn:b"><!-- note --><item id="1" p:x="é">Hello &who;!</item><item kind="odd" id="2"/>tail<p:deep><item id="3">&lt;&#x1F600;</item></p:deep><?go now?></r>'''
class H(xml.sax.ContentHandler):
    def startElement(self, name, attrs): print("start", name, dict(attrs.items()))
    def endElement(self, name): print("end", name)
    def characters(self, s): print("text", repr(s))
    def processingInstruction(self, t, d): print("pi", t, d)
xml.sax.parseString(doc, H())
try: xml.sax.parseString("<a><b></a>", H())
except xml.sax.SAXParseException as x: print(x.getMessage(), x.getLineNumber(), x.getColumnNumber())
