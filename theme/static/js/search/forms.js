// In which forms a word is found: as it is typed, with another ending, or as a beginning.

import { stemmer } from "../libraries/stemmer.js";

const ENDED_OTHERWISE = 0.7; // what another form counts beside the one that was typed
const LONGER = 0.4;
const LEAST = 4; // letters of a beginning: fewer are those of too many words

/**
 * @typedef {import("./pieces.js").Places} Places
 * @typedef {{ word: string, factor: number, places: Places }} Form
 */

/**
 * Return how an index has a word, and where. Only a word that it has in no form may be the beginning of others. Endings
 * are those of English.
 * @param {string} word @param {boolean} isExact @param {import("./pieces.js").Index} index
 * @returns {Promise<Form[]>}
 */
export async function formsOf(word, isExact, index) {
  const stem = index.isEnglish && !isExact ? stemmer : String;
  const sought = stem(word);
  // A stem may end in a letter that its words have not: “happi” of happy.
  const near = [...(await index.beginning(sought === word ? word.slice(0, -1) || word : sought.slice(0, -1)))];
  const forms = near.filter(([each]) => each === word || stem(each) === sought);
  if (forms.length || isExact || word.length < LEAST) {
    return forms.map(([each, places]) => ({ word: each, factor: each === word ? 1 : ENDED_OTHERWISE, places }));
  }
  const longer = near.filter(([each]) => each.startsWith(word));
  return longer.map(([each, places]) => ({ word: each, factor: LONGER, places }));
}
