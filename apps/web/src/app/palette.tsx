import { useClient, useGo, useMay, useSignOut } from '@colonnade/screens'
import { CommandPalette, setPreferences, type NavSection, type PaletteGroup } from '@colonnade/ui'
import { FileText, Library, LogOut, MessagesSquare, Moon, Plus, Server, Sun, UserRound } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useSettingsPages } from '../features/settings/settings-pages.ts'
import { useText } from '../locales/index.ts'

/** One box over everything the person may see and do. */
export function Palette({ open, onOpenChange, nav }: { open: boolean; onOpenChange: (open: boolean) => void; nav: readonly NavSection[] }) {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const client = useClient()
  const signOut = useSignOut()
  const settings = useSettingsPages()

  const groups = useMemo((): PaletteGroup[] => [
    {
      id: 'actions', heading: t('palette.actions'), items: [
        ...(may('conversations:create') ? [{ id: 'chat', label: t('chat.new'), icon: <Plus />, onSelect: () => go('/chat?new=1') }] : []),
        ...(may('knowledge_bases:create') ? [{ id: 'base', label: t('knowledge.new'), icon: <Plus />, onSelect: () => go('/knowledge?new=1') }] : []),
      ],
    },
    {
      id: 'go', heading: t('palette.go'), items: [
        ...nav.flatMap((s) => s.items).filter((i) => i.id !== 'console').map((i) => ({ id: i.id, label: i.label, icon: i.icon, onSelect: () => go(i.href) })),
        ...settings.map((page) => ({ id: page.href, label: page.label, hint: t('nav.settings'), icon: page.icon, onSelect: () => go(page.href) })),
      ],
    },
    {
      id: 'self', heading: t('palette.self'), items: [
        { id: 'light', label: t('palette.light'), icon: <Sun />, onSelect: () => setPreferences({ theme: 'light' }) },
        { id: 'dark', label: t('palette.dark'), icon: <Moon />, onSelect: () => setPreferences({ theme: 'dark' }) },
        { id: 'out', label: t('person.signOut'), icon: <LogOut />, onSelect: () => void signOut() },
      ],
    },
  ], [t, may, go, nav, settings, signOut])

  const search = useCallback(async (query: string, signal: AbortSignal): Promise<PaletteGroup[]> => {
    const input = { search: query, limit: 5 }
    const ask = <T,>(permission: string, run: () => Promise<{ items: T[] }>) => (may(permission) ? run().then((page) => page.items) : Promise.resolve([]))
    const [bases, documents, conversations, machines, users] = await Promise.all([
      ask('knowledge_bases:read', () => client.ai.knowledgeBase.list.query(input, { signal })),
      ask('knowledge_documents:read', () => client.ai.knowledgeDocument.list.query(input, { signal })),
      ask('conversations:read', () => client.ai.conversation.list.query(input, { signal })),
      ask('virtual_machines:read', () => client.datacenter.virtualMachine.list.query(input, { signal })),
      ask('users:read', () => client.identity.user.list.query(input, { signal })),
    ])
    return [
      { id: 'bases', heading: t('nav.knowledge'), items: bases.map((b) => ({ id: b.id, label: b.name, icon: <Library />, onSelect: () => go(`/knowledge/${b.id}`) })) },
      { id: 'documents', heading: t('knowledge.documents'), items: documents.map((d) => ({ id: d.id, label: d.title, icon: <FileText />, onSelect: () => go(`/knowledge/${d.knowledgeBaseId}/documents/${d.id}`) })) },
      { id: 'conversations', heading: t('chat.conversations'), items: conversations.map((c) => ({ id: c.id, label: c.title, icon: <MessagesSquare />, onSelect: () => go(`/chat/${c.id}`) })) },
      { id: 'machines', heading: t('nav.machines'), items: machines.map((m) => ({ id: m.id, label: m.name, hint: m.groupName ?? undefined, icon: <Server />, onSelect: () => go(`/machines?open=${m.id}`) })) },
      { id: 'users', heading: t('settings.users'), items: users.map((u) => ({ id: u.id, label: u.fullName ?? u.email, hint: u.email, icon: <UserRound />, onSelect: () => go(`/settings/users?open=${u.id}`) })) },
    ]
  }, [client, may, go, t])
  return <CommandPalette open={open} onOpenChange={onOpenChange} groups={groups} search={search} />
}
