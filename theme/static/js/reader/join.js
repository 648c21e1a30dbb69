// Two documents in one: what was deleted, a copy of another device's, what another tab has left.

/** @import { Reader } from "./document.js" */
/** @import { Meeting } from "./meeting.js" */
import { VERSION } from "./document.js";
import { own, put, takeAgain, tick } from "./meeting.js";
import { joinContacts } from "./people.js";

/**
 * Return all of two documents; where both say something, the later one's word holds.
 *
 * @param {Reader} earlier
 * @param {Reader} later
 * @returns {Reader}
 */
export function join(earlier, later) {
  const before = earlier.meetings.map((each) => {
    const again = later.meetings.find(({ id }) => id === each.id);
    return again ? joinMeetings(each, again) : each;
  });
  const since = later.meetings.filter((each) => !before.some(({ id }) => id === each.id));
  return {
    version: VERSION,
    meeting: later.meeting || earlier.meeting,
    meetings: [...before, ...since],
    words: { ...earlier.words, ...later.words },
    people: joinPeople(earlier.people, later.people),
  };
}

/**
 * Return all of two versions of a meeting; where both say something, the later one's word holds.
 *
 * @param {Meeting} earlier
 * @param {Meeting} later
 * @returns {Meeting}
 */
function joinMeetings(earlier, later) {
  let joined = { ...takeAgain(later, earlier.choices), ticks: earlier.ticks, letters: earlier.letters };
  for (const record of /** @type {const} */ (["plan", "words", "answers", "sent"])) {
    joined = { ...joined, [record]: { ...earlier[record], ...later[record] } };
  }
  for (const [path, ids] of Object.entries(later.ticks)) joined = tick(joined, path, ids, true);
  for (const [path, words] of Object.entries(later.letters)) {
    joined = { ...joined, letters: put(joined.letters, path, { ...own(joined.letters, path), ...words }) };
  }
  return earlier.invitation ? { invitation: earlier.invitation, ...joined } : joined;
}

/**
 * Return all that two documents have of people; where both say something, the later one's word holds.
 *
 * @param {Reader["people"]} earlier
 * @param {Reader["people"]} later
 * @returns {Reader["people"]}
 */
function joinPeople(earlier, later) {
  const joined = Object.entries(later).map(([id, person]) => {
    const before = own(earlier, id) ?? { words: {}, contacts: [] };
    const contacts = joinContacts(before.contacts, person.contacts);
    return [id, { words: { ...before.words, ...person.words }, contacts }];
  });
  return { ...earlier, ...Object.fromEntries(joined) };
}
