import { Suspense } from 'react'
import { usePerson } from '#api/use-person.ts'
import { HomePage } from '#features/home/home-page.tsx'
import { laterPart } from '../later-part.tsx'
import { PendingPage } from './stand-in-pages.tsx'

const ownHome = laterPart(async () => (await import('#features/my-cars/cars/own-home-page.tsx')).OwnHomePage)

/** Fetched before the first drawing, it stands at once. */
export const fetchOwnHome = ownHome.fetch

/** What is at `/`: their cars for customers who are known here, the landing for everybody else. */
export function StartPage() {
  const person = usePerson()
  if (person?.role !== 'customer') return <HomePage />
  return (
    <Suspense fallback={<PendingPage />}>
      <ownHome.Part />
    </Suspense>
  )
}
