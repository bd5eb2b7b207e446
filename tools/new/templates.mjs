// The files of a resource, as text.

const importsFrom = (names, used) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(used)).join(', ')

function inputType(field) {
  if (field.isEnum) return `z.enum(${field.type})`
  switch (field.type) {
    case 'String': return field.database === 'Uuid' ? 'z.uuid()' : field.size ? `line(${field.size})` : 'prose(10_000)'
    case 'Int': case 'BigInt': return 'whole()'
    case 'Float': return 'z.number()'
    case 'Decimal': return 'decimal'
    case 'Boolean': return 'z.boolean()'
    case 'DateTime': return 'instant'
    default: return 'z.json()'
  }
}

function outputType(field) {
  if (field.isEnum || field.type === 'Decimal' || field.type === 'DateTime' || field.database === 'Uuid') return inputType(field)
  return { String: 'z.string()', Int: 'z.int()', BigInt: 'z.int()', Float: 'z.number()', Boolean: 'z.boolean()' }[field.type] ?? 'z.json()'
}

function input(field) {
  const type = field.list ? `z.array(${inputType(field)})` : inputType(field)
  if (field.optional) return `${type}.nullish()`
  if (field.literal !== undefined) return `${type}.default(${field.literal})`
  return field.hasDefault || field.list ? `${type}.optional()` : type
}

const output = (field) => `${field.list ? `z.array(${outputType(field)})` : outputType(field)}${field.optional ? '.nullable()' : ''}`
const sortable = (field) => !field.list && field.type !== 'Json'
const quoted = (names) => names.map((name) => `'${name}'`).join(', ')

/** packages/contract/src/<domain>/<entity>.ts */
export function contractFile({ names, model }) {
  const { fields, columns } = model
  const base = columns.has('deletedAt') ? 'restorable' : columns.has('version') ? 'versioned' : 'stamps'
  const create = fields.map((field) => `  ${field.name}: ${input(field)},`).join('\n')
  // A default is for making a row; in an edit it would overwrite what the caller left out.
  const defaulted = fields.filter((field) => field.literal !== undefined).map((field) => `${field.name}: ${inputType(field)}`)
  const update = defaulted.length ? `{ ...fields, ${defaulted.join(', ')} }` : 'fields'
  const out = fields.map((field) => `    ${field.name}: ${output(field)},`).join('\n')
  const listed = fields.filter(sortable).map((field) => field.name)
  const enums = [...new Set(fields.filter((field) => field.isEnum).map((field) => field.type))].sort()
  const texts = fields.filter((field) => field.type === 'String' && !field.list && field.database !== 'Uuid').map((field) => field.name)
  const used = `${create} ${out} ${base}`
  return `${enums.length ? `import { ${enums.join(', ')} } from '@colonnade/db/enums'\n` : ''}import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { ${importsFrom(['decimal', 'instant', 'line', 'prose', 'restorable', 'stamps', 'versioned', 'whole'], used)} } from '../kernel/fields.ts'

const fields = {
${create}
}

/** A ${names.words}. */
export const ${names.camel}Schemas = entitySchemas({
  output: z.object({
    ...${base},
${out}
  }),
  create: z.strictObject(fields),
  update: z.strictObject(${update}).partial(),
  filterable: [${quoted([...listed, 'createdAt'])}],
  sortable: [${quoted([...listed, 'createdAt', 'updatedAt'])}],
  searchable: [${quoted(texts)}],
})
`
}

/** packages/trpc/src/domains/<domain>/<entity>/resource.ts */
export function resourceFile({ names, model, scope }) {
  return `import { ${names.camel}Schemas } from '@colonnade/contract'
import { defineResource } from '../../../kernel/resource.ts'

/** ${names.words[0].toUpperCase()}${names.words.slice(1)}s: what the generic verbs need to know. */
export const ${names.camel} = defineResource({
  name: '${names.snake}', model: '${names.camel}', table: '${model.table}', schemas: ${names.camel}Schemas, permissions: '${names.plural}', scope: '${scope}',${model.columns.has('deletedAt') ? ' softDelete: true,' : ''}
})
`
}

/** packages/trpc/src/domains/<domain>/<entity>/router.ts */
export function routerFile({ names }) {
  return `import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { ${names.camel} } from './resource.ts'

/** Procedures of ${names.words}s. Verbs of its own stand beside the generic ones. */
export const ${names.camel}Router = router({ ...resourceRouter(${names.camel}) })
`
}
