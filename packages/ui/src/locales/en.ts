/** The design system's own words. The other languages must have exactly these keys; `_one` and `_other` are plural forms of one key. */
export const en = {
  common: {
    save: 'Save', cancel: 'Cancel', close: 'Close', back: 'Back', next: 'Next', done: 'Done', undo: 'Undo', retry: 'Try again', copy: 'Copy', copied: 'Copied',
    delete: 'Delete', remove: 'Remove', add: 'Add', apply: 'Apply', clear: 'Clear', search: 'Search', loading: 'Loading', more: 'More', none: 'None', yes: 'Yes', no: 'No',
    optional: 'optional', required: 'required', select: 'Choose…', noMatch: 'Nothing matches.', typeToSearch: 'Type to search', previous: 'Previous', fullPage: 'Open as a page', open: 'Open',
  },
  status: {
    placed: 'Placed', moved: 'Moved', refused: 'Refused', released: 'Released', active: 'Active', running: 'Running', ready: 'Ready', online: 'Online', ok: 'OK', healthy: 'Healthy', succeeded: 'Succeeded', completed: 'Completed', done: 'Done', connected: 'Connected', published: 'Published',
    pending: 'Pending', queued: 'Queued', provisioning: 'Provisioning', creating: 'Creating', installing: 'Installing', upgrading: 'Upgrading', processing: 'Processing', starting: 'Starting', in_progress: 'In progress',
    maintenance: 'Maintenance', draining: 'Draining', degraded: 'Degraded', warning: 'Warning', suspended: 'Suspended', paused: 'Paused', expired: 'Expired', waiting: 'Waiting',
    error: 'Error', failed: 'Failed', offline: 'Offline', unreachable: 'Unreachable', rejected: 'Rejected', locked: 'Locked',
    inactive: 'Inactive', stopped: 'Stopped', draft: 'Draft', archived: 'Archived', cancelled: 'Cancelled', decommissioned: 'Decommissioned', disabled: 'Disabled', unknown: 'Unknown',
  },
  error: {
    title: 'That did not work', what: 'What happened', next: 'What to do', requestId: 'Request id', copyId: 'Copy request id', network: 'The server could not be reached.',
    networkRemedy: 'Check the connection, then try again. Nothing was saved.', unknownRemedy: 'Try again. If it happens again, tell your administrator what you did before.', unknownRemedyId: 'Try again. If it happens again, send the request id to your administrator.',
  },
  frame: {
    mainNav: 'Main', collapse: 'Collapse the rail', expand: 'Expand the rail', search: 'Search or run…', breadcrumb: 'Where you are', skip: 'Skip to content',
    theme: 'Theme', light: 'Light', dark: 'Dark', system: 'As the system', language: 'Language',
    connected: 'Live', reconnecting: 'Reconnecting', offline: 'Offline since {{time}}', connectedHint: 'Changes by others show without reload.', reconnectingHint: 'The connection dropped. Missed changes will be fetched.', offlineHint: 'What you see is as old as this. Nothing can be saved until the connection is back.',
  },
  palette: { title: 'Search and commands', placeholder: 'Search, or type a command…', empty: 'Nothing found for “{{query}}”.', searching: 'Searching…', failed: 'Search did not answer. Commands still work.', hint: 'to choose', open: 'to open' },
  table: {
    search: 'Search this list', filter: 'Filter', addFilter: 'Add a filter', removeFilter: 'Remove: {{sentence}}', clearFilters: 'Clear all', columns: 'Columns', resetColumns: 'Reset columns', density: 'Row height', compact: 'Compact', comfortable: 'Comfortable',
    views: 'Views', saveView: 'Save as a view', viewName: 'Name of the view', shareView: 'Share it with everyone here', shared: 'Shared', sharedBy: 'Shared by {{name}}', deleteView: 'Delete the view {{name}}', allRows: 'All', count: 'Count', counted_one: '{{n}} row', counted_other: '{{n}} rows', loaded_one: '{{n}} row loaded', loaded_other: '{{n}} rows loaded', loadedMore: '{{n}}+ rows',
    selected_one: '{{n}} chosen', selected_other: '{{n}} chosen', selectAll: 'Choose all loaded rows', selectRow: 'Choose this row', chosenMost: 'At most {{n}} rows can be chosen at a time.', someGone_one: '{{n}} of the chosen rows is not there any more; nothing was changed.', someGone_other: '{{n}} of the chosen rows are not there any more; nothing was changed.', someGoneRemedy: 'The others are still chosen: do it again.', clearSelection: 'Clear the choice', sortBy: 'Sort by {{column}}', sortedAsc: 'sorted upwards', sortedDesc: 'sorted downwards', end: 'End of the list',
    emptyFiltered: 'No row matches these filters.', empty: 'Nothing here yet.', loadMore: 'Load more', tooLong: 'Only the first {{n}} rows can be scrolled to. Search or filter to see the others.', nextFailed: 'The next rows could not be loaded.', rowActions: 'Actions', and: '·', refreshing: 'Refreshing', asOf: 'as of {{time}}', asOfHint: 'It could not be fetched again: the list is as it was then.', shown: 'Show', moveUp: 'Move {{column}} up', moveDown: 'Move {{column}} down', sort: 'Sort', value: 'Value', condition: 'Condition', column: 'Column',
  },
  op: {
    eq: 'is', ne: 'is not', in: 'is', lt: 'is below', lte: 'is at most', gt: 'is above', gte: 'is at least', contains: 'contains', startsWith: 'starts with', isNull: 'is empty', isNotNull: 'is not empty', before: 'is before', after: 'is after', or: 'or',
  },
  form: {
    problems_one: 'One thing needs your attention', problems_other: '{{n}} things need your attention', saving: 'Saving…', draft: 'Your unsaved changes from before are back.', discardDraft: 'Discard them', unsaved: 'Unsaved changes', addItem: 'Type and press Enter', removeItem: 'Remove {{item}}', badJson: 'This is not valid JSON.', show: 'Show', hide: 'Hide', notSet: 'Not set', shortcut: 'Ctrl or Cmd with Enter saves',
  },
  problem: { required: 'This is needed.', number: 'Write a number.', integer: 'Write a whole number.', min: 'At least {{n}}.', above: 'More than {{n}}.', max: 'At most {{n}}.', below: 'Less than {{n}}.', minLength: 'At least {{n}} characters.', maxLength: 'At most {{n}} characters.', minItems: 'At least {{n}} entries.', maxItems: 'At most {{n}} entries.', email: 'This is not an e-mail address.', url: 'This is not a web address.', date: 'This is not a date.', choice: 'Choose one from the list.', format: 'This does not have the right form.', wrong: 'This is not allowed here.' },
  conflict: {
    title: 'Someone changed this meanwhile', body: 'Choose for each field which value to keep. Fields only you changed are saved as you wrote them.', field: 'Field', mine: 'Yours', theirs: 'Theirs', keepMine: 'Keep all of yours', keepTheirs: 'Keep all of theirs', save: 'Save the result', empty: 'empty',
  },
  danger: { type: 'Type {{name}} to confirm', cannotUndo: 'This cannot be undone.' },
  capacity: { used: 'used', reserved: 'reserved', free: 'free', over: 'over-committed', of: '{{used}} of {{total}}', label: '{{name}}: {{used}} used, {{reserved}} reserved, {{free}} free of {{total}}' },
  chart: { table: 'Show as a table', chart: 'Show as a chart', empty: 'No figures in this period.' },
  job: { tray: 'Jobs', running_one: '{{n}} job running', running_other: '{{n}} jobs running', stop: 'Stop', stopping: 'Stopping', dismiss: 'Dismiss', eta: 'about {{time}} left', queued: 'Waiting to start', done: 'Done', failed: 'Failed', stopped: 'Stopped', of: '{{done}} of {{total}}', hide: 'Hide the jobs', show: 'Show the jobs' },
  import: {
    steps: 'Steps', file: 'File', map: 'Columns', check: 'Check', done: 'Import', dropMany: 'Drop exported files here', chooseMany: 'choose them', drop: 'Drop a CSV file here', or: 'or', choose: 'Choose a file', rowsFound_one: '{{n}} row in {{file}}', rowsFound_other: '{{n}} rows in {{file}}', another: 'Another file', notCsv: 'This file could not be read as CSV.', emptyFile: 'The file has no rows.',
    field: 'Field', from: 'From', constant: 'A fixed value', skip: 'Leave out', transform: 'Change', scale: 'Multiply by', round: 'Round', roundNone: 'as is', ceil: 'up', floor: 'down', sample: 'First row becomes', missing: 'Choose a column or a value for: {{fields}}',
    dryRun: 'Check all rows', checking: 'Checking every row…', allGood_one: '{{n}} row is good. Nothing has been written yet.', allGood_other: 'All {{n}} rows are good. Nothing has been written yet.', bad_one: '{{n}} problem. Nothing is written until every row is good.', bad_other: '{{n}} problems. Nothing is written until every row is good.', row: 'Row', problem: 'Problem', value: 'Value', commit_one: 'Import {{n}} row', commit_other: 'Import {{n}} rows', committing: 'Importing…', finished_one: '{{n}} row imported.', finished_other: '{{n}} rows imported.', startOver: 'Import another file', downloadBad: 'Download the problems',
  },
} as const

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
/** What a language file must be: the same keys as English, any words. */
export type UiWords = Words<typeof en>
