import { expect, test } from 'vitest'
import { namesOf } from './names.mjs'
import { findModel } from './prisma-model.mjs'
import { planResource } from './resource.mjs'

const schema = `
enum Colour {
  red
  blue
}

model Owner {
  id String @id
}

/// A thing.
model SmallThing {
  id        String   @id @default(uuid(7)) @db.Uuid
  tenantId  String   @map("tenant_id") @db.Uuid
  /// what people call it
  name      String   @db.VarChar(80)
  note      String?
  ownerId   String   @map("owner_id") @db.Uuid
  colour    Colour   @default(red)
  units     Int      @default(42)
  price     Decimal  @db.Decimal(12, 6)
  labels    String[]
  apiSecret String?
  version   Int      @default(1)
  createdAt DateTime @default(now()) @map("created_at") @db.Timestamptz(3)
  updatedAt DateTime @default(now()) @map("updated_at") @db.Timestamptz(3)

  owner Owner @relation(fields: [ownerId], references: [id])

  @@map("small_things")
}
`
const catalogue = "export const permissionCatalogue = {\n  racks: ['read'],\n} as const\n"
const existing: Record<string, string> = { 'packages/contract/src/kernel/permissions.ts': catalogue, 'packages/contract/src/index.ts': "export { a } from './a.ts'\n" }
const plan = (entity: string, domain = 'shop') => planResource({ domain, entity, schema, read: (path: string) => existing[path] })

test('a name in all its forms', () => {
  expect(namesOf('virtual-machine')).toEqual({ kebab: 'virtual-machine', camel: 'virtualMachine', snake: 'virtual_machine', pascal: 'VirtualMachine', words: 'virtual machine', plural: 'virtual_machines' })
  expect(['policy', 'key', 'address', 'batch'].map((name) => namesOf(name).plural)).toEqual(['policies', 'keys', 'addresses', 'batches'])
})

test('a model is read without relations, without what every row carries, without secrets', () => {
  const model = findModel(schema, 'SmallThing')
  expect(model?.table).toBe('small_things')
  expect(model?.fields.map((field) => field.name)).toEqual(['name', 'note', 'ownerId', 'colour', 'units', 'price', 'labels'])
  expect(model?.secrets).toEqual(['apiSecret'])
  expect(findModel(schema, 'Thing')).toBeUndefined()
})

test('the contract says what the model says', () => {
  const text = plan('small-thing').files['packages/contract/src/shop/small-thing.ts']
  for (const line of [
    "import { Colour } from '@colonnade/db/enums'", "import { decimal, line, prose, versioned, whole } from '../kernel/fields.ts'",
    '  name: line(80),', '  note: prose(10_000).nullish(),', '  ownerId: z.uuid(),', "  colour: z.enum(Colour).default('red'),", '  units: whole().default(42),',
    '  price: decimal,', '  labels: z.array(prose(10_000)).optional(),', '    ...versioned,', '    note: z.string().nullable(),',
    '  update: z.strictObject({ ...fields, colour: z.enum(Colour), units: whole() }).partial(),', "  searchable: ['name', 'note'],",
  ]) expect(text?.split('\n')).toContain(line)
})

test('the resource, its router, its test, its permissions and its place in the index', () => {
  const { files, next } = plan('small-thing')
  expect(Object.keys(files)).toEqual([
    'packages/contract/src/shop/small-thing.ts', 'packages/trpc/src/domains/shop/small-thing/resource.ts', 'packages/trpc/src/domains/shop/small-thing/router.ts',
    'packages/trpc/src/domains/shop/small-thing/small-thing.db.test.ts', 'packages/trpc/src/domains/shop/router.ts', 'packages/contract/src/index.ts', 'packages/contract/src/kernel/permissions.ts',
  ])
  expect(files['packages/trpc/src/domains/shop/small-thing/resource.ts']).toContain("table: 'small_things', schemas: smallThingSchemas, permissions: 'small_things', scope: 'tenant',")
  expect(files['packages/contract/src/kernel/permissions.ts']).toBe("export const permissionCatalogue = {\n  racks: ['read'],\n  small_things: ['read', 'create', 'update', 'delete'],\n} as const\n")
  expect(files['packages/contract/src/index.ts']).toBe("export { a } from './a.ts'\nexport { smallThingSchemas } from './shop/small-thing.ts'\n")
  expect(files['packages/trpc/src/domains/shop/small-thing/small-thing.db.test.ts']).toContain(
    "make: (n) => ({ name: `small thing ${n} ${Math.random()}`, ownerId: crypto.randomUUID(), price: '1' }),\n  patch: { field: 'note', value: 'changed' },",
  )
  expect(next.join(' ')).toContain('apiSecret')
  expect(next.join(' ')).toContain('make the rows that ownerId name')
})

test('the router of the domain is made, or gets one more', () => {
  const path = 'packages/trpc/src/domains/shop/router.ts'
  const made = plan('widget').files[path] ?? ''
  expect(made).toContain('export const shopRouter = router({ widget: widgetRouter })')
  existing[path] = made
  const grown = plan('small-thing').files[path]
  expect(grown).toContain("import { smallThingRouter } from './small-thing/router.ts'")
  expect(grown).toContain('router({ widget: widgetRouter, smallThing: smallThingRouter })')
  existing[path] = made.replace('{ widget: widgetRouter }', '{}')
  expect(plan('small-thing').files[path]).toContain('router({ smallThing: smallThingRouter })')
  delete existing[path]
})

test('without a model there is a name, and a reminder', () => {
  const { files, next } = plan('widget')
  expect(files['packages/contract/src/shop/widget.ts']).toContain('name: line(100),')
  expect(next[0]).toContain('Add model Widget')
})

test('bad names and existing resources are refused', () => {
  expect(() => plan('SmallThing')).toThrow('is no name')
  expect(() => plan('thing', '../x')).toThrow('is no name')
  existing['packages/trpc/src/domains/shop/twice/router.ts'] = ''
  expect(() => plan('twice')).toThrow('there already')
})
