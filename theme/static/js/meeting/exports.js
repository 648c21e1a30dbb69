// What makes files for other programs; none is needed before a reader wants one.

export { calendar } from "./calendar.js";
export { followUps, invitationOf, myDates, textOfEvent } from "./events.js";
export { peopleCards, peopleTable } from "./people_files.js";
