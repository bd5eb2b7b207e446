import { bulkResult, byId, byIds, exportResult, listInput, pageOf, startedJob } from '@colonnade/contract'
import {
  clusterObservation, clusterSchemas, clusterWhatIf as whatIfAnswer, clusterWorkloads, provisionInput, provisionResult, scaleInput, scaleResult, scaleWhatIf as scaleAnswer, upgradeInput, workloadsInput,
} from '@colonnade/contract/datacenter'
import { get } from '../../../kernel/crud.ts'
import { exportCsv } from '../../../kernel/csv-export.ts'
import { list } from '../../../kernel/list.ts'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { look, workloads } from '../cluster-observation/look.ts'
import { observation } from '../cluster-observation/read.ts'
import { clusterWhatIf, provision } from './provision.ts'
import { removeClusters, restoreClusters } from './remove.ts'
import { cluster, clustersFor } from './resource.ts'
import { scale, scaleWhatIf } from './scale.ts'
import { upgrade } from './upgrade.ts'

const { output } = clusterSchemas

export const clusterRouter = router({
  ...resourceRouter(cluster, ['history', 'create', 'update', 'bulkUpdate', 'importDryRun', 'import']),
  list: authorised('k8s_clusters:read').input(listInput).output(pageOf(output)).query(({ ctx, input }) => list(ctx, clustersFor(ctx), input)),
  get: authorised('k8s_clusters:read').input(byId).output(output).query(({ ctx, input }) => get(ctx, clustersFor(ctx), input.id)),
  export: authorised('k8s_clusters:read').input(listInput).output(exportResult).query(({ ctx, input }) => exportCsv(ctx, clustersFor(ctx) as never, input)),
  observation: authorised('k8s_clusters:read').input(byId).output(clusterObservation).query(({ ctx, input }) => observation(ctx, input.id)),
  look: authorised('k8s_clusters:update').input(byId).output(clusterObservation).mutation(({ ctx, input }) => look(ctx, input.id)),
  workloads: authorised('endpoints:read').input(workloadsInput).output(clusterWorkloads).query(({ ctx, input }) => workloads(ctx, input)),
  // mutations although they write nothing: host and node ids are more than a URL holds
  whatIf: authorised('capacity:read').input(provisionInput).output(whatIfAnswer).mutation(({ ctx, input }) => clusterWhatIf(ctx, input)),
  scaleWhatIf: authorised('capacity:read').input(scaleInput).output(scaleAnswer).mutation(({ ctx, input }) => scaleWhatIf(ctx, input)),
  provision: authorised('k8s_clusters:create').input(provisionInput).output(provisionResult).mutation(({ ctx, input }) => provision(ctx, input)),
  scale: authorised('k8s_clusters:update').input(scaleInput).output(scaleResult).mutation(({ ctx, input }) => scale(ctx, input)),
  upgrade: authorised('k8s_clusters:update').input(upgradeInput).output(startedJob).mutation(({ ctx, input }) => upgrade(ctx, input)),
  remove: authorised('k8s_clusters:delete').input(byIds).output(bulkResult).mutation(({ ctx, input }) => removeClusters(ctx, input.ids)),
  restore: authorised('k8s_clusters:delete').input(byIds).output(bulkResult).mutation(({ ctx, input }) => restoreClusters(ctx, input.ids)),
})
