import { Toaster } from '@colonnade/ui'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { SiteCommands } from './commands/site-commands.tsx'
import { AlertWatch } from './desktop/alert-watch.tsx'
import { DesktopEffects } from './desktop/effects.tsx'
import { PlaceKeeper } from './desktop/place-keeper.tsx'
import { SitesProvider } from './desktop/sites-context.tsx'
import { createConsoleRouter } from './router.tsx'

/** The operator console: one router over one site at a time. */
export function App() {
  const [router] = useState(createConsoleRouter)
  return (
    <SitesProvider>
      <RouterProvider router={router} />
      <DesktopEffects router={router} />
      <SiteCommands router={router} />
      <AlertWatch />
      <PlaceKeeper router={router} />
      <Toaster />
    </SitesProvider>
  )
}
