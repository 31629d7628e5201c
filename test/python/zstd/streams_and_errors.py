import _zstd as s
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
print(s.get_param_bounds(parameter=100,is_compress=True),s.get_param_bounds(parameter=100,is_compress=False))
t(s.get_param_bounds,parameter=9999,is_compress=True); t(s.get_param_bounds,parameter=9999,is_compress=False)
t(s.get_frame_size,b''); t(s.get_frame_size,b'abcdefgh'); t(s.get_frame_info,b'')
import compression.zstd as z
c=z.compress(b'hello'*100); print(c, s.get_frame_info(c), s.get_frame_size(c))
C=s.ZstdCompressor
t(C,100); t(C,-200000); t(C,level='a'); t(C,3,{100:1}); t(C,options={'a':1}); t(C,options={100:'x'}); t(C,options={9999:1}); t(C,options={100:99}); t(C,options=3); t(C,zstd_dict=3); t(C,1<<40); t(C,options={100:1<<40}); t(C,options={z.DecompressionParameter.window_log_max:10}); t(C,options={101:5})
D=s.ZstdDecompressor
t(D,options={100:99}); t(D,options={9999:3}); t(D,zstd_dict=3); t(D,options={z.CompressionParameter.window_log:3}); t(D,options=3)
c1=C(); t(c1.compress,b'a',9); t(c1.compress,b'abc'); t(c1.flush,0); t(c1.flush); t(c1.flush); print(c1.last_mode, c1.CONTINUE); t(c1.compress,'a')
d=D(); t(d.decompress,b'nope'); 
d=D(); print(d.decompress(c[:10]),d.needs_input); print(d.decompress(c[10:]+b'tail',5),d.needs_input,d.eof); print(len(d.decompress(b'')),d.eof,d.unused_data); t(d.decompress,b''); t(z.decompress,c[:-1]); t(z.decompress,b''); t(z.decompress,c+b'x')
t(C().set_pledged_input_size,-1); x=C(); x.set_pledged_input_size(10); t(x.compress,b'abc',2); t(x.set_pledged_input_size,None); x=C(); x.compress(b"abc"); t(x.set_pledged_input_size,10)
t(s.ZstdDict,b'abc'); t(s.ZstdDict,b'abcdefgh'); q=s.ZstdDict(b'abcdefghijkl',is_raw=True); print(q,len(q),q.dict_id,q.dict_content,q.as_prefix, q.as_digested_dict, q.as_undigested_dict)
t(s.ZstdDict,'a'); 
for w in (q,q.as_prefix,q.as_digested_dict,q.as_undigested_dict):
    y=z.compress(b'abcdefghijkl'*3,zstd_dict=w); print(y, z.decompress(y,zstd_dict=w)); t(z.decompress,y)
print(s.zstd_version,s.zstd_version_number, s.ZSTD_DStreamOutSize)
for l in (-5,1,3,5,9,15,19): r=z.compress(repr(list(range(5000))).encode()*2,l); import zlib; print(l,len(r),zlib.crc32(r))
