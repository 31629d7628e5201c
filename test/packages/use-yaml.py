# Packages: pyyaml
# Tries: load, dump, tags, anchors, errors
# Recorded by python3: quicker than the reference build.
# Module: yaml
import yaml
from datetime import date

text = """
# comment
name: taipan
version: 3.14
list: [1, 2, three, 0x1F, 0o17, 1e3, .inf, null, ~, yes, 2024-01-02, 12:30:45]
nested:
  - a: &anchor {x: 1, y: [p, q]}
  - b: *anchor
  - <<: *anchor
    z: 3
text: |
  line 1
    indented
folded: >-
  one
  two

  three
"quoted\\tkey": 'it''s'
? complex
: value
set: !!set {a}
bin: !!binary aGVsbG8=
when: 2024-01-02T03:04:05Z
empty:
"""
data = yaml.safe_load(text)
for key, value in data.items():
    print(repr(key), repr(value))
print(yaml.safe_dump({"b": [1, {"c": None}], "a": "multi\nline", "t": True, "f": 1.5, "d": date(2024, 1, 2), "s": "yes", "u": "日本"}))
print(yaml.dump([{"k": (1, 2)}, {3, }], default_flow_style=None, sort_keys=False))
print(yaml.safe_dump({"long": "word " * 30, "q": "'\"", "n": "1"}, width=40, indent=4, allow_unicode=True))
print(list(yaml.safe_load_all("--- 1\n--- [a]\n...\n--- {b: c}\n")))
for bad in ("a: [1, 2", "a: b: c", "\tx: 1", "!!python/object:os.system x", "a: *missing", "%YAML 3.0\n---\n"):
    try:
        print(yaml.safe_load(bad))
    except yaml.YAMLError as error:
        print(type(error).__name__, str(error).replace("\n", " | "))
class Monster(yaml.YAMLObject):
    yaml_tag = "!Monster"
    yaml_loader = yaml.SafeLoader
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return f"Monster({self.name!r})"
print(yaml.safe_load("!Monster {name: Bob}"), yaml.dump(Monster("x")))
print([type(e).__name__ for e in yaml.parse("a: [1]")], [t.id for t in yaml.scan("k: v")])
x = [1]; x.append(x)
print(yaml.dump(x))
