import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'
import { refusals } from './refusals/zh-TW.ts'

export const zhTW: Translation<typeof en> = {
  connection: {
    offline: '自 {{time}} 起沒有連線。', offlineLine: '目前顯示的是當時的內容，且無法儲存。系統會自動重試。', retry: '立即重試',
  },
  shortcuts: {
    title: '鍵盤快速鍵',
    group: {
      page: '本頁', record: '此記錄', go: '前往', add: '開始', view: '檢視', site: '站台', app: '程式', help: '說明', lists: '清單、記錄與表單',
    },
    lists: {
      move: '在列之間移動', open: '開啟該列', choose: '選擇該列', step: '下一筆與上一筆記錄', find: '搜尋清單', close: '關閉、清除選擇', save: '儲存表單',
    },
  },
  signIn: {
    title: '登入', choose: '選擇租戶', email: '電子郵件地址', password: '密碼', next: '繼續', submit: '登入',
  },
  job: {
    drain: '清空主機', knowledgeIndex: '讀取文件', accountReset: '重設密碼郵件', netboxImport: '從 NetBox 匯入', clusterUpgrade: '叢集升級', clusterPlugin: '叢集外掛', csvImport: '從 CSV 匯入', finished: '{{title}}：已完成', one: '工作', many: '工作', line: '耗時的工作：正在執行的，以及已結束的及其結果。', empty: '還沒有耗時工作。第一次匯入後會出現在這裡。', what: '工作', far: '進度', asked: '提交於', started: '開始於', ended: '結束於', lasted: '耗時',
    stop: '停止',
  },
  resource: {
    refresh: '重新整理', find: '搜尋清單', openFull: '以整頁開啟', showHistory: '顯示歷程', delete: '刪除', deleteTitle_one: '刪除 {{n}} 項', deleteTitle_other: '刪除 {{n}} 項', new: '新增', edit: '編輯', import: '匯入', export: '匯出', exported_one: '已匯出 {{n}} 列。', exported_other: '已匯出 {{n}} 列。', deleted_one: '已刪除 {{n}} 項。',
    deleted_other: '已刪除 {{n}} 項。', restored_one: '已還原 {{n}} 項。', restored_other: '已還原 {{n}} 項。', restore: '還原', showDeleted: '檢視已刪除的紀錄', showPresent: '返回清單', deletedTitle: '{{title}}：已刪除', noneDeleted: '沒有已刪除的紀錄。',
    created: '已建立。', saved: '已儲存。', newTitle: '新增{{one}}', importTitle: '匯入{{many}}', overview: '概覽', history: '歷程', back: '返回{{many}}', seeImported: '在清單中檢視', more: '更多', viewSaved: '檢視已儲存。', bulkEdit: '編輯',
    bulkEditTitle_one: '編輯 {{n}} 列', bulkEditTitle_other: '編輯 {{n}} 列', bulkEditLine: '只會變更您填寫的欄位。', apply: '套用', changed_one: '已變更 {{n}} 項。', changed_other: '已變更 {{n}} 項。',
  },
  history: {
    empty: '還沒有任何紀錄。', someone: '系統', from: '來自 {{ip}}', older: '更早', create: '建立了它', update: '修改了它', delete: '刪除了它', restore: '還原了它', import: '匯入了它', nothing: '空', request: '要求 {{id}}',
  },
  user: {
    one: '使用者', many: '使用者', line: '本租戶的人員。新增時會寄出邀請。', empty: '還沒有人。邀請第一位同事吧。', lock: '鎖定', unlock: '解除鎖定', out: '在所有裝置上登出', locked_one: '已鎖定 {{n}} 人。', locked_other: '已鎖定 {{n}} 人。', unlocked_one: '已解除鎖定 {{n}} 人。',
    unlocked_other: '已解除鎖定 {{n}} 人。', signedOut_one: '已結束 {{n}} 個工作階段。', signedOut_other: '已結束 {{n}} 個工作階段。', invitedAgain: '邀請已重新寄出。', inviteAgain: '重新邀請', verified: '已驗證', unverified: '未驗證', saveRoles: '儲存角色', person: '人員',
    place: '語言與時間',
  },
  role: {
    one: '角色', many: '角色', line: '人員能做什麼，取決於其角色。', empty: '還沒有角色。', matrix: '權限矩陣', matrixLine: '勾選角色可做的事。系統角色不可變更。', permission: '權限', isSystem: '系統', own: '自訂', system: '系統角色不可變更。請新增自訂角色。', save: '儲存權限',
    saveRoles_one: '儲存 {{n}} 個角色', saveRoles_other: '儲存 {{n}} 個角色', discard: '捨棄變更', findPermission: '尋找權限', noPermissions: '沒有權限。',
  },
  token: {
    one: 'API 權杖', many: 'API 權杖', line: '您自己的程式權杖。每個權杖只擁有您為其選擇、且您仍擁有的權限。', empty: '還沒有權杖。為您的第一個指令碼建立一個吧。', prefix: '前綴', lastUsed: '最近使用', never: '從未', expires: '到期時間', noExpiry: '永不到期', days: '{{n}} 天後', revoke: '撤銷',
    revoked_one: '已撤銷 {{n}} 個權杖。', revoked_other: '已撤銷 {{n}} 個權杖。', name: '名稱', nameHelp: '用途，例如「夜間報表」。', may: '可做的事', create: '建立權杖', made: '權杖已建立', madeLine: '請立即複製：它只顯示這一次，且不會被保存。', kept: '我已保存',
  },
  session: {
    many: '工作階段', line: '您已登入的裝置。', current: '目前裝置', seen: '{{when}}活動', since: '自 {{when}} 起', end: '登出', endOthers: '登出其他所有裝置', ended_one: '已結束 {{n}} 個工作階段。', ended_other: '已結束 {{n}} 個工作階段。',
  },
  audit: {
    one: '項目', many: '稽核記錄', line: '誰在何時何地變更了什麼。只增不減。', empty: '還沒有任何變更。', when: '時間', who: '操作者', what: '操作', kind: '紀錄類型', record: '紀錄', recordId: '紀錄 ID', fields: '欄位', from: '來源', request: '要求 ID', agent: '用戶端',
  },
  auditAction: {
    raise: '發出', count: '計數', acknowledge: '確認', resolve: '解除', reopen: '重新開啟', check: '檢查',
    adopt: '已收編', accept_invitation: '接受邀請', answer: '回答', ask: '提問', assign_roles: '指派角色', change_password: '變更密碼', drain: '開始清空', drained: '已清空', end_sessions: '結束工作階段', index: '建立索引', index_end: '索引完成', index_failed: '索引失敗', index_start: '開始索引', interrupted: '中斷', invite_again: '再次邀請', log: '記錄', recount: '核算', request_reset: '要求重設密碼', request_verification: '要求驗證', reset_password: '重設密碼', resize: '調整規格', run: '執行', set_permissions: '設定權限', set_up: '初始設定', stop: '停止', upload: '上傳', verify_email: '確認地址', work: '處理',
    create: '建立', update: '修改', delete: '刪除', restore: '還原', import: '匯入', sign_in: '登入', sign_out: '登出', sign_up: '註冊', revoke: '撤銷', queued: '提交', started: '開始', completed: '完成', failed: '失敗', cancel: '要求停止',
    cancelled: '已停止', invite: '邀請', lock: '鎖定', unlock: '解除鎖定', suspend: '停用', resume: '恢復啟用', refused: '拒絕', move: '遷移', placed: '放置', released: '釋放', repair: '修復',
    scale: '伸縮', upgrade: '要求升級', upgrade_begin: '開始升級', upgrade_intent: '準備升級節點', upgrade_node: '節點已升級', upgrade_end: '已升級', upgrade_stopped: '升級停止', make_primary: '更換主要叢集', install: '安裝', remove: '要求移除', retry: '重試', intent: '開始',
  },
  resourceType: {
    journal_entry: '備註', maintainer: '維護人員', maintainer_group: '維護群組', maintainer_group_member: '成員關係', resource_maintainer: '維護指派', tag: '標籤', resource_tag: '標籤使用',
    alert: '警示',
    endpoint: '端點', operation: '機器操作', found_machine: '發現的機器',
    rack: '機架', baremetal_group: '群組', baremetal: '主機', quota: '配額', specification: '規格', virtual_machine: '虛擬機器', placement_event: '放置', tenant: '租戶', tenant_profile: '租戶資料', tenant_config: '租戶設定', user: '使用者', role: '角色',
    session: '工作階段', api_token: 'API 權杖', saved_view: '已存檢視', job: '工作', mail: '郵件', retention_policy: '保留原則', model: '模型', model_call: '模型呼叫', knowledge_base: '知識庫', knowledge_document: '文件', knowledge_chunk: '片段',
    conversation: '對話', message: '訊息',
    k8s_cluster: '叢集', k8s_cluster_plugin: '叢集外掛', bastion: '堡壘機', service_mesh: '服務網格', k8s_cluster_service_mesh: '網格成員', maintenance_window: '維護時段',
  },
  permissionResource: {
    maintainers: '維護人員', maintainer_groups: '維護群組', resource_maintainers: '維護指派', tags: '標籤', resource_tags: '標籤使用', journal: '備註',
    alerts: '警示',
    endpoints: '端點', operations: '機器操作',
    tenants: '租戶', tenant_configs: '租戶設定', users: '使用者', roles: '角色', sessions: '工作階段', api_tokens: 'API 權杖', audit_logs: '稽核記錄', mail: '郵件', jobs: '工作', saved_views: '已存檢視', events: '即時變更', maintenance: '維護', racks: '機架',
    baremetal_groups: '群組', baremetals: '主機', quotas: '配額', specifications: '規格', virtual_machines: '虛擬機器', placement_events: '放置記錄', capacity: '容量', models: '模型', model_calls: '模型呼叫', knowledge_bases: '知識庫',
    knowledge_documents: '文件', knowledge: '知識檢索', conversations: '對話',
    k8s_clusters: '叢集', service_meshes: '服務網格',
  },
  permissionAction: {
    read: '檢視', create: '新增', update: '修改', delete: '刪除', search: '檢索',
  },
  field: {
    fullName: '姓名', email: '電子郵件地址', status: '狀態', roles: '角色', roleIds: '角色', roleNames: '角色', lastLoginAt: '上次登入', lastActiveAt: '上次活動', createdAt: '建立時間', updatedAt: '變更時間', locale: '語言', timezone: '時區',
    emailVerified: '信箱已驗證', invited: '已邀請', name: '名稱', code: '代碼', description: '說明', isSystem: '類型', permissions: '權限', userCount: '使用者數', imported: '已匯入', resource: '紀錄類型', type: '類型', prefix: '前綴', expiresAt: '到期時間',
    revokedAt: '撤銷時間',
  },
  option: {
    invited: '已邀請', revoked: '已撤銷', en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文',
  },
  help: {
    user_email: '邀請將寄到此地址。',
  },
  import: {
    noSuch: '沒有「{{name}}」。', several: '有多個名為 {{name}} 的記錄：請改用 ID。',
  },
  error: {
    ...refusals,
    offline: {
      message: '沒有連線，因此未送出任何內容。', remedy: '您填寫的內容已保留。恢復連線後請再試一次。',
    },
    bad_setup_code: {
      message: '這不是此伺服器的初始設定代碼。', remedy: '請開啟啟動伺服器時顯示的網址，其中已帶有代碼。',
    },
    wrong_credentials: {
      message: '電子郵件地址與密碼不相符。', remedy: '請檢查兩者，或重設密碼。',
    },
    too_many_tries: {
      message: '嘗試次數過多。', remedy: '請稍候再試。',
    },
    choose_tenant: {
      message: '此地址屬於多個租戶。', remedy: '請選擇一個。',
    },
    sign_in_required: {
      message: '您尚未登入。', remedy: '請登入後重試。',
    },
    permission_missing: {
      message: '您沒有此權限。', remedy: '請向管理員申請權限。',
    },
    not_found: {
      message: '沒有這筆紀錄。', remedy: '它可能已被刪除，或屬於他人。',
    },
    already_taken: {
      message: '已被使用。', remedy: '請換一個。',
    },
    in_use: {
      message: '仍有其他紀錄在使用它。', remedy: '請先釋放或移走使用它的紀錄。',
    },
    stale_version: {
      message: '您開啟之後，有人修改了這筆紀錄。', remedy: '請逐欄比較兩個值，作出選擇後再儲存。',
    },
    out_of_bounds: {
      message: '數值超出範圍。', remedy: '請更正後重試。',
    },
    below_use: {
      message: '低於目前用量。', remedy: '請先釋放虛擬機器，或提高數值。',
    },
    unit_taken: {
      message: '機架的這些 U 位已有其他主機。', remedy: '請選擇空閒 U 位，機架立面圖會顯示。',
    },
    rack_too_low: {
      message: '主機將超出機架頂部。', remedy: '請選擇更低的 U 位，或更正機架高度。',
    },
    quota_exceeded: {
      message: '租戶將超出其在該群組的配額。', remedy: '請提高配額、減少數量，或釋放資源。',
    },
    no_room: {
      message: '空間不足以放置全部。', remedy: '請減少數量，更換規格、模式或群組，或釋放資源。',
    },
    bad_rows: {
      message: '部分列無法匯入；未寫入任何資料。', remedy: '請更正或去除這些列後重新匯入。',
    },
    bad_filter: {
      message: '無法使用此篩選條件。', remedy: '請更正篩選條件或排序。',
    },
    job_cancelled: {
      message: '工作已停止。', remedy: '尚未完成的部分已復原。',
    },
    foreign_origin: {
      message: '此要求來自其他網站。', remedy: '請使用應用程式本身，或使用 API 權杖。',
    },
    database_busy: {
      message: '伺服器忙碌中。', remedy: '請稍後重試。未儲存任何內容。',
    },
    outside_window: {
      message: '目前沒有維護時段。', remedy: '等待下一個時段，或確認現在可以擾動叢集。',
    },
    cluster_busy: {
      message: '有工作正在變更此叢集。', remedy: '等工作結束，或停止它。',
    },
    plugin_busy: {
      message: '有工作正在處理此外掛。', remedy: '等工作結束，或停止它。',
    },
    skips_minor: {
      message: '次版本要逐一升級。', remedy: '請先升級到下一個次版本。',
    },
    downgrade: {
      message: '控制平面不能退回舊版本。', remedy: '請選擇更新的版本。',
    },
    already_there: {
      message: '叢集已在執行該版本。', remedy: '請選擇更新的版本。',
    },
    upgrade_unfinished: {
      message: '另一次升級已開始但尚未完成。', remedy: '請先完成它，或改為同一次版本的更新修補。',
    },
    is_node: {
      message: '此虛擬機器是 Kubernetes 叢集的節點。', remedy: '請伸縮、刪除或還原該叢集。',
    },
    is_bastion: {
      message: '有叢集透過此機器存取。', remedy: '請先將其從叢集解除。',
    },
    is_primary: {
      message: '此叢集是網格的主要叢集。', remedy: '請先將網格中的另一個叢集設為主要叢集。',
    },
    is_manager: {
      message: '此人是該群組的管理者。', remedy: '請先為該群組指定另一位管理者，或不設管理者。',
    },
    unknown_maintainer: {
      message: '沒有此維護人員。', remedy: '請從清單中選擇維護人員。',
    },
    overlaps: {
      message: '與該叢集的另一個時段重疊。', remedy: '請選擇其他時間，或修改另一個時段。',
    },
    primary_taken: {
      message: '網格已有主要叢集。', remedy: '請以次要叢集加入，再設為主要叢集。',
    },
    not_management: {
      message: '此機器不是管理型。', remedy: '請選擇同一租戶的管理型機器。',
    },
  },
}
