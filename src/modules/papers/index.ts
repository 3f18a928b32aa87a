export { paperById, paperInForce, type Paper, type PaperId } from './papers.ts'
export { receiptPdf, type ReceiptComponent, type ReceiptData } from './receipt.ts'
