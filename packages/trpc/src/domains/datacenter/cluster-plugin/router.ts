import { bulkResult, byId, exportResult, listInput, pageOf } from '@colonnade/contract'
import { pluginRemoveInput, pluginRetryInput, pluginSchemas, pluginUpgradeInput } from '@colonnade/contract/datacenter'
import { get } from '../../../kernel/crud.ts'
import { exportCsv } from '../../../kernel/csv-export.ts'
import { list } from '../../../kernel/list.ts'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import './job.ts'
import { plugin, pluginsFor, pluginsListedFor } from './resource.ts'
import { removePlugins, retryPlugin, upgradePlugin } from './verbs.ts'

const { output } = pluginSchemas

export const clusterPluginRouter = router({
  ...resourceRouter(plugin, ['history', 'create', 'update', 'bulkUpdate', 'importDryRun', 'import']),
  list: authorised('k8s_clusters:read').input(listInput).output(pageOf(output)).query(({ ctx, input }) => list(ctx, pluginsListedFor(ctx), input)),
  get: authorised('k8s_clusters:read').input(byId).output(output).query(({ ctx, input }) => get(ctx, pluginsFor(ctx), input.id)),
  export: authorised('k8s_clusters:read').input(listInput).output(exportResult).query(({ ctx, input }) => exportCsv(ctx, pluginsFor(ctx) as never, input)),
  upgrade: authorised('k8s_clusters:update').input(pluginUpgradeInput).output(output).mutation(({ ctx, input }) => upgradePlugin(ctx, input)),
  retry: authorised('k8s_clusters:update').input(pluginRetryInput).output(output).mutation(({ ctx, input }) => retryPlugin(ctx, input)),
  remove: authorised('k8s_clusters:delete').input(pluginRemoveInput).output(bulkResult).mutation(({ ctx, input }) => removePlugins(ctx, input)),
})
