import { failAbandonedAnswers } from '@colonnade/trpc/domains/ai/index'
import { installPlatform } from '@colonnade/trpc/domains/platform/install'
import { sampleData, type SignInLine } from './sample/index.ts'
import type { House } from './compose.ts'

/** Brings reference data up to date and, on the very first start, adds sample data; the returned function prints where to go. */
export async function prepare(house: House, empty: boolean): Promise<() => void> {
  const { fresh } = await installPlatform(house.services)
  await failAbandonedAnswers(house.services, { alone: house.database.kind === 'embedded' })
  const lines = fresh && !empty ? await sampleData(house.services) : []
  return () => announce(house, lines, fresh && empty)
}

function announce(house: House, lines: SignInLine[], bare: boolean): void {
  const { publicUrl } = house.services
  console.log(`\nColonnade is ready.\n  Web app           ${publicUrl}/\n  Operator console  ${publicUrl}/console/`)
  if (bare) console.log(`\nNothing is set up yet: open ${publicUrl}/console/setup`)
  if (lines.length) console.log(`\nSample accounts (password for each: ${lines[0]!.password})\n${lines.map((l) => `  ${l.who.padEnd(26)} ${l.email}`).join('\n')}`)
}
