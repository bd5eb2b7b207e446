import './setup.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, type RenderResult } from '@testing-library/react'
import type { ReactElement, ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '../lib/i18n.ts'
import { setPreferences, type Language } from '../lib/prefs.ts'

/** Renders with the providers an app has. Queries don't retry. */
export function renderApp(element: ReactElement, language: Language = 'en'): RenderResult {
  setPreferences({ language })
  const i18n = createI18n()
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const wrapper = ({ children }: { children: ReactNode }) => <I18nextProvider i18n={i18n}><QueryClientProvider client={client}>{children}</QueryClientProvider></I18nextProvider>
  return render(element, { wrapper })
}
