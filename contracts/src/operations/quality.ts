import { AskFigures, AskInstruments, InstrumentReadings, QualityFigures } from '../http/quality.ts'
import { json, type Operations } from './operation.ts'

export const qualityOperations = {
  'quality.figures': {
    method: 'get',
    path: '/api/v1/quality/figures',
    summary: 'Failures, durations and signs of a centre’s tests, by inspector',
    description: 'Counts with their uncertainty (decision 62). They inform; what they mean, people find out.',
    proof: 'person',
    roles: ['admin'],
    query: AskFigures,
    answers: { 200: json(QualityFigures) },
  },
  'quality.instruments': {
    method: 'get',
    path: '/api/v1/quality/instruments',
    summary: 'What each piece of equipment showed, month by month, beside the others of its centre',
    proof: 'person',
    roles: ['admin'],
    query: AskInstruments,
    answers: { 200: json(InstrumentReadings) },
  },
} as const satisfies Operations
