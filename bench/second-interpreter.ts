// Times the first and further interpreters of one process, each asked for 1 + 1 (run by start.ts). The built package, as programs import it.

const begin = performance.now();
const { Python } = (await import("../dist/node.js" as string)) as typeof import("../src/node.ts");
const once = (): void => {
  if (new Python().eval("1 + 1") !== 2) throw new Error("1 + 1 is not 2");
};
once();
const first = performance.now() - begin;
const next: number[] = [];
for (let i = 0; i < 20; i++) {
  const start = performance.now();
  once();
  next.push(performance.now() - start);
}
console.log(JSON.stringify({ first, next }));
