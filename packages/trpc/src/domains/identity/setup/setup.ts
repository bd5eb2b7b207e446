import { ContractError } from '@colonnade/contract'
import type { setupInput, setupStatus } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { identityPolicy, limitTries } from '../policy.ts'
import { hashPassword } from '../session/passwords.ts'
import { openSession } from '../session/sign-in.ts'
import { foundPlatform, setupNeeded } from '../tenant/found.ts'
import { isSetupCode, setupCode } from './code.ts'

/** Whether the platform waits for its first operator, and whether strangers may sign up. */
export async function readSetup(ctx: ServiceCtx): Promise<z.infer<typeof setupStatus>> {
  return { needed: await setupNeeded(ctx), signUp: identityPolicy(ctx).signUp }
}

/** The address to set an empty platform up at, with its code behind the #, where no log sees it; null once there is an operator. */
export async function setupAddress(ctx: ServiceCtx): Promise<string | null> {
  return (await setupNeeded(ctx)) ? `${ctx.services.publicUrl}/console/setup#code=${setupCode(ctx.services)}` : null
}

/** Makes the first operator and signs in. Throws FORBIDDEN without the code printed at the start, CONFLICT once there is an operator. */
export async function completeSetup(ctx: ServiceCtx, { code, ...input }: z.output<typeof setupInput>): ReturnType<typeof openSession> {
  await limitTries(ctx, 'setup', { perAddress: 20 })
  if (!isSetupCode(ctx.services, code)) throw wrongCode()
  return openSession(ctx, await foundPlatform(ctx, input, await hashPassword(input.password)))
}

function wrongCode(): ContractError {
  return new ContractError('FORBIDDEN', 'bad_setup_code', 'This is not the set-up code of this server.', {
    remedy: 'Open the address that was printed where the server was started; it carries the code.', fields: [{ path: 'code', message: 'is not the one that was printed' }],
  })
}
