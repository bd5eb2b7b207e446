import type { UiWords } from './en.ts'

/** Traditional Chinese, with the words used in Taiwan. */
export const zhTW: UiWords = {
  common: {
    save: '儲存', cancel: '取消', close: '關閉', back: '上一步', next: '下一步', done: '完成', undo: '復原', retry: '再試一次', copy: '複製', copied: '已複製',
    delete: '刪除', remove: '移除', add: '新增', apply: '套用', clear: '清除', search: '搜尋', loading: '載入中', more: '更多', none: '無', yes: '是', no: '否',
    optional: '選填', required: '必填', select: '請選擇…', noMatch: '沒有相符的項目。', typeToSearch: '輸入以搜尋', previous: '上一筆', fullPage: '以整頁開啟', open: '開啟',
  },
  status: {
    placed: '已放置', moved: '已遷移', refused: '已拒絕', released: '已釋放', active: '啟用', running: '執行中', ready: '就緒', online: '線上', ok: '正常', healthy: '健康', succeeded: '成功', completed: '已完成', done: '已完成', connected: '已連線', published: '已發布',
    pending: '待處理', queued: '佇列中', provisioning: '佈建中', creating: '建立中', installing: '安裝中', upgrading: '升級中', processing: '處理中', starting: '啟動中', in_progress: '進行中',
    maintenance: '維護中', draining: '移出中', degraded: '降級', warning: '警告', suspended: '已停用', paused: '已暫停', expired: '已過期', waiting: '等待中',
    error: '錯誤', failed: '失敗', offline: '離線', unreachable: '無法連線', rejected: '已拒絕', locked: '已鎖定',
    inactive: '未啟用', stopped: '已停止', draft: '草稿', archived: '已封存', cancelled: '已取消', decommissioned: '已除役', disabled: '已關閉', unknown: '未知',
  },
  error: {
    title: '操作未成功', what: '發生了什麼事', next: '接下來怎麼做', requestId: '請求編號', copyId: '複製請求編號', network: '無法連線到伺服器。',
    networkRemedy: '請檢查網路後再試一次。尚未儲存任何內容。', unknownRemedy: '請再試一次。若再次發生，請告訴管理員您先前的操作。', unknownRemedyId: '請再試一次。若再次發生，請將請求編號傳給管理員。',
  },
  frame: {
    mainNav: '主導覽', collapse: '收合側欄', expand: '展開側欄', search: '搜尋或執行…', breadcrumb: '目前位置', skip: '跳至內容',
    theme: '主題', light: '淺色', dark: '深色', system: '跟隨系統', language: '語言',
    connected: '即時', reconnecting: '重新連線中', offline: '自 {{time}} 起離線', connectedHint: '他人的變更會自動顯示。', reconnectingHint: '連線中斷，錯過的變更會補上。', offlineHint: '目前顯示的是當時的內容。恢復連線前無法儲存。',
  },
  palette: { title: '搜尋與指令', placeholder: '搜尋，或輸入指令…', empty: '找不到「{{query}}」。', searching: '搜尋中…', failed: '搜尋沒有回應，指令仍可使用。', hint: '選擇', open: '開啟' },
  table: {
    search: '在清單中搜尋', filter: '篩選', addFilter: '新增篩選', removeFilter: '移除：{{sentence}}', clearFilters: '全部清除', columns: '欄位', resetColumns: '還原預設欄位', density: '列高', compact: '緊湊', comfortable: '寬鬆',
    views: '檢視', saveView: '存為檢視', viewName: '檢視名稱', shareView: '與本租戶所有人共用', shared: '已共用', sharedBy: '由 {{name}} 共用', deleteView: '刪除檢視 {{name}}', allRows: '全部', count: '計數', counted_one: '{{n}} 列', counted_other: '{{n}} 列', loaded_one: '已載入 {{n}} 列', loaded_other: '已載入 {{n}} 列', loadedMore: '{{n}}+ 列',
    selected_one: '已選 {{n}} 項', selected_other: '已選 {{n}} 項', selectAll: '選取所有已載入的列', selectRow: '選取此列', chosenMost: '一次最多選擇 {{n}} 列。', someGone_one: '所選的列中有 {{n}} 列已不存在；未作任何變更。', someGone_other: '所選的列中有 {{n}} 列已不存在；未作任何變更。', someGoneRemedy: '其餘的列仍被選取：請重新操作。', clearSelection: '清除選取', sortBy: '依{{column}}排序', sortedAsc: '遞增', sortedDesc: '遞減', end: '已到最後',
    emptyFiltered: '沒有符合篩選條件的列。', empty: '這裡還沒有內容。', loadMore: '載入更多', tooLong: '只能捲動到前 {{n}} 列。要查看其餘的列，請搜尋或篩選。', nextFailed: '後續的列未能載入。', rowActions: '操作', and: '·', refreshing: '重新整理中', asOf: '截至 {{time}}', asOfHint: '未能重新取得：清單是當時的內容。', shown: '顯示', moveUp: '上移{{column}}', moveDown: '下移{{column}}', sort: '排序', value: '值', condition: '條件', column: '欄位',
  },
  op: { eq: '是', ne: '不是', in: '是', lt: '小於', lte: '不大於', gt: '大於', gte: '不小於', contains: '包含', startsWith: '開頭是', isNull: '為空', isNotNull: '不為空', before: '早於', after: '晚於', or: '或' },
  form: {
    problems_one: '有 1 處需要修改', problems_other: '有 {{n}} 處需要修改', saving: '儲存中…', draft: '已還原先前未儲存的變更。', discardDraft: '捨棄這些變更', unsaved: '有未儲存的變更', addItem: '輸入後按 Enter', removeItem: '移除 {{item}}', badJson: '不是有效的 JSON。', show: '顯示', hide: '隱藏', notSet: '未設定', shortcut: '按 Ctrl 或 Cmd + Enter 儲存',
  },
  problem: { required: '此欄必填。', number: '請填寫數字。', integer: '請填寫整數。', min: '不能小於 {{n}}。', above: '須大於 {{n}}。', max: '不能大於 {{n}}。', below: '須小於 {{n}}。', minLength: '至少 {{n}} 個字元。', maxLength: '最多 {{n}} 個字元。', minItems: '至少 {{n}} 項。', maxItems: '最多 {{n}} 項。', email: '不是有效的電子郵件地址。', url: '不是有效的網址。', date: '不是有效的日期。', choice: '請從清單中選擇。', format: '格式不正確。', wrong: '此處不允許這個值。' },
  conflict: {
    title: '期間有人修改了這筆資料', body: '請逐欄選擇要保留的值。只有您改過的欄位會依您填寫的內容儲存。', field: '欄位', mine: '您的', theirs: '對方的', keepMine: '全部保留您的', keepTheirs: '全部保留對方的', save: '儲存結果', empty: '空',
  },
  danger: { type: '輸入 {{name}} 以確認', cannotUndo: '此操作無法復原。' },
  capacity: { used: '已用', reserved: '保留', free: '可用', over: '超額', of: '{{used}} / {{total}}', label: '{{name}}：已用 {{used}}，保留 {{reserved}}，可用 {{free}}，共 {{total}}' },
  chart: { table: '以表格顯示', chart: '以圖表顯示', empty: '此期間沒有資料。' },
  job: { tray: '工作', running_one: '{{n}} 個工作執行中', running_other: '{{n}} 個工作執行中', stop: '停止', stopping: '停止中', dismiss: '移除', eta: '約剩 {{time}}', queued: '等待開始', done: '已完成', failed: '失敗', stopped: '已停止', of: '{{done}} / {{total}}', hide: '收合工作', show: '顯示工作' },
  import: {
    steps: '步驟', file: '檔案', map: '欄位', check: '檢查', done: '匯入', dropMany: '把匯出的檔案拖到這裡', chooseMany: '選擇檔案', drop: '將 CSV 檔案拖放到這裡', or: '或', choose: '選擇檔案', rowsFound_one: '{{file}} 中有 {{n}} 列', rowsFound_other: '{{file}} 中有 {{n}} 列', another: '換一個檔案', notCsv: '無法以 CSV 讀取此檔案。', emptyFile: '檔案中沒有資料列。',
    field: '欄位', from: '來源', constant: '固定值', skip: '不匯入', transform: '轉換', scale: '乘以', round: '取整', roundNone: '不變', ceil: '無條件進位', floor: '無條件捨去', sample: '第一列變為', missing: '請為下列欄位選擇來源或固定值：{{fields}}',
    dryRun: '檢查所有列', checking: '正在檢查每一列…', allGood_one: '{{n}} 列皆無誤，尚未寫入。', allGood_other: '全部 {{n}} 列皆無誤，尚未寫入。', bad_one: '{{n}} 個問題。全部無誤後才會寫入。', bad_other: '{{n}} 個問題。全部無誤後才會寫入。', row: '列', problem: '問題', value: '值', commit_one: '匯入 {{n}} 列', commit_other: '匯入 {{n}} 列', committing: '匯入中…', finished_one: '已匯入 {{n}} 列。', finished_other: '已匯入 {{n}} 列。', startOver: '再匯入一個檔案', downloadBad: '下載問題清單',
  },
}
