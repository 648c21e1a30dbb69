import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calendar } from "../../theme/static/js/meeting/calendar.js";
import { table, vcards } from "../../theme/static/js/meeting/contacts.js";
import { escaped, fileOf } from "../../theme/static/js/meeting/lines.js";

const NOW = Date.parse("2026-03-04T05:06:07Z");
const half = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)); // of a character, or a whole one
const words = fc.string({ unit: fc.oneof(half, fc.string({ unit: "binary", minLength: 1, maxLength: 1 })), maxLength: 300, size: "max" });
const chat = { uid: "a@overcoffee", start: NOW, summary: "Coffee" };

/** @param {...string} lines */
const file = (...lines) => lines.map((line) => `${line}\r\n`).join("");

/** @param {string} url */
const linkOf = (url) => /^URL:(.*)\r$/m.exec(calendar([{ ...chat, url }], NOW))?.[1];

test("long lines are folded at 75 octets, between characters, and unfold to what they were", () => {
  fc.assert(
    fc.property(words, (text) => {
      const line = `NOTE:${escaped(text)}`;
      const folded = fileOf([line]).slice(0, -2).split("\r\n");
      for (const each of folded) {
        assert.ok(Buffer.byteLength(each) <= 75);
        assert.equal(Buffer.from(each).toString(), each);
      }
      assert.equal(folded.join("\r\n").replaceAll("\r\n ", ""), line);
    }),
  );
  assert.equal(fileOf([`A:${"b".repeat(73)}`]), file(`A:${"b".repeat(73)}`));
  assert.equal(fileOf([`A:${"b".repeat(72)}é`]), file(`A:${"b".repeat(72)}`, " é"));
  assert.equal(fileOf(["é".repeat(75)]), file("é".repeat(37), ` ${"é".repeat(37)}`, " é"));
});

test("text is on one line, whatever it holds, and without what nobody sees", () => {
  fc.assert(
    fc.property(words, (text) => {
      assert.match(escaped(text), /^(\t|[^\p{Cc}\p{Cs}\\;,]|\\[\\;,n])*$/u);
    }),
  );
  assert.equal(escaped("a\\b;c,d\r\ne\rf\ng\0h\ud800i\tj"), "a\\\\b\\;c\\,d\\ne\\nf\\nghi\tj");
});

test("a chat is in the calendar with all that is known of it", () => {
  const event = {
    ...chat,
    sequence: 3,
    end: NOW + 1_800_000,
    location: "Café, at the corner",
    url: "https://meet.example/a?b=c",
    description: "Ask:\nWhat is new?",
    alarm: 30,
  };
  const expected = file(
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Over Coffee//My coffee chat//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "NAME:My chat",
    "X-WR-CALNAME:My chat",
    "BEGIN:VEVENT",
    "UID:a@overcoffee",
    "DTSTAMP:20260304T050607Z",
    "SEQUENCE:3",
    "DTSTART:20260304T050607Z",
    "DTEND:20260304T053607Z",
    "SUMMARY:Coffee",
    "LOCATION:Café\\, at the corner",
    "URL:https://meet.example/a?b=c",
    "DESCRIPTION:Ask:\\nWhat is new?",
    "TRANSP:OPAQUE",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Coffee",
    "TRIGGER:-PT30M",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  );
  assert.equal(calendar([event], NOW, "My chat"), expected);
});

test("a whole day ends with the next, keeps nobody busy if it is free, and reminds at nine in the morning", () => {
  const event = { ...chat, start: "2028-02-28", end: "2028-02-29", isFree: true, alarm: -540 };
  const text = calendar([event], NOW);
  for (const line of ["DTSTART;VALUE=DATE:20280228", "DTEND;VALUE=DATE:20280301", "TRANSP:TRANSPARENT", "TRIGGER:PT540M"]) {
    assert.ok(text.includes(`\r\n${line}\r\n`), line);
  }
});

test("only addresses of the web are links", () => {
  assert.equal(linkOf("https://meet.example/ä b?c=\\n"), "https://meet.example/%C3%A4%20b?c=%5Cn");
  for (const url of ["", "meet.example", "javascript:alert(1)", "mailto:a@b.example", "data:,a", "http://"]) {
    assert.equal(linkOf(url), undefined);
  }
});

test("a person is on a card with what is known, and nothing that is no address of e-mail", () => {
  const person = { id: "0123456789abcdef0123456789abcdef", name: "Ann; Lee", address: "by phone", work: "", helped: "", met: "" };
  const expected = file(
    "BEGIN:VCARD",
    "VERSION:4.0",
    "UID:urn:uuid:01234567-89ab-cdef-0123-456789abcdef",
    "REV:20260304T050607Z",
    "FN:Ann\\; Lee",
    "END:VCARD",
  );
  assert.equal(vcards([person], NOW), expected);
});

test("a cell of a table is no formula, and its quotes stay", () => {
  assert.equal(table([["name", "note"], ["=1+1", ' say "hi",\nthen go ']]), '\uFEFF"name","note"\r\n"\'=1+1","say ""hi"", then go"\r\n');
});
