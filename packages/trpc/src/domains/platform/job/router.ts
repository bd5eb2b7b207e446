import { byId, startedJob } from '@colonnade/contract'
import { jobProgress, jobSchemas } from '@colonnade/contract/platform'
import type * as z from 'zod'
import { cancelJob } from '../../../kernel/jobs.ts'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { defineResource, type Resource } from '../../../kernel/resource.ts'
import { Mailbox } from '../../../kernel/stream.ts'
import { authorised, router } from '../../../kernel/trpc.ts'

/** Long work of the caller's tenant. */
export const job: Resource<typeof jobSchemas> = defineResource({ name: 'job', model: 'job', table: 'jobs', schemas: jobSchemas, permissions: 'jobs', scope: 'tenant' })

export const jobRouter = router({
  ...resourceRouter(job, ['list', 'get']),
  cancel: authorised('jobs:update').input(byId).output(startedJob).mutation(({ ctx, input }) => cancelJob(ctx, input.id)),
  progress: authorised('jobs:read').subscription(async function* ({ ctx, signal }) {
    const mailbox = new Mailbox<z.infer<typeof jobProgress>>()
    const off = ctx.services.bus.tune(ctx.tenantId!, 'jobs', (s) => mailbox.put(s.data as z.infer<typeof jobProgress>))
    try { yield* mailbox.take(signal!) } finally { off() }
  }),
})
