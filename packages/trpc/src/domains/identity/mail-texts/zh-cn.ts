import type { MailTexts } from './texts.ts'

/** Mail in simplified Chinese. */
export const zhCn: MailTexts = {
  verification: {
    subject: '请确认您的电子邮箱',
    body: '{name}，您好：\n\n请确认此邮箱属于您：\n\n{link}\n\n链接仅可使用一次，{hours} 小时内有效。\n如果不是您本人操作，请忽略此邮件。',
  },
  reset: {
    subject: '设置新密码',
    body: '{name}，您好：\n\n有人（应该是您本人）请求为您在 {tenant} 的账户设置新密码：\n\n{link}\n\n链接仅可使用一次，{minutes} 分钟内有效。在此之前您的密码保持不变。\n如果不是您本人操作，请忽略此邮件。',
  },
  invitation: {
    subject: '{tenant} 邀请您加入',
    body: '{name}，您好：\n\n{inviter} 已在 {tenant} 为您创建账户。请设置密码以开始使用：\n\n{link}\n\n链接仅可使用一次，{days} 天内有效。',
  },
  passwordChanged: {
    subject: '您的密码已更改',
    body: '{name}，您好：\n\n您在 {tenant} 的账户密码已于 {time}（UTC）更改，其他会话均已结束。\n\n如果不是您本人操作，请立即设置新密码并通知管理员：\n\n{link}',
  },
}
