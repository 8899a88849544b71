// Sends what is in the outbox, one item after the other, until the server has said what became of it.
const patience = 15_000;
const longestWait = 30_000;

/** How a request ended where it brought no reply of ours. */
export const Ends = { later: 'later', signedOut: 'signedOut', stale: 'stale', refused: 'refused' };

async function post(address, token, inputs) {
  try {
    const response = await fetch(address, {
      method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(patience),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', RequestVerificationToken: token },
      body: JSON.stringify({ inputs }),
    });
    if (response.ok || response.status === 403)
      return { reply: await response.json() };
    if (response.type === 'opaqueredirect' || response.status === 401)
      return { end: Ends.signedOut };
    return { end: response.status >= 500 ? Ends.later : Ends.stale };
  } catch {
    return { end: Ends.later };
  }
}

export class Sender {
  #outbox;
  #save;
  #token;
  #heard;
  #timer;
  #running = false;
  #wait = 0;

  /** heard(item, sent, { reply } | { end }) is told how each request ended. */
  constructor(outbox, save, token, heard) {
    this.#outbox = outbox;
    this.#save = save;
    this.#token = token;
    this.#heard = heard;
  }

  get isWaiting() { return this.#wait > 0; }

  /** Sends what is due; an item is due when nothing was typed into it for a moment, or it was left. */
  wake(again = false) {
    if (again)
      this.#wait = 0;
    if (!this.#running && (again || !this.isWaiting))
      this.#drain();
  }

  async #drain() {
    this.#running = true;
    clearTimeout(this.#timer);
    for (let item; (item = this.#next());) {
      const entry = this.#outbox.get(item);
      if (entry.earlier.length === 0)
        this.#outbox.put(item, { ...entry, earlier: [entry.inputs] });
      const sent = this.#outbox.get(item).earlier[0];
      const ended = await post(`${this.#save}/${encodeURIComponent(item)}`, this.#token, sent);
      if (ended.end) {
        this.#backOff();
        this.#heard(item, sent, ended);
        break;
      }
      this.#wait = 0;
      this.#heard(item, sent, ended);
    }
    this.#running = false;
  }

  #next() {
    return this.#outbox.items().find(item => {
      const { held, due = 0 } = this.#outbox.get(item);
      return !held && due <= Date.now();
    });
  }

  #backOff() {
    this.#wait = Math.min(longestWait, Math.max(1000, this.#wait * 2));
    this.#timer = setTimeout(() => this.wake(true), this.#wait * (0.75 + Math.random() / 2));
  }
}
