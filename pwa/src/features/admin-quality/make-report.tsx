import { monthReportOperations } from '@sac/contracts/operations/month-reports'
import { useState } from 'react'
import { useCentres } from '#admin/use-centres.ts'
import { officeNow } from '#api/office-clock.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'

const shownMonths = 24

/** `YYYY-MM`, the month that runs first. */
function recentMonths(now: Date): string[] {
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
  return Array.from({ length: shownMonths }, (_, back) => {
    const month = new Date(first)
    month.setUTCMonth(month.getUTCMonth() - back)
    return month.toISOString().slice(0, 7)
  })
}

/** What is chosen, and making it. */
function useMaking() {
  const months = recentMonths(new Date(officeNow()))
  const { centres } = useCentres()
  const [chosen, choose] = useState<{ centreId?: string; month?: string }>({})
  const { centreId = centres[0]?.centreId ?? '', month = months[0] ?? '' } = chosen
  const make = useAct(monthReportOperations['reports.make'])
  const change = (more: typeof chosen) => choose({ ...chosen, ...more })
  return { months, centres, centreId, month, change, make, send: () => make.mutate({ body: { centreId, month } }) }
}

export function MakeReport() {
  const { messages } = useWords()
  const { quality: words } = messages
  const { months, centres, centreId, month, change, make, send } = useMaking()
  return (
    <form
      className="make-report"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <SelectField label={words.centre} value={centreId} onChange={(centreId) => change({ centreId })}>
        {centres.map(({ centreId, name }) => (
          <option key={centreId} value={centreId}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={words.month} value={month} onChange={(month) => change({ month })}>
        {months.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <Button look="primary" submits disabled={make.isPending || centreId === ''}>
        {words.make}
      </Button>
      <Problem>{make.error && refusalWords(make.error, messages)}</Problem>
      <output className="quiet">{make.data && words.madeVersion(make.data.month, make.data.version)}</output>
    </form>
  )
}
