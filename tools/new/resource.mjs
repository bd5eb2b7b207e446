// Plans a resource: which files it has, which existing files name it. `npm run new` and `nx g` share this.
import { namesOf } from './names.mjs'
import { findModel } from './prisma-model.mjs'
import { contractFile, resourceFile, routerFile } from './templates.mjs'
import { neededRows, testFile } from './test-template.mjs'

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const blank = (names) => ({ table: names.plural, columns: new Set(['version', 'deletedAt']), fields: [{ name: 'name', type: 'String', database: 'VarChar', size: 100 }] })

const contractIndex = 'packages/contract/src/index.ts'
const catalogue = 'packages/contract/src/kernel/permissions.ts'

/** Adds the permissions of a resource to the catalogue, after the last one. */
function withPermissions(text, plural) {
  if (new RegExp(`^\\s*${plural}:`, 'm').test(text)) return text
  return text.replace(/(permissionCatalogue = \{[\s\S]*?\n)(\} as const)/, `$1  ${plural}: ['read', 'create', 'update', 'delete'],\n$2`)
}

const camel = (kebab) => namesOf(kebab).camel

/** The router of the domain with the new entity in it; made when the domain is new. */
function domainRouter(text, { domain, names }) {
  const own = `import { ${names.camel}Router } from './${names.kebab}/router.ts'\n`
  if (text === undefined) return `import { router } from '../../kernel/trpc.ts'\n${own}\n/** Procedures of the ${domain.replaceAll('-', ' ')} domain. */\nexport const ${camel(domain)}Router = router({ ${names.camel}: ${names.camel}Router })\n`
  const lastImport = text.lastIndexOf('\nimport ')
  const end = text.indexOf('\n', lastImport + 1) + 1
  const withImport = text.slice(0, end) + own + text.slice(end)
  return withImport.replace(/router\(\{\s*([\s\S]*?),?\s*\}\)\s*$/, (_, entries) => `router({ ${entries ? `${entries}, ` : ''}${names.camel}: ${names.camel}Router })\n`)
}

/**
 * What has to be written for a resource.
 * @param {{ domain: string, entity: string, scope?: string, read: (path: string) => string | undefined, schema: string }} options
 *   `domain` and `entity` in kebab-case; `read` gives a file's text or undefined; `schema` is the whole Prisma schema
 * @returns {{ files: Record<string, string>, next: string[] }} files to write (path → text), and what is left to a person
 * @throws {Error} when a name is no kebab-case name or the resource exists
 */
export function planResource({ domain, entity, scope, read, schema }) {
  for (const name of [domain, entity]) if (!kebabCase.test(name ?? '')) throw new Error(`"${name ?? ''}" is no name: use lower-case words with hyphens, as in "virtual-machine".`)
  const names = namesOf(entity)
  const found = findModel(schema, names.pascal)
  const model = found ?? blank(names)
  const about = { domain, names, model, scope: scope ?? (model.columns.has('tenantId') ? 'tenant' : 'provider') }
  const home = `packages/trpc/src/domains/${domain}/${entity}`
  const files = {
    [`packages/contract/src/${domain}/${entity}.ts`]: contractFile(about),
    [`${home}/resource.ts`]: resourceFile(about),
    [`${home}/router.ts`]: routerFile(about),
    [`${home}/${entity}.db.test.ts`]: testFile(about),
  }
  const existing = Object.keys(files).find((path) => read(path) !== undefined)
  if (existing) throw new Error(`${existing} is there already.`)
  const routerPath = `packages/trpc/src/domains/${domain}/router.ts`
  files[routerPath] = domainRouter(read(routerPath), about)
  const index = read(contractIndex)
  if (index !== undefined) files[contractIndex] = `${index.trimEnd()}\nexport { ${names.camel}Schemas } from './${domain}/${entity}.ts'\n`
  const permissions = read(catalogue)
  const granted = permissions && withPermissions(permissions, names.plural)
  if (granted !== permissions) files[catalogue] = granted
  return { files, next: nextSteps(about, found, read(routerPath) === undefined) }
}

function nextSteps(about, found, newDomain) {
  const { domain, names, scope } = about
  const rows = neededRows(about)
  const steps = []
  if (found?.secrets.length) steps.push(`Left out, as they look secret: ${found.secrets.join(', ')}.`)
  if (!found) steps.push(`Add model ${names.pascal} to packages/db/prisma/models/${domain}.prisma, then npm run db -- create ${names.snake}; protect the new table in that migration.`)
  if (newDomain) steps.push(`Put ${camel(domain)}Router into packages/trpc/src/app-router.ts.`)
  if (rows.length) steps.push(`In the test, make the rows that ${rows.join(', ')} name.`)
  steps.push(`Check the scope ('${scope}'), which fields a list may be filtered by, and who has the permissions ${names.plural}:*.`)
  return steps
}
