// One Vite server for one browser application: node dev-site.mjs NAME PORT API_URL. What belongs to the server is passed on to it.
import { createServer } from 'vite'
import { sites } from './build.mjs'
import { at } from './workspace.mjs'

const [name, port, target] = process.argv.slice(2)
const site = sites.find((candidate) => candidate.name === name)
const served = ['/trpc', '/events', '/auth', '/files', '/uploads', '/api', '/healthz', '/readyz', '/metrics']

process.chdir(at(site.folder))
const vite = await createServer({
  configFile: at(site.folder, site.config),
  base: site.base,
  server: { port: Number(port), proxy: Object.fromEntries(served.map((path) => [`^${path}(/|$|\\?)`, { target, changeOrigin: false }])) },
})
await vite.listen()
console.log(`  ${site.label} reloads at http://localhost:${vite.config.server.port}${site.base}`)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vite.close().finally(() => process.exit(0)))
