const ENGLISH = `a about above after again all also an and any are as at be because been before being below between both but by can could did do does doing
down during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my myself no nor not
now of off on once only or other our ours out over own same she should so some such than that the their theirs them then there these they this those through
to too under until up very was we were what when where which while who whom whose why will with would you your yours many much name please tell`

const CHINESE = `什么 多少 哪些 哪个 哪里 哪种 哪一 哪位 哪年 怎么 怎样 如何 为何 为什 是谁 谁是 何时 是否 请问 么是 是什 有多 有哪 有什 在哪 在什 些是 个是 几个 几年 几种 一个 的是 是的 么时
什麼 哪個 哪裡 哪種 怎麼 怎樣 為何 為什 是誰 誰是 何時 請問 麼是 幾個 幾年 幾種 一個 麼時 的 了 是 在 和 与 與 或 有 被 把 从 對 对 于 於 之 其 吗 嗎 呢 吧 啊 什 么 麼 谁 誰 哪 为 為 以 及 而 也 都 很 这 這 那`

/** Words that say nothing about a text's subject: English function words (unstemmed), Chinese question words and particles as the bigrams or single characters they are indexed by. */
export const stopwords: ReadonlySet<string> = new Set(`${ENGLISH} ${CHINESE}`.split(/\s+/u))
