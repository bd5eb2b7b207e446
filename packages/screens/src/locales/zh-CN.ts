import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'
import { refusals } from './refusals/zh-CN.ts'

export const zhCN: Translation<typeof en> = {
  connection: {
    offline: '自 {{time}} 起没有连接。', offlineLine: '当前显示的是那时的内容，且无法保存。系统会自动重试。', retry: '立即重试',
  },
  shortcuts: {
    title: '键盘快捷键',
    group: {
      page: '本页', record: '此记录', go: '前往', add: '开始', view: '视图', site: '站点', app: '程序', help: '帮助', lists: '列表、记录与表单',
    },
    lists: {
      move: '在行间移动', open: '打开该行', choose: '选择该行', step: '下一条与上一条记录', find: '搜索列表', close: '关闭、清除选择', save: '保存表单',
    },
  },
  signIn: {
    title: '登录', choose: '选择租户', email: '邮箱地址', password: '密码', next: '继续', submit: '登录',
  },
  job: {
    drain: '清空主机', knowledgeIndex: '读取文档', accountReset: '重设密码邮件', netboxImport: '从 NetBox 导入', clusterUpgrade: '集群升级', clusterPlugin: '集群插件', csvImport: '从 CSV 导入', finished: '{{title}}：已完成', one: '任务', many: '任务', line: '耗时的工作：正在运行的，以及已结束的及其结果。', empty: '还没有耗时任务。第一次导入后会出现在这里。', what: '任务', far: '进度', asked: '提交于', started: '开始于', ended: '结束于', lasted: '耗时',
    stop: '停止',
  },
  resource: {
    refresh: '刷新', find: '搜索列表', openFull: '在整页中打开', showHistory: '显示历史', delete: '删除', deleteTitle_one: '删除 {{n}} 项', deleteTitle_other: '删除 {{n}} 项', new: '新增', edit: '编辑', import: '导入', export: '导出', exported_one: '已导出 {{n}} 行。', exported_other: '已导出 {{n}} 行。', deleted_one: '已删除 {{n}} 项。',
    deleted_other: '已删除 {{n}} 项。', restored_one: '已恢复 {{n}} 项。', restored_other: '已恢复 {{n}} 项。', restore: '恢复', showDeleted: '查看已删除的记录', showPresent: '返回列表', deletedTitle: '{{title}}：已删除', noneDeleted: '没有已删除的记录。',
    created: '已创建。', saved: '已保存。', newTitle: '新增{{one}}', importTitle: '导入{{many}}', overview: '概览', history: '历史', back: '返回{{many}}', seeImported: '在列表中查看', more: '更多', viewSaved: '视图已保存。', bulkEdit: '编辑',
    bulkEditTitle_one: '编辑 {{n}} 行', bulkEditTitle_other: '编辑 {{n}} 行', bulkEditLine: '只会更改您填写的字段。', apply: '应用', changed_one: '已更改 {{n}} 项。', changed_other: '已更改 {{n}} 项。',
  },
  history: {
    empty: '还没有任何记录。', someone: '系统', from: '来自 {{ip}}', older: '更早', create: '创建了它', update: '修改了它', delete: '删除了它', restore: '恢复了它', import: '导入了它', nothing: '空', request: '请求 {{id}}',
  },
  user: {
    one: '用户', many: '用户', line: '本租户的人员。新增时会发送邀请。', empty: '还没有人。邀请第一位同事吧。', lock: '锁定', unlock: '解锁', out: '在所有设备上登出', locked_one: '已锁定 {{n}} 人。', locked_other: '已锁定 {{n}} 人。', unlocked_one: '已解锁 {{n}} 人。',
    unlocked_other: '已解锁 {{n}} 人。', signedOut_one: '已结束 {{n}} 个会话。', signedOut_other: '已结束 {{n}} 个会话。', invitedAgain: '邀请已重新发送。', inviteAgain: '重新邀请', verified: '已验证', unverified: '未验证', saveRoles: '保存角色', person: '人员',
    place: '语言与时间',
  },
  role: {
    one: '角色', many: '角色', line: '人员能做什么，取决于其角色。', empty: '还没有角色。', matrix: '权限矩阵', matrixLine: '勾选角色可做的事。系统角色不可更改。', permission: '权限', isSystem: '系统', own: '自定义', system: '系统角色不可更改。请新增自定义角色。', save: '保存权限',
    saveRoles_one: '保存 {{n}} 个角色', saveRoles_other: '保存 {{n}} 个角色', discard: '放弃更改', findPermission: '查找权限', noPermissions: '没有权限。',
  },
  token: {
    one: 'API 令牌', many: 'API 令牌', line: '您自己的程序令牌。每个令牌只拥有您为其选择、且您仍拥有的权限。', empty: '还没有令牌。为您的第一个脚本创建一个吧。', prefix: '前缀', lastUsed: '最近使用', never: '从未', expires: '过期时间', noExpiry: '永不过期', days: '{{n}} 天后', revoke: '吊销',
    revoked_one: '已吊销 {{n}} 个令牌。', revoked_other: '已吊销 {{n}} 个令牌。', name: '名称', nameHelp: '用途，例如“夜间报表”。', may: '可做的事', create: '创建令牌', made: '令牌已创建', madeLine: '请立即复制：它只显示这一次，且不会被保存。', kept: '我已保存',
  },
  session: {
    many: '会话', line: '您已登录的设备。', current: '当前设备', seen: '{{when}}活跃', since: '自 {{when}} 起', end: '登出', endOthers: '登出其他所有设备', ended_one: '已结束 {{n}} 个会话。', ended_other: '已结束 {{n}} 个会话。',
  },
  audit: {
    one: '条目', many: '审计日志', line: '谁在何时何地更改了什么。只增不减。', empty: '还没有任何更改。', when: '时间', who: '操作者', what: '操作', kind: '记录类型', record: '记录', recordId: '记录 ID', fields: '字段', from: '来源', request: '请求 ID', agent: '客户端',
  },
  auditAction: {
    raise: '发出', count: '计数', acknowledge: '确认', resolve: '解除', reopen: '重新打开', check: '检查',
    adopt: '已收编', accept_invitation: '接受邀请', answer: '回答', ask: '提问', assign_roles: '分配角色', change_password: '更改密码', drain: '开始清空', drained: '已清空', end_sessions: '结束会话', index: '建立索引', index_end: '索引完成', index_failed: '索引失败', index_start: '开始索引', interrupted: '中断', invite_again: '再次邀请', log: '记录', recount: '核算', request_reset: '请求重设密码', request_verification: '请求验证', reset_password: '重设密码', resize: '调整规格', run: '运行', set_permissions: '设置权限', set_up: '初始设置', stop: '停止', upload: '上传', verify_email: '确认地址', work: '处理',
    create: '创建', update: '修改', delete: '删除', restore: '恢复', import: '导入', sign_in: '登录', sign_out: '登出', sign_up: '注册', revoke: '吊销', queued: '提交', started: '开始', completed: '完成', failed: '失败', cancel: '请求停止',
    cancelled: '已停止', invite: '邀请', lock: '锁定', unlock: '解锁', suspend: '停用', resume: '恢复启用', refused: '拒绝', move: '迁移', placed: '放置', released: '释放', repair: '修复',
    scale: '伸缩', upgrade: '要求升级', upgrade_begin: '开始升级', upgrade_intent: '准备升级节点', upgrade_node: '节点已升级', upgrade_end: '已升级', upgrade_stopped: '升级停止', make_primary: '更换主集群', install: '安装', remove: '要求移除', retry: '重试', intent: '开始',
  },
  resourceType: {
    journal_entry: '备注', maintainer: '维护人员', maintainer_group: '维护组', maintainer_group_member: '组员关系', resource_maintainer: '维护指派', tag: '标签', resource_tag: '标签使用',
    alert: '告警',
    endpoint: '端点', operation: '机器操作', found_machine: '发现的机器',
    rack: '机架', baremetal_group: '分组', baremetal: '主机', quota: '配额', specification: '规格', virtual_machine: '虚拟机', placement_event: '放置', tenant: '租户', tenant_profile: '租户资料', tenant_config: '租户设置', user: '用户', role: '角色',
    session: '会话', api_token: 'API 令牌', saved_view: '已存视图', job: '任务', mail: '邮件', retention_policy: '保留策略', model: '模型', model_call: '模型调用', knowledge_base: '知识库', knowledge_document: '文档', knowledge_chunk: '片段',
    conversation: '对话', message: '消息',
    k8s_cluster: '集群', k8s_cluster_plugin: '集群插件', bastion: '堡垒机', service_mesh: '服务网格', k8s_cluster_service_mesh: '网格成员', maintenance_window: '维护窗口',
  },
  permissionResource: {
    maintainers: '维护人员', maintainer_groups: '维护组', resource_maintainers: '维护指派', tags: '标签', resource_tags: '标签使用', journal: '备注',
    alerts: '告警',
    endpoints: '端点', operations: '机器操作',
    tenants: '租户', tenant_configs: '租户设置', users: '用户', roles: '角色', sessions: '会话', api_tokens: 'API 令牌', audit_logs: '审计日志', mail: '邮件', jobs: '任务', saved_views: '已存视图', events: '实时变更', maintenance: '维护', racks: '机架',
    baremetal_groups: '分组', baremetals: '主机', quotas: '配额', specifications: '规格', virtual_machines: '虚拟机', placement_events: '放置日志', capacity: '容量', models: '模型', model_calls: '模型调用', knowledge_bases: '知识库',
    knowledge_documents: '文档', knowledge: '知识检索', conversations: '对话',
    k8s_clusters: '集群', service_meshes: '服务网格',
  },
  permissionAction: {
    read: '查看', create: '新增', update: '修改', delete: '删除', search: '检索',
  },
  field: {
    fullName: '姓名', email: '邮箱地址', status: '状态', roles: '角色', roleIds: '角色', roleNames: '角色', lastLoginAt: '上次登录', lastActiveAt: '上次活跃', createdAt: '创建时间', updatedAt: '更改时间', locale: '语言', timezone: '时区',
    emailVerified: '邮箱已验证', invited: '已邀请', name: '名称', code: '代码', description: '说明', isSystem: '类型', permissions: '权限', userCount: '用户数', imported: '已导入', resource: '记录类型', type: '类型', prefix: '前缀', expiresAt: '过期时间',
    revokedAt: '吊销时间',
  },
  option: {
    invited: '已邀请', revoked: '已吊销', en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文',
  },
  help: {
    user_email: '邀请将发送到此地址。',
  },
  import: {
    noSuch: '没有“{{name}}”。', several: '有多个名为 {{name}} 的记录：请改用 ID。',
  },
  error: {
    ...refusals,
    offline: {
      message: '没有连接，因此未发送任何内容。', remedy: '您填写的内容已保留。恢复连接后请重试。',
    },
    bad_setup_code: {
      message: '这不是此服务器的初始化代码。', remedy: '请打开启动服务器时显示的地址，其中已带有代码。',
    },
    wrong_credentials: {
      message: '邮箱地址与密码不匹配。', remedy: '请检查两者，或重设密码。',
    },
    too_many_tries: {
      message: '尝试次数过多。', remedy: '请稍候再试。',
    },
    choose_tenant: {
      message: '该地址属于多个租户。', remedy: '请选择一个。',
    },
    sign_in_required: {
      message: '您尚未登录。', remedy: '请登录后重试。',
    },
    permission_missing: {
      message: '您没有此权限。', remedy: '请向管理员申请权限。',
    },
    not_found: {
      message: '没有这条记录。', remedy: '它可能已被删除，或属于他人。',
    },
    already_taken: {
      message: '已被占用。', remedy: '请换一个。',
    },
    in_use: {
      message: '仍有其他记录在使用它。', remedy: '请先释放或移走使用它的记录。',
    },
    stale_version: {
      message: '您打开之后，有人修改了这条记录。', remedy: '请逐个字段比较两个值，作出选择后再保存。',
    },
    out_of_bounds: {
      message: '数值超出范围。', remedy: '请更正后重试。',
    },
    below_use: {
      message: '低于当前用量。', remedy: '请先释放虚拟机，或提高数值。',
    },
    unit_taken: {
      message: '机架的这些 U 位已有其他主机。', remedy: '请选择空闲 U 位，机架立面图会显示。',
    },
    rack_too_low: {
      message: '主机将超出机架顶部。', remedy: '请选择更低的 U 位，或更正机架高度。',
    },
    quota_exceeded: {
      message: '租户将超出其在该分组的配额。', remedy: '请提高配额、减少数量，或释放资源。',
    },
    no_room: {
      message: '空间不足以放置全部。', remedy: '请减少数量，更换规格、模式或分组，或释放资源。',
    },
    bad_rows: {
      message: '部分行无法导入；未写入任何数据。', remedy: '请更正或去除这些行后重新导入。',
    },
    bad_filter: {
      message: '无法使用此筛选条件。', remedy: '请更正筛选条件或排序。',
    },
    job_cancelled: {
      message: '任务已停止。', remedy: '尚未完成的部分已撤销。',
    },
    foreign_origin: {
      message: '该请求来自其他网站。', remedy: '请使用应用本身，或使用 API 令牌。',
    },
    database_busy: {
      message: '服务器繁忙。', remedy: '请稍后重试。未保存任何内容。',
    },
    outside_window: {
      message: '现在没有维护窗口。', remedy: '等待下一个窗口，或确认现在可以扰动集群。',
    },
    cluster_busy: {
      message: '有任务正在更改此集群。', remedy: '等任务结束，或停止它。',
    },
    plugin_busy: {
      message: '有任务正在处理此插件。', remedy: '等任务结束，或停止它。',
    },
    skips_minor: {
      message: '次版本要逐个升级。', remedy: '请先升级到下一个次版本。',
    },
    downgrade: {
      message: '控制平面不能退回旧版本。', remedy: '请选择更新的版本。',
    },
    already_there: {
      message: '集群已在运行该版本。', remedy: '请选择更新的版本。',
    },
    upgrade_unfinished: {
      message: '另一次升级已开始但尚未完成。', remedy: '请先完成它，或改为同一次版本的更新补丁。',
    },
    is_node: {
      message: '此虚拟机是 Kubernetes 集群的节点。', remedy: '请伸缩、删除或恢复该集群。',
    },
    is_bastion: {
      message: '有集群通过此机器访问。', remedy: '请先将其从集群解除。',
    },
    is_primary: {
      message: '此集群是网格的主集群。', remedy: '请先将网格中的另一个集群设为主集群。',
    },
    is_manager: {
      message: '此人是该组的负责人。', remedy: '请先为该组指定另一位负责人，或不设负责人。',
    },
    unknown_maintainer: {
      message: '没有此维护人员。', remedy: '请从列表中选择维护人员。',
    },
    overlaps: {
      message: '与该集群的另一个窗口重叠。', remedy: '请选择其他时间，或修改另一个窗口。',
    },
    primary_taken: {
      message: '网格已有主集群。', remedy: '请以从集群加入，再设为主集群。',
    },
    not_management: {
      message: '此机器不是管理型。', remedy: '请选择同一租户的管理型机器。',
    },
  },
}
