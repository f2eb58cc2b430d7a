import type { Verification } from '@sac/contracts/certificate/verification'

/**
 * The verification to show once the issuer has answered. Its record is fresher than any list and decides about unproven papers,
 * but it never makes a code genuine whose signature failed here, nor revives what
 * a signed list has withdrawn for ever: a server restored from an older backup knows less than that list.
 */
export const withIssuer = (local: Verification, issuer: Verification): Verification =>
  !/^(REVOKED|SUPERSEDED)$/.test(local.state) && (local.paper === 'genuine' || local.paper === 'unproven')
    ? issuer
    : local
