# Trees that change while they are searched, changed and copied; errors of iterators go through.

import xml.etree.ElementTree as ET, copy
e = ET.Element('root'); e.text='before'
c = ET.Comment('comment'); c.tail='after'; e.append(c)
p = ET.PI('pi', 'x'); p.tail='after2'; e.append(p)
q = ET.Element(5); q.text='q'; q.tail='r'; e.append(q)
q = ET.Element(None); q.text='n'; q.tail='s'; e.append(q)
print(list(e.itertext()), list(c.itertext()), list(p.itertext()))
class Text:
    def __bool__(self):
        print("bool")
        e.text='changed'
        return True
e = ET.Element('tag'); e.text = Text()
print(type(next(e.itertext())))
def f(): raise TypeError('mymessage')
for g in [lambda: e.extend(f() for i in range(2)), lambda: e.extend(None), lambda: e.__setitem__(slice(0,1), (f() for i in range(2))), lambda: e.__setitem__(slice(0,1), None), lambda: e.__setitem__(slice(None,None,2), 3)]:
    try: g()
    except TypeError as x: print(x)
class X:
    def __init__(self, i=0): self.i = i
    def __index__(self):
        e[:] = []
        return self.i
for s in [slice(X(),None),slice(0,2,X(2)),slice(None,X(2)),slice(0,20,X(2))]:
    e = ET.Element('elem'); e.extend([ET.Element(f'c{i}') for i in range(10)])
    try:
        e[s] = []
        print(len(e))
    except ValueError as x: print(x)
    e = ET.Element('elem'); e.extend([ET.Element(f'c{i}') for i in range(10)])
    print(e[s])
    e.extend([ET.Element(f'c{i}') for i in range(10)])
    del e[s]
    print(len(e))
try: ET.XML(b"<?xml version='1.0' encoding='cp864'?><xml/>")
except ET.ParseError as x: print(x)


class Y(ET.Element):
    result = False

    def __eq__(self, other):
        root.clear()
        return self.result


def removing(first, second, target):
    global root
    root = ET.Element("top")
    root.extend([first("one"), second("two")])
    try:
        root.remove(root[1] if target is None else target("x"))
        print(len(root))
    except ValueError as x:
        print(x)


class Z(Y):
    def __eq__(self, other):
        del root[0]
        return self.result


for K in (Y, Z):
    for K.result in (False, True):
        removing(ET.Element, K, None)
        removing(K, ET.Element, None)
        removing(K, K, None)
        removing(K, K, K)
        removing(ET.Element, K, ET.Element)


class Deep(ET.Element):
    def __deepcopy__(self, memo):
        root.clear()
        return self


root = ET.Element("a")
root.extend([Deep("x"), ET.Element("y")])
print([c.tag for c in copy.deepcopy(root)])


class Tag:
    def __eq__(self, other):
        root.clear()
        return False


root = ET.Element("a")
root.extend([ET.Element(Tag()), ET.Element("y")])
print(root.find("y"), root.findall("y"), root.findtext("y"))
