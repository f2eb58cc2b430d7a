import { catalogue } from '@sac/contracts/events/catalogue'
import { onPart } from '@sac/platform/inbox/on'
import { done, skip } from '@sac/platform/inbox/outcome'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import * as z from 'zod/mini'
import type { PaymentsDeps } from '../payments-deps.ts'
import { moveSaga } from './move-saga.ts'

const Invoiced = z.pick(catalogue['invoice.created'].data, { paymentId: true, invoiceId: true, number: true })

export const paymentSubscription = (deps: PaymentsDeps) =>
  subscribeEach('payment-service-group', [
    onPart('invoice.created', Invoiced, async ({ data: { paymentId, invoiceId, number } }, tx) =>
      (await moveSaga(deps, tx, paymentId, { fact: 'invoiced', invoiceId, invoiceNumber: number }))
        ? done
        : skip('known'),
    ),
  ])
