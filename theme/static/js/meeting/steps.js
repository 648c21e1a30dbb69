// What to do before, during and after, with dates.

/** @import { Reader } from "../reader/document.js" */
/** @import { Moment, Step } from "./agenda.js" */
import { arrange, copy, locale, one, put } from "../handouts/page.js";
import { meetingOf } from "../reader/document.js";
import { own, tick } from "../reader/meeting.js";
import { changeMeeting, follow } from "../reader/store.js";
import { agenda, missed, NOW, undone, waysToMeet } from "./agenda.js";
import { toolkit, withToolkit } from "./toolkit.js";
import { dayIn, timeIn } from "./wording.js";

const ways = /** @type {HTMLSelectElement} */ (one('[name="checklist"]'));
const short = copy("short-notice").textContent ?? "";

/** @param {Step} step */
const idOf = ({ path, id }) => `step_${path}${id}`;

/** @param {Step} step */
function makeStep(step) {
  const { path, id, words, note } = step;
  const row = copy("step");
  row.id = idOf(step);
  const box = /** @type {HTMLInputElement} */ (one("input", row));
  box.id = `${row.id}_box`;
  box.addEventListener("change", () => {
    const { checked } = box;
    changeMeeting((meeting) => tick(meeting, path, [id], checked));
  });
  const label = /** @type {HTMLLabelElement} */ (one("label", row));
  label.htmlFor = box.id;
  label.replaceChildren(...words.map((word) => (typeof word === "string" ? word : linkOf(word))));
  one(".note", row).textContent = note ?? "";
  row.classList.toggle("essential", Boolean(step.isEssential));
  return row;
}

/** @param {readonly [string, string]} word */
function linkOf([text, href]) {
  const link = document.createElement("a");
  link.textContent = text;
  link.href = href;
  return link;
}

/** @param {Moment} moment */
function whenOf({ key, title, date, time }) {
  if (key === NOW) return { heading: short, day: "" };
  const day = [date && dayIn(date, locale), time && timeIn(time, locale)].filter(Boolean).join(", ");
  return day ? { heading: day, day: title } : { heading: title, day: "" };
}

/** @param {Moment} moment */
function partOf(moment) {
  const id = `moment_${moment.key}`;
  const part = document.getElementById(id) ?? Object.assign(copy("moment"), { id });
  const { heading, day } = whenOf(moment);
  one("[data-heading]", part).textContent = heading;
  one("[data-title]", part).textContent = day;
  arrange(one("ul", part), moment.steps.map((step) => document.getElementById(idOf(step)) ?? makeStep(step)));
  return part;
}

/**
 * @param {Moment} moment
 * @param {number} count
 */
function missedOf({ key, title }, count) {
  const row = copy("missed");
  const link = /** @type {HTMLAnchorElement} */ (one("a", row));
  link.textContent = `${title} (${count})`;
  link.href = `#moment_${key}`;
  return row;
}

let shown = "";

/** @param {Reader} reader */
function show(reader) {
  const meeting = meetingOf(reader);
  const now = Date.now();
  const moments = agenda(toolkit.checklists, meeting, now);
  const parts = moments.map(partOf);
  arrange(one("[data-moments]"), parts);
  for (const [at, moment] of moments.entries()) {
    const count = moment.steps.length;
    one("[data-count]", parts[at]).textContent = `${count - undone(moment, meeting).length}/${count}`;
  }
  // One is open, the next, until the reader opens others.
  const next = moments.findIndex((each) => !each.isPast && undone(each, meeting).length);
  const showing = [meeting.id, ...moments.map(({ key }) => key)].join();
  if (shown !== showing) for (const [at, part] of parts.entries()) part.toggleAttribute("open", at === next);
  shown = showing;
  for (const { path, id } of moments.flatMap(({ steps }) => steps)) {
    const box = /** @type {HTMLInputElement} */ (document.getElementById(`step_${path}${id}_box`));
    box.checked = Boolean(own(meeting.ticks, path)?.includes(id));
  }
  const late = missed(moments, meeting, now);
  one("[data-late]").hidden = !late.length;
  one("[data-late] ul").replaceChildren(...late.map((each) => missedOf(each, undone(each, meeting).length)));
  const all = moments.flatMap(({ steps }) => steps).length;
  const left = moments.flatMap((each) => undone(each, meeting)).length;
  const progress = /** @type {HTMLProgressElement} */ (one("#page_steps ~ p progress"));
  progress.max = all || 1;
  progress.value = all - left;
  put("steps", all);
  put("steps-done", all - left);
  ways.value = own(meeting.plan, "checklist") ?? "";
  if (!ways.value) ways.selectedIndex = 0;
}

withToolkit(() => {
  ways.append(...waysToMeet(toolkit.checklists).map(({ path, title }) => new Option(title, path)));
  follow(show);
});
