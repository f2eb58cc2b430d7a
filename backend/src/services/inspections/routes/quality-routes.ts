import { type Route, route } from '@sac/platform/http/route'
import { readFigures } from '../handlers/read-figures.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listInstrumentMonths, listMeasures, type MonthOfInstrument } from '../store/instrument-rows.ts'

const monthOf = ({ month, readings, median, others }: MonthOfInstrument) => ({ month, readings, median, others })

export const qualityRoutes = ({ pool }: InspectionsDeps): Route[] => [
  route({
    operation: 'quality.figures',
    handler: async ({ query: { centreId, from, to, kind = null } }) => ({
      status: 200,
      body: await readFigures(pool, { centreId, from: new Date(from), to: new Date(to), kind }),
    }),
  }),
  route({
    operation: 'quality.instruments',
    handler: async ({ query: { centreId, checkpoint, measure, from, to } }) => {
      const asked = { centreId, from: new Date(from), to: new Date(to) }
      const isChosen = checkpoint !== undefined && measure !== undefined
      const rows = isChosen ? await listInstrumentMonths(pool, { ...asked, checkpoint, measure }) : []
      const instruments = [...Map.groupBy(rows, ({ serial }) => serial)]
      return {
        status: 200,
        body: {
          measures: await listMeasures(pool, { centreId }),
          instruments: instruments.map(([serial, months]) => ({ serial, months: months.map(monthOf) })),
        },
      }
    },
  }),
]
