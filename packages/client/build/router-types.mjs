// The router's types as one file that stands alone: plain inputs and outputs, each shape written once under a name of its own.
import { join } from 'node:path'
import { findConstant, root, Unexpected } from './declarations.mjs'
import { Names } from './names.mjs'
import { Printer } from './print.mjs'

const ROUTER = join(root, 'packages/trpc/dist/app-router.d.ts')
const KINDS = { TRPCQueryProcedure: 'Query', TRPCMutationProcedure: 'Mutation', TRPCSubscriptionProcedure: 'Subscription' }

const HEAD = `// Made from the server's router by packages/client/build.mjs.
import type { TRPCBuiltRouter, TRPCMutationProcedure, TRPCQueryProcedure, TRPCSubscriptionProcedure } from '@trpc/server'
type Query<I, O> = TRPCQueryProcedure<{ input: I; output: O; meta: unknown }>
type Mutation<I, O> = TRPCMutationProcedure<{ input: I; output: O; meta: unknown }>
type Subscription<I, O> = TRPCSubscriptionProcedure<{ input: I; output: AsyncIterable<O>; meta: unknown }>
/** An event and its id, from which a stream can be resumed. */
export interface Tracked<T> { id: string; data: T }
/** Any JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }`

const RESERVED = ['Query', 'Mutation', 'Subscription', 'Tracked', 'Json', 'ErrorData', 'WireError', 'AppRouter', 'Page']

const member = (literal, name) => literal.members.find((m) => m.key.name === name)?.typeAnnotation.typeAnnotation

/** What a node of the router is: `{ record }` of a router, `{ kind, definition }` of a procedure. @throws {Unexpected} */
function readNode(node, at) {
  const args = node.typeArguments?.params ?? []
  const name = node.qualifier?.name
  if (name === 'TRPCBuiltRouter') return readNode(args[1], at)
  if (name === 'TRPCDecorateCreateRouterOptions') return readNode(args[0], at)
  if (KINDS[name]) return { kind: KINDS[name], definition: args[0] }
  if (node.type === 'TSTypeLiteral') return { record: node.members.map((m) => [m.key.name ?? m.key.value, m.typeAnnotation.typeAnnotation]) }
  throw new Unexpected(`${at} is neither a router nor a procedure (${name ?? node.type})`)
}

function printNode(printer, node, path) {
  const at = path.join('.') || 'the router'
  const { record, kind, definition } = readNode(node, at)
  const pad = '  '.repeat(path.length + 1)
  if (record) return `{\n${record.map(([name, child]) => `${pad}${name}: ${printNode(printer, child, [...path, name])}`).join('\n')}\n${pad.slice(2)}}`
  const input = printer.print(member(definition, 'input'), ROUTER, `${at}.input`)
  const output = member(definition, 'output')
  return `${kind}<${input}, ${kind === 'Subscription' ? printer.streamItem(output, ROUTER, `${at}.output`) : printer.print(output, ROUTER, `${at}.output`)}>`
}

/** The text of router.d.ts, and how many procedures it holds. @throws {Unexpected} when the router needs what a client must not carry */
export function routerTypes() {
  const router = findConstant('appRouter', ROUTER)
  if (!router) throw new Unexpected('packages/trpc/dist/app-router.d.ts declares no appRouter')
  const names = new Names(RESERVED)
  const printer = new Printer((text, at) => names.mark(text, at))
  const record = printNode(printer, router, [])
  const data = new Printer().print(member(member(router.typeArguments.params[0], 'errorShape'), 'data'), ROUTER, 'error')
  const taken = [...printer.declarations.values()]
  names.settle([record, ...taken])
  const text = [
    HEAD, `export interface ErrorData ${data}`, 'export interface WireError { message: string; code: number; data: ErrorData }',
    ...[...taken, ...names.declarations()].map((t) => names.expand(t)),
    '/** Every procedure of the server, as `<domain>.<entity>.<verb>`. */',
    `export type AppRouter = TRPCBuiltRouter<{ ctx: object; meta: object; errorShape: WireError; transformer: false }, ${names.expand(record)}>`,
  ]
  return { text: `${text.join('\n')}\n`, procedures: (record.match(/: (Query|Mutation|Subscription)</g) ?? []).length }
}
