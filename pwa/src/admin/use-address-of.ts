import { useEffect, useMemo } from 'react'

/** An address under which bytes can be shown while the component is; null while there are none. */
export function useAddressOf(bytes: Blob | undefined, type: string): string | null {
  const url = useMemo(() => (bytes ? URL.createObjectURL(new Blob([bytes], { type })) : null), [bytes, type])
  useEffect(() => {
    // What shows it may be put away and brought back in the same moment: its bytes are let go of a little later.
    const letGo = () => url !== null && URL.revokeObjectURL(url)
    return () => void setTimeout(letGo, 60_000)
  }, [url])
  return url
}
