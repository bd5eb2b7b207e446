import { ApiProvider } from '@colonnade/screens'
import { Toaster } from '@colonnade/ui'
import { RouterProvider } from '@tanstack/react-router'
import { router } from './router.tsx'

/** The web app: the API, the pages, the toasts. */
export function App() {
  return (
    <ApiProvider url="">
      <RouterProvider router={router} />
      <Toaster />
    </ApiProvider>
  )
}
