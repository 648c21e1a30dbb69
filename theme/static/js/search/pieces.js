// The index as it lies on the host, in pieces: each is loaded once, when it is first wanted.

/**
 * What there is; see plugins/search/index.py.
 * @typedef {{
 *   count: number, language: string, labels: Record<string, string>, most: string, kinds: Record<string, number[]>, listings: string[],
 *   synonyms: import("./query.js").Group[], pieces: [string, string][], entries: string[], together: number, words: string,
 * }} Contents
 * Where a word stands: the numbers of entries, with its weight in each.
 * @typedef {Map<number, number>} Places
 * @typedef {{ path: string, title: string, about: string, day: string, isText: boolean }} Entry
 */

export class Index {
  /** @param {string} folder @param {Contents} contents */
  constructor(folder, contents) {
    this.contents = contents;
    this.isEnglish = /^en\b/i.test(contents.language);
    /** @type {Map<number, string>} */
    this.kinds = new Map(Object.entries(contents.kinds).flatMap(([kind, numbers]) => numbers.map((each) => [each, kind])));
    this.folder = folder;
    /** @type {Map<string, Promise<string>>} */
    this.loaded = new Map();
  }

  /** Load what says what there is. @param {string} address @returns {Promise<Index>} */
  static async open(address) {
    const answer = await asked(address, { cache: "no-cache" });
    return new Index(new URL("index/", new URL(address, location.href)).href, JSON.parse(answer));
  }

  /** Return the words that begin so, with their places. @param {string} start @returns {Promise<Map<string, Places>>} */
  async beginning(start) {
    const { pieces } = this.contents;
    const first = Math.max(0, pieces.findLastIndex(([word]) => word <= start));
    const after = pieces.findIndex(([word], number) => number > first && !word.startsWith(start));
    const texts = pieces.slice(first, after < 0 ? undefined : after).map(([, name]) => this.load(name));
    const lines = (await Promise.all(texts)).flatMap((text) => text.split("\n"));
    return new Map(lines.filter((line) => line.startsWith(start)).map(parsed));
  }

  /** Return every word with the number of entries that have it. @returns {Promise<[string, number][]>} */
  async words() {
    const lines = (await this.load(this.contents.words)).split("\n");
    return lines.map((line) => line.split(" ")).map(([word, count]) => [word, Number(count)]);
  }

  /** @param {number} number @returns {Promise<Entry>} */
  async entry(number) {
    const { entries, together } = this.contents;
    const rows = JSON.parse(await this.load(entries[Math.floor(number / together)]));
    const [path, title, about, day, isText] = rows[number % together];
    return { path, title, about, day, isText: Boolean(isText) };
  }

  /** Return the name of what an entry is one of. @param {number} number */
  kind(number) {
    return this.kinds.get(number) ?? this.contents.most;
  }

  /** @param {string} name */
  load(name) {
    const text = this.loaded.get(name) ?? asked(this.folder + name, {});
    this.loaded.set(name, text);
    text.catch(() => this.loaded.delete(name)); // the next search tries again
    return text;
  }
}

/** @param {string} address @param {RequestInit} options */
async function asked(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.text();
}

/** @param {string} line @returns {[string, Places]} */
function parsed(line) {
  const [word, ...written] = line.split(" ");
  let number = 0;
  const places = written.map((each) => {
    number += Number(each.slice(0, -1));
    return /** @type {[number, number]} */ ([number, each.charCodeAt(each.length - 1) - 96]);
  });
  return [word, new Map(places)];
}
