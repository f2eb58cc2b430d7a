// Every address of the office app, below `/admin`, by place. The router has a page for each; links and commands name them from here.

/** With `$name` where a parameter stands. */
export type Addresses = {
  today: '/' | '/bookings'
  inspections:
    | '/inspections'
    | '/inspections/quarantine'
    | '/inspections/appeals'
    | '/inspections/quarantine/$lineId'
    | '/inspections/$inspectionId'
  certificates:
    | '/certificates'
    | '/certificates/expiring'
    | '/certificates/requests'
    | '/certificates/signing'
    | '/certificates/$certificateId'
  money:
    | '/money'
    | '/money/counter'
    | '/money/payments'
    | '/money/payments/$paymentId'
    | '/money/invoices'
    | '/money/invoices/$invoiceId'
    | '/money/refunds'
    | '/money/board'
    | '/money/differences'
    | '/money/disputes'
    | '/money/sellers'
  people: '/people' | '/people/devices' | '/people/enrolments' | '/people/claims' | '/people/$userId'
  quality:
    | '/quality'
    | '/quality/equipment'
    | '/quality/second-looks'
    | '/quality/second-looks/$inspectionId'
    | '/quality/reports'
  system:
    | '/system'
    | '/system/letters'
    | '/system/letters/$letterId'
    | '/system/messages'
    | '/system/messages/$messageId'
    | '/system/templates'
    | '/system/templates/$template'
    | '/system/suppressions'
    | '/system/audit'
    | '/system/settings'
    | '/system/calibrations'
    | '/system/proof'
  account: '/account'
}

export type Address = Addresses[keyof Addresses]
