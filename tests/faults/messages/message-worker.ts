// A process that sends what is due. It may be killed at any moment.
import { setTimeout as sleep } from 'node:timers/promises'
import { sendDue } from '@sac/backend/services/notifications/handlers/send-due'
import { createStopLinks } from '@sac/backend/services/notifications/keys/stop-links'
import type { NotificationsDeps } from '@sac/backend/services/notifications/notifications-deps'
import { createSendGrid } from '@sac/backend/services/notifications/providers/create-sendgrid'
import { createTwilio } from '@sac/backend/services/notifications/providers/create-twilio'
import type { Provider } from '@sac/backend/services/notifications/providers/port'
import { openTraffic } from '@sac/backend/services/notifications/testing/open-traffic'
import { createPool } from '@sac/platform/db/create-pool'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'

const [url = '', baseUrl = '', plant] = process.argv.slice(2)
const limits = { baseUrl, deadlineMs: 1_500, settledMs: 3_000 }
const nobody = () => Promise.resolve(null)
const reportUrl = (id: string) => `https://centre.example/${id}`
const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'secret', from: '+33100000000' }

/** Planted: whoever is asked has seen nothing. */
const honest = (provider: Provider): Provider =>
  plant === 'plant' ? { ...provider, ask: () => Promise.resolve({ kind: 'absent' }) } : provider

const deps: NotificationsDeps = {
  pool: createPool({ url, log: createSilentLogger(), schema: 'notifications' }),
  now: () => new Date(),
  newId: uuidv7,
  log: createSilentLogger(),
  blobs: { readAll: () => Promise.reject(new Error('no files in this rig')) },
  directory: {
    findContact: (userId) =>
      Promise.resolve({
        email: `${userId}@example.com`,
        name: 'Somebody',
        language: 'en',
        phone: `+336${BigInt(`0x${userId.slice(-8)}`)}`,
        remindByEmail: true,
        remindBySms: true,
      }),
    findAccountMail: nobody,
    findCentre: () =>
      Promise.resolve({ name: 'Garage', place: 'Lille', phone: null, address: null, timeZone: 'Europe/Paris' }),
    findBooking: nobody,
    findAddressees: () => Promise.resolve({ userIds: [], mailIds: [] }),
    findKeeper: nobody,
  },
  providers: {
    email: honest(createSendGrid({ ...limits, apiKey: 'SG.x' })),
    sms: honest(createTwilio({ ...limits, ...account, reportUrl })),
  },
  stopLinks: createStopLinks(Buffer.alloc(32, 1)),
  site: { url: 'https://centre.example', mailFrom: 'no-reply@centre.example' },
  ...openTraffic(),
  wake: () => undefined,
}

// The rig is gone: nobody waits for this.
const rig = process.ppid
while (process.ppid === rig) {
  const looked = await sendDue(deps).catch(() => 0)
  if (looked === 0) await sleep(100)
}
