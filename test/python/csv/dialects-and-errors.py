# csv: dialects and their checks, quoting of every kind, line ends, escapes, limits, errors.
import _csv, csv, io
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
d=_csv.Dialect(); print([getattr(d,a) for a in ('delimiter','doublequote','escapechar','lineterminator','quotechar','quoting','skipinitialspace','strict')])
t(setattr,d,'delimiter',1); t(_csv.Dialect,1,2); t(_csv.register_dialect,5); t(_csv.register_dialect,'a',delimiter='::'); t(_csv.unregister_dialect,'nope'); t(_csv.get_dialect,'nope'); t(_csv.get_dialect,5)
t(_csv.field_size_limit,'x'); print(_csv.field_size_limit())
class F:
    def write(self,s): print(repr(s)); return 7
w=_csv.writer(F()); t(w.writerow,[1,'a,b','q"x',None,1.5,'l\nm']); t(w.writerow,5); t(w.writerow,['']); t(w.writerow,[]); t(w.writerows,[[1],[2]]); t(_csv.writer,5); t(_csv.writer(F(),quoting=3).writerow,['a,b']); t(_csv.writer(F(),quoting=3,quotechar=None).writerow,['']);t(_csv.writer(F(),quoting=3,escapechar='\\').writerow,['a,b\n"\\']);t(_csv.writer(F(),quoting=2).writerow,['a,b',1,None]);t(_csv.writer(F(),quoting=4).writerow,['a,b',1,None]);t(_csv.writer(F(),quoting=5).writerow,['a,b',1,None]);t(_csv.writer(F(),doublequote=False).writerow,['a"b']);t(_csv.writer(F(),delimiter=' ',skipinitialspace=True).writerow,['',' a'])
t(lambda: list(_csv.reader([b'x']))); t(lambda: list(_csv.reader([5]))); t(lambda: list(_csv.reader(['"a']))); t(lambda: list(_csv.reader(['"a'],strict=True))); t(lambda: list(_csv.reader(['"a"b'],strict=True)));t(lambda: list(_csv.reader(['a\nb'])));t(lambda: list(_csv.reader(['a\r'])));t(lambda: list(_csv.reader(['a\\'],escapechar='\\')));t(lambda: list(_csv.reader(['a\\'],escapechar='\\',strict=True))); t(lambda: list(_csv.reader(['1,"2",x'],quoting=2))); t(lambda: list(_csv.reader(['1,"2",,""'],quoting=2)));t(lambda: list(_csv.reader(['1,"2",,""'],quoting=4)));t(lambda: list(_csv.reader(['1,"2",,""'],quoting=5)));t(lambda: list(_csv.reader([' a, "b" ,""c'],skipinitialspace=True)));t(lambda: list(_csv.reader(['','\n','a\0b'])))
_csv.field_size_limit(3); t(lambda: list(_csv.reader(['abcd']))); t(_csv.list_dialects); _csv.field_size_limit(131072)
import copy,pickle
t(w.__class__); t(setattr, _csv.reader([]),'line_num',1)

for q in range(6):
    out = io.StringIO(newline=""); w = csv.writer(out, quoting=q, escapechar="\\"); w.writerows([[1, "a b", "c,d", 'e"f', None, 1.5, "g\nh", ""], ["x"], [True, (1, 2)]])
    print(q, repr(out.getvalue())); t(lambda: list(csv.reader(io.StringIO(out.getvalue(), newline=""), quoting=q, escapechar="\\")))
d = csv.DictWriter(o := io.StringIO(), ["b", "a"], extrasaction="ignore"); d.writeheader(); d.writerow({"a": 1, "b": 2, "c": 3}); print(repr(o.getvalue()), list(csv.DictReader(io.StringIO(o.getvalue()))))
class Semi(csv.Dialect): delimiter = ";"; quotechar = "'"; lineterminator = "\n"; quoting = csv.QUOTE_MINIMAL
csv.register_dialect("semi", Semi, doublequote=False, escapechar="!"); print(csv.list_dialects(), list(csv.reader(["'a;b';c!;d"], "semi")), csv.get_dialect("semi").delimiter)
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter, csv.Sniffer().has_header("name,age\nx,1\ny,2\n"), list(csv.reader(["é,😀", "a\tb"], delimiter=",")))
