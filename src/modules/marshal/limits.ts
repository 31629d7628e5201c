// What both halves of marshal keep to.

/** MAX_MARSHAL_STACK_DEPTH. */
export const MAX_DEPTH = 2000;
