import type { Module } from '#platform/module.ts'

import { foldEvery } from './fold.ts'
import { recountEvery, recountOne } from './recount.ts'

export const figures: Module = {
  name: 'figures',
  uses: ['accounts', 'dossiers', 'papers', 'procedures', 'units'],
  permissions: {
    'figures.view': 'Xem số liệu, tỷ lệ và danh sách phía sau',
    'figures.officers': 'Xem số liệu theo cán bộ và phòng ban',
    'figures.edit': 'Sửa điểm chỉ số, mức độ dịch vụ; đếm lại số liệu',
    'api.figures': 'Đọc số liệu qua giao diện lập trình',
  },
  jobs: {
    'figures.fold': foldEvery,
    'figures.recount': recountOne,
    'figures.recount-every': recountEvery,
  },
  // Every minute; and at 02:50 in Việt Nam, when few people file.
  cron: { '* * * * *': 'figures.fold', '50 19 * * *': 'figures.recount-every' },
}
