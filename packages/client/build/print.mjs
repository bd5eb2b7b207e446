// Prints a type anew, understanding every part of it. What is not understood, or not allowed, fails the build: nothing creeps into the client unseen.
import { relative } from 'node:path'
import { fileOf, findConstant, findType, root, Unexpected } from './declarations.mjs'

const KEYWORDS = { TSStringKeyword: 'string', TSNumberKeyword: 'number', TSBooleanKeyword: 'boolean', TSNullKeyword: 'null', TSUndefinedKeyword: 'undefined', TSUnknownKeyword: 'unknown', TSVoidKeyword: 'void', TSNeverKeyword: 'never' }
/** Names every JavaScript runtime's types know. */
const GLOBAL = new Set(['Array', 'ReadonlyArray', 'Record', 'Partial', 'Pick', 'Omit', 'Readonly', 'NonNullable', 'Exclude', 'Extract'])
const STREAMS = new Set(['AsyncIterable', 'AsyncGenerator', 'AsyncIterableIterator'])
/** Types of other packages that have a counterpart of the client's own. */
const COUNTERPARTS = { TrackedData: 'Tracked', JSONType: 'Json' }

const keyOf = (key) => (key.type === 'Identifier' ? key.name : key.raw)
const needsParens = (node) => ['TSUnionType', 'TSIntersectionType', 'TSFunctionType', 'TSTypeOperator'].includes(node.type)

/** Prints types and collects the declarations they need. `mark(text, at)` may put something else in the place of an object or a union. */
export class Printer {
  /** text of each declaration taken over, by name */
  declarations = new Map()

  constructor(mark = (text) => text) {
    this.mark = mark
  }

  /** The text of a type. `file` is where it stands, `at` the path to it for messages, `params` type parameters in scope. */
  print(node, file, at, params = new Set()) {
    if (KEYWORDS[node.type]) return KEYWORDS[node.type]
    const how = this[node.type]
    if (!how) throw new Unexpected(`${at} holds a ${node.type}${node.type === 'TSAnyKeyword' ? ': it would not be checked' : ', which the client does not expect'}`)
    return how.call(this, node, (child, step) => this.print(child, file, step ? `${at}.${step}` : at, params), { file, at, params })
  }

  TSLiteralType({ literal }) { return literal.type === 'UnaryExpression' ? `-${literal.argument.raw}` : literal.raw }
  TSParenthesizedType({ typeAnnotation }, print) { return `(${print(typeAnnotation)})` }
  TSArrayType({ elementType }, print) { return needsParens(elementType) ? `(${print(elementType, 'item')})[]` : `${print(elementType, 'item')}[]` }
  TSTupleType({ elementTypes }, print) { return `[${elementTypes.map((e) => print(e)).join(', ')}]` }
  TSIntersectionType({ types }, print) { return types.map((t) => print(t)).join(' & ') }
  TSIndexedAccessType({ objectType, indexType }, print) { return `${print(objectType)}[${print(indexType)}]` }

  TSUnionType(node, print, { at }) {
    return this.mark(node.types.map((t) => print(t)).join(' | '), at)
  }

  TSTypeOperator({ operator, typeAnnotation }, print, { at }) {
    if (operator !== 'readonly') throw new Unexpected(`${at} holds ${operator}: give it a plain type`)
    return `readonly ${print(typeAnnotation)}`
  }

  TSTypeLiteral(node, print, where) {
    return this.mark(this.members(node.members, print, where), where.at)
  }

  members(members, print, { at }) {
    const parts = members.map((member) => {
      const readonly = member.readonly ? 'readonly ' : ''
      if (member.type === 'TSIndexSignature') return `${readonly}[${member.parameters[0].name}: ${print(member.parameters[0].typeAnnotation.typeAnnotation)}]: ${print(member.typeAnnotation.typeAnnotation)}`
      if (member.type !== 'TSPropertySignature' || member.computed) throw new Unexpected(`${at} has a ${member.type}: only plain fields travel over the wire`)
      return `${readonly}${keyOf(member.key)}${member.optional ? '?' : ''}: ${print(member.typeAnnotation.typeAnnotation, keyOf(member.key))}`
    })
    return parts.length ? `{ ${parts.join('; ')} }` : 'Record<never, never>'
  }

  TSTypeReference({ typeName, typeArguments }, print, { file, at, params }) {
    const args = (typeArguments?.params ?? []).map((t) => print(t))
    const list = args.length ? `<${args.join(', ')}>` : ''
    if (params.has(typeName.name)) return typeName.name
    if (GLOBAL.has(typeName.name)) return typeName.name + list
    if (typeName.type !== 'Identifier') throw new Unexpected(`${at} needs a name of a namespace in ${relative(root, file)}: give it a plain type`)
    return this.take(typeName.name, file, at) + list
  }

  TSImportType({ source, qualifier, typeArguments }, print, { file, at }) {
    const { name } = qualifier
    const args = (typeArguments?.params ?? []).map((t) => print(t, 'item'))
    const list = args.length ? `<${args.join(', ')}>` : ''
    const counterpart = /^(@trpc\/server|zod)\b/.test(source.value) && COUNTERPARTS[name]
    return (counterpart || this.take(name, fileOf(source.value, file, at), at)) + list
  }

  /** Takes a declaration over and gives its name. @throws {Unexpected} for one of the database that is no enum */
  take(name, from, at) {
    const { declaration, file } = findType(name, from, at)
    if (this.declarations.has(name)) return name
    const inDatabase = relative(root, file).startsWith('packages/db/')
    const values = inDatabase && findConstant(name, file)
    if (inDatabase && !values) throw new Unexpected(`${at} needs ${name} of the database: the client must not carry it`)
    this.declarations.set(name, '')
    this.declarations.set(name, values ? `export type ${name} = ${values.members.map((m) => this.print(m.typeAnnotation.typeAnnotation, file, at)).join(' | ')}` : this.declare(declaration, file, at))
    return name
  }

  declare({ type, id, typeParameters, body, typeAnnotation, extends: parents }, file, at) {
    const params = new Set((typeParameters?.params ?? []).map((p) => p.name.name))
    const head = params.size ? `${id.name}<${[...params].join(', ')}>` : id.name
    if (parents?.length) throw new Unexpected(`${at} needs ${id.name}, which extends another interface: spell it out`)
    const print = (child, step) => this.print(child, file, step ? `${id.name}.${step}` : id.name, params)
    return type === 'TSInterfaceDeclaration' ? `export interface ${head} ${this.members(body.body, print, { at: id.name })}` : `export type ${head} = ${print(typeAnnotation)}`
  }

  /** What a subscription yields: the item of its AsyncIterable. */
  streamItem(node, file, at) {
    if (node.type !== 'TSTypeReference' || !STREAMS.has(node.typeName.name)) throw new Unexpected(`${at} is no AsyncIterable`)
    return this.print(node.typeArguments.params[0], file, `${at}.item`)
  }
}
