// Every list of the API is read to its end by following the header that names the next page, and holds each row once.

import { randomBytes } from 'node:crypto'
import type { PlannedVehicle } from '@sac/contracts/http/appointments'
import { type OperationId, operationOf, operations } from '@sac/contracts/operations'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/simulated-device.ts'
import { certify } from './certificate-life.laws.ts'
import { openProduct, type Product } from './open-product.ts'
import { listsOf } from './read-lists.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

/** A version 7 id, made by the database. */
const newId = `overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid`

const query = (sql: string, values: unknown[] = []) => product.database.pool.query(sql, values)

const rows = 1_203
const expectEach = listsOf(() => product)

test('every operation that lists says so with `after`, and is read to its end below', () => {
  // These have an end of their own: what a centre, a car, a person, a house or a day has, and what there is one of.
  const others = new Set([
    'auth.me',
    'admin.topics',
    'admin.waiting',
    'admin.backup',
    'sync.changes',
    'live.follow',
    'inspections.readings',
    'appointments.availability',
    'account.read',
    'account.export',
    'sellers.list',
    'certificates.signing',
    'payments.takings',
    'quality.figures',
    'quality.instruments',
    'notifications.templates',
    'notifications.preferences',
    'admin.backups',
    'appeals.rule',
    'second-looks.figures',
  ])
  const lists = (Object.keys(operations) as OperationId[]).filter((id) => {
    const { method, path } = operationOf(id)
    return method === 'get' && path.startsWith('/api/') && !path.includes(':') && !others.has(id)
  })
  const without = lists.filter((id) => !JSON.stringify(operationOf(id).query ?? {}).match(/"after"/))
  expect(without).toEqual([])
  expect(lists.toSorted()).toEqual([
    'admin.audit',
    'admin.dead-letters',
    'admin.devices',
    'admin.enrolments',
    'admin.quarantine',
    'appeals.list',
    'appointments.list',
    'appointments.mine',
    'appointments.search',
    'auth.sessions',
    'centres.list',
    'certificates.list',
    'certificates.requests',
    'equipment.list',
    'inspections.list',
    'invoices.list',
    'notifications.list',
    'notifications.suppressions',
    'payments.board',
    'payments.differences',
    'payments.disputes',
    'payments.list',
    'qualifications.list',
    'refunds.list',
    'reports.list',
    'second-looks.list',
    'users.list',
    'vehicles.claims',
    'vehicles.list',
    'vehicles.waiting',
    'waiting-list.mine',
  ])
})

test('quarantined and conflicting lines, many of one moment', async () => {
  const { deviceId } = await product.newDevice()
  await query(
    `INSERT INTO sync.quarantined_lines (quarantine_id, device_id, seq, raw, raw_hash, code, detail, received_at)
     SELECT ${newId}, $1, n, 'x', sha256(n::text::bytea), 'line.schema', 'x', date_trunc('day', now()) + n / 300 * interval '1 s'
     FROM generate_series(1, $2) AS n`,
    [deviceId, rows],
  )
  await query(
    `INSERT INTO sync.line_conflicts (event_id, line_hash, device_id, epoch, seq, inspection_id, line, received_at)
     SELECT ${newId}, sha256(n::text::bytea), $1, $2, n, $2, 'x', date_trunc('day', now()) + n / 300 * interval '1 s'
     FROM generate_series(1, $3) AS n`,
    [deviceId, uuidv7(), rows],
  )
  await expectEach('/api/v1/admin/quarantine', { list: 'items', id: 'id', count: 2 * rows })
})

test('devices of the same name', async () => {
  await query(
    `INSERT INTO sync.devices (device_id, inspector_id, name, credential_hash, build, enrolled_at)
     SELECT ${newId}, 'x', 'Tablet ' || n / 400, sha256(n::text::bytea), '1', now() FROM generate_series(1, $1) AS n`,
    [rows],
  )
  const {
    rows: [known],
  } = await query('SELECT count(*)::int AS count FROM sync.devices')
  await expectEach('/api/v1/admin/devices', {
    list: 'devices',
    id: 'deviceId',
    count: (known as { count: number }).count,
  })
})

