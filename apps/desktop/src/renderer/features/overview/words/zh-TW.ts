import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

/** 概覽中位置與趨勢的用語。 */
export const zhTW: Translation<typeof en> = {
  places: '哪裡有餘量', placesBy: '劃分方式', by: { region: '區域', dc: '資料中心', room: '機房', group: '主機群組' }, everywhere: '全部', nowhere: '未註明', hosts_one: '{{n}} 台主機', hosts_other: '{{n}} 台主機', out: '{{n}} 台停用', vms_one: '{{n}} 台虛擬機', vms_other: '{{n}} 台虛擬機', failed: '{{n}} 台出錯', open: '查看 {{name}}', none: '這裡沒有主機。',
  trend: '走勢', range: '時間', days: '最近 {{n}} 天', resource: '資源', chart: '{{resource}}的使用量與供給，{{place}}', used: '使用中', capacity: '可供', unknownDays_one: '其中 {{n}} 天未知：沒有快照，圖中留空。', unknownDays_other: '其中 {{n}} 天未知：沒有快照，圖中留空。',
  growing_one: '每天增加 {{perDay}}：約 {{n}} 天後用滿。', growing_other: '每天增加 {{perDay}}：約 {{n}} 天後用滿。', farAway: '每天增加 {{perDay}}：十年以後才會用滿。', steady: '沒有增長。', full: '已滿。', unknown: '天數不足，無法判斷：已知 {{known}} 天，至少需要 {{needed}} 天。',
  pressure: '30 天壓力', pressureOf: '{{name}}：30 天內最緊張的資源，現為 {{now}}',
}
