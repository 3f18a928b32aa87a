import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'

import { keepByItself, sendForm, showForm } from './step-form.tsx'
import { sendPapers, showPapers } from './step-papers.tsx'
import { sendReview, showReview } from './step-review.tsx'

const Id = z.object({ id: z.uuid() })

/** The three pages of an online application. Each keeps what is on it before anything else. */
export function stepRoutes(app: App) {
  const citizen = allow('citizen', { params: Id })
  const at = '/cua-toi/ban-nhap/:id'
  app.get(`${at}/to-khai`, citizen, (req, reply) => showForm(req, reply, req.params.id))
  app.post(`${at}/to-khai`, citizen, (req, reply) => sendForm(req, reply, req.params.id))
  app.get(`${at}/giay-to`, citizen, (req, reply) => showPapers(req, reply, req.params.id))
  app.post(`${at}/giay-to`, citizen, (req, reply) => sendPapers(req, reply, req.params.id))
  app.get(`${at}/xem-lai`, citizen, (req, reply) => showReview(req, reply, req.params.id))
  app.post(`${at}/xem-lai`, citizen, (req, reply) => sendReview(req, reply, req.params.id))
  app.post(`${at}/luu`, citizen, (req, reply) => keepByItself(req, reply, req.params.id))
}
