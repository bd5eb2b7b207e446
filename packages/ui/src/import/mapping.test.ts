import { expect, test } from 'vitest'
import { applySource, guessMapping, missingFields, problemsCsv, readCsv, type ImportField } from './mapping.ts'

const fields: ImportField[] = [{ name: 'serial', label: 'Serial', required: true, type: 'text' }, { name: 'memTotal', label: 'Memory', unit: 'MB', required: true, type: 'number', aliases: ['memory_mib'] }, { name: 'note', label: '備註', type: 'text' }]

test('a file is read with its mark, quotes and Chinese', async () => {
  const file = new File(['\uFEFFSerial;Note\r\n"A;1";"多行\n文字"\r\nB2;x\r\n\r\n'], 'h.csv')
  expect(await readCsv(file)).toMatchObject({ header: ['Serial', 'Note'], rows: 2, sample: [['A;1', '多行\n文字'], ['B2', 'x']] })
})

test('a header alone is no import', async () => {
  await expect(readCsv(new File(['a,b\n'], 'x.csv'))).rejects.toThrow('empty')
})

test('columns are guessed by name, label and alias, each once', () => {
  expect(guessMapping(fields, ['SERIAL', 'Memory MiB', '備註', 'serial'])).toEqual({ serial: { column: 'SERIAL' }, memTotal: { column: 'Memory MiB' }, note: { column: '備註' } })
  expect(missingFields(fields, { serial: { constant: '' } }).map((f) => f.name)).toEqual(['serial', 'memTotal'])
})

test('numbers are scaled and rounded, other texts pass for the check to refuse', () => {
  expect(applySource({ column: 'm', scale: 1 / 1000, round: 'ceil' }, { m: '1,500' })).toBe('2')
  expect(applySource({ column: 'm', scale: 3, round: 'ceil' }, { m: '0.1' })).toBe('1')
  expect(applySource({ column: 'm', scale: 0.1, round: 'ceil' }, { m: '30' })).toBe('3')
  expect(applySource({ column: 'm', scale: 1024 }, { m: 'lots' })).toBe('lots')
  expect(applySource({ constant: 'gpu-a' }, {})).toBe('gpu-a')
})

test('problems can be handed on without a cell that a spreadsheet would run', () => {
  expect(problemsCsv([{ row: 2, field: 'serial', message: '=HYPERLINK("x")' }])).toContain(`"'=HYPERLINK`)
})
