/** Words of what is outside: endpoints, what is carried out there, and what can go wrong. */
export const outside = {
  fileTooLarge: '檔案過大，不像 kubeconfig。', fileTooLargeRemedy: '請選擇 kubeconfig 本身，最多 200 KB。', oneLine: '單行', severalLines: '多行', chooseFile: '選擇檔案', answers: '{{product}} 已回應。', test: '測試', testTitle: '{{name}} 尚不可用', close: '關閉', again: '重試', shown: '對方出示的憑證',
  subject: '頒發給', issuer: '頒發者', validTo: '有效期至', fingerprint: 'SHA-256 指紋', compare: '請與機器本身顯示的核對。信任後只接受此憑證。', trust: '信任此憑證', lastSeen: '上次回應', failures: '失敗次數', nextTry: '{{when}}重試。', stored: '已儲存',
  trusts: '信任', ownAuthority: '您自己的憑證授權單位', systemAuthorities: '本伺服器已知的授權單位', noOperations: '這裡還沒有執行過操作。', retried: '正在重試。', cancelled: '已放棄。', cancel: '放棄', retry: '重試', unknownLine: '無法得知是否已執行。請查看機器，再重試或放棄。',
  on: '對象', askedBy: '發起者', reconciler: '帳目：記錄的也會被執行', began: '開始', ended: '結束', message: '問題', power: '電源', powerAsked: '{{action}}：已請求 {{name}}。', powerTitle: '{{action}}：{{name}}', forcedLine: '如同拔掉電源一樣直接切斷。',
  taken: '帳目已按發現的更新。', differs: '發現的與帳目不符', inBooks: '帳目', found: '發現', take: '採用發現的值', sensors: '感測器', health: '健康', node: '虛擬化節點', nodeOnline: '在線', nodeOffline: '離線', model: '型號', processor: '處理器',
  firmware: '韌體', observed: '查看時間', noEndpoint: '此主機沒有端點：僅有記錄。請在其表單中選擇控制器或虛擬化平台。', notYet: '尚未查看，將在一分鐘內進行。', controller: '控制器', hypervisor: '虛擬化平台', machineTab: '機器', startAsked: '{{name}} 將執行。',
  stopAsked: '{{name}} 將停止。', start: '啟動', stop: '停止', stopGently: '請系統正常關機', stopForce: '強制斷電', observedState: '實際狀態', wanted: '期望', toRun: '執行', toStand: '停止', reference: '在虛擬化平台',
  stoppedOutside: '它是在那邊停止的，而非從此處。', machinesStand_one: '其上有 {{n}} 台虛擬機，會隨之停機。', machinesStand_other: '其上有 {{n}} 台虛擬機，會隨之停機。',
  endpoint: {
    one: '端點', many: '端點', line: '從這裡可達的控制器、虛擬化平台和叢集。', empty: '還沒有端點。沒有端點時僅有記錄。',
  },
  operation: {
    one: '機器操作', many: '機器操作', line: '在虛擬機和主機上執行的操作及其結果。', empty: '還沒有執行過操作。主機需要先有端點。',
  },
  section: {
    where: '位置', who: '身分', trust: '信任',
  },
  says: '對方原文：{{words}}',
  problem: {
    name_not_resolved: {
      message: '無法解析該名稱。', remedy: '請檢查拼寫，或直接輸入位址。',
    },
    name_server: {
      message: '名稱伺服器沒有回應。', remedy: '請檢查本伺服器的名稱解析，或直接輸入位址。',
    },
    address_not_allowed: {
      message: '該位址不允許作為端點。', remedy: '請輸入管理介面的位址。',
    },
    refused: {
      message: '連線被拒絕：那裡沒有服務在監聽。', remedy: '請檢查連接埠以及服務是否在執行。',
    },
    no_route: {
      message: '從這裡無法到達該位址。', remedy: '請檢查本伺服器與該機器之間的網路。',
    },
    timed_out: {
      message: '沒有在時限內回應。', remedy: '請檢查機器是否開機，中間是否有防火牆。',
    },
    connection_lost: {
      message: '連線中斷。', remedy: '請重試；若仍如此，請查看對方的日誌。',
    },
    not_tls: {
      message: '對方在該連接埠不使用 TLS。', remedy: '請檢查連接埠；位址必須是 https 服務的位址。',
    },
    certificate_untrusted: {
      message: '該憑證不受信任。', remedy: '請在機器本身核對其指紋後信任它，或填入您自己的憑證授權單位的憑證。',
    },
    certificate_changed: {
      message: '對方出示的憑證與受信任的不同。', remedy: '若憑證已更新，請在機器本身核對指紋後信任新憑證；否則中間可能有人。',
    },
    unauthorised: {
      message: '對方不接受該憑證資料。', remedy: '請重新輸入，並檢查是否已過期。',
    },
    forbidden: {
      message: '憑證資料有效，但不允許此操作。', remedy: '請在對方為該帳號授予所需權限。',
    },
    secret_unreadable: {
      message: '無法用本系統的金鑰開啟已存的密文。', remedy: '請重新輸入。',
    },
    not_this_kind: {
      message: '那裡有服務回應，但類型不同。', remedy: '請檢查位址和類型。',
    },
    bad_answer: {
      message: '無法理解對方的回應。', remedy: '請檢查位址是否為服務本身，而非其前面的頁面。',
    },
    answer_too_large: {
      message: '回應過大，未讀完。', remedy: '請檢查位址。',
    },
    redirected: {
      message: '對方指向別處，系統不會跟隨。', remedy: '若那是正確的位址，請直接輸入。',
    },
    server_error: {
      message: '對方自身出錯。', remedy: '請查看其日誌；系統會重試。',
    },
    busy: {
      message: '對方正忙於與此衝突的工作。', remedy: '請等待其結束後重試。',
    },
    not_found: {
      message: '對方沒有該物件。', remedy: '請檢查位址和名稱；它可能已在那裡被刪除。',
    },
    no_such_system: {
      message: '該控制器沒有這個系統。', remedy: '請在主機中填寫系統編號。',
    },
    bad_kubeconfig: {
      message: '無法使用該 kubeconfig。', remedy: '請用 kubectl config view --flatten --minify --raw 匯出。',
    },
    unsupported: {
      message: '對方不提供此功能。', remedy: '請使用其自身的主控台。',
    },
    other_cluster: {
      message: '新主機屬於另一個虛擬化叢集。', remedy: '請移回，或釋出後在那裡重新放置。',
    },
    absent: {
      message: '該機器已不在那裡。', remedy: '請釋出它，或放置新的。',
    },
    no_storage: {
      message: '該節點沒有可存放虛擬磁碟的儲存。', remedy: '請在其某個儲存上允許磁碟映像。',
    },
    no_template: {
      message: '沒有該編號的範本。', remedy: '請在端點中更正編號，或將那台機器轉為範本。',
    },
    no_disk: {
      message: '該機器沒有可擴充的磁碟。', remedy: '請在虛擬化平台上新增磁碟。',
    },
    not_taken: {
      message: '多次要求後，該機器仍未變成所需的樣子。', remedy: '請在虛擬化平台上查看後重試。',
    },
    bad_address: {
      message: '該位址不是 https 位址。', remedy: '請更正端點的位址。',
    },
    bad_credentials: {
      message: '所填的帳戶或密文無法傳送。', remedy: '請重新輸入，注意全形字元和換行。',
    },
    too_many_requests: {
      message: '對方要求減少請求。', remedy: '系統會稍後重試。',
    },
    rejected: {
      message: '對方不接受該請求。', remedy: '請查看其說明並更正記錄。',
    },
    not_supported: {
      message: '對方無法執行此操作。', remedy: '請使用其自身的主控台。',
    },
    id_taken: {
      message: '該編號已被另一台機器佔用。', remedy: '請重試，系統會另選編號。',
    },
    task_failed: {
      message: '任務已在對方開始，但失敗了。', remedy: '請在對方的主控台查看該任務，排除原因後重試。',
    },
    task_endless: {
      message: '對方的任務已執行一天。', remedy: '請在其主控台查看，然後重試或放棄。',
    },
    held: {
      message: '機器被對方的任務佔用，或被其遺留的鎖定佔用。', remedy: '請在對方查看；釋放後系統會自動繼續。',
    },
    not_seen: {
      message: '對方有該編號的機器，但未向我們顯示。', remedy: '請為權杖授予 /vms 上的 VM.Audit 權限，然後重試。',
    },
    ambiguous: {
      message: '對方有多台機器帶有該機器的標記。', remedy: '請移除複製機器上的標籤，然後重試。',
    },
    released: {
      message: '該機器此前已被釋出。', remedy: '若仍需要，請還原它。',
    },
    taken_back: {
      message: '該機器在移除前已被還原。', remedy: '無需處理：它會保留。',
    },
    moved: {
      message: '該機器在建立前已改到另一虛擬化平台的主機。', remedy: '無需處理：它會在那裡建立。',
    },
    no_hypervisor: {
      message: '該主機已沒有虛擬化平台。', remedy: '請在主機表單中選擇；之後機器會被建立。',
    },
    host_deleted: {
      message: '該主機在操作前已被刪除。', remedy: '若它仍在，請還原記錄。',
    },
    other_controller: {
      message: '該主機在操作前已改用另一控制器。', remedy: '若仍需要，請重新發起。',
    },
    too_late: {
      message: '未能在一刻鐘內完成。', remedy: '若仍需要，請重新發起。',
    },
    bad_manifest: {
      message: '該清單無法套用。', remedy: '請依提示更正。',
    },
    owned_by_other: {
      message: '該物件已屬於另一個外掛。', remedy: '請為它換一個名稱或命名空間，或從兩份清單之一中移除它。若那個外掛已不存在，請從該物件上移除標籤 colonnade.dev/owner。',
    },
    field_conflict: {
      message: '對方某物件的欄位由他人管理。', remedy: '請在那裡撤回變更，或從清單中移除該欄位。',
    },
    unknown_kind: {
      message: '叢集不認識該類物件。', remedy: '請先安裝定義它的元件。',
    },
  },
} as const

