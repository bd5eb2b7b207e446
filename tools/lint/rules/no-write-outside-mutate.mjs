import { ancestors, bare, calleeName, fileOf, isFunction, propertyName } from '../source.mjs'
import { doors, isTest } from '../zones.mjs'

const writes = new Set(['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn', 'upsert', 'delete', 'deleteMany'])
const rawWrites = new Set(['$executeRaw', '$executeRawUnsafe'])
const rawReads = new Set(['$queryRaw', '$queryRawUnsafe', 'sql'])
const handleName = /^(tx|db|prisma|database|writeTx)$/i
const writingSql = /^[\s(]*(with\b[\s\S]*\b)?(insert\s+into|update|delete\s+from|truncate|merge\s+into|alter|drop)\b/i

/** `tx`, `db`, `ctx.tx`: something that looks like the database. */
const isHandle = (wrapped, node = bare(wrapped)) => (node?.type === 'Identifier' && handleName.test(node.name)) || handleName.test(propertyName(node) ?? '')
/** `tx.rack`, `ctx.tx[model]`: one table of it. */
const isDelegate = (wrapped, node = bare(wrapped)) => node?.type === 'MemberExpression' && isHandle(node.object) && !/^\$|^(tx|db)$/.test(propertyName(node) ?? '')

const typeName = (parameter) => parameter?.typeAnnotation?.typeAnnotation?.typeName?.name

/** A function that is handed the writing transaction: its first parameter is of type WriteTx or called writeTx. */
function receivesWriteTx(fn) {
  const first = fn.params?.[0]
  const parameter = first?.type === 'AssignmentPattern' ? first.left : first
  return typeName(parameter) === 'WriteTx' || parameter?.name === 'writeTx'
}

/** A function passed to `mutate(…)`, directly or as the `write` of an object passed to it. */
function isWriteOfMutate(fn) {
  const parent = fn.parent
  if (parent?.type === 'CallExpression') return calleeName(parent) === 'mutate' && parent.arguments.includes(fn)
  if (parent?.type !== 'Property' || (parent.key.name ?? parent.key.value) !== 'write') return false
  const call = parent.parent?.parent
  return call?.type === 'CallExpression' && calleeName(call) === 'mutate' && call.arguments.includes(parent.parent)
}

/** A hook of a resource: the kernel calls it inside its own mutate. */
function isHookOfResource(fn) {
  const hooks = fn.parent?.parent?.parent
  return hooks?.type === 'Property' && (hooks.key.name ?? hooks.key.value) === 'hooks'
    && hooks.parent?.parent?.type === 'CallExpression' && calleeName(hooks.parent.parent) === 'defineResource'
}

const allowed = (node) => [...ancestors(node)].some((above) => isFunction(above) && (receivesWriteTx(above) || isWriteOfMutate(above) || isHookOfResource(above)))

function sqlOf(node) {
  if (node.type === 'TaggedTemplateExpression') return node.quasi.quasis.map((part) => part.value.raw).join('?')
  const [first] = node.arguments
  return first?.type === 'TemplateLiteral' ? first.quasis.map((part) => part.value.raw).join('?') : String(first?.value ?? '')
}

/** What the call writes to, or undefined when it writes nothing. */
function writeIn(node) {
  const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee
  const name = propertyName(callee) ?? (callee.name === 'sql' ? 'sql' : undefined)
  if (!name) return undefined
  if (writes.has(name) && isDelegate(callee.object)) return `${propertyName(bare(callee.object)) ?? '[…]'}.${name}`
  if (rawWrites.has(name)) return name
  return rawReads.has(name) && writingSql.test(sqlOf(node)) ? name : undefined
}

/** A delegate kept in a variable would hide a write from this rule: `const { rack } = tx`, `const racks = tx.rack`. */
const hidesDelegate = ({ id, init }) => (id.type === 'ObjectPattern' && isHandle(init)) || (id.type === 'Identifier' && isDelegate(init))

/** In packages/trpc/src/domains a table is written only inside kernel/mutate. */
export const noWriteOutsideMutate = {
  meta: { docs: { description: 'a write goes through kernel/mutate' } },
  create(context) {
    const file = fileOf(context)
    if (!file.startsWith('packages/trpc/src/domains/') || isTest(file) || file in doors) return {}
    const check = (node) => {
      const what = writeIn(node)
      if (what && !allowed(node)) context.report({ node, message: `${what} writes outside kernel/mutate: no permission check, no audit row, no event. Move it into the write of a mutate(), or into a function whose first parameter is a WriteTx.` })
    }
    return {
      CallExpression: check,
      TaggedTemplateExpression: check,
      VariableDeclarator: (node) => node.init && hidesDelegate(node) && context.report({ node, message: 'Use the table in place (tx.rack.findMany): a table kept in a variable hides its writes.' }),
    }
  },
}
