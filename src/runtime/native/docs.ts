// What CPython says of its natives: docstrings and signatures, as scripts/build-docs.ts collects them. A line for each dotted name holds
// both as JSON. A program asks for few of them, so a line is
// found and parsed when it is asked for.

export class NativeDocs {
  private readonly text: string;

  /** @param text the lines in the order of the names, with a line end before the first */
  constructor(text: string) {
    this.text = text;
  }

  doc(name: string): string | undefined {
    return this.field(name, 1) as string | undefined;
  }

  /** Null where CPython gives None. */
  signature(name: string): string | null | undefined {
    return this.field(name, 2);
  }

  private readonly asked: Map<string, string | null | undefined> = new Map();

  private field(name: string, index: number): string | null | undefined {
    const key = `${index}${name}`;
    if (!this.asked.has(key)) this.asked.set(key, this.find(name, index));
    return this.asked.get(key);
  }

  private find(name: string, index: number): string | null | undefined {
    // A binary search over places in the text, each moved to the start of its line.
    const { text } = this;
    let low = 0;
    let high = text.length - 1;
    while (low < high) {
      const start = text.lastIndexOf("\n", (low + high) >> 1) + 1;
      const end = text.indexOf("\n", start);
      const fields = text.slice(start, end).split("\t");
      const [key] = fields as [string];
      if (key === name) {
        const json = fields[index]!;
        return json === "" ? undefined : (JSON.parse(json) as string | null);
      }
      if (key < name) low = end;
      else high = start - 1;
    }
    return undefined;
  }
}
