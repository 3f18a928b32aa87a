import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import { claimFiles, type Upload } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import {
  assignDossier,
  finishDossier,
  forwardDossier,
  handOverResult,
  sendDossierBack,
  withdrawDossier,
} from './actions.ts'
import {
  assignee,
  doing,
  optionalWords,
  verdict,
  version,
  words,
  withReason,
  type Doing,
} from './doing.ts'
import { officerById } from './entrusting.ts'
import { acceptOnline, rejectOnline } from './intake-online.ts'
import { pathActs } from './path-acts.ts'
import type { Act } from './possible.ts'
import { attachResult, numberResult } from './results/actions.ts'
import { annotateNumber, correctNumber } from './results/correcting.ts'
import { tickedStored } from './stored/for-answer.ts'
import { askApplicantForPapers, supplyPapers } from './supplement-actions.ts'
import { takeStep } from './taking.ts'

/** The applicant reads exactly this: a letter or two ask for nothing. */
const askedFor = words('Ghi rõ giấy tờ còn thiếu').refine(
  (text) => text.trim().length >= 3,
  'Ghi rõ giấy tờ còn thiếu và lý do, để người nộp hiểu phải làm gì',
)

const whichResult = z.coerce.number('Chọn kết quả').int('Chọn kết quả').min(1).max(99)

/** Số, ký hiệu as it stands in the book. */
const writtenNumber = words('Ghi số, ký hiệu đã vào sổ').pipe(z.string().max(100, 'Tối đa 100 chữ'))

/** What an officer can do from the page of a dossier: who may, what is asked, what is done. */
export const deskActs: Record<Act, Doing> = {
  ...pathActs,
  accept: doing('dossier.receive', z.object({ version }), (tx, { who }, { act }) =>
    acceptOnline(tx, who, act),
  ),
  reject: doing(
    'dossier.receive',
    z.object({ version, reason: words('Ghi rõ lý do từ chối') }),
    (tx, { who }, { act, reason }) => rejectOnline(tx, who, { ...act, reason }),
  ),
  forward: doing(
    'dossier.process',
    withReason(z.object({ version, note: optionalWords, verdict, assignee }), 'note'),
    async (tx, { who }, { act, note, verdict, assignee }) => {
      const officer = assignee ? await officerById(tx, who, assignee) : undefined
      return forwardDossier(tx, who, { ...act, note, verdict, officer })
    },
  ),
  'send-back': doing(
    'dossier.process',
    z.object({ version, reason: words('Ghi rõ lý do trả lại') }),
    (tx, { who }, { act, reason }) => sendDossierBack(tx, who, { ...act, reason }),
  ),
  assign: doing(
    'dossier.assign',
    z.object({ version, assignee: z.uuid('Chọn người xử lý') }),
    async (tx, { who }, { act, assignee }) => {
      const officer = await officerById(tx, who, assignee)
      return assignDossier(tx, who, { ...act, officer })
    },
  ),
  take: doing('dossier.process', z.object({ version }), (tx, { who }, { act }) =>
    takeStep(tx, who, act),
  ),
  'ask-supplement': doing(
    'dossier.process',
    z.object({ version, missing: askedFor }),
    (tx, { who }, { act, missing }) => askApplicantForPapers(tx, who, { ...act, missing }),
  ),
  supply: doing(
    'dossier.receive',
    z.object({ version, answer: words('Ghi đã nhận những gì'), stored: optionalWords }),
    async (tx, { who }, { act, answer, stored }, files) => {
      const scans = files.map(({ id, name }) => ({
        name,
        quantity: 1,
        kind: 'electronic' as const,
        fileId: id,
      }))
      const papers = [...scans, ...(await tickedStored(tx, who.unit, stored))]
      const done = await supplyPapers(tx, who, { ...act, answer, papers })
      if (done.ok) await claim(tx, who, files, done.value.id)
      return done
    },
  ),
  'attach-result': doing(
    'dossier.process',
    z.object({
      version,
      title: words('Ghi tên kết quả').pipe(z.string().max(300, 'Tối đa 300 chữ')),
      documentNumber: optionalWords,
    }),
    async (tx, { who }, { act, title, documentNumber }, files) => {
      const done = await attachResult(tx, who, {
        ...act,
        title,
        documentNumber,
        fileId: files[0]?.id,
      })
      if (done.ok) await claim(tx, who, files, done.value.id)
      return done
    },
  ),
  'number-result': doing(
    'dossier.process',
    z.object({
      version,
      result: whichResult,
      documentNumber: writtenNumber,
    }),
    (tx, { who }, { act, result, documentNumber }) =>
      numberResult(tx, who, { ...act, result, documentNumber }),
  ),
  'correct-number': doing(
    'dossier.process',
    z.object({
      version,
      result: whichResult,
      documentNumber: writtenNumber,
      reason: words('Ghi rõ vì sao sửa số'),
    }),
    (tx, { who }, { act, result, documentNumber, reason }) =>
      correctNumber(tx, who, { ...act, result, documentNumber, reason }),
  ),
  'annotate-number': doing(
    'dossier.process',
    z.object({
      version,
      result: whichResult,
      note: words('Ghi rõ chỗ sai và số đúng').pipe(z.string().max(1_000, 'Tối đa 1.000 chữ')),
    }),
    (tx, { who }, { act, result, note }) => annotateNumber(tx, who, { ...act, result, note }),
  ),
  finish: doing(
    'dossier.process',
    withReason(z.object({ version, reason: optionalWords, verdict }), 'reason'),
    (tx, { who }, { act, reason, verdict }) => finishDossier(tx, who, { ...act, reason, verdict }),
  ),
  'hand-over': doing(
    'dossier.hand-over',
    z.object({
      version,
      to: words('Ghi tên người nhận'),
      how: z.enum(['counter', 'post', 'electronic'], 'Chọn hình thức trả'),
    }),
    (tx, { who }, { act, to, how }) => handOverResult(tx, who, { ...act, to, how }),
  ),
  withdraw: doing(
    'dossier.receive',
    z.object({ version, reason: words('Ghi lý do rút hồ sơ') }),
    (tx, { who }, { act, reason }) => withdrawDossier(tx, who, { ...act, reason }),
  ),
}

const claim = (tx: Tx, who: Who, files: readonly Upload[], id: string) =>
  claimFiles(
    tx,
    who.unit,
    who.actor,
    files.map((file) => file.id),
    { kind: 'dossier', id },
  )
