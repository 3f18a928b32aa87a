import type { Module } from '#platform/module.ts'

export const workflows: Module = {
  name: 'workflows',
  uses: [],
  permissions: {
    'step.desk': 'Làm bước của bộ phận một cửa',
    'step.head': 'Làm bước phân công của trưởng phòng',
    'step.specialist': 'Làm bước thẩm định của chuyên viên',
    'step.office': 'Làm bước xem xét của văn phòng',
    'step.leader': 'Làm bước phê duyệt của lãnh đạo',
    'step.clerk': 'Làm bước vào sổ, phát hành của văn thư',
  },
}
