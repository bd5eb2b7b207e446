import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findConstant, Unexpected } from '../build/declarations.mjs'
import { Names } from '../build/names.mjs'
import { Printer } from '../build/print.mjs'

const folder = mkdtempSync(join(tmpdir(), 'colonnade-types-'))
let n = 0
/** Prints a type as the client's build would, from a declaration file of its own. */
function printed(type: string, others = ''): { text: string; taken: string[] } {
  const file = join(folder, `${n++}.d.ts`)
  writeFileSync(file, `${others}\nexport declare const x: ${type};\n`)
  const printer = new Printer()
  const text = printer.print(findConstant('x', file), file, 'a.b.get.output') as string
  return { text, taken: [...printer.declarations.values()] as string[] }
}

describe('a type that goes into the packed client', () => {
  test('is printed as it is when it is plain', () => {
    for (const type of ['{ a: string; b?: number | null; readonly c: "x" | "y" }', 'Record<string, unknown>[]', '(string | number)[]', '[string, -1, true]', '{ [key: string]: boolean }', 'readonly string[]']) {
      expect(printed(type).text).toBe(type)
    }
  })

  test('takes the interfaces it needs with it', () => {
    const { text, taken } = printed('Page<{ id: string }>', 'export interface Page<T> { items: T[]; nextCursor: Cursor | null }\ntype Cursor = string;')
    expect(text).toBe('Page<{ id: string }>')
    expect(taken).toEqual(['export interface Page<T> { items: T[]; nextCursor: Cursor | null }', 'export type Cursor = string'])
  })

  test('takes an enum of the database as the union of its values', () => {
    expect(printed('import("@colonnade/db/enums").JobStatus').taken[0]).toMatch(/^export type JobStatus = ["']/)
  })

  test.each([
    ['any', /would not be checked/],
    ['{ a: { b: any } }', /a\.b\.get\.output\.a\.b holds a TSAnyKeyword/],
    ['import("zod").ZodString', /needs zod/],
    ['import("@prisma/client").Prisma.Decimal', /needs @prisma\/client/],
    ['import("@colonnade/db").Database', /must not carry it/],
    ['import("node:stream").Readable', /needs node:stream/],
    ['Buffer', /needs Buffer/],
    ['Promise<string>', /needs Promise/],
    ['{ close(): void }', /only plain fields/],
    ['() => void', /TSFunctionType/],
  ])('fails the build when it is %s', (type, message) => {
    expect(() => printed(type)).toThrow(Unexpected)
    expect(() => printed(type)).toThrow(message)
  })
})

describe('names of shapes', () => {
  const row = `{ ${Array.from({ length: 12 }, (_, i) => `field${i}: string`).join('; ')} }`

  test('say the entity, or only the verb where several entities share a shape', () => {
    const names = new Names(['ListInput'])
    const shape = (text: string, ...paths: string[]) => paths.map((path) => names.mark(text, path) as string)
    const texts = [...shape(row, 'dc.rack.list.output.item', 'dc.rack.get.output'), ...shape(row.replaceAll('string', 'number'), 'dc.rack.list.input', 'dc.host.list.input'), ...shape('{ id: string }', 'dc.rack.get.input', 'dc.host.get.input')]
    names.settle(texts)
    expect(texts.map((t) => names.expand(t))).toEqual(['DcRack', 'DcRack', 'ListInput2', 'ListInput2', '{ id: string }', '{ id: string }'])
    expect(names.declarations()).toEqual([`export interface DcRack ${row}`, `export interface ListInput2 ${row.replaceAll('string', 'number')}`])
  })

  test('are not given to a shape that stands only once', () => {
    const names = new Names([])
    const text = names.mark(row, 'dc.rack.get.output') as string
    names.settle([text])
    expect(names.expand(text)).toBe(row)
    expect(names.declarations()).toEqual([])
  })
})
