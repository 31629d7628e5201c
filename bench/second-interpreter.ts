// Times the first and further interpreters of one process, each asked for 1 + 1 (run by start.ts).

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./runtimes.ts";

/** What is needed of the embedding API. */
interface Embedding {
  createInterpreter(options?: object): { eval(source: string): unknown } | Promise<{ eval(source: string): unknown }>;
}

const begin = performance.now();
const entry: string = pathToFileURL(join(root, "src/index.ts")).href;
const { createInterpreter } = (await import(entry)) as Embedding;
const once = async (): Promise<void> => {
  const interpreter = await createInterpreter();
  if (Number(await interpreter.eval("1 + 1")) !== 2) throw new Error("1 + 1 is not 2");
};
await once();
const first = performance.now() - begin;
const next: number[] = [];
for (let i = 0; i < 20; i++) {
  const start = performance.now();
  await once();
  next.push(performance.now() - start);
}
console.log(JSON.stringify({ first, next }));
