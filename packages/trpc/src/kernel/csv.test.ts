import fc from 'fast-check'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { csvCell, fromCsvCell, parseCsv } from './csv.ts'
import { cellValue } from './csv-import.ts'
import { id, line, whole } from '@colonnade/contract/kernel/fields'

describe('csv', () => {
  it('neutralises what a spreadsheet would run, and gives it back unchanged', () => {
    for (const text of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', "'quoted", '\tx', '\r=x', "''=1"]) {
      expect(csvCell(text).replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/)
    }
    expect(csvCell(-12.5)).toBe('-12.5')
  })

  it('any text survives the way out and back', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }).filter((s) => s.trim() === s && s !== '' && !s.includes('\u0000')), { minLength: 1, maxLength: 5 }), (texts) => {
      const { rows } = parseCsv(`a\r\n${texts.map(csvCell).join('\r\n')}\r\n`)
      expect(rows.map((r) => fromCsvCell(r['a']!))).toEqual(texts)
    }))
  })

  it('names the line where the text is no CSV', () => {
    expect(() => parseCsv('a,b\n"1,2\n')).toThrow(/cannot be read|can be read/)
  })

  it('scales cpu_milli to cores and rounds up; a float is not left over', () => {
    expect(cellValue(whole(), { column: 'cpu', scale: 0.001, round: 'ceil' }, { cpu: '2100' })).toBe(3)
    expect(cellValue(whole(), { column: 'cpu', scale: 0.001 }, { cpu: '29000' })).toBe(29)
    expect(cellValue(whole(), { column: 'cpu' }, { cpu: 'many' })).toBe('many')
    expect(cellValue(line(10), { constant: 'dc-1' }, {})).toBe('dc-1')
    expect(cellValue(z.boolean(), { column: 'b' }, { b: 'Yes' })).toBe(true)
    expect(cellValue(id, { column: 'x' }, { x: '  ' })).toBeUndefined()
  })
})
