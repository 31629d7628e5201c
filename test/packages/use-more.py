# Packages: faker, babel, arrow, python-dateutil, six, tzdata, pint, flexcache, flexparser, platformdirs, typing-extensions, uncertainties, peewee, loguru, structlog, mako, markupsafe, chevron, wtforms, pyfiglet, nltk
# Tries: fake data, locales, dates, units, templates, logging
# Module: babel.numbers
from faker import Faker
Faker.seed(4321)
f = Faker(["en_US", "de_DE"])
print(f["en_US"].name(), f["de_DE"].city(), f["en_US"].email(), f["en_US"].address(), f["en_US"].pydict(2, value_types=[int]), f["en_US"].text(60), f["en_US"].iban(), f["en_US"].uuid4())
from babel import Locale, numbers, dates, lists, units
from datetime import date, datetime, timedelta
print(Locale.parse("de_CH").get_display_name("en"), numbers.format_currency(1234567.891, "EUR", locale="de"), numbers.format_decimal(12345.6789, locale="fr"), numbers.format_percent(0.256, locale="ar"), numbers.parse_decimal("1.234,5", locale="de"))
print(dates.format_date(date(2024, 2, 3), "full", locale="ja"), dates.format_datetime(datetime(2024, 2, 3, 16, 5), "EEE, d MMM yyyy h:mm a", locale="es"), dates.format_timedelta(timedelta(days=15), locale="ru"), lists.format_list(["a", "b", "c"], locale="de"), units.format_unit(12, "length-meter", locale="pl"), Locale("pl").plural_form(3))
import arrow
a = arrow.get("2024-02-29T12:30:45+02:00")
print(a.shift(years=1), a.to("utc"), a.humanize(arrow.get("2024-03-02T12:30:45+02:00")), a.format("dddd, D MMMM YYYY HH:mm ZZ"), a.span("month"), [r.day for r in arrow.Arrow.range("day", datetime(2024, 1, 1), datetime(2024, 1, 3))], a.humanize(arrow.get("2024-02-28"), locale="fr"))
import pint
u = pint.UnitRegistry()
print((3 * u.meter / (2 * u.second)).to("km/hour"), u("5 kg * m / s**2").to_base_units(), u.Quantity(25, "degC").to("degF"))
try:
    1 * u.meter + 1 * u.second
except pint.DimensionalityError as error:
    print(error)
from uncertainties import ufloat, umath
x = ufloat(2, 0.1)
print(x ** 2, x - x, umath.sin(x), f"{x:.3f}", (x * ufloat(3, 0.2)).std_dev)
from mako.template import Template
print(Template("""<%def name="f(x)">[${x | h}]</%def>
% for i in range(3):
${loop.index}: ${f('<%d>' % i)}
% endfor
<% y = 5 %>${y + 1}""").render())
import chevron
print(chevron.render("{{#items}}{{name}}:{{{raw}}} {{/items}}{{^no}}none{{/no}} {{& x}} {{> p}}", {"items": [{"name": "<a>", "raw": "<b>"}], "x": "&"}, partials_dict={"p": "partial"}))
from wtforms import Form, StringField, IntegerField, validators
class F(Form):
    name = StringField("Name", [validators.Length(min=3)])
    n = IntegerField("N", [validators.NumberRange(max=5), validators.Optional()])
from werkzeug.datastructures import MultiDict
form = F(MultiDict({"name": "ab", "n": "9"}))
print(form.validate(), form.errors, form.name(class_="x"), form.n.label)
import io, sys
from loguru import logger
out = io.StringIO()
logger.remove(); logger.add(out, format="{level}|{message}|{extra}|{function}")
logger.bind(k=1).info("hi {}", 5)
def boom(): return 1 / 0
try:
    boom()
except ZeroDivisionError:
    logger.opt(exception=True).error("bad")
print(out.getvalue().splitlines()[0], "ZeroDivisionError" in out.getvalue())
import structlog
structlog.configure(processors=[structlog.processors.add_log_level, structlog.processors.KeyValueRenderer(sort_keys=True)], logger_factory=structlog.PrintLoggerFactory(sys.stdout))
structlog.get_logger().bind(a=1).warning("event", b=[2])
import pyfiglet
print(pyfiglet.figlet_format("Py", font="slant"))