test('enrolments of one moment, and those that wait', async () => {
  const { deviceId } = await product.newDevice()
  await query(
    `INSERT INTO sync.enrolments (enrolment_id, device_id, user_id, name, build, at, is_first)
     SELECT ${newId}, $1, 'x', 'Tablet', '1', date_trunc('day', now()), false FROM generate_series(1, $2) AS n`,
    [deviceId, rows],
  )
  const {
    rows: [all],
  } = await query('SELECT count(*)::int AS count FROM sync.enrolments')
  const { count } = all as { count: number }
  await expectEach('/api/v1/admin/enrolments', { list: 'enrolments', id: 'enrolmentId', count })
})

test('inspections and certificates changed in one moment', async () => {
  await certify(product)
  await query(
    `INSERT INTO inspections.inspections (inspection_id, status, updated_at)
     SELECT ${newId}, 'in-progress', date_trunc('day', now()) FROM generate_series(1, $1) AS n`,
    [rows],
  )
  await expectEach('/api/v1/inspections?status=in-progress', { list: 'inspections', id: 'inspectionId', count: rows })
  await query(
    `INSERT INTO certificates.certificates (certificate_id, inspection_id, revision, kind, status, number, status_year, status_index,
       result, vin, plate, tested_at, tested_on, language, report, issued_at)
     SELECT ${newId}, ${newId}, 1, kind, 'issuing', 'PAGE-' || n, status_year, 1000 + n, result, vin, 'PAGES', tested_at,
       tested_on, language, report, date_trunc('day', now() + interval '1 day')
     FROM (SELECT * FROM certificates.certificates WHERE status = 'valid' LIMIT 1) AS known, generate_series(1, $1) AS n`,
    [203],
  )
  for (const sort of ['issued', 'tested'])
    await expectEach(`/api/v1/certificates?status=issuing&sort=${sort}`, {
      list: 'certificates',
      id: 'certificateId',
      count: 203,
    })
  await query(
    `INSERT INTO certificates.change_requests (request_id, certificate_id, change, reason, note, requested_by, requested_at, status)
     SELECT ${newId}, certificate_id, 'revoke', 'other', 'x', ${newId}, date_trunc('day', now()), 'waiting'
     FROM certificates.certificates WHERE plate = 'PAGES'`,
  )
  await expectEach('/api/v1/certificates/requests', { list: 'requests', id: 'requestId', count: 203 })
})

const unknown = { vin: null, make: null, model: null, category: null, fuel: null, firstRegistration: null }
const plannedCar: PlannedVehicle = { plate: 'PA-001-GE', country: 'F', ...unknown }

test('appointments of a day, cancelled ones too', async () => {
  const {
    rows: [bay],
  } = await query('SELECT centre_id AS centre, bay FROM appointments.bays LIMIT 1')
  const { centre, bay: name } = bay as { centre: string; bay: string }
  await query(
    `INSERT INTO appointments.appointments (appointment_id, inspection_id, centre_id, bay, scheduled_at, ends_at, timed_at, kind, status, vehicle, created_at, plate_key)
     SELECT ${newId}, ${newId}, $1, $2, '2031-05-05T10:00:00Z', '2031-05-05T10:30:00Z', now(), 'periodic', 'cancelled', $4, now(), 'PAGES1'
     FROM generate_series(1, $3) AS n`,
    [centre, name, rows, JSON.stringify(plannedCar)],
  )
  const path = `/api/v1/appointments?centreId=${centre}&date=2031-05-05`
  const list = { list: 'appointments', id: 'appointmentId', count: rows }
  await expectEach(path, list)
  await expectEach('/api/v1/appointments/search?search=pages-1', list)
})

