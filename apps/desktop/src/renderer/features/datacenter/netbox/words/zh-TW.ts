import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

/** 與 NetBox 交換的用語。 */
export const zhTW: Translation<typeof en> = {
  title: 'NetBox', line: '接管 NetBox 所知的一切，也能以 NetBox 可匯入的格式交還。', tabs: { import: '匯入', export: '匯出' },
  step: { files: '檔案', map: '對應關係', check: '檢查', done: '完成' },
  files: {
    help: 'CSV 清單（「All data」）或 REST API 的回應：站點、機架、裝置型號、裝置、租戶、叢集、虛擬機、聯絡人、聯絡人群組與指派。可一次選多個，它們可以互相參照。',
    holds: '內容', unknown: '未能辨識：請選擇', unused_one: '{{n}} 欄在這裡沒有位置', unused_other: '{{n}} 欄在這裡沒有位置', part: '{{all}} 筆中的 {{rows}} 筆：檔案只是清單的一頁', remove: '去掉 {{name}}', next: '對應關係',
  },
  kind: { other: '不接管', contact_group: '聯絡人群組', contact_assignment: '聯絡人指派', member: '群組成員', k8s_cluster: 'Kubernetes 叢集', maintainer_group: '維護群組', maintainer_group_member: '群組成員', resource_maintainer: '維護指派', maintainer: '維護者', site: '站點', rack: '機架', device_type: '裝置型號', device: '裝置', tenant: '租戶', cluster: '叢集', virtual_machine: '虛擬機', contact: '聯絡人', group: '主機群組', host: '主機', specification: '規格' },
  map: {
    placesLine: '站點 → 資料中心，其區域 → 區域，位置 → 機房，機架高度 → U 數，安裝位置 → 最低 U 位，型號高度 → 主機佔用的 U 數。',
    roles: '哪些裝置是主機', rolesHelp: '按角色選擇。其餘裝置不接管。', devices_one: '{{n}} 台裝置', devices_other: '{{n}} 台裝置',
    amounts: '主機的資源', amountsHelp: 'NetBox 沒有專門的欄位：取自某欄或自訂欄位並乘以係數，或統一填一個數。已有的主機只取儲存格中的值；統一的數用於新主機。',
    cpu: 'CPU', memory: '記憶體', storage: '儲存',
    group: '主機分組依據', groupBy: { cluster: '叢集', site: '站點', role: '角色', one: '全部歸為一組' }, groupName: '其餘主機的群組', groupNameHelp: '沒有時會新建。', oneGroupName: '群組名稱',
    clusterTypes: '叢集對應為', clusterTypesHelp: '按類型選擇。Kubernetes 叢集與作為其節點的虛擬機一併記錄；租戶取叢集自己的，否則取其虛擬機的。', clusters_one: '{{n}} 個叢集', clusters_other: '{{n}} 個叢集', clusterBy: { group: '主機群組', kubernetes: 'Kubernetes 叢集' },
    versionColumn: 'Kubernetes 版本取自', noColumn: '無此欄', version: '其餘叢集的版本', versionHelp: '如 1.34.0。沒有版本的叢集列入報告。',
    vms: '虛擬機', vmMemoryUnit: '記憶體單位', vmDiskUnit: '磁碟單位', unitHelp: '欄名未註明時採用。',
    tenants: '這裡沒有的租戶', tenantsBy: { match: '列入報告', create: '新建' }, defaultTenant: '沒有租戶的虛擬機歸屬', nobody: '無：列入報告',
    existing: '這裡已有的', existingBy: { update: '更新', leave: '保持不變' }, existingHelp: '按 NetBox 編號或序號辨認。', check: '全部檢查', checking: '正在檢查',
  },
  report: {
    read: '讀取', create: '新建', update: '變更', same: '不變', left: '遺漏', skipped: '略過',
    all: '全部都能對應。', leftOut_one: '{{n}} 列無法接管，將被略去。', leftOut_other: '{{n}} 列無法接管，將被略去。', notes_one: '接管的列有 {{n}} 則說明。', notes_other: '接管的列有 {{n}} 則說明。',
    nothing: '沒有可寫入的：全部已在這裡。', show: '顯示', filter: { all: '全部', left: '略去', note: '說明' }, where: '檔案與列', what: '記錄', field: '欄位', why: '原因', download: '下載為 CSV', shown: '僅顯示前 {{n}} 則。', saved: '已儲存 {{n}} 條結果。', listed: '此處與 CSV 中列出 {{n}} 條結果中的前 {{listed}} 條。',
    will: '將寫入的內容', new: '新建', change: '變更', write_one: '匯入 {{n}} 筆記錄', write_other: '匯入 {{n}} 筆記錄', writing: '正在匯入', allOrNothing: '要麼全部，要麼一筆也不寫。', back: '返回', outcome: { left: '略去', note: '說明' },
  },
  done: { written_one: '已寫入 {{n}} 筆記錄。', written_other: '已寫入 {{n}} 筆記錄。', hosts: '查看主機', again: '繼續匯入' },
  export: {
    left_one: '{{n}} 筆指派不在清單中：NetBox 以編號參照記錄而這裡不知道該編號，或聯絡人重名。請先匯入一次 NetBox 自己的機架與裝置清單。', left_other: '{{n}} 筆指派不在清單中：NetBox 以編號參照記錄而這裡不知道該編號，或聯絡人重名。請先匯入一次 NetBox 自己的機架與裝置清單。',
    line: '請按此順序在 NetBox 中匯入，後者參照前者。NetBox 沒有欄位的內容以自訂欄位攜帶。', diskUnit: '磁碟單位', diskUnitHelp: 'NetBox 自 4.1 起用 MB，之前用 GB。', get: '下載', empty: '沒有可匯出的內容', done: '{{file}}：{{n}} 列',
    kind: { 'custom-fields': '自訂欄位', regions: '區域', sites: '站點', locations: '位置', manufacturers: '廠商', 'device-roles': '裝置角色', 'device-types': '裝置型號', 'cluster-types': '叢集類型', tenants: '租戶', clusters: '叢集', racks: '機架', devices: '裝置', 'virtual-machines': '虛擬機', 'contact-groups': '聯絡人群組', 'contact-roles': '聯絡人角色', contacts: '聯絡人', 'contact-assignments': '聯絡人指派' },
  },
  finding: {
    no_name: '沒有名稱。', bad_value: '無法接管：{{problem}}', duplicate: '{{value}} 出現兩次，取第一個。', no_serial: '沒有序號、資產標籤或 NetBox 編號，無法與其他裝置區分。',
    bad_amount: '「{{value}}」不是適用於此的數字。', bad_slug: '「{{value}}」無法產生短名稱。', unknown_tenant: '這裡沒有租戶 {{value}}。', no_tenant: '不屬於任何租戶；這裡每台虛擬機都有租戶。', tenant_inactive: '{{value}} 未啟用。',
    no_host: 'NetBox 未說明它執行在哪台裝置上。', unknown_host: '沒有主機 {{value}}，或有多台同名。', not_a_host: '{{value}} 的角色不在接管之列。', host_not_imported: '{{value}} 被略去，其上的虛擬機也一樣。',
    no_room: '{{host}} 的 {{resource}} 還剩 {{free}}，需要 {{needed}}。', over_quota: '{{tenant}} 的配額中 {{resource}} 還剩 {{free}}，需要 {{needed}}。', name_taken: '名稱 {{value}} 已被佔用。', renamed: '這裡名稱唯一：改為 {{value}}。',
    serial_made: 'NetBox 沒有序號：以 {{value}} 代替。', fractional_unit: '位置為 {{value}}；這裡 U 位是整數，記錄時不帶 U 位。', fractional_height: '高度為 {{value}} U；這裡按 {{units}} U 計。', height_unknown: '檔案中沒有 {{value}} 的高度，按 1 U 計。',
    rear_face: '位於 {{rack}} 背面 {{value}}。這裡一個 U 位只放一台主機，也不分正反面。', unit_taken: '{{other}} 已在 {{rack}} 的 {{value}}，記錄時不帶 U 位。', above_rack: '位置 {{value}} 超出 {{rack}}（共 {{height}} U），記錄時不帶 U 位。',
    unknown_rack: '沒有機架 {{value}}。新主機不帶機架；已有的留在原處。', ambiguous_rack: '有多個機架名為 {{value}}。新主機不帶機架；已有的留在原處。', status_mapped: '這裡沒有狀態「{{value}}」，改為 {{state}}。', cpu_rounded: '{{value}} 核向上取整為 {{cores}}。',
    below_use: '{{value}} 少於已用的 {{used}}，保留原記錄。', other_host: '這裡它在另一台主機上。請在「虛擬機」中移至 {{value}}。', other_size: '這裡它的大小不同（{{here}}，NetBox 為 {{value}}）。請在「虛擬機」中調整。',
    no_place_here: '這裡還沒有它的位置。', part_of_list: '檔案只有 {{all}} 筆中的 {{rows}} 筆：是清單的一頁。', rack_too_low: '有主機位於第 {{top}} U，機架保持原高度而非 {{value}}。',
    ambiguous_tenant: '有多個租戶名為 {{value}}；沒有短名稱無法分辨是哪一個。', slug_taken: '短名稱 {{value}} 已屬於另一租戶，改為 {{slug}}。', status_kept: 'NetBox 為「{{value}}」；這裡保持 {{state}}，不由清單變更。',
    ambiguous_contact: '{{value}} 對應多名維護人員，或對應另一個名字的維護人員。', other_address: '這裡有同名的維護人員，但地址不是 {{value}}。若地址已變更，請在這裡改為該地址；若是另一人，請手動新增。',
    no_version: '不知道它的 Kubernetes 版本：請指定欄，或統一填寫。', bad_version: '「{{value}}」不是 1.34.0 這樣的 Kubernetes 版本。', other_version: '這裡的版本是 {{here}}，NetBox 為 {{value}}。請在「叢集」中升級。', other_cluster: '這裡它已是另一叢集（而非 {{value}}）的節點。', foreign_cluster: '{{value}} 屬於另一租戶而非 {{tenant}}：不記為節點。', not_a_node: '叢集透過它存取：不會成為 {{value}} 的節點。',
    unknown_contact: '沒有聯絡人 {{value}}，或有多名同名。', unknown_object: '這裡沒有這筆記錄：{{value}}。',
  },
  field: {
    name: '名稱', slug: '短名稱', serial: '序號', tenant: '租戶', device: '裝置', rack: '機架', position: '位置', face: '朝向', u_height: '高度', status: '狀態', vcpus: 'vCPU', memory: '記憶體', disk: '磁碟', totalCpu: 'CPU', totalMemory: '記憶體', totalStorage: '儲存', next: '列數', email: '電子郵件', cluster: '叢集', kubernetesVersion: 'Kubernetes 版本', contact: '聯絡人', object: '記錄', object_type: '記錄類型', groups: '群組',
  },
}
