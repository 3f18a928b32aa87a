import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'certification.done': ['Chứng thực tại quầy', 'Certified papers at the counter'],
  'certification.electronic-asked': ['Trình ký bản sao điện tử', 'Put an electronic copy up'],
  'certification.electronic-numbered': ['Cấp số bản sao điện tử', 'Numbered an electronic copy'],
  'certification.electronic-refused': [
    'Bản sao điện tử chưa được cấp số',
    'An electronic copy got no number',
  ],
  'certification.refused': ['Từ chối chứng thực', 'Refused to certify'],
  'certification.annotated': ['Ghi chú vào sổ chứng thực', 'Annotated a book of certification'],
  'certification.continued': [
    'Nối số của sổ chứng thực ghi tay',
    'Went on after a book kept by hand',
  ],
  'certification.volume-opened': ['Mở quyển sổ chứng thực mới', 'Opened a new volume'],
  'certification.month-printed': ['In sổ chứng thực của tháng', 'Printed a month of a book'],
  'certification.locked': ['Khóa sổ chứng thực', 'Locked a book of certification'],
  'certification.persons-merged': [
    'Chuyển lượt chứng thực theo người đã gộp',
    'Moved what was certified to the person who stays',
  ],
}
