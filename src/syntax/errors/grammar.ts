// The grammar that the error pass works with: Python's grammar of the language reference together with the patterns of
// common mistakes (rules named invalid_…) and what is said about them, in a notation of our own.
//
//   name: alternatives        `memo` after the name keeps results by position; `plain` hides mistakes below it
//   name: base / tails        left recursion: a base, then tails as often as they fit
//   'if' '('                  keyword or operator; "match" a soft keyword; NAME NUMBER … other tokens
//   x? x* x+ [x] ','.x+       as usual; &x !x look ahead; &&'x' must be there; ~ no other alternative from here on
//   -> Kind                   the node made (without it: the only item, or all items)
//   -> $2                     the second item
//   -> !at 2 "…"              report at item 2; !range 1 3, !from 1 (to the end of what was read), !last (last token
//                             read), !next (the coming token), !indent 1 (IndentationError, %l is item 1's line)
//   -> #function              see actions.ts; %n in a text is the description of the item it is reported at

export const STATEMENT_GRAMMAR = `
file: statements? ENDMARKER
interactive: statement_newline
eval: expressions NEWLINE* ENDMARKER
func_type: '(' type_expressions? ')' '->' expression NEWLINE* ENDMARKER

statements: statement+
statement: compound_stmt -> #register | simple_stmts
statement_newline: single_compound_stmt NEWLINE | simple_stmts | NEWLINE | ENDMARKER -> #fail
single_compound_stmt: compound_stmt -> #register
simple_stmts: simple_stmt !';' NEWLINE | ';'.simple_stmt+ ';'? NEWLINE
simple_stmt memo: assignment | &"type" type_alias | star_expressions | &'return' return_stmt
  | &('import' | 'from') import_stmt | &'raise' raise_stmt | &'pass' pass_stmt | &'del' del_stmt | &'yield' yield_expr
  | &'assert' assert_stmt | &'break' break_stmt | &'continue' continue_stmt | &'global' global_stmt
  | &'nonlocal' nonlocal_stmt
compound_stmt: &('def' | '@' | 'async') function_def | &'if' if_stmt | &('class' | '@') class_def
  | &('with' | 'async') with_stmt | &('for' | 'async') for_stmt | &'try' try_stmt | &'while' while_stmt | match_stmt

assignment: NAME ':' expression ['=' annotated_rhs]
  | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
  | (star_targets '=')+ annotated_rhs !'=' TYPE_COMMENT?
  | single_target augassign ~ annotated_rhs
  | invalid_assignment
annotated_rhs: yield_expr | star_expressions
augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
return_stmt: 'return' star_expressions?
raise_stmt: 'raise' expression 'from' expression | 'raise' expression | 'raise'
pass_stmt: 'pass'
break_stmt: 'break'
continue_stmt: 'continue'
global_stmt: 'global' ','.NAME+
nonlocal_stmt: 'nonlocal' ','.NAME+
del_stmt: 'del' del_targets &(';' | NEWLINE) | invalid_del_stmt
assert_stmt: 'assert' expression [',' expression]
import_stmt: invalid_import | import_name | import_from
import_name: 'import' dotted_as_names
import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
  | 'from' ('.' | '...')+ 'import' import_from_targets
import_from_targets: '(' import_from_as_names ','? ')' | import_from_as_names !',' | '*' | invalid_import_from_targets
import_from_as_names: ','.import_from_as_name+
import_from_as_name: invalid_import_from_as_name | NAME ['as' NAME]
dotted_as_names: ','.dotted_as_name+
dotted_as_name: invalid_dotted_as_name | dotted_name ['as' NAME]
dotted_name: NAME / '.' NAME

block memo: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block
decorators: ('@' named_expression NEWLINE)+
class_def: decorators class_def_raw | class_def_raw
class_def_raw: invalid_class_def_raw | 'class' NAME type_params? ['(' arguments? ')'] ':' block
function_def: decorators function_def_raw | function_def_raw
function_def_raw: invalid_def_raw
  | 'def' NAME type_params? '(' params? ')' ['->' expression] ':' func_type_comment? block
  | 'async' 'def' NAME type_params? '(' params? ')' ['->' expression] ':' func_type_comment? block
func_type_comment: NEWLINE TYPE_COMMENT &(NEWLINE INDENT) | invalid_double_type_comments | TYPE_COMMENT

params: invalid_parameters | parameters
parameters: slash_no_default param_no_default* param_with_default* star_etc?
  | slash_with_default param_with_default* star_etc?
  | param_no_default+ param_with_default* star_etc?
  | param_with_default+ star_etc?
  | star_etc
slash_no_default: param_no_default+ '/' ',' | param_no_default+ '/' &')'
slash_with_default: param_no_default* param_with_default+ '/' ',' | param_no_default* param_with_default+ '/' &')'
star_etc: invalid_star_etc
  | '*' param_no_default param_maybe_default* kwds?
  | '*' param_no_default_star_annotation param_maybe_default* kwds?
  | '*' ',' param_maybe_default+ kwds?
  | kwds
kwds: invalid_kwds | '**' param_no_default
param_no_default: param ',' TYPE_COMMENT? -> $1 | param TYPE_COMMENT? &')' -> $1
param_no_default_star_annotation: param_star_annotation ',' TYPE_COMMENT? | param_star_annotation TYPE_COMMENT? &')'
param_with_default: param default ',' TYPE_COMMENT? | param default TYPE_COMMENT? &')'
param_maybe_default: param default? ',' TYPE_COMMENT? | param default? TYPE_COMMENT? &')'
param: NAME annotation? -> param
param_star_annotation: NAME star_annotation
annotation: ':' expression
star_annotation: ':' star_expression
default: '=' expression | invalid_default

if_stmt: invalid_if_stmt | 'if' named_expression ':' block elif_stmt | 'if' named_expression ':' block else_block?
elif_stmt: invalid_elif_stmt | 'elif' named_expression ':' block elif_stmt | 'elif' named_expression ':' block else_block?
else_block: invalid_else_stmt | 'else' &&':' block
while_stmt: invalid_while_stmt | 'while' named_expression ':' block else_block?
for_stmt: invalid_for_stmt
  | 'for' star_targets 'in' ~ star_expressions ':' TYPE_COMMENT? block else_block?
  | 'async' 'for' star_targets 'in' ~ star_expressions ':' TYPE_COMMENT? block else_block?
  | invalid_for_target
with_stmt: invalid_with_stmt_indent
  | 'with' '(' ','.with_item+ ','? ')' ':' TYPE_COMMENT? block
  | 'with' ','.with_item+ ':' TYPE_COMMENT? block
  | 'async' 'with' '(' ','.with_item+ ','? ')' ':' block
  | 'async' 'with' ','.with_item+ ':' TYPE_COMMENT? block
  | invalid_with_stmt
with_item: expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression
try_stmt: invalid_try_stmt
  | 'try' &&':' block finally_block
  | 'try' &&':' block except_block+ else_block? finally_block?
  | 'try' &&':' block except_star_block+ else_block? finally_block?
except_block: invalid_except_stmt_indent
  | 'except' expression ':' block
  | 'except' expression 'as' NAME ':' block
  | 'except' expressions ':' block
  | 'except' ':' block
  | invalid_except_stmt
except_star_block: invalid_except_star_stmt_indent
  | 'except' '*' expression ':' block
  | 'except' '*' expression 'as' NAME ':' block
  | 'except' '*' expressions ':' block
  | invalid_except_star_stmt
finally_block: invalid_finally_stmt | 'finally' &&':' block

match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | invalid_match_stmt
subject_expr: star_named_expression ',' star_named_expressions? | named_expression
case_block: invalid_case_block | "case" patterns guard? ':' block
guard: 'if' named_expression
patterns: open_sequence_pattern | pattern
pattern: as_pattern | or_pattern
as_pattern: or_pattern 'as' pattern_capture_target -> pattern | invalid_as_pattern
or_pattern: '|'.closed_pattern+ -> pattern
closed_pattern memo: literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern
  | sequence_pattern | mapping_pattern | class_pattern
literal_pattern: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
literal_expr: signed_number !('+' | '-') | complex_number | &(STRING | FSTRING_START | TSTRING_START) strings
  | 'None' | 'True' | 'False'
complex_number: signed_number '+' NUMBER | signed_number '-' NUMBER
signed_number: NUMBER | '-' NUMBER
capture_pattern: pattern_capture_target
pattern_capture_target: !"_" NAME !('.' | '(' | '=') -> $1
wildcard_pattern: "_"
value_pattern: attr !('.' | '(' | '=')
attr: attr_base / '.' NAME
attr_base: NAME '.' NAME
name_or_attr: attr | NAME
group_pattern: '(' pattern ')'
sequence_pattern: '[' maybe_sequence_pattern? ']' | '(' open_sequence_pattern? ')'
open_sequence_pattern: maybe_star_pattern ',' maybe_sequence_pattern?
maybe_sequence_pattern: ','.maybe_star_pattern+ ','?
maybe_star_pattern: star_pattern | pattern
star_pattern memo: '*' pattern_capture_target | '*' wildcard_pattern
mapping_pattern: '{' '}' | '{' double_star_pattern ','? '}' | '{' items_pattern ',' double_star_pattern ','? '}'
  | '{' items_pattern ','? '}'
items_pattern: ','.key_value_pattern+
key_value_pattern: (literal_expr | attr) ':' pattern
double_star_pattern: '**' pattern_capture_target -> $2
class_pattern: name_or_attr '(' ')' | name_or_attr '(' positional_patterns ','? ')'
  | name_or_attr '(' keyword_patterns ','? ')'
  | name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')' | invalid_class_pattern
positional_patterns: ','.pattern+
keyword_patterns: ','.keyword_pattern+
keyword_pattern: NAME '=' pattern

type_alias: "type" NAME type_params? '=' expression
type_params: invalid_type_params | '[' type_param_seq ']'
type_param_seq: ','.type_param+ ','?
type_param memo: NAME [':' expression] ['=' expression] | invalid_type_param | '*' NAME ['=' star_expression]
  | '**' NAME ['=' expression]

invalid_assignment: invalid_ann_assign_target ':' expression -> !at 1 "only single target (not %n) can be annotated"
  | star_named_expression ',' star_named_expressions* ':' expression
    -> !at 1 "only single target (not tuple) can be annotated"
  | expression ':' expression -> !at 1 "illegal target for annotation"
  | (star_targets '=')* star_expressions '=' -> #invalidTarget 2 star
  | (star_targets '=')* yield_expr '=' -> !at 2 "assignment to yield expression not possible"
  | star_expressions augassign annotated_rhs -> !at 1 "'%n' is an illegal expression for augmented assignment"
invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')' -> $2
invalid_del_stmt: 'del' star_expressions -> #invalidTarget 2 del
invalid_block: NEWLINE !INDENT -> !indent 1 "expected an indented block"
invalid_import: 'import' ','.dotted_name+ 'from' dotted_name
    -> !from 1 "Did you mean to use 'from ... import ...' instead?"
  | 'import' NEWLINE -> !from 2 "Expected one or more names after 'import'"
invalid_dotted_as_name: dotted_name 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression
    -> !at 3 "cannot use %n as import target"
invalid_import_from_as_name: NAME 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression
    -> !at 3 "cannot use %n as import target"
invalid_import_from_targets: import_from_as_names ',' NEWLINE
    -> !last "trailing comma not allowed without surrounding parentheses"
  | NEWLINE -> !from 1 "Expected one or more names after 'import'"
invalid_class_def_raw: 'class' NAME type_params? ['(' arguments? ')'] NEWLINE -> !last "expected ':'"
  | 'class' NAME type_params? ['(' arguments? ')'] ':' NEWLINE !INDENT
    -> !indent 1 "expected an indented block after class definition on line %l"
invalid_def_raw: 'async'? 'def' NAME type_params? '(' params? ')' ['->' expression] ':' NEWLINE !INDENT
    -> !indent 2 "expected an indented block after function definition on line %l"
  | 'async'? 'def' NAME type_params? &&'(' params? ')' ['->' expression] &&':' func_type_comment? block
invalid_double_type_comments: TYPE_COMMENT NEWLINE TYPE_COMMENT NEWLINE INDENT
    -> !last "Cannot have two type comments on def"
invalid_parameters: '/' ',' -> !at 1 "at least one argument must precede /"
  | (slash_no_default | slash_with_default) param_maybe_default* '/' -> !at 3 "/ may appear only once"
  | slash_no_default? param_no_default* invalid_parameters_helper param_no_default
    -> !at 4 "parameter without a default follows parameter with a default"
  | param_no_default* '(' param_no_default+ ','? ')' -> !range 2 5 "Function parameters cannot be parenthesized"
  | (slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default) param_maybe_default* '/'
    -> !at 6 "/ must be ahead of *"
  | param_maybe_default+ '/' '*' -> !at 3 "expected comma between / and *"
invalid_parameters_helper: slash_with_default | param_with_default+
invalid_default: '=' &(')' | ',') -> !at 1 "expected default value expression"
invalid_star_etc: '*' (')' | ',' (')' | '**')) -> !at 1 "named arguments must follow bare *"
  | '*' ',' TYPE_COMMENT -> !last "bare * has associated type comment"
  | '*' param '=' -> !at 3 "var-positional argument cannot have default value"
  | '*' (param_no_default | ',') param_maybe_default* '*' (param_no_default | ',') -> !at 4 "* argument may appear only once"
invalid_kwds: '**' param '=' -> !at 3 "var-keyword argument cannot have default value"
  | '**' param ',' param -> !at 4 "arguments cannot follow var-keyword argument"
  | '**' param ',' ('*' | '**' | '/') -> !at 4 "arguments cannot follow var-keyword argument"
invalid_if_stmt: 'if' named_expression NEWLINE -> !last "expected ':'"
  | 'if' named_expression ':' NEWLINE !INDENT -> !indent 1 "expected an indented block after 'if' statement on line %l"
invalid_elif_stmt: 'elif' named_expression NEWLINE -> !last "expected ':'"
  | 'elif' named_expression ':' NEWLINE !INDENT
    -> !indent 1 "expected an indented block after 'elif' statement on line %l"
invalid_else_stmt: 'else' ':' NEWLINE !INDENT -> !indent 1 "expected an indented block after 'else' statement on line %l"
  | 'else' ':' block 'elif' -> !last "'elif' block follows an 'else' block"
invalid_while_stmt: 'while' named_expression NEWLINE -> !last "expected ':'"
  | 'while' named_expression ':' NEWLINE !INDENT
    -> !indent 1 "expected an indented block after 'while' statement on line %l"
invalid_for_stmt: 'async'? 'for' star_targets 'in' star_expressions NEWLINE -> !last "expected ':'"
  | 'async'? 'for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
    -> !indent 2 "expected an indented block after 'for' statement on line %l"
invalid_for_target: 'async'? 'for' star_expressions -> #invalidTarget 3 for
invalid_with_item: expression 'as' expression &(',' | ')' | ':') -> #invalidTarget 3 star
invalid_with_stmt: 'async'? 'with' ','.(expression ['as' star_target])+ NEWLINE -> !last "expected ':'"
  | 'async'? 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE -> !last "expected ':'"
invalid_with_stmt_indent: 'async'? 'with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT
    -> !indent 2 "expected an indented block after 'with' statement on line %l"
  | 'async'? 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' ':' NEWLINE !INDENT
    -> !indent 2 "expected an indented block after 'with' statement on line %l"
invalid_try_stmt: 'try' ':' NEWLINE !INDENT -> !indent 1 "expected an indented block after 'try' statement on line %l"
  | 'try' ':' block !('except' | 'finally') -> !last "expected 'except' or 'finally' block"
  | 'try' ':' block* except_block+ 'except' '*' expression ['as' NAME] ':'
    -> !range 5 6 "cannot have both 'except' and 'except*' on the same 'try'"
  | 'try' ':' block* except_star_block+ 'except' [expression ['as' NAME]] ':'
    -> !at 5 "cannot have both 'except' and 'except*' on the same 'try'"
invalid_except_stmt: 'except' expression ',' expressions 'as' NAME ':'
    -> !from 2 "multiple exception types must be parenthesized when using 'as'"
  | 'except' expression ['as' NAME] NEWLINE -> !last "expected ':'"
  | 'except' NEWLINE -> !last "expected ':'"
  | 'except' expression 'as' expression ':' block -> !at 4 "cannot use except statement with %n"
invalid_except_star_stmt: 'except' '*' expression ',' expressions 'as' NAME ':'
    -> !from 3 "multiple exception types must be parenthesized when using 'as'"
  | 'except' '*' expression ['as' NAME] NEWLINE -> !last "expected ':'"
  | 'except' '*' (NEWLINE | ':') -> !last "expected one or more exception types"
  | 'except' '*' expression 'as' expression ':' block -> !at 5 "cannot use except* statement with %n"
invalid_finally_stmt: 'finally' ':' NEWLINE !INDENT
    -> !indent 1 "expected an indented block after 'finally' statement on line %l"
invalid_except_stmt_indent: 'except' expression ['as' NAME] ':' NEWLINE !INDENT
    -> !indent 1 "expected an indented block after 'except' statement on line %l"
  | 'except' ':' NEWLINE !INDENT -> !indent 1 "expected an indented block after 'except' statement on line %l"
invalid_except_star_stmt_indent: 'except' '*' expression ['as' NAME] ':' NEWLINE !INDENT
    -> !indent 1 "expected an indented block after 'except*' statement on line %l"
invalid_match_stmt: "match" subject_expr NEWLINE -> !last "expected ':'"
  | "match" subject_expr ':' NEWLINE !INDENT
    -> !indent 1 "expected an indented block after 'match' statement on line %l"
invalid_case_block: "case" patterns guard? NEWLINE -> !last "expected ':'"
  | "case" patterns guard? ':' NEWLINE !INDENT
    -> !indent 1 "expected an indented block after 'case' statement on line %l"
invalid_as_pattern: or_pattern 'as' "_" -> !at 3 "cannot use '_' as a target"
  | or_pattern 'as' expression -> !at 3 "cannot use %n as pattern target"
invalid_class_pattern: name_or_attr '(' invalid_class_argument_pattern
    -> !span 3 "positional patterns follow keyword patterns"
invalid_class_argument_pattern: [positional_patterns ','] keyword_patterns ',' positional_patterns -> $4
invalid_type_params: '[' ']' -> !from 2 "Type parameter list cannot be empty"
invalid_type_param: '*' NAME ':' expression -> #typeBound 3 TypeVarTuple
  | '**' NAME ':' expression -> #typeBound 3 ParamSpec
`;

