import { inventoryZhCN } from './inventory/zh-CN.ts'
import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'
import { k8sZhCN } from './k8s/zh-CN.ts'
import { machines, machinesFields, machinesHelp, machinesOptions } from './machines/zh-CN.ts'
import { outside, outsideFields, outsideHelp, outsideOptions } from './outside/zh-CN.ts'
import { seen, seenFields, seenHelp, seenOptions } from './seen/zh-CN.ts'

export const zhCN: Translation<typeof en> = {
  machines, outside,
  seen,
  nav: {
    ...inventoryZhCN.nav,
    endpoints: '端点', machineOperations: '机器操作',
    netbox: 'NetBox',
    overview: '概览', datacenter: '数据中心', hosts: '主机', vms: '虚拟机', place: '放置虚拟机', racks: '机架', groups: '分组', specifications: '规格', quotas: '配额', placements: '放置日志', identity: '身份', tenants: '租户', users: '用户', roles: '角色',
    tokens: 'API 令牌', sessions: '会话', audit: '审计日志', operations: '运维', jobs: '任务', mail: '发件箱', maintenance: '维护',
  },
  alert: inventoryZhCN.alert, maintainer: inventoryZhCN.maintainer, maintained: inventoryZhCN.maintained, tag: inventoryZhCN.tag, journal: inventoryZhCN.journal, attached: inventoryZhCN.attached,
  shell: {
    console: '运维控制台', notFound: '没有这个页面。', toOverview: '前往概览', wrongSide: '此控制台供运维人员使用', wrongSideLine: '您当前以租户成员身份登录。', otherAccount: '换个账号登录', toWebApp: '打开网页应用', showResult: '查看', crash: '此页面无法显示。',
    crashRemedy: '请重试。如再次发生，请将之前的操作告知管理员。', oldVersion: '控制台已更新到新版本。', oldVersionRemedy: '请重新加载页面。已输入的内容会保留。', reload: '重新加载页面', forgot: '忘记密码？', profile: '个人资料', signOut: '登出',
  },
  palette: {
    here: '此处', go: '前往', do: '操作', importHosts: '从 CSV 导入主机', newHost: '新增主机', newRack: '新增机架', newTenant: '新增租户',
  },
  commands: {
    search: '搜索与命令', rail: '显示或隐藏侧栏', shortcuts: '键盘快捷键', toSite: '切换到 {{name}}', nextSite: '下一个站点', previousSite: '上一个站点',
    theme: {
      light: '浅色主题', dark: '深色主题', system: '主题跟随系统',
    },
  },
  links: {
    title: '此链接指向这里未知的站点', line: '链接可以由任何人制作。目前没有联系任何服务器。仅在您认识该站点时才添加。', site: '站点', place: '位置', add: '添加站点…', leave: '不打开',
  },
  update: {
    title: '本程序', off: '更新已关闭', unsupported: '由系统软件包更新', idle: '已是最新', checking: '正在查找新版本', downloading: '正在获取新版本',
    ready: '新版本已就绪', failed: '上次查找更新失败', check: '查找更新', restart: '重启并更新', readyToast: '控制台的新版本已就绪。',
    noKeychain: '系统钥匙串不可用：令牌只保留到控制台退出，也不会为断网时保存列表。',
  },
  sites: {
    welcome: '您的 Colonnade 在哪里？', welcomeLine: '添加服务器地址以开始。', title: '站点', line: '此控制台已知的服务器。', switch: '切换站点', manage: '管理站点', add: '添加站点', name: '名称', url: '地址', urlHelp: '与浏览器中相同，例如 https://cloud.example',
    reaching: '正在检查服务器…', unreachable: '该地址没有 Colonnade 响应。', use: '使用', misfit: '与此控制台不匹配', current: '使用中', remove: '移除', removeTitle: '移除 {{name}}',
    removeLine: '其令牌也会被删除。服务器上不会有任何更改。', token: '令牌', tokenTitle: '{{name}} 的令牌', tokenLine: '代替邮箱与密码。它会存入系统钥匙串，不会再回到此页面。', remember: '保存到钥匙串', forgetToken: '删除令牌',
    credential: {
      none: '未登录', token: '令牌', session: '已登录',
    },
    kind: '用途', kindHelp: '显示在每个页面上，以免把生产环境当成测试环境。', label: '显示的文字', colour: '颜色', edit: '编辑', editTitle: '编辑 {{name}}', save: '保存', notAdded: '未添加此站点',
    alerts: '通知我', alertsHelp: '以系统通知显示此站点的告警。',
    kinds: {
      none: '未说明', production: '生产', staging: '预发布', test: '测试', development: '开发', other: '其他',
    },
    colours: {
      verdigris: '铜绿', vermilion: '朱红', ochre: '赭黄', moss: '苔绿', slate: '石板蓝', plum: '梅紫',
    },
    alertLevels: {
      off: '从不', critical: '严重告警', warning: '警告及以上',
    },
    desktopOnly: '站点属于桌面控制台。在浏览器中，您就在地址所指之处。',
  },
  setup: {
    code: '初始化代码', codeHelp: '显示在启动服务器的地方；那里的地址已带有它。', title: '设置 Colonnade', line: '创建第一位运维人员。其余可以稍后再说。', platformName: '您的云名称', platformHelp: '显示在控制台的角落。', fullName: '您的姓名', email: '邮箱地址', password: '密码', passwordHelp: '至少 10 个字符。', submit: '开始', done: '此 Colonnade 已完成设置。',
    signIn: '登录',
  },
  unit: {
    cores_one: '{{n}} 核', cores_other: '{{n}} 核', coresShort: '核', coresFree: '核空闲', mbFree: 'MB 空闲', gbFree: 'GB 空闲',
  },
  resource: {
    cpu: 'CPU', memory: '内存', storage: '存储',
  },
  capacity: {
    free: '共 {{total}}，空闲 {{free}}', usedOf: '{{used}} / {{total}}',
  },
  entity: {
    ...inventoryZhCN.entity,
    rack: {
      one: '机架', many: '机架', line: '机器所在之处。', empty: '还没有机架。新增第一个，或导入列表。',
    },
    group: {
      one: '分组', many: '分组', line: '共同承载虚拟机的主机。', empty: '还没有分组。主机属于分组，请从这里开始。',
    },
    host: {
      one: '主机', many: '主机', line: '物理机：位置与用量。', empty: '还没有主机。导入列表，或手动新增。',
    },
    specification: {
      one: '规格', many: '规格', line: '虚拟机的规格。更改规格不影响已有的虚拟机。', empty: '还没有规格。放置虚拟机前请先新增。',
    },
    vm: {
      one: '虚拟机', many: '虚拟机', line: '归属、位置与占用。', empty: '还没有虚拟机。放置第一批吧。',
    },
    quota: {
      one: '配额', many: '配额', line: '租户在分组中可用的份额。没有配额即不受限制。', empty: '还没有配额。所有租户可不受限制地使用所有分组。',
    },
    placement: {
      one: '放置', many: '放置记录', line: '虚拟机为何落在那里，或为何没有。', empty: '尚未放置任何虚拟机。',
    },
    tenant: {
      one: '租户', many: '租户', line: '客户：套餐、限额，以及是否可用。', empty: '还没有租户。新增时会邀请其首位管理员。',
    },
  },
  field: {
    ...inventoryZhCN.field,
    ...machinesFields, ...outsideFields,
    ...seenFields,
    name: '名称', slug: '短名称', region: '区域', dc: '机房楼', room: '房间', fab: '厂区', phase: '期', heightUnits: '高度', unit: '最低 U 位', bgpNumber: 'BGP 编号', asNumber: 'AS 号', externalSystemId: '外部系统 ID', hostCount: '主机数',
    usedUnits: '已用 U 位', createdAt: '创建时间', updatedAt: '更改时间', description: '说明', status: '状态', vmCount: '虚拟机', tenantCount: '租户数', serialNumber: '序列号', groupId: '分组', groupName: '分组', rackId: '机架', rackName: '机架',
    tenantId: '租户', tenantName: '租户', baremetalId: '主机', hostName: '主机', specificationId: '规格', specificationName: '规格', totalCpu: 'CPU 总量', totalMemory: '内存总量', totalStorage: '存储总量', availableCpu: 'CPU 空闲',
    availableMemory: '内存空闲', availableStorage: '存储空闲', usedCpu: 'CPU 已用', usedMemory: '内存已用', usedStorage: '存储已用', requiredCpu: 'CPU', requiredMemory: '内存', requiredStorage: '存储', generation: '代次',
    cpuQuotaPercentage: '分组 CPU 份额', cpuLimit: 'CPU 上限', memoryQuota: '内存', storageQuota: '存储', type: '类型', schedulingMode: '布局方式', affinityGroup: '亲和组', cpu: 'CPU', memory: '内存', storage: '存储', outcome: '结果', tier: '套餐',
    industry: '行业', contactEmail: '联系邮箱', contactPhone: '联系电话', maxUsers: '用户上限', maxWorkflows: '工作流上限', maxKnowledgeBases: '知识库上限', recipient: '收件人', subject: '主题', template: '类型', transport: '送达', sentAt: '发送时间',
    attempts: '尝试次数', error: '错误', keepDays: '保留天数',
    capacityCpu: '提供的 CPU', capacityMemory: '提供的内存', capacityStorage: '提供的存储', cpuOvercommitRatio: 'CPU 超配比', memoryOvercommitRatio: '内存超配比', storageOvercommitRatio: '存储超配比',
    cpuReservePercentage: 'CPU 预留', memoryReservePercentage: '内存预留', storageReservePercentage: '存储预留',
    kubernetesVersion: 'Kubernetes 版本', targetVersion: '目标版本', statusReason: '原因', controlPlaneCount: '控制平面', workerCount: '工作节点', pluginCount: '插件', failingPlugins: '失败的插件', windowOpen: '窗口进行中', nextWindowAt: '下一个窗口',
    clusterId: '集群', k8sClusterId: '集群', clusterName: '集群', pluginVersion: '版本', pendingAction: '进行中', manifest: '清单', additionalInfo: '其他', bastionId: '机器', bastionName: '机器', serviceMeshId: '服务网格', serviceMeshName: '服务网格', role: '角色', note: '备注', startsAt: '开始', endsAt: '结束', reason: '原因', clusterCount: '集群', primaryClusterName: '主集群',
  },
  option: {
    ...inventoryZhCN.option,
    ...machinesOptions, ...outsideOptions,
    ...seenOptions,
    active: '启用', inactive: '停用', maintenance: '维护', suspended: '已停用', control_plane: '控制平面', worker: '工作节点', management: '管理节点', other: '其他', spread: '分散', pack: '集中', rack_anti_affinity: '机架反亲和', manual: '手动',
    placed: '已放置', refused: '已拒绝', moved: '已迁移', released: '已释放', free: '免费', pro: '专业', enterprise: '企业',
    draining: '正在清空', resized: '已调整规格', least_fragmenting: '碎片最少',
    pending: '等待中', offline: '离线', error: '错误', deleting: '正在删除', primary: '主', secondary: '从', cilium: 'Cilium', istio: 'Istio', window_open: '进行中', coming: '即将开始', over: '已结束', install: '正在安装', upgrade: '正在升级', remove: '正在移除',
  },
  help: {
    ...inventoryZhCN.help,
    ...machinesHelp, ...outsideHelp,
    ...seenHelp,
    host_unit: '所在的最低 U 位，自底部从 1 起计。', host_groupId: '虚拟机按分组放置。', quota_cpuQuotaPercentage: '占分组全部核数的百分比，向下取整；超过 100 % 即用到分组的 CPU 超配。', tenant_slug: '字母、数字与连字符；用于地址。',
    group_cpuOvercommitRatio: '每单位实有资源提供多少。1 表示有多少提供多少。', group_memoryOvercommitRatio: '每单位实有资源提供多少。1 表示有多少提供多少。', group_storageOvercommitRatio: '每单位实有资源提供多少。1 表示有多少提供多少。',
    group_cpuReservePercentage: '放置时每台主机保留不用的份额。', group_memoryReservePercentage: '放置时每台主机保留不用的份额。', group_storageReservePercentage: '放置时每台主机保留不用的份额。',
  },
  related: {
    all_one: '在列表中查看全部 {{n}} 项', all_other: '在列表中查看全部 {{n}} 项', noHosts: '该分组没有主机。', noQuotas: '该分组没有配额：不受限制。', noMachines: '该主机上没有虚拟机。', noPlacements: '最近没有放置到这里。', noTenantMachines: '该租户没有虚拟机。',
    noTenantQuotas: '没有配额：该租户可不受限制地使用所有分组。',
  },
  rack: {
    unitsUsed: '已用 {{used}} / {{height}} U', freeUnits_one: '{{height}} U 中空闲 {{n}} U', freeUnits_other: '{{height}} U 中空闲 {{n}} U', print: '打印', drawing: '机架 {{name}} 立面图', cpuUsed: 'CPU 已用 {{share}}', cpuSliver: 'CPU 用量',
    moved: '{{name}} 现在位于 U{{unit}}。', moveHint: '拖动，或按 Alt 加方向键，移到空闲 U 位。', loose: '属于该机架，但未指定 U 位',
  },
  group: {
    section: {
      identity: '分组', overcommit: '超配：主机按实有资源的多少倍提供', reserve: '预留：放置时不用的份额',
    },
    offers: '提供', offersLine: '实有 {{total}} × {{ratio}} = {{capacity}}', keepsLine: '每台主机预留 {{share}} %', asBuilt: '实有多少提供多少，不预留',
  },
  host: {
    stand: '机架·U 位', place: '位置',
    section: {
      identity: '机器', capacity: '内置资源', stand: '所在位置', endpoints: '通过什么访问',
    },
    toMaintenance: '转入维护', toService: '恢复服务', inMaintenance_one: '{{n}} 台主机已转入维护。', inMaintenance_other: '{{n}} 台主机已转入维护。', inService_one: '{{n}} 台主机已恢复服务。', inService_other: '{{n}} 台主机已恢复服务。',
  },
  vm: {
    takes: '占用', move: '迁移', moveTitle: '迁移 {{name}}', moveLine: '当前位于 {{host}}。配额只计一次。', moveHelp: '同一分组的主机。留空则自动选择最合适的主机。', bestHost: '最合适的主机', moved: '{{name}} 已迁移到 {{host}}。',
    resize: '调整规格', resizeTitle: '调整 {{name}} 的规格', resizeLine: '现为 {{spec}}。主机与配额按差额计。', mayMove: '所在主机放不下时可迁到其他主机', fitsHere: '原地即可，在 {{host}} 上。', fitsThere: '将迁到 {{host}}。',
    noRoomForSize: '放不下这个规格。', resized: '{{name}} 现为 {{spec}}，在 {{host}} 上。',
  },
  drain: {
    tooMany: '一次最多清空 {{n}} 台主机，已选 {{chosen}} 台。', tooManyRemedy: '请减少选择，当前的选择仍然保留。',
    title: '清空主机', line: '每台虚拟机迁到最合适的主机。清空后的主机进入维护；清空期间不接收新虚拟机。', noHosts: '未选择主机。请在列表中选择主机后清空。',
    action: '清空', start_one: '清空 {{n}} 台主机', start_other: '清空 {{n}} 台主机', startHint: '可随时停止；已迁移的保持原位。', empty: '其上没有虚拟机：立即进入维护。', allGo_one: '{{n}} 台虚拟机可迁到其他主机。',
    allGo_other: '全部 {{n}} 台虚拟机可迁到其他主机。', someStay_one: '{{n}} 台虚拟机可迁到其他主机，{{stuck}} 台无法迁走。', someStay_other: '{{n}} 台虚拟机可迁到其他主机，{{stuck}} 台无法迁走。', moves: '将迁往何处',
    nothingToMove: '没有要迁移的虚拟机。', moreMoves_one: '另有 {{n}} 台', moreMoves_other: '另有 {{n}} 台', wouldStay_one: '{{n}} 台虚拟机无法迁走', wouldStay_other: '{{n}} 台虚拟机无法迁走', stayed_one: '{{n}} 台虚拟机未能迁走',
    stayed_other: '{{n}} 台虚拟机未能迁走', stuckHint: '其主机保持“正在清空”。需要让步的条件：', running: '正在迁移虚拟机…', stopping: '这台迁完后停止…', stop: '停止', movedOf: '已迁移 {{n}} / {{total}}',
    done_one: '已清空：迁移了 {{n}} 台虚拟机。', done_other: '已清空：迁移了 {{n}} 台虚拟机。', doneSomeStay_one: '迁移了 {{n}} 台虚拟机；{{hosts}} 台主机仍在清空。', doneSomeStay_other: '迁移了 {{n}} 台虚拟机；{{hosts}} 台主机仍在清空。',
    hostLine: '迁走 {{n}}，剩余 {{left}}', again: '重试', stopped: '已停止。已迁移的保持原位；主机保持“正在清空”。', toHosts: '查看主机', 
    noneGo: '没有虚拟机能迁到其他主机。', noOther: '分组中没有其他主机。',
  },
  quota: {
    share: 'CPU 份额', shareIs: '占分组 {{share}} %，即 {{cores}}',
  },
  reconcile: {
    title: '重新核算', hint: '统计已放置的资源，并与账面比较。', check: '核算', none: '打开此页后尚未核算。', good_one: '{{n}} 台主机的账面无误。', good_other: '{{n}} 台主机的账面无误。', off_one: '{{n}} 个数值有偏差。', off_other: '{{n}} 个数值有偏差。', repair: '修正',
    repaired_one: '已修正 {{n}} 个数值。', repaired_other: '已修正 {{n}} 个数值。', name: '记录', field: '数值', stored: '账面', counted: '统计',
  },
  place: {
    title: '放置虚拟机', line: '全部放置或一个也不放。输入时答案即时更新，放置前不会写入任何内容。', tenant: '租户', group: '分组', specification: '规格', count: '数量', countRange: '1 到 500', fewer: '减一', more: '加一', prefix: '名称前缀', mode: '布局方式',
    modeHelp: {
      spread: '尽量均匀分布到各主机。', pack: '尽量少用主机，先用最满的。', rack_anti_affinity: '同一批中任意两台不在同一机架。', manual: '放到您指定的主机上。',
    },
    affinity: '亲和组', affinityHelp: '同组的虚拟机不会共用主机。', hosts: '主机', hostsHelp: '全部放到一台，或按顺序一台一台指定。', addHost: '添加主机', dropHost: '去除 {{name}}', submit_one: '放置 {{n}} 台', submit_other: '放置 {{n}} 台', answer: '结果预览',
    asking: '正在计算…', incomplete: '选择租户、分组与规格，即可查看虚拟机将放到哪里。', fits_one: '{{n}} 台可放置，分布在 {{hosts}}。', fits_other: '{{n}} 台可放置，分布在 {{hosts}}。', quotaAfter: '放置后的配额：', moreHosts: '另有 {{n}} 台主机',
    namesMore: '{{name}} 等 {{n}} 台', runnersUp: '其次的选择', howChosen: '如何选出', beforeAfter: '{{resource}}：之前 {{before}}，之后 {{after}}，共 {{total}}',
    refused: {
      no_room: '空间不足以放置全部。', quota_exceeded: '租户配额不允许。', bad_request: '当前请求不成立。',
    },
    roomFor_one: '可容纳 {{n}} 台。', roomFor_other: '可容纳 {{n}} 台。', roomForNone: '一台也放不下。', funnel: '主机是如何被排除的', funnelHint: '每个筛选条件排除与留下的主机。', allHosts: '全部主机', noneRuledOut: '没有主机被排除。', give: '需要让步的条件',
    giveHint: '由此可用的主机数，容易的在前。', emptyGroup: '该分组没有主机。', done_one: '已放置 {{n}} 台。', done_other: '已放置 {{n}} 台。', again: '继续放置', seeEvent: '为何放在这里？', here: '放置到这里', this: '放置此规格',
    prefer: '偏好', preferHelp: '在都可用的主机之间如何选择。', preferMode: '按布局方式决定',
  },
  filter: {
    group: '分组', status: '状态', explicit: '指定主机', excluded: '已排除', reach: '可达', cpu: 'CPU', memory: '内存', storage: '存储', affinity: '亲和', rack: '机架规则', quota: '配额', count: '数量',
  },
  reason: {
    beyond_reach_one: '{{n}} 台主机属于其他虚拟化平台，而虚拟机的磁盘在原平台上', beyond_reach_other: '{{n}} 台主机属于其他虚拟化平台，而虚拟机的磁盘在原平台上', still_there: '它仍在此运行：未能迁移到新主机，请查看其操作记录',
    excluded_one: '已按要求排除 {{n}} 台主机', excluded_other: '已按要求排除 {{n}} 台主机', rack_taken_one: '{{n}} 台主机所在机架已被占用', rack_taken_other: '{{n}} 台主机所在机架已被占用', other_group_one: '{{n}} 台主机属于其他分组', other_group_other: '{{n}} 台主机属于其他分组',
    cpu_short_one: '{{n}} 台主机 CPU 不足，至少差 {{by}} 核', cpu_short_other: '{{n}} 台主机 CPU 不足，至少差 {{by}} 核', memory_short_one: '{{n}} 台主机内存不足，至少差 {{by}}', memory_short_other: '{{n}} 台主机内存不足，至少差 {{by}}',
    storage_short_one: '{{n}} 台主机存储不足，至少差 {{by}}', storage_short_other: '{{n}} 台主机存储不足，至少差 {{by}}', not_named_one: '{{n}} 台主机未被指定', not_named_other: '{{n}} 台主机未被指定', unknown_host: '指定的主机不在该分组中',
    quota_short: '将超出配额 {{short}}', not_active_one: '{{n}} 台主机未启用', not_active_other: '{{n}} 台主机未启用', affinity_taken_one: '{{n}} 台主机已有亲和组 {{affinityGroup}} 的虚拟机', affinity_taken_other: '{{n}} 台主机已有亲和组 {{affinityGroup}} 的虚拟机',
    count_short: '{{count}} 台中有 {{missing}} 台找不到主机', invalid_specification: '规格中的 {{resource}} 不合理：{{value}}', invalid_count: '请填写 1 到 {{most}}', invalid_host_ids: '请指定一台主机，或每台虚拟机一台：已指定 {{named}} 台，需要 {{count}} 台',
  },
  placement: {
    when: '时间', requested: '请求数量', titleOf: '{{group}}：{{n}} × {{spec}}', assignments_one: '{{n}} 台虚拟机', assignments_other: '{{n}} 台虚拟机', room: '可容纳', requestId: '请求 ID',
    score: '{{n}} / 100 分',
  },
  overview: {
    line: '容量、故障与今日变更。', empty: '这里还什么都没有。先创建主机分组，再导入机器。', newGroup: '新增分组', capacity: '各分组容量', groups_one: '{{n}} 个分组', groups_other: '{{n}} 个分组', racks_one: '{{n}} 个机架', racks_other: '{{n}} 个机架', hosts_one: '{{n}} 台主机',
    hosts_other: '{{n}} 台主机', vms_one: '{{n}} 台虚拟机', vms_other: '{{n}} 台虚拟机', vmsShort: '虚拟机', hostsByState: '主机', tenants_one: '{{n}} 个租户', tenants_other: '{{n}} 个租户', noTenants: '尚无租户', fullQuotas_one: '{{n}} 个配额将满',
    fullQuotas_other: '{{n}} 个配额将满', freeOf: '空闲 {{free}} / {{total}}', noHosts: '无主机', failing: '需要关注', allWell: '一切正常。',
    kind: {
      vm_error: '虚拟机出错', host_out: '主机不在服务中：{{detail}}', group_full: '分组将满：{{detail}}', quota_full: '在 {{detail}} 的配额将满', job_failed: '任务失败：{{detail}}',
    },
    changes: '过去一天的变更', changesHint: '按类型，最近的在前。', quiet: '自昨天以来没有变更。', change: '{{resource}}：{{action}}', system: '系统',
  },
  tenant: {
    admin: '首位管理员', adminHelp: '邀请将发送到此地址。', adminName: '姓名', adminEmail: '邮箱地址', adminLocale: '邀请语言', suspend: '停用', suspendTitle: '停用 {{name}}', suspendLine: '其所有会话与令牌将立即失效。', reason: '原因', reasonHelp: '将记入审计日志。',
    resume: '恢复启用', suspended: '{{name}} 已停用。', resumed: '{{name}} 已恢复启用。', limits: '限额', use: '用量', profile: '资料', quotas: '配额', machines: '虚拟机',
  },
  maintenance: {
    tasks: {
      partitions: { name: '预建月份', line: '提前创建审计日志与模型调用日志的月份分区。' }, purge: { name: '保留策略', line: '删除已超过保留期限的内容。' },
      mail: { name: '邮件', line: '发送等待中的邮件，并重试失败的邮件。' }, recount: { name: '核算', line: '统计已放置的资源，并指出与账面不符之处。' },
      snapshot: { name: '容量记录', line: '记录今天机房的使用量，供趋势图使用。' }, alerts: { name: '告警', line: '为新出现的问题发出告警，并解除已结束的告警。' },
    },
    line: '定时工作：核算、分区、保留策略。', task: '任务', when: '时间表', last: '上次结果', run: '立即运行', never: '尚未运行', ran: '{{name}} 已运行。',
  },
  k8s: k8sZhCN,
}
