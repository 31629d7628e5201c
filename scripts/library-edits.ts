// The few places where the build changes a module of CPython's library, because what it does there has another form here. No line moves:
// tracebacks and inspect show the lines of the original.

interface Edit {
  /** Text of the original, which must stand there. */
  find: string;
  put: string;
}

const edits: Readonly<Record<string, readonly Edit[]>> = {
  // Patterns that the build has compiled are looked for first.
  "re._compiler": [
    {
      find: "def compile(p, flags=0):\n    # internal: convert pattern list to internal format\n\n",
      put: "def compile(p, flags=0):\n    found = _sre._compiled(p, flags)\n    if found is not None: return found\n",
    },
  ],
  // One module of build variables serves every host (stdlib/_sysconfigdata__javascript.py).
  sysconfig: [
    { find: "f'_sysconfigdata_{sys.abiflags}_{sys.platform}_{multiarch}',", put: "'_sysconfigdata__javascript'," },
  ],
  // Zones that come with taipan, in place of the reference build's own words about itself.
  "zoneinfo._common": [
    {
      find:
        "        import sys\n" +
        '        if "tzdata" not in sys.modules:\n' +
        "            raise ZoneInfoNotFoundError(\n" +
        '               f"No time zone found with key {key}. \\n"\n' +
        "                \" On Pyodide you must do pyodide.loadPackage('tzdata')\"\n" +
        '                " package before you use zoneinfo.")\n',
      put:
        "        import _tzdata\n" +
        "        import io\n" +
        "        data = _tzdata.read(key)\n" +
        "        if data is not None:\n" +
        "            return io.BytesIO(data)\n\n",
    },
    // A file that ends early must not be read for ever.
    {
      find:
        '        tz_bytes = b""\n' +
        '        while (c := fobj.read(1)) != b"\\n":\n' +
        "            tz_bytes += c\n\n" +
        "        tz_str = tz_bytes\n",
      put:
        "        tz_str = fobj.readline()\n" +
        '        if not tz_str.endswith(b"\\n"):\n' +
        '            raise ValueError("Invalid TZif file: unexpected end of file")\n\n' +
        "        tz_str = tz_str[:-1]\n",
    },
  ],
  "zoneinfo._tzpath": [
    {
      find: "    except (ImportError, FileNotFoundError):\n        pass\n",
      put: "    except (ImportError, FileNotFoundError):\n        import _tzdata; valid_zones.update(_tzdata.zones())\n",
    },
  ],
  // Since 3.14 a width or precision may begin with zeros, and what follows the point may be grouped.
  _pydecimal: [
    { find: "(?P<minimumwidth>(?!0)\\d+)", put: "(?P<minimumwidth>\\d+)" },
    {
      find: "(?:\\.(?P<precision>0|(?!0)\\d+))?",
      put: "(?:\\.(?=[,_\\d])(?P<precision>\\d+)?(?P<fraction_sep>[,_])?)?",
    },
    {
      find: "  fracpart=spec['decimal_point']+fracpart\n",
      put: "  fracpart=spec['decimal_point']+(spec['fraction_sep']or'').join(fracpart[i:i+3] for i in range(0,len(fracpart),3))\n",
    },
  ],
  ssl: [{ find: "SSL is not supported in Pyodide", put: "SSL is not supported by taipan" }],
  _ssl: [{ find: "SSL is not supported in Pyodide", put: "SSL is not supported by taipan" }],
  // There is no bytecode: dis shows the JavaScript.
  dis: [
    { find: "from _opcode import get_executor\n", put: "from _opcode import get_executor, _javascript\n" },
    {
      find: "    assert formatter is not None\n    assert arg_resolver is not None\n",
      put:
        "    text = _javascript(original_code, line_offset)\n" +
        "    if text is not None: return print(text, file=formatter.file)\n",
    },
  ],
};

/**
 * The source of a library module as taipan compiles it.
 * @throws Error when the module is not as an edit expects
 */
export function edited(name: string, source: string): string {
  let text = source;
  for (const { find, put } of edits[name] ?? []) {
    if (!text.includes(find)) throw new Error(`${name} is not as expected: ${JSON.stringify(find)}`);
    text = text.replaceAll(find, () => put);
  }
  return text;
}
