import './settings.css'
import { OfficePage } from '#admin/office-page.tsx'
import { useWords } from '#words/admin/words.tsx'
import { BackupPart } from './backup-part.tsx'
import { ChainsPart } from './chains-part.tsx'

/** Whether the books are what they were, and what is kept beside the database. */
export function ProofPage() {
  const { proof: words } = useWords().messages.settings
  return (
    <OfficePage title={words.title}>
      <div className="stack">
        <ChainsPart />
        <BackupPart />
      </div>
    </OfficePage>
  )
}
