import { CentreId, CentreList, CentreOffer, ChangeOffer } from '../http/centres.ts'
import { ListPage } from '../http/page.ts'
import { json, type Operations, page } from './operation.ts'

export const centreOperations = {
  'centres.list': {
    method: 'get',
    path: '/api/v1/centres',
    summary: 'Centres that can be booked: what they do, what it costs, when they are open',
    proof: 'none',
    isUnlimited: true,
    query: ListPage,
    answers: { 200: page(CentreList) },
  },
  'centres.read-offer': {
    method: 'get',
    path: '/api/v1/centres/:centreId/offer',
    summary: 'The whole offer of a centre, with prices to come',
    proof: 'person',
    roles: ['admin'],
    params: CentreId,
    answers: { 200: json(CentreOffer) },
    problems: ['centre.not-found'],
  },
  'centres.change-offer': {
    method: 'put',
    path: '/api/v1/centres/:centreId/offer',
    summary: 'Replace the offer of a centre',
    proof: 'person',
    roles: ['admin'],
    params: CentreId,
    body: ChangeOffer,
    answers: { 200: json(CentreOffer) },
    problems: ['centre.not-found', 'command.repeated-differently'],
  },
} as const satisfies Operations
