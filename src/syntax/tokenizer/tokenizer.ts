// The tokenizer: source text to a TokenBuffer, after CPython's Parser/lexer/lexer.c (indentation with tabs, line
// continuation, brackets, comments, names, operators). Numbers, strings and the text of f-strings have their own files.
// It works on character codes and allocates nothing per token.

import { codePointLength, translateNewlines } from "#text/source.ts";
import { SourceError, type SourceWarning } from "../diagnostics.ts";
import { checkIdentifier } from "./identifiers.ts";
import { scanNumber } from "./numbers.ts";
import { scanString } from "./strings.ts";
import { scanTemplateText, startTemplate } from "./template-strings.ts";
import { type OpenBracket, type StringMode, TokenBuffer } from "./token-buffer.ts";
import * as T from "./token-kinds.ts";

const MAX_INDENT = 100;
const MAX_LEVEL = 200;
const TAB_SIZE = 8;

export interface TokenizeOptions {
  /** exec: a missing final newline is added. single: the end of the text ends the statement and its blocks. */
  mode: "exec" | "eval" | "single" | "func_type";
  typeComments?: boolean;
  /** single: the end of the text does not close open blocks (codeop). */
  dontImplyDedent?: boolean;
  /** Emit COMMENT and NL tokens too, and be lenient as the `tokenize` module is. */
  extraTokens?: boolean;
}

// Character classes: 1 starts an identifier, 2 continues one, 4 digit, 8 hexadecimal digit.
const CLASS = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const digit = c >= 48 && c <= 57;
  const letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
  const hex = digit || (c >= 65 && c <= 70) || (c >= 97 && c <= 102);
  CLASS[c] = (letter ? 1 : 0) | (letter || digit ? 2 : 0) | (digit ? 4 : 0) | (hex ? 8 : 0);
}