/** Fields, choices and help of the same. */
export const outsideFields = {
  kind: '類型', url: '位址', username: '帳號', secret: '密文', caPem: '自有授權單位的憑證', fingerprint: '受信任的指紋', product: '產品', bmcEndpointId: '控制器', bmcSystem: '控制器中的系統', hypervisorEndpointId: '虛擬化平台',
  hypervisorNode: '虛擬化平台中的節點', desiredPower: '期望執行', hasSecret: '密文', resourceName: '對象', observedPower: '電源', observedHealth: '健康',
} as const
export const outsideOptions = {
  redfish: 'Redfish（BMC）', proxmox: 'Proxmox VE', kubernetes: 'Kubernetes', reachable: '可達', unreachable: '不可達', unauthorised: '拒絕登入', unknown: '未知', vm_create: '建立', vm_delete: '刪除', vm_start: '啟動', vm_stop: '停止',
  vm_migrate: '遷移', host_power: '電源', op_pending: '等待開始', op_running: '請求中', op_waiting: '對方執行中', op_unknown: '結果未知', op_done: '完成', op_failed: '失敗', op_cancelled: '已放棄', on: '開機', graceful_shutdown: '正常關機',
  graceful_restart: '正常重啟', force_off: '強制關機', force_restart: '強制重啟', power_on: '開', power_off: '關', power_changing: '變化中', power_unknown: '未知', health_ok: '健康', health_warning: '警告', health_critical: '嚴重',
  health_unknown: '未知', running: '執行中', stopped: '已停止', paused: '已暫停', absent: '已消失',
} as const
export const outsideHelp = {
  endpoint_url: '管理介面的 https 位址。Proxmox VE 使用 8006 連接埠。', endpoint_username: 'BMC 帳號，或 Proxmox 權杖編號：user@realm!name。', endpoint_secret: '密碼、權杖或完整的 kubeconfig。加密儲存且不再顯示；留空則保留已存的。',
  endpoint_fingerprint: '唯一接受的憑證的 SHA-256。留空並測試時會給出發現的憑證。', endpoint_caPem: 'PEM 文字。由您自己的授權單位簽署時，用它代替指紋。', host_bmcEndpointId: '用於開關主機並回報其狀態。', host_bmcSystem: '僅當控制器有多個系統時填寫。',
  host_hypervisorEndpointId: '放置於此的虛擬機會在那裡建立。', host_hypervisorNode: '留空時使用主機自身的名稱。',
} as const
