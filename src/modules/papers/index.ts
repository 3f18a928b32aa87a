export {
  isNumbered,
  paperById,
  paperInForce,
  slipKinds,
  slipNumber,
  type Paper,
  type PaperId,
  type SlipKind,
} from './papers.ts'
export type { ReceiptComponent } from './receipt.ts'
export { linesPerVolume, type RegisterLine } from './register.ts'
export type { Frame, Issued } from './sheet.ts'
export { slipPdf, type SlipData } from './slips.ts'
export { qrSvg } from './qr.ts'
export { feeReceiptPdf, type FeeReceipt } from './fee-receipt.ts'
export {
  paymentSlipPdf,
  receiptWithPaymentPdf,
  type PaymentDue,
  type PaymentSlip,
} from './payment-slip.ts'
export { figuresReportPdf, type FiguresReport } from './figures-report.ts'
export {
  certificationBookPdf,
  certificationSheetPdf,
  certificationTextsPdf,
  type CertificationTable,
  type CertificationText,
} from './certification.ts'
export { civilPaperPdf, type CivilPaper, type CivilRow } from './civil-status.ts'
