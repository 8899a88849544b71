// What was typed and is not yet known to be in the database. It outlives the tab, the server and the session, and
// belongs to one person and one sheet. An entry is { inputs, earlier, typedAt }: the inputs by name as they stand, and
// those that went out before without an answer, which have to be settled first.
const prefix = 'va-answers';

const random = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), n => n.toString(36)).join('');

export class Outbox {
  #base;
  #page = random();
  #entries = new Map();
  #isClosed = false;
  isKept = true;

  constructor(person, sheet) {
    this.#base = `${prefix}|${person}|${sheet}|`;
    this.#adopt();
  }

  get size() { return this.#entries.size; }

  items() { return [...this.#entries.keys()]; }

  get(item) { return this.#entries.get(item); }

  put(item, entry) {
    if (this.#isClosed)
      return;
    this.#entries.set(item, entry);
    this.#keep(item);
  }

  /** Nothing more is kept: its person is signing out. */
  close() {
    this.#entries.clear();
    this.#isClosed = true;
  }

  remove(item) {
    this.#entries.delete(item);
    this.#store(storage => storage.removeItem(this.#key(item)));
  }

  #key(item) { return `${this.#base}${item}|${this.#page}`; }

  #keep(item) {
    const { inputs, earlier, typedAt } = this.get(item);
    this.isKept = this.#store(storage => storage.setItem(this.#key(item), JSON.stringify({ inputs, earlier, typedAt })));
  }

  // A page that is gone has left its entries; of several for one item the latest stands, and the others go out before.
  #adopt() {
    this.#store(storage => {
      const keys = Object.keys(storage).filter(key => key.startsWith(this.#base));
      const found = keys.map(key => ({ key, item: key.slice(this.#base.length).split('|')[0], ...JSON.parse(storage[key]) }));
      found.sort((a, b) => a.typedAt - b.typedAt);
      for (const { item, inputs, earlier, typedAt } of found) {
        const before = this.get(item);
        this.put(item, { inputs, typedAt, earlier: before ? [...before.earlier, before.inputs, ...earlier] : earlier });
      }
      keys.forEach(key => storage.removeItem(key));
    });
  }

  // A browser may forbid storage, or have no room left; what was typed then only lives as long as the page.
  #store(change) {
    try {
      change(localStorage);
      return true;
    } catch {
      return false;
    }
  }
}
