import { Readable } from 'node:stream'

import type { FastifyReply, FastifyRequest } from 'fastify'

import { allow, type App } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { addFile } from '#platform/uploads.ts'

import { partiesOf } from '../means/routes.tsx'
import { OneParty } from '../shapes-means.ts'
import { readSmall } from '../small-upload.ts'
import { PicturesPage, picturesHome } from './page.tsx'
import { changePicture, mayChangePicture, picturesNow } from './pictures.ts'
import { whyNotPicture, type WhyNotPicture } from './png.ts'

const one = `${picturesHome}/:party`
const largest = 1_000_000

/** Pictures of hands and the seal: one's own, the seal's for the clerk, all for the administrator. */
export function pictureRoutes(app: App) {
  app.get(picturesHome, allow('unit.view'), (req, reply) => show(req, reply))
  app.post(one, allow('unit.view', { params: OneParty }), (req, reply) =>
    upload(req, reply, req.params.party),
  )
  app.post(`${one}/bo`, allow('unit.view', { params: OneParty }), async (req, reply) => {
    const { party } = req.params
    refuseStranger(req, party)
    await req.db.tx((tx) => changePicture(tx, req.who, { party, at: req.now }))
    return reply.redirect(picturesHome, 303)
  })
}

function refuseStranger({ who }: FastifyRequest, party: string) {
  if (!mayChangePicture(who, party)) throw new Problem(403, 'Hình này không phải của bạn')
}

type Refused = { party: string; errors: Record<string, string> }

async function show(req: FastifyRequest, reply: FastifyReply, refused?: Refused) {
  const { who } = req
  const rows = await req.db.read(async (q) => {
    const pictures = new Map((await picturesNow(q, who.unit)).map((each) => [each.party, each]))
    const parties = await partiesOf(q, who.unit)
    return parties
      .filter(({ party }) => mayChangePicture(who, party))
      .map(({ party, name }) => ({ party, name, picture: pictures.get(party) }))
  })
  return page(req, reply, <PicturesPage {...{ rows, refused }} />, refused ? 422 : 200)
}

async function upload(req: FastifyRequest, reply: FastifyReply, party: string) {
  refuseStranger(req, party)
  const { who, now, server } = req
  const { file, errors } = await readSmall(req, 'picture', largest)
  const why = file && whyNotPicture(file)
  if (why) errors['picture'] = whyWords[why]
  if (!file && !errors['picture']) errors['picture'] = 'Chọn ảnh PNG'
  if (!file || Object.keys(errors).length > 0) return show(req, reply, { party, errors })
  const stored = await server.world.files.put(Readable.from([file]), largest)
  await req.db.tx(async (tx) => {
    const { id: fileId } = await addFile(tx, who, stored, 'hinh.png', 'image/png')
    await changePicture(tx, who, { party, at: now, fileId })
  })
  return reply.redirect(picturesHome, 303)
}

const whyWords: Record<WhyNotPicture, string> = {
  'not-png': 'Tệp này không phải ảnh PNG',
  broken: 'Ảnh PNG bị hỏng. Hãy lưu lại rồi gửi',
  size: 'Mỗi cạnh của ảnh từ 100 đến 3.000 điểm',
  background: 'Ảnh phải có nền trong suốt, chỉ còn nét ký hoặc dấu',
}
