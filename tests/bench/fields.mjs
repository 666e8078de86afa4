// The fields on which a client decides: what the corpus expects, and reading by hand for the header
// fields that a library leaves as text. `peers/src/fields.rs` and `by_hand.rs` do the same in Rust.

/**
 * The message with the last of its Vias alone. The corpus has messages as proxies see them; a client
 * drops what has more than its own Via (RFC 3261 §8.1.3.3), which would be measured else.
 */
export function asItsClientGetsIt(raw) {
  const end = raw.indexOf("\r\n\r\n");
  const rows = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const isVia = (row) => /^(via|v)\s*:/i.test(row);
  const last = rows.findLastIndex(isVia);
  return rows.filter((row, index) => index === last || !isVia(row)).join("\r\n") + raw.slice(end);
}

/** The names of the fields that differ from what the corpus expects. */
export function differences(expected, fields) {
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  // Absent means MD5 (RFC 7616 §3.3), and so it counts.
  const challenges = (list) =>
    (list ?? []).map(([scheme, realm, algorithm]) => [scheme?.toLowerCase(), realm, (algorithm ?? "MD5").toLowerCase()]);
  // Protocols are compared without letter case (RFC 3326 §2).
  const reasons = (list) => (list ?? []).map(([protocol, cause]) => [protocol?.toLowerCase(), cause]);
  if (fields === undefined) return ["the whole message"];
  return Object.entries({
    status: fields.status === expected.status,
    "reason phrase": fields.reason === expected.reason,
    CSeq: fields.method === expected.method,
    Contact: same(fields.contacts, expected.contacts ?? []),
    challenges: same(challenges(fields.challenges), challenges(expected.challenges)),
    Reason: same(reasons(fields.reasons), reasons(expected.reasons)),
    Warning: same(fields.warnings, expected.warnings ?? []),
    "Retry-After": fields.retryAfter === expected.retryAfter,
    "Min-Expires": fields.minExpires === expected.minExpires,
    "Min-SE": fields.minSe === expected.minSE,
    Unsupported: same(fields.unsupported, expected.unsupported ?? []),
    Allow: same(fields.allow, expected.allow ?? []),
  })
    .filter(([, right]) => !right)
    .map(([name]) => name);
}

/** The elements of a comma list; commas in quotes and in angle brackets part nothing. */
export function list(value) {
  if (value === undefined) return [];
  if (!value.includes('"') && !value.includes("<")) {
    return value.split(",").map((element) => element.trim()).filter((element) => element !== "");
  }
  const elements = [];
  let start = 0;
  let quoted = false;
  let bracketed = false;
  for (let at = 0; at <= value.length; at++) {
    const letter = value[at];
    if (quoted && letter === "\\") at++;
    else if (letter === '"') quoted = !quoted;
    else if (letter === "<" && !quoted) bracketed = true;
    else if (letter === ">" && !quoted) bracketed = false;
    else if (at === value.length || (letter === "," && !quoted && !bracketed)) {
      const element = value.slice(start, at).trim();
      if (element !== "") elements.push(element);
      start = at + 1;
    }
  }
  return elements;
}

/** The number with which a value starts. */
export function number(value) {
  const read = Number.parseInt(value, 10);
  return Number.isNaN(read) ? undefined : read;
}

/** Protocol and cause of a Reason. */
export function reason(element) {
  const cause = /;\s*cause\s*=\s*(\d+)/i.exec(element);
  return [element.split(";", 1)[0].trim(), cause === null ? null : Number(cause[1])];
}

/** A text without its quotes. */
export function unquote(text) {
  return text?.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, "$1") : text;
}
