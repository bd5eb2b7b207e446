// What `npm test -- …` asks for.
import { Stop } from './report.mjs'

const parts = ['types', 'lint', 'unit', 'database', 'browser', 'real']
const services = ['DATABASE_URL_TEST', 'REDIS_URL_TEST']

/**
 * Reads the arguments of `npm test`.
 * @returns {{ parts: Set<string>, filters: string[], missing?: string }} `filters` go to vitest; `missing` says why the real suites are left out
 * @throws {Stop} on a part that doesn't exist
 */
export function parseTestArgs(args, env) {
  const only = []
  const filters = []
  let real = false
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]
    if (arg === '--real') real = true
    else if (arg === '--only') only.push(...(args[++index] ?? '').split(','))
    else if (arg.startsWith('--only=')) only.push(...arg.slice(7).split(','))
    else filters.push(arg)
  }
  const unknown = only.find((part) => !parts.includes(part))
  if (unknown !== undefined) throw new Stop(`There is no part "${unknown}". Choose from: ${parts.join(', ')}.`)
  const chosen = new Set(only.length ? only : parts.filter((part) => part !== 'real'))
  if (real) chosen.add('real')
  if (!chosen.has('real') || services.some((name) => env[name])) return { parts: chosen, filters }
  chosen.delete('real')
  return { parts: chosen, filters, missing: `The real suites are left out: neither ${services.join(' nor ')} is set.` }
}
