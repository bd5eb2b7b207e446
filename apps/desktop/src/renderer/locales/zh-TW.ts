import { inventoryZhTW } from './inventory/zh-TW.ts'
import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'
import { k8sZhTW } from './k8s/zh-TW.ts'
import { machines, machinesFields, machinesHelp, machinesOptions } from './machines/zh-TW.ts'
import { outside, outsideFields, outsideHelp, outsideOptions } from './outside/zh-TW.ts'
import { seen, seenFields, seenHelp, seenOptions } from './seen/zh-TW.ts'

export const zhTW: Translation<typeof en> = {
  machines, outside,
  seen,
  nav: {
    ...inventoryZhTW.nav,
    endpoints: '端點', machineOperations: '機器操作',
    netbox: 'NetBox',
    overview: '概覽', datacenter: '資料中心', hosts: '主機', vms: '虛擬機器', place: '放置虛擬機器', racks: '機架', groups: '群組', specifications: '規格', quotas: '配額', placements: '放置記錄', identity: '身分', tenants: '租戶', users: '使用者', roles: '角色',
    tokens: 'API 權杖', sessions: '工作階段', audit: '稽核記錄', operations: '維運', jobs: '工作', mail: '寄件匣', maintenance: '維護',
  },
  alert: inventoryZhTW.alert, maintainer: inventoryZhTW.maintainer, maintained: inventoryZhTW.maintained, tag: inventoryZhTW.tag, journal: inventoryZhTW.journal, attached: inventoryZhTW.attached,
  shell: {
    console: '維運主控台', notFound: '沒有這個頁面。', toOverview: '前往概覽', wrongSide: '此主控台供維運人員使用', wrongSideLine: '您目前以租戶成員身分登入。', otherAccount: '換個帳號登入', toWebApp: '開啟網頁應用', showResult: '檢視', crash: '此頁面無法顯示。',
    crashRemedy: '請重試。如再次發生，請將之前的操作告知管理員。', oldVersion: '主控台已更新到新版本。', oldVersionRemedy: '請重新載入頁面。已輸入的內容會保留。', reload: '重新載入頁面', forgot: '忘記密碼？', profile: '個人資料', signOut: '登出',
  },
  palette: {
    here: '此處', go: '前往', do: '操作', importHosts: '從 CSV 匯入主機', newHost: '新增主機', newRack: '新增機架', newTenant: '新增租戶',
  },
  commands: {
    search: '搜尋與指令', rail: '顯示或隱藏側欄', shortcuts: '鍵盤快速鍵', toSite: '切換到 {{name}}', nextSite: '下一個站台', previousSite: '上一個站台',
    theme: {
      light: '淺色主題', dark: '深色主題', system: '主題跟隨系統',
    },
  },
  links: {
    title: '此連結指向這裡未知的站台', line: '連結可以由任何人製作。目前沒有聯絡任何伺服器。僅在您認識該站台時才新增。', site: '站台', place: '位置', add: '新增站台…', leave: '不開啟',
  },
  update: {
    title: '本程式', off: '更新已關閉', unsupported: '由系統套件更新', idle: '已是最新', checking: '正在尋找新版本', downloading: '正在取得新版本',
    ready: '新版本已就緒', failed: '上次尋找更新失敗', check: '尋找更新', restart: '重新啟動並更新', readyToast: '主控台的新版本已就緒。',
    noKeychain: '系統鑰匙圈無法使用：權杖只保留到主控台結束，也不會為斷網時保存清單。',
  },
  sites: {
    welcome: '您的 Colonnade 在哪裡？', welcomeLine: '新增伺服器位址以開始。', title: '站台', line: '此主控台已知的伺服器。', switch: '切換站台', manage: '管理站台', add: '新增站台', name: '名稱', url: '位址', urlHelp: '與瀏覽器中相同，例如 https://cloud.example',
    reaching: '正在檢查伺服器…', unreachable: '該位址沒有 Colonnade 回應。', use: '使用', misfit: '與此主控台不相符', current: '使用中', remove: '移除', removeTitle: '移除 {{name}}',
    removeLine: '其權杖也會被刪除。伺服器上不會有任何變更。', token: '權杖', tokenTitle: '{{name}} 的權杖', tokenLine: '代替電子郵件與密碼。它會存入系統鑰匙圈，不會再回到此頁面。', remember: '保存到鑰匙圈', forgetToken: '刪除權杖',
    credential: {
      none: '未登入', token: '權杖', session: '已登入',
    },
    kind: '用途', kindHelp: '顯示在每個頁面上，以免把正式環境當成測試環境。', label: '顯示的文字', colour: '顏色', edit: '編輯', editTitle: '編輯 {{name}}', save: '儲存', notAdded: '未新增此站台',
    alerts: '通知我', alertsHelp: '以系統通知顯示此站台的警示。',
    kinds: {
      none: '未說明', production: '正式', staging: '預備', test: '測試', development: '開發', other: '其他',
    },
    colours: {
      verdigris: '銅綠', vermilion: '朱紅', ochre: '赭黃', moss: '苔綠', slate: '石板藍', plum: '梅紫',
    },
    alertLevels: {
      off: '從不', critical: '嚴重警示', warning: '警告及以上',
    },
    desktopOnly: '站台屬於桌面主控台。在瀏覽器中，您就在位址所指之處。',
  },
  setup: {
    code: '初始設定代碼', codeHelp: '顯示在啟動伺服器的地方；那裡的網址已帶有它。', title: '設定 Colonnade', line: '建立第一位維運人員。其餘可以稍後再說。', platformName: '您的雲名稱', platformHelp: '顯示在主控台的角落。', fullName: '您的姓名', email: '電子郵件地址', password: '密碼', passwordHelp: '至少 10 個字元。', submit: '開始',
    done: '此 Colonnade 已完成設定。', signIn: '登入',
  },
  unit: {
    cores_one: '{{n}} 核', cores_other: '{{n}} 核', coresShort: '核', coresFree: '核可用', mbFree: 'MB 可用', gbFree: 'GB 可用',
  },
  resource: {
    cpu: 'CPU', memory: '記憶體', storage: '儲存',
  },
  capacity: {
    free: '共 {{total}}，可用 {{free}}', usedOf: '{{used}} / {{total}}',
  },
  entity: {
    ...inventoryZhTW.entity,
    rack: {
      one: '機架', many: '機架', line: '機器所在之處。', empty: '還沒有機架。新增第一個，或匯入清單。',
    },
    group: {
      one: '群組', many: '群組', line: '共同承載虛擬機器的主機。', empty: '還沒有群組。主機屬於群組，請從這裡開始。',
    },
    host: {
      one: '主機', many: '主機', line: '實體機：位置與用量。', empty: '還沒有主機。匯入清單，或手動新增。',
    },
    specification: {
      one: '規格', many: '規格', line: '虛擬機器的規格。變更規格不影響已有的虛擬機器。', empty: '還沒有規格。放置虛擬機器前請先新增。',
    },
    vm: {
      one: '虛擬機器', many: '虛擬機器', line: '歸屬、位置與占用。', empty: '還沒有虛擬機器。放置第一批吧。',
    },
    quota: {
      one: '配額', many: '配額', line: '租戶在群組中可用的份額。沒有配額即不受限制。', empty: '還沒有配額。所有租戶可不受限制地使用所有群組。',
    },
    placement: {
      one: '放置', many: '放置記錄', line: '虛擬機器為何落在那裡，或為何沒有。', empty: '尚未放置任何虛擬機器。',
    },
    tenant: {
      one: '租戶', many: '租戶', line: '客戶：方案、限額，以及是否可用。', empty: '還沒有租戶。新增時會邀請其首位管理員。',
    },
  },
  field: {
    ...inventoryZhTW.field,
    ...machinesFields, ...outsideFields,
    ...seenFields,
    name: '名稱', slug: '短名稱', region: '區域', dc: '資料中心', room: '機房', fab: '廠區', phase: '期', heightUnits: '高度', unit: '最低 U 位', bgpNumber: 'BGP 編號', asNumber: 'AS 號', externalSystemId: '外部系統 ID', hostCount: '主機數',
    usedUnits: '已用 U 位', createdAt: '建立時間', updatedAt: '變更時間', description: '說明', status: '狀態', vmCount: '虛擬機器', tenantCount: '租戶數', serialNumber: '序號', groupId: '群組', groupName: '群組', rackId: '機架', rackName: '機架',
    tenantId: '租戶', tenantName: '租戶', baremetalId: '主機', hostName: '主機', specificationId: '規格', specificationName: '規格', totalCpu: 'CPU 總量', totalMemory: '記憶體總量', totalStorage: '儲存總量', availableCpu: 'CPU 可用',
    availableMemory: '記憶體可用', availableStorage: '儲存可用', usedCpu: 'CPU 已用', usedMemory: '記憶體已用', usedStorage: '儲存已用', requiredCpu: 'CPU', requiredMemory: '記憶體', requiredStorage: '儲存', generation: '世代',
    cpuQuotaPercentage: '群組 CPU 份額', cpuLimit: 'CPU 上限', memoryQuota: '記憶體', storageQuota: '儲存', type: '類型', schedulingMode: '配置方式', affinityGroup: '親和群組', cpu: 'CPU', memory: '記憶體', storage: '儲存', outcome: '結果', tier: '方案',
    industry: '產業', contactEmail: '聯絡信箱', contactPhone: '聯絡電話', maxUsers: '使用者上限', maxWorkflows: '工作流程上限', maxKnowledgeBases: '知識庫上限', recipient: '收件人', subject: '主旨', template: '類型', transport: '送達', sentAt: '寄送時間',
    attempts: '嘗試次數', error: '錯誤', keepDays: '保留天數',
    capacityCpu: '提供的 CPU', capacityMemory: '提供的記憶體', capacityStorage: '提供的儲存', cpuOvercommitRatio: 'CPU 超額比', memoryOvercommitRatio: '記憶體超額比', storageOvercommitRatio: '儲存超額比',
    cpuReservePercentage: 'CPU 預留', memoryReservePercentage: '記憶體預留', storageReservePercentage: '儲存預留',
    kubernetesVersion: 'Kubernetes 版本', targetVersion: '目標版本', statusReason: '原因', controlPlaneCount: '控制平面', workerCount: '工作節點', pluginCount: '外掛', failingPlugins: '失敗的外掛', windowOpen: '時段進行中', nextWindowAt: '下一個時段',
    clusterId: '叢集', k8sClusterId: '叢集', clusterName: '叢集', pluginVersion: '版本', pendingAction: '進行中', manifest: '資訊清單', additionalInfo: '其他', bastionId: '機器', bastionName: '機器', serviceMeshId: '服務網格', serviceMeshName: '服務網格', role: '角色', note: '備註', startsAt: '開始', endsAt: '結束', reason: '原因', clusterCount: '叢集', primaryClusterName: '主要叢集',
  },
  option: {
    ...inventoryZhTW.option,
    ...machinesOptions, ...outsideOptions,
    ...seenOptions,
    active: '啟用', inactive: '停用', maintenance: '維護', suspended: '已停用', control_plane: '控制平面', worker: '工作節點', management: '管理節點', other: '其他', spread: '分散', pack: '集中', rack_anti_affinity: '機架反親和', manual: '手動',
    placed: '已放置', refused: '已拒絕', moved: '已遷移', released: '已釋放', free: '免費', pro: '專業', enterprise: '企業',
    draining: '正在清空', resized: '已調整規格', least_fragmenting: '碎片最少',
    pending: '等待中', offline: '離線', error: '錯誤', deleting: '正在刪除', primary: '主要', secondary: '次要', cilium: 'Cilium', istio: 'Istio', window_open: '進行中', coming: '即將開始', over: '已結束', install: '正在安裝', upgrade: '正在升級', remove: '正在移除',
  },
  help: {
    ...inventoryZhTW.help,
    ...machinesHelp, ...outsideHelp,
    ...seenHelp,
    host_unit: '所在的最低 U 位，自底部從 1 起計。', host_groupId: '虛擬機器依群組放置。', quota_cpuQuotaPercentage: '占群組全部核數的百分比，向下取整；超過 100 % 即用到群組的 CPU 超額。', tenant_slug: '字母、數字與連字號；用於位址。',
    group_cpuOvercommitRatio: '每單位實有資源提供多少。1 表示有多少提供多少。', group_memoryOvercommitRatio: '每單位實有資源提供多少。1 表示有多少提供多少。', group_storageOvercommitRatio: '每單位實有資源提供多少。1 表示有多少提供多少。',
    group_cpuReservePercentage: '放置時每台主機保留不用的份額。', group_memoryReservePercentage: '放置時每台主機保留不用的份額。', group_storageReservePercentage: '放置時每台主機保留不用的份額。',
  },
  related: {
    all_one: '在清單中檢視全部 {{n}} 項', all_other: '在清單中檢視全部 {{n}} 項', noHosts: '此群組沒有主機。', noQuotas: '此群組沒有配額：不受限制。', noMachines: '此主機上沒有虛擬機器。', noPlacements: '最近沒有放置到這裡。', noTenantMachines: '此租戶沒有虛擬機器。',
    noTenantQuotas: '沒有配額：此租戶可不受限制地使用所有群組。',
  },
  rack: {
    unitsUsed: '已用 {{used}} / {{height}} U', freeUnits_one: '{{height}} U 中可用 {{n}} U', freeUnits_other: '{{height}} U 中可用 {{n}} U', print: '列印', drawing: '機架 {{name}} 立面圖', cpuUsed: 'CPU 已用 {{share}}', cpuSliver: 'CPU 用量',
    moved: '{{name}} 現在位於 U{{unit}}。', moveHint: '拖曳，或按 Alt 加方向鍵，移到可用 U 位。', loose: '屬於此機架，但未指定 U 位',
  },
  group: {
    section: {
      identity: '群組', overcommit: '超額：主機按實有資源的多少倍提供', reserve: '預留：放置時不用的份額',
    },
    offers: '提供', offersLine: '實有 {{total}} × {{ratio}} = {{capacity}}', keepsLine: '每台主機預留 {{share}} %', asBuilt: '實有多少提供多少，不預留',
  },
  host: {
    stand: '機架·U 位', place: '位置',
    section: {
      identity: '機器', capacity: '內建資源', stand: '所在位置', endpoints: '透過什麼存取',
    },
    toMaintenance: '轉入維護', toService: '恢復服務', inMaintenance_one: '{{n}} 台主機已轉入維護。', inMaintenance_other: '{{n}} 台主機已轉入維護。', inService_one: '{{n}} 台主機已恢復服務。', inService_other: '{{n}} 台主機已恢復服務。',
  },
  vm: {
    takes: '占用', move: '遷移', moveTitle: '遷移 {{name}}', moveLine: '目前位於 {{host}}。配額只計一次。', moveHelp: '同一群組的主機。留空則自動選擇最合適的主機。', bestHost: '最合適的主機', moved: '{{name}} 已遷移到 {{host}}。',
    resize: '調整規格', resizeTitle: '調整 {{name}} 的規格', resizeLine: '現為 {{spec}}。主機與配額按差額計。', mayMove: '所在主機放不下時可遷到其他主機', fitsHere: '原地即可，在 {{host}} 上。', fitsThere: '將遷到 {{host}}。',
    noRoomForSize: '放不下這個規格。', resized: '{{name}} 現為 {{spec}}，在 {{host}} 上。',
  },
  drain: {
    tooMany: '一次最多清空 {{n}} 台主機，已選 {{chosen}} 台。', tooManyRemedy: '請減少選擇，目前的選擇仍然保留。',
    title: '清空主機', line: '每台虛擬機器遷到最合適的主機。清空後的主機進入維護；清空期間不接收新虛擬機器。', noHosts: '未選擇主機。請在列表中選擇主機後清空。',
    action: '清空', start_one: '清空 {{n}} 台主機', start_other: '清空 {{n}} 台主機', startHint: '可隨時停止；已遷移的保持原位。', empty: '其上沒有虛擬機器：立即進入維護。', allGo_one: '{{n}} 台虛擬機器可遷到其他主機。',
    allGo_other: '全部 {{n}} 台虛擬機器可遷到其他主機。', someStay_one: '{{n}} 台虛擬機器可遷到其他主機，{{stuck}} 台無法遷走。', someStay_other: '{{n}} 台虛擬機器可遷到其他主機，{{stuck}} 台無法遷走。', moves: '將遷往何處',
    nothingToMove: '沒有要遷移的虛擬機器。', moreMoves_one: '另有 {{n}} 台', moreMoves_other: '另有 {{n}} 台', wouldStay_one: '{{n}} 台虛擬機器無法遷走', wouldStay_other: '{{n}} 台虛擬機器無法遷走', stayed_one: '{{n}} 台虛擬機器未能遷走',
    stayed_other: '{{n}} 台虛擬機器未能遷走', stuckHint: '其主機保持「正在清空」。需要讓步的條件：', running: '正在遷移虛擬機器…', stopping: '這台遷完後停止…', stop: '停止', movedOf: '已遷移 {{n}} / {{total}}',
    done_one: '已清空：遷移了 {{n}} 台虛擬機器。', done_other: '已清空：遷移了 {{n}} 台虛擬機器。', doneSomeStay_one: '遷移了 {{n}} 台虛擬機器；{{hosts}} 台主機仍在清空。', doneSomeStay_other: '遷移了 {{n}} 台虛擬機器；{{hosts}} 台主機仍在清空。',
    hostLine: '遷走 {{n}}，剩餘 {{left}}', again: '重試', stopped: '已停止。已遷移的保持原位；主機保持「正在清空」。', toHosts: '查看主機', 
    noneGo: '沒有虛擬機器能遷到其他主機。', noOther: '群組中沒有其他主機。',
  },
  quota: {
    share: 'CPU 份額', shareIs: '占群組 {{share}} %，即 {{cores}}',
  },
  reconcile: {
    title: '重新核算', hint: '統計已放置的資源，並與帳面比較。', check: '核算', none: '開啟此頁後尚未核算。', good_one: '{{n}} 台主機的帳面無誤。', good_other: '{{n}} 台主機的帳面無誤。', off_one: '{{n}} 個數值有偏差。', off_other: '{{n}} 個數值有偏差。', repair: '修正',
    repaired_one: '已修正 {{n}} 個數值。', repaired_other: '已修正 {{n}} 個數值。', name: '紀錄', field: '數值', stored: '帳面', counted: '統計',
  },
  place: {
    title: '放置虛擬機器', line: '全部放置或一個也不放。輸入時答案即時更新，放置前不會寫入任何內容。', tenant: '租戶', group: '群組', specification: '規格', count: '數量', countRange: '1 到 500', fewer: '減一', more: '加一', prefix: '名稱前綴', mode: '配置方式',
    modeHelp: {
      spread: '盡量均勻分布到各主機。', pack: '盡量少用主機，先用最滿的。', rack_anti_affinity: '同一批中任意兩台不在同一機架。', manual: '放到您指定的主機上。',
    },
    affinity: '親和群組', affinityHelp: '同組的虛擬機器不會共用主機。', hosts: '主機', hostsHelp: '全部放到一台，或依序逐台指定。', addHost: '新增主機', dropHost: '去除 {{name}}', submit_one: '放置 {{n}} 台', submit_other: '放置 {{n}} 台', answer: '結果預覽', asking: '正在計算…',
    incomplete: '選擇租戶、群組與規格，即可檢視虛擬機器將放到哪裡。', fits_one: '{{n}} 台可放置，分布在 {{hosts}}。', fits_other: '{{n}} 台可放置，分布在 {{hosts}}。', quotaAfter: '放置後的配額：', moreHosts: '另有 {{n}} 台主機', namesMore: '{{name}} 等 {{n}} 台',
    runnersUp: '其次的選擇', howChosen: '如何選出', beforeAfter: '{{resource}}：之前 {{before}}，之後 {{after}}，共 {{total}}',
    refused: {
      no_room: '空間不足以放置全部。', quota_exceeded: '租戶配額不允許。', bad_request: '目前的要求不成立。',
    },
    roomFor_one: '可容納 {{n}} 台。', roomFor_other: '可容納 {{n}} 台。', roomForNone: '一台也放不下。', funnel: '主機是如何被排除的', funnelHint: '每個篩選條件排除與留下的主機。', allHosts: '全部主機', noneRuledOut: '沒有主機被排除。', give: '需要讓步的條件',
    giveHint: '由此可用的主機數，容易的在前。', emptyGroup: '此群組沒有主機。', done_one: '已放置 {{n}} 台。', done_other: '已放置 {{n}} 台。', again: '繼續放置', seeEvent: '為何放在這裡？', here: '放置到這裡', this: '放置此規格',
    prefer: '偏好', preferHelp: '在都可用的主機之間如何選擇。', preferMode: '依配置方式決定',
  },
  filter: {
    group: '群組', status: '狀態', explicit: '指定主機', excluded: '已排除', reach: '可達', cpu: 'CPU', memory: '記憶體', storage: '儲存', affinity: '親和', rack: '機架規則', quota: '配額', count: '數量',
  },
  reason: {
    beyond_reach_one: '{{n}} 台主機屬於其他虛擬化平台，而虛擬機器的磁碟在原平台上', beyond_reach_other: '{{n}} 台主機屬於其他虛擬化平台，而虛擬機器的磁碟在原平台上', still_there: '它仍在此執行：未能移轉到新主機，請查看其作業記錄',
    excluded_one: '已依要求排除 {{n}} 台主機', excluded_other: '已依要求排除 {{n}} 台主機', rack_taken_one: '{{n}} 台主機所在機架已被占用', rack_taken_other: '{{n}} 台主機所在機架已被占用', other_group_one: '{{n}} 台主機屬於其他群組', other_group_other: '{{n}} 台主機屬於其他群組',
    cpu_short_one: '{{n}} 台主機 CPU 不足，至少差 {{by}} 核', cpu_short_other: '{{n}} 台主機 CPU 不足，至少差 {{by}} 核', memory_short_one: '{{n}} 台主機記憶體不足，至少差 {{by}}', memory_short_other: '{{n}} 台主機記憶體不足，至少差 {{by}}',
    storage_short_one: '{{n}} 台主機儲存不足，至少差 {{by}}', storage_short_other: '{{n}} 台主機儲存不足，至少差 {{by}}', not_named_one: '{{n}} 台主機未被指定', not_named_other: '{{n}} 台主機未被指定', unknown_host: '指定的主機不在此群組中',
    quota_short: '將超出配額 {{short}}', not_active_one: '{{n}} 台主機未啟用', not_active_other: '{{n}} 台主機未啟用', affinity_taken_one: '{{n}} 台主機已有親和群組 {{affinityGroup}} 的虛擬機器',
    affinity_taken_other: '{{n}} 台主機已有親和群組 {{affinityGroup}} 的虛擬機器', count_short: '{{count}} 台中有 {{missing}} 台找不到主機', invalid_specification: '規格中的 {{resource}} 不合理：{{value}}', invalid_count: '請填寫 1 到 {{most}}',
    invalid_host_ids: '請指定一台主機，或每台虛擬機器一台：已指定 {{named}} 台，需要 {{count}} 台',
  },
  placement: {
    when: '時間', requested: '要求數量', titleOf: '{{group}}：{{n}} × {{spec}}', assignments_one: '{{n}} 台虛擬機器', assignments_other: '{{n}} 台虛擬機器', room: '可容納', requestId: '要求 ID',
    score: '{{n}} / 100 分',
  },
  overview: {
    line: '容量、故障與今日變更。', empty: '這裡還什麼都沒有。先建立群組，再匯入機器。', newGroup: '新增群組', capacity: '各群組容量', groups_one: '{{n}} 個群組', groups_other: '{{n}} 個群組', racks_one: '{{n}} 個機架', racks_other: '{{n}} 個機架', hosts_one: '{{n}} 台主機',
    hosts_other: '{{n}} 台主機', vms_one: '{{n}} 台虛擬機器', vms_other: '{{n}} 台虛擬機器', vmsShort: '虛擬機器', hostsByState: '主機', tenants_one: '{{n}} 個租戶', tenants_other: '{{n}} 個租戶', noTenants: '尚無租戶', fullQuotas_one: '{{n}} 個配額將滿',
    fullQuotas_other: '{{n}} 個配額將滿', freeOf: '可用 {{free}} / {{total}}', noHosts: '無主機', failing: '需要關注', allWell: '一切正常。',
    kind: {
      vm_error: '虛擬機器發生錯誤', host_out: '主機不在服務中：{{detail}}', group_full: '群組將滿：{{detail}}', quota_full: '在 {{detail}} 的配額將滿', job_failed: '工作失敗：{{detail}}',
    },
    changes: '過去一天的變更', changesHint: '依類型，最近的在前。', quiet: '自昨天以來沒有變更。', change: '{{resource}}：{{action}}', system: '系統',
  },
  tenant: {
    admin: '首位管理員', adminHelp: '邀請將寄到此地址。', adminName: '姓名', adminEmail: '電子郵件地址', adminLocale: '邀請語言', suspend: '停用', suspendTitle: '停用 {{name}}', suspendLine: '其所有工作階段與權杖將立即失效。', reason: '原因', reasonHelp: '將記入稽核記錄。',
    resume: '恢復啟用', suspended: '{{name}} 已停用。', resumed: '{{name}} 已恢復啟用。', limits: '限額', use: '用量', profile: '資料', quotas: '配額', machines: '虛擬機器',
  },
  maintenance: {
    tasks: {
      partitions: { name: '預建月份', line: '預先建立稽核日誌與模型呼叫日誌的月份分割區。' }, purge: { name: '保留原則', line: '刪除已超過保留期限的內容。' },
      mail: { name: '郵件', line: '寄送等待中的郵件，並重試失敗的郵件。' }, recount: { name: '核算', line: '統計已放置的資源，並指出與帳面不符之處。' },
      snapshot: { name: '容量記錄', line: '記錄今天機房的使用量，供趨勢圖使用。' }, alerts: { name: '警示', line: '為新出現的問題發出警示，並解除已結束的警示。' },
    },
    line: '定時工作：核算、分割區、保留原則。', task: '工作', when: '排程', last: '上次結果', run: '立即執行', never: '尚未執行', ran: '{{name}} 已執行。',
  },
  k8s: k8sZhTW,
}
