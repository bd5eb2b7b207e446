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
  door: {
    haveAccount: '已有账号？', signInLink: '登录', backToSignIn: '返回登录', goOn: '继续',
    email: '电子邮件地址', name: '您的姓名', password: '密码', passwordHelp: '至少 10 个字符。', newPassword: '新密码', repeat: '再次输入新密码', tenant: '组织名称', tenantHelp: '其他人会看到它，以后可以更改。',
    needed: '此项必填。', badEmail: '这不是电子邮件地址。', shortPassword: '请至少使用 10 个字符。', differ: '两次输入不一致。',
    signUp: '创建租户', signUpLine: '您将成为它的第一位管理员。', signUpGo: '创建', closed: '未开放注册', closedLine: '请向平台的运行方索取邀请。',
    verifying: '请稍候…', verified: '谢谢', verifiedLine: '您的电子邮件地址已确认。', notVerified: '此链接无效', notVerifiedLine: '它可能已过期或已使用过。请登录后重新发送。',
    forgot: '设置新密码', forgotLine: '我们会寄给您一个用于设置密码的链接。', forgotGo: '发送链接', resetAsked: '请查看您的邮箱', resetAskedLine: '如果 {{email}} 有对应的账号，链接已经寄出。它只在短时间内有效，且只能使用一次。',
    reset: '设置新密码', resetLine: '您将在所有设备上退出登录。', resetGo: '设置密码', resetDone: '密码已设置', resetDoneLine: '请用新密码登录。', anotherLink: '索取另一个链接', noLink: '此链接不完整', noLinkLine: '请从邮件中重新打开，或索取另一个链接。',
    invitation: '邀请', invited: '欢迎加入 {{tenant}}', invitedLine: '您将以 {{email}} 登录。邀请有效期至 {{date}}。', invitedGo: '接受邀请', notInvited: '此邀请无效', notInvitedLine: '它可能已过期或已使用过。请向邀请您的人索取新的邀请。',
  },
}
