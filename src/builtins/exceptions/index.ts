// The contents of the built-in exception types. Follows Objects/exceptions.c.

import "./attributes.ts";
import "./base.ts";
import "./groups.ts";
import "./os-error.ts";
import "./syntax-error.ts";
import "./unicode.ts";