export function isIdentifierChar(c: number): boolean {
  return c >= 128 || (CLASS[c]! & 2) !== 0;
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isHexDigit(c: number): boolean {
  return c < 128 && (CLASS[c]! & 8) !== 0;
}

// A perfect hash of the keywords on first, second and last character and length.
const KEYWORD_TABLE: (string | undefined)[] = new Array(128).fill(undefined);
const KEYWORD_KINDS = new Uint8Array(128);
T.KEYWORDS.forEach((word, i) => {
  const slot = keywordHash(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(word.length - 1), word.length);
  KEYWORD_TABLE[slot] = word;
  KEYWORD_KINDS[slot] = T.FIRST_KEYWORD + i;
});

function keywordHash(first: number, second: number, last: number, length: number): number {
  return (first * 63 + second * 22 + last * 35 + length * 33) & 127;
}

// One-character operators by character code; 0 where there is none.
const ONE_CHAR = new Uint8Array(128);
T.OPERATORS.forEach((text, kind) => {
  if (text.length === 1) ONE_CHAR[text.charCodeAt(0)] = kind;
});
// Characters that can begin a longer operator.
const LONG_START = new Uint8Array(128);
for (const text of T.OPERATORS) if (text.length > 1) LONG_START[text.charCodeAt(0)] = 1;

export class Tokenizer {
  readonly src: string;
  readonly length: number;
  readonly out: TokenBuffer;
  readonly options: TokenizeOptions;
  pos = 0;
  line = 1;
  lineStart = 0;
  /** Start of CPython's buffer: continuation lines share one, which shows in one error's column. */
  bufferStart = 0;
  atLineBegin = true;
  readonly brackets: OpenBracket[] = [];
  readonly modes: StringMode[] = [];
  private readonly indents: number[] = [0];
  private readonly altIndents: number[] = [0];

  constructor(source: string, options: TokenizeOptions) {
    let text = translateNewlines(source);
    if (options.mode === "exec" && !text.endsWith("\n")) text += "\n";
    this.src = text + "\0";
    this.length = text.length;
    this.options = options;
    if (text === "") this.line = 0;
    this.out = new TokenBuffer(this.src, text.length);
  }

  run(): TokenBuffer {
    for (;;) {
      const mode = this.modes[this.modes.length - 1];
      const go = mode?.inText ? scanTemplateText(this, mode) : this.scanTokens();
      if (!go) return this.out;
    }
  }

  /** Records an error CPython's tokenizer raises itself, at the characters up to `cursor` of the current line. */
  fail(message: string, cursor: number, line = this.line, lineStart = this.lineStart): false {
    const offset = codePointLength(this.src, lineStart, cursor);
    return this.failRange(message, line, lineStart, offset, offset);
  }

  failRange(message: string, line: number, lineStart: number, offset: number, endOffset: number): false {
    let end = this.src.indexOf("\n", lineStart);
    if (end < 0) end = this.length;
    const text = this.src.slice(lineStart, end);
    return this.stopWith(new SourceError("SyntaxError", message, line, offset, line, endOffset, text), "raised");
  }

  stopWith(error: SourceError, reason: "raised" | "eof" | "dedent" | "other"): false {
    const out = this.out;
    out.error = error;
    out.stop = reason;
    out.inTemplate = this.modes.length > 0;
    out.bufferStart = this.bufferStart;
    out.unclosed = this.brackets[this.brackets.length - 1] ?? null;
    out.push(T.ERRORTOKEN, this.pos, this.pos, error.lineno, -1, error.lineno, Math.max(error.offset, 0));
    return false;
  }

  warn(category: SourceWarning["category"], message: string, errorMessage: string, cursor: number): void {
    const offset = codePointLength(this.src, this.lineStart, cursor);
    let end = this.src.indexOf("\n", this.lineStart);
    if (end < 0) end = this.length;
    const text = this.src.slice(this.lineStart, end);
    this.out.warnings.push({
      category,
      message,
      lineno: this.line,
      offset,
      asError: new SourceError("SyntaxError", errorMessage, this.line, offset, this.line, offset, text),
    });
  }

  lineText(line: number): string {
    let start = 0;
    for (let n = 1; n < line; n++) {
      const next = this.src.indexOf("\n", start);
      if (next < 0) break;
      start = next + 1;
    }
    let end = this.src.indexOf("\n", start);
    if (end < 0) end = this.length - 1;
    return this.src.slice(start, end + 1);
  }

  private failAtLine(type: "TabError" | "IndentationError", message: string): false {
    return this.stopWith(new SourceError(type, message, this.line, 1, this.line, 0, this.lineText(this.line)), "other");
  }

  private failDedent(): false {
    let end = this.src.indexOf("\n", this.lineStart);
    end = end < 0 ? this.length : end + 1;
    const offset = codePointLength(this.src, this.lineStart, end);
    const message = "unindent does not match any outer indentation level";
    const text = this.src.slice(this.lineStart, end);
    return this.stopWith(
      new SourceError("IndentationError", message, this.line, offset, this.line, -1, text),
      "dedent",
    );
  }

  /** The end of the text within brackets, or after a backslash. */
  failEof(): false {
    const { out } = this;
    const open = this.brackets[this.brackets.length - 1];
    const end = codePointLength(this.src, this.lineStart, this.length);
    const text = this.lineText(this.line);
    const unexpected = new SourceError(
      "SyntaxError",
      "unexpected EOF while parsing",
      this.line,
      end,
      this.line,
      -1,
      text,
    );
    this.stopWith(unexpected, "eof");
    if (open) out.error = this.neverClosed(open);
    return false;
  }

  neverClosed(open: OpenBracket): SourceError {
    const text = this.lineText(open.line);
    const offset = codePointLength(text, 0, open.col) + 1;
    const message = `'${String.fromCharCode(open.char)}' was never closed`;
    return new SourceError("SyntaxError", message, open.line, offset, open.line, 0, text);
  }

  private failContinuation(cursor: number): false {
    const text = this.lineText(this.line);
    const column = Math.min(codePointLength(this.src, this.bufferStart, cursor), codePointLength(text) + 1);
    const message = "unexpected character after line continuation character";
    return this.stopWith(new SourceError("SyntaxError", message, this.line, column, this.line, 0, text), "other");
  }

  /** Begins the line at `pos`. */
  private newLine(pos: number): void {
    this.line++;
    this.lineStart = pos;
  }

  /** At the end of the text CPython's line number stays that of the last line. */
  private stayOnLastLine(): void {
    if (this.lineStart === this.length && this.length > 0 && this.line > 1) {
      this.line--;
      this.lineStart = this.src.lastIndexOf("\n", this.length - 2) + 1;
    }
  }

  /** Handles a backslash at `pos`; returns the position after the newline, or -1 on an error. */
  private continueLine(pos: number, inToken: boolean): number {
    if (this.src.charCodeAt(pos + 1) !== 10) {
      this.pos = pos + 1;
      if (pos + 1 >= this.length) {
        this.failContinuation(pos + 1);
      } else {
        this.failContinuation(pos + 1 + (this.src.codePointAt(pos + 1)! > 0xffff ? 2 : 1));
      }
      return -1;
    }
    if (pos + 2 >= this.length) {
      this.failEof();
      return -1;
    }
    this.newLine(pos + 2);
    if (!inToken) this.bufferStart = pos + 2;
    return pos + 2;
  }

  /** Measures the indentation of the line at `pos`; skips blank lines. Returns the new position, or -1 on an error. */
  private beginLine(pos: number): number {
    const src = this.src;
    const extra = this.options.extraTokens === true;
    for (;;) {
      let col = 0;
      let altCol = 0;
      let continuedCol = 0;
      let c = src.charCodeAt(pos);
      this.bufferStart = pos;
      for (;;) {
        if (c === 32) {
          col++;
          altCol++;
        } else if (c === 9) {
          col = ((col / TAB_SIZE) | 0) * TAB_SIZE + TAB_SIZE;
          altCol++;
        } else if (c === 12) {
          col = 0;
          altCol = 0;
        } else if (c === 92) {
          continuedCol = continuedCol || col;
          pos = this.continueLine(pos, false);
          if (pos < 0) return -1;
          c = src.charCodeAt(pos);
          continue;
        } else break;
        c = src.charCodeAt(++pos);
      }
      if (c === 35 || c === 10) {
        if (extra || (c === 35 && this.options.typeComments)) {
          if (c === 35) {
            const end = this.skipComment(pos);
            if (extra) this.push(T.COMMENT, pos, end);
            else if (this.typeComment(pos, end) && this.brackets.length === 0) {
              // A type comment on a line of its own ends it, as any token does.
              this.out.push(T.NEWLINE, end, end, this.line, end - this.lineStart, this.line, end + 1 - this.lineStart);
            }
            pos = end;
          }
          if (extra) this.push(T.NL, pos, Math.min(pos + 1, this.length));
        } else if (c === 35) pos = src.indexOf("\n", pos);
        if (pos < 0 || pos >= this.length) {
          pos = this.length;
          if (this.brackets.length === 0) return this.indentTo(0, 0, pos) ? pos : -1;
          return pos;
        }
        pos++;
        this.newLine(pos);
        continue;
      }
      if (this.brackets.length > 0) return pos;
      if (continuedCol) {
        col = continuedCol;
        altCol = continuedCol;
      }
      return this.indentTo(col, altCol, pos) ? pos : -1;
    }
  }

  private skipComment(pos: number): number {
    const end = this.src.indexOf("\n", pos);
    return end < 0 ? this.length : end;
  }

  /** Emits TYPE_COMMENT for `# type: …` other than `# type: ignore`; tells whether it did. */
  private typeComment(start: number, end: number): boolean {
    const match = /^#[ \t]*type:[ \t]*/.exec(this.src.slice(start, end));
    if (!match) return false;
    const from = start + match[0].length;
    if (/^ignore(?![A-Za-z0-9\u0080-\uffff])/.test(this.src.slice(from, end))) return false;
    this.push(T.TYPE_COMMENT, from, end);
    return true;
  }

  private push(kind: number, start: number, end: number): void {
    const lineStart = this.lineStart;
    this.out.push(kind, start, end, this.line, start - lineStart, this.line, end - lineStart);
  }

  private indentTo(col: number, altCol: number, pos: number): boolean {
    const { indents, altIndents, out } = this;
    const top = indents.length - 1;
    if (col === indents[top]) {
      return altCol === altIndents[top] || this.failTabs();
    }
    if (col > indents[top]!) {
      if (top + 1 >= MAX_INDENT) return this.failAtLine("IndentationError", "too many levels of indentation");
      if (altCol <= altIndents[top]!) return this.failTabs();
      indents.push(col);
      altIndents.push(altCol);
      out.push(T.INDENT, this.lineStart, pos, this.line, -1, this.line, pos - this.lineStart);
      return true;
    }
    if (pos >= this.length) this.stayOnLastLine();
    let dedents = 0;
    while (indents.length > 1 && col < indents[indents.length - 1]!) {
      indents.pop();
      altIndents.pop();
      dedents++;
    }
    if (col !== indents[indents.length - 1]) return this.failDedent();
    if (altCol !== altIndents[altIndents.length - 1]) return this.failTabs();
    if (pos >= this.length && out.eofIndex > out.count) out.eofIndex = out.count;
    for (; dedents > 0; dedents--) {
      out.push(T.DEDENT, pos, pos, this.line, -1, this.line, pos - this.lineStart);
    }
    return true;
  }

  private failTabs(): false {
    return this.failAtLine("TabError", "inconsistent use of tabs and spaces in indentation");
  }

  /** The end of the text: the closing tokens. */
  private finish(): false {
    const out = this.out;
    if (this.brackets.length > 0) {
      this.stayOnLastLine();
      if (out.eofIndex > out.count) out.eofIndex = out.count;
      return this.failEof();
    }
    if (out.eofIndex > out.count) out.eofIndex = out.count;
    this.stayOnLastLine();
    const end = this.length;
    const col = end - this.lineStart;
    if (this.options.mode === "single" && out.count > 0) {
      out.push(T.NEWLINE, end, end, this.line, -1, this.line, col);
      if (!this.options.dontImplyDedent) {
        const open = this.indents.length - 1;
        for (let n = 0; n < open; n++) out.push(T.DEDENT, end, end, this.line, -1, this.line, col);
        if (open > 0) out.push(T.NEWLINE, end, end, this.line, -1, this.line, col);
      }
    }
    out.push(T.ENDMARKER, end, end, this.line, -1, this.line, col);
    out.stop = "end";
    return false;
  }

  /** Reads tokens until the text ends or an f-string's text begins. Returns false when tokenizing is over. */
  private scanTokens(): boolean {
    const src = this.src;
    const length = this.length;
    const out = this.out;
    const brackets = this.brackets;
    const extra = this.options.extraTokens === true;
    let pos = this.pos;
    for (;;) {
      if (this.atLineBegin) {
        this.atLineBegin = false;
        this.pos = pos;
        pos = this.beginLine(pos);
        if (pos < 0) return false;
      }
      let c = src.charCodeAt(pos);
      while (c === 32 || c === 9 || c === 12) c = src.charCodeAt(++pos);
      let start = pos;

      if (c < 128 ? (CLASS[c]! & 1) !== 0 : true) {
        // Names, keywords, and strings with a prefix.
        let nonAscii = false;
        let ch = c;
        for (;;) {
          if (ch < 128) {
            if ((CLASS[ch]! & 2) === 0) break;
          } else nonAscii = true;
          ch = src.charCodeAt(++pos);
        }
        const size = pos - start;
        if ((ch === 34 || ch === 39) && size <= 5 && !nonAscii) {
          const kind = this.stringPrefix(start, pos);
          if (kind !== 0) {
            if (kind < 0) return false;
            this.pos = pos;
            if (kind === 1) {
              if (!scanString(this, start, pos)) return false;
              pos = this.pos;
              continue;
            }
            return startTemplate(this, start, pos, kind === 2 ? "f" : "t");
          }
        }
        let kind: number = T.NAME;
        if (nonAscii) {
          this.pos = pos;
          if (!extra && !checkIdentifier(this, start, pos)) return false;
        } else if (size >= 2 && size <= 8) {
          const slot = keywordHash(c, src.charCodeAt(start + 1), src.charCodeAt(pos - 1), size);
          const word = KEYWORD_TABLE[slot];
          if (word !== undefined && word.length === size && src.startsWith(word, start)) kind = KEYWORD_KINDS[slot]!;
        }
        const line = this.line;
        const lineStart = this.lineStart;
        out.push(kind, start, pos, line, start - lineStart, line, pos - lineStart);
        if (pos >= length && out.eofIndex === 0x7fffffff) out.eofIndex = out.count - 1;
        continue;
      }

      if (c === 35) {
        const end = this.skipComment(pos);
        if (extra) this.push(T.COMMENT, pos, end);
        else if (this.options.typeComments) this.typeComment(pos, end);
        // The NEWLINE token that follows begins at the comment.
        pos = end;
        c = src.charCodeAt(pos);
        if (extra) start = pos;
      }
      if (c === 10) {
        if (brackets.length > 0) {
          if (extra) this.push(T.NL, pos, pos + 1);
          pos++;
          this.newLine(pos);
          this.atLineBegin = true;
          continue;
        }
        const lineStart = this.lineStart;
        out.push(T.NEWLINE, start, pos, this.line, start - lineStart, this.line, pos + 1 - lineStart);
        pos++;
        this.newLine(pos);
        this.atLineBegin = true;
        continue;
      }
      if (c === 0 && pos >= length) {
        this.pos = pos;
        return this.finish();
      }
      if (isDigit(c) || (c === 46 && isDigit(src.charCodeAt(pos + 1)))) {
        this.pos = pos;
        const end = scanNumber(this, pos);
        if (end < 0) return false;
        pos = end;
        const lineStart = this.lineStart;
        out.push(T.NUMBER, start, pos, this.line, start - lineStart, this.line, pos - lineStart);
        if (pos >= length && out.eofIndex === 0x7fffffff) out.eofIndex = out.count - 1;
        continue;
      }
      if (c === 34 || c === 39) {
        this.pos = pos;
        if (!scanString(this, start, pos)) return false;
        pos = this.pos;
        continue;
      }
      if (c === 92) {
        pos = this.continueLine(pos, true);
        if (pos < 0) return false;
        continue;
      }

      // Operators.
      const mode = this.modes.length > 0 ? this.modes[this.modes.length - 1]! : null;
      if (c === 58 && mode !== null && mode.fieldDepth >= 0 && mode.bracketDepth - 1 === mode.fieldDepth) {
        mode.inText = true;
        mode.inFormatSpec = true;
        this.push(T.COLON, pos, pos + 1);
        this.pos = pos + 1;
        return true;
      }
      let kind = ONE_CHAR[c]!;
      pos++;
      if (LONG_START[c] === 1) {
        const second = src.charCodeAt(pos);
        const long = longOperator(c, second, src.charCodeAt(pos + 1));
        if (long !== 0) {
          kind = long & 0xff;
          pos += long >> 8;
          this.push(kind, start, pos);
          if (pos >= length && out.eofIndex === 0x7fffffff) out.eofIndex = out.count - 1;
          continue;
        }
      }
      if (kind >= T.LPAR && kind <= T.RBRACE) {
        if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) {
          if (brackets.length >= MAX_LEVEL) {
            this.pos = pos;
            return this.fail("too many nested parentheses", pos);
          }
          brackets.push({ char: c, line: this.line, col: start - this.lineStart });
          if (mode !== null) mode.bracketDepth++;
        } else if (kind === T.RPAR || kind === T.RSQB || kind === T.RBRACE) {
          this.pos = pos;
          if (!this.closeBracket(c, pos, mode)) return false;
          if (mode?.inText) {
            this.push(kind, start, pos);
            return true;
          }
        }
      }
      if (kind === 0) {
        if (c < 32 || c === 127) {
          this.pos = pos;
          return this.fail(`invalid non-printable character U+${c.toString(16).toUpperCase().padStart(4, "0")}`, pos);
        }
        kind = T.OP;
      }
      const lineStart = this.lineStart;
      out.push(kind, start, pos, this.line, start - lineStart, this.line, pos - lineStart);
      if (pos >= length && out.eofIndex === 0x7fffffff) out.eofIndex = out.count - 1;
    }
  }

  private closeBracket(c: number, pos: number, mode: StringMode | null): boolean {
    const close = String.fromCharCode(c);
    const lenient = this.options.extraTokens === true;
    if (mode !== null && mode.bracketDepth === 0 && c === 125) {
      return this.fail(`${mode.prefix}-string: single '}' is not allowed`, pos);
    }
    const open = this.brackets.pop();
    if (open === undefined) {
      if (!lenient) return this.fail(`unmatched '${close}'`, pos);
    } else if (!lenient && open.char !== (c === 41 ? 40 : c - 2)) {
      if (mode !== null && open.char === 123 && mode.bracketDepth - 1 === mode.fieldDepth) {
        return this.fail(`${mode.prefix}-string: unmatched '${close}'`, pos);
      }
      const where = open.line === this.line ? "" : ` on line ${open.line}`;
      const opening = String.fromCharCode(open.char);
      return this.fail(`closing parenthesis '${close}' does not match opening parenthesis '${opening}'${where}`, pos);
    }
    if (mode !== null) {
      mode.bracketDepth--;
      if (mode.bracketDepth < 0) return this.fail(`${mode.prefix}-string: unmatched '${close}'`, pos);
      if (c === 125 && mode.bracketDepth === mode.fieldDepth) {
        mode.fieldDepth--;
        mode.inText = true;
        mode.inFormatSpec = false;
      }
    }
    return true;
  }

  /** What the letters before a quote make: 0 a name, 1 a string, 2 an f-string, 3 a t-string, -1 an error. */
  private stringPrefix(start: number, quote: number): number {
    let seen = "";
    for (let i = start; i < quote; i++) {
      const letter = String.fromCharCode(this.src.charCodeAt(i) | 32);
      if (!"brfut".includes(letter) || seen.includes(letter)) return 0;
      seen += letter;
    }
    for (const [one, two] of ["ub", "ur", "uf", "ut", "bf", "bt", "ft"]) {
      if (seen.includes(one!) && seen.includes(two!)) {
        this.pos = quote + 1;
        const col = start - this.lineStart + 1;
        const message = `'${one}' and '${two}' prefixes are incompatible`;
        this.failRange(message, this.line, this.lineStart, col, quote + 1 - this.lineStart);
        return -1;
      }
    }
    return seen.includes("f") ? 2 : seen.includes("t") ? 3 : 1;
  }
}