async function asCustomer() {
  const { accessToken, userId } = await signIn(product.stack.url, 'customer2@demo.test')
  const headers = { authorization: `Bearer ${accessToken}` }
  return { userId, reader: { get: (path: string) => fetch(`${product.stack.url}${path}`, { headers }) } }
}

test('what a customer has booked and waits for, and the centres to choose from', async () => {
  const { reader, userId } = await asCustomer()
  await query(
    `INSERT INTO appointments.appointments (appointment_id, inspection_id, centre_id, bay, scheduled_at, ends_at, timed_at, kind,
       status, vehicle, created_at, user_id)
     SELECT ${newId}, ${newId}, 'demo-centre', 'Bay 1', '2032-05-05T10:00:00Z', '2032-05-05T10:30:00Z', now(), 'periodic',
       'expired', $2, now(), $3 FROM generate_series(1, $1) AS n`,
    [rows, JSON.stringify(plannedCar), userId],
  )
  await query(
    `INSERT INTO appointments.waiting (entry_id, centre_id, user_id, kind, first_day, last_day, vehicle, status, joined_at)
     SELECT ${newId}, 'demo-centre', $3, 'periodic', '2032-05-05', '2032-05-05', $2, 'left', date_trunc('day', now())
     FROM generate_series(1, $1) AS n`,
    [rows, JSON.stringify(plannedCar), userId],
  )
  await query(
    `WITH made AS (
       INSERT INTO appointments.centres SELECT 'centre-' || n, 'C' || n, 'Centre', 'Town', 'Europe/Paris', 'eu-min'
       FROM generate_series(1, $1) AS n RETURNING centre_id)
     INSERT INTO appointments.offers SELECT made.centre_id, 1, offer, NULL, now() FROM made, appointments.offers`,
    [rows],
  )
  await expectEach('/api/v1/appointments/mine', { list: 'appointments', id: 'appointmentId', count: rows, reader })
  await expectEach('/api/v1/waiting-list', { list: 'entries', id: 'entryId', count: rows, reader })
  await expectEach('/api/v1/centres', { list: 'centres', id: 'centreId', count: rows + 1 })
})

test('invoices, staff and claims of vehicles, many of one moment', async () => {
  const { reader, userId } = await asCustomer()
  await query(
    `INSERT INTO invoices.invoices SELECT made.* FROM generate_series(1, $1) AS n,
       (SELECT * FROM invoices.invoices WHERE kind = 'invoice' LIMIT 1) AS known,
       LATERAL jsonb_populate_record(NULL::invoices.invoices, to_jsonb(known) || jsonb_build_object('invoice_id', ${newId},
         'payment_id', ${newId}, 'number', 'PAGE-' || n, 'sequence', 1000 + n, 'chain_position', 1000 + n,
         'customer_id', $2::uuid)) AS made`,
    [rows, userId],
  )
  await expectEach('/api/v1/invoices?number=PAGE', { list: 'invoices', id: 'invoiceId', count: rows, reader })
  await query(
    `INSERT INTO users.users (user_id, email, role, name, inspector_number, created_at)
     SELECT ${newId}, 'page' || n || '@example.com', 'inspector', 'Page', 'PAGE-' || n, date_trunc('day', now())
     FROM generate_series(1, $1) AS n`,
    [rows],
  )
  const {
    rows: [staff],
  } = await query(`SELECT count(*)::int AS count FROM users.users WHERE role <> 'customer'`)
  const { count } = staff as { count: number }
  for (const sort of ['newest', 'name'])
    await expectEach(`/api/v1/users?role=staff&sort=${sort}`, { list: 'people', id: 'userId', count })
  await query(
    `INSERT INTO vehicles.claims (claim_id, user_id, plate, plate_key, country, vin_end, status, claimed_at)
     SELECT ${newId}, $2, 'PA-001-GE', 'PA001GE', 'F', '123456', 'open', date_trunc('day', now()) FROM generate_series(1, $1) AS n`,
    [rows, userId],
  )
  await expectEach('/api/v1/vehicles', { list: 'vehicles', id: 'claimId', count: rows, reader })
  await expectEach('/api/v1/vehicles/waiting?plate=PA-001-GE', { list: 'claims', id: 'claimId', count: rows })
  await expectEach(`/api/v1/vehicles/claims?userId=${userId}`, { list: 'claims', id: 'claimId', count: rows })
  await expectEach('/api/v1/vehicles/claims?plate=pa001ge&status=open', { list: 'claims', id: 'claimId', count: rows })
})

