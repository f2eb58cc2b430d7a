import type * as z from 'zod/mini'
import {
  CreatePayment,
  DecideRefund,
  ListPayments,
  ListRefunds,
  Payment,
  PaymentId,
  PaymentList,
  Refund,
  RefundId,
  RefundList,
  RejectRefund,
  RequestRefund,
  TakePayment,
  WebhookHeaders,
} from '../http/payments.ts'
import { json, type Operations, page } from './operation.ts'

const readers = ['customer', 'admin'] as const
const payable = ['appointment.not-found', 'payment.not-payable', 'command.repeated-differently'] as const

/** An act of the office on a refund. */
const onRefund = <const Path extends string, Body extends z.ZodMiniObject>(path: Path, body: Body, summary: string) =>
  ({
    method: 'post',
    path: `/api/v1/refunds/:refundId/${path}`,
    summary,
    proof: 'person',
    roles: ['admin'],
    params: RefundId,
    body,
    answers: { 200: json(Refund) },
    problems: ['refund.not-found', 'refund.illegal-state', 'refund.second-person', 'command.repeated-differently'],
  }) as const

export const paymentOperations = {
  'payments.create': {
    method: 'post',
    path: '/api/v1/payments',
    summary: 'Pay a booking of mine',
    description:
      'Answers at once; read the payment until it has `payUrl`, and after paying until its status is one of the last.',
    proof: 'person',
    roles: ['customer'],
    body: CreatePayment,
    answers: { 200: json(Payment) },
    problems: payable,
  },
  'payments.take': {
    method: 'post',
    path: '/api/v1/payments/counter',
    summary: 'Money for a booking was taken at the counter',
    description: 'A payment through the provider that is not over is withdrawn.',
    proof: 'person',
    roles: ['admin'],
    body: TakePayment,
    answers: { 200: json(Payment) },
    problems: payable,
  },
  'payments.list': {
    method: 'get',
    path: '/api/v1/payments',
    summary: 'Payments: a customer’s own, or all',
    proof: 'person',
    roles: readers,
    query: ListPayments,
    answers: { 200: page(PaymentList) },
  },
  'payments.read': {
    method: 'get',
    path: '/api/v1/payments/:id',
    summary: 'One payment; a customer sees only their own',
    proof: 'person',
    roles: readers,
    params: PaymentId,
    answers: { 200: json(Payment) },
    problems: ['payment.not-found'],
  },
  'payments.webhook': {
    method: 'post',
    path: '/api/v1/payments/webhooks/stripe',
    summary: 'What the payment provider tells',
    description:
      'Signed by the provider over the bytes as they are, within five minutes. Repeating it changes nothing.',
    proof: 'none',
    // All of the provider's messages come from a few addresses, and what is not signed costs a hash.
    isUnlimited: true,
    headers: WebhookHeaders,
    stream: { type: 'application/json' },
    answers: { 200: {} },
    problems: ['webhook.refused', 'request.too-large', 'request.not-found'],
  },
  'payments.refund': {
    method: 'post',
    path: '/api/v1/payments/:id/refund',
    summary: 'Ask that money goes back, wholly or in part',
    description: 'Above a limit, counted over all that was asked for of one payment, somebody else has to agree.',
    proof: 'person',
    roles: ['admin'],
    params: PaymentId,
    body: RequestRefund,
    answers: { 200: json(Refund) },
    problems: ['payment.not-found', 'refund.too-much', 'refund.illegal-state', 'command.repeated-differently'],
  },
  'refunds.list': {
    method: 'get',
    path: '/api/v1/refunds',
    summary: 'Refunds: those that wait for somebody, or all',
    proof: 'person',
    roles: ['admin'],
    query: ListRefunds,
    answers: { 200: page(RefundList) },
  },
  'refunds.approve': onRefund('approve', DecideRefund, 'Agree that money goes back'),
  'refunds.reject': onRefund('reject', RejectRefund, 'Do not agree, or give up what could not go back'),
  'refunds.pay-out': onRefund('pay-out', DecideRefund, 'It was given back by hand'),
} as const satisfies Operations
