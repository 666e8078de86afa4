// Lists that never change: made when they are first asked for, and frozen, because all who ask share
// them.

function freeze(value) {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const key in value) freeze(value[key]);
  }
  return value;
}

/** A list, and its items by their key. */
export function lazy(make, key) {
  let list;
  let items;
  const all = () => (list ??= freeze(make()));
  const one = (name) => {
    items ??= new Map(all().map((item) => [item[key], item]));
    return items.get(name) ?? null;
  };
  return { all, one };
}
