// What the error pass does when a mistake is recognised: the reports of grammar.ts and the functions that need a closer
// look at the pieces (CPython's pegen_errors.c and action_helpers.c).

import { errorAt } from "../source-location.ts";
import { AT, FSTRING_START, KW_ASYNC, KW_DEF, KW_IN } from "../tokenizer/token-kinds.ts";
import { type Action, firstToken, lastToken, type Machine, type Piece, pieces, type Value } from "./engine.ts";

/** Makes the action of the words after `->`. */
export function makeAction(words: string[]): Action {
  const [word, second] = words as [string, string | undefined];
  if (word === "!") return report(second!, words.slice(2));
  if (word[0] === "#") {
    const make = FUNCTIONS[word.slice(1)];
    if (!make) throw new Error(`no grammar action ${word}`);
    return make(words.slice(1));
  }
  if (word[0] === "$") {
    const index = Number(word.slice(1)) - 1;
    return (_m, items) => items[index];
  }
  return (m, items, start) => ({ kind: word, start, end: m.lastToken(), items });
}

function report(where: string, words: string[]): Action {
  const text = words.at(-1)!.slice(1, -1).replaceAll('\\"', '"');
  const first = Number(words[0]) - 1;
  const second = Number(words[1]) - 1;
  const message = (items: Value[]): string =>
    text.includes("%n") ? text.replace("%n", describe(items[first] as Piece)) : text;
  switch (where) {
    case "at":
      return (m, items) => {
        throw m.errorOver(message(items), firstToken(items[first]!), lastToken(items[first]!));
      };
    case "range":
      return (m, items) => {
        throw m.errorOver(message(items), firstToken(items[first]!), lastToken(items[second]!));
      };
    case "span":
      return (m, items) => {
        const all = pieces(items[first]);
        throw m.errorOver(text, all[0]!.start, all.at(-1)!.end);
      };
    case "tail":
      return (m, items) => {
        const head = items[first];
        throw m.errorOver(text, firstToken(Array.isArray(head) ? head.at(-1)! : head!), lastToken(items[second]!));
      };
    case "from":
      return (m, items) => {
        throw m.errorFrom(message(items), firstToken(items[first]!));
      };
    case "last":
      return (m) => {
        throw m.errorAtLast(text);
      };
    case "next":
      return (m) => {
        m.peek();
        throw m.errorAtToken("SyntaxError", text, m.mark);
      };
    case "indent":
      return (m, items) => {
        const line = m.tokens.lines[firstToken(items[first]!)]!;
        throw m.errorAtLast(text.replace("%l", String(line)), "IndentationError");
      };
    default:
      throw new Error(`no report ${where}`);
  }
}

const DESCRIPTIONS: Record<string, string> = {
  Attribute: "attribute",
  Subscript: "subscript",
  Starred: "starred",
  Name: "name",
  List: "list",
  Tuple: "tuple",
  Lambda: "lambda",
  Call: "function call",
  BoolOp: "expression",
  BinOp: "expression",
  UnaryOp: "expression",
  GeneratorExp: "generator expression",
  Yield: "yield expression",
  Await: "await expression",
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  Dict: "dict literal",
  Set: "set display",
  JoinedStr: "f-string expression",
  TemplateStr: "t-string expression",
  Constant: "literal",
  True: "True",
  False: "False",
  None: "None",
  Ellipsis: "ellipsis",
  Compare: "comparison",
  IfExp: "conditional expression",
  NamedExpr: "named expression",
};

/** What messages call an expression. */
function describe(piece: Piece): string {
  return DESCRIPTIONS[piece.kind] ?? piece.kind;
}

/** The part of an expression that cannot be a target, or null. */
function invalidTarget(m: Machine, piece: Piece, use: string): Piece | null {
  switch (piece.kind) {
    case "List":
    case "Tuple":
      for (const item of pieces(piece.items)) {
        const found = invalidTarget(m, item, use);
        if (found) return found;
      }
      return null;
    case "Starred":
      return use === "del" ? piece : invalidTarget(m, pieces(piece.items)[0]!, use);
    case "Compare": {
      if (use !== "for") return piece;
      // `for a in b` reads as a comparison.
      const pair = (piece.items[1] as Piece[])[0]!;
      return m.kinds[pair.start] === KW_IN ? invalidTarget(m, piece.items[0] as Piece, use) : null;
    }
    case "Name":
    case "Subscript":
    case "Attribute":
      return null;
    default:
      return piece;
  }
}

