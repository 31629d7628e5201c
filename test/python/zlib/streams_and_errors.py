import zlib
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
d=zlib.compress(b'hello'*10)
t(zlib.compress,b'',10); t(zlib.compress,b'',wbits=100); t(zlib.compress,'a'); t(zlib.compress,b'a',-2); t(zlib.compress,b'a',wbits=8); t(zlib.compress,b'a',wbits=-8);t(zlib.compress,b'a',wbits=0)
t(zlib.decompress,b''); t(zlib.decompress,d[:-1]); t(zlib.decompress,d[:-5]); t(zlib.decompress,d+b'x'); t(zlib.decompress,b'xx'); t(zlib.decompress,b'x\x9c'+b'\xff'*20); t(zlib.decompress,d[:-1]+b'x'); t(zlib.decompress,'a'); t(zlib.decompress,d,wbits=-15); t(zlib.decompress,d,wbits=31); t(zlib.decompress,d,wbits=47); t(zlib.decompress,d,wbits=100); t(zlib.decompress,d,bufsize=0); t(zlib.decompress,d,bufsize=-1); t(zlib.decompress,d,8)
c=zlib.compressobj(zdict=b'hello'); x=c.compress(b'hellohello')+c.flush()
t(zlib.decompress,x); t(zlib.decompressobj(zdict=b'nope').decompress,x); t(zlib.decompressobj(zdict=b'hello').decompress,x)
c=zlib.compressobj(); t(c.flush,9); t(c.flush,zlib.Z_NO_FLUSH); t(c.flush); t(c.flush); t(c.compress,b'a'); t(c.copy)
c=zlib.compressobj(); c.flush(); t(c.flush)
o=zlib.decompressobj(); t(o.decompress,d,-1); t(o.decompress,d,3); print(o.unconsumed_tail,o.unused_data,o.eof); t(o.flush,0); t(o.flush,-1); t(o.flush); print(o.eof); t(o.decompress,b'zz'); print(o.unused_data); t(o.flush); t(o.copy)
p=zlib._ZlibDecompressor(); t(p.decompress,d,3); print(p.eof,p.needs_input,p.unused_data); t(p.decompress,b''); print(p.eof); t(p.decompress,b''); t(zlib._ZlibDecompressor,100)
o=zlib.decompressobj(); t(o.decompress,b'xx'); 
o=zlib.decompressobj(); print(o.decompress(d[:-3])); t(o.flush); print(o.eof)
t(zlib.crc32,'a'); t(zlib.crc32,b'a',-1); t(zlib.crc32,b'a',1<<40); t(zlib.adler32,b'a',1<<33); t(zlib.adler32,b'abc'); t(zlib.crc32,b'a','b')
import pickle,copy
for lvl in range(-1,10):
  for w in (15,9,-15,31,-9):
    for s in range(5):
        c=zlib.compressobj(lvl,8,w,8,s); r=c.compress(bytes(range(256))*20+b'the quick brown fox '*100)+c.flush(zlib.Z_SYNC_FLUSH)+c.compress(b'jumps over the lazy dog'*50)+c.flush(zlib.Z_FULL_FLUSH)+c.compress(b'x'*1000)+c.flush(); print(lvl,w,s,len(r),zlib.crc32(r))
c = zlib.compressobj(9, 8, -15, 9)
r = c.compress(repr(list(range(20000))).encode()) + c.flush()
print(len(r), zlib.crc32(r))
