import type { PublicCentre } from '@sac/contracts/http/centres'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { useOffice } from '#api/use-office.ts'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/customer/words.tsx'

/** The next time somebody could come; nothing while that is not known. */
export function NextFree({ centre: { centreId, timeZone, services } }: { centre: PublicCentre }) {
  const { messages, formats } = useWords()
  const [first] = services
  const [from] = useState(() => dateIn(timeZone, new Date().toISOString()))
  const free = useOffice(
    appointmentOperations['appointments.availability'],
    { query: { centreId, kind: first?.kind ?? 'periodic', category: first?.category, from, days: '14' } },
    { enabled: first !== undefined },
  )
  const next = free.data?.days.flatMap(({ times }) => times)[0]
  return (
    next && (
      <>
        <Icon name="clock" />
        {messages.home.nextFree(formats.longDayIn(next, timeZone), formats.timeIn(next, timeZone))}
      </>
    )
  )
}
