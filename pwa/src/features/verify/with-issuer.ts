import type { Verdict } from '@sac/contracts/certificate/verdict'

/**
 * The verdict to show once the issuer has answered. Its record is fresher than any list and decides about unproven papers,
 * but it never makes a code genuine whose signature failed here.
 */
export const withIssuer = (local: Verdict, issuer: Verdict): Verdict =>
  local.paper === 'genuine' || local.paper === 'unproven' ? issuer : local
