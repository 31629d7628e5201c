// Tables of results, as aligned text and as Markdown.

export interface Table {
  title: string;
  header: string[];
  rows: string[][];
  notes: string[];
}

export function toText({ title, header, rows, notes }: Table): string {
  const widths = header.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ");
  return [title, "", line(header), ...rows.map(line), "", ...notes].join("\n");
}

export function toMarkdown({ title, header, rows, notes }: Table): string {
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  const rule = header.map((_, i) => (i === 0 ? "---" : "--:"));
  return [`## ${title}`, "", line(header), line(rule), ...rows.map(line), "", ...notes.map((note) => `- ${note}`)].join(
    "\n",
  );
}
