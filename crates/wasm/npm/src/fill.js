/**
 * Writes runs of bytes into memory: `places` has, for each run, how far it lies behind the end of
 * the one before and how long it is; `source` has the bytes, one character each.
 */
export function fill(memory, start, places, source) {
  let at = start;
  let used = 0;
  for (let index = 0; index < places.length; index += 2) {
    at += places[index];
    for (const end = at + places[index + 1]; at < end; ) memory[at++] = source.charCodeAt(used++);
  }
  if (used !== source.length) {
    throw new Error("sip-response: this script was not read as UTF-8; serve it with charset=utf-8");
  }
}
