export { ApiProvider, createQueryClient, forgetAll, ME_KEY, type ApiProviderProps } from './api/api-provider.tsx'
export { browserSurroundings, useClient, useSurroundings, useTRPC, type Surroundings } from './api/api-context.ts'
export { localise, translateErrors } from './api/translate-errors.ts'

export { useMay, useMe, useSession, useSignOut } from './session/use-session.ts'
export { DoorFrame, SignIn, type SignInProps } from './session/sign-in.tsx'
export { SessionGate } from './session/session-gate.tsx'

export { LiveProvider, useChanges, useLiveState } from './live/live-provider.tsx'
export { createInvalidator, entityOf, type Related } from './live/invalidate.ts'
export { JobsTray, jobTitle, toJob, type JobsTrayProps } from './jobs/jobs-tray.tsx'
export { awaitJob, hasEnded, useJobs, type JobRow } from './jobs/use-jobs.ts'

export { procedures, type Verb, type Entity, type EntityApi, type EntityForm, type EntityImport, type EntityWords, type RecordTab, type RowBase } from './resource/entity.ts'
export { ResourceList, ResourcePage } from './resource/resource-page.tsx'
export { RecordPanel } from './resource/record.tsx'
export { BulkEdit, CreatePanel, EditForm, useRefresh } from './resource/forms.tsx'
export { importFields, ImportPage } from './resource/import-page.tsx'
export { changesOf, Entry, History } from './resource/history.tsx'
export { emailField } from './resource/email-field.tsx'
export { useSavedViews } from './resource/use-saved-views.ts'

export { parseSearch, searchCodec, splitHref, stringifySearch, type Search } from './url/search-params.ts'
export { renderLink, useGo, useUrl, type Go, type Url } from './url/use-url.tsx'

export { useFieldWords, type FieldWords } from './lib/fields.ts'
export { useAuditWords } from './lib/audit-words.ts'
export { makeText, withCount, type Leaves, type Say, type Vars } from './lib/text.ts'
export { screensLocales, useScreensText, type ScreensText } from './locales/index.ts'

export { describeAgent, identityLocales, MailPage, ProfilePage, TenantSettingsPage } from './identity/index.ts'
export { AuditPage, PermissionGrid, permissionGroups, RolesPage, SessionsPage, timezones, TokensPage, usePermissionWords, UsersPage, type PermissionGridProps } from './identity/index.ts'
export { JobsPage } from './jobs/jobs-page.tsx'
