// The one table of who may do what. Routes are mounted, authorised, documented (OpenAPI) and tested from it.

export type Role = 'anonymous' | 'customer' | 'inspector' | 'admin'
/** How the caller proves who it is: nothing, a person's access token, or the credential of an enrolled device. */
export type Proof = 'none' | 'person' | 'device'
type Method = 'get' | 'post' | 'put' | 'delete'

export type Operation = { method: Method; path: string; proof: Proof; roles: readonly Role[]; summary: string }

const anyone = ['anonymous', 'customer', 'inspector', 'admin'] as const
const signedIn = ['customer', 'inspector', 'admin'] as const
const staff = ['inspector', 'admin'] as const
const admin = ['admin'] as const

const open = (method: Method, path: string, summary: string): Operation => ({
  method,
  path,
  proof: 'none',
  roles: anyone,
  summary,
})
const person = (method: Method, path: string, roles: readonly Role[], summary: string): Operation => ({
  method,
  path,
  proof: 'person',
  roles,
  summary,
})
const device = (method: Method, path: string, summary: string): Operation => ({
  method,
  path,
  proof: 'device',
  roles: ['inspector'],
  summary,
})

export const operations = {
  'auth.login': open('post', '/api/v1/auth/login', 'Sign in with e-mail and password'),
  'auth.refresh': open('post', '/api/v1/auth/refresh', 'Exchange the refresh cookie for a new access token'),
  'auth.logout': open('post', '/api/v1/auth/logout', 'End the session of the refresh cookie'),
  'auth.me': person('get', '/api/v1/auth/me', signedIn, 'Who is signed in'),
  'auth.sessions': person('get', '/api/v1/auth/sessions', signedIn, 'Where I am signed in'),
  'auth.end-sessions': person('post', '/api/v1/auth/sessions/end', signedIn, 'End one of my sessions, or all'),

  'sync.enrol': person('post', '/sync/v1/devices', ['inspector'], 'Enrol this device'),
  'sync.keys': person('post', '/sync/v1/keys', ['inspector'], 'Show the keys this device and I sign with'),
  'sync.retire-key': person('post', '/sync/v1/keys/retire', ['inspector'], 'Sign with this key of mine no more'),
  'sync.events': device('post', '/sync/v1/events', 'Upload event lines'),
  'sync.probe': device('post', '/sync/v1/probe', 'Ask what has arrived'),
  'sync.blob': device('put', '/sync/v1/blobs/:sha256', 'Upload a photo or a part of it'),
  'sync.changes': person('get', '/sync/v1/changes', ['inspector'], 'What this inspector must learn'),

  'appointments.list': person('get', '/api/v1/appointments', staff, 'Appointments of a day'),
  'appointments.create': person('post', '/api/v1/appointments', admin, 'Plan an inspection'),

  'inspections.list': person('get', '/api/v1/inspections', staff, 'Inspections and their state'),
  'inspections.readings': person('get', '/api/v1/vehicles/readings', staff, 'What the odometer of a car said before'),
  'inspections.read': person(
    'get',
    '/api/v1/inspections/:id',
    staff,
    'One inspection: state, what is missing, timeline',
  ),
  'inspections.photo': person('get', '/api/v1/inspections/:id/photos/:sha256', staff, 'The original bytes of a photo'),
  'inspections.confirm-date': person(
    'post',
    '/api/v1/inspections/:id/confirm-date',
    admin,
    'Confirm the date of a test whose clock is in doubt',
  ),
  'inspections.decide': person(
    'post',
    '/api/v1/inspections/:id/decide',
    admin,
    'Decide an inspection whose outcomes differ',
  ),
  'inspections.accept-author': person(
    'post',
    '/api/v1/inspections/:id/accept-author',
    admin,
    'Let a seal count as its author’s although they have not signed it',
  ),
  'inspections.accept-disabled': person(
    'post',
    '/api/v1/inspections/:id/accept-disabled',
    admin,
    'Let count what was sent after the account of its author was disabled',
  ),
  'inspections.close': person(
    'post',
    '/api/v1/inspections/:id/close',
    admin,
    'End an inspection as it stands; a later seal opens it again',
  ),

  'inspections.approve': person(
    'post',
    '/api/v1/inspections/:id/approve',
    admin,
    'Approve, as a second person, a dangerous deficiency judged lower or a failed test amended',
  ),

  'equipment.register': person(
    'post',
    '/api/v1/equipment',
    admin,
    'Register measuring equipment of a centre, or its new calibration',
  ),

  'certificates.list': person('get', '/api/v1/certificates', staff, 'Certificates, filtered'),
  'certificates.read': person('get', '/api/v1/certificates/:id', staff, 'One certificate and its history'),
  'certificates.pdf': person('get', '/api/v1/certificates/:id/pdf', staff, 'The sealed PDF'),
  'certificates.revoke': person('post', '/api/v1/certificates/:id/revoke', admin, 'Revoke'),
  'certificates.suspend': person('post', '/api/v1/certificates/:id/suspend', admin, 'Suspend'),
  'certificates.reinstate': person(
    'post',
    '/api/v1/certificates/:id/reinstate',
    admin,
    'Reinstate a suspended certificate',
  ),
  'certificates.reissue': person('post', '/api/v1/certificates/:id/reissue', admin, 'Reissue with a correction'),

  'verify.check': open(
    'post',
    '/api/v1/verify',
    'Verify a QR, a PDF hash, or a number with the last four VIN characters',
  ),
  'verify.pdf': open('post', '/api/v1/verify/pdf', 'The PDF, for whoever posts the signed bytes'),

  'admin.devices': person('get', '/api/v1/admin/devices', admin, 'Devices and what each still owes'),
  'admin.enrolments': person('get', '/api/v1/admin/enrolments', admin, 'Who enrolled which device, and when'),
  'admin.device-approve': person(
    'post',
    '/api/v1/admin/devices/:id/approve',
    admin,
    'Approve a device; what it sent meanwhile counts now',
  ),
  'admin.device-revoke': person('post', '/api/v1/admin/devices/:id/revoke', admin, 'Revoke a device'),
  'admin.import': person('post', '/api/v1/admin/devices/import', admin, 'Import a saved copy of a device queue'),
  'admin.quarantine': person('get', '/api/v1/admin/quarantine', admin, 'Quarantined and conflicting lines'),
  'admin.quarantine-read': person(
    'get',
    '/api/v1/admin/quarantine/:id',
    admin,
    'One quarantined or conflicting line with its texts and what became of it',
  ),
  'admin.quarantine-rejudge': person(
    'post',
    '/api/v1/admin/quarantine/:id/rejudge',
    admin,
    'Judge a line again; what is valid now goes the way of an upload',
  ),
  'admin.quarantine-settle': person(
    'post',
    '/api/v1/admin/quarantine/:id/settle',
    admin,
    'Close an item with a reason; its texts stay',
  ),
  'admin.dead-letters': person('get', '/api/v1/admin/dead-letters', admin, 'Dead letters, filtered and counted'),
  'admin.dead-letter-read': person('get', '/api/v1/admin/dead-letters/:id', admin, 'One dead letter as it came'),
  'admin.dead-letters-replay': person(
    'post',
    '/api/v1/admin/dead-letters/replay',
    admin,
    'Count dead letters, or send them back to their group',
  ),
  'admin.dead-letter-dismiss': person(
    'post',
    '/api/v1/admin/dead-letters/:id/dismiss',
    admin,
    'Close a dead letter without sending it back',
  ),
  'admin.chains-check': person(
    'post',
    '/api/v1/admin/chains/check',
    admin,
    'Prove that nobody has rewritten what was certified, decided and done',
  ),
  'admin.topics': person('get', '/api/v1/admin/topics', admin, 'Topics, groups and lag'),
  'admin.group-skip': person(
    'post',
    '/api/v1/admin/topics/skip',
    admin,
    'Accept that a group cannot read events the log no longer holds',
  ),
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof operations

export const mayPerform = (role: Role, operation: OperationId): boolean =>
  (operations as Record<OperationId, Operation>)[operation].roles.includes(role)
