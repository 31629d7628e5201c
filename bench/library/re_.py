"""re: searching, replacing and splitting a log."""
import re

line = '10.0.%d.7 - - [10/Oct/2024:13:55:%02d +0000] "GET /page/%d?q=%d HTTP/1.1" 200 %d\n'
log = "".join(line % (i % 256, i % 60, i, i * 7, i * 13 % 5000) for i in range(400))
lines = log.splitlines()
entry = re.compile(r'(?P<ip>\d+\.\d+\.\d+\.\d+) - - \[(?P<when>[^\]]+)\] "(?P<verb>\w+) (?P<path>\S+) [^"]*" (?P<status>\d+) (?P<size>\d+)')
word = re.compile(r"\w+")
pairs = re.compile(r"(\w)=(\d+)")
backreference = re.compile(r"(\d)\1")
lazy = re.compile(r'".*?"')
ahead = re.compile(r"\d+(?= HTTP)")


def task_match_groups():
    return sum(len(entry.match(text).group("path")) for text in lines)


def task_search():
    return sum(pairs.search(text).end() for text in lines)


def task_findall_words():
    return len(word.findall(log))


def task_finditer():
    return sum(match.start() for match in lazy.finditer(log))


def task_sub_text():
    return len(re.sub(r"\d+", "#", log))


def task_sub_function():
    return len(pairs.sub(lambda match: match.group(2) + match[1], log))


def task_split():
    return len(re.split(r"[\s,;]+", log))


def task_backreference():
    return len(backreference.findall(log))


def task_lookahead():
    return len(ahead.findall(log))


def task_ignorecase():
    return len(re.findall(r"get|HTTP", log, re.I))
