import { applicableCheckpoints } from '@sac/contracts/template/applicability'
import { type Hit, searchDeficiencies } from '@sac/contracts/template/search-deficiencies'
import type { Deficiency } from '@sac/contracts/template/template'
import { useMemo } from 'react'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'

/** More than anybody reads: whoever does not find it among these types another word. */
const elsewhereAtMost = 12

type Hits = { here: readonly Deficiency[]; elsewhere: readonly Hit[] }

/** What a query finds at this checkpoint, and at all others this car can be judged on. */
export function useHits(query: string, code: string): Hits {
  const { view } = useCurrentInspection()
  const { textLanguage, translation } = useWords()
  const { template, traits, state } = view
  const kind = state.started?.value.kind
  const checkpoints = useMemo(
    () => (traits && kind ? applicableCheckpoints(template, traits, kind) : []),
    [template, traits, kind],
  )
  return useMemo(() => {
    const hits = searchDeficiencies(checkpoints, query, textLanguage, translation)
    return {
      here: hits.filter(({ checkpoint }) => checkpoint.code === code).map(({ deficiency }) => deficiency),
      elsewhere: hits.filter(({ checkpoint }) => checkpoint.code !== code).slice(0, elsewhereAtMost),
    }
  }, [checkpoints, query, textLanguage, translation, code])
}
