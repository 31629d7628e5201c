// Quoted-printable: binascii.a2b_qp, binascii.b2a_qp (Modules/binascii.c).

const MAX_LINE = 76;
const HEX: Uint8Array = Uint8Array.from("0123456789ABCDEF", (c) => c.charCodeAt(0));

function hexDigit(c: number | undefined): number {
  if (c === undefined) return -1;
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 97 && c <= 102) return c - 87;
  return c >= 65 && c <= 70 ? c - 55 : -1;
}

export function decodeQuotedPrintable(data: Uint8Array, header: boolean): Uint8Array {
  const out = new Uint8Array(data.length);
  const size = data.length;
  let at = 0;
  let i = 0;
  while (i < size) {
    if (data[i] === 61) {
      i++;
      if (i >= size) break;
      // Soft line breaks
      if (data[i] === 10 || data[i] === 13) {
        if (data[i] !== 10) while (i < size && data[i] !== 10) i++;
        if (i < size) i++;
      } else if (data[i] === 61) {
        // broken case from broken python qp
        out[at++] = 61;
        i++;
      } else if (hexDigit(data[i]) >= 0 && hexDigit(data[i + 1]) >= 0) {
        out[at++] = (hexDigit(data[i]) << 4) | hexDigit(data[i + 1]);
        i += 2;
      } else out[at++] = 61;
    } else if (header && data[i] === 95) {
      out[at++] = 32;
      i++;
    } else out[at++] = data[i++]!;
  }
  return out.slice(0, at);
}

export function encodeQuotedPrintable(
  data: Uint8Array,
  quoteTabs: boolean,
  isText: boolean,
  header: boolean,
): Uint8Array {
  const size = data.length;
  const out: number[] = [];
  // Lines that end in CRLF say that the text uses it throughout.
  const firstNewline = data.indexOf(10);
  const crlf = firstNewline > 0 && data[firstNewline - 1] === 13;
  let line = 0;
  let i = 0;
  const newline = (): void => {
    if (crlf) out.push(13);
    out.push(10);
  };
  const hex = (c: number): void => {
    out.push(HEX[c >> 4]!, HEX[c & 15]!);
  };
  while (i < size) {
    const c = data[i]!;
    const next = data[i + 1];
    const mustQuote =
      c > 126 ||
      c === 61 ||
      (header && c === 95) ||
      (c === 46 && line === 0 && (i + 1 === size || next === 10 || next === 13 || next === 0)) ||
      (!isText && (c === 13 || c === 10)) ||
      ((c === 9 || c === 32) && i + 1 === size) ||
      (c < 33 && c !== 13 && c !== 10 && c !== 9 && c !== 32) ||
      (c < 33 && c !== 13 && c !== 10 && (quoteTabs || (!quoteTabs && c !== 9 && c !== 32)));
    if (mustQuote) {
      if (line + 3 >= MAX_LINE) {
        out.push(61);
        newline();
        line = 0;
      }
      out.push(61);
      hex(c);
      i++;
      line += 3;
      continue;
    }
    if (isText && (c === 10 || (c === 13 && i + 1 < size && next === 10))) {
      line = 0;
      // White space before a line end must be quoted.
      const last = out[out.length - 1];
      if (out.length > 0 && (last === 32 || last === 9)) {
        out.pop();
        out.push(61);
        hex(last);
      }
      newline();
      i += c === 13 ? 2 : 1;
      continue;
    }
    if (i + 1 !== size && next !== 10 && line + 1 >= MAX_LINE) {
      out.push(61);
      newline();
      line = 0;
    }
    line++;
    out.push(header && c === 32 ? 95 : c);
    i++;
  }
  return Uint8Array.from(out);
}
