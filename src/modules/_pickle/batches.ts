// Items of lists and dicts in batches, and the notes that say which item failed (batch_list and batch_dict in Modules/_pickle.c).

import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { cursorOf, reprText } from "#runtime/operators/protocols.ts";
import { addNote, type PyPickler, type Save } from "./layout.ts";
import { BATCH_SIZE, Op } from "./opcodes.ts";
import { fullTypeName } from "./state.ts";

// Functions of their own: a closure in those below would cost each item its variables on the heap.
function noteItem(x: unknown, container: PyValue, index: number): void {
  addNote(x, () => `when serializing ${fullTypeName(container)} item ${index}`);
}
function noteKey(x: unknown, container: PyValue, key: PyValue): void {
  addNote(x, () => `when serializing ${fullTypeName(container)} item ${reprText(key)}`);
}

export function saveItem(p: PyPickler, save: Save, container: PyValue, item: PyValue, index: number): void {
  try {
    save(p, item);
  } catch (x) {
    noteItem(x, container, index);
    throw x;
  }
}

export function saveValue(p: PyPickler, save: Save, container: PyValue, key: PyValue, value: PyValue): void {
  try {
    save(p, value);
  } catch (x) {
    noteKey(x, container, key);
    throw x;
  }
}

/** Items that `__reduce__` gave an iterator of. */
export function saveItems(p: PyPickler, save: Save, iterator: PyValue, container: PyValue): void {
  batches(p, iterator, Op.APPEND, Op.APPENDS, (item, i) => saveItem(p, save, container, item, i));
}

/** Pairs that `__reduce__` or `items()` gave an iterator of. */
export function savePairs(p: PyPickler, save: Save, iterator: PyValue, container: PyValue): void {
  batches(p, iterator, Op.SETITEM, Op.SETITEMS, (pair) => {
    if (!(pair instanceof PyTuple) || pair.items.length !== 2)
      throw typeError("dict items iterator must return 2-tuples");
    save(p, pair.items[0]!);
    saveValue(p, save, container, pair.items[0]!, pair.items[1]!);
  });
}

function batches(
  p: PyPickler,
  iterator: PyValue,
  one: number,
  many: number,
  write: (item: PyValue, index: number) => void,
): void {
  const { out } = p;
  const it = cursorOf(iterator);
  let index = 0;
  if (p.bin === 0) {
    for (let item = it.nx(); item !== undefined; item = it.nx()) {
      write(item, index++);
      out.byte(one);
    }
    return;
  }
  for (;;) {
    const first = it.nx();
    if (first === undefined) return;
    let next = it.nx();
    if (next === undefined) {
      write(first, index);
      out.byte(one);
      return;
    }
    out.byte(Op.MARK);
    write(first, index++);
    let n = 1;
    while (next !== undefined) {
      write(next, index++);
      if (++n === BATCH_SIZE) break;
      next = it.nx();
    }
    out.byte(many);
    if (n < BATCH_SIZE) return;
  }
}
