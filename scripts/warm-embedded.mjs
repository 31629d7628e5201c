// Run by the build: has the built package's Node entry keep V8's compiled form of its script, with what interpreters run as they start.

import { Python } from "../dist/node.js";

new Python().run("print('')\nclass C: pass");
