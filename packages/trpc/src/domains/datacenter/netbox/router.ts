import { startedJob } from '@colonnade/contract'
import { netboxDryRunInput, netboxExported, netboxExportInput, netboxImportInput, netboxInspectInput, netboxInspection, netboxPlan } from '@colonnade/contract/datacenter'
import { authorised, router } from '../../../kernel/trpc.ts'
import { exportForNetbox } from './export.ts'
import { inspectFiles } from './inspect.ts'
import { dryRunNetbox, importNetbox } from './run.ts'

/** Lists from NetBox and back. What is sent is more than a URL holds, so what only reads is a mutation too. */
export const netboxRouter = router({
  inspect: authorised('baremetals:create').input(netboxInspectInput).output(netboxInspection).mutation(({ input }) => inspectFiles(input)),
  dryRun: authorised('baremetals:create').input(netboxDryRunInput).output(netboxPlan).mutation(({ ctx, input }) => dryRunNetbox(ctx, input)),
  export: authorised('baremetals:read').input(netboxExportInput).output(netboxExported).query(({ ctx, input }) => exportForNetbox(ctx, input)),
  import: authorised('baremetals:create').input(netboxImportInput).output(startedJob).mutation(({ ctx, input }) => importNetbox(ctx, input)),
})
