import { ResourcePage } from '@colonnade/screens'
import { useCallback, useState } from 'react'
import { AdoptDialog } from './adopt-dialog.tsx'
import { useFoundMachineEntity, type FoundRow } from './use-found-machine-entity.tsx'

/** Machines that hypervisors have and the books do not know; they are adopted from here. */
export function Page() {
  const [asked, setAsked] = useState<{ rows: FoundRow[]; done: (ok: boolean) => void }>()
  const adopt = useCallback((rows: FoundRow[]) => new Promise<boolean>((resolve) => { setAsked({ rows, done: (ok) => { setAsked(undefined); resolve(ok) } }) }), [])
  return (
    <>
      <ResourcePage entity={useFoundMachineEntity(adopt)} />
      {asked && <AdoptDialog rows={asked.rows} onEnd={asked.done} />}
    </>
  )
}
