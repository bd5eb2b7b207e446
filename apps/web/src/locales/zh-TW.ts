import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

export const zhTW: Translation<typeof en> = {
  common: { save: '儲存', saved: '已儲存。', cancel: '取消', close: '關閉', delete: '刪除', dismiss: '移除', retry: '重試', more: '更多', loadMore: '載入更多', export: '匯出', created: '建立時間', changed: '變更時間' },
  nav: { home: '首頁', knowledge: '知識庫', chat: '對話', calls: '呼叫與費用', machines: '虛擬機器', clusters: '叢集', settings: '設定', console: '維運主控台' },
  person: { menu: '您的帳號：{{name}}', profile: '個人資料與密碼', sessions: '登入工作階段', signOut: '登出' },
  palette: { actions: '操作', go: '前往', self: '此視窗', light: '淺色主題', dark: '深色主題' },
  lost: { sentence: '此位址沒有內容，或您無權檢視。', home: '返回首頁' },
  model: { local: '本地' },
  job: { knowledge: '處理知識庫' },
  settings: { profile: '個人資料與密碼', sessions: '登入工作階段', tokens: 'API 權杖', users: '使用者', roles: '角色', tenant: '租戶', audit: '稽核紀錄', mail: '郵件' },
  home: {
    hello: '您好，{{name}}', helloPlain: '您好', line: '{{tenant}} 的近況。', first: '開始使用', done: '已完成', recent: '最近的對話', noConversations: '您還沒有提過問題。', documents: '處理中的文件',
    cost: '本月費用', costLine_one: '{{n}} 次呼叫，{{tokens}} 個權杖', costLine_other: '{{n}} 次呼叫，{{tokens}} 個權杖', costCourse: '本月每日費用', callsCourse: '本月每日呼叫次數', details: '詳情', operator: '您負責運行此平台。機架、主機與租戶位於',
    verify: '請確認 {{email}} 屬於您：開啟我們寄去的郵件中的連結。', verifyAgain: '重新寄送', verifySent: '新的連結已寄往 {{email}}。',
    steps: {
      base: { title: '新增知識庫', line: '把相關的文件放在一起：手冊、合約、某個產品。', action: '新增' },
      documents: { title: '加入文件', line: '支援 PDF、Word、HTML、Markdown、CSV 或文字。系統會讀取並切分成段落。', action: '加入' },
      ask: { title: '提出問題', line: '回答會註明所依據的段落，點一下即可檢視。', action: '提問' },
    },
  },
  outside: { signInLine: '您的文件，您的模型，您的雲。', forgotLink: '忘記密碼？', noAccount: '第一次來？', signUpLink: '建立租戶' },
  knowledge: {
    line: '一同搜尋、一同引用的文件。', new: '新增知識庫', newLine: '其中的文件會一同搜尋。', create: '建立', name: '名稱', namePlaceholder: '員工手冊', description: '說明', descriptionHelp: '其中有什麼，供需要選擇的人參考。',
    documents: '文件', passages: '段落', settings: '設定', empty: '還沒有知識庫。新增一個，加入文件，然後向它們提問。', ask: '就此提問', about: '概況', embedding: '嵌入模型', embeddingDefault: '租戶的預設模型', delete: '刪除此知識庫', deleted: '已刪除「{{name}}」。',
    documentCount_one: '{{n}} 份文件', documentCount_other: '{{n}} 份文件', passageCount_one: '{{n}} 個段落', passageCount_other: '{{n}} 個段落',
  },
  document: {
    title: '標題', titleHelp: '留空：取自文件。', state: '狀態', source: '來源', file: '檔案', size: '大小', added: '加入時間', add: '加入', addOther: '按位址或文字加入', addUrl: '按位址加入網頁', addText: '加入文字', url: '位址', text: '文字', urlLine: '網頁由伺服器擷取一次。內部網路的位址會被拒絕。', textLine: '貼上應當能被搜尋到的內容。Markdown 標題會保留。',
    retry: '重試', rename: '重新命名', failed: '此文件無法讀取。', none: '還沒有文件。', deletedOne: '已刪除「{{name}}」。', deletedMany_one: '已刪除 {{n}} 份文件。', deletedMany_other: '已刪除 {{n}} 份文件。',
    status: { pending: '等待中', processing: '讀取中', completed: '就緒', failed: '失敗' }, sources: { file: '檔案', url: '網頁', text: '文字' },
  },
  upload: {
    choose: '加入檔案', drop: '放開即可加入檔案', empty: '將文件拖放到此處，或選擇檔案', kinds: 'PDF、DOCX、HTML、Markdown、CSV 或文字，每個不超過 32 MB', list: '傳送中的檔案', stop: '停止',
    waiting: '等待輪到', sending: '傳送中，{{percent}}', adding: '已到達，正在檢查', done: '已加入', failed: '未加入', refused: '未傳送',
    tooLarge: '大小為 {{size}}，上限是 {{limit}}。請拆分後再加入。', isEmpty: '檔案是空的。', wrongType: '無法讀取此類檔案。請另存為 PDF、DOCX、HTML、Markdown、CSV 或文字。',
  },
  chunk: {
    page: '第 {{n}} 頁', start: '開頭', tokens_one: '{{n}} 個權杖', tokens_other: '{{n}} 個權杖', edit: '編輯段落', edited: '已編輯', editLine: '儲存後會重新計算嵌入。', saved: '段落已儲存。', search: '在此文件中尋找', noMatch: '沒有包含此內容的段落。', none: '沒有段落。', notYet: '正在讀取文件，段落會顯示在這裡。',
  },
  search: {
    tab: '搜尋測試', query: '問題或關鍵詞', placeholder: '別人會怎麼問？', topK: '最多結果', threshold: '最低相似度', noThreshold: '不限', run: '搜尋', nothingYet: '還沒有可搜尋的內容。請先加入文件。', none: '沒有與此問題相近的段落。',
    explain: '看看一個問題能找到什麼、為什麼：每個段落按含義（向量）和按字詞（全文）各有名次；兩個名次合在一起，就是回答所依據的順序。', found_one: '在 {{chunks}} 個段落中找到 {{n}} 個', found_other: '在 {{chunks}} 個段落中找到 {{n}} 個', took: '{{ms}} 毫秒，其中嵌入 {{embed}} 毫秒', degraded: '只搜尋了字詞。',
    vector: '含義', text: '字詞', fused: '合併', rank: '在此清單中第 {{n}} 名', method: { hnsw: '透過索引', exact: '逐一比較向量', none: '沒有向量' },
  },
  recall: {
    title: '召回率', line: '索引能否找到逐一比較所有向量時會找到的段落？', run: '比較', again: '再次比較', recall: '前 {{n}} 名召回率', search: '搜尋', exact: '逐一比較', compared: '比較數量', vectors: '個向量', exactRank: '真實名次', searchRank: '搜尋名次', passage: '段落', missed: '遺漏',
  },
  chat: {
    new: '新對話', conversations: '對話', noneYet: '還沒有對話。', noneFound: '沒有這個標題的對話。', find: '尋找對話', rename: '重新命名', title: '標題', actions: '「{{title}}」的更多操作', deleted: '已刪除「{{title}}」。', older: '更早的內容', toEnd: '到末尾',
    welcome: '您想了解什麼？', welcomeLine: '在下方選擇要依據的知識庫。回答會註明所依據的段落；不選知識庫時，由模型自行回答。', question: '您的問題', placeholder: '向您的文件提問…', placeholderPlain: '提問…', send: '傳送', sends: '傳送', stops: '停止', stop: '停止', stopped: '到此停止。', retry: '重新回答', thinking: '正在查找…',
    noBase: '不用知識庫', bases: '{{n}} 個知識庫', chooseBases: '要依據的知識庫', noBases: '還沒有知識庫。', findBase: '尋找知識庫', chooseModel: '回答所用模型', defaultModel: '最佳模型',
    about: '關於此回答', cost: '費用 {{cost}}', sources: '來源', page: '第 {{n}} 頁', openSource: '來源 {{n}}：{{title}}', passage: '來源 {{n}} 的段落', openDocument: '在文件中開啟',
  },
  calls: {
    line: '模型因何被呼叫，花費多少。', summary: '摘要', each: '呼叫', period: '期間', periods: { '7d': '最近 7 天', '30d': '最近 30 天', month: '本月', '90d': '最近 90 天' }, none: '此期間內沒有呼叫模型。',
    cost: '費用', free: '本地模型不產生費用', calls: '呼叫次數', errors_one: '{{n}} 次失敗', errors_other: '{{n}} 次失敗', noErrors: '沒有失敗', tokens: '權杖', inOut: '輸入 {{in}}，輸出 {{out}}', latency: '平均耗時', byDay: '每日費用', byDayCalls: '每日呼叫次數', byModel: '按模型', byUser: '按人員', nobody: '系統',
    at: '時間', model: '模型', features: { chat: '對話', indexing: '索引', search: '檢索', text: '文字' }, feature: '用途', user: '人員', time: '耗時', result: '結果', trace: '追蹤', prompt: '輸入權杖', completion: '輸出權杖',
  },
  clusters: {
    one: '叢集', line: '服務方為您執行的 Kubernetes 叢集。', empty: '您還沒有叢集。請聯絡服務方建立。', name: '名稱', status: '狀態', version: 'Kubernetes', controlPlanes: '控制平面', workers: '工作節點', plugins: '外掛', nodes: '節點', window: '維護', windowOpen: '進行中', windowNext: '下一次 {{at}}', windowNone: '未排定', upgrading: '正在升級到 {{version}}', description: '說明', noNodes: '沒有登記節點。', noPlugins: '沒有安裝外掛。',
    found: { title: '實際狀態', api: 'API 伺服器', nodes: '{{total}} 個節點中 {{ready}} 個就緒', at: '{{when}}看到', healthy: '健康', unhealthy: '不健康', unreachable: '沒有回應', ready: '就緒', notReady: '未就緒', missing: '不在叢集中', cordoned: '不接收新的 Pod' },
    statuses: { pending: '等待中', active: '正常', maintenance: '維護中', offline: '離線', error: '錯誤', deleting: '正在刪除', inactive: '未啟用' },
  },
  machines: {
    one: '虛擬機器', line: '由提供方為您放置。', empty: '您還沒有虛擬機器。請聯絡提供方放置。', quotas: '配額', count_one: '{{n}} 台', count_other: '{{n}} 台', unlimited: '已用 {{used}}，不限', name: '名稱', status: '狀態', type: '類型', group: '群組', spec: '規格', cpu: '核心', memory: '記憶體', storage: '儲存空間', affinity: '親和群組',
    types: { worker: '工作節點', control_plane: '控制平面', management: '管理', other: '其他' },
    statuses: { pending: '等待中', active: '運行中', inactive: '未啟用', error: '錯誤', deleting: '刪除中' },
  },
}
