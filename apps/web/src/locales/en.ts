/** Words of the web app. The other languages must have exactly these keys; `_one` and `_other` are plural forms of one key. */
export const en = {
  common: { save: 'Save', saved: 'Saved.', cancel: 'Cancel', close: 'Close', delete: 'Delete', dismiss: 'Dismiss', retry: 'Try again', more: 'More', loadMore: 'Load more', export: 'Export', created: 'Created', changed: 'Changed' },
  nav: { home: 'Home', knowledge: 'Knowledge', chat: 'Chat', calls: 'Calls & cost', machines: 'Virtual machines', clusters: 'Clusters', settings: 'Settings', console: 'Operator console' },
  person: { menu: 'Your account: {{name}}', profile: 'Profile & password', sessions: 'Sessions', signOut: 'Sign out' },
  palette: { actions: 'Do', go: 'Go to', self: 'This window', light: 'Light theme', dark: 'Dark theme' },
  lost: { sentence: 'There is nothing at this address, or you may not see it.', home: 'Go home' },
  model: { local: 'local' },
  job: { knowledge: 'Working on a knowledge base' },
  settings: { profile: 'Profile & password', sessions: 'Sessions', tokens: 'API tokens', users: 'Users', roles: 'Roles', tenant: 'Tenant', audit: 'Audit log', mail: 'Mail' },
  home: {
    hello: 'Hello, {{name}}', helloPlain: 'Hello', line: 'What is going on at {{tenant}}.', first: 'First steps', done: 'done', recent: 'Recent conversations', noConversations: 'You have not asked anything yet.', documents: 'Documents in progress',
    cost: 'Cost this month', costLine_one: '{{n}} call, {{tokens}} tokens', costLine_other: '{{n}} calls, {{tokens}} tokens', costCourse: 'Cost by day this month', callsCourse: 'Calls by day this month', details: 'Details', operator: 'You run this platform. Racks, hosts and tenants are in the',
    verify: 'Please show that {{email}} is yours: follow the link in the mail we sent.', verifyAgain: 'Send it again', verifySent: 'A new link is on its way to {{email}}.',
    steps: {
      base: { title: 'Make a knowledge base', line: 'A place for documents that belong together: a handbook, contracts, a product.', action: 'Make one' },
      documents: { title: 'Add documents', line: 'PDF, Word, HTML, Markdown, CSV or text. They are read and cut into passages.', action: 'Add some' },
      ask: { title: 'Ask a question', line: 'The answer names the passages it comes from, one click away.', action: 'Ask' },
    },
  },
  outside: { signInLine: 'Your documents, your models, your cloud.', forgotLink: 'Forgot your password?', noAccount: 'New here?', signUpLink: 'Create a tenant' },
  knowledge: {
    line: 'Documents that are searched and cited together.', new: 'New knowledge base', newLine: 'Documents in it are searched together.', create: 'Create', name: 'Name', namePlaceholder: 'Employee handbook', description: 'Description', descriptionHelp: 'What it holds, for those who choose among several.',
    documents: 'Documents', passages: 'Passages', settings: 'Settings', empty: 'No knowledge base yet. Make one, add documents, and ask them questions.', ask: 'Ask about these', about: 'About', embedding: 'Embedding', embeddingDefault: 'the tenant’s default', delete: 'Delete this knowledge base', deleted: '“{{name}}” was deleted.',
    documentCount_one: '{{n}} document', documentCount_other: '{{n}} documents', passageCount_one: '{{n}} passage', passageCount_other: '{{n}} passages',
  },
  document: {
    title: 'Title', titleHelp: 'Empty: taken from the document.', state: 'State', source: 'Source', file: 'File', size: 'Size', added: 'Added', add: 'Add', addOther: 'Add by address or text', addUrl: 'Add a page by its address', addText: 'Add a text', url: 'Address', text: 'Text', urlLine: 'The page is fetched once, by the server. Addresses inside your network are refused.', textLine: 'Paste what should be found. Markdown headings are kept.',
    retry: 'Try again', rename: 'Rename', failed: 'This document could not be read.', none: 'No documents yet.', deletedOne: '“{{name}}” was deleted.', deletedMany_one: '{{n}} document was deleted.', deletedMany_other: '{{n}} documents were deleted.',
    status: { pending: 'Waiting', processing: 'Reading', completed: 'Ready', failed: 'Failed' }, sources: { file: 'File', url: 'Web page', text: 'Text' },
  },
  upload: {
    choose: 'Add files', drop: 'Drop the files to add them', empty: 'Drop documents here, or choose files', kinds: 'PDF, DOCX, HTML, Markdown, CSV or text, 32 MB each at most', list: 'Files on their way', stop: 'Stop',
    waiting: 'Waiting for its turn', sending: 'Sending, {{percent}}', adding: 'Arrived; being looked at', done: 'Added', failed: 'Not added', refused: 'Not sent',
    tooLarge: 'It has {{size}}; the most is {{limit}}. Split it and add the parts.', isEmpty: 'It is empty.', wrongType: 'This kind of file can’t be read. Save it as PDF, DOCX, HTML, Markdown, CSV or text.',
  },
  chunk: {
    page: 'Page {{n}}', start: 'Beginning', tokens_one: '{{n}} token', tokens_other: '{{n}} tokens', edit: 'Edit the passage', edited: 'edited', editLine: 'It is embedded again when saved.', saved: 'The passage was saved.', search: 'Find in this document', noMatch: 'No passage contains this.', none: 'There are no passages.', notYet: 'The document is being read. Its passages appear here.',
  },
  search: {
    tab: 'Search test', query: 'Question or words', placeholder: 'What would somebody ask?', topK: 'Most hits', threshold: 'Least similarity', noThreshold: 'any', run: 'Search', nothingYet: 'There is nothing to search yet. Add documents first.', none: 'No passage comes near this question.',
    explain: 'See what a question finds, and why: each passage is ranked by meaning (vector) and by words (text); the two ranks together make the order an answer draws on.', found_one: '{{n}} hit among {{chunks}} passages', found_other: '{{n}} hits among {{chunks}} passages', took: '{{ms}} ms, of it {{embed}} ms embedding', degraded: 'Only words were searched.',
    vector: 'Meaning', text: 'Words', fused: 'Together', rank: 'Place {{n}} in this list', method: { hnsw: 'by index', exact: 'every vector compared', none: 'no vectors' },
  },
  recall: {
    title: 'Recall', line: 'Does the index find what comparing every vector would find?', run: 'Compare', again: 'Compare again', recall: 'Recall at {{n}}', search: 'Search', exact: 'Every vector', compared: 'Compared', vectors: 'vectors', exactRank: 'True place', searchRank: 'Found at', passage: 'Passage', missed: 'missed',
  },
  chat: {
    new: 'New conversation', conversations: 'Conversations', noneYet: 'No conversations yet.', noneFound: 'None has this title.', find: 'Find a conversation', rename: 'Rename', title: 'Title', actions: 'More for “{{title}}”', deleted: '“{{title}}” was deleted.', older: 'Earlier turns', toEnd: 'To the end',
    welcome: 'What would you like to know?', welcomeLine: 'Choose the knowledge bases to draw on below. Answers name the passages they come from; without a base the model answers by itself.', question: 'Your question', placeholder: 'Ask your documents…', placeholderPlain: 'Ask…', send: 'Send', sends: 'sends', stops: 'stops', stop: 'Stop', stopped: 'Stopped here.', retry: 'Answer again', thinking: 'Looking it up…',
    noBase: 'No knowledge base', bases: '{{n}} knowledge bases', chooseBases: 'Knowledge bases to draw on', noBases: 'There is no knowledge base yet.', findBase: 'Find a knowledge base', chooseModel: 'Model that answers', defaultModel: 'Best model',
    about: 'About this answer', cost: 'cost {{cost}}', sources: 'Sources', page: 'p. {{n}}', openSource: 'Source {{n}}: {{title}}', passage: 'Passage of source {{n}}', openDocument: 'Open in the document',
  },
  calls: {
    line: 'What models were called for, and what it cost.', summary: 'Summary', each: 'Calls', period: 'Period', periods: { '7d': 'Last 7 days', '30d': 'Last 30 days', month: 'This month', '90d': 'Last 90 days' }, none: 'No model was called in this time.',
    cost: 'Cost', free: 'local models cost nothing', calls: 'Calls', errors_one: '{{n}} failed', errors_other: '{{n}} failed', noErrors: 'none failed', tokens: 'Tokens', inOut: '{{in}} in, {{out}} out', latency: 'Average time', byDay: 'Cost by day', byDayCalls: 'Calls by day', byModel: 'By model', byUser: 'By person', nobody: 'the system',
    at: 'When', model: 'Model', features: { chat: 'Chat', indexing: 'Indexing', search: 'Search', text: 'Text' }, feature: 'For', user: 'Person', time: 'Time', result: 'Result', trace: 'Trace', prompt: 'Tokens in', completion: 'Tokens out',
  },
  clusters: {
    one: 'cluster', line: 'Kubernetes clusters that the provider runs for you.', empty: 'You have no clusters yet. Ask the provider to make one.', name: 'Name', status: 'State', version: 'Kubernetes', controlPlanes: 'Control planes', workers: 'Workers', plugins: 'Plugins', nodes: 'Nodes', window: 'Maintenance', windowOpen: 'open now', windowNext: 'next {{at}}', windowNone: 'none planned', upgrading: 'being upgraded to {{version}}', description: 'Description', noNodes: 'No node is recorded.', noPlugins: 'No plugin is installed.',
    found: { title: 'As it was found', api: 'API server', nodes: '{{ready}} of {{total}} nodes ready', at: 'seen {{when}}', healthy: 'Healthy', unhealthy: 'Not healthy', unreachable: 'Does not answer', ready: 'ready', notReady: 'not ready', missing: 'not in the cluster', cordoned: 'takes no new pods' },
    statuses: { pending: 'Pending', active: 'Active', maintenance: 'Maintenance', offline: 'Offline', error: 'Error', deleting: 'Being deleted', inactive: 'Inactive' },
  },
  machines: {
    one: 'virtual machine', line: 'Placed for you by the provider.', empty: 'You have no virtual machines yet. Ask the provider to place some.', quotas: 'Quota', count_one: '{{n}} machine', count_other: '{{n}} machines', unlimited: '{{used}} used, no limit', name: 'Name', status: 'State', type: 'Type', group: 'Group', spec: 'Size', cpu: 'Cores', memory: 'Memory', storage: 'Storage', affinity: 'Affinity group',
    types: { worker: 'Worker', control_plane: 'Control plane', management: 'Management', other: 'Other' },
    statuses: { pending: 'Pending', active: 'Active', inactive: 'Inactive', error: 'Error', deleting: 'Being deleted' },
  },
} as const
