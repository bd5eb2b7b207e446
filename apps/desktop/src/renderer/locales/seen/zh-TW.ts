/** 叢集的實際狀態與紀錄對照的用語。 */
export const seen = {
  title: '實際狀態', recordedOnly: '僅有紀錄：沒有端點', recordedOnlyLine: '沒有人查看此叢集，也不會對它執行任何操作。請在其表單中選擇 Kubernetes 類型的端點。', notYet: '尚未查看，將在一分鐘內進行。',
  look: '立即查看', looked: '已查看。', slow: '回應很慢。顯示的是上次看到的狀態。', stillAway: '沒有回應。', never: '從未看到', api: 'API 伺服器', versionDiffers: 'API 伺服器執行 {{found}}，帳目記為 {{recorded}}。',
  nodes: '{{total}} 個節點中 {{ready}} 個就緒', differ_one: '{{n}} 個節點與帳目不符', differ_other: '{{n}} 個節點與帳目不符', agrees: '所有節點與紀錄一致。', last: '以下為上次看到的狀態。',
  found: '發現', ready: '就緒', notReady: '未就緒', cordoned: '不接收新的 Pod', held: '升級期間不接收新的 Pod', missing: '不在叢集中', version: '版本不同', not_recorded: '帳目中沒有', not_ready: '未就緒', notRecorded: '帳目中沒有',
  workloads: '工作負載', workloadsLine: '此刻從 API 伺服器讀取。', again: '重新讀取', noWorkloads: '沒有部署任何內容。', moreWorkloads: '還有更多：每種只顯示前面的部分。', pods: '{{wanted}} 個中 {{ready}} 個',
  waits: '正在等待 {{node}} 回報版本 {{version}}：請現在升級該機器。在此期間它不接收新的 Pod。', upgradeConnected: '逐一節點進行：先停止接收新的 Pod，由您或您的自動化升級機器，待 API 伺服器回報其以新版本就緒後再繼續下一個。',
  upgradeRecorded: '僅有紀錄：沒有端點。只登記新版本；機器的升級由您自行完成。', patience: '每個節點等待', patienceHelp: '分鐘。超過此時間的節點標記為失敗，升級隨即停下。', patienceRange: '1 至 1,440 分鐘', upgradeLine: '先控制平面，每次一個節點。可隨時停止：正在等待的節點隨即依現狀重新接收新的 Pod。', stopNow: '立即停止', stopLine: '如果現在停止，它會依現狀重新接收新的 Pod。',
  objects: '它放入叢集的物件', noObjects: '尚未套用任何內容。', pluginRecorded: '僅有紀錄：叢集沒有端點。', pluginNoManifest: '僅有紀錄：它沒有清單。', apply: '套用', applyAgain: '重新套用',
} as const

export const seenFields = { endpointId: '端點', observedState: '實際狀態', observedVersion: '實際版本', observedAt: '查看時間', endpointName: '端點', objects: '物件', reachable: '有回應', healthy: '健康', ready: '就緒' } as const
export const seenOptions = { healthy: '健康', unhealthy: '不健康' } as const
export const seenHelp = { cluster_endpointId: '其 API 伺服器，即 Kubernetes 類型的端點。系統會查看它，在那裡套用外掛，升級時等待它。' } as const
export const seenAlert = { k8s_cluster_unhealthy: '其 API 伺服器或部分節點未就緒' } as const
export const seenAlertName = { k8s_cluster_unhealthy: '叢集不健康' } as const
export const seenReason = {
  objects_missing: '叢集中缺少物件：', objects_failing: '叢集中有物件失敗：', objects_not_ready: '尚有 Pod 未就緒：', not_found_there: '叢集中沒有此物件。', bad_manifest: '清單無法使用。',
} as const
