import { describe, expect, test } from 'vitest'
import { lint } from './lint-fixture.ts'

const places: Record<string, string> = {
  'contract': 'packages/contract/src/a.ts',
  'db': 'packages/db/src/a.ts',
  'trpc': 'packages/trpc/src/a.ts',
  'client': 'packages/client/src/a.ts',
  'ui': 'packages/ui/src/a.ts',
  'testing': 'packages/testing/src/a.ts',
  'api': 'apps/api/src/a.ts',
  'web': 'apps/web/src/a.ts',
  'desktop/renderer': 'apps/desktop/src/renderer/a.ts',
  'desktop/main': 'apps/desktop/src/main/a.ts',
  'desktop/preload': 'apps/desktop/src/preload/a.ts',
}
const packages = ['contract', 'db', 'db/enums', 'trpc', 'client', 'ui', 'testing']

// Written out a second time on purpose, from the table in CONTRIBUTING.md.
const allowed: Record<string, string[]> = {
  'contract': ['db/enums', 'contract'],
  'db': ['db', 'db/enums'],
  'trpc': ['contract', 'db', 'db/enums', 'trpc'],
  'client': ['client'],
  'ui': ['contract', 'ui'],
  'testing': ['trpc', 'db', 'db/enums', 'contract', 'testing'],
  'api': ['trpc', 'db', 'db/enums', 'contract'],
  'web': ['client', 'contract', 'ui'],
  'desktop/renderer': ['client', 'contract', 'ui'],
  'desktop/main': ['contract'],
  'desktop/preload': ['contract'],
}

const refused = (files: Record<string, string>): string[] => lint('boundaries', files)

describe('boundaries', () => {
  test('every pair of packages is decided as the table says', () => {
    const files: Record<string, string> = {}
    const expected: string[] = []
    for (const [zone, path] of Object.entries(places)) {
      files[path] = packages.map((name, index) => `import { v${index} } from '@colonnade/${name}';`).join('\n')
      packages.forEach((name, index) => allowed[zone]?.includes(name) || expected.push(`${path}:${index + 1}`))
    }
    expect(refused(files).map((line) => line.split(' ')[0])).toEqual(expected.sort())
  })

  test('the client may name types of trpc, and only types', () => {
    const path = 'packages/client/src/a.ts'
    expect(refused({ [path]: "import type { AppRouter } from '@colonnade/trpc';\nexport type { AppRouter } from '@colonnade/trpc';" })).toEqual([])
    expect(refused({ [path]: "import { appRouter } from '@colonnade/trpc';\nawait import('@colonnade/trpc');" })).toHaveLength(2)
  })

  test('contract takes zod from npm and nothing else', () => {
    const found = refused({ 'packages/contract/src/a.ts': "import { z } from 'zod';\nimport fs from 'node:fs';\nimport clsx from 'clsx';" })
    expect(found.map((line) => line.split(' ')[0])).toEqual(['packages/contract/src/a.ts:2', 'packages/contract/src/a.ts:3'])
  })

  test('what runs in a browser knows neither node nor electron', () => {
    expect(refused({ 'apps/desktop/src/renderer/a.ts': "import { ipcRenderer } from 'electron';\nimport path from 'path';" })).toHaveLength(2)
    expect(refused({ 'apps/desktop/src/main/a.ts': "import { app } from 'electron';\nimport path from 'node:path';" })).toEqual([])
  })

  test('a package is not reached by a path', () => {
    expect(refused({ 'packages/trpc/src/kernel/a.ts': "import { x } from '../../../db/src/client.ts';" })[0]).toContain('by its name')
  })

  test('main and preload share only desktop/shared', () => {
    expect(refused({ 'apps/desktop/src/main/a.ts': "import { channels } from '../shared/channels.ts';\nimport { App } from '../renderer/app.tsx';" })).toHaveLength(1)
    expect(refused({ 'apps/desktop/src/renderer/a.ts': "import type { Api } from '../shared/channels.ts';" })).toEqual([])
  })

  test('only tests import testing', () => {
    const source = "import { fixture } from '@colonnade/testing';"
    expect(refused({ 'packages/trpc/src/a.ts': source })).toHaveLength(1)
    expect(refused({ 'packages/trpc/src/a.db.test.ts': source, 'apps/web/e2e/a.e2e.test.ts': source, 'apps/api/bench/list.bench.ts': source })).toEqual([])
  })
})

describe('layers inside trpc', () => {
  const domains = 'packages/trpc/src/domains'

  test('the kernel knows no domain', () => {
    expect(refused({ 'packages/trpc/src/kernel/a.ts': "import { rack } from '../domains/datacenter/index.ts';" })[0]).toContain('the kernel knows no domain')
    expect(refused({ [`${domains}/datacenter/rack/resource.ts`]: "import { mutate } from '../../../kernel/mutate.ts';" })).toEqual([])
  })

  test('a domain knows another only through its index.ts', () => {
    const path = `${domains}/ai/model/a.ts`
    expect(refused({ [path]: "import { rack } from '../../datacenter/rack/resource.ts';" })[0]).toContain('only through domains/datacenter/index.ts')
    expect(refused({ [path]: "import { rack } from '../../datacenter/index.ts';\nimport { b } from '../knowledge-base/search.ts';" })).toEqual([])
  })

  test('a verb does not know its router', () => {
    expect(refused({ [`${domains}/datacenter/rack/elevation.ts`]: "import { rackRouter } from './router.ts';" })).toHaveLength(1)
    expect(refused({ [`${domains}/datacenter/index.ts`]: "export { rackRouter } from './rack/router.ts';" })).toEqual([])
    expect(refused({ [`${domains}/datacenter/router.ts`]: "import { rackRouter } from './rack/router.ts';" })).toEqual([])
  })
})
