// What the page says of its items: how far each is saved, what cannot be taken, who else wrote, what is asked now.
import { fill, idOf, words } from './inputs.js';

const states = {
  saving: ['…', '保存中'],
  saved: ['✓', '保存済み'],
  resending: ['↻', '再送中'],
  problem: ['！', '保存できません'],
  conflict: ['！', '確かめてください'],
};

export class View {
  #form;
  #announced = '';

  constructor(form) {
    this.#form = form;
    this.items = new Map([...form.querySelectorAll('[data-item]')].map(item => [item.dataset.item, item]));
  }

  /** Shows the state of one item; the words after it are read with it. */
  state(name, state, detail = '') {
    const place = this.items.get(name)?.querySelector(`[data-state="${name}"]`);
    if (place)
      write(place, state, detail);
  }

  /** The state of the page, out of what is not yet saved. */
  summary(entries, failed, isKept) {
    const held = state => entries.filter(entry => entry.held === state).length;
    const troubled = held('problem') + held('refused');
    if (held('conflict') > 0)
      this.#page('conflict', `ほかの人も更新した設問が ${held('conflict')} 問あります。`);
    else if (failed)
      this.#page('resending', `${entries.length} 問。${isKept ? '入力はこの端末に控えてあります。' : 'この画面を閉じないでください。'}`);
    else if (entries.length > troubled)
      this.#page('saving');
    else
      this.#page(troubled > 0 ? 'problem' : 'saved', troubled > 0 ? `直す設問が ${troubled} 問あります。` : '');
    this.#elsewhere(entries.filter(entry => entry.held && !this.items.has(entry.name)));
    if (failed === 'later')
      this.announce('サーバーにつながりません。入力はこの端末に控えてあり、つながり次第送ります。');
  }

  #page(state, detail = '') {
    this.#form.querySelectorAll('[data-page-state]').forEach(place => write(place, state, detail));
  }

  // What another page of this sheet left, and what cannot be sent without a person looking at it.
  #elsewhere(entries) {
    const notice = this.#form.querySelector('[data-elsewhere]');
    notice.hidden = entries.length === 0;
    notice.querySelector('[data-slot="items"]').textContent = entries.map(entry => entry.name).join('、');
  }

  /** Read out by screen readers; the same thing only once. */
  announce(text) {
    const place = this.#form.querySelector('[data-announce]');
    if (text !== this.#announced)
      place.textContent = text;
    this.#announced = text;
  }

  /** Signed out, or a page that is too old: a notice of its own at the foot of the page. */
  notice(name) {
    for (const notice of this.#form.querySelectorAll('[data-notice]'))
      notice.hidden = notice.dataset.notice !== name;
  }

  problems(name, problems) {
    const item = this.items.get(name);
    item?.querySelectorAll('.field-errors').forEach(old => old.remove());
    item?.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
    for (const { input, text } of problems) {
      const field = document.getElementById(idOf(input));
      if (!field || !item)
        continue;
      const error = clone('answer-error');
      error.id = `${field.id}-error`;
      error.firstElementChild.textContent = `＊${text}`;
      field.tagName === 'FIELDSET' ? field.querySelector('legend').after(error) : field.before(error);
      field.setAttribute('aria-invalid', 'true');
      describe(field, error.id);
    }
  }

  understood(name, texts) {
    const item = this.items.get(name);
    for (const echo of item?.querySelectorAll('[data-understood]') ?? []) {
      const text = texts[echo.dataset.understood] ?? '';
      const typed = document.getElementById(idOf(echo.dataset.understood)).value.trim();
      echo.textContent = text && text !== typed ? `${text} と読みました。` : '';
    }
  }

  /** Both values side by side; resolve gets true for one's own, false for the other's. */
  conflict(name, now, resolve) {
    const item = this.items.get(name);
    const known = item.querySelector(`.answer-conflict[data-of="${name}"]`);
    // A panel that stands is left alone: a click on it must find its button.
    if (known?.dataset.revision === String(now.revision))
      return lines(slot(known, 'mine'), words(item));
    known?.remove();
    const panel = clone('answer-conflict');
    Object.assign(panel.dataset, { of: name, revision: now.revision });
    slot(panel, 'who').textContent = `${now.by} が先に更新しました（${now.moment}、第${now.revision}版）。どちらを残しますか。`;
    lines(slot(panel, 'mine'), words(item));
    lines(slot(panel, 'theirs'), now.said);
    slot(panel, 'keep').addEventListener('click', () => this.#close(item, panel, () => resolve(true)));
    slot(panel, 'take').addEventListener('click', () => this.#close(item, panel, () => resolve(false)));
    const place = item.querySelector(`[data-state="${name}"]`);
    (place.closest('.answer-standing') ?? place).before(panel);
  }

  #close(item, panel, then) {
    panel.remove();
    then();
    item.querySelector('input:checked, textarea, input[type="text"]')?.focus();
  }

  /** Until when the answer holds that is stored now. */
  holds(name, now) {
    const place = this.items.get(name)?.querySelector(`[data-holds="${name}"]`);
    if (place)
      place.textContent = now.holds;
  }

  /** Fills an item with what somebody else saved, and says so. */
  updated(name, now) {
    fill(this.items.get(name), now.inputs);
    this.holds(name, now);
    this.state(name, 'saved', `${now.by} が ${now.at} に更新（第${now.revision}版）`);
  }

  /** Follow-ups come and go; never the one that somebody is in. */
  asked({ hidden, kept, stale, progress }, isUnsent) {
    let appeared = 0;
    for (const [name, item] of this.items) {
      const keeps = item.contains(document.activeElement) || isUnsent(name);
      const place = !hidden.includes(name) ? (kept.includes(name) ? 'kept' : 'asked') : keeps ? 'kept' : 'hidden';
      if (item.dataset.place === 'hidden' && place === 'asked')
        appeared += 1;
      if (item.dataset.place)
        item.dataset.place = place;
      if (item.hasAttribute('data-stale'))
        item.dataset.wasStale = '';
      item.toggleAttribute('data-stale', name in stale);
      const why = item.querySelector('[data-why-stale]');
      if (why)
        why.textContent = stale[name] ?? '';
    }
    for (const place of document.querySelectorAll('[data-progress]'))
      place.textContent = progress[place.dataset.progress] ?? place.textContent;
    if (appeared > 0)
      this.announce(`この回答により、設問が${appeared}問加わりました。`);
  }
}

const clone = template => document.getElementById(template).content.firstElementChild.cloneNode(true);

const slot = (panel, name) => panel.querySelector(`[data-slot="${name}"]`);

function lines(list, texts) {
  list.replaceChildren(...texts.map(text => Object.assign(document.createElement('li'), { textContent: text })));
}

function describe(field, id) {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(known => known && known !== id);
  field.setAttribute('aria-describedby', [...ids, id].join(' '));
}

function write(place, state, detail) {
  const [sign, label] = states[state];
  place.dataset.is = state;
  const mark = Object.assign(document.createElement('span'), { className: 'badge-sign', textContent: sign, ariaHidden: 'true' });
  const says = detail === '' ? label : state === 'saved' ? `${label}（${detail}）` : `${label}　${detail}`;
  place.replaceChildren(mark, ` ${says}`);
}
