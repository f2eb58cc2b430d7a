import { ChangeStaff, CreateStaff, StaffCommand, StaffId, StaffMember } from '../http/staff.ts'
import { json, type Operations } from './operation.ts'

const admin = ['admin'] as const
const acts = ['account.not-found', 'account.own', 'command.repeated-differently'] as const

export const staffOperations = {
  'users.create': {
    method: 'post',
    path: '/api/v1/users',
    summary: 'Make an account for staff; they choose a password by the link sent to them',
    proof: 'person',
    roles: admin,
    body: CreateStaff,
    answers: { 200: json(StaffMember) },
    problems: ['account.email-taken', 'account.number-taken', 'command.repeated-differently'],
  },
  'users.change': {
    method: 'put',
    path: '/api/v1/users/:id',
    summary: 'Change name, role or number of staff; what they may no longer do ends within a minute',
    proof: 'person',
    roles: admin,
    params: StaffId,
    body: ChangeStaff,
    answers: { 200: json(StaffMember) },
    problems: [...acts, 'account.number-taken', 'record.changed'],
  },
  'users.disable': {
    method: 'post',
    path: '/api/v1/users/:id/disable',
    summary: 'Disable an account; its sessions end, its access tokens within a minute',
    proof: 'person',
    roles: admin,
    params: StaffId,
    body: StaffCommand,
    answers: { 200: json(StaffMember) },
    problems: acts,
  },
  'users.enable': {
    method: 'post',
    path: '/api/v1/users/:id/enable',
    summary: 'Let a disabled account sign in again',
    proof: 'person',
    roles: admin,
    params: StaffId,
    body: StaffCommand,
    answers: { 200: json(StaffMember) },
    problems: acts,
  },
  'users.reset-second-factor': {
    method: 'post',
    path: '/api/v1/users/:id/second-factor/reset',
    summary: 'Take away the second factor of somebody who lost it; their sessions end',
    proof: 'person',
    roles: admin,
    params: StaffId,
    body: StaffCommand,
    answers: { 200: json(StaffMember) },
    problems: acts,
  },
} as const satisfies Operations
