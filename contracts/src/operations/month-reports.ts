import {
  ListMonthReports,
  MakeMonthReport,
  MonthReport,
  MonthReportId,
  MonthReportList,
} from '../http/month-reports.ts'
import { json, type Operations, page } from './operation.ts'

export const monthReportOperations = {
  'reports.list': {
    method: 'get',
    path: '/api/v1/reports',
    summary: 'Monthly reports that were made, the newest first',
    proof: 'person',
    roles: ['admin'],
    query: ListMonthReports,
    answers: { 200: page(MonthReportList) },
  },
  'reports.make': {
    method: 'post',
    path: '/api/v1/reports',
    summary: 'The tests of a centre in a month, as they stand now',
    description: 'The newest version where nothing has changed since; else a new one, which says what has.',
    proof: 'person',
    roles: ['admin'],
    body: MakeMonthReport,
    answers: { 200: json(MonthReport) },
    problems: ['report.no-tests'],
  },
  'reports.read': {
    method: 'get',
    path: '/api/v1/reports/:reportId',
    summary: 'One monthly report, and what has become of its PDF',
    proof: 'person',
    roles: ['admin'],
    params: MonthReportId,
    answers: { 200: json(MonthReport) },
    problems: ['request.not-found'],
  },
  'reports.print': {
    method: 'post',
    path: '/api/v1/reports/:reportId/print',
    summary: 'Have the PDF made now',
    description: 'Where an attempt went wrong, or none was made. A paper that exists stays as it is.',
    proof: 'person',
    roles: ['admin'],
    params: MonthReportId,
    answers: { 200: json(MonthReport) },
    problems: ['request.not-found'],
  },
  'reports.pdf': {
    method: 'get',
    path: '/api/v1/reports/:reportId/pdf',
    summary: 'A monthly report as a sealed PDF, with its CSV inside',
    proof: 'person',
    roles: ['admin'],
    params: MonthReportId,
    answers: {
      200: {
        type: 'application/pdf',
        headers: {
          ETag: 'The SHA-256 of the bytes: they never change.',
          'Content-Disposition': 'A name for the file.',
        },
      },
    },
    problems: ['request.not-found', 'report.not-ready'],
  },
  'reports.csv': {
    method: 'get',
    path: '/api/v1/reports/:reportId/csv',
    summary: 'A monthly report as CSV (RFC 4180, UTF-8)',
    description: 'Its columns: docs/month-report.md.',
    proof: 'person',
    roles: ['admin'],
    params: MonthReportId,
    answers: {
      200: {
        type: 'text/csv',
        headers: {
          ETag: 'The SHA-256 of the bytes: they never change.',
          'Content-Disposition': 'A name for the file.',
        },
      },
    },
    problems: ['request.not-found'],
  },
} as const satisfies Operations
