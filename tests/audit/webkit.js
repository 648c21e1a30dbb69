/** WebKit, as GNOME has it, by WebDriver. It draws on a display that nobody sees. */

/** @import { Driven } from "./tab.js" */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { found } from "./found.js";
import { FOLDER } from "./site.js";

export const name = "WebKit";

let port = 8056; // each driver has the next one
const PATIENCE = 60_000; // ms
const SMALL = "* { border: none; margin: 0; min-width: 0; padding: 0; }"; // else its buttons need 447 px
const ENTER = "\uE007"; // as WebDriver has it

/**
 * Use a WebKit, and end it.
 *
 * @param {number} width
 * @param {(version: string, newTab: () => Promise<Driven>) => Promise<unknown>} use
 */
export async function withEngine(width, use) {
  const [, program] = found("engines").split("\n");
  const stdio = ["ignore", "ignore", "ignore", "pipe"];
  const screen = spawn("Xvfb", ["-displayfd", "3", "-nolisten", "tcp"], { stdio });
  const [display] = await once(screen.stdio[3], "data");
  const env = { ...process.env, DISPLAY: `:${String(display).trim()}`, XDG_CONFIG_HOME: settings() };
  const address = `http://127.0.0.1:${port}`;
  const driver = spawn(program, [`--port=${port++}`], { env, stdio: ["ignore", "ignore", "inherit"] });
  try {
    while (!(await ask("GET", `${address}/status`).catch(() => false))) {
      if (driver.exitCode !== null) throw new Error(`${program} does not run`);
      await sleep(50);
    }
    const { sessionId, capabilities } = await ask("POST", `${address}/session`, { capabilities: {} });
    const session = `${address}/session/${sessionId}`;
    try {
      await use(capabilities.browserVersion, () => newTab(session, width));
    } finally {
      await ask("DELETE", session).catch(() => {}); // it may have crashed
    }
  } finally {
    driver.kill();
    screen.kill();
  }
}

/** Return a folder of settings that let a window be as narrow as a phone. */
function settings() {
  const folder = join(FOLDER, "gtk");
  mkdirSync(join(folder, "gtk-3.0"), { recursive: true });
  writeFileSync(join(folder, "gtk-3.0/gtk.css"), SMALL);
  return folder;
}

/** Return what the driver answers to a command. Throws what it says where it fails. */
async function ask(method, url, values) {
  const options = { method, body: values && JSON.stringify(values), signal: AbortSignal.timeout(PATIENCE) };
  const response = await fetch(url, options);
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** @returns {Promise<Driven>} */
async function newTab(session, width) {
  const { handle } = await ask("POST", `${session}/window/new`, { type: "window" });
  const here = async (path, values) => {
    await ask("POST", `${session}/window`, { handle });
    return ask("POST", session + path, values);
  };
  const evaluate = (script, ...args) => here("/execute/sync", { script: `return (${script})(...arguments)`, args });
  const loaded = async () => {
    while (!(await evaluate(() => document.readyState === "complete"))) await sleep(50); // the driver does not wait for it
  };
  const act = async (selector, action, values) => {
    const [id] = Object.values(await here("/element", { using: "css selector", value: selector }));
    await here(`/element/${id}/${action}`, values);
  };
  const resize = (to) => here("/window/rect", { width: to, height: 800 });
  await resize(width);
  return {
    open: (url) => here("/url", { url }).then(loaded),
    reload: () => here("/refresh", {}).then(loaded),
    back: () => here("/back", {}).then(loaded),
    resize,
    click: (selector) => act(selector, "click", {}),
    type: (selector, text) => act(selector, "value", { text: text.replaceAll("\n", ENTER) }),
    evaluate,
    complaints: () => [], // it tells none
  };
}
