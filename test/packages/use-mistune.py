# Packages: mistune, typing-extensions
# Tries: Markdown to HTML, AST and reST
# Recorded by python3: quicker than the reference build.
# Module: mistune
import mistune

text = """# Title

Para *em* **strong** `code` [link](http://x.y "t") ![img](a.png) ~~del~~ <b>raw</b>

- a
- b
  - c

1. one
2. two

> quote

```py
x < 1
```

| a | b |
|---|--:|
| 1 | 2 |

- [x] task

foot[^1] and $x^2$

[^1]: note
"""
print(mistune.html(text))
md = mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough", "footnotes", "task_lists"])
for token in md("# a *b*\n\n|x|\n|-|\n|1|\n"):
    print(token)
class MyRenderer(mistune.HTMLRenderer):
    def heading(self, text, level, **attrs):
        return f"<H{level}>{text}</H{level}>\n"
print(mistune.create_markdown(renderer=MyRenderer(), plugins=["math", "url"])("## T\n\nhttp://a.b $$x$$"))
from mistune.renderers.rst import RSTRenderer
print(mistune.create_markdown(renderer=RSTRenderer())("# A\n\n* x\n* y `c`\n"))
