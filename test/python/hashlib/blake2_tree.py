import hashlib
def t(f,*a,**k):
    try: print(f(*a,**k).hexdigest())
    except BaseException as e: print(type(e).__name__, e)
for f,big in ((hashlib.blake2b,64),(hashlib.blake2s,32)):
    for k in (dict(leaf_size=-1),dict(leaf_size=1<<32),dict(leaf_size=1<<70),dict(leaf_size='a'),dict(node_offset=-1),dict(node_offset=1<<48),dict(node_offset=1<<64),dict(node_offset=1<<63),dict(fanout=-1),dict(fanout=1<<40),dict(depth=0),dict(node_depth=256),dict(inner_size=65),dict(inner_size=-1),dict(digest_size=0),dict(digest_size='a'),dict(salt=b'a'*17),dict(person=b'a'*17),dict(key=b'a'*65),dict(salt='a'),dict(last_node='x'),dict(fanout=2,depth=2,leaf_size=4096,node_offset=1,node_depth=0,inner_size=32,last_node=True)):
        if (1 << 32) in k.values() or (1 << 70) in k.values() and "leaf_size" in k: continue
        t(f,b'abc',**k)
    print(f.__text_signature__)
