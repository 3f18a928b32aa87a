import type { PathFault } from '#platform/signing/cms/trust-path.ts'
import type { Change } from '#platform/signing/pades/changes.ts'
import type { CheckReport } from '#platform/signing/pades/check.ts'

type Words = [vi: string, en: string]

export const faultWords: Record<NonNullable<CheckReport['fault']>, Words> = {
  'not-pdf': ['Tệp này không phải PDF.', 'This is no PDF.'],
  encrypted: [
    'Tệp có mật khẩu nên không kiểm tra được.',
    'The file is encrypted and cannot be checked.',
  ],
  broken: [
    'Tệp PDF hỏng hoặc được làm sai cấu trúc nên không tin được chữ ký nào trong đó.',
    'The PDF is broken: no signature in it can be believed.',
  ],
}

export const changeWords: Record<Change['kind'], Words> = {
  signature: ['thêm chữ ký hoặc dấu', 'a signature or seal'],
  validation: ['thêm dữ liệu kiểm tra chữ ký', 'data for the check'],
  filled: ['điền số, ngày đã chừa sẵn', 'number and date in places left open'],
  description: ['sửa phần mô tả tệp', 'the description of the file'],
  content: ['ĐÃ THÊM HOẶC SỬA NỘI DUNG', 'CONTENT WAS ADDED OR CHANGED'],
}

export const pathWords: Record<PathFault, Words> = {
  'no-path': [
    'Chứng thư không dẫn về gốc nào mà nơi này tin',
    'No path to a root that is trusted here',
  ],
  expired: ['Chứng thư đã hết hạn vào lúc ký', 'The certificate had expired'],
  'not-yet-valid': ['Chứng thư chưa có hiệu lực vào lúc ký', 'The certificate was not valid yet'],
  'issuer-not-allowed': ['Nơi cấp không được phép cấp chứng thư này', 'Its issuer may not issue'],
  'not-understood': [
    'Chứng thư có điều kiện mà chương trình không hiểu',
    'It has a condition that is not understood',
  ],
}
