"""A small bank and shop: text commands are tokenised, parsed and run against a double-entry ledger.

Shows classes, descriptors, decorators, generators, context managers, pattern matching, exceptions with causes and
notes, comprehensions and formatted reports. Everything printed is deterministic.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto

SCRIPT = """
# people and stock
open ann 120.50
open bob 80
open shop 0
stock pen 1.20 x 40
stock pad 3.75 x 12
stock lamp 24.90 x 2

transfer 20 from ann to bob memo "half of the rent, \\"thanks\\""
buy bob 3 pad
buy ann 2 lamp, 10 pen
discount 10% on pen if stock > 20
buy ann 5 pen
transfer 500 from bob to ann
buy bob 1 lamp
transfer 1 from carl to ann
refund last of ann
begin
  transfer 30 from ann to shop
  transfer 9999 from shop to bob
commit
begin
  transfer 5 from bob to ann
  buy ann 1 pad
commit
frobnicate everything
transfer -5 from ann to bob
interest 1.5% for ann bob every 2 of 6 months
report
"""


class LedgerError(Exception):
    """Anything a command may do wrong."""


class ParseError(LedgerError):
    def __init__(self, message, line, column):
        super().__init__(message)
        self.line, self.column = line, column


class InsufficientFunds(LedgerError):
    def __init__(self, account, needed):
        super().__init__(f"{account.name} has {account.balance}, needs {needed}")
        self.missing = needed - account.balance


# -- money ------------------------------------------------------------------------------------------------------


@functools.total_ordering
class Money:
    """An exact amount, kept in cents."""

    __slots__ = ("cents",)

    def __init__(self, cents=0):
        self.cents = int(cents)

    @classmethod
    def parse(cls, text):
        whole, _, part = text.partition(".")
        if not whole.lstrip("-").isdigit() or not (part == "" or part.isdigit()):
            raise ValueError(f"not an amount: {text!r}")
        sign = -1 if whole.startswith("-") else 1
        return cls(int(whole) * 100 + sign * int(part.ljust(2, "0")[:2]))

    def __add__(self, other):
        return Money(self.cents + other.cents) if isinstance(other, Money) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return Money(-self.cents)

    def __mul__(self, factor):
        match factor:
            case int():
                return Money(self.cents * factor)
            case float():
                return Money(round(self.cents * factor))
        return NotImplemented

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(("money", self.cents))

    def __bool__(self):
        return self.cents != 0

    def __repr__(self):
        return f"Money({self.cents})"

    def __format__(self, spec):
        return format(f"{'-' if self.cents < 0 else ''}{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02}", spec)

    def __str__(self):
        return format(self, "")


# -- tokens -----------------------------------------------------------------------------------------------------


class Kind(Enum):
    WORD = auto()
    NUMBER = auto()
    STRING = auto()
    SYMBOL = auto()
    END = auto()


@dataclass(frozen=True)
class Token:
    kind: Kind
    text: str
    column: int = field(compare=False, default=0)


def tokens(line, number):
    i = 0
    while i < len(line):
        start, ch = i, line[i]
        if ch.isspace():
            i += 1
            continue
        if ch == "#":
            break
        if ch == '"':
            text = []
            i += 1
            while i < len(line) and line[i] != '"':
                if line[i] == "\\":
                    i += 1
                text.append(line[i : i + 1])
                i += 1
            if i >= len(line):
                raise ParseError("string without an end", number, start)
            i += 1
            yield Token(Kind.STRING, "".join(text), start)
        elif ch.isalpha():
            while i < len(line) and (line[i].isalnum() or line[i] in "_-"):
                i += 1
            yield Token(Kind.WORD, line[start:i], start)
        elif ch.isdigit() or (ch == "-" and line[i + 1 : i + 2].isdigit()):
            i += 1
            while i < len(line) and (line[i].isdigit() or line[i] == "."):
                i += 1
            yield Token(Kind.NUMBER, line[start:i], start)
        elif ch in ",%<>=":
            i += 1
            yield Token(Kind.SYMBOL, ch, start)
        else:
            raise ParseError(f"unexpected {ch!r}", number, start)
    yield Token(Kind.END, "", len(line))


# -- the ledger -------------------------------------------------------------------------------------------------


class NonNegative:
    """A descriptor that refuses to go below zero."""

    def __set_name__(self, owner, name):
        self.slot = "_" + name
        self.name = name

    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.slot)

    def __set__(self, obj, value):
        if value < type(value)(0):
            raise ValueError(f"{self.name} of {obj.name} would be {value}")
        setattr(obj, self.slot, value)


class Account:
    balance = NonNegative()

    def __init__(self, name, balance):
        self.name, self.balance = name, balance
        self.purchases = deque(maxlen=3)

    def __repr__(self):
        return f"<{self.name}: {self.balance}>"


@dataclass
class Item:
    name: str
    price: Money
    count: int

    @property
    def value(self):
        return self.price * self.count


class Entry:
    _numbers = itertools.count(1)

    def __init__(self, source, target, amount, memo=""):
        self.number = next(Entry._numbers)
        self.source, self.target, self.amount, self.memo = source, target, amount, memo

    def __iter__(self):
        yield from (self.number, self.source, self.target, self.amount, self.memo)


COMMANDS = {}


def command(*names, usage=""):
    def register(function):
        for name in names or [function.__name__]:
            COMMANDS[name] = function
        function.usage = usage
        return function

    return register


class Bank:
    def __init__(self):
        self.accounts, self.items, self.entries = {}, {}, []
        self.undo, self.stats = None, Counter()

    def account(self, name):
        try:
            return self.accounts[name]
        except KeyError as error:
            problem = LedgerError(f"no account called {name}")
            near = [n for n in self.accounts if n[0] == name[0]]
            problem.add_note(f"known: {', '.join(near or sorted(self.accounts))}")
            raise problem from error

    def move(self, source, target, amount, memo=""):
        source, target = self.account(source), self.account(target)
        if amount < Money(0):
            raise LedgerError(f"cannot move {amount}")
        if source.balance < amount:
            raise InsufficientFunds(source, amount)
        source.balance -= amount
        target.balance += amount
        self.entries.append(Entry(source.name, target.name, amount, memo))
        if self.undo is not None:
            self.undo.append(lambda: self._reverse(source, target, amount))

    def _reverse(self, source, target, amount):
        target.balance -= amount
        source.balance += amount
        self.entries.pop()

    @contextmanager
    def transaction(self):
        self.undo = []
        try:
            yield
        except LedgerError as error:
            for action in reversed(self.undo):
                action()
            error.add_note(f"{len(self.undo)} step(s) rolled back")
            raise
        finally:
            self.undo = None

    @command("open", usage="open NAME AMOUNT")
    def open_(self, name, amount):
        if name in self.accounts:
            raise LedgerError(f"{name} exists")
        self.accounts[name] = Account(name, Money.parse(amount))
        return f"opened {self.accounts[name]!r}"

    @command(usage="stock NAME PRICE x COUNT")
    def stock(self, name, price, x, count):
        self.items[name] = Item(name, Money.parse(price), int(count))
        return f"{count} × {name} at {self.items[name].price}"

    @command(usage="transfer AMOUNT from A to B [memo TEXT]")
    def transfer(self, *words):
        match words:
            case [amount, "from", source, "to", target]:
                memo = ""
            case [amount, "from", source, "to", target, "memo", memo]:
                pass
            case _:
                raise LedgerError(f"usage: {Bank.transfer.usage}")
        self.move(source, target, Money.parse(amount), memo)
        return f"moved {Money.parse(amount)} to {target}" + (f" ({memo})" if memo else "")

    @command(usage="buy WHO COUNT ITEM, ...")
    def buy(self, who, *words):
        wanted, buyer = [], self.account(who)
        for group in split(words, ","):
            match group:
                case [count, item] if count.isdigit() and item in self.items:
                    wanted.append((self.items[item], int(count)))
                case [_, item]:
                    raise LedgerError(f"no item {item}")
                case other:
                    raise LedgerError(f"cannot read {' '.join(other)!r}")
        for item, count in wanted:
            if item.count < count:
                raise LedgerError(f"only {item.count} {item.name} left")
        total = sum(item.price * count for item, count in wanted)
        self.move(who, "shop", total, " + ".join(f"{c} {i.name}" for i, c in wanted))
        for item, count in wanted:
            item.count -= count
            self.stats[item.name] += count
        buyer.purchases.append((total, [(i.name, c) for i, c in wanted]))
        return f"{who} bought for {total}"

    @command(usage="discount N% on ITEM [if stock OP N]")
    def discount(self, percent, sign, on, name, *condition):
        item = self.items[name]
        match condition:
            case ["if", "stock", (">" | "<" | "=") as op, number]:
                have, number = item.count, int(number)
                if not {">": have > number, "<": have < number, "=": have == number}[op]:
                    return "condition does not hold"
            case []:
                pass
            case _:
                raise LedgerError("bad condition")
        old = item.price
        item.price *= 1 - int(percent) / 100
        return f"{name}: {old} -> {item.price}"

    @command(usage="refund last of WHO")
    def refund(self, last, of, who):
        buyer = self.account(who)
        if not buyer.purchases:
            raise LedgerError("nothing to refund")
        total, things = buyer.purchases.pop()
        self.move("shop", who, total, "refund")
        for name, count in things:
            self.items[name].count += count
            self.stats[name] -= count
        return f"refunded {total}"

    @command(usage="interest N% for WHO... every N of N months")
    def interest(self, rate, sign, *words):
        match words:
            case ["for", *who, "every", step, "of", months, "months"]:
                rows = []
                for name in who:
                    balance = self.account(name).balance
                    growth = itertools.accumulate(
                        range(int(months)), lambda b, _: b * (1 + float(rate) / 100), initial=balance
                    )
                    rows.append(f"{name}: " + " ".join(f"{b}" for b in itertools.islice(growth, 0, None, int(step))))
                return "; ".join(rows)
        raise LedgerError(f"usage: {Bank.interest.usage}")

    @command()
    def report(self):
        return "\n" + "\n".join(self.report_lines())

    def report_lines(self):
        yield f"{'account':<10}{'balance':>12}"
        for account in sorted(self.accounts.values(), key=lambda a: (-a.balance.cents, a.name)):
            yield f"{account.name:.<10}{account.balance:.>12}"
        yield f"{'total':<10}{sum(a.balance for a in self.accounts.values()):>12}"
        yield f"{'item':<8}|{'price':^9}|{'left':>5}|{'sold':>5}|{'value':>10}"
        for item in self.items.values():
            yield f"{item.name:<8}|{item.price:^9}|{item.count:>5}|{self.stats[item.name]:>5}|{item.value:>10}"
        by_pair = defaultdict(list)
        for number, source, target, amount, _ in self.entries:
            by_pair[source, target].append((number, amount))
        for (source, target), moves in sorted(by_pair.items()):
            numbers = ", ".join(f"#{n}" for n, _ in moves)
            yield f"{source} -> {target}: {sum(a for _, a in moves)} in {len(moves)} ({numbers})"
        for entry in self.entries:
            if entry.memo:
                yield f"#{entry.number:02} {entry.memo}"


def split(words, separator):
    group = []
    for word in words:
        if word == separator:
            yield group
            group = []
        else:
            group.append(word)
    yield group


# -- running a script -------------------------------------------------------------------------------------------


class Runner:
    def __init__(self, bank):
        self.bank, self.block, self.failures = bank, None, []

    def statements(self, script):
        for number, line in enumerate(script.strip().splitlines(), 1):
            try:
                *words, end = tokens(line, number)
            except ParseError as error:
                self.fail(number, line, error)
                continue
            if words:
                yield number, line.strip(), [t.text for t in words]

    def run(self, script):
        for number, line, words in self.statements(script):
            match words:
                case ["begin"]:
                    self.block = []
                case ["commit"]:
                    self.commit(number)
                case _ if self.block is not None:
                    self.block.append((number, line, words))
                case _:
                    self.execute(number, line, words)
        return self.failures

    def commit(self, number):
        block, self.block = self.block, None
        try:
            with self.bank.transaction():
                for inner, line, words in block:
                    print(f"{inner:>3}| {line}\n       {self.call(words)}")
        except LedgerError as error:
            self.fail(number, "commit", error)

    def call(self, words):
        name, *arguments = words
        if name not in COMMANDS:
            raise LedgerError(f"unknown command {name!r}")
        try:
            return COMMANDS[name](self.bank, *arguments)
        except (TypeError, ValueError) as error:
            raise LedgerError(f"{name}: bad arguments") from error

    def execute(self, number, line, words):
        try:
            result = self.call(words)
        except LedgerError as error:
            self.fail(number, line, error)
        else:
            print(f"{number:>3}| {line}\n       {result}")

    def fail(self, number, line, error):
        self.failures.append(error)
        print(f"{number:>3}! {line}\n       {type(error).__name__}: {error}")
        for note in getattr(error, "__notes__", ()):
            print(f"       note: {note}")
        match error:
            case ParseError(column=column):
                print(f"       at column {column}")
            case InsufficientFunds(missing=missing):
                print(f"       missing {missing}")
        cause = error.__cause__
        if cause is not None:
            print(f"       because of {type(cause).__name__}: {cause}")


def main():
    bank = Bank()
    failures = Runner(bank).run(SCRIPT)
    kinds = Counter(type(f).__name__ for f in failures)
    print(f"{len(failures)} failures: {', '.join(f'{k} × {n}' for k, n in kinds.most_common())}")
    for source in ('open "no end', "open ann 5 @", "stock pen", "transfer x from ann to bob", "buy ann 99 pen", "buy ann 1 sofa"):
        Runner(bank).run(source)
    print("usage:", *sorted({f.usage for f in COMMANDS.values() if f.usage}), sep="\n  ")
    money = [Money.parse(t) for t in ("1", "0.5", "12.345", "-3.07", "1234567.8")]
    print(sorted(money), max(money), [f"{m:>14}" for m in money], sum(money), money[0] * 1.005, 3 * money[1])
    if failures:
        group = ExceptionGroup("the script had failures", failures[:3])
        raise group


if __name__ == "__main__":
    main()
