import type { Translation } from '@colonnade/ui'
import type { en } from './en.ts'

/** 概览中位置与趋势的用语。 */
export const zhCN: Translation<typeof en> = {
  places: '哪里有余量', placesBy: '划分方式', by: { region: '区域', dc: '数据中心', room: '机房', group: '主机组' }, everywhere: '全部', nowhere: '未注明', hosts_one: '{{n}} 台主机', hosts_other: '{{n}} 台主机', out: '{{n}} 台停用', vms_one: '{{n}} 台虚拟机', vms_other: '{{n}} 台虚拟机', failed: '{{n}} 台出错', open: '查看 {{name}}', none: '这里没有主机。',
  trend: '走势', range: '时间', days: '最近 {{n}} 天', resource: '资源', chart: '{{resource}}的使用量与供给，{{place}}', used: '使用中', capacity: '可供', unknownDays_one: '其中 {{n}} 天未知：没有快照，图中留空。', unknownDays_other: '其中 {{n}} 天未知：没有快照，图中留空。',
  growing_one: '每天增加 {{perDay}}：约 {{n}} 天后用满。', growing_other: '每天增加 {{perDay}}：约 {{n}} 天后用满。', farAway: '每天增加 {{perDay}}：十年以后才会用满。', steady: '没有增长。', full: '已满。', unknown: '天数不足，无法判断：已知 {{known}} 天，至少需要 {{needed}} 天。',
  pressure: '30 天压力', pressureOf: '{{name}}：30 天内最紧张的资源，现为 {{now}}',
}
