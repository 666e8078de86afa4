// Takes the data out of a WebAssembly module, so that what few applications ask for is no burden to
// those who only want advice.
//
// A module starts with its data in it: the tables of the program and all its sentences. The package
// has them beside the code instead, in two parts, as strings of one character a byte: what every
// call needs, and the prose of the reference, which is poured into memory before it is first read.

const DATA_SECTION = 11;
const DATA_COUNT_SECTION = 12;

/** Texts shorter than this, in bytes, may be shared with others and stay where they are. */
const PROSE_MIN = 24;

/** Runs that are nearer to each other than this, in bytes, are one. */
const GAP_MIN = 12;

/** The module without data, and its memory from `start` to before `end`. */
export function takeData(module) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const kept = [module.subarray(0, 8)];
  const segments = [];
  while (at < module.length) {
    const section = at;
    const id = module[at++];
    const next = number() + at;
    if (id === DATA_SECTION) {
      for (let left = number(); left > 0; left--) {
        if (number() !== 0 || module[at++] !== 0x41) throw new Error("a data segment is not active");
        const offset = number();
        at++;
        const length = number();
        segments.push({ offset, bytes: module.subarray(at, at + length) });
        at += length;
      }
    } else if (id !== DATA_COUNT_SECTION) {
      kept.push(module.subarray(section, next));
    }
    at = next;
  }
  const start = Math.min(...segments.map(({ offset }) => offset));
  const end = Math.max(...segments.map(({ offset, bytes }) => offset + bytes.length));
  const memory = Buffer.alloc(end - start);
  for (const { offset, bytes } of segments) memory.set(bytes, offset - start);
  return { code: Buffer.concat(kept), start, end, memory };
}

/**
 * Which bytes of the memory are prose: the texts themselves, and the places in tables that point to
 * them and nowhere else.
 */
export function findProse({ memory, start }, texts) {
  const isProse = new Uint8Array(memory.length);
  const pointer = Buffer.alloc(8);
  for (const text of new Set(texts)) {
    const bytes = Buffer.from(text);
    if (bytes.length < PROSE_MIN) continue;
    let at = memory.indexOf(bytes);
    if (at < 0) throw new Error(`this text is not in the module: ${text}`);
    pointer.writeUInt32LE(bytes.length, 4);
    const isPointedTo = () => {
      pointer.writeUInt32LE(start + at, 0);
      return memory.includes(pointer);
    };
    // It may stand in another text first, which is not prose.
    while (at >= 0 && !isPointedTo()) at = memory.indexOf(bytes, at + 1);
    if (at < 0) continue;
    isProse.fill(1, at, at + bytes.length);
    for (let place = memory.indexOf(pointer); place >= 0; place = memory.indexOf(pointer, place + 1)) {
      isProse.fill(1, place, place + 8);
    }
  }
  return isProse;
}

/**
 * The bytes for which `wanted` says so and that are not zero, as runs: how far each lies behind the
 * end of the one before, how long it is, and all bytes in a row.
 */
export function runs(memory, wanted) {
  const places = [];
  const parts = [];
  let end = 0;
  for (let at = 0; at < memory.length; ) {
    if (memory[at] === 0 || !wanted(at)) {
      at++;
      continue;
    }
    let last = at;
    for (let next = at; next < memory.length && next - last < GAP_MIN && wanted(next); next++) {
      if (memory[next] !== 0) last = next;
    }
    places.push(at - end, last + 1 - at);
    parts.push(memory.subarray(at, last + 1));
    at = end = last + 1;
  }
  return { places, bytes: Buffer.concat(parts) };
}

/** A literal of JavaScript whose characters are the bytes. It needs a file in UTF-8. */
export function literal(bytes) {
  const count = (quote) => bytes.filter((byte) => byte === quote.charCodeAt(0)).length;
  const quote = count('"') < count("'") ? '"' : "'";
  const parts = [];
  bytes.forEach((byte, index) => {
    const next = bytes[index + 1];
    if (byte === 0) parts.push(next >= 48 && next <= 57 ? "\\x00" : "\\0");
    else if (byte === 10) parts.push("\\n");
    else if (byte === 13) parts.push("\\r");
    else if (byte === 92 || byte === quote.charCodeAt(0)) parts.push(`\\${String.fromCharCode(byte)}`);
    else parts.push(String.fromCharCode(byte));
  });
  return quote + parts.join("") + quote;
}
