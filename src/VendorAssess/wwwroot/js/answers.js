// Saves a form of answers while it is typed; without this the form works by its button. Any page can use it: a
// <form data-answers data-save="…/items" data-changes="…/changes" data-since data-person> with AnswersForm.razor around
// its items [data-item]. Saved is what the server has stored, never what it was only sent.
import { View } from './answers/view.js';
import { Saving } from './answers/saving.js';
import { offerRows } from './answers/rows.js';
import { offerKeys } from './answers/keys.js';
import { offerCountries } from './answers/countries.js';

const pause = 400;
const pollEvery = 5000;

function begin(form) {
  const view = new View(form);
  const saving = new Saving(form, view);
  const typed = (input, wait) => {
    const name = input.closest('[data-item]')?.dataset.item;
    if (name && (input.name?.startsWith(`${name}.`) || input.name?.startsWith(`${name}:`)))
      saving.typed(name, wait);
  };
  offerRows(form, table => saving.typed(table.closest('[data-item]').dataset.item, 0));
  offerCountries(form);
  offerKeys(form, text => view.announce(text));
  saving.begin();
  form.addEventListener('input', event => typed(event.target, pause));
  form.addEventListener('change', event => typed(event.target, 0));
  form.addEventListener('submit', event => { event.preventDefault(); saving.flush(); });
  window.addEventListener('beforeunload', event => { if (saving.unsent > 0) event.preventDefault(); });
  document.addEventListener('va-leaving', () => saving.leave());
  window.addEventListener('online', () => saving.flush());
  document.addEventListener('visibilitychange', () => saving.flush());
  watch(form, view, saving);
  form.dataset.live = 'yes';
}

// What others save comes in while the page is looked at.
function watch(form, view, saving) {
  let since = form.dataset.since;
  const ask = async () => {
    if (document.visibilityState !== 'visible' || saving.isFailing)
      return;
    const answer = await fetch(`${form.dataset.changes}?since=${encodeURIComponent(since)}`, {
      redirect: 'manual', headers: { Accept: 'application/json' },
    }).catch(() => null);
    const changes = answer?.ok ? await answer.json() : null;
    if (changes === null || String(changes.person) !== form.dataset.person)
      return;
    since = changes.since;
    changes.items.forEach(now => saving.changed(now));
    if (changes.sheet)
      view.asked(changes.sheet, saving.isUnsent);
  };
  setInterval(ask, pollEvery);
  document.addEventListener('visibilitychange', ask);
}

document.querySelectorAll('form[data-answers]').forEach(begin);
