// Answering without the mouse. Letters and digits count only while a choice has the focus, so that none is typed by
// mistake; from question to question it goes with Alt, also out of a text.
import { words } from './inputs.js';

const isTyping = input => input.matches('textarea, select, input:not([type="radio"], [type="checkbox"])');

export function offerKeys(form, announce) {
  const items = () => [...form.querySelectorAll('[data-item]')].filter(item =>
    item.offsetParent !== null && !item.parentElement.closest('[data-item]'));
  const isOpen = item => words(item).length === 0 || item.hasAttribute('data-stale');
  const here = all => all.findIndex(item => item.contains(document.activeElement));
  const go = step => {
    const all = items();
    const at = here(all);
    enter(all[step < 0 && at < 0 ? -1 : at + step]);
  };
  // From the last one on to the first: what an answer has let appear may stand above.
  const goOpen = () => {
    const all = items();
    const at = here(all) + 1;
    const open = [...all.slice(at), ...all.slice(0, at)].find(isOpen);
    if (open)
      enter(open);
    else
      announce('答えていない設問は、この画面にはもうありません。');
  };
  const moves = { KeyJ: () => go(1), KeyK: () => go(-1), KeyN: goOpen };
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey)
      return;
    const item = event.target.closest('[data-item]');
    if (event.altKey && event.code in moves)
      moves[event.code]();
    else if (event.altKey || !item || !plain(event, item, go))
      return;
    event.preventDefault();
  });
  for (const button of form.querySelectorAll('[data-next-open]'))
    button.addEventListener('click', goOpen);
}

function plain({ key, target }, item, go) {
  if (key === 'Enter' && target.matches('input:not([type="file"])')) {
    go(1);
    return true;
  }
  return !isTyping(target) && choose(item, key.toLowerCase());
}

function enter(item) {
  if (!item)
    return;
  const isGiven = item.querySelector('[name$=":state"]:checked')?.value === 'given';
  const inputs = [...item.querySelectorAll('input, textarea, select')].filter(input =>
    input.offsetParent !== null && !(isGiven && input.name.endsWith(':state')));
  (inputs.find(input => input.checked) ?? inputs[0])?.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'start' });
}

// The letter of a choice, Y and N for はい and いいえ, the digits for 回答する, 確認中 and 該当なし.
function choose(item, key) {
  const id = item.dataset.item;
  const state = item.querySelectorAll(`[name="${id}:state"]`)[['1', '2', '3'].indexOf(key)];
  if (state)
    return take(state);
  const choices = [...item.querySelectorAll(`[name="${id}.value"]`)].filter(input => input.matches('[type="radio"], [type="checkbox"]'));
  const letter = choices.length === 2 && choices[0].matches('[type="radio"]') ? { y: 'a', n: 'b' }[key] ?? key : key;
  const choice = choices.find(input => input.value === letter);
  if (!choice)
    return false;
  const given = item.querySelector(`[name="${id}:state"][value="given"]`);
  if (!given.checked)
    take(given);
  return take(choice);
}

function take(input) {
  input.checked = input.type === 'radio' || !input.checked;
  input.focus();
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
