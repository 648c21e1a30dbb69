// What makes files for other programs; none is needed before a reader wants one.

export { calendar } from "./calendar.js";
export { table, vcards } from "./contacts.js";
export { followUps, invitationOf, momentEvents, textOfEvent } from "./events.js";
