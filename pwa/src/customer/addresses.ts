// Every address of the customer app. The router has a screen for each; links and acts name them from here.

/** With `$name` where a parameter stands. */
export const addresses = [
  '/',
  '/book',
  '/book/car',
  '/book/check',
  '/book/wait',
  '/book/pay/$appointmentId',
  '/pay/$paymentId',
  '/appointments',
  '/appointments/$appointmentId',
  '/appointments/$appointmentId/move',
  '/sign-in',
  '/cars',
  '/cars/add',
  '/cars/$claimId',
  '/cars/$claimId/tests/$inspectionId',
  '/papers',
  '/papers/certificates/$claimId/$certificateId',
  '/papers/invoices/$invoiceId',
  '/account',
  '/account/security',
  '/account/data',
  '/account/forgot-password',
  '/account/confirm-registration',
  '/account/reset-password',
  '/account/invitation',
  '/account/confirm-email',
] as const

export type Address = (typeof addresses)[number]
