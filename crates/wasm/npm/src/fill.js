/**
 * Writes runs of bytes into memory: `places` has, for each run, how far it lies behind the end of
 * the one before and how long it is; `source` has the bytes, one character each, every one of them
 * exclusive-or `key`.
 */
export function fill(memory, start, places, source, key) {
  // Node.js and Bun have this built in; the loop takes 4 ms for the code, before it gets warm.
  const quick = globalThis.Buffer?.from?.(source, "latin1");
  let at = start;
  let used = 0;
  for (let index = 0; index < places.length; index += 2) {
    at += places[index];
    const length = places[index + 1];
    if (quick) memory.set(quick.subarray(used, used + length), at);
    else for (let each = 0; each < length; each++) memory[at + each] = source.charCodeAt(used + each);
    if (key) for (let each = at; each < at + length; each++) memory[each] ^= key;
    at += length;
    used += length;
  }
  if (used !== source.length) {
    throw new Error("sip-response: this script was not read as UTF-8; serve it with charset=utf-8");
  }
}
