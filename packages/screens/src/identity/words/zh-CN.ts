import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

export const zhCN: Translation<typeof en> = {
  saved: '已保存。',
  user: { email: '电子邮件地址', name: '姓名', language: '语言', zone: '时区', unverified: '未验证' },
  mail: {
    one: '邮件', many: '邮件', line: '写给本租户成员的邮件。没有邮件服务器时，邮件保留在此处，其中的链接仍可使用。', empty: '还没有写过邮件。',
    subject: '主题', to: '收件人', state: '状态', template: '种类', at: '写于', tries: '尝试次数', error: '错误', retry: '重新发送', gone: '邮件已交给邮件服务器，其内容只属于收件人。',
    states: { kept: '保留在此', sent: '已发送', failed: '未发送', waiting: '等待中' },
  },
  profile: {
    title: '个人资料', line: '别人如何看到您，以及应用用什么语言与您交流。', you: '您', tenant: '租户', languageHelp: '写给您的邮件也用这种语言。', password: '密码', passwordLine: '更改密码后，您在其他设备上会被登出。',
    current: '当前密码', new: '新密码', newHelp: '至少 10 个字符；长度比符号更重要。', repeat: '再次输入新密码', change: '更改密码', changed: '密码已更改。', differ: '两次输入不一致。',
  },
  tenant: {
    title: '租户', line: '这里所有人共用的设置。', profile: '资料', slug: '短名', tier: '等级', tiers: { free: '免费版', pro: '专业版', enterprise: '企业版' }, name: '名称', description: '说明', industry: '行业', region: '地区', contactEmail: '联系邮箱', contactPhone: '联系电话',
    quotas: '配额', quotasLine: '由提供方设定。', users: '用户', bases: '知识库', defaults: '模型', defaultsLine: '没有另行选择时，如何写出回答、如何查找段落。', local: '本地',
    model: '回答所用模型', modelHelp: '留空：使用可用的最佳模型。', temperature: '温度', temperatureHelp: '0 严谨，2 发散。', maxTokens: '每次回答的最多令牌数', embedding: '嵌入模型', embeddingHelp: '用于此后新建的知识库。',
    topK: '每个问题的段落数', topKHelp: '一个回答最多可依据多少段落。', threshold: '最低相似度', thresholdHelp: '低于此值的段落不采用；0 表示全部保留。',
  },
}
