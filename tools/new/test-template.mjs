// The test of a resource.

const required = (field) => !field.optional && !field.hasDefault && !field.list
const isText = (field) => field.type === 'String' && !field.list && field.database !== 'Uuid'

function sample(field, names) {
  if (field.isEnum) return `Object.values(${field.type})[0]`
  if (isText(field)) return `\`${names.words} \${n} \${Math.random()}\``
  return { String: 'crypto.randomUUID()', Int: '1', BigInt: '1', Float: '1', Decimal: "'1'", Boolean: 'true', DateTime: 'new Date().toISOString()' }[field.type] ?? '{}'
}

/** Fields of other rows a new one must name: the test has to make those rows first. */
export const neededRows = ({ model }) => model.fields.filter((field) => required(field) && field.database === 'Uuid').map((field) => field.name)

/** packages/trpc/src/domains/<domain>/<entity>/<entity>.db.test.ts */
export function testFile(about) {
  const { domain, names, model } = about
  const fields = model.fields.filter(required)
  const changed = model.fields.find((field) => isText(field) && field.optional) ?? model.fields.find(isText)
  const enums = [...new Set(fields.filter((field) => field.isEnum).map((field) => field.type))].sort()
  const api = domain.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
  return `${enums.length ? `import { ${enums.join(', ')} } from '@colonnade/db/enums'\n` : ''}import { describeResource } from '@colonnade/testing'
import { ${names.camel} } from './resource.ts'

// Isolation, refusals, audit, restore, allow-lists, paging and the number of queries: the same proof for every entity.
describeResource('${names.words}', {
  resource: ${names.camel} as never,
  of: (api) => api.${api}.${names.camel},
  make: (n) => ({ ${fields.map((field) => `${field.name}: ${sample(field, names)}`).join(', ')} }),
  patch: { field: '${changed?.name ?? 'name'}', value: 'changed' },
})
`
}
