// How messages really arrive: more than once, in any order, days later, or not at all, and some of them from somebody else.
import { type Told } from '../provider/stand-in/objects.ts'
import { signWebhook } from '../provider/stand-in/send-webhook.ts'

/** How a message is not the provider's. */
const forgeries = ['other-secret', 'changed', 'unsigned', 'garbled', 'too-old', 'too-new'] as const
type Forgery = (typeof forgeries)[number]

export type Webhook = { payload: string; signature: string | undefined; forgery: Forgery | null }

type Plan = {
  secret: string
  /** In [0, 1). */
  random: () => number
  /** When the messages are sent. */
  now: Date
  /** Each of these from 0 to 1. `doubled`: come once more; `lost`: never come; `forged`: forged ones beside the real ones. */
  doubled?: number
  lost?: number
  forged?: number
}

/** The messages about `events` in the order in which they come; whoever sends them, sends them as they are. */
export async function planWebhooks(events: readonly Told[], plan: Plan): Promise<Webhook[]> {
  const { random, doubled, lost, forged } = { doubled: 0, lost: 0, forged: 0, ...plan }
  const webhooks: Webhook[] = []
  for (const event of events) {
    if (random() < forged) webhooks.push(await forge(event, plan))
    const copies = random() < lost ? 0 : random() < doubled ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) webhooks.push(await sign(event, plan))
  }
  return shuffle(webhooks, random)
}

const day = 24 * 60 * 60 * 1_000

async function sign(event: Told, { secret, now }: Plan): Promise<Webhook> {
  const payload = JSON.stringify(event)
  return { payload, signature: await signWebhook(payload, secret, now), forgery: null }
}

async function forge(event: Told, { secret, now, random }: Plan): Promise<Webhook> {
  const forgery = forgeries[Math.floor(random() * forgeries.length)] ?? 'unsigned'
  // Its own id: were it believed, a row of it would be seen.
  const payload = JSON.stringify({ ...event, id: event.id.replace('evt', 'evt_forged') })
  const at: Partial<Record<Forgery, Date>> = {
    'too-old': new Date(now.getTime() - day),
    'too-new': new Date(now.getTime() + day),
  }
  const signature = await signWebhook(payload, forgery === 'other-secret' ? `${secret}x` : secret, at[forgery] ?? now)
  if (forgery === 'unsigned') return { payload, signature: undefined, forgery }
  if (forgery === 'garbled') return { payload, signature: 't=,v1=', forgery }
  return { payload: forgery === 'changed' ? `${payload} ` : payload, signature, forgery }
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
