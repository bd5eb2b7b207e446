import type { MailTexts } from './texts.ts'

/** Mail in traditional Chinese. */
export const zhTw: MailTexts = {
  verification: {
    subject: '請確認您的電子郵件地址',
    body: '{name}，您好：\n\n請確認此電子郵件地址屬於您：\n\n{link}\n\n連結僅可使用一次，{hours} 小時內有效。\n如果不是您本人操作，請忽略此郵件。',
  },
  reset: {
    subject: '設定新密碼',
    body: '{name}，您好：\n\n有人（應該是您本人）要求為您在 {tenant} 的帳戶設定新密碼：\n\n{link}\n\n連結僅可使用一次，{minutes} 分鐘內有效。在此之前您的密碼維持不變。\n如果不是您本人操作，請忽略此郵件。',
  },
  invitation: {
    subject: '{tenant} 邀請您加入',
    body: '{name}，您好：\n\n{inviter} 已在 {tenant} 為您建立帳戶。請設定密碼以開始使用：\n\n{link}\n\n連結僅可使用一次，{days} 天內有效。',
  },
  passwordChanged: {
    subject: '您的密碼已變更',
    body: '{name}，您好：\n\n您在 {tenant} 的帳戶密碼已於 {time}（UTC）變更，其他工作階段均已結束。\n\n如果不是您本人操作，請立即設定新密碼並通知管理員：\n\n{link}',
  },
}
