// The engine: writes the question into the memory of the WebAssembly module, asks, and makes plain
// objects of the answer. `../../src/encode.rs` and `decode.rs` are the other side and explain the
// bytes. Everything that an application calls often is in this file, because calls between small
// functions of one module are what JavaScript engines make fast.

import { instantiate } from "#wasm";

/** The exports of the running instance; none before the first call and after a trap. */
let wasm;
/** Views of its memory; new ones whenever the memory has grown. */
let bytes;
let words;
/** How many bytes of input there is room for, and where. */
let room = 0;
let base = 0;
/** Where the next byte of input goes, counted from `base`. */
let at = 0;
/** Where the next word of output is read. */
let word = 0;
/** The texts of the answer that are not the program's own, and how much of them is used. */
let texts = "";
let used = 0;
/** The texts of the program itself, by id; each is decoded once. */
let own = [];
/** Is the prose of the reference in memory? */
let hasProse = false;
/** How many bytes the decoder has read. */
let decoded = 0;

const utf8 = /* @__PURE__ */ new TextEncoder();
const newDecoder = () => new TextDecoder("utf-8", { ignoreBOM: true });
let decoder = /* @__PURE__ */ newDecoder();

/** Safari's decoder fails after 2 GiB, so that it is replaced before. */
const DECODED_MAX = 2 ** 31 - 2 ** 21;

function decode(start, length) {
  decoded += length;
  if (decoded > DECODED_MAX) {
    decoder = newDecoder();
    decoded = length;
  }
  return decoder.decode(bytes.subarray(start, start + length));
}

/** Starts an instance if there is none, and empties the input. */
function begin() {
  if (wasm === undefined) {
    wasm = instantiate();
    own = [];
    bytes = words = undefined;
    hasProse = false;
    room = 0;
  }
  at = 0;
  if (room === 0) makeRoom(1);
}

function look() {
  const { buffer } = wasm.memory;
  if (bytes === undefined || bytes.buffer !== buffer) {
    bytes = new Uint8Array(buffer);
    words = new Uint32Array(buffer);
  }
}

/** Makes room for this many bytes of input beyond those that are written. */
function makeRoom(count) {
  room = Math.max(at + count, 65536);
  base = call(wasm.input, room) >>> 0;
  look();
}

/** Calls into WebAssembly. */
function call(exported, first, second, third, fourth) {
  try {
    return exported(first, second, third, fourth);
  } catch (cause) {
    throw broken(cause);
  }
}

/** After a trap the instance is given up, so that the next call works. */
function broken(cause) {
  wasm = undefined;
  return new Error("sip-response failed inside; please report its input", { cause });
}

/** Writes text as UTF-8; the number of bytes is the answer. */
function writeText(text) {
  const { length } = text;
  if (at + length * 3 > room) makeRoom(length * 3);
  const start = base + at;
  if (length < 24) {
    // Cheaper than the call of an encoder.
    let index = 0;
    for (; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 127) break;
      bytes[start + index] = unit;
    }
    if (index === length) {
      at += length;
      return length;
    }
  }
  const { written } = utf8.encodeInto(text, bytes.subarray(start, base + room));
  at += written;
  return written;
}

function writeNumber(number) {
  const place = base + at;
  bytes[place] = number;
  bytes[place + 1] = number >>> 8;
  bytes[place + 2] = number >>> 16;
  bytes[place + 3] = number >>> 24;
  at += 4;
}

/** Sets a number that was not known when its place was passed. */
function setNumber(place, number) {
  const end = at;
  at = place;
  writeNumber(number);
  at = end;
}

function writeName(text) {
  const place = at;
  at += 4;
  setNumber(place, writeText(text));
}

/** How deep an object may be nested; what is deeper goes in circles. A list of profiles needs 10. */
const DEPTH_MAX = 12;

function write(value, name, depth) {
  if (at + 16 > room) makeRoom(16);
  switch (typeof value) {
    case "string":
      bytes[base + at++] = 5;
      writeName(value);
      return;
    case "boolean":
      bytes[base + at++] = value ? 2 : 1;
      return;
    case "number":
      if (value >>> 0 === value) {
        bytes[base + at++] = 3;
        writeNumber(value);
      } else {
        bytes[base + at++] = 4;
        bytes.set(new Uint8Array(new Float64Array([value]).buffer), base + at);
        at += 8;
      }
      return;
    case "undefined":
      bytes[base + at++] = 0;
      return;
    case "object":
      break;
    default:
      throw new TypeError(`${name} must not be a ${typeof value}`);
  }
  if (value === null) {
    bytes[base + at++] = 0;
    return;
  }
  if (depth === DEPTH_MAX) throw new TypeError(`${name} is nested too deeply`);
  let count = 0;
  if (Array.isArray(value)) {
    bytes[base + at++] = 6;
    const place = at;
    at += 4;
    for (; count < value.length; count++) write(value[count], name, depth + 1);
    setNumber(place, count);
    return;
  }
  bytes[base + at++] = 7;
  const place = at;
  at += 4;
  for (const key in value) {
    const member = value[key];
    if (member === undefined) continue;
    if (at + 16 > room) makeRoom(16);
    writeName(key);
    write(member, depth === 0 ? `${name}.${key}` : name, depth + 1);
    count++;
  }
  setNumber(place, count);
}

/** The plain object of the answer at this address. */
function read(address) {
  open(address);
  return value();
}

/** Goes to the first value of the answer. */
function open(address) {
  look();
  word = address >>> 2;
  const start = words[word];
  const length = words[word + 1];
  word += 2;
  texts = length === 0 ? "" : decode(start, length);
  used = 0;
}

