import type { Readable } from 'node:stream'

import type { FastifyRequest } from 'fastify'
import { fileTypeFromBuffer } from 'file-type'

import type { Tx } from './db.ts'
import { codeOf } from './db.ts'
import { namedAsItIs, safeName } from './file-names.ts'
import { tooLarge, type Stored } from './files.ts'
import { fieldsOf, type Errors, type Filled } from './form.ts'
import { newId, type Id } from './id.ts'
import { hasTooManyPixels, isSane, isWholeImage, mostPixels, sizeOf } from './images.ts'
import { endsAsPdf } from './pdf-end.ts'
import { conflict, Problem } from './problem.ts'
import type { UnitId, Who } from './who.ts'

export type FileId = Id<'file'>

/** A file that has arrived; it belongs to nothing until an action claims it, and is swept a day later. */
export type Upload = { field: string; id: FileId; name: string; size: number; mediaType: string }

/** Kinds of content that papers may have: they cannot run, and every phone and office can open them. */
export const paperTypes: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
}

export const paperAccept = '.pdf,.jpg,.jpeg,.png,.webp'

export type Uploaded = { filled: Filled; files: Upload[]; errors: Errors }

/**
 * Reads a multipart form: fields as in `readForm`, files streamed to the store and judged by their content, never by name.
 * A refused file is an error of its field; the others are kept.
 */
export async function readUpload(
  req: FastifyRequest,
  types = paperTypes,
  most = req.server.world.uploadBytes,
): Promise<Uploaded> {
  if (!req.isMultipart()) return { filled: (req.body ?? {}) as Filled, files: [], errors: {} }
  refuseFlood(req, most)
  const pairs: [string, string][] = []
  const files: Upload[] = []
  const errors: Errors = {}
  for await (const part of partsOf(req, most)) {
    if (part.type === 'field') pairs.push([part.fieldname, String(part.value)])
    else if (part.filename === '') part.file.resume()
    else await keepFile(req, part, { types, most, files, errors })
  }
  return { filled: fieldsOf(pairs), files, errors }
}

/** All files of one form together may be as large as this many of the largest. */
const mostOfLargest = 10

const lengthOf = ({ headers }: FastifyRequest) => Number(headers['content-length'] ?? Infinity)

/** What says that it is far too large is refused before it is read. */
function refuseFlood(req: FastifyRequest, largest: number) {
  const most = largest * mostOfLargest
  if (Number.isFinite(lengthOf(req)) && lengthOf(req) > most) throw tooMuch(largest, most)
}

