// node fill-questionnaire.mjs BLANK.xlsx ANSWERS.json FILLED.xlsx
// Fills the vendor workbook as another maker's program does: by what people see, knowing nothing of hidden columns.
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';

const [blank, answersFile, filled] = process.argv.slice(2);
const answers = JSON.parse(await readFile(answersFile, 'utf8'));
const workbook = new ExcelJS.Workbook();
await workbook.xlsx.readFile(blank);
const sheet = workbook.getWorksheet('質問票');

const headerRow = rowWith('設問番号');
const columns = new Map();
sheet.getRow(headerRow).eachCell((cell, column) => columns.set(cell.text, column));

const taken = [];
sheet.eachRow((row, number) => {
  const id = row.getCell(columns.get('設問番号')).text;
  if (number <= headerRow || !(id in answers)) return;
  const { answer = answers[id], note, evidence } = answers[id];
  row.getCell(columns.get('回答')).value = answer;
  if (note) row.getCell(columns.get('補足')).value = note;
  if (evidence) row.getCell(columns.get('証跡')).value = evidence;
  taken.push(id);
});
await workbook.xlsx.writeFile(filled);
console.log(JSON.stringify({ taken }));

function rowWith(header) {
  for (let row = 1; row <= 10; row++) {
    let found = false;
    sheet.getRow(row).eachCell((cell) => { found ||= cell.text === header; });
    if (found) return row;
  }
  throw new Error(`No row of ${sheet.name} is headed ${header}.`);
}
