/** Words of machines that stand at a hypervisor: those the books do not know, and how those they know differ. */
export const machines = {
  found: {
    one: '發現的機器', many: '發現的機器', line: '虛擬化平台上有、帳目中沒有的機器。', empty: '虛擬化平台上的機器都已在帳目中，或尚未查看。', nav: '發現的機器', noneHere: '那裡的機器都已在帳目中。', noHost: '沒有主機', foreign: '屬於另一套系統', markOf: '屬於 {{name}}，但並非該機器', standToo_one: '其中 {{n}} 台不在帳目中。', standToo_other: '其中 {{n}} 台不在帳目中。', runThere_one: '那裡還執行著 {{n}} 台不在帳目中的機器：{{names}}。', runThere_other: '那裡還執行著 {{n}} 台不在帳目中的機器：{{names}}。', notSeen: '尚未查看',
    size: '規模', node: '節點', host: '主機', reference: '編號', endpoint: '虛擬化平台', hostLine: '沒有為此節點登記主機。請先為某台主機設定此虛擬化平台及節點名稱，才能收編該機器。',
  },
  adopt: {
    action: '收編', title_one: '收編 {{n}} 台機器', title_other: '收編 {{n}} 台機器', line: '它們按現狀記入帳目，位於其節點對應的主機上，佔用主機容量和配額；除非寫入標記，否則在虛擬化平台上不對它們做任何操作。', tenant: '租戶', size: '帳目中的規模', asFound: '按發現的', bySpecification: '按規格',
    asFoundHelp: '每台按其實際規模計入。使用相同規模的規格，沒有時會新建。', bySpecificationHelp: '全部按規格計入，無論實際如何。機器不會改變，差異會顯示出來。', specification: '規格', mark: '在其現有標籤旁寫入我們的標記',
    markHelp: '寫入後它們就歸我們：釋出時會在虛擬化平台上連同磁碟一起刪除。不寫入則僅憑編號和名稱識別，釋出後機器仍留在那裡。', homeless_one: '其中 {{n}} 台所在的節點沒有登記主機，無法收編。', homeless_other: '其中 {{n}} 台所在的節點沒有登記主機，無法收編。', takes: '合計佔用', done_one: '{{n}} 台機器已記入帳目。',
    done_other: '{{n}} 台機器已記入帳目。', show: '查看',
    tooMany: '一次最多收編 {{n}} 台機器，已選擇 {{chosen}} 台。', tooManyRemedy: '請少選一些：可按虛擬化平台或節點篩選清單。',
  },
  machine: {
    tab: '機器', none: '沒有虛擬化平台擁有此機器：僅有記錄。', restart: '重啟後', restartLine: '需要重啟：在此之前為 {{cpu}}、{{memory}}。', due: '正在將新的規模套用到虛擬化平台。', deleteTakes: '在虛擬化平台上的機器會被關機，並連同磁碟一起刪除。復原的機會過後便無法找回。', failed: '未能將新的規模套用到虛擬化平台，請查看其操作。', bring: '改為帳目中的規模', brought: '已通知虛擬化平台。',
    larger: '磁碟不能縮小：它會一直比帳目中的大。', adopted: '收編時間', marked: '我們的標記', markYes: '已寫入', markNo: '未寫入：釋出後機器仍會留在那裡', differs: '機器與帳目不符',
  },
  section: '新機器',
} as const

/** Fields, choices and help of the same. */
export const machinesFields = {
  machineStorage: '磁碟儲存', machineBridge: '網路橋接器', machineTemplate: '範本', machineImage: '安裝映像', machinePool: '資源池', machineTags: '其他標籤', node: '節點', reference: '編號', adoptedAt: '收編時間',
} as const
export const machinesOptions = { vm_resize: '調整規模', vm_adopt: '標記為我們的' } as const
export const machinesHelp = {
  endpoint_machineStorage: '新機器磁碟所在的儲存，如 local-lvm。留空時使用節點上空間最多的儲存。', endpoint_machineBridge: '新機器連接的橋接器，留空為 vmbr0。複製的機器沿用範本的設定。',
  endpoint_machineTemplate: '新機器完整複製所用範本的編號，核心數、記憶體和磁碟按訂單設定。留空時機器從空磁碟開始。', endpoint_machineImage: '新機器光碟機中的映像，如 local:iso/debian-13.iso。不能與範本同時使用。', endpoint_machinePool: '新機器在虛擬化平台中所屬的資源池。',
  endpoint_machineTags: '除我們的標記外給新機器加上的標籤，以空格分隔。',
} as const
