import { expect, test } from 'vitest'
import * as z from 'zod'
import { describeSchema, initialValues, withoutEmpties } from './schema.ts'

const schema = z.strictObject({
  name: z.string().min(1).max(64).meta({ label: 'Name', help: 'Short.' }),
  note: z.string().max(4000).nullable(),
  cpu: z.int().min(1).max(512).meta({ unit: 'cores' }),
  ratio: z.number().positive().optional(),
  enabled: z.boolean().default(true),
  status: z.enum(['active', 'maintenance']).meta({ label: 'Inner' }).optional().meta({ label: 'Outer' }),
  at: z.iso.datetime().optional(),
  day: z.iso.date(),
  when: z.date().nullish(),
  mail: z.email(),
  tags: z.array(z.string()).optional(),
  modes: z.array(z.enum(['a', 'b'])),
  extra: z.record(z.string(), z.unknown()).optional(),
  trimmed: z.string().transform((s) => s.trim()),
  coerced: z.preprocess((v) => v, z.number()),
  apiToken: z.string().optional(),
  version: z.int().meta({ widget: 'hidden' }),
  rackUnitCount: z.int().nullable().default(null),
})
const specs = Object.fromEntries(describeSchema(schema).map((s) => [s.name, s]))

test('kinds come from the types, wrappers looked through', () => {
  expect(Object.fromEntries(Object.values(specs).map((s) => [s.name, s.kind]))).toEqual({
    name: 'text', note: 'longtext', cpu: 'number', ratio: 'number', enabled: 'boolean', status: 'enum', at: 'datetime', day: 'date', when: 'instant', mail: 'email',
    tags: 'strings', modes: 'enums', extra: 'json', trimmed: 'text', coerced: 'number', apiToken: 'secret', rackUnitCount: 'number',
  })
})

test('words come from meta, the outer layer first, else from the name', () => {
  expect(specs['name']).toMatchObject({ label: 'Name', help: 'Short.', required: true, maxLength: 64 })
  expect(specs['status']).toMatchObject({ label: 'Outer', required: false, values: ['active', 'maintenance'] })
  expect(specs['rackUnitCount']?.label).toBe('Rack unit count')
  expect(specs['cpu']).toMatchObject({ unit: 'cores', integer: true, min: 1, max: 512 })
  expect(specs['ratio']?.integer).toBe(false)
})

test('start values: given, default, empty', () => {
  expect(initialValues(describeSchema(schema), { name: 'a' })).toMatchObject({ name: 'a', enabled: true, note: null, tags: [], rackUnitCount: null, mail: '' })
})

test('an emptied control is null where null is allowed, absent elsewhere', () => {
  expect(withoutEmpties(describeSchema(schema), { name: '', note: '', tags: [], cpu: 0 })).toEqual({ note: null, when: null, rackUnitCount: null, tags: [], cpu: 0 })
})

test('a text that is tidied and then checked to be an address is an e-mail field, not a text area', () => {
  const address = z.string().max(320).transform((text) => text.trim()).pipe(z.email().max(254))
  expect(describeSchema(z.strictObject({ address })).map((field) => field.kind)).toEqual(['email'])
})

test('a list that must not be empty is not called optional', () => {
  expect(describeSchema(z.object({ some: z.array(z.string()).min(1), any: z.array(z.string()) })).map((f) => f.required)).toEqual([true, false])
})
