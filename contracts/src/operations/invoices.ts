import {
  InvoiceDetail,
  InvoiceId,
  InvoiceList,
  InvoiceToken,
  ListInvoices,
  SellerId,
  SellerList,
  WriteSeller,
} from '../http/invoices.ts'
import { json, type Operations, page } from './operation.ts'

const readers = ['customer', 'admin'] as const
const pdf = {
  type: 'application/pdf',
  headers: { ETag: 'The SHA-256 of the bytes: they never change.', 'Content-Disposition': 'A name for the file.' },
} as const

export const invoiceOperations = {
  'invoices.list': {
    method: 'get',
    path: '/api/v1/invoices',
    summary: 'Invoices and credit notes: a customer’s own, or all',
    proof: 'person',
    roles: readers,
    query: ListInvoices,
    answers: { 200: page(InvoiceList) },
  },
  'invoices.read': {
    method: 'get',
    path: '/api/v1/invoices/:id',
    summary: 'One invoice or credit note',
    proof: 'person',
    roles: readers,
    params: InvoiceId,
    answers: { 200: json(InvoiceDetail) },
    problems: ['invoice.not-found'],
  },
  'invoices.pdf': {
    method: 'get',
    path: '/api/v1/invoices/:id/pdf',
    summary: 'Its PDF, with the electronic invoice (Factur-X) inside',
    proof: 'person',
    roles: readers,
    params: InvoiceId,
    answers: { 200: pdf },
    problems: ['invoice.not-found', 'invoice.not-ready'],
  },
  'invoices.shared': {
    method: 'get',
    path: '/i/:token',
    summary: 'The PDF, for whoever has the address in its code',
    proof: 'none',
    params: InvoiceToken,
    answers: { 200: pdf },
    problems: ['invoice.not-found', 'invoice.not-ready'],
  },
  'sellers.list': {
    method: 'get',
    path: '/api/v1/sellers',
    summary: 'In whose name invoices are issued',
    proof: 'person',
    roles: ['admin'],
    answers: { 200: json(SellerList) },
  },
  'sellers.write': {
    method: 'put',
    path: '/api/v1/sellers/:id',
    summary: 'Say who sells in a centre',
    description: 'Replaces what was said before; invoices that exist keep what stands on them.',
    proof: 'person',
    roles: ['admin'],
    params: SellerId,
    body: WriteSeller,
    answers: { 204: {} },
    problems: ['seller.centre-taken', 'record.changed'],
  },
} as const satisfies Operations