test('equipment and qualifications that end on one day, and acts of one moment', async () => {
  await query(
    `INSERT INTO inspections.equipment (equipment_id, centre_id, serial, name, calibration_valid_until, checkpoints)
     SELECT 'page-' || n, 'elsewhere', 'P' || n, 'Gauge', '2032-01-01', '{5.2.3}' FROM generate_series(1, $1) AS n`,
    [rows],
  )
  await expectEach('/api/v1/equipment?centreId=elsewhere', { list: 'equipment', id: 'equipmentId', count: rows })
  const userId = uuidv7()
  await query(
    `INSERT INTO inspections.qualifications (qualification_id, user_id, categories, valid_from, valid_until, given_at)
     SELECT ${newId}, $2, '{M1}', '2031-01-01', '2032-01-01', now() FROM generate_series(1, $1) AS n`,
    [rows, userId],
  )
  const list = { list: 'qualifications', id: 'qualificationId', count: rows }
  await expectEach(`/api/v1/qualifications?userId=${userId}`, list)
  for (const [schema, first] of [
    ['users', 700],
    ['certificates', 503],
  ] as const)
    await query(
      `INSERT INTO ${schema}.audit_events (position, audit_id, at, actor_id, action, details, prev_hash, hash)
       SELECT 100000 + n, ${newId}, date_trunc('day', now()), $2, 'page.made', '{}', 'x', 'x' FROM generate_series(1, $1) AS n`,
      [first, userId],
    )
  const acts = { list: 'acts', id: 'auditId', count: rows }
  await expectEach('/api/v1/admin/audit?action=page.made', acts)
  await expectEach(`/api/v1/admin/audit?actorId=${userId}`, acts)
})

test('payments and refunds of one moment', async () => {
  const { reader, userId } = await asCustomer()
  await query(
    `WITH made AS (
       INSERT INTO payments.payments (payment_id, appointment_id, customer_id, centre_id, method, status, lines, amount_minor,
         currency, language, created_at, paid_at)
       SELECT ${newId}, ${newId}, $2, 'demo-centre', 'cash', 'completed', '[]', 100, 'EUR', 'en', date_trunc('day', now()), now()
       FROM generate_series(1, $1) AS n RETURNING payment_id)
     INSERT INTO payments.refunds (refund_id, payment_id, amount_minor, means, cause, status, needs_second, requested_at)
     SELECT ${newId}, payment_id, 100, 'hand', 'cancelled', 'rejected', false, date_trunc('day', now()) FROM made`,
    [rows, userId],
  )
  await expectEach('/api/v1/payments', { list: 'payments', id: 'paymentId', count: rows, reader })
  await expectEach('/api/v1/refunds?status=rejected', { list: 'refunds', id: 'refundId', count: rows })
  await query(
    `INSERT INTO payments.differences (difference_id, kind, subject, details, found_at)
     SELECT ${newId}, 'unknown-payment', n, '{}', date_trunc('day', now()) FROM generate_series(1, $1) AS n`,
    [rows],
  )
  await expectEach('/api/v1/payments/differences', { list: 'differences', id: 'differenceId', count: rows })
  await query(
    `INSERT INTO payments.disputes (dispute_id, amount_minor, currency, reason, status, takes_money, opened_at, told_at)
     SELECT 'dp_' || n, 100, 'EUR', 'general', 'lost', true, date_trunc('day', now()), now() FROM generate_series(1, $1) AS n`,
    [rows],
  )
  await expectEach('/api/v1/payments/disputes', { list: 'disputes', id: 'disputeId', count: rows })
})

