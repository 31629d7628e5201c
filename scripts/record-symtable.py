# Runs inside the reference interpreter (pyodide): what CPython's symbol table and compiler say about a source text.
import _symtable
import json
import types
import warnings


def dump_scope(table):
    return {
        "name": table.name,
        "type": table.type,
        "lineno": table.lineno,
        "nested": table.nested,
        "symbols": sorted([name, value & 0xFFF, value >> 12] for name, value in table.symbols.items()),
        "varnames": list(table.varnames),
        "children": [dump_scope(child) for child in table.children],
    }


def dump_code(code):
    return {
        "name": code.co_name,
        "qualname": code.co_qualname,
        "line": code.co_firstlineno,
        "varnames": code.co_varnames,
        "cellvars": code.co_cellvars,
        "freevars": code.co_freevars,
        "names": code.co_names,
        "children": [dump_code(item) for item in code.co_consts if isinstance(item, types.CodeType)],
    }


def record(source):
    facts = {"source": source}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            table = dump_scope(_symtable.symtable(source, "<string>", "exec"))
            caught.clear()
            code = dump_code(compile(source, "<string>", "exec", dont_inherit=True))
            facts |= {"table": table, "code": code}
        except SyntaxError as error:
            facts["error"] = [error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset]
    facts["warnings"] = [[str(item.message), item.lineno] for item in caught if item.category is SyntaxWarning]
    return json.dumps(facts, ensure_ascii=False)


def record_value(source):
    """What an expression of constants gives, or None where it raises."""
    code = compile(source, "<string>", "eval")
    try:
        value = repr(eval(code, {}))
    except Exception:
        value = None
    return json.dumps({"source": source, "value": value}, ensure_ascii=False)
