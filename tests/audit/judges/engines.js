/** Firefox and WebKit, by a reader's way through the site: is what a reader does kept there? */

/** @import { Tab } from "../tab.js" */
import * as firefox from "../firefox.js";
import { textsOf } from "../pdf.js";
import { tabOf } from "../tab.js";
import * as webkit from "../webkit.js";

export const name = "engines";

const WIDTH = 360;
// What is deleted is what the walks before leave. Once a tab of Firefox has gone back, its driver can open nothing there any more.
const WALKS = [switchColours, tickSteps, chooseQuestions, fillLetter, planMeeting, deleteAll, search];

export async function* judge(site) {
  for (const engine of [firefox, webkit]) {
    const row = { what: engine.name, pages: WALKS.length, findings: [] };
    await engine.withEngine(WIDTH, async (version, newTab) => {
      row.what += ` ${/^\d+\.\d+/.exec(version)}`;
      const [tab, other] = [tabOf(site.url, await newTab()), tabOf(site.url, await newTab())];
      const go = async (rule, walk) => {
        const find = (what) => row.findings.push({ where: tab.path, what, rule: `${rule} in ${engine.name}` });
        const elsewhere = (use) =>
          engine.withEngine(WIDTH, async (_, newTabThere) => {
            const phone = tabOf(site.url, await newTabThere());
            await use(phone);
            phone.complaints().forEach(find);
          });
        await walk(tab, other, site, elsewhere).catch(({ message }) => find(message));
        [...tab.complaints(), ...other.complaints()].forEach(find);
      };
      for (const walk of WALKS) await go(walk.name, walk);
    });
    yield row;
  }
}

// A walk goes a reader's way in one tab, and looks at another; it may have the site stop, and use a tab elsewhere, in a
// browser that keeps nothing yet. It throws where something is otherwise than it should be.

/** @param {Tab} tab */
async function switchColours(tab) {
  const looks = () => {
    const drawing = getComputedStyle(document.querySelector(".drawing")).filter;
    return `${getComputedStyle(document.body).backgroundColor}, drawings ${drawing === "none" ? "as they are" : "turned"}`;
  };
  const seen = [];
  const see = async (act) => {
    await act();
    seen.push(await tab.evaluate(looks));
  };
  await see(() => tab.open("/"));
  await see(() => tab.click(".theme-switch"));
  await see(() => tab.reload());
  await see(() => tab.click(".theme-switch"));
  const [light, dark] = ["rgb(251, 247, 240), drawings as they are", "rgb(28, 23, 20), drawings turned"];
  if (seen.join("; ") !== [light, dark, dark, light].join("; ")) throw new Error(seen.join("; "));
}

/** @param {Tab} tab @param {Tab} other */
async function tickSteps(tab, other) {
  const done = ".ticks [role=status]";
  await other.open("/checklists/in-person/");
  await tab.open("/checklists/in-person/");
  for (let ticks = 1; ticks <= 3; ticks++) {
    await tab.click(".boxes input:not(:checked)");
    await tab.see(done, `${ticks} of 17 done`);
  }
  await other.see(done, "3 of 17 done"); // so it is kept
  await tab.reload();
  await tab.see(done, "3 of 17 done");
}

/** @param {Tab} tab */
async function chooseQuestions(tab) {
  await tab.open("/questions/coffee-chat/");
  for (let chosen = 1; chosen <= 2; chosen++) {
    await tab.click(".take[aria-pressed=false]");
    await tab.see(".choices summary", `${chosen} chosen`);
  }
  await tab.open("/questions/remote/");
  await tab.see(".choices summary", "2 chosen");
  await tab.click(".take[aria-pressed=false]");
  await tab.see(".choices summary", "3 chosen");
}

/** @param {Tab} tab @param {Tab} other */
async function fillLetter(tab, other) {
  await other.open("/letters/thank-you/");
  await tab.open("/letters/thank-you/");
  await tab.type("[name='their name']", "Zoë");
  await other.see(".letter", "Dear Zoë,");
  await tab.reload();
  await tab.see("[name='their name']", "Zoë");
  await tab.see(".letter", "Dear Zoë,");
  const href = await tab.evaluate(() => document.querySelector("[data-do=mail]").href);
  if (!href.includes(encodeURIComponent("Dear Zoë,"))) throw new Error(`the mail is ${href}`);
}

