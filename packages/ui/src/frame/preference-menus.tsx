import { Languages, Monitor, Moon, Sun } from 'lucide-react'
import { useUiText } from '../lib/i18n.ts'
import { setPreferences, usePreferences, type Language } from '../lib/prefs.ts'
import { IconButton } from '../primitives/button.tsx'
import { DropdownMenu } from '../primitives/menu.tsx'

const icons = { light: <Sun />, dark: <Moon />, system: <Monitor /> }
const names: { [L in Language]: string } = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' }

/** Light, dark or as the system. */
export function ThemeMenu() {
  const t = useUiText()
  const { theme } = usePreferences()
  const items = (['light', 'dark', 'system'] as const).map((id) => ({ id, label: t(`frame.${id}`), icon: icons[id], checked: theme === id, onSelect: () => setPreferences({ theme: id }) }))
  return <DropdownMenu label={t('frame.theme')} items={items}><IconButton label={t('frame.theme')}>{icons[theme]}</IconButton></DropdownMenu>
}

/** English, 简体中文 or 繁體中文, each by its own name. */
export function LanguageMenu() {
  const t = useUiText()
  const { language } = usePreferences()
  const items = (Object.keys(names) as Language[]).map((id) => ({ id, label: <span lang={id}>{names[id]}</span>, checked: language === id, onSelect: () => setPreferences({ language: id }) }))
  return <DropdownMenu label={t('frame.language')} items={items}><IconButton label={t('frame.language')}><Languages /></IconButton></DropdownMenu>
}
