import { createContext, useContext } from 'react'

/** True below it while there is no connection, so that lists say how old they are. */
export const OfflineContext = createContext(false)

/** Whether what is shown can't be fetched again just now. */
export function useIsOffline(): boolean {
  return useContext(OfflineContext)
}
