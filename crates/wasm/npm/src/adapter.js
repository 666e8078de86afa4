// What the adapters share: from what a client library hands over to a question for `advise`.

/** What a library makes up, by its code. */
const EVENTS = { 408: "timer-B", 503: "transport-error", 500: "transport-error" };

/** The local event that a code stands for where no message came over the wire. */
export const localEvent = (code, method) =>
  code === 408 && method !== "INVITE" ? "timer-F" : (EVENTS[code] ?? "transport-error");

/**
 * A message for those who have no more than a code, a phrase and some header fields. The header
 * fields that every response has are made up, since they were right when the library accepted it.
 */
export function compose(code, phrase, method, headers = {}) {
  const lines = [
    `SIP/2.0 ${code} ${phrase ?? ""}`,
    "Via: SIP/2.0/WS client.invalid;branch=z9hG4bK0",
    "From: <sip:caller@client.invalid>;tag=0",
    "To: <sip:callee@server.invalid>;tag=1",
    "Call-ID: 0@client.invalid",
    `CSeq: 1 ${method}`,
  ];
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) lines.push(`${name}: ${value}`);
  }
  return `${lines.join("\r\n")}\r\nContent-Length: 0\r\n\r\n`;
}

export function mustBeObject(name, value) {
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`${name} must be an object, not ${value === null ? "null" : typeof value}`);
  }
}

/** What the application knows besides, which it may leave out. */
export function mustBeContext(known) {
  if (known !== undefined && known !== null) mustBeObject("context", known);
}

/** What an adapter found out, and over it what the application knows; a field that is undefined is not known. */
export function contextOf(found, known) {
  const said = Object.entries(known ?? {}).filter(([, value]) => value !== undefined);
  return { ...found, ...Object.fromEntries(said) };
}

/**
 * JsSIP and SIP.js answer a challenge by themselves, once. Where one reaches the application all the
 * same, that has not helped, and another attempt with the same password would not either; but an
 * application that says what it has credentials for knows better.
 */
export function sentBefore(code, text, known) {
  if ((code !== 401 && code !== 407) || known?.credentialsFor) return {};
  const realm = /^(?:WWW|Proxy)-Authenticate[ \t]*:[^\r\n]*?\brealm[ \t]*=[ \t]*"([^"\\\r\n]*)"/im.exec(text)?.[1];
  return realm === undefined ? {} : { sentAuthorization: { realm } };
}
