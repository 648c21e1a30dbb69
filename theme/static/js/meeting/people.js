// The people to keep in touch with.

/** @import { Change } from "../reader/document.js" */
/** @import { Known } from "../reader/people.js" */
import { arrange, copy, locale, on, one, tell } from "../handouts/page.js";
import { join } from "../reader/join.js";
import { own } from "../reader/meeting.js";
import { answered, everyone, forget, note, wrote } from "../reader/people.js";
import { change, current, follow, freshId, meeting } from "../reader/store.js";
import { fileName, give } from "./files.js";
import { lastContact, nextContact, rests } from "./follow_ups.js";
import { load } from "./on_demand.js";
import { todayOf } from "./plan.js";
import { dayIn } from "./wording.js";

const list = one("[data-people]");
const news = one("[data-news]");
const today = () => todayOf(meeting(), Date.now());

/** @param {string} date */
const day = (date) => date && dayIn(date, locale, { day: "numeric", month: "long", year: "numeric" });

/**
 * Change what is noted of people, with a way back.
 *
 * @param {Change} step
 */
function noting(step) {
  const { people } = current();
  change(step);
  tell("noted", () => change((reader) => ({ ...reader, people })));
}

/** @param {Known} person */
function rowOf({ id }) {
  const there = document.getElementById(`person_${id}`);
  if (there) return there;
  const row = copy("person");
  row.id = `person_${id}`;
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("[name]"))) {
    field.id = `${row.id}_${field.name}`;
    /** @type {HTMLLabelElement} */ (field.previousElementSibling).htmlFor = field.id;
    field.addEventListener("input", () => {
      const { name: word, value } = field;
      change((reader) => note(reader, id, word, value));
    });
  }
  /** @type {Record<string, () => unknown>} */
  const acts = {
    wrote: () => {
      const date = today();
      noting((reader) => wrote(reader, id, date));
    },
    answered: () => noting((reader) => answered(reader, id, true)),
    rest: () => {
      const since = own(current().people[id]?.words ?? {}, "rests") ? "" : today();
      noting((reader) => note(reader, id, "rests", since));
    },
    forget: () => {
      const before = current();
      change((reader) => forget(reader, id));
      one('[data-do="add-person"]').focus();
      tell("left", () => change((reader) => join(before, reader)));
    },
  };
  for (const button of row.querySelectorAll("button")) {
    button.id = `${row.id}_${button.dataset.do}`;
    one("[data-name]", row).id = `${row.id}_title`;
    button.setAttribute("aria-labelledby", `${button.id} ${row.id}_title`);
    button.addEventListener("click", () => acts[button.dataset.do ?? ""]());
  }
  return row;
}

/**
 * @param {HTMLElement} row
 * @param {Known} person
 */
function show(row, person) {
  const date = today();
  const next = nextContact(person, date);
  const last = lastContact(person, date);
  one("[data-name]", row).textContent = own(person.words, "name") ?? copy("nameless").textContent;
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("[name]"))) {
    if (field !== document.activeElement) field.value = own(person.words, field.name) ?? "";
  }
  for (const [name, value] of Object.entries({ last: day(last), next: day(next) })) {
    one(`[data-${name}]`, row).textContent = value;
    one(`[data-has-${name}]`, row).hidden = !value;
  }
  one('[data-do="forget"]', row).hidden = person.isGuest;
  one("[data-own]", row).hidden = person.isGuest; // the meeting says it
  one("[data-due]", row).hidden = !next || next > date;
  one("[data-rests]", row).hidden = !rests(person);
  one('[data-do="answered"]', row).hidden = !person.contacts.length || Boolean(person.contacts.at(-1)?.isAnswered);
  one('[data-do="rest"]', row).ariaPressed = String(Boolean(own(person.words, "rests")));
}

/** @param {Known} person */
function newsOf({ id, words }) {
  const there = document.getElementById(`news_${id}`);
  const row = there ?? copy("news");
  row.id = `news_${id}`;
  const box = /** @type {HTMLInputElement} */ (one("input", row));
  box.id = `${row.id}_box`;
  /** @type {HTMLLabelElement} */ (one("label", row)).htmlFor = box.id;
  one("[data-name]", row).textContent = own(words, "name") ?? "";
  one("[data-helped]", row).textContent = own(words, "helped") ?? "";
  box.checked = Boolean(own(words, "told"));
  if (!there) {
    box.addEventListener("change", () => {
      const told = box.checked ? today() : "";
      change((reader) => note(reader, id, "told", told));
    });
  }
  return row;
}

on("add-person", () => {
  const id = freshId();
  change((reader) => ({ ...reader, people: { ...reader.people, [id]: { words: {}, contacts: [] } } }));
  const row = /** @type {HTMLDetailsElement} */ (one(`#person_${id}`));
  row.open = true;
  one('[name="name"]', row).focus();
});

const exports = () => /** @type {Promise<typeof import("./exports.js")>} */ (load("exports"));
const name = fileName(one("#page_people").textContent ?? "");

on("people-table", async () => {
  const { peopleTable } = await exports();
  const columns = [...copy("columns").children].map((each) => each.textContent ?? "");
  give(`${name}.csv`, "text/csv;charset=utf-8", peopleTable(everyone(current()), columns, today()));
});
on("people-cards", async () => {
  const { peopleCards } = await exports();
  give(`${name}.vcf`, "text/vcard;charset=utf-8", peopleCards(everyone(current()), Date.now()));
});

follow((reader) => {
  const people = everyone(reader);
  const rows = people.map(rowOf);
  arrange(list, rows);
  for (const [at, person] of people.entries()) show(rows[at], person);
  arrange(one("ul", news), people.filter(({ words }) => own(words, "name")).map(newsOf));
  one("[data-known]").hidden = !people.length;
});
