// What whoever runs the system asks of it: the log, what was given up, and whether the books were rewritten.
import { AuditList, ListAudit } from '../http/audit.ts'
import { BackupState, ReportedBackups } from '../http/backup.ts'
import { ChainsChecked, CheckChains } from '../http/chains.ts'
import {
  DeadLetterDetail,
  DeadLetterId,
  DeadLetterList,
  DismissDeadLetter,
  ListDeadLetters,
  ReplayDeadLetters,
  ReplayResult,
} from '../http/dead-letters.ts'
import { GroupLag, SkipEvents, TopicList, WaitingList } from '../http/topics.ts'
import { json, type Operations, page } from './operation.ts'

const admin = ['admin'] as const
const settled = ['dead-letter.not-found', 'dead-letter.illegal-state', 'command.repeated-differently'] as const

export const operatorOperations = {
  'admin.dead-letters': {
    method: 'get',
    path: '/api/v1/admin/dead-letters',
    summary: 'Dead letters, filtered and counted',
    proof: 'person',
    roles: admin,
    query: ListDeadLetters,
    answers: { 200: page(DeadLetterList) },
  },
  // Before the ids: a path belongs to the first that matches it.
  'admin.dead-letters-replay': {
    method: 'post',
    path: '/api/v1/admin/dead-letters/replay',
    summary: 'Count dead letters, or send them back to their group',
    proof: 'person',
    roles: admin,
    body: ReplayDeadLetters,
    answers: { 200: json(ReplayResult) },
    problems: ['request.not-found', 'dead-letter.count-changed', ...settled],
  },
  'admin.dead-letter-read': {
    method: 'get',
    path: '/api/v1/admin/dead-letters/:id',
    summary: 'One dead letter as it came',
    proof: 'person',
    roles: admin,
    params: DeadLetterId,
    answers: { 200: json(DeadLetterDetail) },
    problems: ['dead-letter.not-found'],
  },
  'admin.dead-letter-dismiss': {
    method: 'post',
    path: '/api/v1/admin/dead-letters/:id/dismiss',
    summary: 'Close a dead letter without sending it back',
    proof: 'person',
    roles: admin,
    params: DeadLetterId,
    body: DismissDeadLetter,
    answers: { 200: json(DeadLetterDetail) },
    problems: settled,
  },
  'admin.chains-check': {
    method: 'post',
    path: '/api/v1/admin/chains/check',
    summary: 'Prove that nobody has rewritten what was certified, decided and done',
    proof: 'person',
    roles: admin,
    body: CheckChains,
    answers: { 200: json(ChainsChecked) },
  },
  'admin.audit': {
    method: 'get',
    path: '/api/v1/admin/audit',
    summary: 'What people of the office did and why, in every service, the newest first',
    proof: 'person',
    roles: admin,
    query: ListAudit,
    answers: { 200: page(AuditList) },
  },
  'admin.backup': {
    method: 'get',
    path: '/api/v1/admin/backup',
    summary: 'What is kept beside the database, and what was put back',
    proof: 'person',
    roles: admin,
    answers: { 200: json(BackupState) },
  },
  'admin.backups': {
    method: 'get',
    path: '/api/v1/admin/backups',
    summary: 'When the newest backup was made, and whether that is too long ago',
    description: '`npm run backup` reports them. Devices delete what is in one.',
    proof: 'person',
    roles: admin,
    answers: { 200: json(ReportedBackups) },
  },
  'admin.waiting': {
    method: 'get',
    path: '/api/v1/admin/waiting',
    summary: 'What waits for a person or another attempt',
    proof: 'person',
    roles: admin,
    answers: { 200: json(WaitingList) },
  },
  'admin.topics': {
    method: 'get',
    path: '/api/v1/admin/topics',
    summary: 'Topics, groups with their lag, and outboxes',
    proof: 'person',
    roles: admin,
    answers: { 200: json(TopicList) },
  },
  'admin.group-skip': {
    method: 'post',
    path: '/api/v1/admin/topics/skip',
    summary: 'Accept that a group cannot read events the log no longer holds',
    proof: 'person',
    roles: admin,
    body: SkipEvents,
    answers: { 200: json(GroupLag) },
    problems: ['request.not-found', 'group.illegal-state', 'command.repeated-differently'],
  },
} as const satisfies Operations
