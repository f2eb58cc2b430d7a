import { withTransaction } from '@sac/platform/db/with-transaction'
import { inFlow } from '@sac/platform/flow/current-flow'
import { backoffMs } from '@sac/platform/timing/backoff'
import type { PaymentsDeps } from '../payments-deps.ts'
import { ProviderError } from '../provider/provider-error.ts'
import { endJob, insertJobIfAbsent, type JobRow, putOffJob, takeJob } from '../store/job-rows.ts'
import { lockPayment } from '../store/payment-rows.ts'
import { noteWhy } from '../store/saga-rows.ts'
import { asks, refusals, type Store } from './ask-provider.ts'

/** Longer than any call to the provider takes. */
const leaseMs = 30_000

/** Asks the provider what has been due longest; false where nothing is due. */
export async function runNextJob(deps: PaymentsDeps): Promise<boolean> {
  if (!deps.provider) return false
  const job = await takeJob(deps.pool, { now: deps.now(), leaseMs })
  if (!job) return false
  const { correlationId } = job
  await inFlow({ correlationId }, () => runJob(deps, job))
  return true
}

async function runJob(deps: PaymentsDeps, job: JobRow): Promise<void> {
  const answer = await ask(deps, job)
  if ('store' in answer) await storeAnswer(deps, job, answer.store)
  else await putOff(deps, job, answer)
}

type Later = { code: string; waitMs: number }

async function ask(deps: PaymentsDeps, job: JobRow): Promise<{ store: Store } | Later> {
  try {
    if (!deps.provider) throw new Error('there is no provider')
    return { store: await asks[job.kind](deps, deps.provider, job) }
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'refused')
      return { store: refusals[job.kind](deps, job, error) }
    const { kind, paymentId, attempts } = job
    deps.log.warn({ kind, paymentId, attempts, err: error }, 'the provider is asked again later')
    return laterAfter(error, attempts)
  }
}

function laterAfter(error: unknown, attempts: number): Later {
  const known = error instanceof ProviderError ? error : undefined
  const waitMs =
    known?.retryAfterSeconds === undefined
      ? backoffMs(attempts, { baseMs: 500, capMs: 60_000 })
      : known.retryAfterSeconds * 1_000
  return { code: known?.code ?? 'error', waitMs: Math.min(waitMs, 10 * 60_000) }
}

const putOff = ({ pool, now }: PaymentsDeps, job: JobRow, { code, waitMs }: Later): Promise<void> =>
  withTransaction(pool, async (tx) => {
    if (await putOffJob(tx, job, new Date(now().getTime() + waitMs))) await noteWhy(tx, { ...job, why: code })
  })

/** Only who has it still stores; whoever took it over has the same answer, or a newer one. */
const storeAnswer = ({ pool }: PaymentsDeps, job: JobRow, store: Store): Promise<void> =>
  withTransaction(pool, async (tx) => {
    await lockPayment(tx, job)
    if (!(await endJob(tx, job))) return
    const again = await store(tx)
    if (again) await insertJobIfAbsent(tx, { ...job, at: again })
  })
