// The inputs of one item, [data-item], by name: read, filled, and put into words.
import { showRows } from './rows.js';

const inputsOf = item => [...item.querySelectorAll('input, textarea, select')].filter(input =>
  input.name.startsWith(`${item.dataset.item}.`) || input.name.startsWith(`${item.dataset.item}:`));

const isChoice = input => input.type === 'radio' || input.type === 'checkbox';

export const idOf = name => `a-${name.replace(/[.:]/g, '-')}`;

export function read(item) {
  const inputs = {};
  for (const input of inputsOf(item)) {
    inputs[input.name] ??= [];
    if (!isChoice(input) || input.checked)
      inputs[input.name].push(input.value);
  }
  return inputs;
}

/** Puts values into the inputs; a name without values is emptied. */
export function fill(item, inputs) {
  showRows(item, inputs);
  for (const input of inputsOf(item).filter(input => input.type !== 'hidden')) {
    const values = inputs[input.name] ?? [];
    if (isChoice(input))
      input.checked = values.includes(input.value);
    else
      input.value = values[0] ?? '';
  }
}

/** The hidden inputs by which the next save is known to follow what is held. */
export function sign(item, signs) {
  for (const [name, value] of Object.entries(signs)) {
    const input = inputsOf(item).find(input => input.name === name);
    if (input)
      input.value = value;
  }
}

export const revision = item =>
  Number(inputsOf(item).find(input => input.name === `${item.dataset.item}:seen`)?.value ?? 0);

/** What stands in the inputs as a person reads it: what is chosen, and each text that is not empty. */
export function words(item) {
  const lines = inputsOf(item).filter(input => input.type !== 'hidden').map(input => {
    if (isChoice(input))
      return input.checked && !input.name.endsWith(':state') ? input.closest('label').textContent.trim() : '';
    const value = input.tagName === 'SELECT' ? input.selectedOptions[0]?.text ?? '' : input.value;
    const label = input.getAttribute('aria-label') ?? input.labels[0]?.textContent ?? '';
    return value && input.offsetParent !== null ? `${label.trim()}：${value}` : value;
  });
  const state = item.querySelector('[name$=":state"]:checked');
  if (state && state.value !== 'given')
    lines.unshift(state.closest('label').textContent.trim());
  return lines.filter(line => line.length > 0);
}
