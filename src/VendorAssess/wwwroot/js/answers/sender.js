// Sends what is in the outbox, one item after the other, until the server has said what became of it.
const patience = 15_000;
const longestWait = 8_000;

/** How a request ended where it brought no reply of ours. */
export const Ends = { later: 'later', signedOut: 'signedOut', stale: 'stale', busy: 'busy' };

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
    if (response.status === 429)
      return { end: Ends.busy };
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
  #failures = 0;

  /** heard(item, sent, { reply } | { end }) is told how each request ended. */
  constructor(outbox, save, token, heard) {
    this.#outbox = outbox;
    this.#save = save;
    this.#token = token;
    this.#heard = heard;
  }

  /** Sends what is due: what nothing was typed into for a moment, or what was left. After a failure it waits, unless now. */
  wake(now = false) {
    if (!this.#running && (now || this.#failures === 0))
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
      this.#failures = ended.end ? this.#failures + 1 : 0;
      this.#heard(item, sent, ended);
      if (ended.end)
        break;
    }
    this.#running = false;
    if (this.#failures > 0)
      this.#tryLater();
  }

  // Also where nothing was due just now: whoever types on meanwhile is not forgotten.
  #tryLater() {
    const wait = Math.min(longestWait, 500 * 2 ** this.#failures);
    this.#timer = setTimeout(() => this.wake(true), wait * (0.75 + Math.random() / 2));
  }

  #next() {
    return this.#outbox.items().find(item => {
      const { held, due = 0 } = this.#outbox.get(item);
      return !held && due <= Date.now();
    });
  }
}
