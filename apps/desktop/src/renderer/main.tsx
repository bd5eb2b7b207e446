import './no-eval.ts'
import { createI18n, getPreferences } from '@colonnade/ui'
import { identityLocales, screensLocales } from '@colonnade/screens'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app.tsx'
import { netboxLocales } from './features/datacenter/netbox/words/index.ts'
import { trendLocales } from './features/overview/words/index.ts'
import { consoleLocales } from './locales/index.ts'
import './main.css'

getPreferences() // puts theme and language on the page before anything is drawn
const i18n = createI18n({ console: consoleLocales, screens: screensLocales, identity: identityLocales, netbox: netboxLocales, trend: trendLocales })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}><App /></I18nextProvider>
  </StrictMode>,
)
