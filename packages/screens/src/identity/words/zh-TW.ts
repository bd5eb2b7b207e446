import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

export const zhTW: Translation<typeof en> = {
  saved: '已儲存。',
  user: { email: '電子郵件地址', name: '姓名', language: '語言', zone: '時區', unverified: '未驗證' },
  mail: {
    one: '郵件', many: '郵件', line: '寫給本租戶成員的郵件。沒有郵件伺服器時，郵件保留在此處，其中的連結仍可使用。', empty: '還沒有寫過郵件。',
    subject: '主旨', to: '收件人', state: '狀態', template: '種類', at: '寫於', tries: '嘗試次數', error: '錯誤', retry: '重新寄送', gone: '郵件已交給郵件伺服器，其內容只屬於收件人。',
    states: { kept: '保留在此', sent: '已寄出', failed: '未寄出', waiting: '等待中' },
  },
  profile: {
    title: '個人資料', line: '別人如何看到您，以及應用程式用什麼語言與您溝通。', you: '您', tenant: '租戶', languageHelp: '寫給您的郵件也用這種語言。', password: '密碼', passwordLine: '變更密碼後，您在其他裝置上會被登出。',
    current: '目前的密碼', new: '新密碼', newHelp: '至少 10 個字元；長度比符號更重要。', repeat: '再次輸入新密碼', change: '變更密碼', changed: '密碼已變更。', differ: '兩次輸入不一致。',
  },
  tenant: {
    title: '租戶', line: '這裡所有人共用的設定。', profile: '資料', slug: '短名', tier: '等級', tiers: { free: '免費版', pro: '專業版', enterprise: '企業版' }, name: '名稱', description: '說明', industry: '產業', region: '地區', contactEmail: '聯絡信箱', contactPhone: '聯絡電話',
    quotas: '配額', quotasLine: '由提供方設定。', users: '使用者', bases: '知識庫', defaults: '模型', defaultsLine: '沒有另行選擇時，如何寫出回答、如何尋找段落。', local: '本地',
    model: '回答所用模型', modelHelp: '留空：使用可用的最佳模型。', temperature: '溫度', temperatureHelp: '0 嚴謹，2 發散。', maxTokens: '每次回答的最多權杖數', embedding: '嵌入模型', embeddingHelp: '用於此後新建的知識庫。',
    topK: '每個問題的段落數', topKHelp: '一個回答最多可依據多少段落。', threshold: '最低相似度', thresholdHelp: '低於此值的段落不採用；0 表示全部保留。',
  },
  door: {
    haveAccount: '已有帳號？', signInLink: '登入', backToSignIn: '返回登入', goOn: '繼續',
    email: '電子郵件地址', name: '您的姓名', password: '密碼', passwordHelp: '至少 10 個字元。', newPassword: '新密碼', repeat: '再次輸入新密碼', tenant: '組織名稱', tenantHelp: '其他人會看到它，之後可以變更。',
    needed: '此項必填。', badEmail: '這不是電子郵件地址。', shortPassword: '請至少使用 10 個字元。', differ: '兩次輸入不一致。',
    signUp: '建立租戶', signUpLine: '您將成為它的第一位管理員。', signUpGo: '建立', closed: '未開放註冊', closedLine: '請向平台的運行方索取邀請。',
    verifying: '請稍候…', verified: '謝謝', verifiedLine: '您的電子郵件地址已確認。', notVerified: '此連結無效', notVerifiedLine: '它可能已過期或已使用過。請登入後重新寄送。',
    forgot: '設定新密碼', forgotLine: '我們會寄給您一個用於設定密碼的連結。', forgotGo: '寄送連結', resetAsked: '請查看您的信箱', resetAskedLine: '如果 {{email}} 有對應的帳號，連結已經寄出。它只在短時間內有效，且只能使用一次。',
    reset: '設定新密碼', resetLine: '您將在所有裝置上登出。', resetGo: '設定密碼', resetDone: '密碼已設定', resetDoneLine: '請用新密碼登入。', anotherLink: '索取另一個連結', noLink: '此連結不完整', noLinkLine: '請從郵件中重新開啟，或索取另一個連結。',
    invitation: '邀請', invited: '歡迎加入 {{tenant}}', invitedLine: '您將以 {{email}} 登入。邀請有效期至 {{date}}。', invitedGo: '接受邀請', notInvited: '此邀請無效', notInvitedLine: '它可能已過期或已使用過。請向邀請您的人索取新的邀請。',
  },
}
