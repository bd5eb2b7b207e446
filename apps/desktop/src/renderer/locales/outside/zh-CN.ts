/** Words of what is outside: endpoints, what is carried out there, and what can go wrong. */
export const outside = {
  fileTooLarge: '文件过大，不像 kubeconfig。', fileTooLargeRemedy: '请选择 kubeconfig 本身，最多 200 KB。', oneLine: '单行', severalLines: '多行', chooseFile: '选择文件', answers: '{{product}} 已回应。', test: '测试', testTitle: '{{name}} 尚不可用', close: '关闭', again: '重试', shown: '对方出示的证书',
  subject: '颁发给', issuer: '颁发者', validTo: '有效期至', fingerprint: 'SHA-256 指纹', compare: '请与机器本身显示的核对。信任后只接受此证书。', trust: '信任此证书', lastSeen: '上次回应', failures: '失败次数', nextTry: '{{when}}重试。', stored: '已保存',
  trusts: '信任', ownAuthority: '您自己的证书颁发机构', systemAuthorities: '本服务器已知的颁发机构', noOperations: '这里还没有执行过操作。', retried: '正在重试。', cancelled: '已放弃。', cancel: '放弃', retry: '重试', unknownLine: '无法得知是否已执行。请查看机器，再重试或放弃。',
  on: '对象', askedBy: '发起者', reconciler: '账目：记录的也会被执行', began: '开始', ended: '结束', message: '问题', power: '电源', powerAsked: '{{action}}：已请求 {{name}}。', powerTitle: '{{action}}：{{name}}', forcedLine: '如同拔掉电源一样直接切断。',
  taken: '账目已按发现的更新。', differs: '发现的与账目不符', inBooks: '账目', found: '发现', take: '采用发现的值', sensors: '传感器', health: '健康', node: '虚拟化节点', nodeOnline: '在线', nodeOffline: '离线', model: '型号', processor: '处理器',
  firmware: '固件', observed: '查看时间', noEndpoint: '此主机没有端点：仅有记录。请在其表单中选择控制器或虚拟化平台。', notYet: '尚未查看，将在一分钟内进行。', controller: '控制器', hypervisor: '虚拟化平台', machineTab: '机器', startAsked: '{{name}} 将运行。',
  stopAsked: '{{name}} 将停止。', start: '启动', stop: '停止', stopGently: '请系统正常关机', stopForce: '强制断电', observedState: '实际状态', wanted: '期望', toRun: '运行', toStand: '停止', reference: '在虚拟化平台',
  stoppedOutside: '它是在那边停止的，而非从此处。', machinesStand_one: '其上有 {{n}} 台虚拟机，会随之停机。', machinesStand_other: '其上有 {{n}} 台虚拟机，会随之停机。',
  endpoint: {
    one: '端点', many: '端点', line: '从这里可达的控制器、虚拟化平台和集群。', empty: '还没有端点。没有端点时仅有记录。',
  },
  operation: {
    one: '机器操作', many: '机器操作', line: '在虚拟机和主机上执行的操作及其结果。', empty: '还没有执行过操作。主机需要先有端点。',
  },
  section: {
    where: '位置', who: '身份', trust: '信任',
  },
  says: '对方原文：{{words}}',
  problem: {
    name_not_resolved: {
      message: '无法解析该名称。', remedy: '请检查拼写，或直接输入地址。',
    },
    name_server: {
      message: '域名服务器没有回应。', remedy: '请检查本服务器的域名解析，或直接输入地址。',
    },
    address_not_allowed: {
      message: '该地址不允许作为端点。', remedy: '请输入管理接口的地址。',
    },
    refused: {
      message: '连接被拒绝：那里没有服务在监听。', remedy: '请检查端口以及服务是否在运行。',
    },
    no_route: {
      message: '从这里无法到达该地址。', remedy: '请检查本服务器与该机器之间的网络。',
    },
    timed_out: {
      message: '没有在限定时间内回应。', remedy: '请检查机器是否开机，中间是否有防火墙。',
    },
    connection_lost: {
      message: '连接中断。', remedy: '请重试；若仍如此，请查看对方的日志。',
    },
    not_tls: {
      message: '对方在该端口不使用 TLS。', remedy: '请检查端口；地址必须是 https 服务的地址。',
    },
    certificate_untrusted: {
      message: '该证书不受信任。', remedy: '请在机器本身核对其指纹后信任它，或填入您自己的证书颁发机构的证书。',
    },
    certificate_changed: {
      message: '对方出示的证书与受信任的不同。', remedy: '若证书已更新，请在机器本身核对指纹后信任新证书；否则中间可能有人。',
    },
    unauthorised: {
      message: '对方不接受该凭据。', remedy: '请重新输入，并检查是否已过期。',
    },
    forbidden: {
      message: '凭据有效，但不允许此操作。', remedy: '请在对方为该账户授予所需权限。',
    },
    secret_unreadable: {
      message: '无法用本系统的密钥打开已存的密文。', remedy: '请重新输入。',
    },
    not_this_kind: {
      message: '那里有服务回应，但类型不同。', remedy: '请检查地址和类型。',
    },
    bad_answer: {
      message: '无法理解对方的回应。', remedy: '请检查地址是否为服务本身，而非其前面的页面。',
    },
    answer_too_large: {
      message: '回应过大，未读完。', remedy: '请检查地址。',
    },
    redirected: {
      message: '对方指向别处，系统不会跟随。', remedy: '若那是正确的地址，请直接输入。',
    },
    server_error: {
      message: '对方自身出错。', remedy: '请查看其日志；系统会重试。',
    },
    busy: {
      message: '对方正忙于与此冲突的任务。', remedy: '请等待其结束后重试。',
    },
    not_found: {
      message: '对方没有该对象。', remedy: '请检查地址和名称；它可能已在那里被删除。',
    },
    no_such_system: {
      message: '该控制器没有这个系统。', remedy: '请在主机中填写系统编号。',
    },
    bad_kubeconfig: {
      message: '无法使用该 kubeconfig。', remedy: '请用 kubectl config view --flatten --minify --raw 导出。',
    },
    unsupported: {
      message: '对方不提供此功能。', remedy: '请使用其自身的控制台。',
    },
    other_cluster: {
      message: '新主机属于另一个虚拟化集群。', remedy: '请移回，或释放后在那里重新放置。',
    },
    absent: {
      message: '该机器已不在那里。', remedy: '请释放它，或放置新的。',
    },
    no_storage: {
      message: '该节点没有可存放虚拟磁盘的存储。', remedy: '请在其某个存储上允许磁盘映像。',
    },
    no_template: {
      message: '没有该编号的模板。', remedy: '请在端点中更正编号，或将那台机器转为模板。',
    },
    no_disk: {
      message: '该机器没有可扩容的磁盘。', remedy: '请在虚拟化平台上添加磁盘。',
    },
    not_taken: {
      message: '多次要求后，该机器仍未变成所需的样子。', remedy: '请在虚拟化平台上查看后重试。',
    },
    bad_address: {
      message: '该地址不是 https 地址。', remedy: '请更正端点的地址。',
    },
    bad_credentials: {
      message: '所填的账户或密文无法发送。', remedy: '请重新输入，注意全角字符和换行。',
    },
    too_many_requests: {
      message: '对方要求减少请求。', remedy: '系统会稍后重试。',
    },
    rejected: {
      message: '对方不接受该请求。', remedy: '请查看其说明并更正记录。',
    },
    not_supported: {
      message: '对方无法执行此操作。', remedy: '请使用其自身的控制台。',
    },
    id_taken: {
      message: '该编号已被另一台机器占用。', remedy: '请重试，系统会另选编号。',
    },
    task_failed: {
      message: '任务已在对方开始，但失败了。', remedy: '请在对方的控制台查看该任务，排除原因后重试。',
    },
    task_endless: {
      message: '对方的任务已运行一天。', remedy: '请在其控制台查看，然后重试或放弃。',
    },
    held: {
      message: '机器被对方的任务占用，或被其遗留的锁定占用。', remedy: '请在对方查看；释放后系统会自动继续。',
    },
    not_seen: {
      message: '对方有该编号的机器，但未向我们显示。', remedy: '请为令牌授予 /vms 上的 VM.Audit 权限，然后重试。',
    },
    ambiguous: {
      message: '对方有多台机器带有该机器的标记。', remedy: '请去掉克隆机器上的标签，然后重试。',
    },
    released: {
      message: '该机器此前已被释放。', remedy: '若仍需要，请恢复它。',
    },
    taken_back: {
      message: '该机器在移除前已被恢复。', remedy: '无需处理：它会保留。',
    },
    moved: {
      message: '该机器在创建前已改到另一虚拟化平台的主机。', remedy: '无需处理：它会在那里创建。',
    },
    no_hypervisor: {
      message: '该主机已没有虚拟化平台。', remedy: '请在主机表单中选择；之后机器会被创建。',
    },
    host_deleted: {
      message: '该主机在操作前已被删除。', remedy: '若它仍在，请恢复记录。',
    },
    other_controller: {
      message: '该主机在操作前已改用另一控制器。', remedy: '若仍需要，请重新发起。',
    },
    too_late: {
      message: '未能在一刻钟内完成。', remedy: '若仍需要，请重新发起。',
    },
    bad_manifest: {
      message: '该清单无法应用。', remedy: '请按提示更正。',
    },
    owned_by_other: {
      message: '该对象已属于另一个插件。', remedy: '请为它换一个名称或命名空间，或从两份清单之一中去掉它。若那个插件已不存在，请从该对象上去掉标签 colonnade.dev/owner。',
    },
    field_conflict: {
      message: '对方某对象的字段由他人管理。', remedy: '请在那里撤回更改，或从清单中去掉该字段。',
    },
    unknown_kind: {
      message: '集群不认识该类对象。', remedy: '请先安装定义它的组件。',
    },
  },
} as const

