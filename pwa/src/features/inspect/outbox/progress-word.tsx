import type { InspectionStatus } from '#db/inspection-status.ts'
import { Icon, type IconName } from '#design/icon.tsx'
import { useWords } from '#words/words.tsx'

type ProgressWord = InspectionStatus['status']

const icons: Record<ProgressWord, IconName> = {
  'saved-on-device': 'device',
  sent: 'sent',
  complete: 'office',
  certified: 'certificate',
  'needs-attention': 'warning',
}

/** How far an inspection has come: one word and its own icon, never the word of a later step. */
export function ProgressWordView({ progress }: { progress: ProgressWord }) {
  const { common } = useWords().messages
  return (
    <span className={`progress-word progress-${progress}`}>
      <Icon name={icons[progress]} />
      <span>{common.progress[progress]}</span>
    </span>
  )
}
