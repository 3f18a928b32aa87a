import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { ScanError } from '#platform/scans/read.ts'
import { readUpload } from '#platform/uploads.ts'

import { askForCopy, visitPath } from './electronic.ts'
import { home } from './pages/counter-page.tsx'
import { showVisit } from './show-visit.tsx'
import { visitById, waitingOfVisit } from './store-visits.ts'
import { whyNotScan } from './words.ts'

const params = z.object({ id: z.uuid(), copy: z.uuid() })
const onlyPdf = { 'application/pdf': 'PDF' }

/** Bản sao điện tử: the scan of one paper of a visit. */
export function electronicRoutes(app: App) {
  app.post(
    `${home}/luot/:id/ban-dien-tu/:copy`,
    allow('certification.take', { params }),
    async (req, reply) => {
      const { id, copy } = req.params
      const { who, now } = req
      const { files, errors } = await readUpload(req, onlyPdf)
      const field = `file-${copy}`
      const read = await req.db.read(async (q) => ({
        visit: found(await visitById(q, who.unit, id), 'lượt chứng thực này'),
        waiting: (await waitingOfVisit(q, who.unit, id)).find((one) => one.id === copy),
      }))
      const waiting = found(read.waiting, 'bản sao này')
      const scan = files.find((file) => file.field === field)
      if (!scan) {
        const wrong = { [field]: errors[field] ?? 'Chọn tệp PDF quét từ bản chính' }
        return showVisit(req, reply, id, { errors: wrong, status: 422 })
      }
      const scanned = { visit: read.visit, waiting, scanId: scan.id, now }
      try {
        const asked = await askForCopy(req.server.world, req.db, who, scanned)
        if (asked.ok) return await reply.redirect(visitPath(id), 303)
        const wrong = { [field]: whyNotScan[asked.why][req.lang === 'en' ? 1 : 0] }
        return await showVisit(req, reply, id, { errors: wrong, status: 409 })
      } catch (error) {
        if (!(error instanceof ScanError) || error.why === 'busy') throw error
        const wrong = { [field]: 'Tệp PDF này hỏng hoặc có mật khẩu. Hãy quét lại' }
        return showVisit(req, reply, id, { errors: wrong, status: 422 })
      }
    },
  )
}