/** Fields, choices and help of the same. */
export const outsideFields = {
  kind: '类型', url: '地址', username: '账户', secret: '密文', caPem: '自有颁发机构的证书', fingerprint: '受信任的指纹', product: '产品', bmcEndpointId: '控制器', bmcSystem: '控制器中的系统', hypervisorEndpointId: '虚拟化平台',
  hypervisorNode: '虚拟化平台中的节点', desiredPower: '期望运行', hasSecret: '密文', resourceName: '对象', observedPower: '电源', observedHealth: '健康',
} as const
export const outsideOptions = {
  redfish: 'Redfish（BMC）', proxmox: 'Proxmox VE', kubernetes: 'Kubernetes', reachable: '可达', unreachable: '不可达', unauthorised: '拒绝登录', unknown: '未知', vm_create: '创建', vm_delete: '删除', vm_start: '启动', vm_stop: '停止',
  vm_migrate: '迁移', host_power: '电源', op_pending: '等待开始', op_running: '请求中', op_waiting: '对方执行中', op_unknown: '结果未知', op_done: '完成', op_failed: '失败', op_cancelled: '已放弃', on: '开机', graceful_shutdown: '正常关机',
  graceful_restart: '正常重启', force_off: '强制关机', force_restart: '强制重启', power_on: '开', power_off: '关', power_changing: '变化中', power_unknown: '未知', health_ok: '健康', health_warning: '警告', health_critical: '严重',
  health_unknown: '未知', running: '运行中', stopped: '已停止', paused: '已暂停', absent: '已消失',
} as const
export const outsideHelp = {
  endpoint_url: '管理接口的 https 地址。Proxmox VE 使用 8006 端口。', endpoint_username: 'BMC 账户，或 Proxmox 令牌编号：user@realm!name。', endpoint_secret: '密码、令牌或完整的 kubeconfig。加密保存且不再显示；留空则保留已存的。',
  endpoint_fingerprint: '唯一接受的证书的 SHA-256。留空并测试时会给出发现的证书。', endpoint_caPem: 'PEM 文本。由您自己的颁发机构签名时，用它代替指纹。', host_bmcEndpointId: '用于开关主机并报告其状态。', host_bmcSystem: '仅当控制器有多个系统时填写。',
  host_hypervisorEndpointId: '放置于此的虚拟机会在那里创建。', host_hypervisorNode: '留空时使用主机自身的名称。',
} as const
