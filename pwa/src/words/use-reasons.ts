import { useEffect, useState } from 'react'
import { loadReasons, type Reasons } from './load-reasons.ts'
import { useWords } from './words.tsx'

/** What to do about each trouble in the chosen language; undefined until it is here, or while nobody `asks`. */
export function useReasons({ asks }: { asks: boolean } = { asks: true }): Reasons | undefined {
  const { language } = useWords()
  const [loaded, setLoaded] = useState<Reasons>()
  useEffect(() => {
    if (!asks) return
    let wanted = true
    const load = async () => {
      const reasons = await loadReasons(language)
      if (wanted) setLoaded(reasons)
    }
    void load()
    return () => {
      wanted = false
    }
  }, [language, asks])
  return loaded
}
