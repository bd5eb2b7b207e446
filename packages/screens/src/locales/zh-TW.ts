import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

export const zhTW: Translation<typeof en> = {
  signIn: { title: '登入', choose: '選擇租戶', email: '電子郵件地址', password: '密碼', next: '繼續', submit: '登入' },
  job: { csvImport: '從 CSV 匯入', finished: '{{title}}：已完成' },
  resource: {
    delete: '刪除', deleteTitle_one: '刪除 {{n}} 項', deleteTitle_other: '刪除 {{n}} 項', new: '新增', edit: '編輯', import: '匯入', export: '匯出', exported_one: '已匯出 {{n}} 列。', exported_other: '已匯出 {{n}} 列。', deleted_one: '已刪除 {{n}} 項。', deleted_other: '已刪除 {{n}} 項。',
    restored_one: '已還原 {{n}} 項。', restored_other: '已還原 {{n}} 項。', restore: '還原', showDeleted: '檢視已刪除的紀錄', showPresent: '返回清單', deletedTitle: '{{title}}：已刪除', noneDeleted: '沒有已刪除的紀錄。',
    created: '已建立。', saved: '已儲存。', newTitle: '新增{{one}}', editTitle: '編輯 {{name}}', importTitle: '匯入{{many}}', overview: '概覽', history: '歷程', back: '返回{{many}}', gone: '此紀錄已不存在，或您無權檢視。',
    seeImported: '在清單中檢視', more: '更多', count_one: '共 {{n}} 項', count_other: '共 {{n}} 項', viewSaved: '檢視已儲存。', bulkEdit: '編輯', bulkEditTitle_one: '編輯 {{n}} 列', bulkEditTitle_other: '編輯 {{n}} 列', bulkEditLine: '只會變更您填寫的欄位。', apply: '套用', changed_one: '已變更 {{n}} 項。', changed_other: '已變更 {{n}} 項。',
  },
  history: { empty: '還沒有任何紀錄。', someone: '系統', from: '來自 {{ip}}', older: '更早', create: '建立了它', update: '修改了它', delete: '刪除了它', restore: '還原了它', import: '匯入了它', nothing: '空', request: '要求 {{id}}' },
  error: {
    wrong_credentials: { message: '電子郵件地址與密碼不相符。', remedy: '請檢查兩者，或重設密碼。' },
    too_many_tries: { message: '嘗試次數過多。', remedy: '請稍候再試。' },
    choose_tenant: { message: '此地址屬於多個租戶。', remedy: '請選擇一個。' },
    not_found: { message: '沒有這筆紀錄。', remedy: '它可能已被刪除，或屬於他人。' },
    already_taken: { message: '此名稱已被使用。', remedy: '請換一個名稱。' },
    stale_version: { message: '您開啟之後，有人修改了這筆紀錄。', remedy: '請逐欄比較兩個值，作出選擇後再儲存。' },
    job_cancelled: { message: '工作已停止。', remedy: '尚未完成的部分已復原。' },
    foreign_origin: { message: '此要求來自其他網站。', remedy: '請使用應用程式本身，或使用 API 權杖。' },
  },
}
