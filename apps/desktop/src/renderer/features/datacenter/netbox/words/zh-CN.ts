import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

/** 与 NetBox 交换的用语。 */
export const zhCN: Translation<typeof en> = {
  title: 'NetBox', line: '接管 NetBox 所知的一切，也能以 NetBox 可导入的格式交还。', tabs: { import: '导入', export: '导出' },
  step: { files: '文件', map: '对应关系', check: '检查', done: '完成' },
  files: {
    help: 'CSV 列表（“All data”）或 REST API 的应答：站点、机架、设备型号、设备、租户、集群、虚拟机、联系人、联系人组与分配。可一次选多个，它们可以互相引用。',
    holds: '内容', unknown: '未能识别：请选择', unused_one: '{{n}} 列在这里没有位置', unused_other: '{{n}} 列在这里没有位置', part: '{{all}} 条中的 {{rows}} 条：文件只是列表的一页', remove: '去掉 {{name}}', next: '对应关系',
  },
  kind: { other: '不接管', contact_group: '联系人组', contact_assignment: '联系人分配', member: '组成员', k8s_cluster: 'Kubernetes 集群', maintainer_group: '维护组', maintainer_group_member: '组成员', resource_maintainer: '维护分配', maintainer: '维护者', site: '站点', rack: '机架', device_type: '设备型号', device: '设备', tenant: '租户', cluster: '集群', virtual_machine: '虚拟机', contact: '联系人', group: '主机组', host: '主机', specification: '规格' },
  map: {
    placesLine: '站点 → 数据中心，其区域 → 区域，位置 → 机房，机架高度 → U 数，安装位置 → 最低 U 位，型号高度 → 主机占用的 U 数。',
    roles: '哪些设备是主机', rolesHelp: '按角色选择。其余设备不接管。', devices_one: '{{n}} 台设备', devices_other: '{{n}} 台设备',
    amounts: '主机的资源', amountsHelp: 'NetBox 没有专门的字段：取自某列或自定义字段并乘以系数，或统一填一个数。已有的主机只取单元格中的值；统一的数用于新主机。',
    cpu: 'CPU', memory: '内存', storage: '存储',
    group: '主机分组依据', groupBy: { cluster: '集群', site: '站点', role: '角色', one: '全部归为一组' }, groupName: '其余主机的组', groupNameHelp: '没有时会新建。', oneGroupName: '组名',
    clusterTypes: '集群对应为', clusterTypesHelp: '按类型选择。Kubernetes 集群与作为其节点的虚拟机一并记录；租户取集群自己的，否则取其虚拟机的。', clusters_one: '{{n}} 个集群', clusters_other: '{{n}} 个集群', clusterBy: { group: '主机组', kubernetes: 'Kubernetes 集群' },
    versionColumn: 'Kubernetes 版本取自', noColumn: '无此列', version: '其余集群的版本', versionHelp: '如 1.34.0。没有版本的集群列入报告。',
    vms: '虚拟机', vmMemoryUnit: '内存单位', vmDiskUnit: '磁盘单位', unitHelp: '列名未注明时采用。',
    tenants: '这里没有的租户', tenantsBy: { match: '列入报告', create: '新建' }, defaultTenant: '没有租户的虚拟机归属', nobody: '无：列入报告',
    existing: '这里已有的', existingBy: { update: '更新', leave: '保持不变' }, existingHelp: '按 NetBox 编号或序列号辨认。', check: '全部检查', checking: '正在检查',
  },
  report: {
    read: '读取', create: '新建', update: '更改', same: '不变', left: '遗漏', skipped: '略过',
    all: '全部都能对应。', leftOut_one: '{{n}} 行无法接管，将被略去。', leftOut_other: '{{n}} 行无法接管，将被略去。', notes_one: '接管的行有 {{n}} 条说明。', notes_other: '接管的行有 {{n}} 条说明。',
    nothing: '没有可写入的：全部已在这里。', show: '显示', filter: { all: '全部', left: '略去', note: '说明' }, where: '文件与行', what: '记录', field: '字段', why: '原因', download: '下载为 CSV', shown: '仅显示前 {{n}} 条。', saved: '已保存 {{n}} 条结果。', listed: '此处与 CSV 中列出 {{n}} 条结果中的前 {{listed}} 条。',
    will: '将写入的内容', new: '新建', change: '更改', write_one: '导入 {{n}} 条记录', write_other: '导入 {{n}} 条记录', writing: '正在导入', allOrNothing: '要么全部，要么一条也不写。', back: '返回', outcome: { left: '略去', note: '说明' },
  },
  done: { written_one: '已写入 {{n}} 条记录。', written_other: '已写入 {{n}} 条记录。', hosts: '查看主机', again: '继续导入' },
  export: {
    left_one: '{{n}} 条分配不在列表中：NetBox 以编号引用记录而这里不知道该编号，或联系人重名。请先导入一次 NetBox 自己的机架与设备列表。', left_other: '{{n}} 条分配不在列表中：NetBox 以编号引用记录而这里不知道该编号，或联系人重名。请先导入一次 NetBox 自己的机架与设备列表。',
    line: '请按此顺序在 NetBox 中导入，后者引用前者。NetBox 没有字段的内容以自定义字段携带。', diskUnit: '磁盘单位', diskUnitHelp: 'NetBox 自 4.1 起用 MB，之前用 GB。', get: '下载', empty: '没有可导出的内容', done: '{{file}}：{{n}} 行',
    kind: { 'custom-fields': '自定义字段', regions: '区域', sites: '站点', locations: '位置', manufacturers: '厂商', 'device-roles': '设备角色', 'device-types': '设备型号', 'cluster-types': '集群类型', tenants: '租户', clusters: '集群', racks: '机架', devices: '设备', 'virtual-machines': '虚拟机', 'contact-groups': '联系人组', 'contact-roles': '联系人角色', contacts: '联系人', 'contact-assignments': '联系人分配' },
  },
  finding: {
    no_name: '没有名称。', bad_value: '无法接管：{{problem}}', duplicate: '{{value}} 出现两次，取第一个。', no_serial: '没有序列号、资产标签或 NetBox 编号，无法与其他设备区分。',
    bad_amount: '“{{value}}”不是适用于此的数字。', bad_slug: '“{{value}}”无法生成短名称。', unknown_tenant: '这里没有租户 {{value}}。', no_tenant: '不属于任何租户；这里每台虚拟机都有租户。', tenant_inactive: '{{value}} 未启用。',
    no_host: 'NetBox 未说明它运行在哪台设备上。', unknown_host: '没有主机 {{value}}，或有多台同名。', not_a_host: '{{value}} 的角色不在接管之列。', host_not_imported: '{{value}} 被略去，其上的虚拟机也一样。',
    no_room: '{{host}} 的 {{resource}} 还剩 {{free}}，需要 {{needed}}。', over_quota: '{{tenant}} 的配额中 {{resource}} 还剩 {{free}}，需要 {{needed}}。', name_taken: '名称 {{value}} 已被占用。', renamed: '这里名称唯一：改为 {{value}}。',
    serial_made: 'NetBox 没有序列号：以 {{value}} 代替。', fractional_unit: '位置为 {{value}}；这里 U 位是整数，记录时不带 U 位。', fractional_height: '高度为 {{value}} U；这里按 {{units}} U 计。', height_unknown: '文件中没有 {{value}} 的高度，按 1 U 计。',
    rear_face: '位于 {{rack}} 背面 {{value}}。这里一个 U 位只放一台主机，也不分正反面。', unit_taken: '{{other}} 已在 {{rack}} 的 {{value}}，记录时不带 U 位。', above_rack: '位置 {{value}} 超出 {{rack}}（共 {{height}} U），记录时不带 U 位。',
    unknown_rack: '没有机架 {{value}}。新主机不带机架；已有的留在原处。', ambiguous_rack: '有多个机架名为 {{value}}。新主机不带机架；已有的留在原处。', status_mapped: '这里没有状态“{{value}}”，改为 {{state}}。', cpu_rounded: '{{value}} 核向上取整为 {{cores}}。',
    below_use: '{{value}} 少于已用的 {{used}}，保留原记录。', other_host: '这里它在另一台主机上。请在“虚拟机”中移至 {{value}}。', other_size: '这里它的大小不同（{{here}}，NetBox 为 {{value}}）。请在“虚拟机”中调整。',
    no_place_here: '这里还没有它的位置。', part_of_list: '文件只有 {{all}} 条中的 {{rows}} 条：是列表的一页。', rack_too_low: '有主机位于第 {{top}} U，机架保持原高度而非 {{value}}。',
    ambiguous_tenant: '有多个租户名为 {{value}}；没有短名称无法分辨是哪一个。', slug_taken: '短名称 {{value}} 已属于另一租户，改为 {{slug}}。', status_kept: 'NetBox 为“{{value}}”；这里保持 {{state}}，不由列表更改。',
    ambiguous_contact: '{{value}} 对应多名维护人员，或对应另一个名字的维护人员。', other_address: '这里有同名的维护人员，但地址不是 {{value}}。若地址已更改，请在这里改为该地址；若是另一人，请手动添加。',
    no_version: '不知道它的 Kubernetes 版本：请指定列，或统一填写。', bad_version: '“{{value}}”不是 1.34.0 这样的 Kubernetes 版本。', other_version: '这里的版本是 {{here}}，NetBox 为 {{value}}。请在“集群”中升级。', other_cluster: '这里它已是另一集群（而非 {{value}}）的节点。', foreign_cluster: '{{value}} 属于另一租户而非 {{tenant}}：不记为节点。', not_a_node: '集群通过它访问：不会成为 {{value}} 的节点。',
    unknown_contact: '没有联系人 {{value}}，或有多名同名。', unknown_object: '这里没有这条记录：{{value}}。',
  },
  field: {
    name: '名称', slug: '短名称', serial: '序列号', tenant: '租户', device: '设备', rack: '机架', position: '位置', face: '朝向', u_height: '高度', status: '状态', vcpus: 'vCPU', memory: '内存', disk: '磁盘', totalCpu: 'CPU', totalMemory: '内存', totalStorage: '存储', next: '行数', email: '邮箱', cluster: '集群', kubernetesVersion: 'Kubernetes 版本', contact: '联系人', object: '记录', object_type: '记录类型', groups: '组',
  },
}
