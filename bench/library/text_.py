"""Formatting, textwrap, StringIO, string.Template, difflib."""
import difflib
import io
import string
import textwrap

paragraph = "The quick brown fox jumps over the lazy dog, and the dog does not mind it at all. " * 12
lines = ["line %d: %s\n" % (i, "x" * (i % 40)) for i in range(1000)]
whole = "".join(lines)


def task_f_strings():
    return sum(len(f"{i}: {i / 3:.2f} {i:>8} {i:08b} {'x':<5}|") for i in range(500))


def task_percent():
    return sum(len("%d %5.2f %-8s %x" % (i, i / 3, "ab", i)) for i in range(500))


def task_format_method():
    return sum(len("{0} {1:>10} {name!r:^12}".format(i, i * 2, name="bob")) for i in range(500))


def task_thousands():
    return sum(len(f"{i * 12345:,} {i * 1.5e6:,.3f} {i * 1e-7:e} {i / 7:g}") for i in range(300))


def task_textwrap_fill():
    return len(textwrap.fill(paragraph, 60))


def task_textwrap_dedent():
    return len(textwrap.dedent("\n".join("    " + line for line in whole.splitlines()[:200])))


def task_string_io_write():
    out = io.StringIO()
    for line in lines:
        out.write(line)
    return len(out.getvalue())


def task_string_io_lines():
    return sum(len(line) for line in io.StringIO(whole))


def task_text_file_lines():
    stream = io.TextIOWrapper(io.BytesIO(whole.encode()), encoding="utf-8")
    return sum(len(line) for line in stream)


def task_template():
    template = string.Template("$name has ${count} of $what")
    return sum(len(template.substitute(name="x", count=i, what="y")) for i in range(100))


def task_difflib():
    return len(list(difflib.unified_diff(lines[:60], lines[5:65])))


def task_repr():
    return len(repr([(i, str(i), i / 4, None) for i in range(400)]))
