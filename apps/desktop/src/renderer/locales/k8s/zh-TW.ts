import { seenReason } from '../seen/zh-TW.ts'
import type { Words } from './words.ts'

/** 叢集、其組成部分與網格的用語。 */
export const k8sZhTW: Words = {
  nav: { clusters: '叢集', plugins: '外掛', meshes: '服務網格', windows: '維護時段' },
  cluster: { one: '叢集', many: '叢集', line: 'Kubernetes 叢集：屬於誰、執行什麼版本、節點如何分布。', empty: '還沒有叢集。建立第一個：其節點不是全部放置，就是一個也不放。' },
  plugin: { one: '外掛', many: '外掛', line: '叢集中安裝了什麼，以及結果如何。', empty: '任何叢集裡都還沒有外掛。新增一個即會安裝。' },
  bastion: { one: '堡壘機', many: '堡壘機', line: '透過它們存取叢集的機器。', empty: '還沒有堡壘機。將管理型虛擬機器附加到其租戶的叢集。' },
  mesh: { one: '服務網格', many: '服務網格', line: '跨叢集的網格。每個網格有一個主要叢集。', empty: '還沒有服務網格。先新增一個，再讓叢集加入。' },
  member: { one: '網格成員', many: '網格成員', line: '哪些叢集在哪個網格中。', empty: '還沒有叢集加入網格。', titleOf: '{{mesh}} 中的 {{cluster}}' },
  window: { first: '僅列出 {{n}} 個時段中的前 {{shown}} 個。', one: '維護時段', many: '維護時段', line: '何時可以擾動叢集。時段之外，有影響的操作會先詢問。', empty: '還沒有時段。沒有時段時，有影響的操作一律先詢問。', titleOf: '{{cluster}}，{{at}}', span: '時間', days: '未來兩週', noneSoon: '未來兩週沒有時段。', openNow: '進行中' },
  nodes: { none: '此叢集沒有登記節點。', control_plane: '控制平面', worker: '工作節點', noRack: '機架不明', racks_one: '分布在 {{n}} 個機架', racks_other: '分布在 {{n}} 個機架', shared: '有 {{n}} 個在同一機架：機架不足', more_one: '另有 {{n}} 個', more_other: '另有 {{n}} 個' },
  facts: { version: 'Kubernetes', window: '維護時段', windowOpen: '進行中', windowNext: '下一個 {{at}}', windowNone: '未排定', failing_one: '{{n}} 個失敗', failing_other: '{{n}} 個失敗' },
  reason: { ...seenReason, job_cancelled: '已被停止。', window_closed: '維護時段已結束。', node_failed: '有節點失敗。', internal: '我們這邊出了問題。', unreachable: '叢集沒有回應。' },
  create: {
    title: '建立叢集', line: '節點不是全部放置，就是一個也不放。答案隨輸入變化；建立之前不寫入任何內容。', open: '建立叢集', name: '名稱', version: 'Kubernetes 版本', description: '說明', tenant: '租戶', group: '群組',
    cpCount: '控制平面數量', cpSpec: '控制平面規格', workerCount: '工作節點數量', workerSpec: '工作節點規格', mode: '工作節點配置', cpHosts: '控制平面的主機', workerHosts: '工作節點的主機',
    modeHelp: { spread: '盡可能平均分布。', pack: '使用盡可能少的主機，最滿的優先。', rack_anti_affinity: '同一機架中盡可能少。', manual: '放在您指定的主機上，控制平面也是。' },
    nameHelp: '小寫字母、數字與連字號。節點以此命名。', versionHelp: '例如 1.33.2', incomplete: '選擇租戶、群組與規格，即可看到節點會放到哪裡。', workersRange: '0 到 500', submit: '建立叢集', answer: '會發生什麼',
    fits: '全部 {{n}} 個節點都放得下。', doesNotFit: { control_plane: '控制平面放不下：什麼都不會放置。', worker: '工作節點放不下：什麼都不會放置。' },
    apart: '每個控制平面獨占一個機架。', sharing: '控制平面可用 {{racks}} 個機架：最多 {{most}} 個共用一個。', unracked: '其中 {{n}} 個在機架不明的主機上。', single: '只有一個控制平面：其主機停機，叢集即停。',
    done: '{{name}} 已就緒：放置了 {{n}} 個節點。', see: '檢視叢集', again: '再建立一個', why: '為什麼在那裡？',
  },
  scale: {
    workersRange: '0 到 {{most}}', open: '伸縮', title: '伸縮 {{name}}', line: '節點不是全部放置或釋放，就是都不動。', role: '節點', count: '數量', now: '現有 {{n}} 個', spec: '新節點的規格', specHelp: '預設與最新的節點相同。', group: '群組', groupHelp: '預設為叢集自己的群組。',
    add_one: '增加 {{n}} 個節點', add_other: '增加 {{n}} 個節點', remove_one: '釋放 {{n}} 個節點', remove_other: '釋放 {{n}} 個節點', nothing: '無事可做', going: '將釋放：', done: '{{name}} 已伸縮。', odd: '控制平面需要投票：1、3 或 5 個。',
  },
  upgrade: {
    open: '升級', resume: '繼續升級', title: '升級 {{name}}', line: '先控制平面，每次一個節點。可在節點之間停止。', from: '現在執行 {{version}}', to: '版本', toHelp: '更新的修補版本，或下一個次版本。', start: '開始', begun: '{{name}} 的升級已開始。', running: '正在升級到 {{version}}',
    stands: '到 {{version}} 的升級已停下', progress: '{{total}} 個節點中的 {{done}} 個', stop: '此節點完成後停止', skips: '次版本要逐一升級。', back: '控制平面不能退回舊版本。', same: '已在執行此版本。',
  },
  outside: { title: '目前沒有維護時段', next: '下一個於 {{at}} 開始。', none: '沒有排定任何時段。', confirm: '仍然現在執行' },
  parts: { install: '安裝外掛', attach: '附加堡壘機', join: '加入網格', plan: '排定時段', noPlugins: '沒有安裝外掛。', noBastions: '沒有通往此叢集的堡壘機。', noMeshes: '不在任何網格中。', noWindows: '沒有排定時段。', noMembers: '此網格中沒有叢集。', detach: '解除', leave: '離開', makePrimary: '設為主要叢集', isPrimary: '{{name}} 現在是主要叢集。', detached: '{{name}} 已解除。', left: '{{name}} 已離開。', cancelled: '時段已撤回。', cancel: '撤回', joinCluster: '讓叢集加入' },
  plugins: { upgrade: '升級', retry: '重試', remove: '移除', upgradeTitle: '升級 {{name}}', removeTitle: '移除 {{name}}', removeLine: '它放進叢集的一切都會被拿走。', version: '版本', manifest: '資訊清單', manifestHelp: 'YAML，可含多份文件。不修改則沿用現有清單。', begun: '已開始；工作會說明進展。', to: '{{from}} → {{to}}', action: { install: '正在安裝', upgrade: '正在升級', remove: '正在移除' } },
  palette: { newCluster: '建立叢集', newMesh: '新增服務網格' },
}
