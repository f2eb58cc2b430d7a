import { refusalWords } from '#api/refusal-words.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { useExport } from './use-export.ts'

/** The whole filtered list as a file: how far it is, and how to stop it. */
export function ExportButton({ of: { progress, start, stop } }: { of: ReturnType<typeof useExport> }) {
  const { messages } = useWords()
  const { lists } = messages
  if (progress.is === 'running')
    return (
      <>
        <output className="quiet small tabular">{lists.exporting(progress.rows)}</output>
        <Button icon="cross" onClick={stop}>
          {lists.stopExport}
        </Button>
      </>
    )
  return (
    <>
      <Button icon="save" onClick={start}>
        {lists.exportCsv}
      </Button>
      {progress.is === 'failed' && <Problem>{refusalWords(progress.error, messages)}</Problem>}
    </>
  )
}
