import type { setupInput, setupStatus } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { identityPolicy, limitTries } from '../policy.ts'
import { hashPassword } from '../session/passwords.ts'
import { openSession } from '../session/sign-in.ts'
import { foundPlatform, setupNeeded } from '../tenant/found.ts'

/** Whether the platform waits for its first operator, and whether strangers may sign up. */
export async function readSetup(ctx: ServiceCtx): Promise<z.infer<typeof setupStatus>> {
  return { needed: await setupNeeded(ctx), signUp: identityPolicy(ctx).signUp }
}

/** Makes the first operator and signs in. Throws CONFLICT once there is one. */
export async function completeSetup(ctx: ServiceCtx, input: z.output<typeof setupInput>): ReturnType<typeof openSession> {
  await limitTries(ctx, 'setup', { perAddress: 20 })
  return openSession(ctx, await foundPlatform(ctx, input, await hashPassword(input.password)))
}
