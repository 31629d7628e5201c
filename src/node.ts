// Node entry of the command line.

export { launch } from "./cli/launch.ts";
