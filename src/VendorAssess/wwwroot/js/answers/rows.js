// Tables to fill in: rows are added and taken away. A row's number stands in the names and ids of its inputs.
const rowsOf = table => [...table.querySelector('tbody').rows];

/** Makes enough rows for what is to be filled in. */
export function showRows(item, inputs) {
  for (const table of item.querySelectorAll('[data-rows]')) {
    const prefix = `${table.dataset.rows}.`;
    const numbers = Object.keys(inputs).filter(name => name.startsWith(prefix) && inputs[name].some(value => value))
      .map(name => Number(name.slice(prefix.length).split('.')[0]));
    while (numberOf(rowsOf(table).at(-1)) < Math.max(-1, ...numbers) && add(table));
  }
}

export function offerRows(form, changed) {
  for (const table of form.querySelectorAll('[data-rows]')) {
    rowsOf(table).forEach(row => offerRemoval(table, row, changed));
    const button = table.querySelector('[data-add-row]');
    button.addEventListener('click', () => {
      const row = add(table);
      if (row) {
        offerRemoval(table, row, changed);
        row.querySelector('input, select').focus();
      }
      button.disabled = rowsOf(table).length >= Number(table.dataset.most);
    });
  }
}

const numberOf = row => Number(row.dataset.row);

function add(table) {
  const last = rowsOf(table).at(-1);
  const number = numberOf(last) + 1;
  if (number >= Number(table.dataset.most))
    return null;
  const row = last.cloneNode(true);
  row.dataset.row = number;
  row.querySelectorAll('.field-errors').forEach(old => old.remove());
  for (const input of row.querySelectorAll('input, select, textarea')) {
    input.name = input.name.replace(/\.\d+\./, `.${number}.`);
    input.removeAttribute('aria-invalid');
    input.checked = false;
    if (input.type !== 'checkbox' && input.type !== 'radio')
      input.value = '';
  }
  for (const part of row.querySelectorAll('[id], [aria-label], [data-understood]'))
    renumber(part, number);
  row.querySelector('th').textContent = number + 1;
  last.after(row);
  return row;
}

function renumber(part, number) {
  if (part.id)
    part.id = part.id.replace(/-\d+-/, `-${number}-`);
  if (part.ariaLabel)
    part.ariaLabel = part.ariaLabel.replace(/^\d+/, number + 1);
  if (part.dataset.understood) {
    part.dataset.understood = part.dataset.understood.replace(/\.\d+\./, `.${number}.`);
    part.textContent = '';
  }
}

// The last row stays: a table without any would have nothing to copy.
function offerRemoval(table, row, changed) {
  row.querySelector('[data-remove-row]').addEventListener('click', () => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    if (next)
      row.remove();
    else
      row.querySelectorAll('input, select').forEach(input => { input.value = ''; });
    (next ?? row).querySelector('input, select').focus();
    changed(table);
  });
}
