import { seenAlert, seenAlertName } from '../seen/zh-CN.ts'
import type { Translation } from '@colonnade/ui'
import type { inventoryEn } from './en.ts'

/** 告警、维护人员、标签与备注的用词。 */
export const inventoryZhCN: Translation<typeof inventoryEn> = {
  nav: {
    care: '维护', maintained: '我维护什么', maintainers: '维护人员', maintainerGroups: '维护组', assignments: '指派', tags: '标签',
    alerts: '告警',
  },
  entity: {
    maintainer: {
      one: '维护人员', many: '维护人员', line: '照看机器的人。', empty: '还没有维护人员。新增第一位，或导入列表。',
    },
    maintainerGroup: {
      one: '维护组', many: '维护组', line: '组所维护的，每位成员也都维护。', empty: '还没有维护组。',
    },
    maintainerGroupMember: {
      one: '组员关系', many: '组员关系', line: '谁属于哪个维护组。', empty: '还没有人属于任何组。请在组的页面添加成员，或导入列表。',
    },
    resourceMaintainer: {
      one: '指派', many: '指派', line: '谁维护什么。可在记录页面指派，或在列表中选择多行。', empty: '还没有任何指派。在列表中选择多行并指派维护人员，或导入列表。', record: '记录',
    },
    tag: {
      one: '标签', many: '标签', line: '用来标记记录并筛选列表的词。', empty: '还没有标签。新增第一个。',
    },
    alert: {
      one: '告警', many: '告警', line: '需要有人查看的事项，最严重的在最上面。', empty: '没有未解除的告警，一切正常。',
    },
  },
  field: {
    account: '账号', email: '邮箱', managerId: '负责人', memberCount: '成员', resourceCount: '维护对象', maintainerId: '维护人员', maintainerType: '维护者类型', resourceType: '记录类型', resourceId: '记录', color: '颜色', text: '备注', groupCount: '组数',
    alertThresholdPercentage: '告警阈值', severity: '级别', title: '内容', about: '对象', count: '次数', firstSeenAt: '首次出现', lastSeenAt: '最近出现', servedTenantId: '租户', kind: '类型', acknowledgedAt: '确认时间', resolvedAt: '解除时间', id: 'ID',
  },
  option: {
    verdigris: '铜绿', slate: '石板蓝', ochre: '赭黄', plum: '梅紫', moss: '苔绿', rust: '锈红', info: '信息', success: '完成', danger: '危险', maintainer: '维护人员', maintainer_group: '维护组',
    critical: '严重', warning: '警告', open: '未处理', acknowledged: '已确认', resolved: '已解除',
  },
  help: {
    maintainer_account: '工号或账号名，不可与他人重复。', maintainerGroup_managerId: '同时成为成员。',
    group_alertThresholdPercentage: 'CPU、内存或存储的使用率达到此比例时发出告警。',
  },
  maintainer: {
    direct: '直接维护', whatMaintains: '维护哪些对象', addMember: '添加成员', noMembers: '还没有成员。', noGroups: '不属于任何组。', manager: '负责人', dropMember: '将 {{name}} 移出该组',
    add: '添加维护人员或维护组', drop: '移除 {{name}}', nobody: '还没有人维护。', inherit: '{{name}} 的成员',
    droppedMember: '已将 {{name}} 移出该组。', dropped: '已取下 {{name}}。',
  },
  maintained: {
    title: '我维护什么', titleOf: '{{name}} 维护什么', line: '直接指派的，或通过维护组得到的。', choose: '选择维护人员', notMe: '没有维护人员使用您的邮箱。请选择一位以查看其维护对象。',
    search: '按名称搜索', everyKind: '所有类型', none: '没有。', more: '显示更多', direct: '直接', through: '通过 {{name}}',
  },
  tag: {
    add: '添加标签', takeOff: '移除 {{name}}', use: '使用情况', unused: '还没有记录带有此标签。',
  },
  journal: {
    title: '备注', none: '还没有备注。', placeholder: '下一位需要知道什么？', add: '添加备注', edit: '修改备注', delete: '删除备注', deleted: '备注已删除。', edited: '已编辑', older: '更早的备注',
  },
  attached: {
    chosen_one: '用于所选的 {{n}} 条记录。', chosen_other: '用于所选的 {{n}} 条记录。', assign: '指派', takeOff: '移除',
    tags: {
      add: '打标签', remove: '移除标签', help: '已有该标签的记录保持不变。', added_one: '已添加 {{n}} 个标签。', added_other: '已添加 {{n}} 个标签。', removed_one: '已移除 {{n}} 个标签。', removed_other: '已移除 {{n}} 个标签。',
    },
    maintainers: {
      label: '维护人员与维护组', add: '指派维护人员', remove: '移除维护人员', help: '每条记录都会指派给所选的每一位。', added_one: '已建立 {{n}} 项指派。', added_other: '已建立 {{n}} 项指派。', removed_one: '已结束 {{n}} 项指派。', removed_other: '已结束 {{n}} 项指派。',
    },
  },
  alert: {
    acknowledge: '确认', resolve: '解除', acknowledged_one: '已确认 {{n}} 条告警。', acknowledged_other: '已确认 {{n}} 条告警。', resolved_one: '已解除 {{n}} 条告警。', resolved_other: '已解除 {{n}} 条告警。',
    bell_one: '{{n}} 条未处理告警', bell_other: '{{n}} 条未处理告警', bellNone: '没有未处理告警', none: '没有未处理告警。', seeAll: '查看全部告警', look: '查看', times: '{{n}} 次', takenUpBy: '由 {{name}} 处理',
    several: '{{n}} 条告警未处理',
    kind: {
      k8s_cluster_error: '集群处于错误状态', k8s_cluster_plugin_error: '插件处于错误状态', service_mesh_error: '服务网格处于错误状态',
      ...seenAlert, host_unhealthy: '其控制器报告：{{health}}', endpoint_unreachable: '端点没有响应', endpoint_unauthorised: '端点拒绝凭据',
      books_off: '{{figures}} 个数字与重新清点不符', group_full: '使用率达到或超过 {{threshold}} %：{{resources}}', virtual_machine_error: '虚拟机处于错误状态',
    },
    kindName: {
      k8s_cluster_error: '集群错误', k8s_cluster_plugin_error: '插件错误', service_mesh_error: '服务网格错误',
      ...seenAlertName, host_unhealthy: '主机不健康', endpoint_unreachable: '端点不可达', endpoint_unauthorised: '端点拒绝凭据',
      books_off: '账目不符', group_full: '分组将满', virtual_machine_error: '虚拟机错误',
    },
  },
}
