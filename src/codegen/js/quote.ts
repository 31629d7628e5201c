// The only road on which text of the program gets into emitted JavaScript: string literals with everything unusual escaped.

const PLAIN = /^[ !#-;=-[\]-~]*$/;

/** A JavaScript string literal. `<` is escaped so that the text can stand inside an HTML script element. */
export function quote(text: string): string {
  if (PLAIN.test(text)) return '"' + text + '"';
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x20 && c < 0x7f && c !== 0x22 && c !== 0x5c && c !== 0x3c) out += text[i];
    else if (c === 10) out += "\\n";
    else if (c === 34) out += '\\"';
    else if (c === 92) out += "\\\\";
    else if (c < 256) out += "\\x" + (c < 16 ? "0" : "") + c.toString(16);
    else if (c >= 0xa1 && c < 0x2028) out += text[i];
    else if (c > 0x2030 && c < 0xd800 && c !== 0xfeff) out += text[i];
    else out += "\\u" + c.toString(16).padStart(4, "0");
  }
  return out + '"';
}

const SURROGATE = /[\ud800-\udfff]/;

/** True when a Python str of this text is a JavaScript string at run time (see docs/architecture.md section 1). */
export function isPlainString(text: string): boolean {
  return !SURROGATE.test(text);
}
