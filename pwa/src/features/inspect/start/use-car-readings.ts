import { VehicleReadings } from '@sac/contracts/http/inspections'
import type { DatedReading } from '@sac/contracts/inspection/odometer'
import { plateKey } from '@sac/contracts/text/keys'
import { useEffect, useMemo, useState } from 'react'
import * as z from 'zod/mini'
import { useInspectionReads } from '#device/hooks.ts'
import { askOffice } from '../data/ask-office.ts'
import { mergeReadings, readingsHere, type WrittenCar } from '../model/car-readings.ts'

const none: readonly DatedReading[] = []
const typingMs = 600
const shortestPlate = 3

async function fetchReadings(query: string): Promise<readonly DatedReading[]> {
  const asked = await askOffice(`/api/v1/vehicles/readings?${query}`)
  if (asked.status !== 'ok') return none
  return z.safeParse(VehicleReadings, await asked.response.json()).data?.readings ?? none
}

/** What the office knows by the plate while it can be reached; nothing otherwise, and nothing waits for it. */
function useReadingsOfPlate({ plate, country, vin }: WrittenCar, except: string | null): readonly DatedReading[] {
  const [told, setTold] = useState({ query: '', readings: none })
  const query = new URLSearchParams({ plate, country, vin, ...(except === null ? {} : { except }) }).toString()
  const isWhole = plateKey(plate).length >= shortestPlate && /^[A-Z]{1,3}$/.test(country)
  useEffect(() => {
    if (!isWhole) return
    let current = true
    const ask = async () => {
      const readings = await fetchReadings(query).catch(() => none)
      if (current) setTold({ query, readings })
    }
    const timer = setTimeout(() => void ask(), typingMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [query, isWhole])
  return told.query === query ? told.readings : none
}

type Known = { told: readonly DatedReading[]; except: string | null }

/** Every reading known of a car, newest first: `told` with the assignment, of tests on this device, and by the plate. */
export function useCarReadings(car: WrittenCar, { told, except }: Known): readonly DatedReading[] {
  const reads = useInspectionReads()
  const ofPlate = useReadingsOfPlate(car, except)
  return useMemo(() => {
    const states = [...(reads?.values() ?? [])].map(({ state }) => state)
    return mergeReadings(readingsHere(states, car, except), ofPlate, told)
  }, [reads, ofPlate, told, except, car])
}
