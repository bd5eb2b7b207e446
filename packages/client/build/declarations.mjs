// Finds the declaration behind a name in the emitted .d.ts files: the client takes over the few it needs, not the files they stand in.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** The top folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')

/** Something the client must not carry. The message names where it was met. */
export class Unexpected extends Error {}

const asts = new Map()

/** The statements of a declaration file. @throws {Unexpected} when there is no such file, or it can't be read */
export function statementsOf(file) {
  if (asts.has(file)) return asts.get(file)
  if (!existsSync(file)) throw new Unexpected(`${relative(root, file)} is missing: build the packages it belongs to first`)
  const { program, errors } = parseSync(file, readFileSync(file, 'utf8'))
  if (errors.length) throw new Unexpected(`${relative(root, file)}: ${errors[0].message}`)
  asts.set(file, program.body)
  return program.body
}

/** The emitted file a specifier leads to. @throws {Unexpected} for a package the client's types must not need */
export function fileOf(specifier, from, at) {
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replace(/(\.d)?\.[jt]s$/, '.d.ts')
  const [, name, deep = 'index'] = /^@colonnade\/(contract|trpc|db)(?:\/(.+))?$/.exec(specifier) ?? []
  if (!name) throw new Unexpected(`${at} needs ${specifier}, which the client must not carry: give it a plain type`)
  return join(root, 'packages', name, 'dist', `${deep}.d.ts`)
}

const declared = (statement) => (statement.type.startsWith('Export') && statement.declaration ? statement.declaration : statement)

/** A type's declaration and the file it stands in, followed through re-exports and imports. @throws {Unexpected} when there is none */
export function findType(name, file, at) {
  const body = statementsOf(file)
  const own = body.map(declared).find((d) => /^TS(Interface|TypeAlias)Declaration$/.test(d.type) && d.id.name === name)
  if (own) return { declaration: own, file }
  for (const statement of body) {
    const specifiers = statement.source ? (statement.specifiers ?? []) : []
    const via = specifiers.find((s) => (s.exported ?? s.local)?.name === name)
    if (via) return findType((via.type === 'ExportSpecifier' ? via.local : via.imported).name, fileOf(statement.source.value, file, at), at)
  }
  throw new Unexpected(`${at} needs ${name}, which ${relative(root, file)} does not declare as an interface or a type`)
}

/** The type written at a constant: `export declare const JobStatus: { readonly queued: 'queued' }`. Undefined when there is none. */
export function findConstant(name, file) {
  const declarators = statementsOf(file).map(declared).filter((d) => d.type === 'VariableDeclaration').flatMap((d) => d.declarations)
  return declarators.find((d) => d.id.name === name)?.id.typeAnnotation?.typeAnnotation
}
