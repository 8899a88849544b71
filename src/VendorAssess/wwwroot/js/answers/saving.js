// One form of answers: what is typed goes to the outbox and from there to the server; what comes back is shown. Where two
// have written, a person decides.
import { Outbox } from './outbox.js';
import { Sender } from './sender.js';
import { fill, read, revision, sign } from './inputs.js';

export class Saving {
  #view;
  #outbox;
  #sender;
  #failed = '';

  constructor(form, view) {
    this.#view = view;
    this.#outbox = new Outbox(form.dataset.person, form.dataset.save);
    const token = form.elements.__RequestVerificationToken.value;
    this.#sender = new Sender(this.#outbox, form.dataset.save, token, (...heard) => this.#heard(...heard));
  }

  get isFailing() { return this.#failed !== ''; }

  get unsent() { return this.#outbox.size; }

  isUnsent = name => this.#outbox.get(name) !== undefined;

  /** What an earlier page could not send stands in the inputs again, and follows what that page had seen. */
  begin() {
    for (const name of this.#outbox.items()) {
      const item = this.#view.items.get(name);
      const { inputs } = this.#outbox.get(name);
      if (item) {
        fill(item, inputs);
        sign(item, signsIn(name, inputs));
      }
      this.#view.state(name, 'saving');
    }
    this.#sender.wake();
    this.#showPage();
  }

  typed(name, pause) {
    const { earlier = [], held, now } = this.#outbox.get(name) ?? {};
    const inputs = read(this.#view.items.get(name));
    const entry = { inputs, earlier, typedAt: Date.now(), due: Date.now() + pause };
    if (held === 'conflict')
      return this.#ask(name, now, entry);
    this.#outbox.put(name, entry);
    this.#view.state(name, this.#failed ? 'resending' : 'saving');
    this.#showPage();
    setTimeout(() => this.#sender.wake(), pause);
  }

  /** Sends everything now: the connection is back, or the person is leaving. */
  flush() {
    for (const name of this.#outbox.items())
      this.#outbox.put(name, { ...this.#outbox.get(name), due: 0 });
    this.#sender.wake(true);
  }

  /** The person signs out, and has been asked about what is unsent (sign-out.js). */
  leave() { this.#outbox.close(); }

  /** Somebody has saved an item, perhaps this person in another tab. */
  changed(now) {
    const item = this.#view.items.get(now.item);
    const entry = this.#outbox.get(now.item);
    // What is on its way will be answered with this very revision.
    if (!item || revision(item) >= now.revision || entry?.earlier.length > 0 || entry?.now?.revision >= now.revision)
      return;
    if (entry)
      this.#ask(now.item, now, entry);
    else
      this.#take(now);
  }

  #heard(name, sent, { reply, end }) {
    if (!this.#outbox.get(name))
      return;
    this.#failed = end ?? '';
    this.#view.notice(this.#failed);
    if (end)
      this.#outbox.items().forEach(waiting => this.#view.state(waiting, 'resending'));
    else
      this.#settle(name, sent, reply);
    this.#showPage();
  }

  // What was typed meanwhile goes out next, as the revision after the one that was just stored.
  #settle(name, sent, reply) {
    const entry = { ...this.#outbox.get(name) };
    const isNewest = JSON.stringify(entry.inputs) === JSON.stringify(sent);
    entry.earlier = entry.earlier.slice(1);
    if (reply.state === 'conflict')
      return this.#ask(name, reply.now, entry);
    if (reply.state === 'saved')
      this.#follow(name, entry, reply.now.signs);
    this.#outbox.put(name, entry);
    if (isNewest)
      this.#conclude(name, entry, reply);
    if (reply.sheet)
      this.#view.asked(reply.sheet, this.isUnsent);
  }

  #follow(name, entry, signs) {
    const values = Object.fromEntries(Object.entries(signs).map(([sign, value]) => [sign, [value]]));
    entry.inputs = { ...entry.inputs, ...values };
    entry.earlier = entry.earlier.map(inputs => ({ ...inputs, ...values }));
    if (this.#view.items.has(name))
      sign(this.#view.items.get(name), signs);
  }

  #conclude(name, entry, { state, reason, problems, now, understood }) {
    this.#view.problems(name, problems);
    this.#view.understood(name, understood);
    if (state === 'saved') {
      this.#outbox.remove(name);
      this.#view.state(name, 'saved', now.at);
      this.#view.holds(name, now);
    } else {
      this.#outbox.put(name, { ...entry, held: state });
      this.#view.state(name, 'problem', reason || '赤い字の所を直してください。');
      this.#view.announce(`${name} を保存できません。${reason || problems.map(p => p.text).join('')}`);
    }
  }

  #ask(name, now, entry) {
    this.#outbox.put(name, { ...entry, held: 'conflict', now });
    this.#showPage();
    if (!this.#view.items.has(name))
      return;
    this.#view.state(name, 'conflict');
    this.#view.announce(`${name} を ${now.by} が先に更新しました。どちらを残すか選んでください。`);
    this.#view.conflict(name, now, keepsMine => this.#decided(name, now, keepsMine));
  }

  #decided(name, now, keepsMine) {
    const item = this.#view.items.get(name);
    sign(item, now.signs);
    if (keepsMine) {
      this.#outbox.put(name, { inputs: read(item), earlier: [], typedAt: Date.now() });
      this.#view.state(name, 'saving');
      this.#sender.wake();
    } else {
      this.#outbox.remove(name);
      this.#take(now);
    }
    this.#showPage();
  }

  #take(now) {
    sign(this.#view.items.get(now.item), now.signs);
    this.#view.problems(now.item, []);
    this.#view.updated(now.item, now);
  }

  #showPage() {
    const entries = this.#outbox.items().map(name => ({ name, ...this.#outbox.get(name) }));
    this.#view.summary(entries, this.#failed, this.#outbox.isKept);
  }
}

const signsIn = (name, inputs) =>
  Object.fromEntries([`${name}:seen`, `${name}:shown`].map(sign => [sign, inputs[sign]?.[0] ?? '']));
