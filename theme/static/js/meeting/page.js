// My coffee chat: one meeting, from the first message to the last thank-you. Each module shows a part of the page.

import "./fields.js";
import "./meetings.js";
import "./when.js";
import "./questions.js";
import "./steps.js";
import "./dates.js";
import "./letters.js";
import "./sheet.js";
import "./answers.js";
import "./people.js";
import "./copies.js";
import "./offline.js";
