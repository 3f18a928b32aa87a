export { paperById, paperInForce, type Paper, type PaperId } from './papers.ts'
export { receiptPdf, type ReceiptComponent, type ReceiptData } from './receipt.ts'
export { qrSvg } from './qr.ts'
export { figuresReportPdf, type FiguresReport } from './figures-report.ts'
