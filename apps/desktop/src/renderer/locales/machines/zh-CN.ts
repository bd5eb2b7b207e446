/** Words of machines that stand at a hypervisor: those the books do not know, and how those they know differ. */
export const machines = {
  found: {
    one: '发现的机器', many: '发现的机器', line: '虚拟化平台上有、账目中没有的机器。', empty: '虚拟化平台上的机器都已在账目中，或尚未查看。', nav: '发现的机器', noneHere: '那里的机器都已在账目中。', noHost: '没有主机', foreign: '属于另一套系统', markOf: '属于 {{name}}，但并非该机器', standToo_one: '其中 {{n}} 台不在账目中。', standToo_other: '其中 {{n}} 台不在账目中。', runThere_one: '那里还运行着 {{n}} 台不在账目中的机器：{{names}}。', runThere_other: '那里还运行着 {{n}} 台不在账目中的机器：{{names}}。', notSeen: '尚未查看',
    size: '规模', node: '节点', host: '主机', reference: '编号', endpoint: '虚拟化平台', hostLine: '没有为此节点登记主机。请先为某台主机设置此虚拟化平台及节点名称，才能收编该机器。',
  },
  adopt: {
    action: '收编', title_one: '收编 {{n}} 台机器', title_other: '收编 {{n}} 台机器', line: '它们按现状记入账目，位于其节点对应的主机上，占用主机容量和配额；除非写入标记，否则在虚拟化平台上不对它们做任何操作。', tenant: '租户', size: '账目中的规模', asFound: '按发现的', bySpecification: '按规格',
    asFoundHelp: '每台按其实际规模计入。使用相同规模的规格，没有时会新建。', bySpecificationHelp: '全部按规格计入，无论实际如何。机器不会改变，差异会显示出来。', specification: '规格', mark: '在其现有标签旁写入我们的标记',
    markHelp: '写入后它们就归我们：释放时会在虚拟化平台上连同磁盘一起删除。不写入则仅凭编号和名称识别，释放后机器仍留在那里。', homeless_one: '其中 {{n}} 台所在的节点没有登记主机，无法收编。', homeless_other: '其中 {{n}} 台所在的节点没有登记主机，无法收编。', takes: '合计占用', done_one: '{{n}} 台机器已记入账目。',
    done_other: '{{n}} 台机器已记入账目。', show: '查看',
    tooMany: '一次最多收编 {{n}} 台机器，已选择 {{chosen}} 台。', tooManyRemedy: '请少选一些：可按虚拟化平台或节点筛选列表。',
  },
  machine: {
    tab: '机器', none: '没有虚拟化平台拥有此机器：仅有记录。', restart: '重启后', restartLine: '需要重启：在此之前为 {{cpu}}、{{memory}}。', due: '正在将新的规模应用到虚拟化平台。', deleteTakes: '在虚拟化平台上的机器会被关机，并连同磁盘一起删除。撤销的机会过后便无法找回。', failed: '未能将新的规模应用到虚拟化平台，请查看其操作。', bring: '改为账目中的规模', brought: '已通知虚拟化平台。',
    larger: '磁盘不能缩小：它会一直比账目中的大。', adopted: '收编时间', marked: '我们的标记', markYes: '已写入', markNo: '未写入：释放后机器仍会留在那里', differs: '机器与账目不符',
  },
  section: '新机器',
} as const

/** Fields, choices and help of the same. */
export const machinesFields = {
  machineStorage: '磁盘存储', machineBridge: '网桥', machineTemplate: '模板', machineImage: '安装镜像', machinePool: '资源池', machineTags: '其他标签', node: '节点', reference: '编号', adoptedAt: '收编时间',
} as const
export const machinesOptions = { vm_resize: '调整规模', vm_adopt: '标记为我们的' } as const
export const machinesHelp = {
  endpoint_machineStorage: '新机器磁盘所在的存储，如 local-lvm。留空时使用节点上空间最多的存储。', endpoint_machineBridge: '新机器连接的网桥，留空为 vmbr0。克隆的机器沿用模板的设置。',
  endpoint_machineTemplate: '新机器完整克隆所用模板的编号，核数、内存和磁盘按订单设置。留空时机器从空磁盘开始。', endpoint_machineImage: '新机器光驱中的镜像，如 local:iso/debian-13.iso。不能与模板同时使用。', endpoint_machinePool: '新机器在虚拟化平台中所属的资源池。',
  endpoint_machineTags: '除我们的标记外给新机器加上的标签，以空格分隔。',
} as const
