// Runs pyodide as a command: `run-pyodide.mjs [-W x] (-c SOURCE | FILE) [args…]`, with the disk mounted and PYTHONPATH on sys.path.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { loadPyodide } from "pyodide";

const args = process.argv.slice(2);
if (args[0] === "--version") {
  const version = JSON.parse(
    readFileSync(new URL("../node_modules/pyodide/package.json", import.meta.url), "utf8"),
  ).version;
  console.log(`pyodide ${version}`);
  process.exit(0);
}
if (args[0] === "-W") args.splice(0, 2);
const inline = args[0] === "-c";
const [source, argv] = inline ? [args[1], ["-c", ...args.slice(2)]] : [readFileSync(args[0], "utf8"), args];
const python = await loadPyodide();
const libraries = (process.env.PYTHONPATH ?? "").split(":").filter((path) => path !== "");
const folders = new Set(
  [...argv, ...libraries].filter((arg) => arg.includes("/")).map((arg) => `/${resolve(arg).split("/")[1]}`),
);
folders.add(`/${dirname(resolve(".")).split("/")[1]}`);
for (const folder of folders) {
  if (folder !== "/") python.mountNodeFS(folder, folder);
}
const sys = python.globals.get("__import__")("sys");
sys.argv = python.toPy(argv);
sys.path = python.toPy([...libraries, ...sys.path.toJs()]);
if (!inline) python.globals.set("__file__", args[0]);
try {
  python.runPython(source, inline ? {} : { filename: args[0] });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
