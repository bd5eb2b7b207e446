import * as z from 'zod'
import { open, router } from '../../../kernel/trpc.ts'

export const statusRouter = router({
  ping: open.output(z.object({ ok: z.literal(true) })).query(() => ({ ok: true as const })),
})
