// Node entry: the command line's main.

export { main } from "./cli/main.ts";
