import type { EndpointTest } from '@colonnade/contract/datacenter'
import { DriverError } from '../../../drivers/resource/error.ts'
import { authorise } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { driverOf, storedEndpoint, type StoredEndpoint } from './connection.ts'
import { keepHealth, type Heard } from './health.ts'

/** Longest a person waits for an answer, in ms. */
const PATIENCE_MS = 10_000

/** Asks an endpoint who it is and whether it lets us in. Never throws for what the other side does. */
export async function ask(ctx: ServiceCtx, stored: StoredEndpoint): Promise<Heard> {
  try {
    const driver = await driverOf(ctx, stored)
    return { ok: true, checked: await driver.check({ key: ctx.requestId, timeoutMs: PATIENCE_MS }) }
  } catch (error) {
    if (error instanceof DriverError) return { ok: false, error }
    throw error
  }
}

/** Tries an endpoint now and says who answered, or what was wrong and what to do about it. Throws NOT_FOUND. */
export async function test(ctx: ServiceCtx, input: { id: string }): Promise<EndpointTest> {
  authorise(ctx, 'endpoints:update')
  const stored = await storedEndpoint(ctx, input.id)
  const heard = await ask(ctx, stored)
  await keepHealth(ctx, stored, heard, true)
  if (heard.ok) return { ok: true, product: heard.checked!.product, productVersion: heard.checked!.version, problem: null }
  const { kind, reason, message, remedy, certificate } = heard.error
  return { ok: false, product: null, productVersion: null, problem: { kind, reason, message, remedy, certificate } }
}
