import './no-eval.ts'
import { createI18n } from '@colonnade/ui'
import { screensLocales } from '@colonnade/screens'
import { identityLocales } from '@colonnade/screens/identity/words/index.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { webLocales } from './locales/index.ts'
import './styles.css'

createI18n({ web: webLocales, screens: screensLocales, identity: identityLocales })
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>)
