import { createServiceCtx, systemActor, type Services } from '@colonnade/trpc'
import { addDocument, knowledgeBase } from '@colonnade/trpc/domains/ai/index'
import { create } from '@colonnade/trpc/kernel/crud'
import { allPermissions } from '@colonnade/contract'

interface SampleBase { name: string; description: string; documents: { title: string; text: string }[] }

const english: SampleBase = {
  name: 'Observatory handbook', description: 'How Aurora Labs runs its telescope: a small base to try search and chat on.',
  documents: [
    {
      title: 'Observing nights',
      text: `# Observing nights

## Opening the dome

The dome may be opened when the humidity outside is below 85 percent and the wind is below 54 kilometres per hour. Both figures are read from the mast on the north wall, not from the weather service. Opening takes four minutes; nobody stands under the shutter meanwhile.

## Cooling the mirror

The main mirror has to come within two degrees of the outside air before the first exposure. On a summer evening this takes about ninety minutes, so the fans are switched on before sunset. A mirror that is too warm makes every star look swollen.

## Focus

The focus is measured again after every change of five degrees in temperature, and always after midnight. The routine takes eleven exposures and fits a curve through them; its result is written into the night log by itself.

## Closing

The night ends at the start of nautical twilight. The observer closes the dome, parks the telescope at the zenith and covers the mirror. If the power fails, the dome closes from its battery within six minutes.
`,
    },
    {
      title: 'Looking after the camera',
      text: `# Looking after the camera

## Temperature

The sensor is kept at minus 95 degrees Celsius. Warming it up takes eight hours and is done only for repairs: each cycle shortens the life of the seal around the window.

## Liquid nitrogen

The tank holds forty litres and lasts for five days. Refilling is the duty of the engineer on call and is done on Mondays and Thursdays. Two people are present, with goggles and gloves, and the door to the hall stays open.

## Calibration frames

Each evening the observer takes twenty bias frames, ten dark frames of five minutes and seven flat fields per filter. Without flat fields the dust on the window shows as grey rings in every picture.

## When something fails

If the temperature rises above minus 80 degrees, exposures stop by themselves and the engineer on call gets a message. The shutter is rated for one million movements; its counter is read at the start of each month, and the shutter is replaced at nine hundred thousand.
`,
    },
  ],
}

const chinese: SampleBase = {
  name: '茶园手册', description: '北辰科技自有茶园的工作手册：一个可以试用检索与对话的小型知识库。',
  documents: [
    {
      title: '采摘与制作',
      text: `# 采摘与制作

## 采摘

春茶在清明前后开始采摘，只采一芽一叶。露水未干时不采，雨天不采。熟练的采茶工一天可以采鲜叶四斤，大约能制成干茶一斤。

## 摊晾

鲜叶采回后摊放在竹匾上，厚度不超过三厘米，时间为六到八小时。摊晾使叶片变软，青草气散去，含水量降到百分之七十左右。

## 杀青

杀青的锅温为二百二十摄氏度，每锅投叶不超过一斤，时间约五分钟。温度过低，叶色发红；温度过高，叶边焦黑。

## 干燥与储存

干燥后的茶叶含水量应低于百分之六。成品装入锡罐，存放在零到五摄氏度的冷库中，与有气味的物品分开。绿茶的保质期为十八个月。
`,
    },
    {
      title: '茶园管理',
      text: `# 茶园管理

## 施肥

每年十月施基肥，每亩用腐熟的菜籽饼二百公斤，开沟深二十厘米后覆土。二月下旬追施一次催芽肥。采摘前三十天停止施用任何肥料。

## 修剪

夏茶结束后进行轻修剪，剪去树冠表层三到五厘米。树龄超过十年的茶园每五年进行一次深修剪。

## 病虫害

茶小绿叶蝉是最常见的害虫，六月和九月为高峰。园内每亩悬挂黄色粘虫板二十五张，并保留田埂上的杂草供天敌栖息。只有百叶虫量超过十头时才使用植物源农药。

## 灌溉

土壤含水量低于百分之六十时开启滴灌，每次两小时，在日出前完成。水源来自山顶的蓄水池，容量为三百立方米。
`,
    },
  ],
}

/** Gives a sample tenant a knowledge base with two short documents; a job indexes them once the server runs. */
export async function sampleKnowledge(services: Services, tenantId: string, language: 'en' | 'zh'): Promise<void> {
  const ctx = createServiceCtx(services, systemActor(tenantId, allPermissions), { requestId: 'sample-data', ip: null, userAgent: null })
  const { name, description, documents } = language === 'zh' ? chinese : english
  const base = await create(ctx, knowledgeBase, { name, description })
  for (const { title, text } of documents) await addDocument(ctx, { knowledgeBaseId: base.id, title, text })
}
