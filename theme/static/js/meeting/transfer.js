// What reads and packs copies; it is not needed before a reader opens or sends one.

export { parse } from "../reader/check.js";
export { pack, unpack } from "../reader/packed.js";
