// What changed between two versions of the data (`data-version.json`), in words. The file is made
// from the facts; here is only compared which hashes are new.

/** At most this many things of a kind are named; the others are counted. */
const NAMED = 6;

/**
 * A sentence on what is new in `next` for a reader of `old`, without a full stop. Where no fact
 * changed it says so.
 */
export function changes(old, next) {
  const parts = [
    ...compared("code", old.codes, next.codes),
    ...compared("rule", old.rules, next.rules),
    ...products(old.products, next.products),
    ...named("changed", differing(old.tables, next.tables).changed),
  ];
  return parts.length > 0 ? parts.join("; ") : "the facts are the same, the page itself changed";
}

/** The names that came, went, and have another hash. */
function differing(old = {}, next = {}) {
  return {
    added: Object.keys(next).filter((name) => !Object.hasOwn(old, name)),
    changed: Object.keys(next).filter((name) => Object.hasOwn(old, name) && old[name] !== next[name]),
    removed: Object.keys(old).filter((name) => !Object.hasOwn(next, name)),
  };
}

function compared(kind, old, next) {
  const { added, changed, removed } = differing(old, next);
  const kinds = (names) => (names.length === 1 ? kind : `${kind}s`);
  return [
    ...named(`new ${kinds(added)}`, added),
    ...named(`changed ${kinds(changed)}`, changed),
    ...named(`removed ${kinds(removed)}`, removed),
  ];
}

/** Products by name, those that changed with what their changed rows are about. */
function products(old = {}, next = {}) {
  const both = Object.keys(next).filter((id) => Object.hasOwn(old, id));
  const names = (from, others) =>
    Object.keys(from)
      .filter((id) => !Object.hasOwn(others, id))
      .map((id) => from[id].name);
  const changed = both.flatMap((id) => {
    const rows = Object.values(differing(old[id].rows, next[id].rows)).flat();
    return rows.length > 0 ? [`${next[id].name} (${list(rows)})`] : [];
  });
  return [
    ...named("new product", names(next, old)),
    ...named("changed", changed),
    ...named("removed product", names(old, next)),
  ];
}

function named(what, names) {
  return names.length > 0 ? [`${what} ${list(names)}`] : [];
}

function list(names) {
  const others = names.length - NAMED;
  const first = names.slice(0, NAMED).join(", ");
  return others > 0 ? `${first} and ${others} more` : first;
}
