// Writes data/zoneinfo.json.gz: the time zones of the IANA database as TZif data, out of the package tzdata that the Python project publishes on
// PyPI (pip fetches it). Zones with the same data stand there once. The build unpacks it to dist/lib/tables (scripts/build-library.ts).
//   tsx scripts/generate-zoneinfo.ts [VERSION]      VERSION: of the package; without it the newest

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { readZip } from "./zip.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv[2] === undefined ? "tzdata" : `tzdata==${process.argv[2]}`;
const folder = mkdtempSync(join(tmpdir(), "zoneinfo-"));
execFileSync("python3", ["-m", "pip", "download", "--no-deps", "--quiet", "--dest", folder, wanted]);
const [wheel] = readdirSync(folder);
const files = readZip(readFileSync(join(folder, wheel!)));
rmSync(folder, { recursive: true });

const text = (path: string): string => Buffer.from(files.get(path)!).toString("utf8");
const data: Record<string, string> = {};
const links: Record<string, string> = {};
const owners = new Map<string, string>();
for (const name of text("tzdata/zones").split("\n").filter(Boolean).sort()) {
  const zone = Buffer.from(files.get(`tzdata/zoneinfo/${name}`)!).toString("base64");
  const owner = owners.get(zone);
  if (owner === undefined) {
    owners.set(zone, name);
    data[name] = zone;
  } else links[name] = owner;
}
const version = /IANA_VERSION = "(\w+)"/.exec(text("tzdata/__init__.py"))?.[1] ?? "unknown";
writeFileSync(`${root}data/zoneinfo.json.gz`, gzipSync(JSON.stringify({ version, data, links }), { level: 9 }));
console.log(`${version}: ${Object.keys(data).length} zones and ${Object.keys(links).length} links of ${wheel}`);
