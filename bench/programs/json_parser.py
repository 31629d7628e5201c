"""A recursive-descent parser and printer for JSON, character by character."""
N = 450


class Parser:
    def __init__(self, text):
        self.text, self.pos = text, 0

    def peek(self):
        while self.text[self.pos] in " \n":
            self.pos += 1
        return self.text[self.pos]

    def value(self):
        ch = self.peek()
        if ch == "{":
            return self.object()
        if ch == "[":
            return self.array()
        if ch == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return value
        return self.number()

    def object(self):
        out = {}
        self.pos += 1
        while self.peek() != "}":
            key = self.string()
            self.peek()
            self.pos += 1
            out[key] = self.value()
            if self.peek() == ",":
                self.pos += 1
                self.peek()
        self.pos += 1
        return out

    def array(self):
        out = []
        self.pos += 1
        while self.peek() != "]":
            out.append(self.value())
            if self.peek() == ",":
                self.pos += 1
        self.pos += 1
        return out

    def string(self):
        self.pos += 1
        out = []
        while (ch := self.text[self.pos]) != '"':
            if ch == "\\":
                self.pos += 1
                ch = {"n": "\n", "t": "\t"}.get(self.text[self.pos], self.text[self.pos])
            out.append(ch)
            self.pos += 1
        self.pos += 1
        return "".join(out)

    def number(self):
        start = self.pos
        while self.pos < len(self.text) and self.text[self.pos] in "+-0123456789.eE":
            self.pos += 1
        text = self.text[start : self.pos]
        return float(text) if "." in text or "e" in text else int(text)


def dump(v):
    if v is None:
        return "null"
    if v is True or v is False:
        return "true" if v else "false"
    if isinstance(v, str):
        return '"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(v, dict):
        return "{" + ", ".join(f"{dump(k)}: {dump(x)}" for k, x in v.items()) + "}"
    if isinstance(v, list):
        return "[" + ", ".join(map(dump, v)) + "]"
    return repr(v)


def run(n):
    data = {"items": [{"id": i, "name": f"item \"{i}\"\n", "tags": ["a", "b", None, True], "price": i * 1.5} for i in range(20)]}
    text = dump(data)
    for _ in range(n):
        text = dump(Parser(text).value())
    return len(text) + sum(map(ord, text[::50]))
