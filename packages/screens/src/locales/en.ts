/** Words of the screens both apps share. The other languages must have exactly these keys. */
export const en = {
  signIn: { title: 'Sign in', choose: 'Which tenant?', email: 'E-mail address', password: 'Password', next: 'Continue', submit: 'Sign in' },
  job: { csvImport: 'Import from CSV', finished: '{{title}}: done' },
  resource: {
    delete: 'Delete', deleteTitle_one: 'Delete {{n}} record', deleteTitle_other: 'Delete {{n}} records', new: 'Add', edit: 'Edit', import: 'Import', export: 'Export', exported_one: '{{n}} row exported.', exported_other: '{{n}} rows exported.', deleted_one: '{{n}} deleted.', deleted_other: '{{n}} deleted.',
    restored_one: '{{n}} restored.', restored_other: '{{n}} restored.', restore: 'Restore', showDeleted: 'Show what was deleted', showPresent: 'Back to the list', deletedTitle: '{{title}}: deleted', noneDeleted: 'Nothing was deleted.',
    created: 'Created.', saved: 'Saved.', newTitle: 'Add: {{one}}', editTitle: 'Edit {{name}}', importTitle: 'Import: {{many}}', overview: 'Overview', history: 'History', back: 'Back to {{many}}', gone: 'This record no longer exists, or you may not see it.',
    seeImported: 'See them in the list', more: 'More', count_one: '{{n}} in all', count_other: '{{n}} in all', viewSaved: 'View saved.', bulkEdit: 'Edit', bulkEditTitle_one: 'Edit {{n}} row', bulkEditTitle_other: 'Edit {{n}} rows', bulkEditLine: 'Only the fields you fill in are changed.', apply: 'Apply', changed_one: '{{n}} changed.', changed_other: '{{n}} changed.',
  },
  history: { empty: 'Nothing was written down yet.', someone: 'The system', from: 'from {{ip}}', older: 'Older', create: 'created it', update: 'changed it', delete: 'deleted it', restore: 'restored it', import: 'imported it', nothing: 'empty', request: 'request {{id}}' },
  error: {
    wrong_credentials: { message: 'E-mail address and password do not fit.', remedy: 'Check both, or set a new password.' },
    too_many_tries: { message: 'Too many tries.', remedy: 'Wait a while, then try again.' },
    choose_tenant: { message: 'This address belongs to several tenants.', remedy: 'Choose one.' },
    not_found: { message: 'There is no such record.', remedy: 'It may have been deleted, or belong to someone else.' },
    already_taken: { message: 'This name is already taken.', remedy: 'Choose another name.' },
    stale_version: { message: 'Somebody changed this record after you opened it.', remedy: 'Compare the two values of each field, choose, and save again.' },
    job_cancelled: { message: 'The job was stopped.', remedy: 'What it had not finished was undone.' },
    foreign_origin: { message: 'This request came from another site.', remedy: 'Use the application itself, or an API token.' },
  },
} as const
