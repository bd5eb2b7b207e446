import { seenAlert, seenAlertName } from '../seen/zh-TW.ts'
import type { Translation } from '@colonnade/ui'
import type { inventoryEn } from './en.ts'

/** 警示、維護人員、標籤與備註的用詞。 */
export const inventoryZhTW: Translation<typeof inventoryEn> = {
  nav: {
    care: '維護', maintained: '我維護什麼', maintainers: '維護人員', maintainerGroups: '維護群組', assignments: '指派', tags: '標籤',
    alerts: '警示',
  },
  entity: {
    maintainer: {
      one: '維護人員', many: '維護人員', line: '照看機器的人。', empty: '還沒有維護人員。新增第一位，或匯入清單。',
    },
    maintainerGroup: {
      one: '維護群組', many: '維護群組', line: '群組所維護的，每位成員也都維護。', empty: '還沒有維護群組。',
    },
    maintainerGroupMember: {
      one: '成員關係', many: '成員關係', line: '誰屬於哪個維護群組。', empty: '還沒有人屬於任何群組。請在群組頁面加入成員，或匯入清單。',
    },
    resourceMaintainer: {
      one: '指派', many: '指派', line: '誰維護什麼。可在記錄頁面指派，或在清單中選取多列。', empty: '還沒有任何指派。在清單中選取多列並指派維護人員，或匯入清單。', record: '記錄',
    },
    tag: {
      one: '標籤', many: '標籤', line: '用來標記記錄並篩選清單的詞。', empty: '還沒有標籤。新增第一個。',
    },
    alert: {
      one: '警示', many: '警示', line: '需要有人查看的事項，最嚴重的在最上面。', empty: '沒有未解除的警示，一切正常。',
    },
  },
  field: {
    account: '帳號', email: '電子郵件', managerId: '管理者', memberCount: '成員', resourceCount: '維護對象', maintainerId: '維護人員', maintainerType: '維護者類型', resourceType: '記錄類型', resourceId: '記錄', color: '顏色', text: '備註', groupCount: '群組數',
    alertThresholdPercentage: '警示門檻', severity: '等級', title: '內容', about: '對象', count: '次數', firstSeenAt: '首次出現', lastSeenAt: '最近出現', servedTenantId: '租戶', kind: '類型', acknowledgedAt: '確認時間', resolvedAt: '解除時間', id: 'ID',
  },
  option: {
    verdigris: '銅綠', slate: '石板藍', ochre: '赭黃', plum: '梅紫', moss: '苔綠', rust: '鏽紅', info: '資訊', success: '完成', danger: '危險', maintainer: '維護人員', maintainer_group: '維護群組',
    critical: '嚴重', warning: '警告', open: '未處理', acknowledged: '已確認', resolved: '已解除',
  },
  help: {
    maintainer_account: '員工編號或帳號名稱，不可與他人重複。', maintainerGroup_managerId: '同時成為成員。',
    group_alertThresholdPercentage: 'CPU、記憶體或儲存的使用率達到此比例時發出警示。',
  },
  maintainer: {
    direct: '直接維護', whatMaintains: '維護哪些對象', addMember: '加入成員', noMembers: '還沒有成員。', noGroups: '不屬於任何群組。', manager: '管理者', dropMember: '將 {{name}} 移出群組',
    add: '加入維護人員或維護群組', drop: '移除 {{name}}', nobody: '還沒有人維護。', inherit: '{{name}} 的成員',
    droppedMember: '已將 {{name}} 移出該群組。', dropped: '已取下 {{name}}。',
  },
  maintained: {
    title: '我維護什麼', titleOf: '{{name}} 維護什麼', line: '直接指派的，或透過維護群組取得的。', choose: '選擇維護人員', notMe: '沒有維護人員使用您的電子郵件。請選擇一位以檢視其維護對象。',
    search: '依名稱搜尋', everyKind: '所有類型', none: '沒有。', more: '顯示更多', direct: '直接', through: '透過 {{name}}',
  },
  tag: {
    add: '加入標籤', takeOff: '移除 {{name}}', use: '使用情形', unused: '還沒有記錄帶有此標籤。',
  },
  journal: {
    title: '備註', none: '還沒有備註。', placeholder: '下一位需要知道什麼？', add: '加入備註', edit: '修改備註', delete: '刪除備註', deleted: '備註已刪除。', edited: '已編輯', older: '更早的備註',
  },
  attached: {
    chosen_one: '用於所選的 {{n}} 筆記錄。', chosen_other: '用於所選的 {{n}} 筆記錄。', assign: '指派', takeOff: '移除',
    tags: {
      add: '加標籤', remove: '移除標籤', help: '已有該標籤的記錄保持不變。', added_one: '已加上 {{n}} 個標籤。', added_other: '已加上 {{n}} 個標籤。', removed_one: '已移除 {{n}} 個標籤。', removed_other: '已移除 {{n}} 個標籤。',
    },
    maintainers: {
      label: '維護人員與維護群組', add: '指派維護人員', remove: '移除維護人員', help: '每筆記錄都會指派給所選的每一位。', added_one: '已建立 {{n}} 項指派。', added_other: '已建立 {{n}} 項指派。', removed_one: '已結束 {{n}} 項指派。', removed_other: '已結束 {{n}} 項指派。',
    },
  },
  alert: {
    acknowledge: '確認', resolve: '解除', acknowledged_one: '已確認 {{n}} 則警示。', acknowledged_other: '已確認 {{n}} 則警示。', resolved_one: '已解除 {{n}} 則警示。', resolved_other: '已解除 {{n}} 則警示。',
    bell_one: '{{n}} 則未處理警示', bell_other: '{{n}} 則未處理警示', bellNone: '沒有未處理警示', none: '沒有未處理警示。', seeAll: '檢視全部警示', look: '檢視', times: '{{n}} 次', takenUpBy: '由 {{name}} 處理',
    several: '{{n}} 則警示未處理',
    kind: {
      k8s_cluster_error: '叢集處於錯誤狀態', k8s_cluster_plugin_error: '外掛處於錯誤狀態', service_mesh_error: '服務網格處於錯誤狀態',
      ...seenAlert, host_unhealthy: '其控制器回報：{{health}}', endpoint_unreachable: '端點沒有回應', endpoint_unauthorised: '端點拒絕憑證',
      books_off: '{{figures}} 個數字與重新清點不符', group_full: '使用率達到或超過 {{threshold}} %：{{resources}}', virtual_machine_error: '虛擬機器處於錯誤狀態',
    },
    kindName: {
      k8s_cluster_error: '叢集錯誤', k8s_cluster_plugin_error: '外掛錯誤', service_mesh_error: '服務網格錯誤',
      ...seenAlertName, host_unhealthy: '主機不健康', endpoint_unreachable: '端點無法連線', endpoint_unauthorised: '端點拒絕憑證',
      books_off: '帳目不符', group_full: '群組將滿', virtual_machine_error: '虛擬機器錯誤',
    },
  },
}
