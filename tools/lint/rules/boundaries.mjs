import { builtinModules } from 'node:module'
import { fileOf, resolveFrom } from '../source.mjs'
import { isTest, trpcLayers, zoneOf, zoneOfSpecifier } from '../zones.mjs'

const nodeOnly = new Set([...builtinModules, 'electron'])
const packageOf = (specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')

/** Why `file` may not import another zone of ours, or undefined. */
function refusedZone(zone, target, typeOnly, file) {
  if (target === zone.name || target.startsWith(`${zone.name}/`)) return undefined
  if (isTest(file)) return undefined
  if (target === 'testing') return 'only tests import testing'
  if (zone.uses.includes(target) || (typeOnly && zone.types.includes(target))) return undefined
  if (zone.types.includes(target)) return `${zone.name} may name types of ${target} only: write \`import type\``
  return `${zone.name} may not import ${target}`
}

/** Why a relative import is refused, or undefined. */
function refusedRelative(zone, file, specifier, typeOnly) {
  const target = resolveFrom(file, specifier)
  const other = zoneOf(target)
  if (other && other !== zone) {
    if (other.path.split('/')[1] !== zone.path.split('/')[1]) return 'import another package by its name, not by a path'
    return refusedZone(zone, other.name, typeOnly, file)
  }
  return zone.name === 'trpc' && !isTest(file) ? refusedInTrpc(file, target) : undefined
}

function refusedInTrpc(file, target) {
  const [from, to] = [file, target].map((path) => path.replace('packages/trpc/src/', ''))
  const layer = trpcLayers.find((rule) => from.startsWith(rule.from) && to.startsWith(rule.to))
  if (layer) return layer.why
  const [, domain, rest] = /^domains\/([^/]+)\/(.*)$/.exec(to) ?? []
  const [, own] = /^domains\/([^/]+)\//.exec(from) ?? []
  if (domain && own && domain !== own && rest !== 'index.ts') return `a domain knows another only through domains/${domain}/index.ts`
  const isRouter = (path) => /(^|\/)router\.ts$/.test(path)
  if (own && isRouter(to) && !isRouter(from) && !/(^|\/)index\.ts$/.test(from)) return 'a resource or a verb does not know its router'
  return undefined
}

function refusedPackage(zone, file, specifier) {
  // Configuration, galleries and scripts beside src run in Node.
  if (isTest(file) || !file.includes('/src/')) return undefined
  if (zone.browser && (specifier.startsWith('node:') || nodeOnly.has(packageOf(specifier)))) return `${zone.name} runs in browsers: no ${packageOf(specifier)}`
  if (zone.packages && !zone.packages.includes(packageOf(specifier))) return `${zone.name} is pure: from npm only ${zone.packages.join(', ')}`
  return undefined
}

/** Keeps the table of zones.mjs: which package may import which, and the layers inside packages/trpc. */
export const boundaries = {
  meta: { docs: { description: 'who may import whom' } },
  create(context) {
    const file = fileOf(context)
    const zone = zoneOf(file)
    if (!zone) return {}
    const check = (node, source, typeOnly) => {
      if (typeof source?.value !== 'string') return
      const specifier = source.value
      const target = zoneOfSpecifier(specifier)
      const why = specifier.startsWith('.') ? refusedRelative(zone, file, specifier, typeOnly)
        : target ? refusedZone(zone, target, typeOnly, file) : refusedPackage(zone, file, specifier)
      if (why) context.report({ node, message: `${why} (who may import whom: CONTRIBUTING.md).` })
    }
    const onlyTypes = (node) => node.importKind === 'type' || node.exportKind === 'type'
      || (node.specifiers?.length > 0 && node.specifiers.every((specifier) => (specifier.importKind ?? specifier.exportKind) === 'type'))
    return {
      ImportDeclaration: (node) => check(node, node.source, onlyTypes(node)),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source, onlyTypes(node)),
      ExportAllDeclaration: (node) => check(node, node.source, onlyTypes(node)),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal ?? node.argument, true),
    }
  },
}
