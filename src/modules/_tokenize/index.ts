// Module _tokenize: TokenizerIter, which Lib/tokenize.py is built on. Follows Python/Python-tokenize.c.

import { attempt, callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { kw, pos } from "#runtime/native/params.ts";
import { PyByteArray, PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { type PyBaseException, StopIterationType, typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { isInstance, typeName } from "#runtime/objects/type-of.ts";
import { truthy } from "#runtime/operators/protocols.ts";
import { pythonTokens } from "#syntax/index.ts";

class PyTokenizerIter extends PyObject {
  readline: PyValue = None;
  encoding: string | undefined = undefined;
  extra = false;
  private items: PyValue[] | undefined = undefined;
  private failure: PyBaseException | undefined = undefined;
  private i = 0;

  /** Reads all lines first: what a tokenizer raises comes after the tokens before it. */
  private load(): PyValue[] {
    let source = "";
    for (;;) {
      const line = attempt(
        () => callv(this.readline, []),
        (e) => isInstance(e, StopIterationType),
      );
      if (line === undefined) break;
      let text: string | undefined;
      if (this.encoding !== undefined) {
        if (!(line instanceof PyBytes || line instanceof PyByteArray))
          throw typeError(`readline() returned a non-bytes object, not '${typeName(line)}'`);
        text = current().compiler.decode(line.data, "<string>");
      } else {
        text = jsText(line);
        if (text === undefined) throw typeError("readline() returned a non-string object");
      }
      if (text === "") break;
      source += text;
    }
    const { tokens, error } = pythonTokens(source, this.extra);
    if (error !== null) this.failure = current().syntaxError(error, "<string>", source);
    return tokens.map(
      (t) =>
        new PyTuple([
          t.type,
          fromUtf16(t.string),
          new PyTuple([...t.start]),
          new PyTuple([...t.end]),
          fromUtf16(t.line),
        ]),
    );
  }

  nx(): PyValue | undefined {
    this.items ??= this.load();
    if (this.i < this.items.length) return this.items[this.i++];
    const e = this.failure;
    if (e !== undefined) {
      this.failure = undefined;
      throw e;
    }
    return undefined;
  }
}

const tokenizerIterType = makeType(PyTokenizerIter, { name: "TokenizerIter", module: "_tokenize", flags: 0 }, (c) => ({
  slots: {
    new: c.make([pos("readline"), kw("extra_tokens"), kw("encoding", "None")], (_cls, readline, extra, encoding) => {
      const t = new PyTokenizerIter();
      t.readline = readline;
      t.extra = truthy(extra);
      t.encoding = encoding === None ? undefined : jsText(encoding);
      return t;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));

const tokenizeModule: NativeModule = defineModule("_tokenize", () => ({ types: { TokenizerIter: tokenizerIterType } }));
export default tokenizeModule;
