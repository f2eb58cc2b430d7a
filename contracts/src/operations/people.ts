// What administrators see of customers and staff, and what they do for a person on that person's request.
import { ExportedData } from '../http/accounts.ts'
import { SessionList } from '../http/auth.ts'
import { ListPage } from '../http/page.ts'
import { ListPeople, OnRequest, PeopleList, PersonRecord } from '../http/people.ts'
import { EndStaffSessions, StaffId } from '../http/staff.ts'
import { json, type Operations, page } from './operation.ts'

const admin = ['admin'] as const
const notFound = ['account.not-found'] as const
const acts = [...notFound, 'command.repeated-differently'] as const

export const peopleOperations = {
  'users.list': {
    method: 'get',
    path: '/api/v1/users',
    summary: 'Customers and staff, the newest first or by name',
    proof: 'person',
    roles: admin,
    query: ListPeople,
    answers: { 200: page(PeopleList) },
  },
  'users.read': {
    method: 'get',
    path: '/api/v1/users/:id',
    summary: 'A person and their account',
    proof: 'person',
    roles: admin,
    params: StaffId,
    answers: { 200: json(PersonRecord) },
    problems: notFound,
  },
  'users.sessions': {
    method: 'get',
    path: '/api/v1/users/:id/sessions',
    summary: 'Where somebody is signed in',
    proof: 'person',
    roles: admin,
    params: StaffId,
    query: ListPage,
    answers: { 200: page(SessionList) },
    problems: notFound,
  },
  'users.end-sessions': {
    method: 'post',
    path: '/api/v1/users/:id/sessions/end',
    summary: 'End one session of somebody, or all',
    proof: 'person',
    roles: admin,
    params: StaffId,
    body: EndStaffSessions,
    answers: { 204: {} },
    problems: acts,
  },
  'users.export': {
    method: 'post',
    path: '/api/v1/users/:id/export',
    summary: 'Everything that is held of a person who asked for it',
    description: 'Audited with its reason; repeating the command reads again and is audited once.',
    proof: 'person',
    roles: admin,
    params: StaffId,
    body: OnRequest,
    answers: { 200: json(ExportedData, { 'Content-Disposition': 'A file to keep.' }) },
    problems: acts,
  },
  'users.erase': {
    method: 'post',
    path: '/api/v1/users/:id/erase',
    summary: 'Erase a customer who asked for it; what a law keeps no longer says whose it is',
    description: 'Accounts of staff are disabled instead: who signed what is kept.',
    proof: 'person',
    roles: admin,
    params: StaffId,
    body: OnRequest,
    answers: { 204: {} },
    problems: acts,
  },
} as const satisfies Operations
