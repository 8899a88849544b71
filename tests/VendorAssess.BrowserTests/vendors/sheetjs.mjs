// node sheetjs.mjs BLANK.xlsx ANSWERS.json FILLED.xlsx [habits]
// Fills the vendor workbook with SheetJS: every value pasted as text, by what people see.
import { readFile, writeFile } from 'node:fs/promises';
import XLSX from 'xlsx';

const [blank, answersFile, filled, habits] = process.argv.slice(2);
const answers = JSON.parse(await readFile(answersFile, 'utf8'));
const workbook = XLSX.read(await readFile(blank));
const sheet = workbook.Sheets['質問票'];
const { e: last } = XLSX.utils.decode_range(sheet['!ref']);
const at = (r, c) => XLSX.utils.encode_cell({ r, c });
const text = (r, c) => String(sheet[at(r, c)]?.v ?? '');

const columns = new Map();
for (let c = 0; c <= last.c; c++) columns.set(text(0, c), c);

const taken = [];
const asked = [];
for (let r = 1; r <= last.r; r++) {
  const id = text(r, columns.get('設問番号'));
  if (!id) continue;
  asked.push(r);
  if (!(id in answers)) continue;
  const { answer = answers[id], note, evidence } = answers[id];
  put(r, '回答', answer);
  if (note) put(r, '補足', note);
  if (evidence) put(r, '証跡', evidence);
  taken.push(id);
}
if (habits) doAsPeopleDo();
await writeFile(filled, XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }));
console.log(JSON.stringify({ taken }));

function put(r, header, value) {
  sheet[at(r, columns.get(header))] = { t: 's', v: String(value) };
}

// Sorted backwards, some rows hidden, wide columns, other names, a letter in front.
function doAsPeopleDo() {
  const rows = asked.map((r) => Array.from({ length: last.c + 1 }, (_, c) => sheet[at(r, c)])).reverse();
  asked.forEach((r, i) => rows[i].forEach((cell, c) => {
    if (cell) sheet[at(r, c)] = cell;
    else delete sheet[at(r, c)];
  }));
  sheet['!rows'] = Array.from({ length: last.r + 1 }, (_, r) => (r > 0 && r % 3 === 0 ? { hidden: true } : {}));
  (sheet['!cols'] ??= [])[columns.get('回答')] = { wch: 80 };
  workbook.SheetNames = workbook.SheetNames.map((name) => (name === '質問票' ? '回答（最終）' : name));
  workbook.Sheets['回答（最終）'] = sheet;
  delete workbook.Sheets['質問票'];
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([['お世話になっております。']]), '送付状');
  workbook.SheetNames.unshift(workbook.SheetNames.pop());
  workbook.Workbook.Sheets.unshift(workbook.Workbook.Sheets.pop() ?? {});
}