/** @param {Tab} tab @param {Tab} _ */
async function planMeeting(tab, _, site, elsewhere) {
  const year = new Date().getFullYear() + 1;
  const day = new Date(Date.UTC(year, 11, 17)).toLocaleDateString("en-US", { timeZone: "UTC", weekday: "long" });
  const note = '.letter-part[data-path="/letters/thank-you/"]';

  await tab.open("/my-coffee-chat/");
  await tab.click("[data-do=new-meeting]");
  await tab.open("/questions/coffee-chat/");
  for (let chosen = 1; chosen <= 6; chosen++) {
    await tab.click(".take[aria-pressed=false]");
    await tab.see(".choices summary", `${chosen} chosen`);
  }
  await tab.click(".choices summary");
  const questions = await tab.evaluate(() => [...document.querySelectorAll(".chosen span")].map((each) => each.textContent));
  await tab.click(".choices a");
  await tab.see("h1", "My coffee chat");
  await tab.see("[data-put=chosen]", "6");

  const fields = { "their name": "Tom Reed", date: `${year}-12-17`, time: "10:00", zone: "Toronto", guestZone: "London" };
  for (const [name, text] of Object.entries(fields)) await tab.type(`[name="${name}"]`, text);
  await tab.type("[name='place']", "The café, 1 Mill Street");
  await tab.type("[name='what they said']", "asking twice");
  await tab.click(".you summary");
  await tab.type("[name='your name']", "Ana");
  await tab.click(".moment[open] input:not(:checked)");
  const seeAll = async (where) => {
    await where.see("[name='their name']", "Tom Reed");
    await where.see(".when", `${day}, December 17, 3:00 PM (London), 10:00 AM (Toronto)`);
    await where.see("[data-put=chosen]", "6");
    await where.see("[data-put=steps-done]", "1");
    await where.see(`${note} .letter`, "Dear Tom Reed,");
    await where.see(`${note} .letter`, "what you said about asking twice");
    await where.see(`${note} .letter`, "Ana");
  };
  const seeInvitation = async () => {
    await tab.click("[data-invited] summary");
    for (const line of ["METHOD:PUBLISH", `DTSTART:${year}1217T150000Z`, "SUMMARY:Coffee chat: Ana and Tom Reed"]) {
      await tab.see("[data-invited] .file", line);
    }
  };
  await tab.see("[data-kept]", "Saved a moment ago");
  await seeAll(tab);
  await seeInvitation();
  if (tab.print) {
    const [sheet, ...more] = textsOf(await tab.print());
    const missing = ["Tom Reed", "10:00 AM", ...questions].filter((words) => !sheet.includes(words));
    if (missing.length || more.length) throw new Error(`the sheet has ${more.length + 1} pages, and not: ${missing.join(" ")}`);
  }

  let link = "";
  await tab.see("[data-offline]:not([hidden])", "This page works without a network now.");
  await site.without(async () => {
    await tab.reload();
    await seeAll(tab);
    await seeInvitation();
    await tab.click("[data-phone] summary"); // for the first time: what makes the link was never needed before
    await tab.see("#page_phone_link", "#copy=");
    link = await tab.text("#page_phone_link");
  });
  await elsewhere(async (phone) => {
    await phone.open(link.slice(site.url.length));
    await phone.see("[data-offer]", "Tom Reed, December 17");
    await phone.see("[data-put=chosen]", "0");
    await phone.click("[data-do=open-offer]");
    await seeAll(phone);
    await phone.reload();
    await seeAll(phone);
  });
}

/** @param {Tab} tab @param {Tab} other */
async function deleteAll(tab, other) {
  await other.open("/letters/thank-you/");
  await tab.open("/privacy/");
  await tab.see(".kept p", "Meetings: 2. People: 2. Steps ticked: 4. Questions chosen: 9. Fields filled: 8.");
  await tab.click("[data-do=delete]");
  await other.see(".letter", "Dear [their name],");
  await tab.reload();
  await tab.see(".kept p", "Meetings: 0. People: 0. Steps ticked: 0. Questions chosen: 0. Fields filled: 0.");
}

/** @param {Tab} tab */
async function search(tab) {
  await tab.open("/search/");
  await tab.type(".search input[type=search]", "thank");
  await tab.see(".results", "A thank-you note");
  await tab.click(".results a[href^='/letters/thank-you/']");
  await tab.see(".letter", "Dear [their name],");
  await tab.back();
  await tab.see(".search input[type=search]", "thank");
  await tab.see(".results", "A thank-you note");
}
