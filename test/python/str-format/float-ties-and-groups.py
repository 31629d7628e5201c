# Ties and groups of digits over many doubles.
import random, math
random.seed(5)
vals=[0.0,-0.0,9.5,0.5,1.5,2.5,99.5,999999.5,0.05,0.25,1e22,1e23,5e-324,1.7976931348623157e308,123456789.5,0.125,1e-5,1e15,1e16,12345.5,1250.0,1350.0,0.000244140625]
vals+=[random.uniform(-1,1)*10**random.randint(-30,30) for _ in range(300)]
vals+=[float(random.randint(0,10**9))/2**random.randint(0,12) for _ in range(400)]
h=0
for v in vals:
    for s in ("e",".0e",".1e",".3e",".14e",".15e",".20e","g",".1g",".2g",".5g",".15g",".17g","#g","E","G","#.3e",",.3f","_.1f","+,.2e","020,.2f","015,","z.1e","%"):
        t = format(v, s) if s!="015," else format(int(v) if abs(v)<1e15 else 7, s)
        h = (h*31 + hash(t.__len__()) + sum(map(ord,t))*7) % (2**61-1)
    print(format(v,"e"),format(v,".2g"),format(v,",.3f")[:40],format(v,".0e"), h)
for n in (0,1,12,123,1234,12345,123456,1234567,-1234567,10**20):
    print([format(n,s) for s in (",","_","_x","_b","#_x","10,","012,","+,","=+14,","-,",",d")])
