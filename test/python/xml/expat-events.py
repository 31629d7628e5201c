# pyexpat: every event with its place, and the errors of documents that are not well-formed.
import pyexpat

def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__module__, type(e).__name__, e, getattr(e,'code',None), getattr(e,'offset',None), getattr(e,'lineno',None))
def P(s,**k):
    p=pyexpat.ParserCreate(**k)
    for n in ('StartElementHandler','EndElementHandler','CharacterDataHandler','CommentHandler','ProcessingInstructionHandler','StartCdataSectionHandler','EndCdataSectionHandler','StartDoctypeDeclHandler','EndDoctypeDeclHandler','XmlDeclHandler','EntityDeclHandler','ElementDeclHandler','AttlistDeclHandler','NotationDeclHandler','UnparsedEntityDeclHandler','StartNamespaceDeclHandler','EndNamespaceDeclHandler','SkippedEntityHandler','DefaultHandlerExpand'):
        setattr(p,n,lambda *a,n=n: print('  ',n.replace('Handler',''),a,p.CurrentLineNumber,p.CurrentColumnNumber,p.CurrentByteIndex))
    t(p.Parse,s,True); print(p.ErrorCode,p.ErrorLineNumber,p.ErrorColumnNumber,p.ErrorByteIndex)
for s in ['<a b="1" c=\'x&lt;&#65;y\n z\'>te\nxt&amp;<b/><!--c--><?pi d?><![CDATA[x]]></a>\n', 'foo','', '<a>','<a','<a></b>','<a b="1" b="2"/>','<a/>x','<a/><b/>','<a>&foo;</a>','<a>&#0;</a>','<a>]]></a>','<a>\x01</a>',b'<a>\xff</a>','<?xml version="1.0" encoding="utf-8"?><a>\xe9</a>',b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>',b'<?xml version="1.0" encoding="nope"?><a/>',' <?xml version="1.0"?><a/>','<a b=1/>','<a b="<"/>','<a b="1"c="2"/>','<a b/>','<a>&foo</a>','<a & b>','<a><!-- -- --></a>','<!DOCTYPE a [<!ENTITY e "v<b/>w"><!ENTITY % pe "x"><!ENTITY x SYSTEM "s"><!ENTITY u PUBLIC "p" "s" NDATA n><!NOTATION n SYSTEM "q"><!ELEMENT a (b|c)*><!ELEMENT b EMPTY><!ELEMENT d (#PCDATA|e)*><!ELEMENT f (a,b?,(c|d)+)><!ATTLIST a x CDATA "d" y (p|q) #REQUIRED z ID #IMPLIED w CDATA #FIXED "k">]><a y="p">&e;</a>','<!DOCTYPE a SYSTEM "foo"><a>&zz;</a>','<!DOCTYPE a PUBLIC "p" "foo"><a/>','<a xmlns="u"/>','<![CDATA[x]]>','<a><![CDATA[x</a>','<a></a','<a></a x>','</a>','<a><?xml version="1.0"?></a>', '<a><?XmL x?></a>','<?xml version="2.0" encoding="x" standalone="maybe"?><a/>','<?xml?><a/>', '<a>&e;</a', '<1/>','<a>x<','<a>x<b','<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>','<!DOCTYPE a [<!FOO>]><a/>','<!DOCTYPE a [<!ENTITY e "<b>">]><a>&e;</a>','<!DOCTYPE>','<!FOO><a/>', '<a\u20ac/>','<\u00e9>\U0001f600<','<a\r\nb="1\r\n2">x\r\ny\r</a>']:
    print(repr(s)); P(s)
print('NS')
for s in ['<a xmlns="u" xmlns:p="v" p:x="1" y="2"><p:b xmlns=""/></a>','<p:a/>','<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>','<a xmlns:xml="u"/>','<a xmlns:xmlns="u"/>','<a xmlns:p=""/>','<a:b:c xmlns:a="u"/>','<a :x="1"/>','<a xml:lang="en"/>']:
    print(repr(s)); P(s, namespace_separator='!')
t(pyexpat.ParserCreate, namespace_separator='xx'); t(pyexpat.ParserCreate, 5); t(pyexpat.ParserCreate,None,None,5)
p=pyexpat.ParserCreate(); t(p.Parse,5); t(p.Parse,'<a/>',1); t(p.Parse,'x',1); t(setattr,p,'buffer_size',-1); t(setattr,p,'buffer_size','x'); t(setattr,p,'foo',1); t(delattr,p,'buffer_size'); t(pyexpat.ErrorString,4); t(pyexpat.ErrorString,400); t(setattr,p,'StartElementHandler',5); t(p.ParseFile,5)
