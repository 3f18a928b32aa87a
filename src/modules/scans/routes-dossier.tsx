import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { digitisePapers, papersOf, type WhyNotScan } from '#modules/dossiers/index.ts'
import { bindPhotos } from '#modules/photos/index.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found, Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { countPages, ScanError } from '#platform/scans/read.ts'
import { fileById } from '#platform/stored-files.ts'
import { readUpload, type Upload } from '#platform/uploads.ts'

import { homeOf, ScanDossierPage } from './pages/dossier-page.tsx'
import { faultWords } from './words.ts'

const params = z.object({ code: z.string().max(80) })
const Paper = z.object({
  code: z.string().max(80),
  position: z.coerce.number().int().min(1).max(999),
})

/** So many photos make one paper. */
const mostPhotos = 40

/** Số hóa giấy tờ của một hồ sơ: one paper at a time, from the scanner's file or from photos. */
export function dossierScanRoutes(app: App) {
  app.get(homeOf(':code'), allow('scan.digitise', { params }), (req, reply) =>
    show(req, reply, req.params.code),
  )
  app.post(`${homeOf(':code')}/:position`, allow('scan.digitise', { params: Paper }), keep)
}

type Refused = { position: number; said: string; status: 409 | 422 }

async function show(req: FastifyRequest, reply: FastifyReply, code: string, refused?: Refused) {
  const dossier = await req.db.read((q) => papersOf(q, req.who.unit, code))
  const { world } = req.server
  const mostMega = Math.floor(world.uploadBytes / (1024 * 1024))
  return page(
    req,
    reply,
    <ScanDossierPage {...{ dossier, refused, mostMega, mostPhotos }} once={newId()} />,
    refused?.status ?? 200,
  )
}

const whyWords: Record<WhyNotScan, readonly [vi: string, en: string]> = {
  'not-taken-in': [
    'Hồ sơ này chưa được tiếp nhận hoặc không còn nhận giấy tờ.',
    'This dossier is not taken in, or takes no papers any more.',
  ],
  'no-such-paper': ['Hồ sơ không có giấy tờ này.', 'The dossier has no such paper.'],
}

async function keep(req: FastifyRequest<{ Params: z.output<typeof Paper> }>, reply: FastifyReply) {
  const { code, position } = req.params
  const { filled, files, errors } = await readUpload(req)
  const refuse = (said: string, status: Refused['status'] = 422) =>
    show(req, reply, code, { position, said, status })
  const lang = req.lang === 'en' ? 1 : 0
  const wrong = Object.values(errors)[0] ?? wrongWith(files)?.[lang]
  if (wrong) return refuse(wrong)
  const dossier = await req.db.read((q) => papersOf(q, req.who.unit, code))
  const paper = found(
    dossier.papers.find((one) => one.position === position),
    'giấy tờ này',
  )
  const scan = await scanOf(req, files, paper.name)
  if ('said' in scan) return refuse(scan.said[lang])
  const sent = { who: req.who, key: filled['_key'], body: { code, position } }
  const { answer } = await once(req.db, sent, async (tx) => {
    const done = await digitisePapers(tx, req.who, { code, scans: [{ position, ...scan }] })
    return { status: 303, answer: done.ok ? {} : { why: done.why } }
  })
  const why = answer['why'] as WhyNotScan | undefined
  if (why) return refuse(whyWords[why][lang], 409)
  return reply.redirect(`${homeOf(code)}#giay-${position}`, 303)
}

const isPdf = ({ mediaType }: Upload) => mediaType === 'application/pdf'

/** One PDF, or photos of the pages; not both, because nobody could say in which order they belong. */
function wrongWith(files: readonly Upload[]): readonly [vi: string, en: string] | undefined {
  if (files.length === 0) return ['Chọn tệp PDF hoặc ảnh đã chụp', 'Choose a PDF or photos']
  if (files.some(isPdf) && files.length > 1)
    return [
      'Mỗi giấy tờ là một tệp PDF, hoặc nhiều ảnh; không gửi lẫn hai loại',
      'One PDF, or several photos, but not both',
    ]
  if (files.length > mostPhotos)
    return [`Tối đa ${mostPhotos} ảnh cho một giấy tờ`, `At most ${mostPhotos} photos of one paper`]
  return undefined
}

type Read = { fileId: string; pages: number } | { said: readonly [vi: string, en: string] }

/** What was sent as one file, with the number of its pages (TT 01/2023 Điều 8). */
async function scanOf(req: FastifyRequest, files: readonly Upload[], name: string): Promise<Read> {
  const [first] = files
  if (first && isPdf(first)) return pdfOf(req, first)
  const fileId = await bindPhotos(req, files, name)
  return fileId === undefined
    ? {
        said: [
          'Có ảnh không đọc được. Chụp lại rồi gửi lại cả giấy tờ này',
          'A photo cannot be read. Take it again',
        ],
      }
    : { fileId, pages: files.length }
}

async function pdfOf(req: FastifyRequest, { id }: Upload): Promise<Read> {
  const file = found(await req.db.read((q) => fileById(q, req.who.unit, id)), 'tệp này')
  try {
    return { fileId: id, pages: await countPages(req.server.world.files.path(file.sha256)) }
  } catch (error) {
    if (!(error instanceof ScanError)) throw error
    if (error.why === 'busy')
      throw new Problem(503, 'Máy chủ đang bận đọc tệp. Thử lại sau vài giây')
    return { said: faultWords(error.why) }
  }
}
