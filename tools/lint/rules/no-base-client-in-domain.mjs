import { fileOf } from '../source.mjs'
import { doors, isTest } from '../zones.mjs'

const forbidden = new Set(['PrismaClient', 'createDatabase', 'openDatabase', 'createClient', 'createPrismaClient', 'baseClient', 'Database', 'PrismaPg', 'PGlite'])
// What the kernel keeps to itself: with it a domain could choose its own role and tenant.
const kernelOnly = new Set(['databaseOf', 'bindDatabase', 'withScope', 'enterScope'])
const forbiddenSources = /^(@prisma\/(client|adapter-pg)|pglite-prisma-adapter|pg|@electric-sql\/pglite)(\/|$)|\/generated\//

/** A domain gets its database from `ctx`, inside the tenant; the base client would see past it. */
export const noBaseClientInDomain = {
  meta: { docs: { description: 'no base client in a domain' } },
  create(context) {
    const file = fileOf(context)
    if (!file.startsWith('packages/trpc/src/domains/') || isTest(file) || file in doors) return {}
    const report = (node, what) => context.report({ node, message: `${what} is the base client: a domain gets its database from ctx, already inside the tenant.` })
    const check = (node) => {
      const source = node.source?.value
      if (typeof source !== 'string') return undefined
      if (forbiddenSources.test(source)) return report(node, source)
      const names = (node.specifiers ?? []).map((specifier) => [specifier, (specifier.imported ?? specifier.local).name])
      for (const [specifier, name] of names) if (kernelOnly.has(name)) report(specifier, name)
      if (!/^@colonnade\/db(\/|$)/.test(source)) return undefined
      if (node.type === 'ExportAllDeclaration' || node.specifiers?.some((specifier) => specifier.type === 'ImportNamespaceSpecifier')) return report(node, `* from ${source}`)
      for (const [specifier, name] of names) if (forbidden.has(name)) report(specifier, name)
      return undefined
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}
