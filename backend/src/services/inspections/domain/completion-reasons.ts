// What is said beside a completion that stands.
import type { ReceivedLine } from './evidence.ts'
import type { Reason } from './reason.ts'

export const isRefusal = ({ code }: Reason): boolean => code === 'certificate-refused'

export const unreasonedAmendment: Reason = {
  code: 'amendment-without-reason',
  detail: 'sealed again after completion; seal it with a reason to amend it',
}

export const lateReasons = (late: readonly ReceivedLine[]): Reason[] =>
  late.length === 0
    ? []
    : [
        {
          code: 'late-lines',
          detail: `${late.length} entries are outside the seal and do not count until it is sealed again`,
        },
      ]

/** Told to whoever began or sealed what somebody else holds. */
export const notHolder: Reason = {
  code: 'not-holder',
  detail: 'somebody else holds this inspection: what was recorded here counts for nothing until it is taken over',
}
