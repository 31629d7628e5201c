# Packages: markdown
# Tries: Markdown with its extensions
# Recorded by python3: quicker than the reference build.
# Module: markdown
import markdown

text = """# Title {#id}

Para *em* **strong** `code` [link](http://x.y "t") ![img](a.png)
hard  
break <b>raw</b> &amp; &copy; <http://auto.link>

* a
* b
    1. x
    2. y

> quote
> more

    code block

| a | b |
|---|:-:|
| 1 | 2 |

```python
x = 1
```

Term
:   Definition

Footnote[^1] and HTML abbreviations.

*[HTML]: Hyper Text

[^1]: The note.

---
[ref]: http://ref "R"
[a][ref]
"""
print(markdown.markdown(text))
print(markdown.markdown(text, extensions=["extra", "toc", "sane_lists", "admonition", "nl2br", "smarty", "meta"]))
md = markdown.Markdown(extensions=["toc", "codehilite", "fenced_code"])
print(md.convert("[TOC]\n# A\n## B\n```python\nprint('x')\n```\n"))
print(md.toc_tokens)