test('monthly reports of one moment', async () => {
  await query(
    `INSERT INTO certificates.month_reports (report_id, centre_id, month, version, tests, csv_sha256, changed, made_at, made_by)
     SELECT ${newId}, 'demo-centre', '2031-01', n, 1, repeat('0', 64), CASE WHEN n > 1 THEN '{"added": [], "removed": [], "altered": []}'::jsonb END,
       date_trunc('day', now()), ${newId} FROM generate_series(1, $1) AS n`,
    [rows],
  )
  await expectEach('/api/v1/reports', { list: 'reports', id: 'reportId', count: rows })
})

test('my sessions, many of one moment', async () => {
  const {
    rows: [mine],
  } = await query(`SELECT user_id AS id FROM users.users WHERE email = 'admin@demo.test'`)
  await query(
    `INSERT INTO users.sessions (session_id, user_id, rotated_at, created_at, expires_at)
     SELECT ${newId}, $1, date_trunc('day', now()), date_trunc('day', now()), now() + interval '1 day'
     FROM generate_series(1, $2) AS n`,
    [(mine as { id: string }).id, rows],
  )
  const {
    rows: [open],
  } = await query('SELECT count(*)::int AS count FROM users.sessions WHERE user_id = $1', [(mine as { id: string }).id])
  await expectEach('/api/v1/auth/sessions', {
    list: 'sessions',
    id: 'sessionId',
    count: (open as { count: number }).count,
  })
})

test('messages of one moment, and addresses nothing is sent to', async () => {
  await query(
    `INSERT INTO notifications.messages (message_id, event_id, template, channel, recipient, correlation_id, data, state, due_at, created_at,
       number_key)
     SELECT ${newId}, 'long list ' || n, 'credit-note', 'email', 'user/x', 'x', '{}', 'suppressed', now(), date_trunc('day', now()), 'PAGE' || n
     FROM generate_series(1, $1) AS n`,
    [rows],
  )
  await query(
    `INSERT INTO notifications.suppressions (suppression_id, address_hash, reason, since)
     SELECT ${newId}, sha256(n::text::bytea), 'bounce', date_trunc('day', now()) FROM generate_series(1, $1) AS n`,
    [rows],
  )
  const list = { list: 'notifications', id: 'notificationId', count: rows }
  await expectEach('/api/v1/notifications?template=credit-note', list)
  await expectEach('/api/v1/notifications?search=page-', list)
  await expectEach('/api/v1/notifications/suppressions', { list: 'suppressions', id: 'suppressionId', count: rows })
})

test('dead letters of several groups', async () => {
  for (const [schema, group] of [
    ['sync', 'sync-gateway-group'],
    ['inspections', 'inspection-service-group'],
  ])
    await query(
      `INSERT INTO ${schema}.bus_dead_letter (letter_id, consumer_group, event_id, topic, partition, "offset", message_key, partition_key,
         event_type, headers, payload, reason, step, attempts, given_up_at)
       SELECT ${newId}, $1, n::text, 'inspections-topic', 0, n, 'k', 'k', 'x', '{}', 'x', 'invalid', 'parse', 1, date_trunc('day', now())
       FROM generate_series(1, $2) AS n`,
      [group, rows],
    )
  await expectEach('/api/v1/admin/dead-letters', { list: 'letters', id: 'letterId', count: 2 * rows })
})

test.for([
  'x',
  Buffer.from('[]').toString('base64url'),
  Buffer.from('["a",1]').toString('base64url'),
  randomBytes(40).toString('base64url'),
])('a page nobody offered is refused: %s', async (after) => {
  for (const path of ['admin/quarantine', 'admin/devices', 'inspections', 'certificates', 'auth/sessions'])
    expect((await product.office.get(`/api/v1/${path}?after=${after}`)).status).toBe(400)
})
