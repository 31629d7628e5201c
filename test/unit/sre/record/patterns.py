# What CPython's re answers for chosen and for random patterns: spans of search, match, fullmatch and finditer, with the
# code array that Lib/re/_compiler.py made. The last expression is the fixture's text. Run by scripts/record-regex.ts.

import re, random, json, warnings
import re._parser as P, re._compiler as C
warnings.simplefilter('ignore')
def gen(rng, depth, st):
    """random pattern"""
    n = rng.choice([1,1,2,2,3,4])
    return ''.join(item(rng, depth, st) for _ in range(n))
CH = 'abcABx1_ -\n'
WIDE = 'é\u0131\u0130\u017fßΣςσК\u212a\u3042\u0660'
AST = '\U00010400\U00010428\U0001F600'
SETS = ['[ab]','[^a]','[a-c]','[^\\n]','\\w','\\d','\\s','\\W','\\D','\\S','.','[\\w-]','[^\\s,]','[a-cx-z]','[A-Za-z_]','[0-9]','[^ab\\d]','[\\s\\S]','[b]','[^b-z]']
WSETS = ['[à-ÿ]','[^à-ÿ]','[\u0100-\u017f]','[а-яА-Я]','[σa]','[\\wé]','[\u0400-\u04ff\u3040-\u30ffa-c]','[^\u212a]','[\u0131i]','[\U00010400-\U0001044f]']
def atom(rng, depth, st):
    r = rng.random()
    if r < .38:
        c = rng.choice(CH if not (st['wide'] and rng.random()<.3) else WIDE+AST)
        return re.escape(c)
    if r < .58:
        return rng.choice(WSETS) if st['wide'] and rng.random()<.3 else rng.choice(SETS)
    if depth <= 0: return rng.choice(['a','b','ab','[ab]'])
    r = rng.random()
    if r < .42:
        if not st['caps']:
            return '(?:'+alt(rng,depth-1,st)+')'
        st['n'] += 1
        g = st['n']
        s = '('+alt(rng,depth-1,st)+')'
        st['done'].append(g)
        return s
    if r < .72: return '(?:'+alt(rng,depth-1,st)+')'
    if r < .78: return '(?='+alt(rng,depth-1,st)+')'
    if r < .82: return '(?!'+alt(rng,depth-1,st)+')'
    if r < .86:
        c = st['caps']; st['caps'] = False
        s = '(?<%s%s)' % (rng.choice('=!'), rng.choice(['a','b','ab','\\w','.','[^a]','a|b','\\b','^','a.','(?:ab|ba)','\\w\\s']))
        st['caps'] = c
        return s
    if r < .91: return '(?>'+alt(rng,depth-1,st)+')'
    if r < .96 and st['done']:
        return '(?(%d)%s|%s)' % (rng.choice(st['done']), gen(rng,depth-1,st), gen(rng,depth-1,st))
    if st['done']: return '\\%d' % rng.choice(st['done'])
    if not st['wide']: return '(?i:%s)' % gen(rng, depth-1, st)
    return 'a'
QU = ['*','+','?','*?','+?','??','{2}','{1,2}','{0,2}?','{2,}','{,3}','*+','++','?+','{1,3}+','{0}','{2,3}?']
def item(rng, depth, st):
    r = rng.random()
    if r < .08: return rng.choice(['^','$','\\b','\\B','\\A','\\Z'])
    a = atom(rng, depth, st)
    if rng.random() < .4 and not a.startswith(('(?<=','(?<!','(?=','(?!')): 
        a += rng.choice(QU)
    return a
def alt(rng, depth, st):
    n = rng.choice([1,1,1,2,2,3])
    return '|'.join(gen(rng,depth,st) if rng.random()>.05 else '' for _ in range(n))
def pattern(rng, wide):
    while True:
        st = {'n':0,'done':[], 'wide':wide,'caps':True}
        p = alt(rng, rng.choice([1,2,2,3]), st)
        if len(p) < 80: return p
def subject(rng, wide):
    n = rng.choice([0,1,2,3,5,8,12,20])
    al = rng.choice(['ab','abc','abx1 ',CH,CH])
    if wide: al = al + WIDE*rng.choice([0,1,2]) + AST*rng.choice([0,0,0,1])
    return ''.join(rng.choice(al) for _ in range(n))
def spans(m):
    if m is None: return None
    r = []
    for i in range((m.re.groups)+1):
        r.extend(m.span(i))
    r.append(m.lastindex or -1)
    return r
def enc(s):
    if isinstance(s, bytes): return {'b': list(s)}
    if any(ord(c)>0xffff or 0xd800<=ord(c)<0xe000 for c in s): return {'c':[ord(c) for c in s]}
    return s
def record(p, flags, subjects, rng):
    try:
        t = P.parse(p, flags)
        code = [int(x) for x in C._code(t, flags)]
        rx = re.compile(p, flags)
    except (re.error, OverflowError, RecursionError, ValueError):
        return None
    out = []
    for s in subjects:
        a, b = 0, len(s)
        if rng.random()<.25:
            a = rng.randint(0,len(s)); b = rng.randint(a,len(s))
        out.append([enc(s), a, b, spans(rx.search(s,a,b)), spans(rx.match(s,a,b)), spans(rx.fullmatch(s,a,b)), [spans(m) for m in rx.finditer(s,a,b)]])
    return {'p': p if isinstance(p,str) else p.decode('latin-1'), 'f': flags, 'g': rx.groups, 'code': code, 'x': out}

