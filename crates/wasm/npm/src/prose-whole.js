/** The module has its prose already. */
export function addProse() {}
