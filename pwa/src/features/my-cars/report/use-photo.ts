import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useEffect, useMemo } from 'react'
import { useFile } from '#api/use-file.ts'

type Photo = { claimId: string; sha256: string }
type Shown = { status: 'coming' } | { status: 'missing' } | { status: 'here'; url: string }

/** Its bytes come as they were sent, without a type. */
const addressOf = (bytes: Blob): string => URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))

/** A photo of one of the person's cars, to be shown while the component is. */
export function usePhoto({ claimId, sha256 }: Photo): Shown {
  const { data, isError } = useFile(vehicleOperations['vehicles.photo'], { params: { id: claimId, sha256 } })
  const url = useMemo(() => (data ? addressOf(data) : null), [data])
  useEffect(() => {
    // What shows it may be put away and brought back in the same moment: its bytes are let go of a little later.
    const letGo = () => url !== null && URL.revokeObjectURL(url)
    return () => void setTimeout(letGo, 60_000)
  }, [url])
  if (url !== null) return { status: 'here', url }
  return { status: isError ? 'missing' : 'coming' }
}