CHOSEN = [
    (r'(?:a|b)*c', ['ababc', 'abab', 'c']), (r'(?:(a)|b)*', ['abba', 'ab', 'ba']), (r'(a*)*', ['aab', '']),
    (r'(a*)+?b', ['aab', 'b']), (r'(?:a*?)*?b', ['aab']), (r'((a)|(b))*?c', ['abc', 'bac']), (r'(a)?(?(1)b|c)', ['ab', 'c', 'ac']),
    (r'(?P<x>a)(?P=x)', ['aa', 'ab']), (r'(a*)(?:\1b)+', ['aabaab', 'b']), (r'(?>a*)ab', ['aaab']), (r'(?>(a|ab))c', ['abc', 'ac']),
    (r'a++b', ['aaab']), (r'(?:ab)++a', ['ababa', 'abab']), (r'(?:a|ab)*+c', ['aababc', 'aac']), (r'(?:a?){3}+b', ['aab', 'b']),
    (r'(?=(a+))a*b\1', ['baaabac', 'aaab']), (r'(?!(a)b)a', ['ac', 'ab']), (r'(?<=(a))b', ['ab', 'b']), (r'(?<!a)b', ['ab', 'cb', 'b']),
    (r'(?<=ab|cd)x', ['abx', 'cdx', 'bx']), (r'^(.+)$', ['one\ntwo\n', '']), (r'(?m)^(.*)$', ['one\ntwo\n', '\n\n']), (r'\Z', ['a\n', '']),
    (r'\ba\b', ['a aa a', 'ba']), (r'\B', ['', 'ab', ' ']), (r'(?i)straße|K', ['STRASSE', 'straße', '\u212a']), (r'(?i)[k-m]', ['\u212aLm', 'j']),
    (r'(?i)\u0131|i', ['I\u0130\u0131i']), (r'(?i)[\u03c3]', ['\u03a3\u03c2\u03c3']), (r'(?ia)k', ['\u212aKk']), (r'(?i)(\w)\1', ['aA', '\u03c3\u03a3', '\u00df\u1e9e']),
    (r'[\U00010400-\U00010410]+', ['\U00010400\U00010405a']), (r'(?i)[\U00010400-\U00010410]+', ['\U00010428\U00010405a']),
    (r'.', ['\U0001f600a', '\ud800']), (r'\d+', ['\u0661\u0662 12', 'x']), (r'(?a)\w+', ['\u00e9a']), (r'\w+', ['\u00e9a_1 \u3042']),
    (r'\s+', ['a\u00a0\x1c\u3000b']), (r'x*', ['axb', '']), (r'\b|:', ['a::bc']), (r'(?s).{2,3}?', ['a\nbc']), (r'a{,2}b', ['aaab']),
    (r'(ab){2,3}', ['abababab']), (r'(ab){2,3}?', ['abababab']), (r'(?:ab){60}', ['ab' * 61]), (r'(a?b??)*', ['ab', 'bb']),
    (r'(?:(?:a{2})+|b)*c', ['aaaabc', 'aaabc']), (r'(?:(x)|(y)|(z))+', ['xyzx']), (r'(.*?)(?:,|$)', ['a,b,,c']), (r'"(?:[^"\\]|\\.)*"', ['x "a\\"b" y', '"']),
    (r'(\d+)-(\d+)(?:-(\d+))?', ['2020-01-02', '1-2']), (r'(?x) a  b # c', ['ab']), (r'(?:)', ['ab']), (r'(?!)', ['a']), (r'[^\W\d_]+', ['ab1_c\u00e9']),
    (r'(a|ab)(c|bcd)(d*)', ['abcd']), (r'(?:a+)+$', ['a' * 20]), (r'((((((((((a))))))))))\10', ['aa']), (r'(?i:a)b', ['Ab', 'AB']), (r'(?-i:a)b', ['ab', 'AB']),
    (r'(?:a{0}b)+', ['bb']), (r'(?:(a)(?=b)|b)+', ['abab']), (r'(?:(a)(?!b)|ab)+', ['aba']), (r'(?>(?:(a)|b)+)(?(1)c|d)', ['abc', 'bd', 'abd']),
]


def make(seed, count):
    rng = random.Random(seed)
    res = []
    for p, subs in CHOSEN:
        for flags in (0, re.I, re.A | re.M):
            try:
                r = record(p, int(flags), subs, rng)
            except ValueError:
                r = None
            if r: res.append(r)
    while len(res) < count:
        wide = rng.random() < .35
        p = pattern(rng, wide)
        flags = 0
        for f in (re.I, re.I, re.M, re.S):
            if rng.random() < .2: flags |= f
        isb = not wide and rng.random() < .15
        if isb:
            p = p.encode('latin-1')
            if rng.random()<.2: flags |= re.L
        elif rng.random() < .2: flags |= re.A
        subs = [subject(rng, wide) for _ in range(3)]
        if isb: subs = [s.encode('latin-1') for s in subs]
        r = record(p, int(flags), subs, rng)
        if r: res.append(r)
    return json.dumps(res, ensure_ascii=True, separators=(',',':'))

make(20260823, 1500)
