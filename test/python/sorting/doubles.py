# Floats are sorted by their values, stably; ints beyond what a double holds with a position by the same road.
x=12345
def r():
    global x
    x=(x*1103515245+12345)%2**31
    return x
for n in (0,1,2,7,8,9,15,16,17,24,31,33,64,65,100,257,1000,4099):
    for kind in range(4):
        v=[(r()%50)/4 - 5 if kind==0 else r()/7 if kind==1 else (0.0 if r()%2 else -0.0) if kind==2 else (r()%20 if r()%2 else (r()%40)/2) for _ in range(n)]
        s=sorted(v)
        ref=[v[i] for _,i in sorted((a, i) for i,a in enumerate(v))]
        assert len(s)==n and all(a is b or (type(a)==int and a==b) for a,b in zip(s,ref)),(n,kind)
        rev=sorted(v,reverse=True)
        assert all(rev[i]>=rev[i+1] for i in range(n-1))
        k=sorted(range(n),key=lambda i:v[i])
        assert all(v[k[i]]<v[k[i+1]] or (v[k[i]]==v[k[i+1]] and k[i]<k[i+1]) for i in range(n-1))
        big=[int(a*2**48)+i for i,a in enumerate(v)]
        assert sorted(big)==[big[i] for i in sorted(range(n),key=big.__getitem__)]
print("ok")
print(sorted([2.5, -0.0, 0.0, 1, -3, 2.5, float("inf"), -1e300, 5e-324, 0.0]))
print(sorted([3.0, float("nan"), 1.0]), sorted([(1.5, 2), (1.5, 1), (0.5, 3)] * 5)[::4], max([0.5, 2.5] * 9), sorted([1.5, 2**70, -2**60, 0.5]))
