// Answer calls of the pages' functions, for tests in Python: of each line the name and the arguments, and in a line what
// the function returns, all of it JSON.

import { createInterface } from "node:readline";
import { calendar } from "../../theme/static/js/meeting/calendar.js";
import { instantOf, oddity, wallOf, zones } from "../../theme/static/js/meeting/clock.js";
import { table, vcards } from "../../theme/static/js/meeting/contacts.js";

/** @type {Record<string, (...given: any[]) => unknown>} */
const functions = { calendar, instants, release: () => process.versions.tz, table, vcards, walls, zones };

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  console.log(JSON.stringify(functions[name](...given)));
}

/**
 * Return for each instant what Intl says of the offset by itself, in milliseconds, and the wall time that we say.
 *
 * @param {string} zone
 * @param {number[]} instants
 */
function walls(zone, instants) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return instants.map((instant) => {
    const { date, time } = wallOf(instant, zone);
    const [, sign, hours, minutes] = format.format(instant).match(/GMT([+-])(\d\d):(\d\d)$/) ?? ["", "", "0", "0"];
    return [Number(`${sign}${Number(hours) * 60 + Number(minutes)}`) * 60_000, `${date} ${time}`];
  });
}

/**
 * Return for each wall time its instant, and what is odd about it.
 *
 * @param {string} zone
 * @param {string[]} walls
 */
function instants(zone, walls) {
  return walls.map((wall) => {
    const [date, time] = wall.split(" ");
    return [instantOf(date, time, zone), oddity(date, time, zone)];
  });
}
