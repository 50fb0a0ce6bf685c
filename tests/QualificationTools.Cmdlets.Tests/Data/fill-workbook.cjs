// Fills a template with rows, as people and web systems do: node fill-workbook.cjs <library> <template> <target> <rows.json>
// A value of a row is a text, or { number }, or { date: 'yyyy-mm-dd' }. A picture: { row, header, file }, the first row being 0.
'use strict';
const fs = require('fs');
const [library, template, target, input] = process.argv.slice(2);
const { header, rows, pictures } = JSON.parse(fs.readFileSync(input, 'utf8'));
const dateFormat = 'yyyy/m/d';
const dayOf = text => new Date(`${text}T00:00:00Z`);
const serialOf = text => (dayOf(text) - Date.UTC(1899, 11, 30)) / 86400000;

const libraries = {
  async exceljs() {
    const ExcelJS = require('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(template);
    const sheet = book.worksheets[0];
    const columns = {};
    sheet.getRow(1).eachCell((cell, column) => { columns[cell.text] = column; });
    // The examples go.
    for (let row = 2; row <= sheet.rowCount; row++) sheet.getRow(row).eachCell(cell => { cell.value = null; });
    rows.forEach((values, index) => Object.entries(values).forEach(([name, value]) => {
      const cell = sheet.getCell(index + 2, columns[name]);
      if (value.date) {
        cell.value = dayOf(value.date);
        cell.numFmt = dateFormat;
      } else if (value.number !== undefined) {
        // Pasted from a sheet where it was a number.
        cell.value = value.number;
        cell.numFmt = 'General';
      } else {
        cell.value = value;
      }
    }));
    pictures.forEach(picture => {
      const [row, column] = [picture.row + 1, columns[picture.header] - 1];
      sheet.addImage(book.addImage({ filename: picture.file, extension: 'png' }), { tl: { col: column, row }, ext: { width: 12, height: 12 } });
    });
    await book.xlsx.writeFile(target);
  },
  async xlsx() {
    const XLSX = require('xlsx');
    const book = XLSX.readFile(template, { cellNF: true, cellStyles: true });
    const sheet = book.Sheets[book.SheetNames[0]];
    const range = XLSX.utils.decode_range(sheet['!ref']);
    const columns = {};
    for (let c = 0; c <= range.e.c; c++) columns[sheet[XLSX.utils.encode_cell({ r: 0, c })].v] = c;
    Object.keys(sheet).filter(name => name[0] !== '!' && XLSX.utils.decode_cell(name).r > 0).forEach(name => delete sheet[name]);
    rows.forEach((values, index) => Object.entries(values).forEach(([name, value]) => {
      sheet[XLSX.utils.encode_cell({ r: index + 1, c: columns[name] })] =
        value.date ? { t: 'n', v: serialOf(value.date), z: dateFormat }
          : value.number !== undefined ? { t: 'n', v: value.number }
            : { t: 's', v: value, z: '@' };
    }));
    sheet['!ref'] = XLSX.utils.encode_range({ s: range.s, e: { r: Math.max(range.e.r, rows.length), c: range.e.c } });
    XLSX.writeFile(book, target);
  },
  // It writes only: a web system that exports under the template's headers.
  async 'write-excel-file'() {
    const write = require('write-excel-file/node');
    const cell = value => value === undefined ? null
      : value.date ? { type: Date, value: dayOf(value.date), format: dateFormat }
        : value.number !== undefined ? { type: Number, value: value.number }
          : { type: String, value };
    await write([header.map(value => ({ value })), ...rows.map(row => header.map(name => cell(row[name])))], { filePath: target, sheet: '名单' });
  },
};

libraries[library]().catch(error => { console.error(error); process.exitCode = 1; });
