// Small helpers for reading a file's place and its syntax tree.
import { posix } from 'node:path'

/** The file's path relative to the repository, with forward slashes. */
export const fileOf = (context) => context.filename.replaceAll('\\', '/').slice(context.cwd.replaceAll('\\', '/').replace(/\/$/, '').length + 1)

/** The path a relative specifier leads to, seen from `file`. */
export const resolveFrom = (file, specifier) => posix.normalize(posix.join(posix.dirname(file), specifier))

/** The node's ancestors, nearest first. */
export function* ancestors(node) {
  for (let current = node.parent; current; current = current.parent) yield current
}

/** Whether the node is a function of any form. */
export const isFunction = (node) => /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node?.type ?? '')

/** The name in `x.name` or `x['name']`; undefined for what is computed. */
export function propertyName(member) {
  if (member?.type !== 'MemberExpression') return undefined
  if (!member.computed) return member.property.name
  return member.property.type === 'Literal' ? String(member.property.value) : undefined
}

/** The last name of what is called: `mutate` in `mutate(…)` and `kernel.mutate(…)`. */
export const calleeName = (call) => (call.callee.type === 'Identifier' ? call.callee.name : propertyName(call.callee))

/** How many lines the node covers. */
export const lineCount = (node) => node.loc.end.line - node.loc.start.line + 1

/** The expression without TypeScript's wrappers: `tx!`, `tx as X`. */
export function bare(node) {
  let current = node
  while (/^TS(NonNull|As|Satisfies)Expression$/.test(current?.type ?? '')) current = current.expression
  return current
}
