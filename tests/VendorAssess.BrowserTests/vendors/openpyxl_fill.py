"""python3 openpyxl_fill.py BLANK.xlsx ANSWERS.json FILLED.xlsx [habits]

Fills the vendor workbook with openpyxl: by what people see, knowing nothing of hidden columns.
"""
import json
import sys

import openpyxl


def main(blank, answers_file, filled, habits=None):
    with open(answers_file, encoding="utf-8") as file:
        answers = json.load(file)
    workbook = openpyxl.load_workbook(blank)
    sheet = workbook["質問票"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    asked = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, columns["設問番号"]).value]
    taken = []
    for row in asked:
        number = sheet.cell(row, columns["設問番号"]).value
        if number in answers:
            fill(sheet, row, columns, answers[number])
            taken.append(number)
    if habits:
        do_as_people_do(workbook, sheet, asked, columns)
    workbook.save(filled)
    print(json.dumps({"taken": taken}))


def fill(sheet, row, columns, given):
    given = given if isinstance(given, dict) else {"answer": given}
    for header, part in (("回答", "answer"), ("補足", "note"), ("証跡", "evidence")):
        if given.get(part) is not None:
            cell = sheet.cell(row, columns[header])
            cell.value = given[part]
            # Typed into a text cell it is a text, also where it begins like a formula.
            if isinstance(given[part], str):
                cell.data_type = "s"


def do_as_people_do(workbook, sheet, asked, columns):
    """Sorted backwards, some rows hidden, wide columns, other names, a letter in front."""
    rows = [[cell.value for cell in sheet[row]] for row in asked]
    for row, values in zip(asked, reversed(rows)):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
        sheet.row_dimensions[row].hidden = row % 3 == 0
    sheet.column_dimensions[openpyxl.utils.get_column_letter(columns["回答"])].width = 80
    sheet.title = "回答（最終）"
    workbook.create_sheet("送付状", 0)["B2"] = "お世話になっております。"


main(*sys.argv[1:])
