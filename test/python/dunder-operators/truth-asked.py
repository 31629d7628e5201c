# How often and and or ask an operand for its truth.
class B:
    def __init__(s,n,v): s.n=n; s.v=v
    def __bool__(s): print(s.n, end=' '); return s.v
    def __repr__(s): return s.n
import itertools
for a,b,c,d in itertools.product([0,1],repeat=4):
    A,Bb,C,D=[B(n,bool(v)) for n,v in zip('ABCD',(a,b,c,d))]
    print(A and Bb or C and D, (A or Bb) and (C or D), A and (Bb or C) or D, A or Bb and C or D, (A and Bb) and C, not (A and Bb or C))
    f=lambda x: x
    print(f(A) and f(Bb) or f(C) and f(D), [1 for _ in 'a' if A and Bb or C])
    if (A and Bb) or (C and D): print('yes')
    while A and Bb or C: print('w'); break
    x = (yield_ := A) and Bb or C
    print(x)