const megabytes = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} kB` : `${Math.floor(bytes / 1024 / 1024)} MB`

const tooMuch = (largest: number, most: number) =>
  new Problem(
    413,
    `Tệp quá lớn. Mỗi tệp tối đa ${megabytes(largest)}, mỗi lần gửi tối đa ${megabytes(most)}`,
  )

/** The parts of a form; one that breaks off or is none at all is the sender's fault, not ours. */
async function* partsOf(req: FastifyRequest, fileSize: number) {
  try {
    yield* req.parts({ limits: { fileSize } })
  } catch (error) {
    throw codeOf(error).startsWith('FST_') ? error : brokenOff()
  }
}

const brokenOff = () => new Problem(400, 'Nội dung gửi lên bị ngắt giữa chừng. Vui lòng gửi lại')

type Part = {
  fieldname: string
  filename: string
  file: Readable & { truncated?: boolean }
}
type Kept = {
  types: Readonly<Record<string, string>>
  /** The largest file taken, in bytes. */
  most: number
  files: Upload[]
  errors: Errors
}

async function keepFile(req: FastifyRequest, part: Part, kept: Kept) {
  const { most } = kept
  const name = safeName(part.filename)
  const isEndless = lengthOf(req) === Infinity
  // Of a form that does not say where it ends the rest is not waited for.
  if (isEndless) part.file.once('limit', () => part.file.destroy(tooLarge(most)))
  try {
    await storeFile(req, part, name, kept)
  } catch (error) {
    part.file.resume()
    if (isEndless || !isTooLarge(error)) throw ofSender(error, part)
    const { message } = tooLarge(most)
    kept.errors[part.fieldname] = `Tệp “${name}”: ${lowered(message)}`
  }
}

const lowered = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

const isTooLarge = (error: unknown) =>
  (error instanceof Problem && error.status === 413) || codeOf(error) === 'FST_REQ_FILE_TOO_LARGE'

/** What the stream itself failed with is the sender's: it broke off. */
const ofSender = (error: unknown, { file }: Part) =>
  file.errored === error && !(error instanceof Problem) ? brokenOff() : error

async function storeFile(
  req: FastifyRequest,
  { file, fieldname }: Part,
  name: string,
  { types, most, files, errors }: Kept,
) {
  const { world } = req.server
  const stored = await world.files.put(file, most)
  if (file.truncated) throw tooLarge(most)
  if (stored.size === 0) {
    errors[fieldname] = `Tệp “${name}” trống, không có nội dung. Hãy chọn lại tệp`
    return
  }
  const mediaType = (await fileTypeFromBuffer(stored.head))?.mime ?? 'application/octet-stream'
  if (!(mediaType in types)) {
    errors[fieldname] =
      `Tệp “${name}” không phải ${Object.values(types).join(', ')}. Hãy chụp ảnh hoặc lưu thành PDF rồi gửi lại`
    return
  }
  const fault = await faultOf(world.files.path(stored.sha256), name, mediaType, stored)
  if (fault) {
    errors[fieldname] = fault
    return
  }
  const shown = namedAsItIs(name, mediaType)
  const added = await req.db.tx((tx) => addFile(tx, req.who, stored, shown, mediaType))
  files.push({ field: fieldname, ...added })
}

/** Why a content of a kind that is taken is not taken all the same. */
async function faultOf(path: string, name: string, mediaType: string, { head, size }: Stored) {
  if (mediaType === 'application/pdf')
    return (await endsAsPdf(path))
      ? undefined
      : `Tệp “${name}” là PDF bị cắt cụt, không mở được. Hãy lưu lại tệp rồi gửi`
  if (!mediaType.startsWith('image/')) return undefined
  const pixels = sizeOf(mediaType, head)
  if (pixels && isSane(pixels) && hasTooManyPixels(pixels))
    return `Ảnh “${name}” quá lớn: ${pixels.width} × ${pixels.height} điểm, tối đa ${mostPixels / 1_000_000} triệu điểm. Hãy quét hoặc chụp lại ở cỡ nhỏ hơn`
  return isWholeImage(mediaType, head, size)
    ? undefined
    : `Ảnh “${name}” bị hỏng hoặc có kích thước không thật. Hãy chụp lại rồi gửi`
}

/** Notes an arrived file as an upload of this visitor. */
export async function addFile(
  tx: Tx,
  { unit, actor }: Pick<Who, 'unit' | 'actor'>,
  { sha256, size }: Stored,
  name: string,
  mediaType: string,
) {
  const id = newId<'file'>()
  await tx.run`
    insert into platform.file (unit_id, id, sha256, size, media_type, name, uploaded_by)
    values (${unit}, ${id}, ${sha256}, ${size}, ${mediaType}, ${name}, ${actor})
  `
  return { id, name, size, mediaType }
}

type Owner = { kind: string; id: string }

/**
 * Gives loose files of this uploader an owner, all of them or none: one that was swept meanwhile, belongs to somebody
 * else or is named by a forged field refuses the whole act.
 */
export async function claimFiles(
  tx: Tx,
  unit: UnitId,
  uploader: string,
  ids: readonly string[],
  owner: Owner,
) {
  const claimed = await tx.run`
    update platform.file set owner_kind = ${owner.kind}, owner_id = ${owner.id}
    where unit_id = ${unit} and id = any(${ids}::uuid[]) and owner_id is null and uploaded_by = ${uploader}
  `
  if (claimed < new Set(ids).size)
    throw conflict('Tệp đính kèm không còn trên máy chủ. Hãy tải lên lại')
}

/** Forgets files that this visitor has just uploaded and that belong to nothing. */
export const dropUploads = (
  tx: Tx,
  { unit, actor }: Pick<Who, 'unit' | 'actor'>,
  ids: readonly string[],
) => tx.run`
  delete from platform.file
  where unit_id = ${unit} and id = any(${ids}::uuid[]) and owner_id is null and uploaded_by = ${actor}
`
