// Who may import whom, as data. Do not relax: when an import is refused, the code is in the wrong place.
//
// A zone is a folder. `uses` lists what it may import as values, `types` what it may name in `import type` only.
// `packages: [...]` limits what it may take from npm; absent means anything. `browser: true` forbids node: and electron.

/** The zones, the most specific folder first. */
export const zones = [
  { name: 'contract', path: 'packages/contract/', uses: ['db/enums'], types: [], packages: ['zod'], browser: true },
  { name: 'db', path: 'packages/db/', uses: [], types: [] },
  { name: 'trpc', path: 'packages/trpc/', uses: ['contract', 'db', 'db/enums'], types: [] },
  { name: 'client', path: 'packages/client/', uses: [], types: ['trpc'], browser: true },
  { name: 'ui', path: 'packages/ui/', uses: ['contract'], types: [], browser: true },
  { name: 'screens', path: 'packages/screens/', uses: ['client', 'contract', 'ui'], types: [], browser: true },
  { name: 'testing', path: 'packages/testing/', uses: ['trpc', 'db', 'db/enums', 'contract'], types: [] },
  { name: 'api', path: 'apps/api/', uses: ['trpc', 'db', 'db/enums', 'contract'], types: [] },
  { name: 'web', path: 'apps/web/', uses: ['client', 'contract', 'ui', 'screens'], types: [], browser: true },
  { name: 'desktop/renderer', path: 'apps/desktop/src/renderer/', uses: ['client', 'contract', 'ui', 'screens'], types: ['desktop/shared'], browser: true },
  { name: 'desktop/main', path: 'apps/desktop/src/main/', uses: ['desktop/shared', 'contract'], types: [] },
  { name: 'desktop/preload', path: 'apps/desktop/src/preload/', uses: ['desktop/shared', 'contract'], types: [] },
  { name: 'desktop/shared', path: 'apps/desktop/src/shared/', uses: ['contract'], types: [], packages: ['zod'] },
]

/** Inside packages/trpc/src: a file under `from` may not import a file under `to`. */
export const trpcLayers = [
  { from: 'kernel/', to: 'domains/', why: 'the kernel knows no domain' },
]

/** Tests may use any package of ours; nothing but tests and benchmarks may use `testing`. */
export const isTest = (file) => /\.(test|bench)\.tsx?$/.test(file) || /(^|\/)(e2e|bench|test)\//.test(file)

/** The zone a file belongs to, or undefined. `file` is relative to the repository. */
export const zoneOf = (file) => zones.find((zone) => file.startsWith(zone.path))

/** The zone a package specifier of ours leads to: `@colonnade/db/enums` is a zone of its own (constants without the client). */
export function zoneOfSpecifier(specifier) {
  const [, name, deep] = /^@colonnade\/([^/]+)(?:\/(.*))?$/.exec(specifier) ?? []
  return name && (name === 'db' && deep === 'enums' ? 'db/enums' : name)
}

/**
 * Files of domains that hold the base client and write without mutate, because they run before it is known who calls, or to make a tenant.
 * Each has its reason. A new one is a decision, not a convenience.
 */
export const doors = {
  'packages/trpc/src/domains/identity/session/recognise.ts': 'reads what recognises a caller, as colonnade_auth',
  'packages/trpc/src/domains/identity/session/lucia.ts': 'prolongs and ends the session of the caller just recognised',
  'packages/trpc/src/domains/identity/tenant/found.ts': 'enters the tenant it has just made, inside its mutate',
  'packages/trpc/src/domains/identity/tenant/usage.ts': 'counts what tenants use, as colonnade_system, which sees ids only',
  'packages/trpc/src/domains/platform/mail/deliver.ts': 'claims mail of every tenant before it is sent',
  'packages/trpc/src/domains/platform/maintenance/purge.ts': 'retention is about every tenant; audited in its own transaction',
  'packages/trpc/src/domains/platform/install.ts': 'installs permissions, roles and partitions before anybody can sign in',
}
