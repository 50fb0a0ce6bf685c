// Writes, fills and reads workbooks with the libraries that web systems use: node workbooks.js <action> <library> <file> [<file>]
'use strict';
const fs = require('fs');
const date = new Date(Date.UTC(2031, 4, 5));
const header = ['编号', '证件号', '有效期', '电话', '丢失的证件号', '是否'];
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const libraries = {
  exceljs: () => {
    const ExcelJS = require('exceljs');
    const open = async file => { const book = new ExcelJS.Workbook(); await book.xlsx.readFile(file); return book; };
    return {
      async write(file) {
        const book = new ExcelJS.Workbook();
        const sheet = book.addWorksheet('名单');
        sheet.addRow(header);
        const row = sheet.addRow(['000123', '990000199001010017', date, 13800000001, 990000199001010050, true]);
        row.getCell(3).numFmt = 'yyyy"年"m"月"d"日"';
        const rich = sheet.addRow([{ richText: [{ text: '示' }, { text: ' 例', font: { bold: true } }] }, { formula: '1+1', result: 2 }, { error: '#N/A' }]);
        rich.hidden = true;
        sheet.addImage(book.addImage({ buffer: png, extension: 'png' }), { tl: { col: 6, row: 1 }, ext: { width: 10, height: 10 } });
        await book.xlsx.writeFile(file);
      },
      async fill(file, target) {
        const book = await open(file);
        const sheet = book.worksheets[0];
        sheet.getCell('A4').value = '990000199001010033';
        sheet.getCell('C4').value = '是';
        sheet.getRow(4).height = 60;
        sheet.addImage(book.addImage({ buffer: png, extension: 'png' }), 'B4:B4');
        await book.xlsx.writeFile(target);
      },
      async read(file) {
        const book = await open(file);
        const sheet = book.worksheets[0];
        const cell = sheet.getCell('A1');
        return {
          sheets: book.worksheets.map(s => `${s.name}:${s.state}`),
          rows: sheet.getSheetValues().slice(1).map(row => Array.from(row.slice(1), value => value ?? '')),
          note: typeof cell.note === 'string' ? cell.note : cell.note.texts.map(text => text.text).join(''),
          list: [sheet.getCell('C2').dataValidation.formulae[0], sheet.getCell('D900').dataValidation.formulae[0]],
          format: sheet.getCell('A2').numFmt,
          emptyFormat: sheet.getColumn(1).numFmt,
          pane: sheet.views[0].state,
          filter: sheet.autoFilter,
        };
      },
    };
  },
  xlsx: () => {
    const XLSX = require('xlsx');
    return {
      async write(file) {
        const sheet = XLSX.utils.aoa_to_sheet([header, ['000123', '990000199001010017', { t: 'n', v: 47973, z: 'yyyy"年"m"月"d"日"' }, 13800000001, 990000199001010050, true]]);
        const book = XLSX.utils.book_new();
        XLSX.utils.book_append_sheet(book, sheet, '名单');
        XLSX.writeFile(book, file);
      },
      async fill(file, target) {
        const book = XLSX.readFile(file);
        XLSX.utils.sheet_add_aoa(book.Sheets[book.SheetNames[0]], [['990000199001010033', '', '是']], { origin: 'A4' });
        XLSX.writeFile(book, target);
      },
      async read(file) {
        const book = XLSX.readFile(file, { cellNF: true });
        const sheet = book.Sheets[book.SheetNames[0]];
        return {
          sheets: book.SheetNames,
          rows: XLSX.utils.sheet_to_json(sheet, { header: 1, defval: '' }),
          note: sheet.A1.c.map(comment => comment.t).join(''),
          format: sheet.A2.z,
          filter: sheet['!autofilter'].ref,
        };
      },
    };
  },
  'write-excel-file': () => ({
    async write(file) {
      const write = require('write-excel-file/node');
      await write([
        header.map(value => ({ value })),
        [
          { type: String, value: '000123' }, { type: String, value: '990000199001010017' },
          { type: Date, value: date, format: 'yyyy"年"m"月"d"日"' }, { type: Number, value: 13800000001 },
          { type: Number, value: 990000199001010050 }, { type: Boolean, value: true },
        ],
      ], { filePath: file, sheet: '名单' });
    },
  }),
};

const [action, library, ...files] = process.argv.slice(2);
libraries[library]()[action](...files).then(
  result => fs.writeSync(1, JSON.stringify(result ?? null)),
  error => { console.error(error); process.exitCode = 1; });
