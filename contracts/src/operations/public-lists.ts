import { KnownVersion, ListYear, RootKey } from '../http/public-lists.ts'
import type { Operations } from './operation.ts'

const cached = {
  ETag: 'Its version; sent back as If-None-Match, 304 says that it is still this one.',
  'Cache-Control': 'How long anybody may keep it.',
  'Access-Control-Allow-Origin': '`*`: any web page may read it.',
} as const
const unchanged = { headers: cached } as const

export const publicListOperations = {
  'lists.status': {
    method: 'get',
    path: '/status/:year',
    summary: 'Status of every certificate of a year, signed',
    description:
      'A JWS whose payload is a token status list (two bits a certificate, at its `statusIndex`: 0 valid, 1 revoked, 2 suspended, 3 superseded), with the heads of the chains of the books.',
    proof: 'none',
    isUnlimited: true,
    params: ListYear,
    headers: KnownVersion,
    answers: { 200: { type: 'application/statuslist+jwt', headers: cached }, 304: unchanged },
    problems: ['request.not-found'],
  },
  'lists.reasons': {
    method: 'get',
    path: '/status/:year/reasons',
    summary: 'Why certificates of a year are not valid, signed',
    proof: 'none',
    isUnlimited: true,
    params: ListYear,
    headers: KnownVersion,
    answers: { 200: { type: 'application/jose', headers: cached }, 304: unchanged },
    problems: ['request.not-found'],
  },
  'lists.trust': {
    method: 'get',
    path: '/.well-known/sac/trust.jws',
    summary: 'The keys certificates are signed with, signed by the root',
    proof: 'none',
    isUnlimited: true,
    headers: KnownVersion,
    answers: { 200: { type: 'application/jose', headers: cached }, 304: unchanged },
  },
  'lists.root': {
    method: 'get',
    path: '/.well-known/sac/root.jwk',
    summary: 'The root’s public key',
    proof: 'none',
    isUnlimited: true,
    headers: KnownVersion,
    answers: { 200: { schema: RootKey, type: 'application/jwk+json', headers: cached }, 304: unchanged },
  },
  'lists.ca': {
    method: 'get',
    path: '/.well-known/sac/ca.pem',
    summary: 'The authority whose certificate seals the PDFs',
    proof: 'none',
    isUnlimited: true,
    headers: KnownVersion,
    answers: { 200: { type: 'application/x-pem-file', headers: cached }, 304: unchanged },
  },
} as const satisfies Operations