/** The last expression of the last `for` of a comprehension. */
function lastOfComprehension(clauses: Value | undefined): Piece {
  const clause = pieces(clauses)
    .filter((piece) => piece.kind === "comprehension")
    .at(-1)!;
  const conditions = pieces(clause.items.at(-1));
  return conditions.at(-1) ?? (clause.items.at(-2) as Piece);
}

/** The pieces of an argument list that are positional or starred. */
function positional(args: Value | undefined): Piece[] {
  return argumentPieces(args).filter((piece) => piece.kind !== "keyword" && piece.kind !== "unpacking");
}

function argumentPieces(args: Value | undefined): Piece[] {
  const piece = args as Piece;
  return pieces(piece.kind === "args" ? piece.items : piece);
}

const isLegacy = (m: Machine, piece: Piece): boolean =>
  piece.kind === "Name" && (m.text(piece.start) === "print" || m.text(piece.start) === "exec");

const needsBrackets = "Generator expression must be parenthesized";

const FUNCTIONS: Record<string, (words: string[]) => Action> = {
  fail: () => () => undefined,
  register: () => (m, items, start) => {
    // Functions do not count, nor does the first pass, as in CPython.
    if (!m.reportMistakes) return items[0];
    let first = start;
    if (m.kinds[start] === AT) first = firstToken((items[0] as Piece).items[1]!);
    const kind = m.kinds[first] === KW_ASYNC ? m.kinds[first + 1] : m.kinds[first];
    const lineno = m.tokens.lines[first]!;
    if (kind !== KW_DEF && lineno >= m.lastStatement.lineno) {
      m.lastStatement = { lineno, col_offset: m.tokens.cols[first]! };
    }
    return items[0];
  },
  strings: () => (m, items, start) => {
    const formatted = (items[0] as Piece[]).some((piece) => m.kinds[piece.start] === FSTRING_START);
    return { kind: formatted ? "JoinedStr" : "Constant", start, end: m.lastToken(), items: [] };
  },
  invalidTarget: (words) => {
    const index = Number(words[0]) - 1;
    const use = words[1]!;
    return (m, items) => {
      const found = invalidTarget(m, items[index] as Piece, use);
      if (found === null) return undefined;
      throw m.errorOver(`cannot ${use === "del" ? "delete" : "assign to"} ${describe(found)}`, found.start, found.end);
    };
  },
  typeBound: (words) => (m, items) => {
    const what = (items[3] as Piece).kind === "Tuple" ? "constraints" : "bound";
    throw m.errorFrom(`cannot use ${what} with ${words[1]}`, firstToken(items[2]!));
  },
  generatorArgument: (words) => (m, items) => {
    const element = items[Number(words[0]) - 1] as Piece;
    throw m.errorOver(needsBrackets, element.start, lastOfComprehension(items[Number(words[1]) - 1]).end);
  },
  lastArgumentGenerator: () => (m, items) => {
    const args = positional(items[0]);
    if (args.length <= 1) return undefined;
    throw m.errorOver(needsBrackets, args.at(-1)!.start, lastOfComprehension(items[1]).end);
  },
  argumentOrder: () => (m, items) => {
    const unpacking = argumentPieces(items[0]).some((piece) => piece.kind === "unpacking");
    throw m.errorAtLast(`positional argument follows keyword argument${unpacking ? " unpacking" : ""}`);
  },
  assignToKeyword: () => (m, items) => {
    const word = firstToken(items[0]!);
    throw m.errorOver(`cannot assign to ${m.text(word)}`, word, lastToken(items[1]!));
  },
  legacyStatement: () => (m, items) => {
    const name = items[0] as Piece;
    if (!isLegacy(m, name)) return undefined;
    const text = m.text(name.start);
    throw m.errorOver(
      `Missing parentheses in call to '${text}'. Did you mean ${text}(...)?`,
      name.start,
      lastToken(items[1]!),
    );
  },
  missingComma: () => (m, items) => {
    const first = items[0] as Piece;
    if (isLegacy(m, first) || m.level(m.mark - 1) === 0) return undefined;
    throw m.errorOver("invalid syntax. Perhaps you forgot a comma?", first.start, lastToken(items[1]!));
  },
  comprehensionTarget: () => (m, items) => {
    const last = pieces(items[3]).at(-1)!;
    throw m.errorOver("did you forget parentheses around the comprehension target?", firstToken(items[1]!), last.end);
  },
  keyWithoutColon: () => (m, items) => {
    const last = lastToken(items[0]!);
    const { lines, endLines, endCols } = m.tokens;
    const line = lines[firstToken(items[0]!)]!;
    throw errorAt(
      m.tokens,
      "SyntaxError",
      "':' expected after dictionary key",
      line,
      endCols[last]! - 1,
      endLines[last]!,
      -1,
    );
  },
};
