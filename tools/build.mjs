// Builds browser applications: node tools/build.mjs [web] [console]. Used by the Nx targets; `npm start` calls the same functions.
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs'
import { buildSite, sites } from './lib/build.mjs'
import { fail, Stop } from './lib/report.mjs'
import { forwardSignals } from './lib/run.mjs'

async function main(names) {
  forwardSignals()
  const unknown = names.find((name) => !sites.some((site) => site.name === name))
  if (unknown) throw new Stop(`There is no application "${unknown}". Choose from: ${sites.map((site) => site.name).join(', ')}.`)
  await ensureInstalled()
  await ensureGenerated()
  for (const site of sites) if (!names.length || names.includes(site.name)) await buildSite(site)
}

main(process.argv.slice(2)).catch(fail)
