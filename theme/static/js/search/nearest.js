// The word of the site's that a reader may have meant.

const LEAST = 4; // letters of a word that is known for another with a slip in it
const LONG = 6; // letters of one with two

/**
 * Return the word that is nearest to one that is nowhere, if any is near; of two the one that more texts have.
 * @param {string} typed @param {[string, number][]} words @returns {string | undefined}
 */
export function nearest(typed, words) {
  let limit = typed.length < LEAST ? 0 : typed.length < LONG ? 1 : 2;
  /** @type {[string, number] | undefined} */
  let best;
  for (const each of words) {
    if (Math.abs(each[0].length - typed.length) > limit) continue;
    const slips = distance(typed, each[0]);
    if (slips > limit || (best && slips === limit && each[1] <= best[1])) continue;
    [best, limit] = [each, slips];
  }
  return best?.[0];
}

/**
 * Return by how many slips one word becomes the other: a letter too many, missing, or another, or two exchanged (optimal
 * string alignment; Damerau, “A technique for computer detection and correction of spelling errors”, 1964).
 * @param {string} one @param {string} other
 */
function distance(one, other) {
  let [before, last] = [/** @type {number[]} */ ([]), [...other, ""].map((_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isExchanged = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && isExchanged) line[column] = Math.min(line[column], before[column - 2] + 1);
    }
    [before, last] = [last, line];
  }
  return last[other.length];
}
