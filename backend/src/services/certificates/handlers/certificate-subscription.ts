import { on } from '@sac/platform/inbox/on'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { issueFromReport } from './issue-from-report.ts'

export const certificateSubscription = (deps: CertificatesDeps) =>
  subscribeEach('certificate-service-group', [
    on(['inspection.completed', 'inspection.amended'], (event, tx) => issueFromReport(deps, tx, event)),
  ])
