// Choosing countries: suggestions for the name that is being typed, after the last 、. Without this it is a text.
const separators = /[、,，;；／\n]/;
let numbers = 0;

export function offerCountries(form) {
  const known = [...form.querySelectorAll('#countries option')].map(option => ({ name: option.value, code: option.label }));
  form.addEventListener('focusin', event => {
    if (event.target.matches('input[list="countries"]'))
      new Picker(event.target, known);
  });
}

class Picker {
  #input;
  #known;
  #list;
  #at = -1;

  constructor(input, known) {
    this.#input = input;
    this.#known = known;
    this.#list = Object.assign(document.createElement('ul'), { className: 'country-list', id: `countries-${numbers++}`, hidden: true });
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', '国の候補');
    // The browser's own list would know one country only.
    input.removeAttribute('list');
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
    this.#close();
    input.after(this.#list);
    input.addEventListener('input', () => this.#suggest());
    input.addEventListener('keydown', event => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    this.#list.addEventListener('mousedown', event => {
      event.preventDefault();
      this.#take(event.target.closest('li'));
    });
  }

  get #parts() { return this.#input.value.split(separators); }

  #suggest() {
    const typed = this.#parts.at(-1).trim().normalize('NFKC').toUpperCase();
    const found = typed === '' ? [] : this.#known.filter(c => c.name.includes(typed) || c.code === typed).slice(0, 8);
    this.#list.replaceChildren(...found.map(country => {
      const option = Object.assign(document.createElement('li'), { textContent: country.name, id: `${this.#list.id}-${country.code}` });
      option.setAttribute('role', 'option');
      return option;
    }));
    this.#open(found.length > 0 && !(found.length === 1 && found[0].name === typed));
  }

  #key(event) {
    if (this.#list.hidden || event.isComposing)
      return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step)
      this.#mark(this.#at + step);
    else if (event.key === 'Enter' && this.#at >= 0)
      this.#take(this.#list.children[this.#at]);
    else if (event.key === 'Escape')
      this.#close();
    else
      return;
    event.preventDefault();
  }

  #mark(at) {
    const options = [...this.#list.children];
    this.#at = (at + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === this.#at)));
    this.#input.setAttribute('aria-activedescendant', options[this.#at].id);
    options[this.#at].scrollIntoView({ block: 'nearest' });
  }

  #take(option) {
    if (!option)
      return;
    const before = this.#parts.slice(0, -1).map(part => part.trim()).filter(part => part);
    this.#input.value = [...before, option.textContent].join('、');
    this.#close();
    this.#input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #open(open) {
    this.#at = -1;
    this.#list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
    this.#input.removeAttribute('aria-activedescendant');
  }

  #close() { this.#open(false); }
}
