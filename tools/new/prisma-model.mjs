// Reads one model out of the Prisma schema, as far as a resource's schemas need it.

const secret = /hash|secret|token|password|encrypted|privateKey/i
const ours = new Set(['id', 'createdAt', 'updatedAt', 'version', 'deletedAt', 'tenantId'])

/** A literal default (`42`, `"x"`, `true`, an enum's word) as source; undefined when there is none or the database makes it. */
function literalDefault(attributes, isEnum) {
  const [, value] = /@default\(([^()]*)\)/.exec(attributes) ?? []
  if (value === undefined) return undefined
  if (/^(-?\d+(\.\d+)?|true|false)$/.test(value)) return value
  if (/^".*"$/.test(value)) return `'${value.slice(1, -1)}'`
  return isEnum ? `'${value}'` : undefined
}

function parseField(line, models, enums) {
  const [, name, type, mark = '', attributes] = /^\s*(\w+)\s+(\w+)(\[\]|\?)?\s*(.*)$/.exec(line) ?? []
  if (!name || models.has(type) || type.startsWith('Unsupported')) return undefined
  const [, database = '', size] = /@db\.(\w+)(?:\((\d+))?/.exec(attributes) ?? []
  return {
    name, type, database, size: size ? Number(size) : undefined, optional: mark === '?', list: mark === '[]',
    isEnum: enums.has(type), hasDefault: /@default\(/.test(attributes), literal: literalDefault(attributes, enums.has(type)),
  }
}

/**
 * Finds a model in the text of the schema.
 * @param {string} schema all files of the schema, joined
 * @param {string} name the model's name, as in `VirtualMachine`
 * @returns {{ table: string, fields: { name: string }[], columns: Set<string>, secrets: string[] } | undefined} `fields` without those every row carries
 *   and without those whose name speaks of a secret, which are in `secrets`
 */
export function findModel(schema, name) {
  const names = (kind) => new Set([...schema.matchAll(new RegExp(`^${kind}\\s+(\\w+)\\s*\\{`, 'gm'))].map((match) => match[1]))
  const [, body] = new RegExp(`^model\\s+${name}\\s*\\{\\n([\\s\\S]*?)\\n\\}`, 'm').exec(schema) ?? []
  if (body === undefined) return undefined
  const lines = body.split('\n').filter((line) => !/^\s*(\/\/|@@|$)/.test(line))
  const all = lines.map((line) => parseField(line, names('model'), names('enum'))).filter(Boolean)
  const [, table = ''] = /@@map\("([^"]+)"\)/.exec(body) ?? []
  const secrets = all.map((field) => field.name).filter((field) => secret.test(field))
  return { table, secrets, fields: all.filter((field) => !ours.has(field.name) && !secrets.includes(field.name)), columns: new Set(all.map((field) => field.name)) }
}
