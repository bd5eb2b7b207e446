// nx g @colonnade/tools:resource DOMAIN ENTITY. Nx requires CommonJS here; the work is done by the function `npm run new` uses.
const models = 'packages/db/prisma/models'

/** Writes the resource into Nx's tree; returns what to print afterwards. */
module.exports = async function resource(tree, { domain, entity, scope }) {
  const { planResource } = await import('../../new/resource.mjs')
  const read = (path) => tree.read(path, 'utf-8') ?? undefined
  const schema = tree.exists(models) ? tree.children(models).filter((name) => name.endsWith('.prisma')).map((name) => read(`${models}/${name}`)).join('\n') : ''
  const { files, next } = planResource({ domain, entity, scope, read, schema })
  for (const [path, text] of Object.entries(files)) tree.write(path, text)
  return () => console.log(`\nNow:\n${next.map((step, index) => `  ${index + 1}. ${step}`).join('\n')}`)
}
