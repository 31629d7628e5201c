# Packages: black, click, mypy-extensions, packaging, pathspec, platformdirs, pytokens
# Tries: formats a file in two modes
# Module: black
import black
from black import format_str, Mode, format_file_contents, NothingChanged, TargetVersion

source = '''
import   os,sys
def f(a,b = 1,*args,c:int=2,**kw)->"x":
  """ doc """
  x = { 'a':1,'b':[1,2,3,], }
  if a==1 and b!=2 or not c: return   x
  for i in range(10): print(i)
  y = lambda q : q+1
  very_long_function_name_number_one(argument_number_one, argument_number_two, argument_number_three=[1, 2, 3])
  assert xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx == yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy, "message that is long"
  with open("a") as f, open("b") as g: pass
  match x:
    case {"a": 1, **rest} if rest: pass
    case [1, *_] | None: ...
  return not(a)
class A ( object ) :
  x : int=1
  @property
  def p(self): return f"{self.x!r:>{10}}"
  async def q(self):
    async with a as b: await c
# comment
print("hello %s" % 'world', end = '')
x = a if b else (c)
del (a), (b)
'''
print(format_str(source, mode=Mode()))
print(format_str(source, mode=Mode(line_length=60, string_normalization=False, target_versions={TargetVersion.PY311})))
try:
    format_file_contents("x = 1\n", fast=False, mode=Mode())
except NothingChanged:
    print("nothing changed")
try:
    format_str("def f(:\n", mode=Mode())
except black.InvalidInput as error:
    print(error)
print(format_file_contents(source, fast=False, mode=Mode()) == format_str(source, mode=Mode()))
