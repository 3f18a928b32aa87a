import type { z } from 'zod'

import { renderPdf } from '#platform/pdf/render.ts'

import { ControlSlip, controlSlipView } from './control-slip.ts'
import {
  Apology,
  apologyView,
  Refusal,
  refusalView,
  StopNotice,
  stopNoticeView,
  SupplementRequest,
  supplementRequestView,
} from './letters.ts'
import { paperById, type PaperId, type SlipKind } from './papers.ts'
import { HandOverSlip, handOverSlipView, ResultReceipt, resultReceiptView } from './practice.ts'
import { Receipt, receiptView } from './receipt.ts'
import { Register, registerView } from './register.ts'
import type { Frame, Issued } from './sheet.ts'

/** What each kind of paper says, as it is kept. */
const shapes = {
  receipt: Receipt,
  'supplement-request': SupplementRequest,
  refusal: Refusal,
  apology: Apology,
  'stop-notice': StopNotice,
  'control-slip': ControlSlip,
  register: Register,
  'hand-over-slip': HandOverSlip,
  'result-receipt': ResultReceipt,
} satisfies Record<SlipKind, z.ZodType>

export type SlipData = { [Kind in SlipKind]: z.output<(typeof shapes)[Kind]> }

type View<Kind extends SlipKind> = (issued: Issued<SlipData[Kind]>, frame: Frame) => object

const views: { [Kind in SlipKind]: View<Kind> } = {
  receipt: ({ paper, data }, { publicUrl, demo }) =>
    receiptView({
      ...data,
      paper: paper as PaperId,
      trackingUrl: `${publicUrl}/tra-cuu/${data.code}`,
      demo,
    }),
  'supplement-request': supplementRequestView,
  refusal: refusalView,
  apology: apologyView,
  'stop-notice': stopNoticeView,
  'control-slip': controlSlipView,
  register: registerView,
  'hand-over-slip': handOverSlipView,
  'result-receipt': resultReceiptView,
}

/** The words of an issued paper, from its data as they were kept. */
export function slipView(issued: Issued, frame: Frame): object {
  const data = shapes[issued.kind].parse(issued.data)
  return (views[issued.kind] as View<SlipKind>)({ ...issued, data } as never, frame)
}

/** An issued paper as a tagged PDF. The same data, version and frame give the same bytes. */
export const slipPdf = (issued: Issued, frame: Frame): Promise<Uint8Array> =>
  renderPdf(paperById(issued.paper).template, slipView(issued, frame), issued.at)
