import { CreatePayment, ListPayments, Payment, PaymentId, PaymentList, TakePayment } from '../http/payments.ts'
import { json, type Operations, page } from './operation.ts'

const readers = ['customer', 'admin'] as const
const payable = ['appointment.not-found', 'payment.not-payable', 'command.repeated-differently'] as const

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
} as const satisfies Operations
