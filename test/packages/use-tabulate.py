# Packages: tabulate, prettytable, wcwidth, termcolor, colorama, humanize, inflection, typing-extensions, tqdm
# Tries: tables, plurals, human sizes, progress bars
# Recorded by python3: quicker than the reference build.
# Module: tabulate
import io, datetime
from tabulate import tabulate
rows = [["spam", 41.9999], ["eggs", "451.0"], ["日本", None], ["multi\nline", True]]
for fmt in ("plain", "simple", "github", "grid", "fancy_grid", "pipe", "html", "latex", "rst", "tsv", "outline", "mediawiki"):
    print(tabulate(rows, headers=["item", "qty"], tablefmt=fmt, floatfmt=".2f"))
print(tabulate({"a": [1, 2], "b": ["x", "y"]}, headers="keys", showindex=True), tabulate([{"n": 1}, {"n": 2, "m": 3}], headers="keys"))
from prettytable import PrettyTable
t = PrettyTable(["City", "Area"])
t.add_rows([["Adelaide", 1295], ["Hobart", 1357]])
t.align["City"] = "l"
t.sortby = "Area"
print(t, t.get_csv_string(), t.get_html_string(), sep="\n")
import wcwidth
print(wcwidth.wcswidth("コンニチハ"), wcwidth.wcwidth("é"), [wcwidth.wcwidth(c) for c in "a\u0301\u200d\x00"])
import termcolor, colorama
print(repr(termcolor.colored("x", "red", "on_white", ["bold"], force_color=True)), repr(colorama.Fore.GREEN + colorama.Style.RESET_ALL))
import humanize
print(humanize.naturalsize(123456789), humanize.naturalsize(3000, binary=True), humanize.intword(123455913), humanize.intcomma(1234567.891), humanize.ordinal(22))
print(humanize.naturaldelta(datetime.timedelta(days=400, hours=3)), humanize.precisedelta(datetime.timedelta(seconds=3633)), humanize.apnumber(5), humanize.fractional(0.3), humanize.metric(1500, "V"))
import inflection
print(inflection.camelize("device_type"), inflection.underscore("DeviceType"), inflection.pluralize("octopus"), inflection.singularize("women"), inflection.titleize("man from_the past"), inflection.parameterize("Donald E. Knüth"))
from tqdm import tqdm
tqdm.monitor_interval = 0
out = io.StringIO()
for i in tqdm(range(5), file=out, ncols=60, mininterval=0, bar_format="{l_bar}{bar}| {n_fmt}/{total_fmt}", ascii=True):
    pass
print(repr(out.getvalue()), tqdm.format_sizeof(123456), tqdm.format_interval(3661))
