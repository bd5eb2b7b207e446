import type { UiWords } from './en.ts'

/** Simplified Chinese. */
export const zhCN: UiWords = {
  common: {
    save: '保存', cancel: '取消', close: '关闭', back: '上一步', next: '下一步', done: '完成', undo: '撤销', retry: '重试', copy: '复制', copied: '已复制',
    delete: '删除', remove: '移除', add: '添加', apply: '应用', clear: '清除', search: '搜索', loading: '加载中', more: '更多', none: '无', yes: '是', no: '否',
    optional: '选填', required: '必填', select: '请选择…', noMatch: '没有匹配项。', typeToSearch: '输入以搜索', previous: '上一条', fullPage: '在整页中打开', open: '打开',
  },
  status: {
    placed: '已放置', moved: '已迁移', refused: '已拒绝', released: '已释放', active: '启用', running: '运行中', ready: '就绪', online: '在线', ok: '正常', healthy: '健康', succeeded: '成功', completed: '已完成', done: '已完成', connected: '已连接', published: '已发布',
    pending: '待处理', queued: '排队中', provisioning: '开通中', creating: '创建中', installing: '安装中', upgrading: '升级中', processing: '处理中', starting: '启动中', in_progress: '进行中',
    maintenance: '维护中', draining: '迁出中', degraded: '降级', warning: '警告', suspended: '已暂停使用', paused: '已暂停', expired: '已过期', waiting: '等待中',
    error: '错误', failed: '失败', offline: '离线', unreachable: '无法连接', rejected: '已拒绝', locked: '已锁定',
    inactive: '未启用', stopped: '已停止', draft: '草稿', archived: '已归档', cancelled: '已取消', decommissioned: '已退役', disabled: '已禁用', unknown: '未知',
  },
  error: {
    title: '操作未成功', what: '发生了什么', next: '接下来怎么做', requestId: '请求编号', copyId: '复制请求编号', network: '无法连接服务器。',
    networkRemedy: '请检查网络后重试。未保存任何内容。', unknownRemedy: '请重试。如再次出现，请告诉管理员您之前的操作。', unknownRemedyId: '请重试。如再次出现，请把请求编号发给管理员。',
  },
  frame: {
    mainNav: '主导航', collapse: '收起侧栏', expand: '展开侧栏', search: '搜索或执行…', breadcrumb: '当前位置', skip: '跳到正文',
    theme: '主题', light: '浅色', dark: '深色', system: '跟随系统', language: '语言',
    connected: '实时', reconnecting: '正在重连', offline: '自 {{time}} 起离线', connectedHint: '他人的更改会自动显示。', reconnectingHint: '连接已断开，错过的更改会补取。', offlineHint: '当前显示的是那时的内容。恢复连接前无法保存。',
  },
  palette: { title: '搜索与命令', placeholder: '搜索，或输入命令…', empty: '没有找到“{{query}}”。', searching: '正在搜索…', failed: '搜索没有响应，命令仍可使用。', hint: '选择', open: '打开' },
  table: {
    search: '在列表中搜索', filter: '筛选', addFilter: '添加筛选', removeFilter: '移除：{{sentence}}', clearFilters: '全部清除', columns: '列', resetColumns: '恢复默认列', density: '行高', compact: '紧凑', comfortable: '宽松',
    views: '视图', saveView: '存为视图', viewName: '视图名称', shareView: '与本租户所有人共享', shared: '已共享', sharedBy: '由 {{name}} 共享', deleteView: '删除视图 {{name}}', allRows: '全部', count: '计数', counted_one: '{{n}} 行', counted_other: '{{n}} 行', loaded_one: '已加载 {{n}} 行', loaded_other: '已加载 {{n}} 行', loadedMore: '{{n}}+ 行',
    selected_one: '已选 {{n}} 项', selected_other: '已选 {{n}} 项', selectAll: '选择所有已加载的行', selectRow: '选择此行', chosenMost: '一次最多选择 {{n}} 行。', someGone_one: '所选的行中有 {{n}} 行已不存在；未作任何更改。', someGone_other: '所选的行中有 {{n}} 行已不存在；未作任何更改。', someGoneRemedy: '其余的行仍被选中：请重新操作。', clearSelection: '清除选择', sortBy: '按{{column}}排序', sortedAsc: '升序', sortedDesc: '降序', end: '已到末尾',
    emptyFiltered: '没有符合筛选条件的行。', empty: '这里还没有内容。', loadMore: '加载更多', tooLong: '只能滚动到前 {{n}} 行。要查看其余的行，请搜索或筛选。', nextFailed: '后续的行未能加载。', rowActions: '操作', and: '·', refreshing: '正在刷新', asOf: '截至 {{time}}', asOfHint: '未能重新获取：列表是那时的内容。', shown: '显示', moveUp: '上移{{column}}', moveDown: '下移{{column}}', sort: '排序', value: '值', condition: '条件', column: '列',
  },
  op: { eq: '是', ne: '不是', in: '是', lt: '小于', lte: '不大于', gt: '大于', gte: '不小于', contains: '包含', startsWith: '开头是', isNull: '为空', isNotNull: '不为空', before: '早于', after: '晚于', or: '或' },
  form: {
    problems_one: '有 1 处需要修改', problems_other: '有 {{n}} 处需要修改', saving: '正在保存…', draft: '已恢复之前未保存的更改。', discardDraft: '放弃这些更改', unsaved: '有未保存的更改', addItem: '输入后按回车', removeItem: '移除 {{item}}', badJson: '不是有效的 JSON。', show: '显示', hide: '隐藏', notSet: '未设置', shortcut: '按 Ctrl 或 Cmd + 回车保存',
  },
  problem: { required: '此项必填。', number: '请填写数字。', integer: '请填写整数。', min: '不能小于 {{n}}。', above: '须大于 {{n}}。', max: '不能大于 {{n}}。', below: '须小于 {{n}}。', minLength: '至少 {{n}} 个字符。', maxLength: '最多 {{n}} 个字符。', minItems: '至少 {{n}} 项。', maxItems: '最多 {{n}} 项。', email: '不是有效的电子邮件地址。', url: '不是有效的网址。', date: '不是有效的日期。', choice: '请从列表中选择。', format: '格式不正确。', wrong: '此处不允许该值。' },
  conflict: {
    title: '期间有人修改了此记录', body: '请逐项选择要保留的值。只有您改过的字段会按您填写的内容保存。', field: '字段', mine: '您的', theirs: '对方的', keepMine: '全部保留您的', keepTheirs: '全部保留对方的', save: '保存结果', empty: '空',
  },
  danger: { type: '输入 {{name}} 以确认', cannotUndo: '此操作无法撤销。' },
  capacity: { used: '已用', reserved: '预留', free: '空闲', over: '超配', of: '{{used}} / {{total}}', label: '{{name}}：已用 {{used}}，预留 {{reserved}}，空闲 {{free}}，共 {{total}}' },
  chart: { table: '以表格显示', chart: '以图表显示', empty: '此期间没有数据。' },
  job: { tray: '任务', running_one: '{{n}} 个任务运行中', running_other: '{{n}} 个任务运行中', stop: '停止', stopping: '正在停止', dismiss: '移除', eta: '约剩 {{time}}', queued: '等待开始', done: '已完成', failed: '失败', stopped: '已停止', of: '{{done}} / {{total}}', hide: '收起任务', show: '显示任务' },
  import: {
    steps: '步骤', file: '文件', map: '列', check: '检查', done: '导入', dropMany: '把导出的文件拖到这里', chooseMany: '选择文件', drop: '把 CSV 文件拖到这里', or: '或', choose: '选择文件', rowsFound_one: '{{file}} 中有 {{n}} 行', rowsFound_other: '{{file}} 中有 {{n}} 行', another: '换一个文件', notCsv: '此文件无法按 CSV 读取。', emptyFile: '文件中没有数据行。',
    field: '字段', from: '来源', constant: '固定值', skip: '不导入', transform: '变换', scale: '乘以', round: '取整', roundNone: '不变', ceil: '向上', floor: '向下', sample: '第一行变为', missing: '请为以下字段选择列或固定值：{{fields}}',
    dryRun: '检查所有行', checking: '正在检查每一行…', allGood_one: '{{n}} 行均无误，尚未写入。', allGood_other: '全部 {{n}} 行均无误，尚未写入。', bad_one: '{{n}} 处问题。全部无误后才会写入。', bad_other: '{{n}} 处问题。全部无误后才会写入。', row: '行', problem: '问题', value: '值', commit_one: '导入 {{n}} 行', commit_other: '导入 {{n}} 行', committing: '正在导入…', finished_one: '已导入 {{n}} 行。', finished_other: '已导入 {{n}} 行。', startOver: '再导入一个文件', downloadBad: '下载问题列表',
  },
}