export const EXPRESSION_GRAMMAR = `
expressions: expression (',' expression)+ ','? -> Tuple | expression ',' -> Tuple | expression
expression memo: invalid_expression | invalid_legacy_expression
  | disjunction 'if' disjunction 'else' expression -> IfExp | disjunction | lambdef
expression_without_invalid plain: disjunction 'if' disjunction 'else' expression -> IfExp | disjunction | lambdef
yield_expr: 'yield' 'from' expression -> Yield | 'yield' star_expressions? -> Yield
star_expressions: star_expression (',' star_expression)+ ','? -> Tuple | star_expression ',' -> Tuple | star_expression
star_expression memo: '*' bitwise_or -> Starred | expression
star_named_expressions: ','.star_named_expression+ ','?
star_named_expression: '*' bitwise_or -> Starred | named_expression
assignment_expression: NAME ':=' ~ expression -> NamedExpr
named_expression: assignment_expression | invalid_named_expression | expression !':='
disjunction memo: conjunction ('or' conjunction)+ -> BoolOp | conjunction
conjunction memo: inversion ('and' inversion)+ -> BoolOp | inversion
inversion memo: 'not' inversion -> UnaryOp | comparison
comparison: bitwise_or compare_op_bitwise_or_pair+ -> Compare | bitwise_or
compare_op_bitwise_or_pair: '==' bitwise_or | NOT_EQUAL bitwise_or | '<=' bitwise_or | '<' bitwise_or | '>=' bitwise_or
  | '>' bitwise_or | 'not' 'in' bitwise_or | 'in' bitwise_or | 'is' 'not' bitwise_or | 'is' bitwise_or
bitwise_or: bitwise_xor / '|' bitwise_xor -> BinOp
bitwise_xor: bitwise_and / '^' bitwise_and -> BinOp
bitwise_and: shift_expr / '&' shift_expr -> BinOp
shift_expr: shift_base / '<<' sum -> BinOp | '>>' sum -> BinOp
shift_base: invalid_arithmetic | sum
sum: term / '+' term -> BinOp | '-' term -> BinOp
term: term_base / '*' factor -> BinOp | '/' factor -> BinOp | '//' factor -> BinOp | '%' factor -> BinOp
  | '@' factor -> BinOp
term_base: invalid_factor | factor
factor memo: '+' factor -> UnaryOp | '-' factor -> UnaryOp | '~' factor -> UnaryOp | power
power: await_primary '**' factor -> BinOp | await_primary
await_primary memo: 'await' primary -> Await | primary
primary: atom / '.' NAME -> Attribute | genexp -> Call | '(' arguments? ')' -> Call | '[' slices ']' -> Subscript
slices: slice !',' | ','.(slice | starred_expression)+ ','? -> Tuple
slice: expression? ':' expression? [':' expression?] -> Slice | named_expression
atom: NAME | 'True' -> True | 'False' -> False | 'None' -> None | &(STRING | FSTRING_START | TSTRING_START) strings
  | NUMBER | &'(' (tuple | group | genexp) | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp)
  | '...' -> Ellipsis
group: '(' (yield_expr | named_expression) ')' -> $2 | invalid_group
lambdef: 'lambda' lambda_params? ':' expression -> Lambda
lambda_params: invalid_lambda_parameters | lambda_parameters
lambda_parameters: lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* lambda_star_etc?
  | lambda_slash_with_default lambda_param_with_default* lambda_star_etc?
  | lambda_param_no_default+ lambda_param_with_default* lambda_star_etc?
  | lambda_param_with_default+ lambda_star_etc?
  | lambda_star_etc
lambda_slash_no_default: lambda_param_no_default+ '/' ',' | lambda_param_no_default+ '/' &':'
lambda_slash_with_default: lambda_param_no_default* lambda_param_with_default+ '/' ','
  | lambda_param_no_default* lambda_param_with_default+ '/' &':'
lambda_star_etc: invalid_lambda_star_etc | '*' lambda_param_no_default lambda_param_maybe_default* lambda_kwds?
  | '*' ',' lambda_param_maybe_default+ lambda_kwds? | lambda_kwds
lambda_kwds: invalid_lambda_kwds | '**' lambda_param_no_default
lambda_param_no_default: lambda_param ',' -> $1 | lambda_param &':' -> $1
lambda_param_with_default: lambda_param default ',' | lambda_param default &':'
lambda_param_maybe_default: lambda_param default? ',' | lambda_param default? &':'
lambda_param: NAME -> param

fstring_middle: fstring_replacement_field | FSTRING_MIDDLE
fstring_replacement_field: '{' annotated_rhs '='? ['!' NAME] [':' fstring_format_spec*] '}'
  | invalid_fstring_replacement_field
fstring_format_spec: FSTRING_MIDDLE | fstring_replacement_field
fstring: FSTRING_START fstring_middle* FSTRING_END -> JoinedStr
tstring_middle: tstring_replacement_field | TSTRING_MIDDLE
tstring_replacement_field: '{' annotated_rhs '='? ['!' NAME] [':' tstring_format_spec*] '}'
  | invalid_tstring_replacement_field
tstring_format_spec: TSTRING_MIDDLE | tstring_replacement_field
tstring memo: TSTRING_START tstring_middle* TSTRING_END -> TemplateStr
strings memo: invalid_string_tstring_concat | (fstring | STRING)+ -> #strings | tstring+ -> TemplateStr
list: '[' star_named_expressions? ']' -> List
tuple: '(' [star_named_expression ',' star_named_expressions?] ')' -> Tuple
set: '{' star_named_expressions '}' -> Set
dict: '{' double_starred_kvpairs? '}' -> Dict | '{' invalid_double_starred_kvpairs '}'
double_starred_kvpairs: ','.double_starred_kvpair+ ','?
double_starred_kvpair: '**' bitwise_or | kvpair
kvpair: expression ':' expression
for_if_clauses: for_if_clause+
for_if_clause: 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)* -> comprehension
  | 'for' star_targets 'in' ~ disjunction ('if' disjunction)* -> comprehension
  | invalid_for_if_clause | invalid_for_target
listcomp: '[' named_expression for_if_clauses ']' -> ListComp | invalid_comprehension
setcomp: '{' named_expression for_if_clauses '}' -> SetComp | invalid_comprehension
genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' -> GeneratorExp | invalid_comprehension
dictcomp: '{' kvpair for_if_clauses '}' -> DictComp | invalid_dict_comprehension

arguments memo: args ','? &')' -> $1 | invalid_arguments
args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] -> args | kwargs -> args
kwargs: ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+ | ','.kwarg_or_double_starred+
starred_expression: invalid_starred_expression_unpacking | '*' expression -> Starred | invalid_starred_expression
kwarg_or_starred: invalid_kwarg | NAME '=' expression -> keyword | starred_expression
kwarg_or_double_starred: invalid_kwarg | NAME '=' expression -> keyword | '**' expression -> unpacking

star_targets: star_target !',' | star_target (',' star_target)* ','? -> Tuple
star_targets_list_seq: ','.star_target+ ','?
star_targets_tuple_seq: star_target (',' star_target)+ ','? | star_target ','
star_target memo: '*' (!'*' star_target) -> Starred | target_with_star_atom
target_with_star_atom memo: t_primary '.' NAME !t_lookahead -> Attribute
  | t_primary '[' slices ']' !t_lookahead -> Subscript | star_atom
star_atom: NAME | '(' target_with_star_atom ')' -> $2 | '(' star_targets_tuple_seq? ')' -> Tuple
  | '[' star_targets_list_seq? ']' -> List
single_target: single_subscript_attribute_target | NAME | '(' single_target ')' -> $2
single_subscript_attribute_target: t_primary '.' NAME !t_lookahead -> Attribute
  | t_primary '[' slices ']' !t_lookahead -> Subscript
t_primary: t_base / '.' NAME &t_lookahead -> Attribute | '[' slices ']' &t_lookahead -> Subscript
  | genexp &t_lookahead -> Call | '(' arguments? ')' &t_lookahead -> Call
t_base: atom &t_lookahead
t_lookahead: '(' | '[' | '.'
del_targets: ','.del_target+ ','?
del_target memo: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | del_t_atom
del_t_atom: NAME | '(' del_target ')' | '(' del_targets? ')' | '[' del_targets? ']'
type_expressions: ','.expression+ ',' '*' expression ',' '**' expression | ','.expression+ ',' '*' expression
  | ','.expression+ ',' '**' expression | '*' expression ',' '**' expression | '*' expression | '**' expression
  | ','.expression+

invalid_arguments:
    ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs)
    ',' ','.(starred_expression !'=')+
    -> !from 2 "iterable argument unpacking follows keyword argument unpacking"
  | expression for_if_clauses ',' [args | expression for_if_clauses] -> #generatorArgument 1 2
  | NAME '=' expression for_if_clauses -> !range 1 2 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | [args ','] NAME '=' &(',' | ')') -> !range 2 3 "expected argument value expression"
  | args for_if_clauses -> #lastArgumentGenerator
  | args ',' expression for_if_clauses -> #generatorArgument 3 4
  | args ',' args -> #argumentOrder
invalid_kwarg: ('True' | 'False' | 'None') '=' -> #assignToKeyword
  | NAME '=' expression for_if_clauses -> !range 1 2 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(NAME '=') expression '='
    -> !range 1 2 "expression cannot contain assignment, perhaps you meant \\"==\\"?"
  | '**' expression '=' expression -> !range 1 4 "cannot assign to keyword argument unpacking"
invalid_legacy_expression: NAME !'(' star_expressions -> #legacyStatement
invalid_expression: STRING (!STRING expression_without_invalid)+ STRING
    -> !span 2 "invalid syntax. Is this intended to be part of the string?"
  | !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid -> #missingComma
  | disjunction 'if' disjunction !('else' | ':') -> !range 1 3 "expected 'else' after 'if' expression"
  | disjunction 'if' disjunction 'else' !expression
    -> !next "expected expression after 'else', but statement is given"
  | (pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt
    -> !at 1 "expected expression before 'if', but statement is given"
  | 'lambda' lambda_params? ':' &FSTRING_MIDDLE
    -> !range 1 3 "f-string: lambda expressions are not allowed without parentheses"
  | 'lambda' lambda_params? ':' &TSTRING_MIDDLE
    -> !range 1 3 "t-string: lambda expressions are not allowed without parentheses"
invalid_named_expression memo: expression ':=' expression -> !at 1 "cannot use assignment expressions with %n"
  | NAME '=' bitwise_or !('=' | ':=')
    -> !range 1 3 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or !('=' | ':=')
    -> !at 1 "cannot assign to %n here. Maybe you meant '==' instead of '='?"
invalid_comprehension: ('[' | '(' | '{') starred_expression for_if_clauses
    -> !at 2 "iterable unpacking cannot be used in comprehension"
  | ('[' | '{') star_named_expression ',' star_named_expressions for_if_clauses
    -> #comprehensionTarget
  | ('[' | '{') star_named_expression ',' for_if_clauses
    -> !range 2 3 "did you forget parentheses around the comprehension target?"
invalid_dict_comprehension: '{' '**' bitwise_or for_if_clauses '}'
    -> !at 2 "dict unpacking cannot be used in dict comprehension"
invalid_lambda_parameters: '/' ',' -> !at 1 "at least one argument must precede /"
  | (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* '/'
    -> !at 3 "/ may appear only once"
  | lambda_slash_no_default? lambda_param_no_default* invalid_lambda_parameters_helper lambda_param_no_default
    -> !at 4 "parameter without a default follows parameter with a default"
  | lambda_param_no_default* '(' ','.lambda_param+ ','? ')'
    -> !range 2 5 "Lambda expression parameters cannot be parenthesized"
  | (lambda_slash_no_default | lambda_slash_with_default)? lambda_param_maybe_default* '*'
    (',' | lambda_param_no_default) lambda_param_maybe_default* '/' -> !at 6 "/ must be ahead of *"
  | lambda_param_maybe_default+ '/' '*' -> !at 3 "expected comma between / and *"
invalid_lambda_parameters_helper: lambda_slash_with_default | lambda_param_with_default+
invalid_lambda_star_etc: '*' (':' | ',' (':' | '**')) -> !last "named arguments must follow bare *"
  | '*' lambda_param '=' -> !at 3 "var-positional argument cannot have default value"
  | '*' (lambda_param_no_default | ',') lambda_param_maybe_default* '*' (lambda_param_no_default | ',')
    -> !at 4 "* argument may appear only once"
invalid_lambda_kwds: '**' lambda_param '=' -> !at 3 "var-keyword argument cannot have default value"
  | '**' lambda_param ',' lambda_param -> !at 4 "arguments cannot follow var-keyword argument"
  | '**' lambda_param ',' ('*' | '**' | '/') -> !at 4 "arguments cannot follow var-keyword argument"
invalid_for_if_clause: 'async'? 'for' (bitwise_or (',' bitwise_or)* ','?) !'in'
    -> !last "'in' expected after for-loop variables"
invalid_group: '(' starred_expression ')' -> !at 2 "cannot use starred expression here"
  | '(' '**' expression ')' -> !at 2 "cannot use double starred expression here"
invalid_double_starred_kvpairs: ','.double_starred_kvpair+ ',' invalid_kvpair
  | expression ':' '*' bitwise_or -> !from 3 "cannot use a starred expression in a dictionary value"
  | expression ':' &('}' | ',') -> !at 2 "expression expected after dictionary key and ':'"
invalid_kvpair: expression !':' -> #keyWithoutColon
  | expression ':' '*' bitwise_or -> !from 3 "cannot use a starred expression in a dictionary value"
  | expression ':' &('}' | ',') -> !at 2 "expression expected after dictionary key and ':'"
invalid_starred_expression_unpacking: '*' expression '=' expression
    -> !range 1 4 "cannot assign to iterable argument unpacking"
invalid_starred_expression: '*' -> !last "Invalid star expression"
invalid_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') 'not' inversion
    -> !range 3 4 "'not' after an operator must be parenthesized"
invalid_factor: ('+' | '-' | '~') 'not' factor -> !range 2 3 "'not' after an operator must be parenthesized"
invalid_string_tstring_concat: (fstring | STRING)+ tstring
    -> !tail 1 2 "cannot mix t-string literals with string or bytes literals"
  | tstring+ (fstring | STRING) -> !tail 1 2 "cannot mix t-string literals with string or bytes literals"
`;

