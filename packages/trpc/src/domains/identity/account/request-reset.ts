import { requestResetInput } from '@colonnade/contract/identity'
import { PROVIDER, type ServiceCtx } from '../../../kernel/context.ts'
import { defineJob, startJobInTx } from '../../../kernel/jobs.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { mailReset } from '../link/mails.ts'
import { limitTries } from '../policy.ts'
import { accountsOf } from '../session/recognise.ts'

const JOB = 'identity.reset'
const MOST_ACCOUNTS = 20

/**
 * Takes note that somebody forgot a password. Whether there is such an account is looked up by a job, later: the answer and the work before it
 * are the same for every address. Throws TOO_MANY_REQUESTS.
 */
export async function requestReset(ctx: ServiceCtx, input: { email: string }): Promise<{ done: true }> {
  await limitTries(ctx, 'reset', { perSubject: [input.email, 5], perAddress: 30 })
  const asPlatform: ServiceCtx = { ...ctx, tenantId: PROVIDER, actor: { ...ctx.actor, userId: null, permissions: new Set() } }
  await mutate(asPlatform, { permission: 'system', action: 'queued', write: (tx, report) => startJobInTx(tx, asPlatform, report, { type: JOB, payload: input, permission: 'jobs:update' }) })
  return { done: true }
}

defineJob<{ email: string }>({
  type: JOB, input: requestResetInput,
  async run(ctx, { email }) {
    for (const account of await accountsOf(ctx.services, email, MOST_ACCOUNTS)) {
      await mutate({ ...ctx, tenantId: account.tenantId, actor: { ...ctx.actor, tenantId: account.tenantId } }, {
        permission: 'system', action: 'request_reset',
        write: async (tx, report) => {
          report({ resource: 'user', id: account.userId })
          await mailReset(tx, ctx, report, account)
        },
      })
    }
    return {}
  },
})