function text(head) {
  const number = head >>> 3;
  if ((head & 7) === 4) return texts.slice(used, (used += number));
  if (number < own.length) return own[number];
  const start = words[word++];
  return (own[number] = decode(start, words[word++]));
}

function value() {
  const head = words[word++];
  const number = head >>> 3;
  switch (head & 7) {
    case 3:
    case 4:
      return text(head);
    case 0:
      return number === 0 ? null : number === 2;
    case 1:
      return number;
    case 5: {
      const list = [];
      for (let left = number; left > 0; left--) list.push(value());
      return list;
    }
    case 6: {
      const object = {};
      for (let left = number; left > 0; left--) {
        const name = text(words[word++]);
        object[name] = value();
      }
      return object;
    }
    case 7:
      return shape(number);
    default:
      word += 2;
      return new Float64Array(words.slice(word - 2, word).buffer)[0];
  }
}

/** A struct whose fields are always there: a literal is ten times as quick as one by one. */
function shape(number) {
  switch (number) {
    "__SHAPES__";
  }
}

/** An advice. What every advice has is set by name, for the same reason. */
function readAdvice(address) {
  open(address);
  const head = words[word++];
  if ((head & 7) !== 6) {
    // What is no advice is the sentence that says what is wrong with the context.
    throw new TypeError(text(head));
  }
  const advice = "__ADVICE__";
  for (let left = head >>> 3; left > 0; left--) {
    const name = text(words[word++]);
    switch (name) {
      "__ADVICE_FIELDS__";
      default:
        advice[name] = value();
    }
  }
  return advice;
}

/** The kind of a value, also of an object from another realm: `String`, `Array`, `Uint8Array`. */
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** What a wrong argument is told; a wrong message is no wrong argument. */
export function complain(name, wanted, value) {
  const isItsName = value === undefined || value === null || typeof value === "number";
  const found = isItsName ? value : kindOf(value);
  throw new TypeError(`${name} must be ${wanted}, not ${found}`);
}

export function mustBeObject(name, value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) complain(name, "an object", value);
}

/** Writes the context, which may be left out; the number of bytes is the answer. */
function writeObject(name, value) {
  if (value === undefined || value === null) return 0;
  mustBeObject(name, value);
  write(value, name, 0);
  return at;
}

/** Writes the message; the number of bytes is the answer. */
function writeMessage(message, more = "") {
  if (typeof message === "string") return writeText(message);
  // Asking for the kind takes 140 ns.
  if (!(message instanceof Uint8Array) && kindOf(message) !== "Uint8Array") {
    complain("message", `a string or a Uint8Array${more}`, message);
  }
  const { length } = message;
  if (at + length > room) makeRoom(length);
  bytes.set(message, base + at);
  at += length;
  return length;
}

/** The answer to a question in which an argument can be wrong: then it is a sentence about that. */
export function answer(address) {
  const told = read(address);
  if (typeof told === "string") throw new TypeError(told);
  return told;
}

export function advise(message, context) {
  begin();
  const size = writeObject("context", context);
  const length = message === null ? 0 : writeMessage(message, " or null");
  let address;
  try {
    address = message === null ? wasm.advise_event(size) : wasm.advise(size, length);
  } catch (cause) {
    throw broken(cause);
  }
  return readAdvice(address);
}

/**
 * Asks about values, each written after the other, and perhaps a message. The program gets the size of
 * each, and whether there is a message.
 */
export function ask(name, values, message) {
  begin();
  const sizes = Object.entries(values).map(([key, value]) => {
    const before = at;
    if (value !== undefined && value !== null) write(value, key, 0);
    return at - before;
  });
  if (message !== undefined) sizes.push(message === null ? 0 : writeMessage(message), message === null);
  return answer(call(wasm[name], ...sizes));
}

export function parse(message) {
  begin();
  return read(call(wasm.parse, writeMessage(message)));
}

function mustBeCode(name, code) {
  if (!(Number.isInteger(code) && code > 99 && code < 700)) complain(name, "a status code from 100 to 699", code);
}

export function bestResponse(responses, fork) {
  if (!Array.isArray(responses)) complain("responses", "an array of status codes", responses);
  for (let index = 0; index < responses.length; index++) mustBeCode(`responses[${index}]`, responses[index]);
  mustBeObject("fork", fork ?? {});
  // None is as good as any.
  mustBeCode("fork.finalSent", fork?.finalSent ?? 200);
  begin();
  return answer(call(wasm.best, writeObject("fork", { ...fork, responses })));
}

/** A number for the program; what is no whole one becomes one that is no code and no cause. */
function number(name, value) {
  if (typeof value !== "number") complain(name, "a number", value);
  return value >>> 0 === value ? value : -1;
}

export function q850FromSip(code) {
  const whole = number("code", code);
  begin();
  return read(call(wasm.q850_from_sip, whole));
}

export function q850ToSip(cause) {
  const whole = number("cause", cause);
  begin();
  return read(call(wasm.q850_to_sip, whole));
}

/** Has the memory what is read of the prose? `addProse` gives it. */
function withProse(addProse) {
  begin();
  if (!hasProse) {
    addProse(bytes);
    hasProse = true;
  }
}

/** A table of the program. */
export function table(name, addProse) {
  withProse(addProse);
  return read(call(wasm[name]));
}

/** The codes that fit a text. */
export function find(query, addProse) {
  withProse(addProse);
  return read(call(wasm.find, writeText(query)));
}
