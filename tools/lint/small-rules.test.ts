import { describe, expect, test } from 'vitest'
import { lint } from './lint-fixture.ts'

const domain = 'packages/trpc/src/domains/datacenter/rack'
const lines = (count: number): string => Array.from({ length: count }, (_, index) => `    step(${index});`).join('\n')

describe('no-base-client-in-domain', () => {
  const findings = (source: string, path = `${domain}/a.ts`): string[] => lint('no-base-client-in-domain', { [path]: source })

  test.each([
    "import { PrismaClient } from '@colonnade/db';",
    "import { createDatabase as make } from '@colonnade/db';",
    "import * as db from '@colonnade/db';",
    "export * from '@colonnade/db';",
    "import { PrismaClient } from '@prisma/client';",
    "import { Pool } from 'pg';",
    "import { databaseOf } from '../../../kernel/context.ts';",
    "const { PGlite } = await import('@electric-sql/pglite');",
  ])('refused: %s', (source) => {
    expect(findings(source)).toHaveLength(1)
  })

  test('types of rows, enums and other places are free', () => {
    expect(findings("import type { Rack } from '@colonnade/db';\nimport { RackStatus } from '@colonnade/db/enums';")).toEqual([])
    expect(findings("import { createDatabase } from '@colonnade/db';", 'packages/trpc/src/kernel/scope.ts')).toEqual([])
    expect(findings("import { createDatabase } from '@colonnade/db';", `${domain}/rack.db.test.ts`)).toEqual([])
  })
})

describe('procedure-budget', () => {
  const router = (count: number, kind: string): string => `export const r = {\n  place: authorised('x').input(y)\n    .${kind}(async ({ ctx }) => {\n${lines(count)}\n    }),\n};`

  test.each(['query', 'mutation', 'subscription'])('a %s of 15 lines passes, one of 16 does not', (kind) => {
    expect(lint('procedure-budget', { [`${domain}/router.ts`]: router(12, kind) })).toEqual([])
    expect(lint('procedure-budget', { [`${domain}/router.ts`]: router(13, kind) })[0]).toContain('16 lines')
  })

  test('a database query is no procedure', () => {
    expect(lint('procedure-budget', { [`${domain}/a.ts`]: `pool.query(\n${'\n'.repeat(30)}'select 1');` })).toEqual([])
  })
})

describe('docstring-on-export', () => {
  const findings = (source: string, path = 'packages/contract/src/a.ts'): string[] => lint('docstring-on-export', { [path]: source })

  test.each([
    'export function a() {}',
    'export async function* a() {}',
    'export class A {}',
    'export const a = () => 1;',
    'export default function a() {}',
    '// a comment is no docstring\nexport function a() {}',
    'function a() {}\nexport { a };',
  ])('refused: %s', (source) => {
    expect(findings(source)).toHaveLength(1)
  })

  test.each([
    '/** Adds. */\nexport function a() {}',
    '/** Adds. */\nexport const a = () => 1;',
    '/** Adds. */\nfunction a() {}\nexport { a };',
    '/** Adds. */\nexport function a(x: string): void;\nexport function a(x: number): void;\nexport function a(x: unknown) {}',
    'export const limit = 3;\nexport type A = string;\nfunction inner() {}\nexport { b } from "./b.ts";',
  ])('allowed: %s', (source) => {
    expect(findings(source)).toEqual([])
  })

  test('tests, apps and generated files are free', () => {
    for (const path of ['packages/db/src/generated/a.ts', 'packages/db/src/a.test.ts', 'apps/web/src/a.ts']) {
      expect(findings('export function a() {}', path)).toEqual([])
    }
  })
})
