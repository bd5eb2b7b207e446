/** 集群的实际状态与记录对照的用语。 */
export const seen = {
  title: '实际状态', recordedOnly: '仅有记录：没有端点', recordedOnlyLine: '没有人查看此集群，也不会对它执行任何操作。请在其表单中选择 Kubernetes 类型的端点。', notYet: '尚未查看，将在一分钟内进行。',
  look: '立即查看', looked: '已查看。', slow: '回应很慢。显示的是上次看到的状态。', stillAway: '没有回应。', never: '从未看到', api: 'API 服务器', versionDiffers: 'API 服务器运行 {{found}}，账目记为 {{recorded}}。',
  nodes: '{{total}} 个节点中 {{ready}} 个就绪', differ_one: '{{n}} 个节点与账目不符', differ_other: '{{n}} 个节点与账目不符', agrees: '所有节点与记录一致。', last: '以下为上次看到的状态。',
  found: '发现', ready: '就绪', notReady: '未就绪', cordoned: '不接收新的 Pod', held: '升级期间不接收新的 Pod', missing: '不在集群中', version: '版本不同', not_recorded: '账目中没有', not_ready: '未就绪', notRecorded: '账目中没有',
  workloads: '工作负载', workloadsLine: '此刻从 API 服务器读取。', again: '重新读取', noWorkloads: '没有部署任何内容。', moreWorkloads: '还有更多：每种只显示前面的部分。', pods: '{{wanted}} 个中 {{ready}} 个',
  waits: '正在等待 {{node}} 报告版本 {{version}}：请现在升级该机器。在此期间它不接收新的 Pod。', upgradeConnected: '逐个节点进行：先停止接收新的 Pod，由您或您的自动化升级机器，待 API 服务器报告其以新版本就绪后再继续下一个。',
  upgradeRecorded: '仅有记录：没有端点。只登记新版本；机器的升级由您自行完成。', patience: '每个节点等待', patienceHelp: '分钟。超过此时间的节点标记为失败，升级随即停下。', patienceRange: '1 至 1,440 分钟', upgradeLine: '先控制平面，每次一个节点。可随时停止：正在等待的节点随即按现状重新接收新的 Pod。', stopNow: '立即停止', stopLine: '如果现在停止，它会按现状重新接收新的 Pod。',
  objects: '它放入集群的对象', noObjects: '尚未应用任何内容。', pluginRecorded: '仅有记录：集群没有端点。', pluginNoManifest: '仅有记录：它没有清单。', apply: '应用', applyAgain: '重新应用',
} as const

export const seenFields = { endpointId: '端点', observedState: '实际状态', observedVersion: '实际版本', observedAt: '查看时间', endpointName: '端点', objects: '对象', reachable: '有回应', healthy: '健康', ready: '就绪' } as const
export const seenOptions = { healthy: '健康', unhealthy: '不健康' } as const
export const seenHelp = { cluster_endpointId: '其 API 服务器，即 Kubernetes 类型的端点。系统会查看它，在那里应用插件，升级时等待它。' } as const
export const seenAlert = { k8s_cluster_unhealthy: '其 API 服务器或部分节点未就绪' } as const
export const seenAlertName = { k8s_cluster_unhealthy: '集群不健康' } as const
export const seenReason = {
  objects_missing: '集群中缺少对象：', objects_failing: '集群中有对象失败：', objects_not_ready: '尚有 Pod 未就绪：', not_found_there: '集群中没有此对象。', bad_manifest: '清单无法使用。',
} as const
