import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

export const zhCN: Translation<typeof en> = {
  common: { save: '保存', saved: '已保存。', cancel: '取消', close: '关闭', delete: '删除', dismiss: '移除', retry: '重试', more: '更多', loadMore: '加载更多', export: '导出', created: '创建时间', changed: '更改时间' },
  nav: { home: '首页', knowledge: '知识库', chat: '对话', calls: '调用与费用', machines: '虚拟机', clusters: '集群', settings: '设置', console: '运维控制台' },
  person: { menu: '您的账号：{{name}}', profile: '个人资料与密码', sessions: '登录会话', signOut: '退出登录' },
  palette: { actions: '操作', go: '前往', self: '此窗口', light: '浅色主题', dark: '深色主题' },
  lost: { sentence: '此地址没有内容，或您无权查看。', home: '返回首页' },
  model: { local: '本地' },
  job: { knowledge: '处理知识库' },
  settings: { profile: '个人资料与密码', sessions: '登录会话', tokens: 'API 令牌', users: '用户', roles: '角色', tenant: '租户', audit: '审计日志', mail: '邮件' },
  home: {
    hello: '您好，{{name}}', helloPlain: '您好', line: '{{tenant}} 的近况。', first: '开始使用', done: '已完成', recent: '最近的对话', noConversations: '您还没有提过问题。', documents: '处理中的文档',
    cost: '本月费用', costLine_one: '{{n}} 次调用，{{tokens}} 个令牌', costLine_other: '{{n}} 次调用，{{tokens}} 个令牌', costCourse: '本月每日费用', callsCourse: '本月每日调用次数', details: '详情', operator: '您负责运行此平台。机架、主机与租户位于',
    verify: '请确认 {{email}} 属于您：打开我们寄去的邮件中的链接。', verifyAgain: '重新发送', verifySent: '新的链接已寄往 {{email}}。',
    steps: {
      base: { title: '新建知识库', line: '把相关的文档放在一起：手册、合同、某个产品。', action: '新建' },
      documents: { title: '添加文档', line: '支持 PDF、Word、HTML、Markdown、CSV 或文本。系统会读取并切分成段落。', action: '添加' },
      ask: { title: '提出问题', line: '回答会注明所依据的段落，点击即可查看。', action: '提问' },
    },
  },
  outside: { signInLine: '您的文档，您的模型，您的云。', forgotLink: '忘记密码？', noAccount: '第一次来？', signUpLink: '创建租户' },
  knowledge: {
    line: '一同检索、一同引用的文档。', new: '新建知识库', newLine: '其中的文档会一同检索。', create: '创建', name: '名称', namePlaceholder: '员工手册', description: '说明', descriptionHelp: '其中有什么，供需要选择的人参考。',
    documents: '文档', passages: '段落', settings: '设置', empty: '还没有知识库。新建一个，添加文档，然后向它们提问。', ask: '就此提问', about: '概况', embedding: '嵌入模型', embeddingDefault: '租户的默认模型', delete: '删除此知识库', deleted: '已删除“{{name}}”。',
    documentCount_one: '{{n}} 个文档', documentCount_other: '{{n}} 个文档', passageCount_one: '{{n}} 个段落', passageCount_other: '{{n}} 个段落',
  },
  document: {
    title: '标题', titleHelp: '留空：取自文档。', state: '状态', source: '来源', file: '文件', size: '大小', added: '添加时间', add: '添加', addOther: '按地址或文本添加', addUrl: '按地址添加网页', addText: '添加文本', url: '地址', text: '文本', urlLine: '网页由服务器获取一次。内部网络的地址会被拒绝。', textLine: '粘贴应当能被检索到的内容。Markdown 标题会保留。',
    retry: '重试', rename: '重命名', failed: '此文档无法读取。', none: '还没有文档。', deletedOne: '已删除“{{name}}”。', deletedMany_one: '已删除 {{n}} 个文档。', deletedMany_other: '已删除 {{n}} 个文档。',
    status: { pending: '等待中', processing: '读取中', completed: '就绪', failed: '失败' }, sources: { file: '文件', url: '网页', text: '文本' },
  },
  upload: {
    choose: '添加文件', drop: '松开即可添加文件', empty: '将文档拖放到此处，或选择文件', kinds: 'PDF、DOCX、HTML、Markdown、CSV 或文本，每个不超过 32 MB', list: '传送中的文件', stop: '停止',
    waiting: '等待轮到', sending: '传送中，{{percent}}', adding: '已到达，正在检查', done: '已添加', failed: '未添加', refused: '未传送',
    tooLarge: '大小为 {{size}}，上限是 {{limit}}。请拆分后再添加。', isEmpty: '文件为空。', wrongType: '无法读取此类文件。请另存为 PDF、DOCX、HTML、Markdown、CSV 或文本。',
  },
  chunk: {
    page: '第 {{n}} 页', start: '开头', tokens_one: '{{n}} 个令牌', tokens_other: '{{n}} 个令牌', edit: '编辑段落', edited: '已编辑', editLine: '保存后会重新计算嵌入。', saved: '段落已保存。', search: '在此文档中查找', noMatch: '没有包含此内容的段落。', none: '没有段落。', notYet: '正在读取文档，段落会显示在这里。',
  },
  search: {
    tab: '检索测试', query: '问题或关键词', placeholder: '别人会怎么问？', topK: '最多结果', threshold: '最低相似度', noThreshold: '不限', run: '检索', nothingYet: '还没有可检索的内容。请先添加文档。', none: '没有与此问题相近的段落。',
    explain: '看看一个问题能找到什么、为什么：每个段落按含义（向量）和按字词（全文）各有名次；两个名次合在一起，就是回答所依据的顺序。', found_one: '在 {{chunks}} 个段落中找到 {{n}} 个', found_other: '在 {{chunks}} 个段落中找到 {{n}} 个', took: '{{ms}} 毫秒，其中嵌入 {{embed}} 毫秒', degraded: '只检索了字词。',
    vector: '含义', text: '字词', fused: '合并', rank: '在此列表中第 {{n}} 名', method: { hnsw: '通过索引', exact: '逐一比较向量', none: '没有向量' },
  },
  recall: {
    title: '召回率', line: '索引能否找到逐一比较所有向量时会找到的段落？', run: '比较', again: '再次比较', recall: '前 {{n}} 名召回率', search: '检索', exact: '逐一比较', compared: '比较数量', vectors: '个向量', exactRank: '真实名次', searchRank: '检索名次', passage: '段落', missed: '遗漏',
  },
  chat: {
    new: '新对话', conversations: '对话', noneYet: '还没有对话。', noneFound: '没有这个标题的对话。', find: '查找对话', rename: '重命名', title: '标题', actions: '“{{title}}”的更多操作', deleted: '已删除“{{title}}”。', older: '更早的内容', toEnd: '到末尾',
    welcome: '您想了解什么？', welcomeLine: '在下方选择要依据的知识库。回答会注明所依据的段落；不选知识库时，由模型自行回答。', question: '您的问题', placeholder: '向您的文档提问…', placeholderPlain: '提问…', send: '发送', sends: '发送', stops: '停止', stop: '停止', stopped: '到此停止。', retry: '重新回答', thinking: '正在查找…',
    noBase: '不用知识库', bases: '{{n}} 个知识库', chooseBases: '要依据的知识库', noBases: '还没有知识库。', findBase: '查找知识库', chooseModel: '回答所用模型', defaultModel: '最佳模型',
    about: '关于此回答', cost: '费用 {{cost}}', sources: '来源', page: '第 {{n}} 页', openSource: '来源 {{n}}：{{title}}', passage: '来源 {{n}} 的段落', openDocument: '在文档中打开',
  },
  calls: {
    line: '模型因何被调用，花费多少。', summary: '汇总', each: '调用', period: '时段', periods: { '7d': '最近 7 天', '30d': '最近 30 天', month: '本月', '90d': '最近 90 天' }, none: '此时段内没有调用模型。',
    cost: '费用', free: '本地模型不产生费用', calls: '调用次数', errors_one: '{{n}} 次失败', errors_other: '{{n}} 次失败', noErrors: '没有失败', tokens: '令牌', inOut: '输入 {{in}}，输出 {{out}}', latency: '平均耗时', byDay: '每日费用', byDayCalls: '每日调用次数', byModel: '按模型', byUser: '按人员', nobody: '系统',
    at: '时间', model: '模型', features: { chat: '对话', indexing: '索引', search: '检索', text: '文本' }, feature: '用途', user: '人员', time: '耗时', result: '结果', trace: '追踪', prompt: '输入令牌', completion: '输出令牌',
  },
  clusters: {
    one: '集群', line: '服务方为您运行的 Kubernetes 集群。', empty: '您还没有集群。请联系服务方创建。', name: '名称', status: '状态', version: 'Kubernetes', controlPlanes: '控制平面', workers: '工作节点', plugins: '插件', nodes: '节点', window: '维护', windowOpen: '正在进行', windowNext: '下一次 {{at}}', windowNone: '未计划', upgrading: '正在升级到 {{version}}', description: '说明', noNodes: '没有登记节点。', noPlugins: '没有安装插件。',
    found: { title: '实际状态', api: 'API 服务器', nodes: '{{total}} 个节点中 {{ready}} 个就绪', at: '{{when}}看到', healthy: '健康', unhealthy: '不健康', unreachable: '没有回应', ready: '就绪', notReady: '未就绪', missing: '不在集群中', cordoned: '不接收新的 Pod' },
    statuses: { pending: '等待中', active: '正常', maintenance: '维护中', offline: '离线', error: '错误', deleting: '正在删除', inactive: '未启用' },
  },
  machines: {
    one: '虚拟机', line: '由提供方为您放置。', empty: '您还没有虚拟机。请联系提供方放置。', quotas: '配额', count_one: '{{n}} 台', count_other: '{{n}} 台', unlimited: '已用 {{used}}，不限', name: '名称', status: '状态', type: '类型', group: '组', spec: '规格', cpu: '核心', memory: '内存', storage: '存储', affinity: '亲和组',
    types: { worker: '工作节点', control_plane: '控制平面', management: '管理', other: '其他' },
    statuses: { pending: '等待中', active: '运行中', inactive: '未启用', error: '错误', deleting: '删除中' },
  },
}