/** The two- or three-character operator at hand, as kind | extra length << 8; 0 for none. */
function longOperator(a: number, b: number, c: number): number {
  switch (a) {
    case 33: // !
      return b === 61 ? T.NOTEQUAL | 0x100 : 0;
    case 37:
      return b === 61 ? T.PERCENTEQUAL | 0x100 : 0;
    case 38:
      return b === 61 ? T.AMPEREQUAL | 0x100 : 0;
    case 42:
      if (b === 42) return c === 61 ? T.DOUBLESTAREQUAL | 0x200 : T.DOUBLESTAR | 0x100;
      return b === 61 ? T.STAREQUAL | 0x100 : 0;
    case 43:
      return b === 61 ? T.PLUSEQUAL | 0x100 : 0;
    case 45:
      if (b === 62) return T.RARROW | 0x100;
      return b === 61 ? T.MINEQUAL | 0x100 : 0;
    case 46:
      return b === 46 && c === 46 ? T.ELLIPSIS | 0x200 : 0;
    case 47:
      if (b === 47) return c === 61 ? T.DOUBLESLASHEQUAL | 0x200 : T.DOUBLESLASH | 0x100;
      return b === 61 ? T.SLASHEQUAL | 0x100 : 0;
    case 58:
      return b === 61 ? T.COLONEQUAL | 0x100 : 0;
    case 60:
      if (b === 60) return c === 61 ? T.LEFTSHIFTEQUAL | 0x200 : T.LEFTSHIFT | 0x100;
      if (b === 62) return T.NOTEQUAL | 0x100;
      return b === 61 ? T.LESSEQUAL | 0x100 : 0;
    case 61:
      return b === 61 ? T.EQEQUAL | 0x100 : 0;
    case 62:
      if (b === 62) return c === 61 ? T.RIGHTSHIFTEQUAL | 0x200 : T.RIGHTSHIFT | 0x100;
      return b === 61 ? T.GREATEREQUAL | 0x100 : 0;
    case 64:
      return b === 61 ? T.ATEQUAL | 0x100 : 0;
    case 94:
      return b === 61 ? T.CIRCUMFLEXEQUAL | 0x100 : 0;
    case 124:
      return b === 61 ? T.VBAREQUAL | 0x100 : 0;
    default:
      return 0;
  }
}

/** Tokenizes a source text. Never throws: an error becomes the last token. */
export function tokenize(source: string, options: TokenizeOptions): TokenBuffer {
  return new Tokenizer(source, options).run();
}
