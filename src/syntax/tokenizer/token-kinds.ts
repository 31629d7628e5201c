// Token kinds, numbered as CPython 3.14's `token` module; keywords are told apart here and get numbers of their own
// from FIRST_KEYWORD on. The operator names follow Grammar/Tokens.

export const ENDMARKER = 0;
export const NAME = 1;
export const NUMBER = 2;
export const STRING = 3;
export const NEWLINE = 4;
export const INDENT = 5;
export const DEDENT = 6;
export const LPAR = 7;
export const RPAR = 8;
export const LSQB = 9;
export const RSQB = 10;
export const COLON = 11;
export const COMMA = 12;
export const SEMI = 13;
export const PLUS = 14;
export const MINUS = 15;
export const STAR = 16;
export const SLASH = 17;
export const VBAR = 18;
export const AMPER = 19;
export const LESS = 20;
export const GREATER = 21;
export const EQUAL = 22;
export const DOT = 23;
export const PERCENT = 24;
export const LBRACE = 25;
export const RBRACE = 26;
export const EQEQUAL = 27;
export const NOTEQUAL = 28;
export const LESSEQUAL = 29;
export const GREATEREQUAL = 30;
export const TILDE = 31;
export const CIRCUMFLEX = 32;
export const LEFTSHIFT = 33;
export const RIGHTSHIFT = 34;
export const DOUBLESTAR = 35;
export const PLUSEQUAL = 36;
export const MINEQUAL = 37;
export const STAREQUAL = 38;
export const SLASHEQUAL = 39;
export const PERCENTEQUAL = 40;
export const AMPEREQUAL = 41;
export const VBAREQUAL = 42;
export const CIRCUMFLEXEQUAL = 43;
export const LEFTSHIFTEQUAL = 44;
export const RIGHTSHIFTEQUAL = 45;
export const DOUBLESTAREQUAL = 46;
export const DOUBLESLASH = 47;
export const DOUBLESLASHEQUAL = 48;
export const AT = 49;
export const ATEQUAL = 50;
export const RARROW = 51;
export const ELLIPSIS = 52;
export const COLONEQUAL = 53;
export const EXCLAMATION = 54;
export const OP = 55;
export const TYPE_IGNORE = 56;
export const TYPE_COMMENT = 57;
export const FSTRING_START = 59;
export const FSTRING_MIDDLE = 60;
export const FSTRING_END = 61;
export const TSTRING_START = 62;
export const TSTRING_MIDDLE = 63;
export const TSTRING_END = 64;
export const COMMENT = 65;
export const NL = 66;
export const ERRORTOKEN = 67;

export const FIRST_KEYWORD = 70;
export const KW_FALSE = 70;
export const KW_NONE = 71;
export const KW_TRUE = 72;
export const KW_AND = 73;
export const KW_AS = 74;
export const KW_ASSERT = 75;
export const KW_ASYNC = 76;
export const KW_AWAIT = 77;
export const KW_BREAK = 78;
export const KW_CLASS = 79;
export const KW_CONTINUE = 80;
export const KW_DEF = 81;
export const KW_DEL = 82;
export const KW_ELIF = 83;
export const KW_ELSE = 84;
export const KW_EXCEPT = 85;
export const KW_FINALLY = 86;
export const KW_FOR = 87;
export const KW_FROM = 88;
export const KW_GLOBAL = 89;
export const KW_IF = 90;
export const KW_IMPORT = 91;
export const KW_IN = 92;
export const KW_IS = 93;
export const KW_LAMBDA = 94;
export const KW_NONLOCAL = 95;
export const KW_NOT = 96;
export const KW_OR = 97;
export const KW_PASS = 98;
export const KW_RAISE = 99;
export const KW_RETURN = 100;
export const KW_TRY = 101;
export const KW_WHILE = 102;
export const KW_WITH = 103;
export const KW_YIELD = 104;

/** Keyword spellings in the order of their kinds. */
export const KEYWORDS: readonly string[] = (
  "False None True and as assert async await break class continue def del elif else except finally for from global " +
  "if import in is lambda nonlocal not or pass raise return try while with yield"
).split(" ");

/** Operator spellings by kind, "" where the kind is no operator. */
export const OPERATORS: readonly string[] = (
  "....... ( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= " +
  "// //= @ @= -> ... := !"
)
  .split(" ")
  .flatMap((text, index) => (index === 0 ? ["", "", "", "", "", "", ""] : [text]));
