// node exceljs.mjs BLANK.xlsx ANSWERS.json FILLED.xlsx [habits]
// Fills the vendor workbook as another maker's program does: by what people see, knowing nothing of hidden columns.
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';

const [blank, answersFile, filled, habits] = process.argv.slice(2);
const answers = JSON.parse(await readFile(answersFile, 'utf8'));
const workbook = new ExcelJS.Workbook();
await workbook.xlsx.readFile(blank);
const sheet = workbook.getWorksheet('質問票');

const headerRow = rowWith('設問番号');
const columns = new Map();
sheet.getRow(headerRow).eachCell((cell, column) => columns.set(cell.text, column));

const taken = [];
const asked = [];
sheet.eachRow((row, number) => {
  const id = row.getCell(columns.get('設問番号')).text;
  if (number <= headerRow || !id) return;
  asked.push(number);
  if (!(id in answers)) return;
  const { answer = answers[id], note, evidence } = answers[id];
  row.getCell(columns.get('回答')).value = answer;
  if (note) row.getCell(columns.get('補足')).value = note;
  if (evidence) row.getCell(columns.get('証跡')).value = evidence;
  taken.push(id);
});
if (habits) doAsPeopleDo();
await workbook.xlsx.writeFile(filled);
console.log(JSON.stringify({ taken }));

// Sorted backwards, some rows hidden, wide columns, other names, a letter in front.
function doAsPeopleDo() {
  const rows = asked.map((number) => sheet.getRow(number).values.slice()).reverse();
  asked.forEach((number, i) => {
    sheet.getRow(number).values = rows[i];
    sheet.getRow(number).hidden = i % 3 === 0;
  });
  sheet.getColumn(columns.get('回答')).width = 80;
  sheet.name = '回答（最終）';
  workbook.addWorksheet('送付状').getCell('B2').value = 'お世話になっております。';
  const letter = workbook.getWorksheet('送付状');
  letter.orderNo = -1;
}

function rowWith(header) {
  for (let row = 1; row <= 10; row++) {
    let found = false;
    sheet.getRow(row).eachCell((cell) => { found ||= cell.text === header; });
    if (found) return row;
  }
  throw new Error(`No row of ${sheet.name} is headed ${header}.`);
}
