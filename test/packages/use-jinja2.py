# Packages: jinja2, markupsafe
# Tries: inheritance, macros, filters, sandbox, async rendering
# Recorded by python3: the reference build has no event loop of its own, or is too slow.
# Module: jinja2
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

env = Environment(
    loader=DictLoader({
        "base.html": "<title>{% block title %}base{% endblock %}</title>\n{% block body %}{% endblock %}",
        "page.html": "{% extends 'base.html' %}{% from 'macros.html' import field %}"
                     "{% block title %}{{ super() }}: {{ title }}{% endblock %}"
                     "{% block body %}{% for u in users recursive %}{{ loop.index }}/{{ loop.length }} {{ u.name|upper }}"
                     "{% if u.children %}[{{ loop(u.children) }}]{% endif %}{{ ',' if not loop.last }}"
                     "{% else %}none{% endfor %}{{ field('a', 'x<y') }}{% endblock %}",
        "macros.html": "{% macro field(name, value='', size=20) %}<input name={{ name }} value={{ value }}>{% endmacro %}",
    }),
    autoescape=True,
    trim_blocks=True,
)
env.filters["shout"] = lambda s: s + "!"
env.tests["even_length"] = lambda s: len(s) % 2 == 0
users = [{"name": "Ada", "children": [{"name": "Byron"}, {"name": "Anne"}]}, {"name": "Grace"}]
print(env.get_template("page.html").render(title="a & b", users=users))
print(env.from_string("{{ 'hey'|shout }} {{ 'ab' is even_length }} {{ [3,1,2]|sort|join('-') }} {{ 3.14159|round(2) }}").render())
print(env.from_string("{% set ns = namespace(n=0) %}{% for i in range(10) if i is odd %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}").render())
print(env.from_string("{{ {'b': 1, 'a': 2}|dictsort }} {{ ['x', 'y']|map('upper')|list }} {{ 'a b c'.split()|batch(2)|list }}").render())
print(env.from_string("{% filter indent(4) %}a\nb{% endfilter %}|{{ 'long text here for truncation'|truncate(15) }}|{{ '<b>x</b>'|striptags }}").render())
print(env.from_string("{% with a = 1 %}{{ a ~ '-' ~ 2 ** 3 }}{% endwith %}{% raw %}{{ no }}{% endraw %}{# gone #}").render())
print(env.from_string("{{ items|groupby('k')|map(attribute='list')|map('length')|list }} {{ items|sum('v') }}").render(
    items=[{"k": 1, "v": 2}, {"k": 1, "v": 3}, {"k": 2, "v": 4}]))
print(Markup("<i>%s</i>") % "<x>", escape("'\"&"), Markup("<a>") + "<b>", Markup("a{}").format("<"))
try:
    Environment(undefined=StrictUndefined).from_string("{{ missing.attr }}").render()
except UndefinedError as error:
    print(type(error).__name__, error)
try:
    env.from_string("{% if %}")
except TemplateSyntaxError as error:
    print(error.lineno, error.message)
try:
    SandboxedEnvironment().from_string("{{ ().__class__.__bases__ }}{{ ''.__class__.__mro__ }}").render()
except Exception as error:
    print(type(error).__name__, error)

import asyncio

async def main():
    async_env = Environment(enable_async=True)

    async def numbers():
        for i in range(3):
            yield i

    template = async_env.from_string("{% for n in numbers() %}{{ n }};{% endfor %}")
    print(await template.render_async(numbers=numbers))

asyncio.run(main())
