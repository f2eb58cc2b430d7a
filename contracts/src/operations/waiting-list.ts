import { JoinWaitingList, ListOwn, WaitingEntry, WaitingEntryId, WaitingList } from '../http/bookings.ts'
import { json, type Operations, page } from './operation.ts'

export const waitingListOperations = {
  'waiting-list.join': {
    method: 'post',
    path: '/api/v1/waiting-list',
    summary: 'Wait for a time that is let go',
    proof: 'person',
    roles: ['customer'],
    body: JoinWaitingList,
    answers: { 200: json(WaitingEntry) },
    problems: ['centre.not-found', 'appointment.not-offered', 'command.repeated-differently'],
  },
  'waiting-list.mine': {
    method: 'get',
    path: '/api/v1/waiting-list',
    summary: 'What I wait for, the latest first',
    proof: 'person',
    roles: ['customer'],
    query: ListOwn,
    answers: { 200: page(WaitingList) },
  },
  'waiting-list.leave': {
    method: 'delete',
    path: '/api/v1/waiting-list/:entryId',
    summary: 'Wait no longer; what is held already is cancelled as any appointment',
    proof: 'person',
    roles: ['customer'],
    params: WaitingEntryId,
    answers: { 200: json(WaitingEntry) },
    problems: ['waiting.not-found'],
  },
} as const satisfies Operations
