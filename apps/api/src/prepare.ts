import { failAbandonedAnswers } from '@colonnade/trpc/domains/ai/index'
import { setupAddress } from '@colonnade/trpc/domains/identity/setup/setup'
import { createServiceCtx, PROVIDER, systemActor } from '@colonnade/trpc'
import { installPlatform } from '@colonnade/trpc/domains/platform/install'
import { sampleData, type SignInLine } from './sample/index.ts'
import type { House } from './compose.ts'

/** Brings reference data up to date and, on the very first start, adds sample data; the returned function prints where to go. */
export async function prepare(house: House, empty: boolean): Promise<() => void> {
  const { fresh } = await installPlatform(house.services)
  await failAbandonedAnswers(house.services, { alone: house.database.kind === 'embedded' })
  const lines = fresh && !empty ? await sampleData(house.services) : []
  const ctx = createServiceCtx(house.services, systemActor(PROVIDER, []), { requestId: 'start', ip: null, userAgent: null })
  const setup = lines.length ? null : await setupAddress(ctx)
  return () => announce(house, lines, setup)
}

function announce(house: House, lines: SignInLine[], setup: string | null): void {
  const { publicUrl } = house.services
  console.log(`\nColonnade is ready.\n  Web app           ${publicUrl}/\n  Operator console  ${publicUrl}/console/`)
  if (setup) console.log(`\nNothing is set up yet. Open this address, it carries the code that lets you:\n  ${setup}`)
  if (lines.length) console.log(`\nSample accounts (password for each: ${lines[0]!.password})\n${lines.map((l) => `  ${l.who.padEnd(26)} ${l.email}`).join('\n')}`)
}
