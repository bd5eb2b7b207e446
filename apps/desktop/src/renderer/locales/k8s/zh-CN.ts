import { seenReason } from '../seen/zh-CN.ts'
import type { Words } from './words.ts'

/** 集群、其组成部分与网格的用语。 */
export const k8sZhCN: Words = {
  nav: { clusters: '集群', plugins: '插件', meshes: '服务网格', windows: '维护窗口' },
  cluster: { one: '集群', many: '集群', line: 'Kubernetes 集群：属于谁、运行什么版本、节点如何分布。', empty: '还没有集群。创建第一个：其节点要么全部放置，要么一个也不放。' },
  plugin: { one: '插件', many: '插件', line: '集群中安装了什么，以及结果如何。', empty: '任何集群里都还没有插件。新增一个即会安装。' },
  bastion: { one: '堡垒机', many: '堡垒机', line: '通过它们访问集群的机器。', empty: '还没有堡垒机。将管理型虚拟机附加到其租户的集群。' },
  mesh: { one: '服务网格', many: '服务网格', line: '跨集群的网格。每个网格有一个主集群。', empty: '还没有服务网格。先新增一个，再让集群加入。' },
  member: { one: '网格成员', many: '网格成员', line: '哪些集群在哪个网格中。', empty: '还没有集群加入网格。', titleOf: '{{mesh}} 中的 {{cluster}}' },
  window: { first: '仅列出 {{n}} 个窗口中的前 {{shown}} 个。', one: '维护窗口', many: '维护窗口', line: '何时可以扰动集群。窗口之外，有影响的操作会先询问。', empty: '还没有窗口。没有窗口时，有影响的操作总会先询问。', titleOf: '{{cluster}}，{{at}}', span: '时间', days: '未来两周', noneSoon: '未来两周没有窗口。', openNow: '正在进行' },
  nodes: { none: '此集群没有登记节点。', control_plane: '控制平面', worker: '工作节点', noRack: '机架未知', racks_one: '分布在 {{n}} 个机架', racks_other: '分布在 {{n}} 个机架', shared: '有 {{n}} 个在同一机架：机架不足', more_one: '另有 {{n}} 个', more_other: '另有 {{n}} 个' },
  facts: { version: 'Kubernetes', window: '维护窗口', windowOpen: '正在进行', windowNext: '下一个 {{at}}', windowNone: '未计划', failing_one: '{{n}} 个失败', failing_other: '{{n}} 个失败' },
  reason: { ...seenReason, job_cancelled: '已被停止。', window_closed: '维护窗口已结束。', node_failed: '有节点失败。', internal: '我们这边出了问题。', unreachable: '集群没有应答。' },
  create: {
    title: '创建集群', line: '节点要么全部放置，要么一个也不放。答案随输入变化；创建之前不写入任何内容。', open: '创建集群', name: '名称', version: 'Kubernetes 版本', description: '说明', tenant: '租户', group: '分组',
    cpCount: '控制平面数量', cpSpec: '控制平面规格', workerCount: '工作节点数量', workerSpec: '工作节点规格', mode: '工作节点布局', cpHosts: '控制平面的主机', workerHosts: '工作节点的主机',
    modeHelp: { spread: '尽可能均匀地分布。', pack: '使用尽可能少的主机，最满的优先。', rack_anti_affinity: '同一机架中尽可能少。', manual: '放在您指定的主机上，控制平面也是。' },
    nameHelp: '小写字母、数字和连字符。节点以此命名。', versionHelp: '例如 1.33.2', incomplete: '选择租户、分组和规格，即可看到节点会放到哪里。', workersRange: '0 到 500', submit: '创建集群', answer: '会发生什么',
    fits: '全部 {{n}} 个节点都放得下。', doesNotFit: { control_plane: '控制平面放不下：什么都不会放置。', worker: '工作节点放不下：什么都不会放置。' },
    apart: '每个控制平面独占一个机架。', sharing: '控制平面可用 {{racks}} 个机架：最多 {{most}} 个共用一个。', unracked: '其中 {{n}} 个在机架未知的主机上。', single: '只有一个控制平面：其主机停机，集群即停。',
    done: '{{name}} 已就绪：放置了 {{n}} 个节点。', see: '查看集群', again: '再创建一个', why: '为什么在那里？',
  },
  scale: {
    workersRange: '0 到 {{most}}', open: '伸缩', title: '伸缩 {{name}}', line: '节点要么全部放置或释放，要么都不动。', role: '节点', count: '数量', now: '现有 {{n}} 个', spec: '新节点的规格', specHelp: '默认与最新的节点相同。', group: '分组', groupHelp: '默认为集群自己的分组。',
    add_one: '增加 {{n}} 个节点', add_other: '增加 {{n}} 个节点', remove_one: '释放 {{n}} 个节点', remove_other: '释放 {{n}} 个节点', nothing: '无事可做', going: '将释放：', done: '{{name}} 已伸缩。', odd: '控制平面需要投票：1、3 或 5 个。',
  },
  upgrade: {
    open: '升级', resume: '继续升级', title: '升级 {{name}}', line: '先控制平面，每次一个节点。可在节点之间停止。', from: '现在运行 {{version}}', to: '版本', toHelp: '更新的补丁版本，或下一个次版本。', start: '开始', begun: '{{name}} 的升级已开始。', running: '正在升级到 {{version}}',
    stands: '到 {{version}} 的升级已停下', progress: '{{total}} 个节点中的 {{done}} 个', stop: '此节点完成后停止', skips: '次版本要逐个升级。', back: '控制平面不能退回旧版本。', same: '已在运行此版本。',
  },
  outside: { title: '现在没有维护窗口', next: '下一个于 {{at}} 开始。', none: '没有计划任何窗口。', confirm: '仍然现在执行' },
  parts: { install: '安装插件', attach: '附加堡垒机', join: '加入网格', plan: '计划窗口', noPlugins: '没有安装插件。', noBastions: '没有通往此集群的堡垒机。', noMeshes: '不在任何网格中。', noWindows: '没有计划窗口。', noMembers: '此网格中没有集群。', detach: '解除', leave: '离开', makePrimary: '设为主集群', isPrimary: '{{name}} 现在是主集群。', detached: '{{name}} 已解除。', left: '{{name}} 已离开。', cancelled: '窗口已撤回。', cancel: '撤回', joinCluster: '让集群加入' },
  plugins: { upgrade: '升级', retry: '重试', remove: '移除', upgradeTitle: '升级 {{name}}', removeTitle: '移除 {{name}}', removeLine: '它放进集群的一切都会被拿走。', version: '版本', manifest: '清单', manifestHelp: 'YAML，可含多个文档。不修改则沿用现有清单。', begun: '已开始；任务会说明进展。', to: '{{from}} → {{to}}', action: { install: '正在安装', upgrade: '正在升级', remove: '正在移除' } },
  palette: { newCluster: '创建集群', newMesh: '新增服务网格' },
}
