import { join } from 'node:path'
import { PersonLanguage } from '@sac/contracts/person-language'
import express, { type RequestHandler, type Response } from 'express'
import * as z from 'zod/mini'
import type { StandIn } from '../create-stand-in.ts'
import type { SessionBody } from '../objects.ts'
import { writePayPage } from './write-pay-page.ts'

const root = '/demo/pay'

/** Path of the page on which a session is paid. */
export const payPath = (sessionId: string): string => `${root}/${sessionId}`

type Acting = Pick<StandIn, 'findSession' | 'pay' | 'decline'>

/** The pages of the demonstration, below `/demo/pay`. */
export function createPayPages(standIn: Acting): RequestHandler {
  const router = express.Router()
  const show = async (response: Response, id: string, { lang, declined }: Record<string, unknown>) => {
    const payment = await standIn.findSession(id)
    const language = languageOf(lang, payment)
    const page = writePayPage({ root, language, payment, wasDeclined: declined !== undefined })
    response
      .status(payment ? 200 : 404)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page)
  }
  router.get(`${root}/pay.css`, (_request, response) => response.sendFile(join(import.meta.dirname, 'pay.css')))
  router.get(`${root}/:id`, ({ params, query }, response) => show(response, params.id, query))
  router.post(`${root}/:id/pay`, async ({ params, query }, response) => {
    const session = await standIn.pay(params.id)
    if (session?.payment_status === 'paid') response.redirect(303, session.success_url)
    else await show(response, params.id, query)
  })
  router.post(`${root}/:id/decline`, async ({ params, query }, response) => {
    const session = await standIn.decline(params.id)
    const language = z.safeParse(PersonLanguage, query['lang']).data
    if (session?.status === 'open')
      response.redirect(303, `${payPath(session.id)}?declined${language ? `&lang=${language}` : ''}`)
    else await show(response, params.id, query)
  })
  return router
}

function languageOf(asked: unknown, payment: SessionBody | null): PersonLanguage {
  const wanted = [asked, payment?.session.metadata['language'], payment?.session.locale]
  return wanted.map((one) => z.safeParse(PersonLanguage, one).data).find((one) => one !== undefined) ?? 'en'
}
