import {
  GiveQualification,
  ListQualifications,
  Qualification,
  QualificationId,
  QualificationList,
  WithdrawQualification,
} from '../http/qualifications.ts'
import { json, type Operations, page } from './operation.ts'

const admin = ['admin'] as const

export const qualificationOperations = {
  'qualifications.list': {
    method: 'get',
    path: '/api/v1/qualifications',
    summary: 'Who may test what, the one that ends first first',
    proof: 'person',
    roles: admin,
    query: ListQualifications,
    answers: { 200: page(QualificationList) },
  },
  'qualifications.give': {
    method: 'post',
    path: '/api/v1/qualifications',
    summary: 'Record that an inspector may test cars of these categories',
    description:
      'Once anybody has one, tests by inspectors without one for the car on that day are flagged; none is refused.',
    proof: 'person',
    roles: admin,
    body: GiveQualification,
    answers: { 200: json(Qualification) },
    problems: ['account.not-found', 'command.repeated-differently'],
  },
  'qualifications.withdraw': {
    method: 'post',
    path: '/api/v1/qualifications/:id/withdraw',
    summary: 'Withdraw a qualification; what was tested before stays as it is',
    proof: 'person',
    roles: admin,
    params: QualificationId,
    body: WithdrawQualification,
    answers: { 200: json(Qualification) },
    problems: ['request.not-found', 'command.repeated-differently'],
  },
} as const satisfies Operations