// The mistakes in replacement fields read alike for f-strings (@ is f) and t-strings (@ is t).
export const FIELD_GRAMMAR = `
invalid_@string_replacement_field: '{' '=' -> !at 2 "@-string: valid expression required before '='"
  | '{' '!' -> !at 2 "@-string: valid expression required before '!'"
  | '{' ':' -> !at 2 "@-string: valid expression required before ':'"
  | '{' '}' -> !at 2 "@-string: valid expression required before '}'"
  | '{' !annotated_rhs -> !next "@-string: expecting a valid expression after '{'"
  | '{' annotated_rhs !('=' | '!' | ':' | '}') -> !next "@-string: expecting '=', or '!', or ':', or '}'"
  | '{' annotated_rhs '=' !('!' | ':' | '}') -> !next "@-string: expecting '!', or ':', or '}'"
  | '{' annotated_rhs '='? invalid_@string_conversion_character
  | '{' annotated_rhs '='? ['!' NAME] !(':' | '}') -> !next "@-string: expecting ':' or '}'"
  | '{' annotated_rhs '='? ['!' NAME] ':' fstring_format_spec* !'}'
    -> !next "@-string: expecting '}', or format specs"
  | '{' annotated_rhs '='? ['!' NAME] !'}' -> !next "@-string: expecting '}'"
invalid_@string_conversion_character: '!' &(':' | '}') -> !next "@-string: missing conversion character"
  | '!' !NAME -> !next "@-string: invalid conversion character"
`;
